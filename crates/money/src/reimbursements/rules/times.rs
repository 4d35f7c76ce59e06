//! By when one may ask and appeal, and when an answer is due. Pure.

use base::{Day, PlanKind, RefillTerms};
use jiff::ToSpan as _;

use super::super::flow::{Fact, Said};

/// What the plan asks of requests, and what the law asks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    pub kind: PlanKind,
    /// Months after the fill in which the plan takes requests, where it says so.
    pub months: Option<u16>,
}

impl From<RefillTerms> for Terms {
    fn from(terms: RefillTerms) -> Self {
        Self { kind: terms.kind, months: terms.reimbursement_months }
    }
}

impl Terms {
    /// Part D plans coordinate benefits with beneficiaries for three years from the day of the fill
    /// (42 CFR 423.466(b)); of others a member is told a year. (house)
    pub const fn months(self) -> u16 {
        match (self.months, self.kind) {
            (Some(months), _) => months,
            (None, PlanKind::MedicarePartD) => 36,
            (None, PlanKind::Employer | PlanKind::Unsaid) => 12,
        }
    }

    /// The last day on which a fill of this day can be asked for.
    pub fn last_day(self, filled: Day) -> Day {
        let months = i32::from(self.months());
        Day::from_date(filled.date().saturating_add(months.months()))
    }

    /// By when the plan answers what it got on this day: in 14 days in Part D (42 CFR 423.568(c)),
    /// in 30 elsewhere (29 CFR 2560.503-1(f)(2)(iii)(B)); nothing is promised where nobody said
    /// which plan it is.
    pub fn answer_by(self, got: Day) -> Option<Day> {
        let days = match self.kind {
            PlanKind::MedicarePartD => 14,
            PlanKind::Employer => 30,
            PlanKind::Unsaid => return None,
        };
        Some(got.plus_days(days))
    }

    /// By when it answers a request of which all this was said: the time runs from its receipt. For
    /// a plan of an employer it stands still while something is missing (29 CFR
    /// 2560.503-1(f)(4)): then we know no day.
    pub fn answers_by(self, said: &[Said]) -> Option<Day> {
        let lacked = said.iter().any(|one| matches!(one.fact, Fact::MoreNeeded(_)));
        if self.kind == PlanKind::Employer && lacked {
            return None;
        }
        let first = |is_meant: fn(&Fact) -> bool| {
            let meant = said.iter().filter(|one| is_meant(&one.fact));
            meant.min_by_key(|one| one.at).map(|one| one.day)
        };
        let got = first(|fact| matches!(fact, Fact::Left | Fact::Received));
        self.answer_by(got.or_else(|| first(|fact| *fact == Fact::Asked))?)
    }

    /// How the time to appeal stands of what the plan told on this day, perhaps with its last day.
    /// Past a day that we reckoned it may be over, and is not for certain: a plan gives at least
    /// 180 days from when the notice came (29 CFR 2560.503-1(h)(3)(i)), and that it came in 5 days
    /// is only presumed in Part D (42 CFR 423.582(b)).
    pub fn appeal(self, (told, until): (Day, Option<Day>), today: Day) -> AppealTime {
        if let Some(last) = until {
            return if today > last { AppealTime::Over(last) } else { AppealTime::Until(last) };
        }
        let last = told.plus_days(self.kind.appeal_days());
        if today > last { AppealTime::MaybeOver } else { AppealTime::Reckoned(last) }
    }
}

/// How the time to appeal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppealTime {
    /// The plan's own word.
    Until(Day),
    /// What its rules come to.
    Reckoned(Day),
    /// What its rules come to is past.
    MaybeOver,
    /// By the plan's own word.
    Over(Day),
}

impl AppealTime {
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Until(_) | Self::Reckoned(_))
    }
}

#[cfg(test)]
mod tests;
