use std::time::Duration;

use ::store::testing::{NOW, both};
use ::store::{Db, Message, queue};
use base::{AccountId, Lang};

use super::*;
use crate::orders::Stage;
use crate::orders::asks::jobs::ASK;
use crate::orders::asks::store::{Asker, cancel};
use crate::orders::jobs::{Pharmacy, SUBMIT, jobs};
use crate::orders::told::{Fact, Report, take};
use crate::orders::{NewOrder, When, Wishes};
use crate::testing::{ANN, SLICES, give, rooms, today, when, write};
use crate::tests::house;

fn account(db: &Db) -> AccountId {
    let new = identity::account::NewAccount {
        member: ANN.member(),
        username: "ann.whitfield".parse().unwrap(),
        first_name: "Ann".into(),
        lang: Lang::Spanish,
        email: Some("ann@example.org".parse().unwrap()),
        password: None,
    };
    let created = write(db, move |tx| identity::account::create(tx, &new));
    let identity::account::Created::Account(by) = created else { panic!("{created:?}") };
    by
}

/// An order nobody pressed a button for, with its first look queued.
fn placed(db: &Db) -> OrderId {
    placed_by(db, true)
}

fn placed_by(db: &Db, by_mail: bool) -> OrderId {
    write(db, move |tx| {
        let id = give(tx, ANN, 1)?;
        let told = formats::records::Prescription { by_mail, ..crate::testing::record(1) };
        crate::take_prescription(tx, ANN, id, (&told, &crate::Names::default()))?;
        let (rx, _) = crate::prescriptions::store::prescription(tx, ANN, id, today())?.unwrap();
        let new = NewOrder {
            id: OrderId::new([7; 16]),
            by: None,
            lines: vec![rx],
            left_out: Vec::new(),
            deliver_to: Vec::new(),
            mailed: false,
            wishes: Wishes::default(),
            shipping: base::RefillTerms::HOUSE.standard,
        };
        let placed = crate::orders::store::place(tx, ANN, new, when())?;
        let crate::orders::store::Placed::Order(order) = placed else { panic!("placed") };
        begin(tx, ANN, &order)?;
        Ok(order.id)
    })
}

/// Does the newest look as of so many days later.
fn looks(db: &Db, days: u32) {
    let (house, jobs) = (house(db), jobs(Pharmacy::Sample));
    let work = jobs.inside.iter().find(|(kind, _)| *kind == WATCH).unwrap().1.clone();
    db.write_blocking(NOW + Duration::from_hours(24) * days, move |tx| {
        let all = queue::newest(tx, WATCH, 100)?;
        let newest = all.iter().max_by_key(|job| job.body::<Look>(tx).unwrap().number).unwrap();
        work(tx, newest, &house)
    })
    .unwrap();
}

fn told(db: &Db) -> Vec<String> {
    let messages: Vec<Message> =
        write(db, |tx| queue::newest(tx, "message", 10)?.iter().map(|job| job.body(tx)).collect());
    messages.into_iter().map(|message| message.subject.0).collect()
}

fn queued(db: &Db) -> usize {
    write(db, |tx| Ok(queue::newest(tx, WATCH, 100)?.len()))
}

#[test]
fn who_waits_is_told_once_after_three_days_and_once_more_after_seven_in_their_language() {
    both(SLICES, |db| {
        account(db);
        let id = placed(db);
        says(db, id, (0, "accepted", Fact::Accepted));
        for (days, letters) in [(2, 0), (3, 1), (4, 1), (6, 1), (7, 2), (8, 2)] {
            looks(db, days);
            assert_eq!(told(db).len(), letters, "after {days} days");
        }
        let told = told(db);
        assert!(told.iter().any(|subject| subject.contains("llámenos")), "{told:?}");
        assert_eq!(queued(db), 7, "it is looked at again every day");
    });
}

