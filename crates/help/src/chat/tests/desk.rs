//! What the desk does with chats, and what its steps on the ticket do to them.

use std::sync::Barrier;

use ::store::Tx;
use base::TicketId;
use testkit::{Person, Portal};

use super::{
    HERE, MINUTE, agent, all, answers, begins, both, chats, only, staffed, takes, ticket, tickets,
};
use crate::chat::flow::Stage;
use crate::contact::rules::{Queue, State};
use crate::contact::store::Ticket;
use crate::contact::store::desk::{Step, Written};

fn begun(portal: &Portal, number: u8, topic: &str) -> TicketId {
    let one = portal.visited_by(&Person::new(number, "Kim"));
    begins(&one, (topic, "other"), "Hello").place();
    let queues = [Queue::Ordinary, Queue::Fraud, Queue::Privacy];
    let mut found = queues.into_iter().flat_map(|queue| all(portal, queue, Stage::Waiting));
    let mine = Person::new(number, "Kim").scope.member();
    found.find(|(ticket, _)| ticket.owner == Some(mine)).expect("it waits").0.id
}

#[test]
fn of_eight_who_take_a_chat_at_once_one_has_it() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        for round in 0..5 {
            let id = begun(portal, 100 + round, "card");
            let gate = Barrier::new(8);
            let winners: Vec<u8> = std::thread::scope(|scope| {
                let tries: Vec<_> = (1..=8)
                    .map(|number| {
                        let (gate, db, now) = (&gate, portal.db.clone(), portal.now());
                        scope.spawn(move || {
                            gate.wait();
                            let took = db.write_blocking(now, move |tx| {
                                let found = tickets::find(tx, &[Queue::Ordinary], id)?;
                                chats::take(tx, &agent(number), &found.unwrap())
                            });
                            took.unwrap().then_some(number)
                        })
                    })
                    .collect();
                tries.into_iter().filter_map(|one| one.join().unwrap()).collect()
            });
            assert_eq!(winners.len(), 1, "{winners:?}");
            assert_eq!(ticket(portal, id).assignee, Some(agent(winners[0]).id));
        }
    });
}

#[test]
fn lines_of_both_at_once_are_all_kept_each_once_and_in_one_order() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let id = begun(portal, 100, "card");
        assert!(takes(portal, 5, id));
        let scope = Person::new(100, "Kim").scope;
        std::thread::scope(|threads| {
            for side in 0..2 {
                let (db, now) = (portal.db.clone(), portal.now());
                let zone = portal.house.plan.zone.clone();
                threads.spawn(move || {
                    for number in 0..20 {
                        let (text, zone) = (format!("line {side}-{number:02}."), zone.clone());
                        let said = db.write_blocking(now, move |tx: &Tx| {
                            let ticket = tickets::find(tx, &[Queue::Ordinary], id)?.unwrap();
                            let line = chats::Line { once: &text, text: &text };
                            if side == 0 {
                                return chats::answer(tx, &agent(5), &ticket, line);
                            }
                            let actor = ::store::Actor::Stranger;
                            chats::say(tx, (&ticket, &zone), (actor, line))
                        });
                        assert_eq!(said.unwrap(), chats::Became::Said);
                    }
                });
            }
        });
        let said = portal.read(move |tx| {
            let ticket = crate::contact::store::one_of_member(tx, scope, id)?.unwrap();
            crate::contact::store::thread(tx, &ticket)
        });
        let of = |side: u8| -> Vec<String> {
            let mark = format!("line {side}-");
            let mine = said.iter().filter(|entry| entry.text.starts_with(&mark));
            mine.map(|entry| entry.text.0.clone()).collect()
        };
        for side in 0..2 {
            let wanted: Vec<String> = (0..20).map(|n| format!("line {side}-{n:02}.")).collect();
            assert_eq!(of(side), wanted);
        }
        assert_eq!(said.len(), 41);
    });
}

