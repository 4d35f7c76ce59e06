//! `status.toml`: apart from the portal's file, as the status page is apart from the portal.

use std::path::{Path, PathBuf};

use base::{RefillTerms, Secret};
use serde::Deserialize;
use status::{Member, Prober};
use web::PlanLook;

use crate::config::{self, Plan, secret_file};

/// The file, as written. Each field is documented in `docs/status.md`, and a test holds the two
/// together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusConfig {
    pub address: String,
    pub portal: String,
    pub data: PathBuf,
    pub keys: PathBuf,
    pub out: PathBuf,
    #[serde(default = "default_listen")]
    pub listen: String,
    /// Where the portal's nodes leave what members met.
    pub counts: Option<PathBuf>,
    plan: Plan,
    #[serde(default)]
    probe: Option<Probe>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Probe {
    username: String,
    password_file: PathBuf,
    /// The key of their authenticator app, in base 32.
    app_key_file: PathBuf,
}

fn default_listen() -> String {
    "127.0.0.1:8090".to_owned()
}

/// Every key the file may hold.
const KNOWN: &[&str] = &[
    "address",
    "portal",
    "data",
    "keys",
    "out",
    "listen",
    "counts",
    "plan",
    "name",
    "phone",
    "tty",
    "hours",
    "hours_es",
    "short_address",
    "accent",
    "time_zone",
    "probe",
    "username",
    "password_file",
    "app_key_file",
];

/// Reads the file; paths in it are as seen from where the command is run.
#[expect(clippy::disallowed_methods, reason = "read once at start")]
pub fn read(path: &Path) -> Result<StatusConfig, String> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        format!("{}: {error}. Run `latchkey status init` to make one.", path.display())
    })?;
    parse(&text).map_err(|problem| format!("{}: {problem}", path.display()))
}

fn parse(text: &str) -> Result<StatusConfig, String> {
    let config: StatusConfig = config::parse_as(text, KNOWN)?;
    if !config.address.starts_with("https://") && !config.address.starts_with("http://") {
        return Err("address begins with https://".to_owned());
    }
    Ok(config)
}

impl StatusConfig {
    pub fn look(&self) -> Result<PlanLook, String> {
        self.plan.look(RefillTerms::HOUSE)
    }

    /// Whoever asks the portal, and as whom.
    pub fn prober(&self) -> Result<Prober, String> {
        let member = self.probe.as_ref().map(|probe| {
            Ok::<_, String>(Member {
                username: probe.username.clone(),
                password: Secret::new(secret_file(&probe.password_file)?),
                app_key: Secret::new(secret_file(&probe.app_key_file)?),
            })
        });
        Prober::new(&self.portal, member.transpose()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = include_str!("status.toml");

    #[test]
    fn the_file_that_status_init_writes_reads() {
        let config = parse(WHOLE).unwrap();
        assert!(config.look().is_ok() && config.prober().is_ok());
    }

    #[test]
    fn an_unknown_key_of_the_status_page_is_refused_with_the_nearest_known_one() {
        let told = parse(&WHOLE.replace("portal =", "portals =")).unwrap_err();
        assert!(told.contains("unknown key `portals`; did you mean `portal`?"), "{told}");
    }

    #[test]
    fn every_key_of_the_status_page_is_documented() {
        let book = include_str!("../../../../../docs/status.md");
        for key in KNOWN {
            let named = book.contains(&format!("`{key}`")) || book.contains(&format!(".{key}`"));
            assert!(named, "{key}");
        }
    }
}
