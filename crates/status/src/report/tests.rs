//! Reports by anybody, and what many of them bring about.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use base::{SeededLuck, Timestamp};
use jiff::tz::TimeZone;
use testkit::{Page, Portal, Visitor};

use super::rules::Board;
use super::store;
use crate::follow::Door;
use crate::follow::hook::Reach;
use crate::incidents::flow::{IncidentId, Stage};
use crate::incidents::store::one;
use crate::parts::Part;

const MINUTE: Duration = Duration::from_mins(1);

fn at_the_doors(test: impl FnMut(&Portal)) {
    let slices = || {
        let address = "https://status.juniper.example".to_owned();
        let door = Door { address, texts: true, reach: Reach::new().unwrap() };
        let rooms = super::rooms(web::Rooms::new(), &Arc::new(door));
        vec![web::Slice { rooms, ..crate::slice() }]
    };
    testkit::both(slices, test);
}

fn reports<'v, 'p>(visitor: &'v Visitor<'p>, part: &str) -> Page<'v, 'p> {
    visitor.sends("/report", &[("part", part), ("what", "message")])
}

fn from(portal: &Portal, net: u32) -> Visitor<'_> {
    let place = format!("198.{}.{}.7", 51 + net / 200, net % 200);
    portal.stranger().saying("x-forwarded-for", &place)
}

fn counted(portal: &Portal) -> u32 {
    portal.read(store::of_day).iter().map(|(.., count)| count).sum()
}

fn heed(portal: &Portal) -> Vec<IncidentId> {
    let house = portal.house.clone();
    portal.write(move |tx| store::heed(tx, &house))
}

#[test]
fn a_person_counts_once_a_day_for_each_part_and_forgets_as_we_do() {
    at_the_doors(|portal| {
        let ann = from(portal, 1);
        ann.opens("/report").sees("Report a problem").sees("What happened?");
        reports(&ann, "card").sees("Thank you").sees("Nothing is published by itself");
        reports(&ann, "card").sees("Thank you");
        assert_eq!(counted(portal), 1);
        reports(&ann, "claims");
        assert_eq!(counted(portal), 2);
        let told = portal.read(store::of_day);
        assert_eq!(told[0], ("card".to_owned(), "message".to_owned(), 1));
        portal.pass(Duration::from_hours(25));
        assert_eq!(counted(portal), 0);
        reports(&ann, "card");
        assert_eq!(counted(portal), 1, "another day");
        let (db, now) = (portal.db.clone(), portal.now());
        let swept = portal.runtime.block_on(::store::sweep(&db, store::SWEEP, 100, now));
        assert_eq!(swept.unwrap(), 2);
    });
}

#[test]
fn what_was_not_chosen_is_asked_for_and_what_was_is_kept() {
    at_the_doors(|portal| {
        let ann = portal.stranger();
        for (part, what) in [("", ""), ("door", "message"), ("card", "<b>"), ("card", "")] {
            let page = ann.sends("/report", &[("part", part), ("what", what)]);
            assert_eq!(page.status, 422, "{part} {what}");
            page.sees("Choose what").lacks("<b>");
            assert_eq!(page.text().contains("value=\"card\" checked"), part == "card");
        }
        assert_eq!(counted(portal), 0);
    });
}

#[test]
fn a_thousand_reports_from_one_neighbourhood_are_three_and_draft_nothing() {
    at_the_doors(|portal| {
        heed(portal);
        for number in 0..1_000 {
            let place = format!("203.0.113.{}", number % 250);
            let one = portal.stranger().saying("x-forwarded-for", &place);
            one.cookies.borrow_mut().insert("__Host-report".to_owned(), format!("{number}"));
            reports(&one, "sign-in").sees("Thank you");
        }
        assert_eq!(counted(portal), 3);
        portal.pass(MINUTE * 2);
        assert_eq!(heed(portal), []);
    });
}

#[test]
fn many_reports_from_many_places_draft_one_incident_for_a_person() {
    at_the_doors(|portal| {
        heed(portal);
        let mut drafted = Vec::new();
        for minute in 0..10 {
            for net in 0..3 {
                reports(&from(portal, minute * 3 + net), "refill");
            }
            portal.pass(MINUTE);
            drafted.extend(heed(portal).into_iter().map(|id| (minute, id)));
            assert_eq!(heed(portal), [], "each minute is looked at once");
        }
        let [(minute, id)] = drafted[..] else { panic!("{drafted:?}") };
        assert!(minute <= 3, "{minute}");
        let draft = portal.read(move |tx| one(tx, id)).unwrap();
        assert_eq!((draft.stage, draft.parts.as_slice()), (Stage::Draft, &[Part::Refill][..]));
        assert!(!draft.is_public() && draft.members == 0);
    });
}

#[test]
fn a_draft_that_nobody_reads_does_not_hide_what_is_reported_an_hour_later() {
    at_the_doors(|portal| {
        heed(portal);
        let ten_minutes = |first: u32| {
            let mut drafted = Vec::new();
            for minute in 0..10 {
                for net in 0..3 {
                    reports(&from(portal, first + minute * 3 + net), "refill");
                }
                portal.pass(MINUTE);
                drafted.extend(heed(portal));
            }
            drafted
        };
        let first = ten_minutes(0);
        assert_eq!(first.len(), 1);
        portal.pass(MINUTE * 30);
        assert_eq!(ten_minutes(40), [], "the draft waits since less than an hour");
        // Reports have not been quiet for long enough that the alarm would have come to rest.
        portal.pass(MINUTE * 20);
        assert_eq!(heed(portal), []);
        let second = ten_minutes(80);
        assert_eq!(second.len(), 1);
        assert_ne!(first, second);
    });
}

/// Printed by `cargo test -p status reports_are -- --nocapture`.
#[test]
fn reports_are_weighed_against_the_usual_of_their_hour_on_invented_days() {
    println!("usual an hour  seed  false drafts in 90 days  minutes to notice at 30 an hour more");
    for (usual, aim) in [(0.5, 40), (4.0, 60)] {
        for seed in 1..=3 {
            let luck = SeededLuck::new(seed);
            let mut board = Board::default();
            let mut now = Timestamp::from_seconds(1_804_172_400);
            let mut minute = |an_hour: f64| {
                let chance = an_hour / 60.0;
                let drawn = f64::from(u32::try_from(luck.number() >> 32).unwrap());
                let came = u32::from(drawn / f64::from(u32::MAX) < chance);
                now = now + MINUTE;
                let reports = BTreeMap::from([(Part::Code, came)]);
                !board.take(now, &reports, &TimeZone::UTC).is_empty()
            };
            for _ in 0..21 * 24 * 60 {
                minute(usual);
            }
            let wrong = (0..90 * 24 * 60).filter(|_| minute(usual)).count();
            let noticed = (1..=180).find(|_| minute(usual + 30.0)).unwrap();
            println!("{usual:13}  {seed:4}  {wrong:23}  {noticed:5}");
            assert!(wrong <= 2, "{wrong} false drafts");
            assert!(noticed <= aim, "{noticed} minutes");
        }
    }
}
