use std::time::Duration;

use ::store::Actor;
use ::store::testing::{NOW, both};
use base::Timestamp;
use jiff::tz::TimeZone;

use super::flow::{Incident, IncidentId, Kind, NotNow, Post, Stage};
use super::said::{Both, Said, clean};
use super::store::{self, New};
use crate::parts::{Effect, Part};

fn said(title: &str) -> Both<Said> {
    let one = |title: String| Said {
        title,
        happens: String::new(),
        who: "Some members".to_owned(),
        works: "The card".to_owned(),
        todo: "Wait".to_owned(),
    };
    Both { en: one(title.to_owned()), es: one(format!("{title} (es)")) }
}

fn post(stage: Stage, at: Timestamp, next_minutes: Option<u64>) -> Post {
    let next_at = next_minutes.map(|minutes| at + Duration::from_mins(minutes));
    Post { at, stage, said: said("It broke"), next_at, by_itself: false }
}

fn new(kind: Kind) -> New {
    New {
        kind,
        parts: vec![Part::SignIn, Part::Code],
        effect: Effect::SomeCannot,
        began_at: NOW,
        until: (kind == Kind::Maintenance).then(|| NOW + Duration::from_hours(2)),
        members: 4,
        said: said("It broke"),
    }
}

fn at(kind: Kind, stage: Stage) -> Incident {
    let id = IncidentId { day: NOW.day_in(&TimeZone::UTC), number: 1 };
    Incident {
        id,
        kind,
        stage,
        parts: vec![Part::SignIn],
        effect: Effect::NobodyCan,
        began_at: NOW,
        over_at: None,
        members: 0,
        posts: vec![post(stage, NOW, None)],
        version: 1,
    }
}

#[test]
fn every_stage_leads_only_where_the_drawing_says() {
    let open = "investigating identified monitoring";
    let table = [
        (Kind::Incident, Stage::Draft, open),
        (Kind::Incident, Stage::Investigating, "investigating identified monitoring resolved"),
        (Kind::Incident, Stage::Identified, "investigating identified monitoring resolved"),
        (Kind::Incident, Stage::Monitoring, "investigating identified monitoring resolved"),
        (Kind::Incident, Stage::Resolved, "afterwards"),
        (Kind::Incident, Stage::Afterwards, "afterwards"),
        (Kind::Known, Stage::Draft, "known"),
        (Kind::Known, Stage::Known, "known fixed"),
        (Kind::Known, Stage::Fixed, ""),
        (Kind::Maintenance, Stage::Draft, "planned"),
        (Kind::Maintenance, Stage::Planned, "planned underway done"),
        (Kind::Maintenance, Stage::Underway, "underway done"),
        (Kind::Maintenance, Stage::Done, ""),
    ];
    for (kind, from, leads) in table {
        let may = |next: &&Stage| {
            let next_minutes = next.lasts().then_some(30);
            at(kind, from).post(post(**next, NOW, next_minutes)).is_ok()
        };
        let found: Vec<&str> = Stage::ALL.iter().filter(may).map(|stage| stage.word()).collect();
        assert_eq!(found.join(" "), leads, "{kind:?} {from:?}");
    }
}

#[test]
fn while_something_lasts_each_post_says_when_the_next_one_comes() {
    let tried = |stage, next| at(Kind::Incident, Stage::Identified).post(post(stage, NOW, next));
    assert_eq!(tried(Stage::Monitoring, None).unwrap_err(), NotNow::NextMissing);
    assert_eq!(tried(Stage::Monitoring, Some(0)).unwrap_err(), NotNow::NextMissing);
    assert_eq!(tried(Stage::Monitoring, Some(25 * 60)).unwrap_err(), NotNow::NextMissing);
    assert!(tried(Stage::Monitoring, Some(24 * 60)).is_ok());
    assert_eq!(tried(Stage::Resolved, Some(30)).unwrap_err(), NotNow::NextPromised);
    assert!(tried(Stage::Resolved, None).is_ok());
    assert!(at(Kind::Maintenance, Stage::Draft).post(post(Stage::Planned, NOW, None)).is_ok());
}

#[test]
fn what_ends_says_when_and_what_was_prepared_is_never_shown() {
    let draft = at(Kind::Incident, Stage::Draft);
    assert!(!draft.is_public() && !draft.touches(Part::SignIn, NOW));
    let open = draft.post(post(Stage::Investigating, NOW, Some(30))).unwrap();
    assert_eq!(open.posts.len(), 1, "the draft's own words are gone");
    assert!(open.touches(Part::SignIn, NOW) && !open.touches(Part::Card, NOW));
    let later = NOW + Duration::from_mins(50);
    let over = open.post(post(Stage::Resolved, later, None)).unwrap();
    assert_eq!(over.over_at, Some(later));
    assert!(!over.touches(Part::SignIn, later));
    let told = over.post(post(Stage::Afterwards, later, None)).unwrap();
    assert_eq!((told.over_at, told.posts.len()), (Some(later), 3));
}

