//! Page by page, a queue is the whole queue in its order: nothing twice, nothing left out.

use ::store::{Actor, Tx};
use base::{Day, Lang, TicketId};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use testkit::{Person, Portal};

use super::super::rules::{Left, Queue, State, Topic};
use super::super::store::desk::{self, At, queue};
use super::super::store::{self, Body, New, Whose};
use super::rooms;

/// A topic, what is left, the day it was written.
type Row = (usize, usize, i8);

fn fill(portal: &Portal, rows: &[Row]) {
    let rows = rows.to_vec();
    portal.write(move |tx| {
        let now = rows.clone();
        for (number, (topic, left, day)) in (1_u8..).zip(now) {
            let (topic, left) = (Topic::ALL[topic], Left::ALL[left]);
            let today = Day::new(2027, 3, day).unwrap();
            let (lang, id) = (Lang::English, TicketId::new([number; 16]));
            let body = Body { topic, left, lang, shown: Vec::new(), case: None, callback: None };
            let ann = Person::ann();
            let whose = Whose::Member(ann.scope, Actor::Account(ann.account));
            store::open(tx, &New { id, whose, today, body: &body, text: "Hello" })?;
        }
        Ok(())
    });
}

fn paged(tx: &Tx, queues: &[Queue], size: u32) -> Result<Vec<At>, ::store::Fault> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = queue(tx, (queues, State::Open), after, size)?;
        assert!(page.len() <= usize::try_from(size).unwrap());
        let Some(last) = page.last() else { return Ok(all) };
        after = Some(last.at());
        all.extend(page.iter().map(desk_at));
    }
}

fn desk_at(ticket: &store::Ticket) -> At {
    ticket.at()
}

#[test]
fn pages_of_any_size_make_up_the_whole_queue_in_its_order() {
    let rows = prop::collection::vec((0_usize..7, 0_usize..5, 1_i8..28), 0..24);
    let mut runner =
        TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    runner
        .run(&(rows, 1_u32..9), |(rows, size)| {
            testkit::both(rooms, |portal| {
                fill(portal, &rows);
                for queues in [&[Queue::Ordinary][..], &[Queue::Fraud, Queue::Privacy], Queue::ALL]
                {
                    let (paged, whole) = portal.read(move |tx| {
                        let whole = desk::queue(tx, (queues, State::Open), None, 100)?;
                        Ok((paged(tx, queues, size)?, whole))
                    });
                    let whole: Vec<At> = whole.iter().map(desk_at).collect();
                    let of = |row: &&Row| queues.contains(&Topic::ALL[row.0].queue());
                    assert_eq!(whole.len(), rows.iter().filter(of).count());
                    assert!(whole.is_sorted());
                    assert_eq!(paged, whole);
                }
            });
            Ok(())
        })
        .unwrap();
}
