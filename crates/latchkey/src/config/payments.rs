//! Who takes payments: a key, and an address. And what Medicare's monthly plan is worked out with.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use base::{Money, Secret};
use money::monthly::Thresholds;
use money::payments::{Desk, Provider, Setting};
use serde::Deserialize;

use super::{Config, secret_file};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payments {
    /// A file with the secret key of the account.
    pub key_file: PathBuf,
    /// A file with the secret that signs events (`whsec_…`).
    pub events_key_file: PathBuf,
    #[serde(default = "default_provider")]
    pub provider: String,
    /// Above so many dollars a second person of another team has to agree to a refund or to a
    /// changed balance.
    #[serde(default = "default_one_person_up_to")]
    pub one_person_up_to_dollars: u32,
    /// Whether members have Medicare drug coverage here, and may pay by its monthly plan.
    #[serde(default)]
    pub medicare_monthly_plan: bool,
    /// Medicare's yearly threshold by year, in dollars: `{ 2099 = "3000.00" }`. For years that this
    /// version does not know.
    #[serde(default)]
    pub medicare_thresholds: BTreeMap<String, String>,
}

fn default_one_person_up_to() -> u32 {
    50
}

impl Payments {
    pub fn one_person_up_to(&self) -> Money {
        Money::cents(i64::from(self.one_person_up_to_dollars) * 100)
    }

    /// Those this version knows, and those of the file.
    pub fn thresholds(&self) -> Result<Thresholds, String> {
        let entered = self.medicare_thresholds.iter().map(|(year, text)| {
            let read = year.parse().ok().filter(|_| year.len() == 4);
            let read = read.ok_or_else(|| format!("{year:?} is no year, such as 2099"))?;
            let amount = text.parse::<Money>().map_err(|_| {
                format!("{year}: {text:?} is no amount in dollars, such as \"3000.00\"")
            });
            Ok((read, amount?))
        });
        entered
            .collect::<Result<_, String>>()
            .and_then(Thresholds::with)
            .map_err(|why| format!("payments.medicare_thresholds: {why}"))
    }
}

fn default_provider() -> String {
    "https://api.stripe.com".to_owned()
}

impl Config {
    /// Nothing where the plan takes payments elsewhere.
    pub fn desk(&self) -> Result<Desk, String> {
        let Some(payments) = &self.payments else { return Ok(None) };
        let provider = Provider::new(Setting {
            key: Secret::new(secret_file(&payments.key_file)?),
            hook_key: Secret::new(secret_file(&payments.events_key_file)?),
            base: payments.provider.clone(),
            monthly_plan: payments.medicare_monthly_plan,
            thresholds: payments.thresholds()?,
        })?;
        Ok(Some(Arc::new(provider)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    const WHOLE: &str = include_str!("../latchkey.toml");

    fn desk(more: &str) -> Result<bool, String> {
        parse(&format!("{WHOLE}\n{more}"))?.desk().map(|desk| desk.is_some())
    }

    #[test]
    fn payments_are_a_plans_choice_and_a_key_they_lack_is_named() {
        assert_eq!(desk(""), Ok(false));
        let whole = "[payments]\nkey_file = \"/dev/null\"\nevents_key_file = \"/dev/null\"\n";
        assert_eq!(desk(whole), Ok(true));
        let plain = format!("{whole}provider = \"http://pay.example\"");
        assert!(desk(&plain).unwrap_err().contains("https://"));
        let lost = whole.replace("/dev/null", "/no/such");
        assert!(desk(&lost).unwrap_err().contains("/no/such"));
    }

    #[test]
    fn a_threshold_is_entered_for_a_year_that_is_not_known_and_any_mistake_is_named() {
        let whole = "[payments]\nkey_file = \"/dev/null\"\nevents_key_file = \"/dev/null\"\n";
        let with = |entered: &str| {
            let text = format!("{WHOLE}\n{whole}medicare_thresholds = {{ {entered} }}");
            let config = parse(&text)?;
            config.desk()?;
            config.payments.as_ref().unwrap().thresholds()
        };
        let known = with("2099 = \"3000\", 2098 = \"2950.50\"").unwrap();
        assert_eq!(known.of(2099), Some(Money::cents(300_000)));
        assert_eq!(known.of(2098), Some(Money::cents(295_050)));
        assert_eq!(known.of(2026), Some(Money::cents(210_000)));
        assert_eq!(with("2026 = \"2100.00\"").unwrap().of(2026), known.of(2026));
        for (entered, wanted) in [
            ("2099 = \"3,000\"", "2099: \"3,000\" is no amount in dollars"),
            ("2099 = \"\"", "2099: \"\" is no amount in dollars"),
            ("2099 = \"-3000\"", "2099: -$3,000.00 is not between"),
            ("99 = \"3000\"", "\"99\" is no year"),
            ("next = \"3000\"", "\"next\" is no year"),
            ("2026 = \"2400.00\"", "2026: Medicare announced $2,100.00"),
        ] {
            let problem = with(entered).unwrap_err();
            let start = format!("payments.medicare_thresholds: {wanted}");
            assert!(problem.starts_with(&start), "{problem}");
        }
        assert!(with("2099 = 3000.0").unwrap_err().starts_with("line "));
    }
}
