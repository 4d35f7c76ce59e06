//! What can be reported, and how many reports are too many. Pure.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::time::Duration;

use base::Timestamp;
use guard::Ration;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::detect::{Count, Cusum, Usual, hour_of_week};
use crate::parts::{Part, words};

words! {
    /// What happened, in closed words: nobody's own words are taken.
    What, "what":
    NotOpen = "open",
    /// Not `error`: a field's own complaint is named so in a page.
    Message = "message",
    Slow = "slow",
    Nothing = "nothing",
    Wrong = "wrong",
}

/// Of one neighbourhood three count at once, and then one every 20 minutes: a thousand reports from
/// one place are a few.
pub const PLACE: Ration = Ration::new(3, Duration::from_mins(20));
/// A row outlives its day by nothing.
pub const KEPT: Duration = Duration::from_hours(24);

/// Reports a minute of one part where nobody has reported anything yet: one in an hour.
const FEW: f64 = 1.0 / 60.0;
/// The test is tuned for so many times the usual.
const MANY: f64 = 5.0;
/// As the other tests of one part among many (GUARD 23).
const BAR: f64 = 14.0;
/// In minutes.
const DAY: u32 = 24 * 60;
/// Minutes an alarm stands for itself before it needs somebody who speaks of it.
const LONG: u32 = 60;
/// Minutes further back are not caught up on.
const BACK: i64 = 60;
const MINUTE: Duration = Duration::from_mins(1);

/// What a minute of `reports` says where `usual` come in a minute: above zero, more than usual.
fn weigh(usual: f64, reports: u32) -> f64 {
    f64::from(reports) * MANY.ln() - usual * (MANY - 1.0)
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Watch {
    usual: Usual,
    many: Cusum,
    /// Minutes on end that it has been raised.
    raised_for: u32,
}

/// Where each part stands after the last minute.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Board {
    parts: BTreeMap<Part, Watch>,
    /// The beginning of the minute that comes next.
    next: Option<Timestamp>,
}

impl Board {
    /// The minutes that are over and were not looked at, by their beginnings.
    pub fn due(&self, now: Timestamp) -> Vec<Timestamp> {
        let minute = |at: Timestamp| at.seconds().div_euclid(60);
        let last = minute(now);
        let first = self.next.map_or(last - 1, minute).max(last - BACK);
        (first..last).map(|minute| Timestamp::from_seconds(minute * 60)).collect()
    }

    /// The parts whose alarm has stood for an hour.
    pub fn long_raised(&self) -> Vec<Part> {
        let long = |(part, watch): (&Part, &Watch)| (watch.raised_for >= LONG).then_some(*part);
        self.parts.iter().filter_map(long).collect()
    }

    /// Nobody speaks of that alarm any more: what is reported from now on may raise another.
    pub fn rest(&mut self, part: Part) {
        if let Some(watch) = self.parts.get_mut(&part) {
            (watch.many, watch.raised_for) = (Cusum::default(), 0);
        }
    }

    /// Takes one minute's reports by part; the parts that alarm, and since when.
    pub fn take(
        &mut self,
        at: Timestamp,
        reports: &BTreeMap<Part, u32>,
        zone: &TimeZone,
    ) -> Vec<(Part, Timestamp)> {
        let hour = hour_of_week(at, zone);
        self.next = Some(at + MINUTE);
        let mut found = Vec::new();
        for &part in Part::ALL {
            let watch = self.parts.entry(part).or_default();
            let count = reports.get(&part).copied().unwrap_or_default();
            let usual = watch.usual.rate(hour, FEW).max(FEW);
            found.extend(watch.many.add(weigh(usual, count), at, BAR).map(|since| (part, since)));
            watch.raised_for = if watch.many.is_raised() { watch.raised_for + 1 } else { 0 };
            // What is reported during an outage never becomes usual; what lasts a day is.
            if watch.raised_for == 0 || watch.raised_for > DAY {
                watch.usual.learn(hour, Count { tries: count, ..Count::default() });
            }
        }
        found
    }
}
