//! What agents do, two of them at once, and what an agent never sees.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of one lifetime does not stand for a closure of any"
)]

use std::time::Duration;

use ::store::testing::{both, crowd, plans};
use ::store::{Fault, Tx, sweep};
use testkit::{Person, Portal};

use super::super::rules::{Left, Queue, State, Topic, Voice};
use super::super::store::desk::{self, Agent, Step, Written};
use super::super::store::{self, Ticket};
use super::{omar, opened, rooms, rosa};

fn ticket(portal: &Portal, topic: Topic) -> Ticket {
    opened(portal, &Person::ann(), 7, (topic, Left::Other))
}

/// One step of an agent who saw `seen`.
pub(super) fn step<T: Send + 'static>(
    portal: &Portal,
    (agent, of, seen): (Agent, &Ticket, i64),
    mut work: impl FnMut(Step<'_>, &Tx) -> Result<T, Fault> + Send + 'static,
) -> T {
    let id = of.id;
    portal.write(move |tx| {
        let ticket = desk::find(tx, Queue::ALL, id)?.expect("a ticket");
        work(Step { agent: &agent, ticket: &ticket, seen }, tx)
    })
}

pub(super) fn now(portal: &Portal, of: &Ticket) -> Ticket {
    let id = of.id;
    portal.read(move |tx| desk::find(tx, Queue::ALL, id)).expect("a ticket")
}

#[test]
fn of_two_agents_at_once_the_slower_writes_nothing_and_is_told() {
    testkit::both(rooms, |portal| {
        let asked = ticket(portal, Topic::Money);
        let house = portal.house.clone();
        let reply = move |step: Step<'_>, tx: &Tx| step.reply(tx, &house, "First.");
        // Ann has no account, so that nobody can be told.
        assert_eq!(step(portal, (rosa(), &asked, 1), reply.clone()), Written::Untold);
        let late = |agent| (agent, &asked, 1);
        assert_eq!(step(portal, late(omar()), reply), Written::Conflict);
        assert_eq!(step(portal, late(omar()), |s, tx| s.note(tx, "n")), Written::Conflict);
        assert_eq!(step(portal, late(omar()), |s, tx| s.take(tx)), Written::Conflict);
        assert_eq!(step(portal, late(omar()), |s, tx| s.close(tx)), Written::Conflict);
        let left = now(portal, &asked);
        assert_eq!((left.version, left.state), (2, State::Answered));
        assert_eq!(left.assignee, Some(rosa().id));
        let said = portal.read(move |tx| desk::whole_thread(tx, &left));
        let texts: Vec<&str> = said.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(texts, ["Please help.", "First."]);
        // With the page as it stands now, the slower goes on.
        let hand = (omar(), &asked, 2);
        assert_eq!(step(portal, hand, |s, tx| s.hand_over(tx, Some(omar().id))), Written::Saved);
        assert_eq!(now(portal, &asked).assignee, Some(omar().id));
    });
}

#[test]
fn what_a_member_says_meanwhile_is_seen_before_an_answer_leaves() {
    testkit::both(rooms, |portal| {
        let asked = ticket(portal, Topic::Money);
        let ann = portal.visited_by(&Person::ann());
        let say = format!("/help/contact/{}/say", asked.id);
        ann.sends(&say, &[("text", "Wait, it came!")]);
        let house = portal.house.clone();
        let reply = move |s: Step<'_>, tx: &Tx| s.reply(tx, &house, "It comes tomorrow.");
        assert_eq!(step(portal, (rosa(), &asked, 1), reply), Written::Conflict);
        ann.opens(&format!("/help/contact/{}", asked.id)).lacks("It comes tomorrow.");
    });
}

