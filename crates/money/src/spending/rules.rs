//! A year's claims added up. What was taken back does not count; what the plan did not cover is
//! the member's money, but counts toward neither limit (45 CFR 155.20, "cost sharing").

use std::cmp::Reverse;
use std::collections::BTreeMap;

use base::{Day, Money};
use formats::records::{Amount, ClaimStatus};

use crate::claims::rules::{Amounts, plan_paid, you_paid};

/// One claim, as far as sums need it.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    pub day: Day,
    pub status: ClaimStatus,
    pub amounts: &'a Amounts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    pub you: Money,
    pub plan: Money,
    pub fills: i64,
}

impl Sum {
    fn plus(self, you: Money, plan: Money) -> Self {
        Self { you: self.you + you, plan: self.plan + plan, fills: self.fills + 1 }
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
}

pub fn add_up<'a>(claims: impl IntoIterator<Item = Counted<'a>>) -> Year {
    let mut year = Year::default();
    for claim in claims {
        let Some((you, plan)) = spent(claim) else { continue };
        let Counted { day, status, amounts } = claim;
        let month = usize::try_from(day.date().month()).unwrap_or(1).saturating_sub(1) % 12;
        year.months[month] = year.months[month].plus(you, plan);
        year.all = year.all.plus(you, plan);
        if counts(status) {
            toward(&mut year, amounts, you);
        }
    }
    year
}

/// What the member and the plan paid; nothing for what was taken back or refused unpaid.
fn spent(Counted { status, amounts, .. }: Counted<'_>) -> Option<(Money, Money)> {
    let you = you_paid(status, amounts).unwrap_or_default();
    let plan = plan_paid(status, amounts).unwrap_or_default();
    (counts(status) || you != Money::ZERO).then_some((you, plan))
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
        if let Some((you, plan)) = spent(claim) {
            let sum = sums.entry(medicine).or_default();
            *sum = sum.plus(you, plan);
        }
    }
    let mut dearest: Vec<_> = sums.into_iter().collect();
    // By name where they cost the same, as they came out of the map.
    dearest.sort_by_key(|(_, sum)| Reverse((sum.you, sum.plan)));
    let others = dearest.split_off(MOST_MEDICINES.min(dearest.len()));
    let others = others.into_iter().map(|(_, sum)| sum).reduce(|one, other| Sum {
        you: one.you + other.you,
        plan: one.plan + other.plan,
        fills: one.fills + other.fills,
    });
    ByMedicine { dearest, others }
}

const fn counts(status: ClaimStatus) -> bool {
    matches!(status, ClaimStatus::Paid | ClaimStatus::PartlyPaid)
}

