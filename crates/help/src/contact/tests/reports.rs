//! Reports for few eyes: no sitter in an account makes them vanish, and their clock counts in the
//! order of a queue.

use std::time::Duration;

use base::TicketId;
use testkit::{Person, Portal};

use super::super::rules::{Left, MOST_PARTS, Queue, State, Topic};
use super::super::store::desk::{self, Written};
use super::super::store::{self, Ticket};
use super::desk::{now, step};
use super::{ANSWER, HERE, code_on, form, only, opened, rooms, rosa};

const CLOSED_BY_WRITER: ::store::Sql = ::store::Sql {
    name: "CLOSED_BY_WRITER",
    text: "SELECT COUNT(*) FROM audit_entry WHERE action = 'ticket.closed-by-writer'",
};

fn closings(portal: &Portal) -> i64 {
    portal.read(|tx| tx.one(CLOSED_BY_WRITER, &[], |row| row.get(0)))
}

fn sent_to(portal: &Portal, ticket: &Ticket, queue: Queue) {
    let (seen, house) = (now(portal, ticket).version, portal.house.clone());
    let sent = step(portal, (rosa(), ticket, seen), move |s, tx| s.send_to(tx, &house, queue));
    assert_eq!(sent, Written::Saved);
}

fn answered(portal: &Portal, ticket: &Ticket) {
    let (seen, house) = (now(portal, ticket).version, portal.house.clone());
    step(portal, (rosa(), ticket, seen), move |s, tx| s.reply(tx, &house, "We looked."));
}

#[test]
fn a_report_that_its_writer_closes_waits_with_its_clock_until_it_was_answered() {
    testkit::both(rooms, |portal| {
        let ticket = opened(portal, &Person::ann(), 7, (Topic::Fraud, Left::Other));
        let ann = portal.visited_by(&Person::ann());
        let page = format!("{HERE}/{}", ticket.id);
        for _ in 0..2 {
            let closed = ann.presses(&format!("{page}/close")).follow();
            closed.sees("Open this again").sees("An officer still looks at it");
        }
        let left = now(portal, &ticket);
        assert_eq!((left.state, left.due_at), (State::Open, ticket.due_at));
        assert_eq!(closings(portal), 1, "and it is written down once");
        ann.opens(HERE).sees("Closed");
        ann.sends(&format!("{page}/say"), &[("text", "It was my son.")]);
        ann.opens(&page).sees("Waiting for our answer").lacks("An officer still looks at it");
        answered(portal, &ticket);
        ann.presses(&format!("{page}/close")).follow().lacks("An officer still looks at it");
        assert_eq!(now(portal, &ticket).state, State::Closed);
    });
}

#[test]
fn nor_does_a_strangers_key_take_a_report_back() {
    testkit::both(rooms, |portal| {
        let browser = portal.stranger();
        let sent = browser.sends(HERE, &form("privacy", "other", "A letter was open."));
        let (number, key) = (code_on(&sent, 0), code_on(&sent, 1));
        let held = [("number", number.as_str()), ("key", key.as_str())];
        let closed = browser.sends(&format!("{ANSWER}/close"), &held);
        closed.sees("An officer still looks at it").sees("Closed");
        let left = only(portal, Queue::Privacy);
        assert!(left.due_at.is_some());
        assert_eq!(closings(portal), 1);
    });
}

#[test]
fn whoever_closes_what_was_sent_to_few_eyes_is_not_told_where_it_is() {
    testkit::both(rooms, |portal| {
        let ticket = opened(portal, &Person::ann(), 7, (Topic::Else, Left::Other));
        sent_to(portal, &ticket, Queue::Fraud);
        let ann = portal.visited_by(&Person::ann());
        let closed = ann.presses(&format!("{HERE}/{}/close", ticket.id)).follow();
        closed.sees("Open this again").lacks("An officer").lacks("Waiting for our answer");
        assert_eq!(only(portal, Queue::Fraud).id, ticket.id);
    });
}

