//! The bills of the monthly plan. Pure. The formulas are those of 42 CFR 423.137 (c); the tests
//! hold years that Medicare and its plans work out
//! (medicare.gov/prescription-payment-plan/examples).

mod plan;
mod thresholds;

pub use plan::{Billed, Costs, Plan};
pub use thresholds::Thresholds;

use base::{Day, Money};
use serde::{Deserialize, Serialize};

/// A month of a calendar year, which is Medicare's plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Month {
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), month: day.date().month() }
    }

    pub const fn next(self) -> Self {
        match self {
            Self { year, month: 12.. } => Self { year: year + 1, month: 1 },
            Self { year, month } => Self { year, month: month + 1 },
        }
    }

    pub const fn before(self) -> Self {
        match self {
            Self { year, month: ..=1 } => Self { year: year - 1, month: 12 },
            Self { year, month } => Self { year, month: month - 1 },
        }
    }

    /// Itself among them.
    const fn left_in_year(self) -> i64 {
        13 - self.month as i64
    }

    pub fn first_day(self) -> Option<Day> {
        Day::new(self.year, self.month, 1).ok()
    }

    /// `03/2027`
    pub fn words(self) -> String {
        format!("{:02}/{}", self.month, self.year)
    }
}

/// One time of taking part: from a day, until a day, or still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Election {
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
    /// The most a member pays out of pocket in the year it began.
    pub threshold: Money,
    /// What they had paid of it before.
    pub before: Money,
}

impl Election {
    /// It goes on from year to year until its member leaves (42 CFR 423.137 (d), renewal).
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// The most a first month's bill may be.
pub fn first_cap(threshold: Money, before: Money, month: Month) -> Money {
    shared((threshold - before).max(Money::ZERO), month.left_in_year())
}

/// The bill of a month: `unbilled` is all that was owed until its end and is on no bill yet. In the
/// first month of taking part never more than its cap, later an even part of what is left. Below
/// zero it is a credit, given at once.
pub fn bill(unbilled: Money, month: Month, first: Option<Money>) -> Money {
    if unbilled <= Money::ZERO {
        return unbilled;
    }
    first.map_or_else(|| shared(unbilled, month.left_in_year()), |cap| unbilled.min(cap))
}

/// Divided to the nearest cent, half a cent up.
const fn shared(amount: Money, parts: i64) -> Money {
    Money::cents((amount.as_cents() * 2 + parts) / (parts * 2))
}

#[cfg(test)]
mod tests;
