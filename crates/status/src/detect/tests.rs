//! GUARD 22 to 25, by tables and by a plan's traffic invented from a seed.

use std::collections::BTreeMap;
use std::time::Duration;

use base::Timestamp;
use jiff::tz::TimeZone;

use super::rules::{Failing, weigh_failing, weigh_silence};
use super::*;
use crate::parts::{Effect, Part};

mod codes;
mod traffic;

use traffic::Traffic;

const START: Timestamp = Timestamp::from_seconds(1_804_172_400);

fn minute(number: u32) -> Timestamp {
    START + Duration::from_mins(u64::from(number))
}

fn slice(text: &str) -> Slice {
    text.parse().unwrap()
}

#[test]
fn failures_weigh_up_and_successes_down_and_the_usual_share_in_all_weighs_down() {
    let count = |tries, failed| Count { tries, failed, members: failed };
    assert!(weigh_failing(0.05, count(1, 1)) > 0.6, "a failure twice as likely: ln 2");
    assert!(weigh_failing(0.05, count(1, 0)) < 0.0);
    assert!(weigh_failing(0.05, count(100, 5)) < 0.0, "GUARD 23: the usual");
    assert!(weigh_failing(0.05, count(100, 10)) > 0.0, "GUARD 23: twice the usual");
    assert!(weigh_failing(0.0, count(1, 1)) < 1.0, "one failure is never an outage");
    assert!(weigh_failing(0.9, count(10, 10)).is_finite());
    assert!(weigh_failing(0.05, count(0, 0)).abs() < f64::EPSILON);
    assert!(weigh_silence(20.0, 20) < 0.0 && weigh_silence(20.0, 13) < 0.0, "a slack hour");
    assert!(weigh_silence(20.0, 2) > 0.0 && weigh_silence(20.0, 0) > 10.0);
}

#[test]
fn a_sum_alarms_once_names_its_beginning_and_rests_before_it_alarms_again() {
    let mut sum = Cusum::default();
    assert_eq!(sum.add(-1.0, minute(0), 12.0), None);
    assert_eq!(sum.add(7.0, minute(1), 12.0), None);
    assert_eq!(sum.add(7.0, minute(2), 12.0), Some(minute(1)), "since it left zero");
    for late in 3..60 {
        assert_eq!(sum.add(7.0, minute(late), 12.0), None, "still the same outage");
    }
    assert!(sum.is_raised());
    for quiet in 60..100 {
        assert_eq!(sum.add(-1.0, minute(quiet), 12.0), None);
    }
    assert!(!sum.is_raised(), "a long outage does not hide that it is over");
    assert_eq!(sum.add(13.0, minute(100), 12.0), Some(minute(100)));
}

/// Tries, failed, and the different members among those.
type Minute = (u32, u32, u32);

#[test]
fn one_line_goes_public_only_when_most_fail_on_known_devices_for_five_minutes() {
    // GUARD 25: (tries, failed, members) of each minute, and whether the last of them speaks.
    let bad = (20, 11, 9);
    let table: [(&[Minute], bool, &str); 7] = [
        (&[bad; 5], true, "five minutes above half"),
        (&[bad; 4], false, "four"),
        (&[bad, bad, (20, 10, 9), bad, bad], false, "half is not more than half"),
        (&[bad, bad, bad, bad, (0, 0, 0)], false, "nobody tried"),
        (&[(1, 1, 1); 9], false, "one member alone"),
        (&[(3, 3, 3); 5], true, "a small plan"),
        (&[(20, 2, 2), bad, bad, bad, bad, bad], true, "after a quiet one"),
    ];
    for (minutes, expected, what) in table {
        let mut so_far = Failing::default();
        let speak = |&(tries, failed, members): &Minute| {
            speaks_by_itself(&mut so_far, Count { tries, failed, members })
        };
        assert_eq!(minutes.iter().map(speak).last(), Some(expected), "{what}");
    }
}

