//! What is usual at each hour of the week, learned from quiet minutes and slowly forgotten.

use base::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::rules::Count;

const HOURS: usize = 168;
/// Each new minute makes what is known of its hour this much lighter: about eight weeks of memory.
const KEPT: f64 = 1.0 - 1.0 / 480.0;
/// So many tries of the whole week stand beside an hour's own, until it has many of its own.
const BORROWED: f64 = 200.0;
/// Failing before anything is known: GUARD's owners mistype about one time in twenty.
const PRIOR: f64 = 0.05;
/// Minutes of an hour of the week before its silence means anything: two weeks.
const ENOUGH: f64 = 100.0;

/// Monday 0:00 to 0:59 is hour 0, in the plan's time zone.
pub fn hour_of_week(at: Timestamp, zone: &TimeZone) -> usize {
    let zoned = at.zoned(zone);
    let day = usize::try_from(zoned.weekday().to_monday_zero_offset()).unwrap_or(0);
    (day * 24 + usize::try_from(zoned.hour()).unwrap_or(0)) % HOURS
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Hour {
    tries: f64,
    failed: f64,
    minutes: f64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Usual {
    hours: Vec<Hour>,
    /// The week as a whole.
    all: Hour,
}

impl Default for Usual {
    fn default() -> Self {
        Self { hours: vec![Hour::default(); HOURS], all: Hour::default() }
    }
}

impl Usual {
    /// A quiet minute becomes part of what is usual.
    pub fn learn(&mut self, hour: usize, count: Count) {
        let (tries, failed) = (f64::from(count.tries), f64::from(count.failed));
        let whole_week = 1.0 - (1.0 - KEPT) / 168.0;
        let of_hour = self.hours.get_mut(hour).map(|hour| (hour, KEPT));
        for (sums, kept) in of_hour.into_iter().chain([(&mut self.all, whole_week)]) {
            sums.tries = sums.tries.mul_add(kept, tries);
            sums.failed = sums.failed.mul_add(kept, failed);
            sums.minutes = sums.minutes.mul_add(kept, 1.0);
        }
    }

    /// The share of tries that usually fail at this hour, between 0 and 1.
    pub fn failing(&self, hour: usize) -> f64 {
        let week = (self.all.failed + PRIOR * BORROWED) / (self.all.tries + BORROWED);
        let own = self.at(hour);
        (own.failed + week * BORROWED) / (own.tries + BORROWED)
    }

    /// Tries a minute at this hour; nothing while too little is known of it.
    pub fn tries(&self, hour: usize) -> Option<f64> {
        let own = self.at(hour);
        (own.minutes >= ENOUGH).then(|| own.tries / own.minutes)
    }

    /// Tries a minute at this hour, where `few` come as long as nothing is known: an hour borrows
    /// from the week until it has minutes of its own.
    pub fn rate(&self, hour: usize, few: f64) -> f64 {
        let week = (self.all.tries + few * ENOUGH) / (self.all.minutes + ENOUGH);
        let own = self.at(hour);
        (own.tries + week * ENOUGH) / (own.minutes + ENOUGH)
    }

    fn at(&self, hour: usize) -> Hour {
        self.hours.get(hour).copied().unwrap_or_default()
    }
}
