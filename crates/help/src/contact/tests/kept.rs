//! Parts of tickets, complaints that are sent about, and what is not lost on the way.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of one lifetime does not stand for a closure of any"
)]

use std::time::Duration;

use ::store::{Actor, Channel, delivery, keys, sweep};
use base::Lang;
use identity::account;
use identity::contacts::{self, Way};
use testkit::{Person, Portal};

use super::super::rules::{Left, Queue, State, Topic};
use super::super::store::desk::{self, Written};
use super::super::store::{self, Ticket};
use super::desk::{now, step};
use super::{ANSWER, HERE, code_on, form, opened, rooms, rosa, with_account};

const DAY: Duration = Duration::from_hours(24);

fn asked(portal: &Portal, number: u8, topic: Topic) -> Ticket {
    opened(portal, &Person::ann(), number, (topic, Left::Other))
}

fn merge(portal: &Portal, part: &Ticket, into: &Ticket) {
    let (seen, into) = (now(portal, part).version, into.id);
    let merged = step(portal, (rosa(), part, seen), move |s, tx| {
        let into = desk::find(tx, Queue::ALL, into)?.unwrap();
        s.merge(tx, &into)
    });
    assert_eq!(merged, Written::Saved);
}

fn sent_to(portal: &Portal, ticket: &Ticket, queue: Queue) -> Written {
    let seen = now(portal, ticket).version;
    let house = portal.house.clone();
    step(portal, (rosa(), ticket, seen), move |s, tx| s.send_to(tx, &house, queue))
}

fn closed(portal: &Portal, ticket: &Ticket) {
    let seen = now(portal, ticket).version;
    assert_eq!(step(portal, (rosa(), ticket, seen), |s, tx| s.close(tx)), Written::Saved);
}

/// Things said and tickets that are gone now.
fn swept(portal: &Portal) -> Vec<u64> {
    let one = |kind| portal.runtime.block_on(sweep(&portal.db, kind, 10, portal.now()));
    store::sweeps::SWEEPS[..2].iter().map(|kind| one(*kind).unwrap()).collect()
}

#[test]
fn what_was_merged_goes_to_the_queue_that_its_ticket_is_sent_to() {
    testkit::both(rooms, |portal| {
        let (first, part) = (asked(portal, 7, Topic::Money), asked(portal, 8, Topic::Money));
        merge(portal, &part, &first);
        assert_eq!(sent_to(portal, &first, Queue::Fraud), Written::Saved);
        for id in [first.id, part.id] {
            let found = |queue: &'static [Queue]| portal.read(move |tx| desk::find(tx, queue, id));
            assert!(found(&[Queue::Ordinary]).is_none());
            assert!(found(&[Queue::Fraud]).is_some());
        }
    });
}

#[test]
fn what_few_eyes_noted_is_read_in_their_queue_alone() {
    testkit::both(rooms, |portal| {
        let ticket = asked(portal, 7, Topic::Fraud);
        let note = |text: &'static str| {
            let seen = now(portal, &ticket).version;
            step(portal, (rosa(), &ticket, seen), move |s, tx| s.note(tx, text));
        };
        let read = || -> Vec<String> {
            let left = now(portal, &ticket);
            let said = portal.read(move |tx| desk::whole_thread(tx, &left));
            said.into_iter().map(|entry| entry.text.0).collect()
        };
        note("The brother did it.");
        sent_to(portal, &ticket, Queue::Ordinary);
        note("Called her.");
        assert_eq!(read(), ["Please help.", "Called her."]);
        sent_to(portal, &ticket, Queue::Privacy);
        assert_eq!(read(), ["Please help.", "Called her."]);
        sent_to(portal, &ticket, Queue::Fraud);
        assert_eq!(read(), ["Please help.", "The brother did it.", "Called her."]);
    });
}

#[test]
fn a_part_is_kept_as_long_as_the_ticket_it_is_read_in() {
    testkit::both(rooms, |portal| {
        let (first, part) = (asked(portal, 7, Topic::Money), asked(portal, 8, Topic::Money));
        merge(portal, &part, &first);
        portal.pass(DAY * 370);
        assert_eq!(swept(portal), [0, 0]);
        closed(portal, &first);
        portal.pass(DAY * 364);
        assert_eq!(swept(portal), [0, 0]);
        portal.pass(DAY * 2);
        assert_eq!(swept(portal), [2, 2]);
    });
}

#[test]
fn a_complaint_keeps_its_clock_and_its_years_wherever_it_is_sent() {
    testkit::both(rooms, |portal| {
        let ticket = asked(portal, 7, Topic::Privacy);
        assert!(ticket.due_at.is_some());
        assert_eq!(sent_to(portal, &ticket, Queue::Privacy), Written::Conflict);
        for queue in [Queue::Ordinary, Queue::Privacy, Queue::Ordinary] {
            portal.pass(Duration::from_hours(1));
            assert_eq!(sent_to(portal, &ticket, queue), Written::Saved);
            assert_eq!(now(portal, &ticket).due_at, ticket.due_at);
        }
        closed(portal, &ticket);
        portal.pass(DAY * 400);
        assert_eq!(swept(portal), [0, 0]);
        // Nor is it lost by becoming a part of one that is no complaint.
        let other = asked(portal, 8, Topic::Money);
        merge(portal, &ticket, &other);
        closed(portal, &other);
        portal.pass(DAY * 400);
        assert_eq!(swept(portal), [0, 0]);
        portal.pass(DAY * 6 * 366);
        assert_eq!(swept(portal), [2, 2]);
    });
}

