//! The two tests that notice: CUSUM of failures and CUSUM of silence, and the rule by which one
//! line goes public with nobody's hand. Weights are logarithms of likelihood ratios, so a bar of 12
//! means "e^12 times likelier that something broke than that nothing did".

use base::Timestamp;
use serde::{Deserialize, Serialize};

/// What one slice saw in one minute.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub tries: u32,
    pub failed: u32,
    /// Different members among the failed.
    #[serde(default)]
    pub members: u32,
}

/// More than any plan meets in a minute.
pub const MOST_COUNTED: u32 = 1_000_000;

impl Count {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            tries: self.tries.saturating_add(other.tries),
            failed: self.failed.saturating_add(other.failed),
            members: self.members.saturating_add(other.members),
        }
    }

    /// Whether these numbers can be true together.
    pub const fn is_sound(self) -> bool {
        self.tries <= MOST_COUNTED && self.failed <= self.tries && self.members <= self.failed
    }
}

/// How much likelier than usual the whole service must look broken (GUARD 23: 10 to 14).
pub const BAR: f64 = 12.0;
/// The same for a part of it: many parts are watched, and each may cry wolf.
pub const NARROW_BAR: f64 = 14.0;

/// The test is tuned for failures this many times the usual (GUARD 23).
const WORSE: f64 = 2.0;
/// And for this share of the usual tries coming in: hours differ from week to week by less.
const QUIET: f64 = 0.25;
/// Rates beyond these would make a single failure count for everything, or nothing for anything.
const LEAST: f64 = 0.02;
const MOST: f64 = 0.45;

/// What a minute of `count` says where `usual` of all tries fail: above zero, something is wrong.
pub fn weigh_failing(usual: f64, count: Count) -> f64 {
    let usual = usual.clamp(LEAST, MOST);
    let broken = usual * WORSE;
    let failed = f64::from(count.failed.min(count.tries));
    let well = f64::from(count.tries) - failed;
    failed * (broken / usual).ln() + well * ((1.0 - broken) / (1.0 - usual)).ln()
}

/// What a minute of `tries` says where `usual` come in a minute.
pub fn weigh_silence(usual: f64, tries: u32) -> f64 {
    usual * (1.0 - QUIET) + f64::from(tries) * QUIET.ln()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Failing,
    Silent,
}

/// Something broke, since about then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    pub kind: Kind,
    pub since: Timestamp,
}

/// A sum that rests at zero while all is well and climbs while it is not.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Cusum {
    sum: f64,
    /// When it last left zero: the likeliest moment of the change.
    since: Option<Timestamp>,
    raised: bool,
}

impl Cusum {
    /// Whether it has alarmed and not yet come to rest.
    pub const fn is_raised(&self) -> bool {
        self.raised
    }

    /// Whether it has left zero: failures may be adding up.
    pub const fn leans(&self) -> bool {
        self.since.is_some()
    }

    /// Whether it is on its way to an alarm.
    pub fn climbs(&self) -> bool {
        self.sum > BAR / 2.0
    }

    /// Takes one minute's weight; says once when it has crossed `bar`.
    pub fn add(&mut self, weight: f64, at: Timestamp, bar: f64) -> Option<Timestamp> {
        // No higher than the bar twice: a long outage must not hide that it is over.
        self.sum = (self.sum + weight).clamp(0.0, bar * 2.0);
        if self.sum <= 0.0 {
            *self = Self::default();
            return None;
        }
        let since = *self.since.get_or_insert(at);
        if self.sum < bar || self.raised {
            return None;
        }
        self.raised = true;
        Some(since)
    }
}

/// The minutes on end in which most of what known devices tried has failed.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Failing {
    minutes: u32,
    /// The most members in one of them: the same may have tried in each.
    members: u32,
}

/// Minutes in a row (GUARD 25).
const MINUTES: u32 = 5;
/// One broken browser that tries for ever is no outage.
const MEMBERS: u32 = 3;

/// Whether one line goes public by itself: more than half of what known devices tried failed, in
/// each of five minutes on end, and not for one or two members alone.
pub fn speaks_by_itself(so_far: &mut Failing, known: Count) -> bool {
    if u64::from(known.failed) * 2 <= u64::from(known.tries) {
        *so_far = Failing::default();
        return false;
    }
    so_far.minutes = so_far.minutes.saturating_add(1);
    so_far.members = so_far.members.max(known.members);
    so_far.minutes >= MINUTES && so_far.members >= MEMBERS
}
