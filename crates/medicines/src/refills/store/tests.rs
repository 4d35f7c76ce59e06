use std::sync::atomic::{AtomicUsize, Ordering};

use ::store::testing::{NOW, both};
use ::store::{Db, Message, queue};
use base::PrescriptionId;

use super::*;
use crate::orders::store::{Heard, Told, hear, page_before};
use crate::orders::{News, Stage};
use crate::prescriptions::rules::{HOUSE, Next, RefillAnswer, Why};
use crate::testing::{ACCOUNT, ANN, BEN, SLICES, give, rx, today, when, write};

fn draft_of(db: &Db, scope: MemberScope, chosen: &[u8]) -> DraftId {
    let ids: Vec<PrescriptionId> = chosen.iter().map(|seed| rx(*seed)).collect();
    let draft = Draft::of(ids).unwrap();
    write(db, move |tx| save_draft(tx, scope, &draft))
}

fn press(db: &Db, scope: MemberScope, draft: DraftId) -> Confirmed {
    press_to(db, (scope, draft), &["1200 Juniper Lane"])
}

fn press_to(
    db: &Db,
    (scope, draft): (MemberScope, DraftId),
    to: &'static [&'static str],
) -> Confirmed {
    write(db, move |tx| {
        let asked = Confirm {
            scope,
            by: Some(ACCOUNT),
            draft,
            deliver_to: to.iter().map(|line| (*line).into()).collect(),
            mailed: true,
            chosen: Chosen::default(),
            when: when(),
        };
        confirm(tx, &asked, HOUSE, &|tx, order| {
            let to = "ann@example.org".parse().unwrap();
            let words = (order.reference(), String::new());
            let message = Message::mail(&to, "We have your order", words);
            tx.send(format!("order-placed/{}", order.id), scope, &message)
        })
    })
}

fn give_all(db: &Db, scope: MemberScope, seeds: &'static [u8]) {
    write(db, move |tx| {
        for seed in seeds {
            give(tx, scope, *seed)?;
        }
        Ok(())
    });
}

/// Orders, jobs and audit entries of orders: what parallel presses could multiply.
fn counted(db: &Db) -> (usize, usize, usize) {
    write(db, |tx| {
        let orders = page_before(tx, ANN, None)?.0.len();
        let jobs = queue::newest(tx, "order.submit", 100)?.len();
        let messages = queue::newest(tx, "message", 100)?.len();
        Ok((orders, jobs, messages))
    })
}

#[test]
fn what_is_mailed_is_not_ordered_without_an_address_and_what_is_picked_up_is() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1, 2]);
        write(db, |tx| {
            let mut told = crate::testing::record(2);
            told.by_mail = false;
            crate::take_prescription(tx, ANN, rx(2), (&told, &crate::Names::default())).map(|_| ())
        });
        let mailed = draft_of(db, ANN, &[1]);
        let both_ways = draft_of(db, ANN, &[1, 2]);
        let picked_up = draft_of(db, ANN, &[2]);
        assert_eq!(press_to(db, (ANN, mailed), &[]), Confirmed::NoAddress);
        assert_eq!(press_to(db, (ANN, both_ways), &[]), Confirmed::NoAddress);
        assert_eq!(counted(db), (0, 0, 0));
        assert!(matches!(press_to(db, (ANN, picked_up), &[]), Confirmed::Placed(_)));
        assert!(matches!(press(db, ANN, mailed), Confirmed::Placed(_)));
    });
}

#[test]
fn fifty_presses_at_once_place_one_order_one_job_and_one_message() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1, 2]);
        let draft = draft_of(db, ANN, &[1, 2]);
        let placed = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..50 {
                scope.spawn(|| match press(db, ANN, draft) {
                    Confirmed::Placed(_) => {
                        placed.fetch_add(1, Ordering::Relaxed);
                    }
                    Confirmed::Before(_) => {}
                    other => panic!("{other:?}"),
                });
            }
        });
        assert_eq!(placed.into_inner(), 1);
        assert_eq!(counted(db), (1, 1, 1));
        let order = write(db, move |tx| Ok(order_of(tx, draft)));
        assert_eq!(crate::testing::audited(db, *order.bytes(), "order.placed"), 1);
    });
}

