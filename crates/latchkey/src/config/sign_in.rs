//! `[sign_in]`: what the plan asks of everyone at the door.

use std::path::PathBuf;

use access::Policy;
use guard::Net;
use guard::breach::Screen;
use serde::Deserialize;

use super::Config;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// What a sign-in on a new browser has to show.
    #[serde(default)]
    pub assurance: Assurance,
    /// Addresses of our own proxies: only they may say on whose behalf they ask.
    #[serde(default)]
    pub proxies: Vec<String>,
    /// How patient getting back in is: `standard`, or `strict`.
    #[serde(default)]
    pub recovery: recovery::Profile,
    /// Leaked passwords, as a screen made beforehand.
    pub breach_list: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assurance {
    /// The password, and the possession of anything.
    #[default]
    Confirmed,
    /// A true second factor, of everyone.
    Aal2,
}

impl Config {
    pub fn policy(&self) -> Result<Policy, String> {
        Ok(Policy {
            assurance: match self.sign_in.assurance {
                Assurance::Confirmed => access::Assurance::Confirmed,
                Assurance::Aal2 => access::Assurance::Aal2,
            },
            texts: self.texts.is_some(),
            screen: self.sign_in.breach_list.as_deref().map(screen).transpose()?,
        })
    }

    /// Our own proxies (GUARD 3).
    pub fn proxies(&self) -> Result<Vec<Net>, String> {
        let net = |text: &String| {
            let ask = || format!("sign_in.proxies: {text:?} is no address such as 10.0.0.0/8");
            Net::parse(text).ok_or_else(ask)
        };
        self.sign_in.proxies.iter().map(net).collect()
    }
}

#[expect(clippy::disallowed_methods, reason = "read once at start")]
fn screen(path: &std::path::Path) -> Result<Screen, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Screen::from_bytes(&bytes).map_err(|unfit| format!("{}: {unfit:?}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    const WHOLE: &str = include_str!("../latchkey.toml");

    #[test]
    fn a_plan_may_ask_for_a_factor_and_name_its_proxies() {
        let text =
            format!("{WHOLE}\n[sign_in]\nassurance = \"aal2\"\nproxies = [\"10.0.0.0/8\"]\n");
        let config = parse(&text).unwrap();
        assert_eq!(config.policy().unwrap().assurance, access::Assurance::Aal2);
        assert_eq!(config.proxies().unwrap().len(), 1);
        let odd = format!("{WHOLE}\n[sign_in]\nproxies = [\"our proxy\"]\n");
        assert!(parse(&odd).unwrap().proxies().unwrap_err().contains("10.0.0.0/8"));
        assert!(!parse(WHOLE).unwrap().policy().unwrap().texts || WHOLE.contains("\n[texts]"));
    }
}