#[test]
fn a_clock_that_runs_out_sooner_stands_before_medicine_that_lasts_longer() {
    testkit::both(rooms, |portal| {
        let (ann, ben) = (Person::ann(), Person::ben());
        let ordinary = opened(portal, &ann, 7, (Topic::Medicine, Left::FourToSeven));
        let fraud = opened(portal, &ben, 8, (Topic::Fraud, Left::Other));
        let none = opened(portal, &ann, 9, (Topic::Fraud, Left::Nothing));
        let all = &[Queue::Ordinary, Queue::Fraud][..];
        let listed = portal.read(move |tx| desk::queue(tx, (all, State::Open), None, 10));
        let ids: Vec<TicketId> = listed.iter().map(|ticket| ticket.id).collect();
        assert_eq!(ids, [none.id, fraud.id, ordinary.id]);
        assert_eq!(fraud.runs_out, fraud.due_at.unwrap().day_in(&portal.house.plan.zone));
    });
}

#[test]
fn days_of_medicine_count_anew_from_the_day_somebody_writes_again() {
    testkit::both(rooms, |portal| {
        let ticket = opened(portal, &Person::ann(), 7, (Topic::Money, Left::Other));
        let report = opened(portal, &Person::ann(), 8, (Topic::Privacy, Left::Other));
        let ann = portal.visited_by(&Person::ann());
        let say = |of: &Ticket, text: &str| {
            ann.sends(&format!("{HERE}/{}/say", of.id), &[("text", text)]);
        };
        portal.pass(Duration::from_hours(24));
        say(&ticket, "Are you there?");
        assert_eq!(now(portal, &ticket).runs_out, ticket.runs_out, "it waits since then");
        for one in [&ticket, &report] {
            answered(portal, one);
        }
        portal.pass(Duration::from_hours(20 * 24));
        let ann = portal.visited_by(&Person::ann());
        for one in [&ticket, &report] {
            ann.sends(&format!("{HERE}/{}/say", one.id), &[("text", "And now?")]);
        }
        let today = portal.now().day_in(&portal.house.plan.zone);
        assert_eq!(now(portal, &ticket).runs_out, today.plus_days(10));
        assert_eq!(now(portal, &report).runs_out, today.plus_days(3));
    });
}

#[test]
fn twenty_tickets_become_one_and_no_more_for_no_page_reads_more() {
    testkit::sqlite(rooms, |portal| {
        let into = opened(portal, &Person::ann(), 1, (Topic::Money, Left::Other));
        let merge = |number: u8| {
            let part = opened(portal, &Person::ann(), number, (Topic::Money, Left::Other));
            let id = into.id;
            step(portal, (rosa(), &part, 1), move |s, tx| {
                let into = desk::find(tx, Queue::ALL, id)?.unwrap();
                s.merge(tx, &into)
            })
        };
        for number in 0..MOST_PARTS {
            assert_eq!(merge(2 + u8::try_from(number).unwrap()), Written::Saved, "{number}");
        }
        assert_eq!(merge(100), Written::Unlike);
    });
}

#[test]
fn the_newest_of_very_many_things_said_is_read() {
    testkit::both(rooms, |portal| {
        let ticket = opened(portal, &Person::ann(), 7, (Topic::Money, Left::Other));
        let of = ticket.clone();
        portal.write(move |tx| {
            for number in 1..=401 {
                let ticket = desk::find(tx, Queue::ALL, of.id)?.unwrap();
                let step = desk::Step { agent: &rosa(), ticket: &ticket, seen: number };
                assert_eq!(step.note(tx, &format!("note {number}"))?, Written::Saved);
            }
            Ok(())
        });
        let left = now(portal, &ticket);
        let said = portal.read(move |tx| desk::whole_thread(tx, &left));
        assert_eq!(said.last().unwrap().text.as_str(), "note 401");
        assert_eq!(said.len(), 400);
        assert_eq!(portal.read(move |tx| store::thread(tx, &ticket)).len(), 1);
    });
}

#[test]
fn what_was_written_is_printed_nowhere() {
    testkit::sqlite(rooms, |portal| {
        let ticket = opened(portal, &Person::ann(), 7, (Topic::Money, Left::Other));
        let body = store::Body { case: Some("123456789".to_owned().into()), ..ticket.body };
        assert!(!format!("{body:?}").contains("123456789"));
    });
}
