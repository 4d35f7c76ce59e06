//! Links and codes that are over, and what is nobody's fault but ours.

use std::time::Duration;

use ::store::delivery::{self, Detail, State};
use ::store::{Actor, Channel, queue};
use base::{Lang, Private, Timestamp};
use testkit::Portal;

use super::{add, asks, at_the_doors, breaks, follows, follows_still, link};
use crate::follow::letters;
use crate::follow::rules::{To, Topics};
use crate::follow::store::{self, Token};
use crate::incidents::drafts::{About, prepare, way_around};
use crate::incidents::flow::{Kind, Post, Stage};
use crate::incidents::store::{New, draft, one, save};
use crate::parts::{Effect, Part};

fn text(number: &str) -> To {
    To::Text(number.parse().unwrap())
}

#[test]
fn a_link_or_a_code_that_was_used_says_that_it_is_over_once_somebody_left() {
    at_the_doors(|portal| {
        let ann = portal.stranger();
        asks(&ann, "ann@example.org", &["all"]);
        let confirm = link(&portal.work()[0], "confirm");
        ann.presses(&confirm).sees("You will be told");
        breaks(portal, Part::Card);
        ann.presses(&link(&portal.work()[0], "leave")).sees("You will not be told any more");
        ann.opens(&confirm).sees("This link is over").lacks("Yes, send me this");
        ann.presses(&confirm).sees("This link is over").lacks("You will be told");
        assert!(!portal.read(store::any));
        let place = asks(&ann, "503-555-0142", &["all"]).place();
        let sent = portal.work().remove(0);
        let code: String = sent.text.chars().filter(char::is_ascii_digit).take(6).collect();
        ann.sends(&place, &[("code", &code)]).sees("You will be told");
        portal.write(|tx| {
            store::drop_one(tx, &store::name(tx, &text("503-555-0142")), "status.left")
        });
        ann.sends(&place, &[("code", &code)]).sees("Please start again");
    });
}

#[test]
fn a_used_link_tells_what_is_followed_now_and_not_what_it_once_asked_for() {
    at_the_doors(|portal| {
        let ann = portal.stranger();
        asks(&ann, "ann@example.org", &["card"]);
        let first = link(&portal.work()[0], "confirm");
        ann.presses(&first).sees("ID card");
        follows(portal, "ann@example.org", &["claims"]);
        ann.presses(&first).sees("You will be told").sees("Claims").lacks("ID card.");
    });
}

#[test]
fn the_link_of_an_old_mail_stops_what_somebody_asked_for_anew() {
    at_the_doors(|portal| {
        follows(portal, "ann@example.org", &["all"]);
        breaks(portal, Part::Card);
        let old = link(&portal.work()[0], "leave");
        let ann = portal.stranger();
        ann.presses(&old).sees("You will not be told any more");
        ann.opens(&old).sees("This link stops nothing").lacks("off the list");
        follows(portal, "ann@example.org", &["all"]);
        ann.opens(&old).sees("Stop them");
        ann.presses(&old).sees("You will not be told any more");
        assert!(!follows_still(portal, "ann@example.org"));
        // A link that was cut off stops nothing, and does not say that it did.
        let phone = portal.house.plan.phone.clone();
        ann.presses("/subscribe/leave/0123").sees("This link stops nothing").sees(&phone);
    });
}

#[test]
fn what_never_left_because_of_us_drops_nobody() {
    at_the_doors(|portal| {
        let phone = || text("503-555-0142");
        portal.write(move |tx| add(tx, phone(), Topics::default()));
        for _ in 0..4 {
            breaks(portal, Part::Card);
            assert_eq!(portal.work().len(), 1);
            portal.write(|tx| {
                for job in queue::newest(tx, "message", 1)? {
                    let account = Detail::new("20003", "");
                    delivery::note(tx, job.id, State::Refused, &account)?;
                }
                Ok(())
            });
            portal.pass(Duration::from_mins(1));
        }
        assert!(portal.read(move |tx| store::follower(tx, &store::name(tx, &phone()))).is_some());
    });
}