#[test]
fn a_chat_about_fraud_waits_with_its_officers_and_is_not_there_for_others() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let id = begun(portal, 100, "fraud");
        assert_eq!(all(portal, Queue::Ordinary, Stage::Waiting).len(), 0);
        assert_eq!(all(portal, Queue::Fraud, Stage::Waiting).len(), 1);
        assert!(portal.read(move |tx| tickets::find(tx, &[Queue::Ordinary], id)).is_none());
        let kim = portal.visited_by(&Person::new(100, "Kim"));
        kim.opens(HERE).sees("Only a few of us may look at this").sees("24");
        staffed(portal, 6, &[Queue::Fraud, Queue::Ordinary]);
        kim.opens(HERE).sees("You are next");
    });
}

fn at(portal: &Portal, id: TicketId, step: impl Fn(Step<'_>, &Tx) -> Written + Send + 'static) {
    let ticket = ticket(portal, id);
    let written = portal.write(move |tx| {
        let (agent, seen) = (agent(5), ticket.version);
        Ok(step(Step { agent: &agent, ticket: &ticket, seen }, tx))
    });
    assert_eq!(written, Written::Saved);
}

#[test]
fn a_ticket_sent_to_another_queue_closed_or_handed_back_takes_its_chat_along() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let house = portal.house.clone();
        let moved = begun(portal, 100, "card");
        assert!(takes(portal, 5, moved));
        at(portal, moved, move |step, tx| step.send_to(tx, &house, Queue::Fraud).unwrap());
        assert_eq!(all(portal, Queue::Fraud, Stage::Waiting).len(), 1, "nobody has it there");
        assert_eq!(all(portal, Queue::Ordinary, Stage::Held).len(), 0);

        let closed = begun(portal, 101, "card");
        at(portal, closed, |step, tx| step.close(tx).unwrap());
        assert_eq!(all(portal, Queue::Ordinary, Stage::Waiting).len(), 0);
        portal.visited_by(&Person::new(101, "Kim")).opens(HERE).sees("This chat has ended");

        let back = begun(portal, 102, "card");
        assert!(takes(portal, 5, back));
        at(portal, back, |step, tx| step.hand_over(tx, None).unwrap());
        assert_eq!(only(portal, Stage::Waiting).id, back);
        assert!(takes(portal, 6, back), "somebody else comes");
    });
}

#[test]
fn lines_said_after_a_merge_are_said_where_the_ticket_is_read() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let first = begun(portal, 100, "card");
        let kim = portal.visited_by(&Person::new(100, "Kim"));
        kim.presses("/help/chat/end").place();
        kim.opens("/help/chat?new=1");
        let fields = [("topic", "money"), ("left", "other"), ("text", "One more question")];
        kim.sends(HERE, &fields).place();
        let second = only(portal, Stage::Waiting).id;
        let into = ticket(portal, first);
        at(portal, second, move |step, tx| step.merge(tx, &into).unwrap());
        assert_eq!(all(portal, Queue::Ordinary, Stage::Waiting).len(), 0);
        let said = kim.sends("/help/chat/say", &[("text", "Are you there?")]);
        assert_eq!(said.place(), format!("/help/contact/{first}"));
        said.follow().sees("One more question").sees("Are you there?");
    });
}

#[test]
fn the_desk_ends_a_chat_as_solved_or_keeps_the_ticket_and_whoever_left_is_told() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let house = portal.house.clone();
        let ends = move |portal: &Portal, number: u8, stays: bool| {
            let id = begun(portal, number, "card");
            assert!(takes(portal, 5, id));
            portal.pass(MINUTE);
            answers(portal, id, "It comes tomorrow.");
            let (ticket, house) = (ticket(portal, id), house.clone());
            portal.write(move |tx| chats::finish(tx, (&house, &agent(5)), &ticket, stays));
            id
        };
        let solved = ends(portal, 100, false);
        assert_eq!(ticket(portal, solved).state, State::Closed);
        let kept = ends(portal, 101, true);
        let Ticket { state, assignee, .. } = ticket(portal, kept);
        assert_eq!((state, assignee), (State::Open, Some(agent(5).id)));
        for stage in [Stage::Waiting, Stage::Held] {
            assert_eq!(all(portal, Queue::Ordinary, stage).len(), 0);
        }
    });
}