fn toward(year: &mut Year, amounts: &Amounts, you: Money) {
    let get = |kind: Amount| amounts.get(&kind).copied();
    let parts = [get(Amount::Deductible), get(Amount::Copay), get(Amount::Coinsurance)];
    if parts.iter().all(Option::is_none) && you != Money::ZERO {
        year.unexplained += 1;
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
mod tests {
    use super::*;

    fn amounts(parts: &[(Amount, i64)]) -> Amounts {
        parts.iter().map(|(kind, cents)| (*kind, Money::cents(*cents))).collect()
    }

    fn added(claims: &[(&str, ClaimStatus, Amounts)]) -> Year {
        add_up(claims.iter().map(|(day, status, amounts)| Counted {
            day: day.parse().unwrap(),
            status: *status,
            amounts,
        }))
    }

    #[test]
    fn what_is_not_covered_is_paid_and_counts_toward_no_limit() {
        let claim = amounts(&[
            (Amount::Deductible, 2_000),
            (Amount::Copay, 500),
            (Amount::Coinsurance, 100),
            (Amount::NonCovered, 400),
            (Amount::MemberLiability, 3_000),
            (Amount::PaidToProvider, 7_000),
        ]);
        let year = added(&[("2027-03-04", ClaimStatus::Paid, claim)]);
        assert_eq!(year.toward_deductible, Money::cents(2_000));
        assert_eq!(year.toward_limit, Money::cents(2_600));
        let march = Sum { you: Money::cents(3_000), plan: Money::cents(7_000), fills: 1 };
        assert_eq!((year.months[2], year.all, year.unexplained), (march, march, 0));
    }

    #[test]
    fn what_was_taken_back_counts_nowhere_and_what_was_paid_for_a_denied_fill_is_spent() {
        let paid = || amounts(&[(Amount::PaidByPatient, 1_000), (Amount::Copay, 1_000)]);
        let reversed = added(&[("2027-01-01", ClaimStatus::Reversed, paid())]);
        assert_eq!(reversed, Year::default());
        let denied = added(&[("2027-01-01", ClaimStatus::Denied, paid())]);
        assert_eq!((denied.all.you, denied.toward_limit), (Money::cents(1_000), Money::ZERO));
        let unpaid = added(&[("2027-01-01", ClaimStatus::Denied, amounts(&[]))]);
        assert_eq!(unpaid, Year::default());
    }

    #[test]
    fn a_claim_that_does_not_say_what_counts_is_told() {
        let bare = amounts(&[(Amount::PaidByPatient, 1_000)]);
        assert_eq!(added(&[("2027-12-31", ClaimStatus::Paid, bare)]).unexplained, 1);
    }

    #[test]
    fn medicines_stand_dearest_first_and_their_sums_are_the_year_whatever_was_taken_back() {
        let names: Vec<String> = (0..15).map(|at| format!("Medicine {at:02}")).collect();
        let claim = |cents| amounts(&[(Amount::PaidByPatient, cents)]);
        type Told<'a> = (Option<&'a str>, ClaimStatus, Amounts);
        let mut claims: Vec<Told<'_>> = vec![
            (Some(&names[14]), ClaimStatus::Paid, claim(900)),
            (Some(&names[14]), ClaimStatus::PartlyPaid, claim(100)),
            (Some(&names[0]), ClaimStatus::Reversed, claim(90_000)),
            (None, ClaimStatus::Paid, claim(950)),
        ];
        claims.extend(names.iter().map(|name| (Some(name.as_str()), ClaimStatus::Paid, claim(10))));
        let day = "2027-03-04".parse().unwrap();
        let counted = claims
            .iter()
            .map(|(name, status, amounts)| (*name, Counted { day, status: *status, amounts }));
        let all = add_up(counted.clone().map(|(_, claim)| claim)).all;
        let found = by_medicine(counted);
        let you: Vec<(Option<&str>, i64)> =
            found.dearest.iter().map(|(name, sum)| (*name, sum.you.as_cents())).collect();
        assert_eq!(
            you[..3],
            [(Some("Medicine 14"), 1_010), (None, 950), (Some("Medicine 00"), 10)]
        );
        let others = found.others.unwrap();
        assert_eq!((you.len(), others.you, others.fills), (12, Money::cents(40), 4));
        let shown = found.dearest.iter().map(|(_, sum)| sum.you).sum::<Money>() + others.you;
        assert_eq!(shown, all.you);
    }

    #[test]
    fn a_meter_ends_at_its_end_and_says_full_only_when_full() {
        for (met, limit, percent, left) in [
            (0, 20_000, 0, 20_000),
            (19_999, 20_000, 99, 1),
            (20_000, 20_000, 100, 0),
            (25_000, 20_000, 100, 0),
            (-5, 20_000, 0, 20_000),
            (0, 0, 100, 0),
        ] {
            let meter = Meter::of(Money::cents(met), Money::cents(limit));
            assert_eq!((meter.percent(), meter.left()), (percent, Money::cents(left)), "{met}");
        }
    }

    #[test]
    fn bars_stand_in_proportion_and_the_least_is_seen() {
        let cents = |cents: &[i64]| cents.iter().copied().map(Money::cents).collect::<Vec<_>>();
        assert_eq!(heights(&cents(&[0, 1, 500, 1_000])), [0, 1, 50, 100]);
        assert_eq!(heights(&cents(&[0, 0])), [0, 0]);
    }
}
