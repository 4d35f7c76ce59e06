//! What others ship, read simply: enough to compare, not to judge a product by. Each checks every
//! password it is given and answers at once, unless it makes somebody wait.

use std::collections::BTreeMap;
use std::time::Duration;

use base::Timestamp;

use super::people::right;
use super::policy::{Account, Name, Outcome, Policy, Seen, Try};
use crate::Prefix;

const NEVER: Timestamp = Timestamp::from_micros(0);

fn is_right(asked: &Try) -> bool {
    matches!(asked.name, Name::Of(account) if asked.value == right(account))
}

/// Failures so far, when the last was, and until when nothing is checked.
#[derive(Debug, Clone, Copy)]
struct Held {
    failures: u32,
    last_at: Timestamp,
    until: Timestamp,
}

impl Held {
    const NOTHING: Self = Self { failures: 0, last_at: NEVER, until: NEVER };

    fn miss(&mut self, now: Timestamp) {
        (self.failures, self.last_at) = (self.failures + 1, now);
    }
}

/// Five wrong passwords, then half an hour of nothing for that account.
#[derive(Debug, Clone, Default)]
pub struct FiveThenWait {
    held: BTreeMap<Account, Held>,
}

impl Policy for FiveThenWait {
    fn answer(&mut self, asked: &Try) -> Outcome {
        let Name::Of(account) = asked.name else { return Outcome::checked(false, false) };
        let held = self.held.entry(account).or_insert(Held::NOTHING);
        if asked.at < held.until {
            return Outcome::quiet(Seen::Wait);
        }
        if is_right(asked) {
            *held = Held::NOTHING;
        } else {
            held.miss(asked.at);
        }
        if held.failures >= 5 {
            *held = Held { until: asked.at + Duration::from_mins(30), ..Held::NOTHING };
        }
        Outcome::checked(is_right(asked), asked.known_device)
    }
}

/// Keycloak's temporary lockout with its documented defaults: after 30 failures a wait of a minute
/// for each 30, at most 15 minutes; two tries within a second cost a minute; counts end after 12
/// hours. While it waits even the right password is called wrong.
#[derive(Debug, Clone, Default)]
pub struct TemporaryLockout {
    held: BTreeMap<Account, Held>,
}

const FAILURES: u32 = 30;
const WAIT: Duration = Duration::from_mins(1);
const LONGEST_WAIT: Duration = Duration::from_mins(15);

impl Policy for TemporaryLockout {
    fn answer(&mut self, asked: &Try) -> Outcome {
        let Name::Of(account) = asked.name else { return Outcome::checked(false, false) };
        let held = self.held.entry(account).or_insert(Held::NOTHING);
        if asked.at < held.until {
            return Outcome::quiet(Seen::Wrong { at_once: true });
        }
        if is_right(asked) {
            *held = Held::NOTHING;
            return Outcome::checked(true, asked.known_device);
        }
        let since = asked.at.since(held.last_at);
        if since > Duration::from_hours(12) {
            held.failures = 0;
        }
        held.miss(asked.at);
        let wait = WAIT * (held.failures / FAILURES);
        let quick = since < Duration::from_secs(1);
        held.until = asked.at + if quick { wait.max(WAIT) } else { wait }.min(LONGEST_WAIT);
        Outcome::checked(false, asked.known_device)
    }
}

/// Ten failures from one address within ten minutes, then nothing from there for an hour.
#[derive(Debug, Clone, Default)]
pub struct PerAddress {
    held: BTreeMap<Prefix, Held>,
}

impl Policy for PerAddress {
    fn answer(&mut self, asked: &Try) -> Outcome {
        let held = self.held.entry(asked.from.prefix).or_insert(Held::NOTHING);
        if asked.at < held.until {
            return Outcome::quiet(Seen::Wait);
        }
        if !is_right(asked) {
            // `last_at` is when the ten minutes began.
            if asked.at.since(held.last_at) > Duration::from_mins(10) {
                *held = Held { last_at: asked.at, ..Held::NOTHING };
            }
            held.failures += 1;
        }
        if held.failures >= 10 {
            *held = Held { until: asked.at + Duration::from_hours(1), ..Held::NOTHING };
        }
        Outcome::checked(is_right(asked), asked.known_device)
    }
}

/// OWASP's device cookies with its example numbers: ten failures an hour for each cookie, and ten
/// for all browsers without one together; then that cookie, or all of those, wait for an hour.
#[derive(Debug, Clone, Default)]
pub struct DeviceCookies {
    held: BTreeMap<(Account, bool), Held>,
}

impl Policy for DeviceCookies {
    fn answer(&mut self, asked: &Try) -> Outcome {
        const HOUR: Duration = Duration::from_hours(1);
        let Name::Of(account) = asked.name else { return Outcome::checked(false, false) };
        let held = self.held.entry((account, asked.known_device)).or_insert(Held::NOTHING);
        if asked.at < held.until {
            return Outcome::quiet(Seen::Wait);
        }
        if is_right(asked) {
            *held = Held::NOTHING;
        } else {
            if asked.at.since(held.last_at) > HOUR {
                *held = Held { last_at: asked.at, ..Held::NOTHING };
            }
            held.failures += 1;
        }
        if held.failures >= 10 {
            *held = Held { until: asked.at + HOUR, ..Held::NOTHING };
        }
        Outcome::checked(is_right(asked), asked.known_device)
    }
}