#[test]
fn a_fraud_ticket_is_nowhere_for_whoever_may_not_see_that_queue() {
    testkit::both(rooms, |portal| {
        let hidden = ticket(portal, Topic::Fraud);
        assert_eq!(hidden.due_at, Some(portal.now() + Duration::from_hours(24)));
        let (id, may) = (hidden.id, &[Queue::Ordinary][..]);
        let open = State::Open;
        let seen = portal.read(move |tx| {
            let mut found = desk::queue(tx, (may, open), None, 10)?;
            found.extend(desk::find(tx, may, id)?);
            found.extend(desk::by_number(tx, may, (id, id))?);
            found.extend(desk::of_member_in(tx, may, Person::ann().scope)?);
            Ok((found.len(), desk::waiting(tx, Queue::Ordinary)?))
        });
        assert_eq!(seen, (0, 0));
        let theirs = portal.read(move |tx| {
            let fraud = &[Queue::Fraud][..];
            let listed = desk::queue(tx, (fraud, open), None, 10)?.len();
            let of_member = desk::of_member_in(tx, fraud, Person::ann().scope)?.len();
            Ok((listed, of_member, desk::waiting(tx, Queue::Fraud)?))
        });
        assert_eq!(theirs, (1, 1, 1));
        // Its writer sees it as any other.
        let ann = portal.visited_by(&Person::ann());
        ann.opens(&format!("/help/contact/{id}")).sees("We answer within 24 hours");
    });
}

#[test]
fn an_ordinary_ticket_that_turns_out_to_be_fraud_leaves_the_ordinary_queue() {
    testkit::both(rooms, |portal| {
        let asked = ticket(portal, Topic::Else);
        assert_eq!(asked.due_at, None);
        step(portal, (rosa(), &asked, 1), |s, tx| s.take(tx));
        let ann = portal.visited_by(&Person::ann());
        let page = || {
            let page = ann.opens(&format!("/help/contact/{}", asked.id));
            page.text().split_once("lk-page").unwrap().1.replace(char::is_numeric, "")
        };
        let before = page();
        let house = portal.house.clone();
        let send = move |s: Step<'_>, tx: &Tx| s.send_to(tx, &house, Queue::Fraud);
        let moved = step(portal, (rosa(), &asked, 2), send);
        assert_eq!(moved, Written::Saved);
        let there = now(portal, &asked);
        assert_eq!((there.queue, there.assignee), (Queue::Fraud, None));
        assert!(there.due_at.is_some());
        assert_eq!(there.runs_out, there.due_at.unwrap().day_in(&portal.house.plan.zone));
        assert_eq!(page(), before, "its writer is told nothing of it");
        let id = asked.id;
        assert!(portal.read(move |tx| desk::find(tx, &[Queue::Ordinary], id)).is_none());
    });
}

#[test]
fn notes_are_for_agents_and_are_told_apart() {
    testkit::both(rooms, |portal| {
        let asked = ticket(portal, Topic::Card);
        step(portal, (rosa(), &asked, 1), |s, tx| s.note(tx, "between us"));
        let left = now(portal, &asked);
        assert_eq!(left.state, State::Open);
        let (whole, theirs) =
            portal.read(move |tx| Ok((desk::whole_thread(tx, &left)?, store::thread(tx, &left)?)));
        assert_eq!((whole.len(), theirs.len()), (2, 1));
        assert_eq!(whole[1].voice, Voice::Note);
        assert_eq!(whole[1].by.as_ref().unwrap().0, "Rosa");
    });
}

#[test]
fn two_tickets_of_one_member_become_one_and_those_of_two_do_not() {
    testkit::both(rooms, |portal| {
        let (ann, ben) = (Person::ann(), Person::ben());
        let first = opened(portal, &ann, 7, (Topic::Medicine, Left::More));
        portal.pass(Duration::from_hours(1));
        let second = opened(portal, &ann, 8, (Topic::Medicine, Left::Nothing));
        let third = opened(portal, &ann, 9, (Topic::Medicine, Left::More));
        let others = opened(portal, &ben, 10, (Topic::Medicine, Left::More));
        let fraud = opened(portal, &ann, 11, (Topic::Fraud, Left::More));
        let merge = |of: &Ticket, into: &Ticket| {
            let (seen, into) = (now(portal, of).version, into.id);
            step(portal, (rosa(), of, seen), move |s, tx| {
                let into = desk::find(tx, Queue::ALL, into)?.unwrap();
                s.merge(tx, &into)
            })
        };
        assert_eq!(merge(&first, &others), Written::Unlike);
        assert_eq!(merge(&first, &fraud), Written::Unlike);
        assert_eq!(merge(&first, &first), Written::Unlike);
        assert_eq!(merge(&third, &second), Written::Saved);
        assert_eq!(merge(&second, &first), Written::Saved);
        let one = now(portal, &first);
        assert_eq!((one.state, one.runs_out), (State::Open, second.runs_out));
        let thread = portal.read(move |tx| store::thread(tx, &one));
        assert_eq!(thread.len(), 3, "what was said in all of them");
        let browser = portal.visited_by(&ann);
        let page = browser.opens(&format!("/help/contact/{}", third.id));
        assert_eq!(page.place(), format!("/help/contact/{}", first.id));
        // What is said in a page from before is said where it is read now.
        let say = format!("/help/contact/{}/say", third.id);
        browser.sends(&say, &[("text", "Still here")]).follow().sees("Still here");
        let taken = step(portal, (rosa(), &third, 3), |s, tx| s.take(tx));
        assert_eq!(taken, Written::Conflict, "nothing is done to a part of another");
    });
}

