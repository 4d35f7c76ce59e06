use ::store::testing::{NOW, both};
use base::{AccountId, FillId};
use formats::records::FillStatus;

use super::*;
use crate::orders::Step::{Checking, Delivered, Filling, Held, Received, Shipped};
use crate::orders::{HoldReason, Shipment};
use crate::prescriptions::Names;
use crate::prescriptions::rules::{HOUSE, refill_answer};
use crate::prescriptions::store::{prescription, take_fill};
use crate::testing::{ACCOUNT, ANN, BEN, SLICES, fill_record, give, rx, today, when, write};

const ID: OrderId = OrderId::new([1; 16]);

fn new(tx: &Tx, id: OrderId, seeds: &[u8]) -> Result<NewOrder, Fault> {
    let mut lines = Vec::new();
    for seed in seeds {
        give(tx, ANN, *seed)?;
        lines.extend(prescription(tx, ANN, rx(*seed), today())?.map(|(rx, _)| rx));
    }
    Ok(NewOrder {
        id,
        by: Some(ACCOUNT),
        lines,
        left_out: Vec::new(),
        deliver_to: vec!["1200 Juniper Lane".into()],
        mailed: true,
        wishes: crate::orders::Wishes::default(),
        shipping: base::RefillTerms::HOUSE.standard,
    })
}

fn tell(tx: &Tx, news: News) -> Result<Heard, Fault> {
    hear(tx, ANN, ID, Told { news, when: when(), actor: Actor::House })
}

#[test]
fn an_order_reads_back_as_it_was_placed() {
    both(SLICES, |db| {
        write(db, |tx| {
            let new = new(tx, ID, &[1, 2])?;
            let Placed::Order(placed) = place(tx, ANN, new, when())? else { panic!("placed") };
            assert_eq!(order(tx, ANN, ID)?.as_ref(), Some(&*placed));
            assert_eq!(placed.lines.len(), 2);
            assert_eq!(placed.steps, [(Step::Received, NOW)]);
            assert_eq!(placed.body.by, Some(AccountId::new([0xC; 16])));
            Ok(())
        });
    });
}

#[test]
fn an_order_is_its_owners_alone() {
    both(SLICES, |db| {
        write(db, |tx| {
            let new = new(tx, ID, &[1])?;
            place(tx, ANN, new, when())?;
            assert_eq!(order(tx, BEN, ID)?, None);
            assert_eq!(page_before(tx, BEN, None)?.0, []);
            assert_eq!(open_orders(tx, BEN, today())?, []);
            assert_eq!(traces(tx, BEN, today())?, []);
            let told = Told { news: News::Cancelled, when: when(), actor: Actor::House };
            assert_eq!(hear(tx, BEN, ID, told)?, Heard::Missing);
            Ok(())
        });
    });
}

#[test]
fn a_prescription_in_an_open_order_is_not_taken_into_another() {
    both(SLICES, |db| {
        write(db, |tx| {
            let first = new(tx, ID, &[1])?;
            // Read before the first was placed, as a racing tab does.
            let late = NewOrder { id: OrderId::new([2; 16]), ..first.clone() };
            place(tx, ANN, first, when())?;
            let Placed::Nothing(left) = place(tx, ANN, late, when())? else { panic!("nothing") };
            assert_eq!(left.len(), 1);
            assert_eq!(order(tx, ANN, OrderId::new([2; 16]))?, None);
            Ok(())
        });
    });
}

