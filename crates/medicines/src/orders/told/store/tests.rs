use std::time::Duration;

use ::store::Db;
use ::store::testing::{NOW, both};

use super::*;
use crate::orders::store::place;
use crate::orders::{HoldReason, NewOrder, RejectReason, Shipment};
use crate::prescriptions::store::prescription;
use crate::testing::{ANN, BEN, SLICES, audited, give, rx, today, write};

const ID: OrderId = OrderId::new([1; 16]);

/// Ordered four days ago.
fn ordered(db: &Db) {
    ordered_of(db, &[1]);
}

fn ordered_of(db: &Db, seeds: &'static [u8]) {
    write(db, move |tx| {
        let mut lines = Vec::new();
        for seed in seeds {
            give(tx, ANN, *seed)?;
            lines.extend(prescription(tx, ANN, rx(*seed), today())?.map(|(rx, _)| rx));
        }
        let new = NewOrder {
            id: ID,
            by: None,
            lines,
            left_out: Vec::new(),
            deliver_to: Vec::new(),
            mailed: false,
            wishes: crate::orders::Wishes::default(),
            shipping: base::RefillTerms::HOUSE.standard,
        };
        place(tx, ANN, new, days_ago(4))
    });
}

fn days_ago(days: u32) -> When {
    let back = Duration::from_hours(24) * days;
    When { at: NOW - back, day: today().plus_days(-i32::try_from(days).unwrap()) }
}

fn report(name: &str, days: u32, fact: Fact) -> Report {
    Report { name: name.to_owned(), when: days_ago(days), fact, line: None }
}

/// The same of one medicine.
fn report_of(seed: u8, name: &str, days: u32, fact: Fact) -> Report {
    Report { line: Some(rx(seed)), ..report(name, days, fact) }
}

/// Where the orders of a medicine hold it.
fn held_by(db: &Db, seed: u8) -> Option<Step> {
    let found = write(db, move |tx| prescription(tx, ANN, rx(seed), today()));
    found.unwrap().0.open_order().map(|order| order.step)
}

fn tell(db: &Db, report: Report) -> Taken {
    write(db, move |tx| take(tx, ANN, ID, &report))
}

fn held(db: &Db) -> Order {
    write(db, |tx| order(tx, ANN, ID)).unwrap()
}

#[test]
fn the_last_report_first_and_each_twice_moves_the_order_once() {
    both(SLICES, |db| {
        ordered(db);
        let parcel = Shipment { carrier: Some("ups".into()), tracking: None };
        let facts = [
            report("3", 1, Fact::Delivered(None)),
            report("2", 2, Fact::Shipped(parcel)),
            report("1", 3, Fact::Filling),
        ];
        for fact in &facts {
            assert!(matches!(tell(db, fact.clone()), Taken::New(Stage::Delivered(_))));
            assert_eq!(tell(db, fact.clone()), Taken::Again);
        }
        let order = held(db);
        assert_eq!(order.stage().shipment().unwrap().carrier.as_deref(), Some("ups"));
        assert_eq!(order.moved, today().plus_days(-1), "late news is no movement");
        let days = |step| order.steps.iter().filter(|(taken, _)| *taken == step).count();
        assert_eq!([Step::Filling, Step::Shipped, Step::Delivered].map(days), [1, 1, 1]);
        assert_eq!(audited(db, *ID.bytes(), "order.moved"), 1);
    });
}

#[test]
fn a_hold_that_comes_in_after_its_release_holds_nothing() {
    both(SLICES, |db| {
        ordered(db);
        tell(db, report("b", 1, Fact::Released));
        let taken = tell(db, report("a", 2, Fact::Held(HoldReason::Address)));
        assert_eq!(taken, Taken::New(Stage::Checking));
    });
}

#[test]
fn a_clock_that_runs_ahead_keeps_no_order_alive() {
    both(SLICES, |db| {
        ordered(db);
        let when = When { at: NOW + Duration::from_hours(240), day: today().plus_days(10) };
        tell(db, Report { name: "x".to_owned(), when, fact: Fact::Filling, line: None });
        let order = held(db);
        // It came to another step by now, and no later.
        assert_eq!(order.moved, today());
        assert!(order.steps.iter().all(|(_, at)| *at <= NOW));
    });
}

#[test]
fn news_of_somebody_elses_order_is_of_no_order() {
    both(SLICES, |db| {
        ordered(db);
        let filling = report("1", 1, Fact::Filling);
        assert_eq!(write(db, move |tx| take(tx, BEN, ID, &filling)), Taken::Unknown);
        assert_eq!(held(db).stage(), &Stage::Received);
    });
}

#[test]
fn what_left_by_mail_is_told_to_the_house_once_however_the_news_comes() {
    both(SLICES, |db| {
        ordered(db);
        tell(db, report("1", 3, Fact::Filling));
        let waiting = |db: &Db| write(db, |tx| ::store::queue::newest(tx, crate::LEFT, 9));
        assert!(waiting(db).is_empty());
        for name in ["2", "3"] {
            tell(db, report(name, 2, Fact::Shipped(Shipment::default())));
        }
        tell(db, report("4", 1, Fact::Delivered(None)));
        let left = waiting(db);
        assert_eq!(left.len(), 1);
        let left = write(db, move |tx| crate::left_by_mail(tx, ANN, &left[0])).unwrap();
        assert_eq!(left.rx_numbers, ["7000001".into()]);
    });
}

