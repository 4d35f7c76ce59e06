//! Who takes payments: a key, and an address.

use std::path::PathBuf;
use std::sync::Arc;

use base::{Money, Secret};
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
}

fn default_one_person_up_to() -> u32 {
    50
}

impl Payments {
    pub fn one_person_up_to(&self) -> Money {
        Money::cents(i64::from(self.one_person_up_to_dollars) * 100)
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
        })?;
        Ok(Some(Arc::new(provider)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

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
}