#[test]
fn two_drafts_of_one_medicine_make_one_order_and_the_loser_is_told_which() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1]);
        let (one, other) = (draft_of(db, ANN, &[1]), draft_of(db, ANN, &[1]));
        let Confirmed::Placed(order) = press(db, ANN, one) else { panic!("the first is placed") };
        let Confirmed::Nothing(left) = press(db, ANN, other) else { panic!("nothing is left") };
        let answer = RefillAnswer::No { why: Why::Ordered, next: Next::SeeOrder(order.id) };
        assert_eq!(left.iter().map(|left| left.answer).collect::<Vec<_>>(), [answer]);
        assert_eq!(counted(db), (1, 1, 1));
    });
}

#[test]
fn fifty_different_drafts_of_one_medicine_at_once_make_one_order() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1]);
        let drafts: Vec<DraftId> = (0..50).map(|_| draft_of(db, ANN, &[1])).collect();
        std::thread::scope(|scope| {
            for draft in &drafts {
                scope.spawn(|| press(db, ANN, *draft));
            }
        });
        assert_eq!(counted(db), (1, 1, 1));
    });
}

#[test]
fn what_cannot_be_ordered_any_more_is_named_and_the_rest_is_ordered() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1, 2]);
        let both_chosen = draft_of(db, ANN, &[1, 2]);
        let only_one = draft_of(db, ANN, &[1]);
        press(db, ANN, only_one);
        let Confirmed::Placed(order) = press(db, ANN, both_chosen) else { panic!("one is left") };
        assert_eq!(order.lines.iter().map(|line| line.prescription).collect::<Vec<_>>(), [rx(2)]);
        assert_eq!(order.body.left_out.len(), 1);
        assert_eq!(order.body.left_out[0].prescription, rx(1));
    });
}

#[test]
fn a_reload_after_the_order_finds_the_order() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1]);
        let draft = draft_of(db, ANN, &[1]);
        let Confirmed::Placed(order) = press(db, ANN, draft) else { panic!("placed") };
        assert_eq!(press(db, ANN, draft), Confirmed::Before(order.id));
    });
}

#[test]
fn a_draft_is_its_owners_alone_and_so_is_what_it_names() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1]);
        let draft = draft_of(db, ANN, &[1]);
        assert_eq!(press(db, BEN, draft), Confirmed::Gone);
        let stolen = draft_of(db, BEN, &[1]);
        assert_eq!(press(db, BEN, stolen), Confirmed::Nothing(Vec::new()));
        assert_eq!(counted(db), (0, 0, 0));
    });
}

#[test]
fn a_draft_is_gone_after_twenty_hours() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1]);
        let draft = draft_of(db, ANN, &[1]);
        let later = |hours: u64| NOW + Duration::from_hours(hours);
        for (hours, found) in [(19, true), (20, false)] {
            let read = db.read_blocking(later(hours), move |tx| {
                Ok((super::draft(tx, ANN, draft)?.is_some(), newest_draft(tx, ANN)?.is_some()))
            });
            assert_eq!(read.unwrap(), (found, found), "after {hours} hours");
        }
    });
}

#[test]
fn a_cancelled_order_leaves_its_medicine_free_to_be_ordered_again() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1]);
        let draft = draft_of(db, ANN, &[1]);
        let Confirmed::Placed(order) = press(db, ANN, draft) else { panic!("placed") };
        let id = order.id;
        let heard = write(db, move |tx| {
            let actor = ::store::Actor::Account(ACCOUNT);
            hear(tx, ANN, id, Told { news: News::Cancelled, when: when(), actor })
        });
        let Heard::Moved(cancelled) = heard else { panic!("{heard:?}") };
        assert_eq!(*cancelled.stage(), Stage::Cancelled);
        let again = draft_of(db, ANN, &[1]);
        assert!(matches!(press(db, ANN, again), Confirmed::Placed(_)));
        assert_eq!(press(db, ANN, draft), Confirmed::Before(id));
    });
}

#[test]
fn the_check_page_judges_by_today_and_changes_nothing() {
    both(SLICES, |db| {
        give_all(db, ANN, &[1]);
        let draft = draft_of(db, ANN, &[1, 9]);
        let split = db.read_blocking(NOW, move |tx| checked(tx, ANN, (draft, when()), HOUSE));
        let split = split.unwrap().unwrap();
        assert_eq!(split.lines.iter().map(|rx| rx.id).collect::<Vec<_>>(), [rx(1)]);
        assert_eq!(split.left_out, []);
        assert_eq!(when().day, today());
        assert_eq!(counted(db), (0, 0, 0));
    });
}