#[test]
fn a_year_after_the_last_move_a_ticket_and_what_was_said_are_gone_and_an_open_one_is_not() {
    testkit::both(rooms, |portal| {
        let open = opened(portal, &Person::ann(), 7, (Topic::Card, Left::Other));
        let closed = opened(portal, &Person::ann(), 8, (Topic::Card, Left::Other));
        let complaint = opened(portal, &Person::ann(), 9, (Topic::Privacy, Left::Other));
        for one in [&closed, &complaint] {
            step(portal, (rosa(), one, 1), |s, tx| s.close(tx));
        }
        let swept = || -> Vec<u64> {
            let one = |kind| portal.runtime.block_on(sweep(&portal.db, kind, 10, portal.now()));
            store::sweeps::SWEEPS[..2].iter().map(|kind| one(*kind).unwrap()).collect()
        };
        portal.pass(Duration::from_hours(364 * 24));
        assert_eq!(swept(), [0, 0]);
        portal.pass(Duration::from_hours(2 * 24));
        assert_eq!(swept(), [1, 1]);
        assert_eq!(swept(), [0, 0]);
        let left = portal.read(|tx| store::of_member(tx, Person::ann().scope, 10));
        let mut left: Vec<_> = left.into_iter().map(|ticket| ticket.id).collect();
        left.sort();
        assert_eq!(left, [open.id, complaint.id]);
    });
}

#[test]
fn every_step_is_written_down_with_who_did_it() {
    const STEPS: ::store::Sql = ::store::Sql {
        name: "STEPS",
        text: "SELECT action, actor FROM audit_entry WHERE thing = $1 ORDER BY at, seq",
    };
    testkit::both(rooms, |portal| {
        let asked = ticket(portal, Topic::Money);
        portal.pass(Duration::from_secs(1));
        step(portal, (rosa(), &asked, 1), |s, tx| s.take(tx));
        portal.pass(Duration::from_secs(1));
        step(portal, (omar(), &asked, 2), |s, tx| s.close(tx));
        let id = asked.id;
        let told: Vec<(String, String)> = portal.read(move |tx| {
            tx.all(STEPS, &::store::args![id], |row| Ok((row.get(0)?, row.get(1)?)))
        });
        let ann = format!("account:{}", Person::ann().account);
        let staff = |agent: Agent| format!("staff:{}", agent.id);
        let row = |action: &str, actor: String| (action.to_owned(), actor);
        assert_eq!(
            told,
            [
                row("ticket.opened", ann),
                row("ticket.taken", staff(rosa())),
                row("ticket.closed", staff(omar())),
            ]
        );
    });
}

#[test]
fn neither_engine_goes_through_all_tickets_to_find_some() {
    both(&[crate::SCHEMA], |db| {
        let all = [
            store::STATEMENTS,
            desk::STATEMENTS,
            store::pictures::STATEMENTS,
            store::said::STATEMENTS,
            crate::rations::STATEMENTS,
            store::sweeps::STATEMENTS,
        ]
        .concat();
        crowd(db, 2_000, &all);
        // What sweeps may go through: nobody waits for them.
        let sweeps = ["ENTRIES_GONE", "PICTURES_GONE", "TICKETS_GONE"];
        let wading: Vec<_> = plans(db, &all)
            .into_iter()
            .filter(|plan| !plan.wades.is_empty() && !sweeps.contains(&plan.sql))
            .collect();
        assert!(wading.is_empty(), "{wading:#?}");
    });
}