#[test]
fn what_is_ready_at_the_counter_is_looked_after_and_never_called_late() {
    both(SLICES, |db| {
        account(db);
        let id = placed_by(db, false);
        let at = NOW + Duration::from_hours(24);
        db.write_blocking(at, move |tx| {
            let when = When { at, day: today().plus_days(1) };
            let fact = Fact::Shipped(crate::orders::Shipment::default());
            let report = Report { name: "ready".to_owned(), when, fact, line: None };
            take(tx, ANN, id, &report).map(|_| ())
        })
        .unwrap();
        for days in [3, 8, 20] {
            looks(db, days);
        }
        assert!(told(db).is_empty());
        assert_eq!(queued(db), 4);
    });
}

#[test]
fn an_order_that_moves_is_not_late_and_one_that_is_over_is_not_looked_at_again() {
    both(SLICES, |db| {
        account(db);
        let id = placed(db);
        let says = |days: u32, name: &'static str, fact: Fact| {
            let at = NOW + Duration::from_hours(24) * days;
            let when = When { at, day: today().plus_days(i32::try_from(days).unwrap()) };
            db.write_blocking(at, move |tx| {
                let fact = fact.clone();
                let report = Report { name: name.to_owned(), when, fact, line: None };
                take(tx, ANN, id, &report).map(|_| ())
            })
            .unwrap();
        };
        says(2, "filling", Fact::Filling);
        looks(db, 3);
        assert_eq!(told(db).len(), 0);
        says(4, "delivered", Fact::Delivered(None));
        let before = queued(db);
        looks(db, 9);
        assert_eq!((told(db).len(), queued(db)), (0, before));
    });
}

#[test]
fn an_order_that_comes_back_after_its_end_is_looked_after_again() {
    both(SLICES, |db| {
        account(db);
        let id = placed(db);
        for (name, fact, looked_at) in [
            ("refused", Fact::Rejected(crate::orders::RejectReason::Other), 1),
            ("shipped", Fact::Shipped(crate::orders::Shipment::default()), 2),
            ("delivered", Fact::Delivered(None), 2),
        ] {
            write(db, move |tx| {
                let fact = fact.clone();
                let report = Report { name: name.to_owned(), when: when(), fact, line: None };
                take(tx, ANN, id, &report).map(|_| ())
            });
            assert_eq!(queued(db), looked_at, "after {name}");
        }
    });
}

#[test]
fn whoever_has_no_address_is_told_by_the_page_alone() {
    both(SLICES, |db| {
        placed(db);
        looks(db, 9);
        assert_eq!((told(db).len(), queued(db)), (0, 2));
    });
}