fn digits(portal: &Portal, place: &str) -> String {
    let token = Token::typed(place.rsplit('/').next().unwrap());
    portal.read(move |tx| store::asked(tx, &token)).unwrap().wish.secret.0
}

#[test]
fn digits_that_were_never_sent_are_never_right() {
    at_the_doors(|portal| {
        let ann = portal.stranger();
        let places = [(); 4].map(|()| asks(&ann, "503-555-0142", &["all"]).place());
        assert_eq!(portal.work().len(), 3);
        let enters = |place: &str| ann.sends(place, &[("code", &digits(portal, place))]);
        enters(&places[3]).sees("does not fit");
        assert!(!portal.read(store::any));
        enters(&places[2]).sees("You will be told");
    });
}

#[test]
fn texts_with_digits_are_rationed_for_the_whole_house() {
    at_the_doors(|portal| {
        let ask = |number: u32| {
            let net = format!("198.51.{}.7", number / 10);
            let one = portal.stranger().saying("x-forwarded-for", &net);
            asks(&one, &format!("503-555-{number:04}"), &["all"]).place();
        };
        (0..105).for_each(ask);
        assert_eq!(portal.work().len(), 100);
        portal.pass(Duration::from_secs(36));
        (105..107).for_each(ask);
        assert_eq!(portal.work().len(), 1);
        asks(&portal.stranger(), "ann@example.org", &["all"]).place();
        assert_eq!(portal.work().len(), 1, "mail does not wait for texts");
    });
}

/// Plans work from one moment until another.
fn plans(portal: &Portal, (from, until): (Timestamp, Timestamp)) {
    let house = portal.house.clone();
    portal.write(move |tx| {
        let (kind, part, effect) = (Kind::Maintenance, Part::Card, Effect::SomeCannot);
        let way = way_around(part);
        let said = prepare(&house, About { kind, stage: Stage::Planned, part, effect, way });
        let (parts, until) = (vec![part], Some(until));
        let new = New { kind, parts, effect, began_at: from, until, members: 0, said };
        let id = draft(tx, &new, &house.plan.zone, Actor::Operator)?.id;
        let drafted = one(tx, id)?.unwrap();
        let said = drafted.last().unwrap().said.clone();
        let (at, stage, next_at) = (tx.now(), Stage::Planned, Some(until.unwrap()));
        let post = Post { at, stage, said, next_at, by_itself: false };
        save(tx, &drafted.post(post).unwrap(), Actor::Operator)
    });
}

#[test]
fn whoever_is_told_of_planned_work_is_told_when_it_is() {
    at_the_doors(|portal| {
        follows(portal, "ann@example.org", &["all"]);
        portal.write(|tx| add(tx, text("503-555-0142"), Topics::default()));
        let from = portal.now() + Duration::from_hours(30);
        let until = from + Duration::from_hours(3);
        plans(portal, (from, until));
        let told = portal.work();
        assert_eq!(told.len(), 2);
        let f = portal.house.frame(Lang::English, portal.now());
        let span = format!("Planned: {} to {}", f.moment(from), f.moment(until));
        for message in &told {
            assert!(message.text.contains(&span), "{span}: {}", *message.text);
        }
        let body = portal.read(move |tx| {
            let first = tx.now().day_in(&jiff::tz::TimeZone::UTC).plus_days(-3);
            let incident = crate::incidents::store::since(tx, first)?.remove(0);
            let name = store::name(tx, &text("503-555-0142"));
            let mut to = store::follower(tx, &name)?.unwrap();
            to.wish.to = To::Call(Private("https://a.example/".to_owned()));
            let told = (&incident, incident.last().unwrap());
            Ok(letters::body(("https://s.example", "https://d.example"), told, &to))
        });
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["until"], until.to_string());
        assert_eq!(body["since"], from.to_string());
        assert_eq!(told.iter().filter(|one| one.channel == Channel::Text).count(), 1);
    });
}
