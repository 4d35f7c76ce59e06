//! Medicare's yearly thresholds: those known here, and those of later years that a plan entered.

use std::collections::BTreeMap;

use base::Money;

/// The first year of the monthly plan (section 1860D-2(b)(2)(E) of the Social Security Act).
const FIRST_YEAR: i16 = 2025;
/// What lies outside was mistyped (house).
const LEAST: Money = Money::cents(100_000);
const MOST: Money = Money::cents(1_000_000);

/// The most that Medicare drug coverage lets a member pay out of pocket in a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Thresholds {
    entered: BTreeMap<i16, Money>,
}

impl Thresholds {
    /// Those known here, and what a plan entered for other years. Of a year that is known here it
    /// may only say the same.
    pub fn with(entered: BTreeMap<i16, Money>) -> Result<Self, String> {
        for (year, amount) in &entered {
            if *year < FIRST_YEAR {
                return Err(format!("{year}: the monthly plan began in {FIRST_YEAR}"));
            }
            if !(LEAST..=MOST).contains(amount) {
                return Err(format!("{year}: {amount} is not between {LEAST} and {MOST}"));
            }
            if let Some(known) = announced(*year).filter(|known| known != amount) {
                return Err(format!("{year}: Medicare announced {known}, this says {amount}"));
            }
        }
        Ok(Self { entered })
    }

    pub fn of(&self, year: i16) -> Option<Money> {
        announced(year).or_else(|| self.entered.get(&year).copied())
    }

    /// The most a member pays in a year: by their card, and never above Medicare's threshold. What
    /// a card calls the limit may be that of medical care, too.
    pub fn limit(&self, card: Option<Money>, year: i16) -> Option<Money> {
        card.into_iter().chain(self.of(year)).min()
    }
}

/// CMS, announcements of payment policies for 2025 and 2026.
const fn announced(year: i16) -> Option<Money> {
    match year {
        2025 => Some(Money::cents(200_000)),
        2026 => Some(Money::cents(210_000)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entered(year: i16, dollars: i64) -> Result<Thresholds, String> {
        Thresholds::with(BTreeMap::from([(year, Money::cents(dollars * 100))]))
    }

    #[test]
    fn no_card_lifts_medicares_threshold() {
        let money = |dollars: i64| Money::cents(dollars * 100);
        // Of 2099 nobody can know; the amount is a sample.
        let later = entered(2099, 3_000).unwrap();
        for (card, year, wanted) in [
            (Some(6_700), 2026, Some(2_100)),
            (Some(1_500), 2026, Some(1_500)),
            (None, 2025, Some(2_000)),
            (Some(1_500), 2019, Some(1_500)),
            (None, 2019, None),
            (None, 2099, Some(3_000)),
            (Some(6_700), 2099, Some(3_000)),
            (Some(1_500), 2099, Some(1_500)),
            (None, 2098, None),
            (Some(6_700), 2098, Some(6_700)),
        ] {
            assert_eq!(later.limit(card.map(money), year), wanted.map(money), "{card:?} {year}");
        }
        assert_eq!(Thresholds::default().of(2099), None);
    }

    /// 42 CFR 423.104(d)(5)(iii): Medicare sets it, a plan does not.
    #[test]
    fn a_plan_enters_years_that_are_not_known_and_changes_none_that_is() {
        for (year, dollars, why) in [
            (2099, 3_000, None),
            (2099, 1_000, None),
            (2099, 10_000, None),
            (2026, 2_100, None),
            (2026, 2_099, Some("2026: Medicare announced $2,100.00, this says $2,099.00")),
            (2026, 2_400, Some("2026: Medicare announced $2,100.00, this says $2,400.00")),
            (2025, 2_100, Some("2025: Medicare announced $2,000.00, this says $2,100.00")),
            (2024, 3_000, Some("2024: the monthly plan began in 2025")),
            (2099, 300, Some("2099: $300.00 is not between $1,000.00 and $10,000.00")),
            (2099, 300_000, Some("2099: $300,000.00 is not between $1,000.00 and $10,000.00")),
            (2099, -3_000, Some("2099: -$3,000.00 is not between $1,000.00 and $10,000.00")),
        ] {
            let found = entered(year, dollars).err();
            assert_eq!(found.as_deref(), why, "{year} {dollars}");
        }
    }
}
