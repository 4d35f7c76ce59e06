//! A year's claims added up. What was taken back does not count; what the plan did not cover is
//! the member's money, but counts toward neither limit (45 CFR 155.20, "cost sharing").

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Add;

use base::{Day, Money};
use formats::records::{Amount, ClaimStatus};

use crate::claims::rules::{Amounts, owed, plan_paid, taken};

/// One claim, as far as sums need it.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    pub day: Day,
    pub status: ClaimStatus,
    pub amounts: &'a Amounts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// At a counter, less what the plan sent back.
    pub paid: Money,
    /// The rest of the member's share, which was not taken there.
    pub owed: Money,
    pub plan: Money,
    pub fills: i64,
}

impl Sum {
    /// What it costs the member, paid or not.
    pub fn you(self) -> Money {
        self.paid + self.owed
    }
}

impl Add for Sum {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            paid: self.paid + other.paid,
            owed: self.owed + other.owed,
            plan: self.plan + other.plan,
            fills: self.fills + other.fills,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Year {
    pub months: [Sum; 12],
    pub all: Sum,
    pub toward_deductible: Money,
    pub toward_limit: Money,
    /// Claims that say what was paid and not what it counts toward: the meters may be short.
    pub unexplained: i64,
    /// What they say was paid.
    pub without_parts: Money,
}

/// The first day whose fills count toward the limits of a coverage that began so: a plan that began
/// within the year knows nothing of what was paid under another.
pub fn counted_from(year: i16, began: Option<Day>) -> Option<Day> {
    Day::year_start(year).ok().max(began)
}

pub fn add_up<'a>(claims: impl IntoIterator<Item = Counted<'a>>) -> Year {
    let mut year = Year::default();
    for claim in claims {
        let Some(sum) = spent(claim) else { continue };
        let Counted { day, status, amounts } = claim;
        let month = usize::try_from(day.date().month()).unwrap_or(1).saturating_sub(1) % 12;
        year.months[month] = year.months[month] + sum;
        year.all = year.all + sum;
        if counts(status) {
            toward(&mut year, amounts, sum.you());
        }
    }
    year
}

/// One fill; nothing for what was taken back or refused unpaid.
fn spent(Counted { status, amounts, .. }: Counted<'_>) -> Option<Sum> {
    let paid = taken(status, amounts).unwrap_or_default();
    let plan = plan_paid(status, amounts).unwrap_or_default();
    let sum = Sum { paid, owed: owed(status, amounts), plan, fills: 1 };
    (counts(status) || paid != Money::ZERO).then_some(sum)
}

/// The medicines that cost a member most, and all others in one sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByMedicine<M> {
    /// The dearest first.
    pub dearest: Vec<(M, Sum)>,
    /// Nothing while every medicine has a row of its own.
    pub others: Option<Sum>,
}

/// More rows than these are no help to anybody.
const MOST_MEDICINES: usize = 12;

pub fn by_medicine<'a, M: Ord>(
    claims: impl IntoIterator<Item = (M, Counted<'a>)>,
) -> ByMedicine<M> {
    let mut sums = BTreeMap::<M, Sum>::new();
    for (medicine, claim) in claims {
        if let Some(one) = spent(claim) {
            let sum = sums.entry(medicine).or_default();
            *sum = *sum + one;
        }
    }
    let mut dearest: Vec<_> = sums.into_iter().collect();
    // By name where they cost the same, as they came out of the map.
    dearest.sort_by_key(|(_, sum)| Reverse((sum.you(), sum.plan)));
    let others = dearest.split_off(MOST_MEDICINES.min(dearest.len()));
    let others = others.into_iter().map(|(_, sum)| sum).reduce(Sum::add);
    ByMedicine { dearest, others }
}

/// How much of each sum that the plan paid back on a request is taken off what was paid in a year,
/// in their order. `of` are the places in `claims` of the fill that it was asked for: claims of
/// that year alone, since money back for an earlier year's fill lowers nothing that was paid in
/// this one (IRS Publication 502, “Insurance reimbursement”). Where a claim carries what went to
/// the member, it has been taken off already. Nothing is taken off a payment that is not in the
/// sum, since no claim tells of it, and all requests for one fill together take off no more than
/// was paid for it.
pub fn taken_off(claims: &[Counted<'_>], backs: &[(Money, Vec<usize>)]) -> Vec<Money> {
    let paid = |claim: &Counted<'_>| taken(claim.status, claim.amounts).unwrap_or_default();
    let has_sent = |claim: &Counted<'_>| {
        claim.amounts.get(&Amount::PaidToPatient).is_some_and(|sent| *sent > Money::ZERO)
    };
    let mut left: Vec<Money> = claims.iter().map(paid).collect();
    let one = |(back, of): &(Money, Vec<usize>)| {
        if of.iter().any(|at| has_sent(&claims[*at])) {
            return Money::ZERO;
        }
        let most: Money = of.iter().map(|at| left[*at]).sum();
        let off = (*back).min(most).max(Money::ZERO);
        let mut rest = off;
        for at in of {
            let here = rest.min(left[*at]).max(Money::ZERO);
            left[*at] = left[*at] - here;
            rest = rest - here;
        }
        off
    };
    backs.iter().map(one).collect()
}

const fn counts(status: ClaimStatus) -> bool {
    matches!(status, ClaimStatus::Paid | ClaimStatus::PartlyPaid)
}

fn toward(year: &mut Year, amounts: &Amounts, you: Money) {
    let get = |kind: Amount| amounts.get(&kind).copied();
    let parts = [get(Amount::Deductible), get(Amount::Copay), get(Amount::Coinsurance)];
    if parts.iter().all(Option::is_none) && you != Money::ZERO {
        year.unexplained += 1;
        year.without_parts = year.without_parts + you;
    }
    year.toward_deductible = year.toward_deductible + get(Amount::Deductible).unwrap_or_default();
    year.toward_limit = year.toward_limit + parts.into_iter().flatten().sum::<Money>();
}

/// How far a limit is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meter {
    pub met: Money,
    pub limit: Money,
}

impl Meter {
    /// Never beyond its end: money over the limit is another plan's or a mistake, not more met.
    pub fn of(met: Money, limit: Money) -> Self {
        Self { met: met.max(Money::ZERO).min(limit), limit }
    }

    pub fn left(self) -> Money {
        self.limit - self.met
    }

    /// Whole percents; full only when it is full.
    pub fn percent(self) -> i64 {
        match self.limit.as_cents() {
            0 => 100,
            limit => self.met.as_cents() * 100 / limit,
        }
    }
}

/// How high each bar stands, of a hundred, the highest at the top; a little where there is a
/// little.
pub fn heights(values: &[Money]) -> Vec<i64> {
    let most = values.iter().map(|value| value.as_cents()).max().unwrap_or(0).max(1);
    let height = |value: &Money| match value.as_cents() {
        cents if cents > 0 => (cents * 100 / most).max(1),
        _ => 0,
    };
    values.iter().map(height).collect()
}

#[cfg(test)]
mod tests;
