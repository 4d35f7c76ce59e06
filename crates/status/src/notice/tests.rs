use std::collections::BTreeMap;
use std::time::Duration;

use ::store::testing::{NOW, both};
use base::Timestamp;
use testkit::house;
use web::Mode;

use super::*;
use crate::probes::rules::Check;

const MINUTE: Duration = Duration::from_mins(1);

fn count(tries: u32, failed: u32) -> Count {
    Count { tries, failed, members: failed }
}

#[test]
fn an_outage_is_drafted_for_a_person_and_goes_public_by_itself_as_one_line_alone() {
    both(&[crate::SCHEMA], |db| {
        let (house, _) = house(db, Mode::Live, &[crate::slice()]);
        let take = |at: Timestamp, known: Count, all: Count| {
            let house = house.clone();
            let minute = BTreeMap::from([(Slice::password(), all)]);
            db.write_blocking(at, move |tx| notice(tx, &house, (at, known), &minute)).unwrap()
        };
        let mut at = NOW;
        for _ in 0..60 {
            at = at + MINUTE;
            assert_eq!(take(at, count(10, 0), count(20, 1)), []);
        }
        // Half of all fail, but not on known devices: a draft, and nothing public.
        let mut noticed = Vec::new();
        for _ in 0..10 {
            at = at + MINUTE;
            noticed.extend(take(at, count(10, 4), count(20, 11)));
        }
        let [Noticed::Drafted(id)] = noticed[..] else { panic!("{noticed:?}") };
        let kept = move |tx: &Tx| store::one(tx, id);
        let draft = db.read_blocking(at, kept).unwrap().unwrap();
        assert!(!draft.is_public() && draft.members >= 11 && draft.parts == [Part::SignIn]);
        assert_eq!(draft.began_at, NOW + MINUTE * 61);
        // Now most known devices fail: the draft speaks, in its fifth minute.
        let mut spoken = Vec::new();
        for minute in 1..=7 {
            at = at + MINUTE;
            let new = take(at, count(10, 6), count(20, 15));
            spoken.extend(new.into_iter().map(|new| (minute, new)));
        }
        assert_eq!(spoken, [(5, Noticed::Published(id))]);
        let public = db.read_blocking(at, kept).unwrap().unwrap();
        let post = public.last().unwrap();
        assert!(public.is_public() && post.by_itself && post.next_at.is_some());
        assert!(!post.said.es.title.is_empty() && post.said.es != post.said.en);
    });
}

#[test]
fn minutes_of_long_ago_teach_what_is_usual_and_nothing_is_said_of_them() {
    both(&[crate::SCHEMA], |db| {
        let (house, _) = house(db, Mode::Live, &[crate::slice()]);
        for minute in 0..30 {
            let (at, house) = (NOW + MINUTE * minute, house.clone());
            let slices = BTreeMap::from([(Slice::password(), count(20, 19))]);
            let noticed = db.write_blocking(NOW + Duration::from_hours(48), move |tx| {
                notice(tx, &house, (at, count(20, 19)), &slices)
            });
            assert_eq!(noticed.unwrap(), []);
        }
        let first = NOW.day_in(&house.plan.zone).plus_days(-9);
        assert_eq!(db.read_blocking(NOW, move |tx| store::since(tx, first)).unwrap(), []);
    });
}

#[test]
fn three_failed_checks_make_one_draft_and_a_shut_door_no_more() {
    both(&[crate::SCHEMA], |db| {
        let (house, _) = house(db, Mode::Live, &[crate::slice()]);
        let mut drafted = Vec::new();
        for round in 0..6 {
            let (at, house) = (NOW + MINUTE * round, house.clone());
            let new = db.write_blocking(at, move |tx| {
                let check = |part| Check { part, at, failed: Some("no-answer"), took_ms: 9 };
                let checks = [check(Part::SignIn), check(Part::Card)];
                crate::keep(tx, &checks, &house.plan.zone)?;
                doubt(tx, &house)
            });
            drafted.extend(new.unwrap().into_iter().map(|id| (round, id)));
        }
        let [(2, id)] = drafted[..] else { panic!("{drafted:?}") };
        let draft = db.read_blocking(NOW, move |tx| store::one(tx, id)).unwrap().unwrap();
        assert_eq!((draft.parts.as_slice(), draft.began_at), ([Part::SignIn].as_slice(), NOW));
        assert!(!draft.is_public());
    });
}