#[test]
fn a_forgotten_members_ticket_is_none_and_hides_no_other() {
    testkit::both(rooms, |portal| {
        let hidden = asked(portal, 7, Topic::Money);
        asked(portal, 8, Topic::Money);
        portal.pass(Duration::from_hours(1));
        let left = opened(portal, &Person::ben(), 9, (Topic::Money, Left::Other));
        let member = Person::ann().scope.member();
        assert!(portal.write(move |tx| keys::forget(tx, member, Actor::Staff(rosa().id))));
        let (id, all) = (hidden.id, &[Queue::Ordinary][..]);
        for size in [1, 2, 3] {
            let page = portal.read(move |tx| desk::queue(tx, (all, State::Open), None, size));
            let ids: Vec<_> = page.iter().map(|ticket| ticket.id).collect();
            assert_eq!(ids, [left.id], "{size} a page");
        }
        assert!(portal.read(move |tx| desk::find(tx, all, id)).is_none());
    });
}

#[test]
fn another_number_to_call_is_another_message_and_a_later_press_is_none() {
    testkit::both(rooms, |portal| {
        let browser = portal.stranger();
        let once = browser.opens(HERE).field("once").1;
        let call = |phone: &str| {
            let mut fields = form("else", "other", "Call me.");
            fields.extend([("once", once.as_str()), ("how", "phone"), ("phone", phone)]);
            let page = browser.sends(HERE, &fields);
            page.sees(phone);
            code_on(&page, 0)
        };
        let first = call("503-555-0142");
        portal.pass(Duration::from_hours(1));
        assert_eq!(call("503-555-0142"), first);
        assert_ne!(call("503-555-0143"), first);
        let all = portal.read(|tx| desk::queue(tx, (&[Queue::Ordinary], State::Open), None, 10));
        assert_eq!(all.len(), 2);
    });
}

#[test]
fn the_same_words_open_a_closed_message_again() {
    testkit::both(rooms, |portal| {
        let ticket = asked(portal, 7, Topic::Money);
        let ann = portal.visited_by(&Person::ann());
        let page = format!("{HERE}/{}", ticket.id);
        let says = || ann.sends(&format!("{page}/say"), &[("text", "Any news?")]);
        says();
        ann.presses(&format!("{page}/close")).follow().sees("Closed");
        says().follow().sees("Waiting for our answer");
        assert_eq!(ann.opens(&page).text().matches("Any news?").count(), 2);
    });
}

#[test]
fn a_part_is_closed_where_it_is_read() {
    testkit::both(rooms, |portal| {
        let (first, part) = (asked(portal, 7, Topic::Money), asked(portal, 8, Topic::Money));
        merge(portal, &part, &first);
        let ann = portal.visited_by(&Person::ann());
        let page = ann.presses(&format!("{HERE}/{}/close", part.id));
        assert_eq!(page.place(), format!("{HERE}/{}", first.id));
        assert_eq!(now(portal, &first).state, State::Closed);
    });
}

#[test]
fn a_neighbours_guesses_cost_nobody_their_key_or_their_words() {
    testkit::both(rooms, |portal| {
        let ann = portal.stranger();
        let sent = ann.sends(HERE, &form("else", "other", "My question"));
        let (number, key) = (code_on(&sent, 0), code_on(&sent, 1));
        let thief = portal.stranger();
        for _ in 0..20 {
            thief.sends(ANSWER, &[("number", "7K2Q-M4XB"), ("key", "0000-0000-0000")]);
        }
        ann.opens(ANSWER).sees("so we look at none for a while");
        let fields = [("number", number), ("key", key), ("text", "One more thing".to_owned())];
        for text in ["One more thing", ""] {
            let mut fields = fields.to_vec();
            fields[2].1 = text.to_owned();
            let held = ann.sends(&format!("{ANSWER}/say"), &fields);
            held.sees("so we look at none for a while").sees(text);
            held.lacks("There is no message");
        }
        portal.pass(Duration::from_hours(1));
        ann.opens(ANSWER).sees("My question");
        // What was typed is in the field again once number and key are looked at.
        ann.sends(ANSWER, &fields).sees("My question").sees("One more thing</textarea>");
    });
}

#[test]
fn an_answer_is_told_where_messages_still_arrive() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        with_account(portal, &ann, Lang::English);
        let member = ann.scope.member();
        portal.write(move |tx| {
            let of = (account::of_member(tx, member)?.expect("an account"), member);
            let phone = Way::Phone("503-555-0142".parse().unwrap());
            contacts::add(tx, of, &phone, true)?;
            let mailbox = delivery::address(tx, Channel::Mail, "ann@example.org");
            delivery::bury(tx, &mailbox, delivery::Why::Gone)
        });
        let ticket = asked(portal, 7, Topic::Money);
        let reply = |text: &'static str| {
            let (house, seen) = (portal.house.clone(), now(portal, &ticket).version);
            let reply = move |s: desk::Step<'_>, tx: &::store::Tx| s.reply(tx, &house, text);
            (step(portal, (rosa(), &ticket, seen), reply), portal.work())
        };
        let (written, told) = reply("It comes today.");
        assert_eq!(written, Written::Saved);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].channel, Channel::Text);
        portal.write(|tx| {
            let phone = delivery::address(tx, Channel::Text, "503-555-0142");
            delivery::bury(tx, &phone, delivery::Why::Stop)
        });
        let (written, told) = reply("It is here.");
        assert_eq!((written, told.len()), (Written::Untold, 0));
    });
}
