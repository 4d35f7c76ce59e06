//! `[refills]`: what the plan allows and asks when its members refill.

use base::{Money, RefillTerms, Shipping};
use serde::Deserialize;

const HOUSE: RefillTerms = RefillTerms::HOUSE;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refills {
    /// How much of a fill must be used before the next one at a counter.
    pub retail_percent: Option<u16>,
    pub mail_percent: Option<u16>,
    /// Early fills for a trip, given at once.
    pub trips_a_year: Option<u16>,
    /// The longest such trip.
    pub trip_days: Option<u16>,
    /// Whether members may have refills ordered by themselves, when they are due.
    pub automatic: Option<bool>,
    /// Dollars: `"4.95"`.
    pub standard_fee: Option<String>,
    pub standard_first_days: Option<u16>,
    pub standard_last_days: Option<u16>,
    /// With it, members may choose the faster way.
    pub fast_fee: Option<String>,
    pub fast_first_days: Option<u16>,
    pub fast_last_days: Option<u16>,
}

impl Refills {
    pub fn terms(&self) -> Result<RefillTerms, String> {
        let standard = HOUSE.standard;
        let days = |first: Option<u16>, last: Option<u16>, (early, late)| {
            (first.unwrap_or(early), last.unwrap_or(late))
        };
        let slow = days(
            self.standard_first_days,
            self.standard_last_days,
            (standard.first_days, standard.last_days),
        );
        let fast = days(self.fast_first_days, self.fast_last_days, (1, 2));
        let ship = |name: &str, fee: Money, (first_days, last_days)| {
            if first_days > last_days || last_days > MOST_DAYS {
                return Err(format!("refills.{name}_last_days: from the first day to {MOST_DAYS}"));
            }
            Ok(Shipping { fee, first_days, last_days })
        };
        let cost = |name: &str, text: &Option<String>| {
            text.as_deref().map(|text| dollars(name, text)).transpose()
        };
        let slow_fee = cost("standard_fee", &self.standard_fee)?.unwrap_or(standard.fee);
        let fast_fee = cost("fast_fee", &self.fast_fee)?;
        Ok(RefillTerms {
            retail_percent: percent("retail_percent", self.retail_percent, HOUSE.retail_percent)?,
            mail_percent: percent("mail_percent", self.mail_percent, HOUSE.mail_percent)?,
            assumed_days_supply: HOUSE.assumed_days_supply,
            trips_a_year: self.trips_a_year.unwrap_or(HOUSE.trips_a_year),
            trip_days: self.trip_days.unwrap_or(HOUSE.trip_days),
            automatic: self.automatic.unwrap_or(HOUSE.automatic),
            standard: ship("standard", slow_fee, slow)?,
            fast: fast_fee.map(|fee| ship("fast", fee, fast)).transpose()?,
            kind: HOUSE.kind,
            reimbursement_months: HOUSE.reimbursement_months,
        })
    }
}

/// A parcel of two months is a mistake in the file.
const MOST_DAYS: u16 = 60;

fn percent(name: &str, told: Option<u16>, house: u16) -> Result<u16, String> {
    let percent = told.unwrap_or(house);
    let fits = (1..=100).contains(&percent);
    fits.then_some(percent).ok_or_else(|| format!("refills.{name}: a number from 1 to 100"))
}

fn dollars(name: &str, text: &str) -> Result<Money, String> {
    let fee = text.parse::<Money>().ok().filter(|fee| *fee >= Money::ZERO);
    fee.ok_or_else(|| format!("refills.{name}: an amount in dollars, such as \"4.95\""))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    const WHOLE: &str = include_str!("../latchkey.toml");

    fn terms(more: &str) -> Result<RefillTerms, String> {
        parse(&format!("{WHOLE}\n[refills]\n{more}"))?.refills.terms()
    }

    #[test]
    fn a_plan_that_says_nothing_has_the_houses_numbers() {
        assert_eq!(parse(WHOLE).unwrap().look().unwrap().terms, RefillTerms::HOUSE);
        assert_eq!(terms(""), Ok(RefillTerms::HOUSE));
    }

    #[test]
    fn a_plan_sets_its_own() {
        let own = terms("retail_percent = 80\nmail_percent = 70\nfast_fee = \"12.95\"").unwrap();
        assert_eq!((own.retail_percent, own.mail_percent), (80, 70));
        let fast = Shipping { fee: Money::cents(1_295), first_days: 1, last_days: 2 };
        assert_eq!(own.fast, Some(fast));
        assert!(own.automatic && !terms("automatic = false").unwrap().automatic);
        let slow = terms("standard_fee = \"4\"\nstandard_last_days = 9").unwrap().standard;
        assert_eq!((slow.fee.as_cents(), slow.first_days, slow.last_days), (400, 3, 9));
    }

    #[test]
    fn a_number_that_cannot_be_meant_is_refused_by_its_name() {
        for (text, name) in [
            ("retail_percent = 0", "retail_percent"),
            ("mail_percent = 101", "mail_percent"),
            ("fast_fee = \"-1\"", "fast_fee"),
            ("standard_fee = \"free\"", "standard_fee"),
            ("standard_last_days = 2", "standard_last_days"),
            ("fast_fee = \"1\"\nfast_last_days = 90", "fast_last_days"),
        ] {
            let problem = terms(text).unwrap_err();
            assert!(problem.contains(&format!("refills.{name}")), "{problem}");
        }
        assert!(terms("retail_percents = 70").unwrap_err().contains("did you mean"));
    }
}
