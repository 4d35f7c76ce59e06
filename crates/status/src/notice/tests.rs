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

#[test]
fn a_draft_of_an_earlier_trouble_neither_speaks_for_this_one_nor_hides_it() {
    both(&[crate::SCHEMA], |db| {
        let (house, _) = house(db, Mode::Live, &[crate::slice()]);
        let take = |at: Timestamp, known: Count| {
            let house = house.clone();
            let minute = BTreeMap::new();
            db.write_blocking(at, move |tx| notice(tx, &house, (at, known), &minute)).unwrap()
        };
        let old_house = house.clone();
        let draft = plain(NOW, count(9, 9));
        let old = db.write_blocking(NOW, move |tx| keep(tx, &old_house, &draft)).unwrap();
        let later = NOW + Duration::from_hours(3);
        let noticed: Vec<_> =
            (0..5).flat_map(|minute| take(later + MINUTE * minute, count(10, 9))).collect();
        let [Noticed::Published(id)] = noticed[..] else { panic!("{noticed:?}") };
        assert_ne!(id, old.id);
        let kept = move |tx: &Tx| store::one(tx, id);
        let public = db.read_blocking(later, kept).unwrap().unwrap();
        assert_eq!(public.began_at, later, "not three hours ago");
    });
}

#[test]
fn a_minute_that_has_not_come_does_not_make_all_others_late() {
    both(&[crate::SCHEMA], |db| {
        let (house, _) = house(db, Mode::Live, &[crate::slice()]);
        let take = |now: Timestamp, at: Timestamp| {
            let (house, minute) = (house.clone(), BTreeMap::new());
            let known = count(10, 9);
            db.write_blocking(now, move |tx| notice(tx, &house, (at, known), &minute)).unwrap()
        };
        assert_eq!(take(NOW, NOW + Duration::from_hours(9)), []);
        let noticed: Vec<_> =
            (0..5).map(|minute| NOW + MINUTE * minute).flat_map(|at| take(at, at)).collect();
        assert!(matches!(noticed[..], [Noticed::Published(_)]), "{noticed:?}");
    });
}

#[test]
fn a_known_issue_and_planned_work_leave_doubt_of_what_fails_now() {
    let table = [
        (Kind::Known, &[Stage::Known][..], true),
        (Kind::Maintenance, &[Stage::Planned][..], true),
        (Kind::Maintenance, &[Stage::Planned, Stage::Underway][..], false),
        (Kind::Incident, &[Stage::Investigating][..], false),
    ];
    for (kind, stages, drafts) in table {
        both(&[crate::SCHEMA], |db| {
            let (house, _) = house(db, Mode::Live, &[crate::slice()]);
            let drafted = db.write_blocking(NOW, move |tx| {
                let (part, effect) = (Part::SignIn, Effect::SomeCannot);
                let mut said = store::draft(
                    tx,
                    &New {
                        kind,
                        parts: vec![part],
                        effect,
                        began_at: NOW,
                        until: None,
                        members: 0,
                        said: crate::Both::default(),
                    },
                    &house.plan.zone,
                    Actor::Operator,
                )?;
                for &stage in stages {
                    let next_at = (stage != Stage::Known).then(|| NOW + MINUTE);
                    let (said_now, by_itself) = (crate::Both::default(), false);
                    let post = Post { at: NOW, stage, said: said_now, next_at, by_itself };
                    said = said.post(post).unwrap();
                }
                store::save(tx, &said, Actor::Operator)?;
                for round in 0..3 {
                    let at = NOW - MINUTE * round;
                    let failed = Some("no-answer");
                    let check = Check { part, at, failed, took_ms: 9 };
                    crate::keep(tx, &[check], &house.plan.zone)?;
                }
                doubt(tx, &house)
            });
            assert_eq!(!drafted.unwrap().is_empty(), drafts, "{kind:?} {stages:?}");
        });
    }
}

#[test]
fn a_strangers_draft_mutes_our_own_checks_for_an_hour_and_no_longer() {
    for (age, drafts) in [(MINUTE * 50, false), (MINUTE * 70, true)] {
        both(&[crate::SCHEMA], |db| {
            let (house, _) = house(db, Mode::Live, &[crate::slice()]);
            let drafted = db.write_blocking(NOW, move |tx| {
                let mut old = plain(NOW, count(0, 0));
                old.since = NOW - age;
                keep(tx, &house, &old)?;
                for round in 0..3 {
                    let (at, failed) = (NOW - MINUTE * round, Some("no-answer"));
                    let check = Check { part: Part::SignIn, at, failed, took_ms: 9 };
                    crate::keep(tx, &[check], &house.plan.zone)?;
                }
                doubt(tx, &house)
            });
            assert_eq!(!drafted.unwrap().is_empty(), drafts, "{age:?}");
        });
    }
}

/// The drafts of an hour in which one carrier's codes came back like this, after a quiet fortnight.
fn drafted_of(carrier: &'static str, bad: Count) -> Vec<(bool, String, String)> {
    let told: std::cell::RefCell<Vec<Vec<_>>> = std::cell::RefCell::default();
    both(&[crate::SCHEMA], |db| {
        let (house, _) = house(db, Mode::Live, &[crate::slice()]);
        let slice: Slice = carrier.parse().unwrap();
        let mut board = Board::default();
        let quiet = BTreeMap::from([(slice.clone(), count(4, 0))]);
        let fortnight: u32 = 15 * 24 * 60;
        let start = NOW - MINUTE * fortnight;
        for minute in 0..fortnight {
            let at = start + MINUTE * minute;
            board.take((at, hour_of_week(at, &house.plan.zone)), Count::default(), &quiet);
        }
        let body = serde_json::to_string(&board).unwrap();
        db.write_blocking(NOW, move |tx| tx.run(KEEP_BOARD, &args![body.as_str()])).unwrap();
        for minute in 0..60 {
            let (at, house) = (NOW + MINUTE * minute, house.clone());
            let slices = BTreeMap::from([(slice.clone(), bad)]);
            let work = move |tx: &Tx| notice(tx, &house, (at, Count::default()), &slices);
            db.write_blocking(at, work).unwrap();
        }
        let first = NOW.day_in(&house.plan.zone).plus_days(-9);
        let all = db.read_blocking(NOW, move |tx| store::since(tx, first)).unwrap();
        let drafts = all.iter().map(|one| {
            let said = one.posts.first().unwrap().said.clone();
            assert_eq!((one.parts.as_slice(), one.effect), (&[Part::Code][..], Effect::SomeCannot));
            (one.is_public(), said.en.title, said.es.title)
        });
        told.borrow_mut().push(drafts.collect());
    });
    let mut told = told.into_inner();
    assert!(told.windows(2).all(|two| two[0] == two[1]), "{told:?}");
    told.remove(0)
}

#[test]
fn codes_that_come_late_or_not_at_all_are_drafted_by_carrier_and_never_published() {
    let table = [
        ("mail/gmail.com", "gmail.com mailboxes", "correos electrónicos de gmail.com"),
        ("mail/other", "by email", "por correo electrónico"),
        ("text/provider", "by text message", "por mensaje de texto"),
    ];
    for (carrier, en, es) in table {
        for bad in [count(4, 4), count(0, 0)] {
            let drafted = drafted_of(carrier, bad);
            let [(false, english, spanish)] = &drafted[..] else { panic!("{drafted:?}") };
            assert!(english.contains(en) && spanish.contains(es), "{english} {spanish}");
        }
        assert_eq!(drafted_of(carrier, count(4, 0)), []);
    }
}