#[test]
fn planned_work_touches_nothing_before_it_begins() {
    let planned = at(Kind::Maintenance, Stage::Planned);
    assert!(!planned.touches(Part::SignIn, NOW + Duration::from_hours(9)));
    let underway = planned.post(post(Stage::Underway, NOW, Some(60))).unwrap();
    assert!(underway.touches(Part::SignIn, NOW));
}

type Spoil = fn(&mut Both<Said>);

#[test]
fn a_post_stands_in_both_languages_or_not_at_all() {
    assert!(said("It broke").read().is_ok());
    let table: [(Spoil, &str); 6] = [
        (|both| both.es.who = String::new(), "es.who is empty"),
        (|both| both.en.works = " \u{200b} ".to_owned(), "en.works is empty"),
        (|both| both.es.title = "\u{202e}".to_owned(), "es.title is empty"),
        (|both| both.en.todo = "x".repeat(601), "en.todo has 601"),
        (|both| both.en.title = "x".repeat(121), "en.title has 121"),
        (|both| both.es.happens = "ñ".repeat(601), "es.happens has 601"),
    ];
    for (spoil, complaint) in table {
        let mut both = said("It broke");
        spoil(&mut both);
        let told = both.read().unwrap_err();
        assert!(told.starts_with(complaint), "{told}");
    }
}

#[test]
fn signs_that_turn_or_hide_the_writing_are_left_out() {
    assert_eq!(clean(" a\u{202e}b\u{2066}c\u{0}d\r\n\te\u{feff}\u{e0041} "), "abcd e");
    assert_eq!(clean("¿Qué? 5 < 6 & “sí” — 👩‍⚕️"), "¿Qué? 5 < 6 & “sí” — 👩‍⚕️");
}

#[test]
fn an_incidents_name_is_read_back_as_it_is_written() {
    let id: IncidentId = "2027-03-04-12".parse().unwrap();
    assert_eq!((id.number, id.to_string().as_str()), (12, "2027-03-04-12"));
    for bad in ["", "2027-03-04", "2027-03-04-0", "2027-03-04-01", "2027-13-04-1", "x-1", "../1"] {
        assert!(bad.parse::<IncidentId>().is_err(), "{bad}");
    }
}

#[test]
fn what_is_said_is_kept_and_read_back_on_both_engines() {
    both(&[crate::SCHEMA], |db| {
        let incident = db
            .write_blocking(NOW, |tx| {
                let first =
                    store::draft(tx, &new(Kind::Incident), &TimeZone::UTC, Actor::Operator)?;
                let second =
                    store::draft(tx, &new(Kind::Maintenance), &TimeZone::UTC, Actor::Operator)?;
                assert_eq!((first.id.number, second.id.number), (1, 2));
                let open = first.post(post(Stage::Investigating, NOW, Some(30))).unwrap();
                store::save(tx, &open, Actor::Operator)?;
                Ok(open)
            })
            .unwrap();
        let (id, day) = (incident.id, incident.id.day);
        let kept = db.read_blocking(NOW, move |tx| store::one(tx, id)).unwrap().unwrap();
        assert_eq!(kept, Incident { version: 2, ..incident.clone() });
        let all = db.read_blocking(NOW, move |tx| store::since(tx, day)).unwrap();
        assert_eq!(all.iter().map(|one| one.id.number).collect::<Vec<_>>(), [2, 1]);
        let stale = incident.post(post(Stage::Resolved, NOW, None)).unwrap();
        let told =
            db.write_blocking(NOW, move |tx| store::save(tx, &stale, Actor::Operator)).unwrap_err();
        assert!(matches!(told, ::store::Fault::Conflict(_)), "posted from an old reading: {told}");
    });
}

#[test]
fn a_draft_can_be_thrown_away_and_what_was_public_cannot() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let public = store::draft(tx, &new(Kind::Known), &TimeZone::UTC, Actor::Operator)?;
            let known = public.clone().post(post(Stage::Known, NOW, None)).unwrap();
            store::save(tx, &known, Actor::Operator)?;
            let draft = store::draft(tx, &new(Kind::Incident), &TimeZone::UTC, Actor::Operator)?;
            assert!(store::drop_draft(tx, draft.id)? && !store::drop_draft(tx, public.id)?);
            assert!(store::one(tx, draft.id)?.is_none() && store::one(tx, public.id)?.is_some());
            Ok(())
        })
        .unwrap();
    });
}
