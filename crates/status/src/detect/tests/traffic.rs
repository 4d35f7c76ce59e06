//! A plan's sign-ins, invented from a seed: busy days and quiet nights, mistyping that follows the
//! hour, minutes that differ by chance alone. Kept, so that the figures can be had again.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{SeededLuck, Timestamp};
use jiff::tz::TimeZone;

use super::super::{Board, Count, Slice, hour_of_week};
use super::START;

/// Tries a minute at each hour of a day, as a share of the rate asked for; they average to 1.
const DAY: [f64; 24] = [
    0.25, 0.15, 0.12, 0.12, 0.15, 0.30, 0.60, 1.00, 1.50, 1.90, 2.00, 1.90, 1.70, 1.70, 1.70, 1.60,
    1.50, 1.30, 1.20, 1.15, 1.00, 0.75, 0.50, 0.36,
];

pub struct Traffic {
    luck: SeededLuck,
    rate: f64,
    board: Board,
    now: Timestamp,
}

impl Traffic {
    pub fn new(seed: u64, rate: f64) -> Self {
        Self { luck: SeededLuck::new(seed), rate, board: Board::default(), now: START }
    }

    /// Lets so many days go by.
    pub fn learn(&mut self, days: u32) {
        self.quiet(days);
    }

    /// The same, and says how many alarms nothing was the reason of.
    pub fn quiet(&mut self, days: u32) -> u32 {
        (0..days * 24 * 60).map(|_| u32::from(self.minute(None))).sum()
    }

    /// Minutes until it is noticed that this share of all sign-ins fails besides the usual, at a
    /// moment when so many come as was asked for. What follows is quiet until all rests.
    pub fn outage(&mut self, share: f64) -> u32 {
        self.quiet(1);
        let noticed = (1..=120).find(|_| self.minute(Some(share)));
        self.quiet(1);
        noticed.expect("an outage of two hours is noticed")
    }

    /// One minute; whether it alarmed.
    fn minute(&mut self, broken: Option<f64>) -> bool {
        self.now = self.now + Duration::from_mins(1);
        let hour = hour_of_week(self.now, &TimeZone::UTC);
        // Half a day's curve remains at the weekend.
        let share = if hour >= 5 * 24 { 0.5 } else { 1.0 } * DAY[hour % 24];
        let usual = self.rate * if broken.is_some() { 1.0 } else { share };
        // Mistyping is likelier at night.
        let mut failing = if hour % 24 < 6 { 0.08 } else { 0.05 };
        if let Some(share) = broken {
            failing += share - failing * share;
        }
        let tries = self.poisson(usual);
        let failed = (0..tries).filter(|_| self.chance() < failing).count();
        let failed = u32::try_from(failed).unwrap();
        let count = Count { tries, failed, members: failed };
        let minute = BTreeMap::from([(Slice::password(), count)]);
        let (found, _) = self.board.take((self.now, hour), Count::default(), &minute);
        !found.is_empty()
    }

    fn chance(&self) -> f64 {
        let bits = u32::try_from(self.luck.number() >> 32).unwrap();
        f64::from(bits) / f64::from(u32::MAX)
    }

    /// Knuth's way: good for the small means we have.
    fn poisson(&self, mean: f64) -> u32 {
        let (mut product, mut count) = (self.chance(), 0);
        let least = (-mean).exp();
        while product > least {
            product *= self.chance();
            count += 1;
        }
        count
    }
}