/// A fact of the newest order, so many days later.
fn says(db: &Db, id: OrderId, (days, name, fact): (u32, &'static str, Fact)) {
    let at = NOW + Duration::from_hours(24) * days;
    let when = When { at, day: today().plus_days(i32::try_from(days).unwrap()) };
    db.write_blocking(at, move |tx| {
        let report = Report { name: name.to_owned(), when, fact: fact.clone(), line: None };
        take(tx, ANN, id, &report).map(|_| ())
    })
    .unwrap();
}

#[test]
fn what_never_left_is_sent_again_each_day_for_a_week_with_what_was_asked_and_told_of() {
    both(SLICES, |db| {
        let by = account(db);
        let id = placed(db);
        write(db, move |tx| {
            let told = crate::orders::store::Told {
                news: crate::orders::News::HandedOver,
                when: when(),
                actor: ::store::Actor::House,
            };
            crate::orders::store::hear(tx, ANN, id, told)?;
            let asker = Asker { by, lang: Lang::English, when: when() };
            cancel(tx, ANN, id, asker).map(|_| ())
        });
        let waiting = |kind: &'static str| write(db, move |tx| queue::newest(tx, kind, 99)).len();
        for (days, sent, letters) in [(1, 1, 0), (2, 2, 1), (3, 3, 1), (4, 4, 1), (5, 5, 1)] {
            looks(db, days);
            assert_eq!((waiting(SUBMIT), waiting(ASK)), (sent, sent + 1), "on day {days}");
            assert_eq!(told(db).len(), letters, "on day {days}");
        }
        for days in [6, 7, 8, 9] {
            looks(db, days);
        }
        assert_eq!((waiting(SUBMIT), waiting(ASK), told(db).len()), (7, 8, 2));
    });
}

#[test]
fn what_was_asked_and_never_left_goes_again_for_a_week_wherever_its_order_stands() {
    both(SLICES, |db| {
        let by = account(db);
        let id = placed(db);
        says(db, id, (0, "filling", Fact::Filling));
        let asker = Asker { by, lang: Lang::English, when: when() };
        write(db, move |tx| cancel(tx, ANN, id, asker).map(|_| ()));
        let waiting = |kind: &'static str| write(db, move |tx| queue::newest(tx, kind, 99)).len();
        for (days, sent) in [(1, 2), (2, 3), (7, 4), (8, 4)] {
            looks(db, days);
            assert_eq!((waiting(SUBMIT), waiting(ASK)), (0, sent), "on day {days}");
        }
    });
}

#[test]
fn what_was_asked_and_left_is_not_sent_again() {
    both(SLICES, |db| {
        let by = account(db);
        let id = placed(db);
        says(db, id, (0, "filling", Fact::Filling));
        let asker = Asker { by, lang: Lang::English, when: when() };
        write(db, move |tx| cancel(tx, ANN, id, asker).map(|_| ()));
        write(db, move |tx| crate::orders::asks::store::left(tx, ANN, (id, 0)));
        looks(db, 1);
        assert_eq!(write(db, |tx| queue::newest(tx, ASK, 99)).len(), 1);
    });
}

#[test]
fn the_page_says_that_an_order_goes_again_only_while_it_does() {
    testkit::both(rooms, |portal| {
        let ann = portal.visited_by(&testkit::Person::ann());
        let id = placed(&portal.db);
        for (days, says) in [(1, false), (2, true), (6, true), (7, false), (30, false)] {
            portal.write(move |tx| {
                let mut order = order(tx, ANN, id)?.unwrap();
                order.moved = today().plus_days(-days);
                order.body.stage = Stage::Sending;
                crate::orders::store::save(tx, ANN, &order)
            });
            let page = ann.opens(&format!("/orders/{id}"));
            assert_eq!(page.text().contains("We send it again"), says, "after {days} days");
            assert_eq!(page.text().contains("has not reached the pharmacy"), days > 1);
        }
    });
}

#[test]
fn what_the_pharmacy_has_is_not_sent_again() {
    both(SLICES, |db| {
        let id = placed(db);
        says(db, id, (0, "accepted", Fact::Accepted));
        looks(db, 1);
        assert!(write(db, |tx| queue::newest(tx, SUBMIT, 9)).is_empty());
    });
}

#[test]
fn what_left_a_month_ago_is_looked_after_no_more() {
    both(SLICES, |db| {
        let id = placed(db);
        says(db, id, (1, "shipped", Fact::Shipped(crate::orders::Shipment::default())));
        looks(db, 30);
        assert_eq!(queued(db), 2, "and tomorrow again");
        looks(db, 31);
        assert_eq!(queued(db), 2);
    });
}

#[test]
fn what_was_old_when_it_was_first_heard_of_is_history_until_it_moves() {
    both(SLICES, |db| {
        account(db);
        let id = placed(db);
        write(db, move |tx| {
            let mut order = order(tx, ANN, id)?.unwrap();
            order.body.asked = Some(crate::orders::Asked::Phone);
            (order.moved, order.body.stage) = (today().plus_days(-20), Stage::Checking);
            crate::orders::store::save(tx, ANN, &order)?;
            // Its life is another, and so are its looks.
            let heard = Some(today());
            super::queue(tx, ANN, Look { order: id, number: 1, life: 1, heard })
        });
        looks(db, 1);
        assert_eq!(told(db).len(), 0);
        says(db, id, (2, "filling", Fact::Filling));
        looks(db, 9);
        assert_eq!(told(db).len(), 1);
    });
}