#[test]
fn an_order_that_comes_back_to_life_holds_its_medicine_again() {
    both(SLICES, |db| {
        ordered(db);
        let parcel =
            |number: &str| Fact::Shipped(Shipment { carrier: None, tracking: Some(number.into()) });
        for (name, days, fact, holds) in [
            ("1", 3, Fact::Rejected(RejectReason::Other), None),
            ("2", 3, parcel("9400 1"), Some(Step::Shipped)),
            ("3", 2, Fact::Delivered(None), None),
            ("4", 1, parcel("9400 2"), Some(Step::Shipped)),
            ("5", 0, Fact::Delivered(None), None),
        ] {
            tell(db, report(name, days, fact));
            assert_eq!(held_by(db, 1), holds, "after {name}");
        }
    });
}

#[test]
fn each_medicine_stands_by_itself_and_one_that_arrived_is_held_no_more() {
    both(SLICES, |db| {
        ordered_of(db, &[1, 2]);
        tell(db, report("1", 3, Fact::Accepted));
        tell(db, report_of(1, "2", 2, Fact::Delivered(None)));
        tell(db, report_of(2, "3", 1, Fact::Held(HoldReason::Address)));
        assert_eq!((held_by(db, 1), held_by(db, 2)), (None, Some(Step::Held)));
        let days: Vec<_> = held(db).lines.iter().map(|line| line.moved).collect();
        assert_eq!(days, [2, 1].map(|days| Some(today().plus_days(-days))));
    });
}

#[test]
fn what_waits_while_the_rest_leaves_is_told_of_on_the_day_it_leaves_itself() {
    both(SLICES, |db| {
        ordered_of(db, &[1, 2]);
        let left = |db: &Db| {
            let mut left = write(db, |tx| {
                let jobs = ::store::queue::newest(tx, crate::LEFT, 9)?;
                let left = jobs.iter().map(|job| crate::left_by_mail(tx, ANN, job));
                left.collect::<Result<Vec<_>, Fault>>()
            });
            left.sort_by_key(|left| left.as_ref().map(|left| left.day));
            left.into_iter().flatten().map(|left| (left.rx_numbers, left.day)).collect::<Vec<_>>()
        };
        tell(db, report_of(2, "1", 3, Fact::Held(HoldReason::OutOfStock)));
        tell(db, report_of(1, "2", 3, Fact::Shipped(Shipment::default())));
        let of = |number: &str, days: i32| {
            (vec![base::Private::<String>::from(number)], today().plus_days(-days))
        };
        assert_eq!(left(db), [of("7000001", 3)]);
        tell(db, report_of(2, "3", 1, Fact::Shipped(Shipment::default())));
        tell(db, report_of(2, "4", 0, Fact::Delivered(None)));
        tell(db, report_of(1, "5", 0, Fact::Delivered(None)));
        assert_eq!(left(db), [of("7000001", 3), of("7000002", 1)]);
    });
}

#[test]
fn the_same_told_again_with_a_newer_moment_is_no_movement() {
    for fact in [Fact::Filling, Fact::Shipped(Shipment::default()), Fact::Delivered(None)] {
        both(SLICES, |db| {
            ordered(db);
            for (name, days) in [("1", 3), ("2", 1), ("3", 0)] {
                tell(db, report(name, days, fact.clone()));
                let (order, day) = (held(db), today().plus_days(-3));
                assert_eq!((order.moved, order.lines[0].moved), (day, Some(day)), "{fact:?}");
            }
        });
    }
}

#[test]
fn a_word_on_the_whole_order_moves_no_medicine_that_had_arrived() {
    both(SLICES, |db| {
        ordered_of(db, &[1, 2]);
        tell(db, report_of(1, "1", 3, Fact::Delivered(None)));
        tell(db, report_of(2, "2", 2, Fact::Shipped(Shipment::default())));
        tell(db, report("3", 0, Fact::Delivered(None)));
        let order = held(db);
        let days: Vec<_> = order.lines.iter().map(|line| line.moved).collect();
        assert_eq!(days, [3, 0].map(|days| Some(today().plus_days(-days))));
        assert_eq!((order.stage().step(), order.moved), (Step::Delivered, today()));
    });
}

#[test]
fn a_step_of_one_medicine_and_another_reason_to_wait_are_movement() {
    let parcel =
        |number: &str| Fact::Shipped(Shipment { carrier: None, tracking: Some(number.into()) });
    for (first, second) in [
        (report_of(1, "1", 3, parcel("9400 1")), report_of(2, "2", 1, parcel("9400 2"))),
        (
            report("1", 3, Fact::Held(HoldReason::Address)),
            report("2", 1, Fact::Held(HoldReason::Payment)),
        ),
    ] {
        both(SLICES, |db| {
            ordered_of(db, &[1, 2]);
            for (report, days) in [(&first, 3), (&second, 1)] {
                tell(db, report.clone());
                assert_eq!(held(db).moved, today().plus_days(-days), "{report:?}");
            }
        });
    }
}
