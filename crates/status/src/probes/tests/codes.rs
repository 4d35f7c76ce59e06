//! When a code is asked for, and what becomes of it, step by step.

use std::time::Duration;

use ::store::testing::NOW;
use base::Timestamp;
use guard::{Bucket, Ration, UNASKED_MESSAGES};
use proptest::prelude::*;

use super::super::codes::{Asked, Rest, Still, TOO_LATE, TRIES};

fn after(minutes: u64) -> Timestamp {
    NOW + Duration::from_mins(minutes)
}

fn asked() -> Asked {
    Rest::default().ask(NOW)
}

#[test]
fn late_and_missing_are_told_apart() {
    let second = Duration::from_secs(1);
    let (rest, took, why) = asked().came(after(2));
    assert_eq!((took, why), (Duration::from_mins(2), None));
    assert!(!rest.is_due(after(5) - second) && rest.is_due(after(5)));
    assert_eq!(asked().came(after(2) + second).2, Some(TOO_LATE));
    assert_eq!(asked().look(after(10) - second, false), Still::Waits(asked()));
    assert!(matches!(asked().look(after(10), false), Still::Missing(_)));
    assert!(matches!(asked().look(after(10), true), Still::Unclear(_)), "it may be among them");
}

#[test]
fn strange_mails_take_four_tries_and_never_end_the_attempt() {
    let mut now = asked();
    for _ in 1..TRIES {
        let Still::Waits(next) = now.miss() else { panic!("too soon") };
        now = next;
    }
    assert!(matches!(now.miss(), Still::Unclear(_)));
    const { assert!(TRIES < guard::Tries::LIMIT) };
}

/// What follows a right password when a name's own ration is spent (`access::sign_in::blind`).
const AFTER_RIGHT: Ration = Ration::new(5, Duration::from_hours(1));

/// Asks as `Rest` says for so many days; of each hour, `lost` says whether its codes are lost.
/// Gives how many were asked for, and how many of those found no message left for them.
fn days(days: u64, lost: impl Fn(u64) -> bool) -> (u32, u32) {
    let (mut rest, mut asks, mut refused) = (Rest::default(), 0, 0);
    let (mut unasked, mut blind) = (Bucket::FULL, Bucket::FULL);
    let mut minute = 0;
    while minute < days * 24 * 60 {
        let now = after(minute);
        if !rest.is_due(now) {
            minute += 1;
            continue;
        }
        asks += 1;
        let (own, other) = (UNASKED_MESSAGES.take(unasked, now), AFTER_RIGHT.take(blind, now));
        let sent = match (own, other) {
            (Ok(less), _) => {
                unasked = less;
                true
            }
            (Err(_), Ok(less)) => {
                blind = less;
                true
            }
            _ => false,
        };
        refused += u32::from(!sent);
        if sent && !lost(minute / 60) {
            unasked = Bucket::FULL;
            rest = rest.ask(now).came(now).0;
            minute += 1;
            continue;
        }
        minute += 10;
        let still = rest.ask(now).look(after(minute), false);
        let Still::Missing(next) = still else { panic!("{still:?}") };
        rest = next;
    }
    (asks, refused)
}

#[test]
fn the_guard_never_rations_the_probe_out_and_sends_it_no_more_than_others() {
    assert_eq!(days(3, |_| false), (3 * 288, 0), "one each five minutes, each given back");
    let (asks, refused) = days(3, |_| true);
    assert_eq!(refused, 0, "else a mended mail server would go unnoticed");
    assert!((24 * 3..24 * 3 + 5).contains(&asks), "{asks}");
}

proptest! {
    #[test]
    fn whatever_is_lost_a_message_is_left_for_the_next_code(hours: [bool; 32]) {
        let at = |hour: u64| usize::try_from(hour).ok().and_then(|hour| hours.get(hour).copied());
        prop_assert_eq!(days(1, |hour| at(hour).unwrap_or(false)).1, 0);
    }
}
