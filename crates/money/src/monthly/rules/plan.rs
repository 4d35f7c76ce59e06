//! What somebody's part in the monthly plan has come to, and the bills that follow from it. Each is
//! worked out from what the year costs now and what was billed of it before: a correction of a
//! correction needs no rule of its own.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Money};
use serde::{Deserialize, Serialize};

use super::{Election, Month, Thresholds, bill, first_cap};

/// Until this month what came late of the year before is billed (house).
const LATE_UNTIL: i8 = 3;

/// By year, what each of its months cost by the claims as they stand.
pub type Costs = BTreeMap<i16, [Money; 12]>;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    #[serde(default)]
    pub elections: Vec<Election>,
    /// In the order they were written.
    #[serde(default)]
    pub billed: Vec<Billed>,
}

/// What a month's bill came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Billed {
    pub month: Month,
    /// Of which year's costs it is: a late claim of December is billed in January.
    pub year: i16,
    pub amount: Money,
}

impl Plan {
    /// Taking part now, or from tomorrow.
    pub fn standing(&self) -> Option<&Election> {
        self.elections.last().filter(|one| one.until.is_none())
    }

    pub fn covers(&self, day: Day) -> bool {
        self.elections.iter().any(|one| one.covers(day))
    }

    /// The bills that came with a month.
    pub fn billed_in(&self, month: Month) -> impl Iterator<Item = &Billed> {
        self.billed.iter().filter(move |one| one.month == month && one.year == month.year)
    }

    /// The cap of a month in which somebody begins, whether this year or by going on.
    pub fn first(&self, month: Month, thresholds: &Thresholds) -> Option<Money> {
        let began = |one: &&Election| Month::of(one.from) == month;
        if let Some(one) = self.elections.iter().rev().find(began) {
            let threshold = thresholds.limit(Some(one.threshold), month.year)?;
            return Some(first_cap(threshold, one.before, month));
        }
        let last = self.elections.last().filter(|_| month.month == 1)?;
        let then = thresholds.limit(Some(last.threshold), last.from.year())?;
        // A limit below Medicare's was the card's; Medicare's own is another in the new year.
        let card = Some(then).filter(|then| Some(*then) != thresholds.of(last.from.year()));
        let threshold = thresholds.limit(card, month.year).unwrap_or(then);
        Some(first_cap(threshold, Money::ZERO, month))
    }

    /// The years whose costs the bills of a month are worked out from.
    pub fn years(&self, month: Month) -> BTreeSet<i16> {
        let late = (month.month <= LATE_UNTIL).then_some(month.year - 1);
        let billed = self.billed.iter().map(|one| one.year);
        billed.chain(late).chain([month.year]).collect()
    }

    /// Bills a month that is over, and what came late of the year before.
    pub fn bill_month(&mut self, month: Month, costs: &Costs, thresholds: &Thresholds) {
        // Whoever left and was billed at once has later months on that bill, too: what is not too
        // much for the year is not given back with an earlier month's.
        let too_much = self.unbilled(Month { month: 12, ..month }, costs).min(Money::ZERO);
        let unbilled = self.unbilled(month, costs).max(too_much);
        let first = self.first(month, thresholds);
        self.add((month, month.year), bill(unbilled, month, first));
        if month.month <= LATE_UNTIL {
            let before = Month { year: month.year - 1, month: 12 };
            let late = self.unbilled(before, costs);
            self.add((month, before.year), late);
        }
        self.follow(month, costs);
    }

    /// Bills at once all that is on no bill yet, for somebody who leaves.
    pub fn bill_rest(&mut self, month: Month, costs: &Costs) {
        let unbilled = self.unbilled(month, costs);
        self.add((month, month.year), unbilled);
    }

    /// Gives back what was billed too much of any year, however late its claims were taken back. If
    /// that was the mistake, it is billed again: what was given back is owed and on no bill (42 CFR
    /// 423.137(b)(2)), and retroactive adjustments are to be made both ways (423.466(a)).
    pub fn follow(&mut self, month: Month, costs: &Costs) {
        let years: BTreeSet<i16> = self.billed.iter().map(|one| one.year).collect();
        for year in years {
            let owed = owed(Month { year, month: 12 }, costs);
            let due = owed.min(self.most_of(year)) - self.billed_of(year);
            self.add((month, year), due);
        }
    }

    /// Whether a next month may have anything to bill: the year of whoever left ends as others' do.
    pub fn goes_on(&self, month: Month) -> bool {
        self.elections.last().is_some_and(|last| {
            let end = |until: Day| Month { year: until.year() + 1, month: LATE_UNTIL };
            last.until.is_none_or(|until| month < end(until))
        })
    }

    fn unbilled(&self, until: Month, costs: &Costs) -> Money {
        owed(until, costs) - self.billed_of(until.year)
    }

    fn billed_of(&self, year: i16) -> Money {
        self.billed.iter().filter(|one| one.year == year).map(|one| one.amount).sum()
    }

    /// The most that was ever billed of a year since its own months are over: what comes to be owed
    /// beyond it came too late for a bill.
    fn most_of(&self, year: i16) -> Money {
        let of_year = || self.billed.iter().filter(|one| one.year == year);
        let own = of_year().filter(|one| one.month.year == year).map(|one| one.amount).sum();
        let late = of_year().filter(|one| one.month.year > year);
        let add = |sum: &mut Money, one: &Billed| {
            *sum = *sum + one.amount;
            Some(*sum)
        };
        late.scan(own, add).max().unwrap_or(own).max(own)
    }

    fn add(&mut self, (month, year): (Month, i16), amount: Money) {
        if amount != Money::ZERO {
            self.billed.push(Billed { month, year, amount });
        }
    }
}

/// What a year cost until the end of a month.
fn owed(until: Month, costs: &Costs) -> Money {
    let months = usize::try_from(until.month).unwrap_or(12);
    costs.get(&until.year).into_iter().flatten().take(months).copied().sum()
}

#[cfg(test)]
mod tests;