#[test]
fn steps_are_kept_with_their_moments_and_the_last_one_closes_the_lines() {
    both(SLICES, |db| {
        write(db, |tx| {
            let new = new(tx, ID, &[1])?;
            place(tx, ANN, new, when())?;
            for news in [
                News::HandedOver,
                News::Accepted,
                News::Held(HoldReason::Address),
                News::Released,
                News::Filling,
                News::Shipped(Shipment::default()),
            ] {
                assert!(matches!(tell(tx, news)?, Heard::Moved(_)));
            }
            assert_eq!(traces(tx, ANN, today())?[0].1.step, Step::Shipped);
            let medicines: Vec<_> = open_orders(tx, ANN, today())?
                .iter()
                .map(|open| (open.id, open.medicines))
                .collect();
            assert_eq!(medicines, [(ID, 1)]);
            assert!(matches!(tell(tx, News::Delivered)?, Heard::Moved(_)));
            assert!(matches!(tell(tx, News::Delivered)?, Heard::Same(_)));
            assert_eq!(open_orders(tx, ANN, today())?, []);
            let steps: Vec<Step> =
                order(tx, ANN, ID)?.unwrap().steps.iter().map(|(step, _)| *step).collect();
            let told = [Received, Checking, Held, Checking, Filling, Shipped, Delivered];
            assert_eq!(steps, told);
            let (rx, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
            assert_eq!(rx.open_order(), None);
            Ok(())
        });
    });
}

#[test]
fn pages_of_orders_follow_each_other_without_gap_or_repeat() {
    both(SLICES, |db| {
        write(db, |tx| {
            for number in 1..=25_u8 {
                let new = new(tx, OrderId::new([number; 16]), &[number])?;
                // Two are of each moment, and a page ends between two of them.
                let at = NOW + Duration::from_secs(u64::from(number.div_ceil(2)));
                place(tx, ANN, new, When { at, day: today() })?;
            }
            let (first, more) = page_before(tx, ANN, None)?;
            assert_eq!((first.len(), more), (20, true));
            let last = (first[19].placed_at, first[19].id);
            let (rest, more) = page_before(tx, ANN, Some(last))?;
            assert_eq!(rest[0].placed_at, last.0);
            assert_eq!((rest.len(), more), (5, false));
            assert_eq!(first[0].id, OrderId::new([25; 16]));
            assert_eq!(rest[4].id, OrderId::new([2; 16]));
            // Read together or alone, an order is the same.
            for listed in first.into_iter().chain(rest) {
                assert_eq!(listed.steps.len(), 1);
                assert_eq!(order(tx, ANN, listed.id)?, Some(listed));
            }
            Ok(())
        });
    });
}

/// Medicine 1 as it stands in so many days.
fn in_days(tx: &Tx, days: i32) -> Result<crate::prescriptions::Prescription, Fault> {
    Ok(prescription(tx, ANN, rx(1), today().plus_days(days))?.expect("the prescription").0)
}

/// Orders medicine 1 after so many days, as whoever presses then.
fn placed_again(tx: &Tx, days: u8) -> Result<bool, Fault> {
    let rx = in_days(tx, i32::from(days))?;
    let again = NewOrder { lines: vec![rx], ..new(tx, OrderId::new([100 + days; 16]), &[])? };
    Ok(matches!(place(tx, ANN, again, when())?, Placed::Order(_)))
}

#[test]
fn what_left_is_held_for_a_month_though_nobody_says_that_it_arrived() {
    both(SLICES, |db| {
        write(db, |tx| {
            let new = new(tx, ID, &[1])?;
            place(tx, ANN, new, when())?;
            tell(tx, News::HandedOver)?;
            assert!(in_days(tx, 450)?.open_order().is_some(), "the pharmacy has it");
            tell(tx, News::Shipped(Shipment::default()))?;
            assert_eq!(in_days(tx, 29)?.open_order().map(|order| order.step), Some(Shipped));
            assert_eq!(open_orders(tx, ANN, today().plus_days(29))?.len(), 1);
            assert!(!placed_again(tx, 29)?);
            assert_eq!(in_days(tx, 30)?.open_order(), None);
            assert_eq!(open_orders(tx, ANN, today().plus_days(30))?, []);
            // It counts as a fill of the day it left: another is due later.
            let answer = refill_answer(&in_days(tx, 30)?, today().plus_days(10), HOUSE);
            assert!(answer.waits().is_some(), "{answer:?}");
            assert!(placed_again(tx, 30)?, "and can be ordered where it is due");
            Ok(())
        });
    });
}

#[test]
fn what_left_is_held_until_its_fill_is_known_and_can_then_be_ordered_again() {
    both(SLICES, |db| {
        write(db, |tx| {
            let first = new(tx, ID, &[1])?;
            place(tx, ANN, first, when())?;
            tell(tx, News::Shipped(Shipment::default()))?;
            for (ago, is_held) in [(1, true), (0, false)] {
                let fill = fill_record(ago, FillStatus::Completed);
                let id = FillId::new([9; 16]);
                take_fill(tx, ANN, (id, Some(rx(1))), (&fill, &Names::default()))?;
                assert_eq!(in_days(tx, 1)?.open_order().is_some(), is_held, "{ago}");
                assert_eq!(placed_again(tx, 1 + u8::from(is_held))?, !is_held);
            }
            Ok(())
        });
    });
}