#[test]
fn a_slice_is_a_closed_word_that_names_nobody() {
    for good in ["step/password", "browser/safari", "mail/gmail.com", "dependency/texts"] {
        assert_eq!(slice(good).to_string(), good);
    }
    for bad in ["", "step", "step/", "door/x", "mail/ann@x.example", "step/A", "step/a b"] {
        assert!(bad.parse::<Slice>().is_err(), "{bad}");
    }
}

#[test]
fn the_hour_of_the_week_is_the_plans_own() {
    let new_york = TimeZone::get("America/New_York").unwrap();
    // Thursday 10:40 in New York, 15:40 in UTC.
    assert_eq!(hour_of_week(START, &new_york), 3 * 24 + hour_of_week(START, &new_york) % 24);
    let utc = hour_of_week(START, &TimeZone::UTC);
    assert_eq!(utc - hour_of_week(START, &new_york), 5);
}

/// Two weeks of a quiet plan: each minute 20 tries by each browser family, one of them failing.
fn learned() -> (Board, u32) {
    let mut board = Board::default();
    let minutes = 15 * 24 * 60;
    for number in 0..minutes {
        let taken = board.take(at(number), Count::default(), &tries(20, 1, 1));
        assert_eq!(taken, (vec![], false), "minute {number}");
    }
    (board, minutes)
}

fn at(number: u32) -> (Timestamp, usize) {
    (minute(number), hour_of_week(minute(number), &TimeZone::UTC))
}

/// Each minute of Safari and of Chrome, and of both together.
fn tries(each: u32, safari: u32, chrome: u32) -> BTreeMap<Slice, Count> {
    let count = |tries, failed| Count { tries, failed, members: failed };
    BTreeMap::from([
        (slice("browser/safari"), count(each, safari)),
        (slice("browser/chrome"), count(each, chrome)),
        (slice("step/password"), count(each * 2, safari + chrome)),
    ])
}

/// What is found first when every minute looks like this, and after how many.
fn first(of: &BTreeMap<Slice, Count>) -> (Draft, u32) {
    let (mut board, from) = learned();
    for number in 0..60 {
        if let Some(found) = board.take(at(from + number), Count::default(), of).0.first() {
            return (Draft::of(found), number + 1);
        }
    }
    panic!("an hour without a word");
}

#[test]
fn a_draft_names_the_slice_the_start_the_members_and_the_way_that_works() {
    let from = minute(15 * 24 * 60);
    let (whole, minutes) = first(&tries(20, 19, 19));
    assert!(minutes <= 3, "{minutes}");
    assert_eq!((whole.part, whole.effect), (Part::SignIn, Effect::NobodyCan));
    assert_eq!((whole.slice.to_string().as_str(), whole.way), ("step/password", Way::Passkey));
    assert_eq!(whole.since, from);
    assert!(whole.members >= 19, "{}", whole.members);
    let (narrow, _) = first(&tries(20, 15, 1));
    assert_eq!(narrow.slice, slice("browser/safari"), "the others are well");
    assert_eq!((narrow.effect, narrow.way), (Effect::SomeCannot, Way::OtherBrowser));
    assert_eq!(narrow.since, from);
}

#[test]
fn silence_is_noticed_where_nobody_comes_any_more() {
    let (silent, minutes) = first(&tries(0, 0, 0));
    assert!(minutes <= 3, "{minutes}");
    assert_eq!(silent.effect, Effect::NobodyCan);
    assert_eq!(silent.since, minute(15 * 24 * 60));
}

