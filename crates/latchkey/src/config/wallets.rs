//! Whose wallets the card may go to: what Apple and Google give an issuer.

use std::path::PathBuf;
use std::sync::Arc;

use base::Secret;
use coverage::{ApplePapers, AppleWallet, GoogleWallet, Wallets};
use serde::Deserialize;

use super::{Config, secret_file};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalletKeys {
    #[serde(default)]
    pub apple: Option<Apple>,
    #[serde(default)]
    pub google: Option<Google>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Apple {
    pub pass_type: String,
    pub team: String,
    /// The pass type's certificate, in PEM.
    pub certificate_file: PathBuf,
    /// Its private key, PKCS #8 in PEM.
    pub key_file: PathBuf,
    /// Apple's own intermediate certificate (WWDR), in PEM.
    pub intermediate_file: PathBuf,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Google {
    /// The issuer's number in Google's console.
    pub issuer: String,
    /// The service account's key, the JSON file as Google gives it.
    pub key_file: PathBuf,
}

impl Config {
    /// Nothing is offered where nothing is configured.
    pub fn wallets(&self) -> Result<Wallets, String> {
        let apple = self.wallets.apple.as_ref().map(apple).transpose();
        let google = self.wallets.google.as_ref().map(google).transpose();
        Ok(Wallets {
            apple: apple.map_err(|why| format!("wallets.apple: {why}"))?.map(Arc::new),
            google: google.map_err(|why| format!("wallets.google: {why}"))?.map(Arc::new),
        })
    }
}

fn apple(keys: &Apple) -> Result<AppleWallet, String> {
    AppleWallet::new(&ApplePapers {
        pass_type: keys.pass_type.clone(),
        team: keys.team.clone(),
        certificate: secret_file(&keys.certificate_file)?,
        key: Secret::new(secret_file(&keys.key_file)?),
        intermediate: secret_file(&keys.intermediate_file)?,
    })
}

fn google(keys: &Google) -> Result<GoogleWallet, String> {
    GoogleWallet::new(&keys.issuer, &Secret::new(secret_file(&keys.key_file)?))
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    const WHOLE: &str = include_str!("../latchkey.toml");

    #[test]
    fn a_wallet_is_a_plans_choice_and_papers_that_do_not_read_are_named() {
        let offered = |more: &str| {
            let wallets = parse(&format!("{WHOLE}\n{more}"))?.wallets()?;
            Ok::<_, String>((wallets.apple.is_some(), wallets.google.is_some()))
        };
        assert_eq!(offered(""), Ok((false, false)));
        let google = "[wallets.google]\nissuer = \"33\"\nkey_file = \"/dev/null\"";
        assert!(offered(google).unwrap_err().starts_with("wallets.google: "));
        let apple = "[wallets.apple]\npass_type = \"pass.a\"\nteam = \"T\"\n\
            certificate_file = \"/no/such\"\nkey_file = \"/dev/null\"\n\
            intermediate_file = \"/dev/null\"";
        let told = offered(apple).unwrap_err();
        assert!(told.starts_with("wallets.apple: ") && told.contains("/no/such"), "{told}");
    }
}
