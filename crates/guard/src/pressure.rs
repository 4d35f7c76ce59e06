//! Whether strangers fail far more than is usual at this hour of the week (GUARD 6).

use std::time::Duration;

use base::Timestamp;

const HOUR_SECONDS: i64 = 3_600;
pub const HOURS_OF_WEEK: usize = 168;

/// How long pressure holds after it was last justified.
pub const HOLDS: Duration = Duration::from_hours(6);

const TIMES_USUAL: u64 = 3;
const ABOVE_USUAL: u64 = 20;

/// Tries of strangers in one hour, and how many of them ended signed in. Additive over nodes
/// (GUARD 2).
///
/// A try counts as failed from its beginning, and no longer once it ended well: what is not checked
/// cannot be told apart any sooner, and an attack must not have ten minutes before it is felt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Strangers {
    pub tried: u64,
    pub well: u64,
}

impl Strangers {
    pub const TRIED: Self = Self { tried: 1, well: 0 };
    pub const ENDED_WELL: Self = Self { tried: 0, well: 1 };

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            tried: self.tried.saturating_add(other.tried),
            well: self.well.saturating_add(other.well),
        }
    }

    pub const fn failed(self) -> u64 {
        self.tried.saturating_sub(self.well)
    }

    /// More than 60 % of them failed.
    const fn mostly_failed(self) -> bool {
        self.failed().saturating_mul(10) > self.tried.saturating_mul(6)
    }
}

/// Failures that are usual in each hour of the week, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual([u64; HOURS_OF_WEEK]);

impl Usual {
    /// A house that has seen nothing yet: 20 failures an hour are enough to wake it.
    pub const NOTHING: Self = Self([0; HOURS_OF_WEEK]);

    /// As it was stored; hours that are missing count as quiet.
    pub fn from_hundredths(hundredths: &[u64]) -> Self {
        let mut usual = Self::NOTHING;
        for (hour, stored) in usual.0.iter_mut().zip(hundredths) {
            *hour = *stored;
        }
        usual
    }

    pub const fn hundredths(&self) -> &[u64; HOURS_OF_WEEK] {
        &self.0
    }

    const fn alarm_above(&self, hour: usize) -> u64 {
        self.0[hour].saturating_mul(TIMES_USUAL) / 100 + ABOVE_USUAL
    }

    /// A quarter of each week's news: a month of them makes a habit, one does not.
    fn learn(&mut self, hour: usize, failed: u64) {
        let news = failed.saturating_mul(100);
        self.0[hour] = if self.0[hour] == 0 { news } else { (self.0[hour] * 3 + news) / 4 };
    }
}

/// The state between two tries: the hour that runs, what is usual, and until when pressure holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressure {
    usual: Usual,
    /// Hours since 1970.
    hour: i64,
    so_far: Strangers,
    until: Option<Timestamp>,
}

impl Pressure {
    pub const fn begin(usual: Usual, now: Timestamp) -> Self {
        Self { usual, hour: hour_of(now), so_far: Strangers { tried: 0, well: 0 }, until: None }
    }

    pub const fn usual(&self) -> &Usual {
        &self.usual
    }

    /// On, and until when unless it goes on.
    pub fn until(&self, now: Timestamp) -> Option<Timestamp> {
        self.until.filter(|until| now < *until)
    }

    pub fn is_on(&self, now: Timestamp) -> bool {
        self.until(now).is_some()
    }

    /// Tries of strangers that began or ended well: one, or those of another node in two seconds.
    pub fn note(&mut self, tries: Strangers, now: Timestamp) {
        if hour_of(now) > self.hour {
            self.close_hour(now);
        }
        self.so_far = self.so_far.plus(tries);
        let alarm_above = self.usual.alarm_above(of_week(self.hour));
        if self.so_far.failed() > alarm_above && self.so_far.mostly_failed() {
            self.until = Some(now + HOLDS);
        }
    }

    /// An hour under pressure is nobody's usual, or a long attack would teach us to sleep. Hours
    /// that passed without a try are learned as quiet.
    fn close_hour(&mut self, now: Timestamp) {
        let under_pressure = self.until.is_some_and(|until| began(self.hour) < until);
        if !under_pressure {
            self.usual.learn(of_week(self.hour), self.so_far.failed());
            let silent = (self.hour + 1..hour_of(now)).take(HOURS_OF_WEEK);
            silent.for_each(|hour| self.usual.learn(of_week(hour), 0));
        }
        (self.hour, self.so_far) = (hour_of(now), Strangers::default());
    }
}

const fn hour_of(now: Timestamp) -> i64 {
    now.seconds().div_euclid(HOUR_SECONDS)
}

const fn began(hour: i64) -> Timestamp {
    Timestamp::from_seconds(hour.saturating_mul(HOUR_SECONDS))
}

fn of_week(hour: i64) -> usize {
    usize::try_from(hour.rem_euclid(168)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