#[test]
fn what_breaks_says_which_part_it_is_and_what_still_works() {
    let table = [
        ("step/password", Part::SignIn, Way::Passkey),
        ("step/passkey", Part::SignIn, Way::Phone),
        ("step/code", Part::Code, Way::OtherCode),
        ("mail/gmail.com", Part::Code, Way::OtherCode),
        ("text/carrier-a", Part::Code, Way::OtherCode),
        ("dependency/texts", Part::Code, Way::OtherCode),
        ("dependency/pharmacy", Part::Refill, Way::PhoneRefill),
        ("dependency/payments", Part::Claims, Way::Phone),
        ("step/card", Part::Card, Way::CardAtPharmacy),
        ("browser/safari", Part::SignIn, Way::OtherBrowser),
    ];
    for (text, part, way) in table {
        assert_eq!((slice(text).part(), Way::beside(&slice(text))), (part, way), "{text}");
    }
}

#[test]
fn a_minute_that_comes_twice_or_late_changes_nothing() {
    let mut board = Board::default();
    let bad = Count { tries: 20, failed: 19, members: 19 };
    board.take(at(5), bad, &tries(20, 1, 1));
    let kept = serde_json::to_string(&board).unwrap();
    for late in [5, 5, 5, 5, 5, 4] {
        assert_eq!(board.take(at(late), bad, &tries(20, 20, 20)), (vec![], false));
    }
    assert_eq!(serde_json::to_string(&board).unwrap(), kept);
    let again: Board = serde_json::from_str(&kept).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), kept, "it is kept between runs as it is");
}

#[test]
fn bad_minutes_with_a_hole_between_them_are_not_on_end() {
    let bad = Count { tries: 20, failed: 19, members: 19 };
    let speaks = |minutes: [u32; 5]| {
        let mut board = Board::default();
        minutes.map(|number| board.take(at(number), bad, &BTreeMap::new()).1)[4]
    };
    assert!(speaks([1, 2, 3, 4, 5]));
    assert!(!speaks([1, 2, 3, 4, 6]), "the fifth is missing");
}

#[test]
fn numbers_without_measure_do_not_overflow_and_are_not_sound() {
    let most = Count { tries: u32::MAX, failed: u32::MAX, members: u32::MAX };
    let mut board = Board::default();
    let minute = BTreeMap::from([(Slice::password(), most)]);
    let found = (1..9).flat_map(|number| board.take(at(number), most, &minute).0);
    let drafts: Vec<Draft> = found.map(|found| Draft::of(&found)).collect();
    assert_eq!(drafts.len(), 1, "{drafts:?}");
    let sound = |tries, failed, members| Count { tries, failed, members }.is_sound();
    assert!(sound(1_000_000, 3, 3) && sound(0, 0, 0));
    assert!(!sound(1_000_001, 3, 3) && !sound(2, 3, 3) && !sound(3, 2, 3) && !most.is_sound());
}

/// GUARD 23 and 24 on invented traffic. Printed by `cargo test -p status guard -- --nocapture`.
#[test]
fn the_guards_figures_hold_on_invented_traffic() {
    println!("tries/min  seed  false alarms in 90 days  median minutes to notice  worst");
    for (rate, aim) in [(20.0, 3), (5.0, 9)] {
        let mut alarms = Vec::new();
        for seed in 1..=3 {
            let mut traffic = Traffic::new(seed, rate);
            traffic.learn(5 * 7);
            let false_alarms = traffic.quiet(90);
            let mut delays: Vec<u32> = (0..31).map(|_| traffic.outage(0.5)).collect();
            delays.sort_unstable();
            let (median, worst) = (delays[15], delays[30]);
            println!("{rate:9}  {seed:4}  {false_alarms:23}  {median:24}  {worst:5}");
            // GUARD 24 at this rate; an unlucky seed may take a minute more, never twice as long.
            assert!(median <= aim, "median {median} minutes at {rate} a minute");
            assert!(worst <= aim * 4, "worst {worst} minutes at {rate} a minute");
            alarms.push(false_alarms);
        }
        // About one in 90 days (GUARD 23), with room for three short histories.
        let all: u32 = alarms.iter().sum();
        assert!(all <= 2 * 3, "{all} false alarms in three times 90 days at {rate} a minute");
    }
}
