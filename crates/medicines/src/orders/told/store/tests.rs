use std::time::Duration;

use ::store::Db;
use ::store::testing::{NOW, both};

use super::*;
use crate::orders::store::place;
use crate::orders::{HoldReason, NewOrder, Shipment};
use crate::prescriptions::store::prescription;
use crate::testing::{ANN, BEN, SLICES, audited, give, rx, today, write};

const ID: OrderId = OrderId::new([1; 16]);

/// Ordered four days ago.
fn ordered(db: &Db) {
    write(db, |tx| {
        give(tx, ANN, 1)?;
        let lines = prescription(tx, ANN, rx(1), today())?.map(|(rx, _)| rx);
        let new = NewOrder {
            id: ID,
            by: None,
            lines: lines.into_iter().collect(),
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
        assert_eq!(order.moved, today().plus_days(-4));
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
