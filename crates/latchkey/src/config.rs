//! One TOML file says everything; unknown keys are refused with the nearest known one.

use std::path::{Path, PathBuf};

use base::{PlanKind, RefillTerms};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::Location;
use web::{Offers, PlanLook};

mod orders;
mod payments;
mod refills;
mod sign_in;
mod status;
mod wallets;
mod ways;

pub use orders::Orders;
pub use payments::Payments;
pub use refills::Refills;
pub use sign_in::SignIn;
pub use status::StatusPage;
pub use wallets::WalletKeys;
pub use ways::{Mail, Post, Texts, without_paper};

/// The file, as written. Each field is documented in `docs/configuration.md`, and a test holds the
/// two together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where members reach the portal, as they type it: `https://my.juniper.example`.
    pub origin: String,
    /// Address and port to listen on; TLS ends in front of it.
    #[serde(default = "default_listen")]
    pub listen: String,
    /// Folder for the SQLite file and the checkpoint log.
    pub data: PathBuf,
    /// Folder of keys; keep it off the data's disk and out of its backups.
    pub keys: PathBuf,
    pub plan: Plan,
    #[serde(default)]
    pub database: Database,
    #[serde(default)]
    pub mail: Option<Mail>,
    #[serde(default)]
    pub texts: Option<Texts>,
    #[serde(default)]
    pub post: Option<Post>,
    #[serde(default)]
    pub orders: Option<Orders>,
    #[serde(default)]
    pub refills: Refills,
    #[serde(default)]
    pub payments: Option<Payments>,
    #[serde(default)]
    pub wallets: WalletKeys,
    #[serde(default)]
    pub passwords: Passwords,
    #[serde(default)]
    pub sign_in: SignIn,
    #[serde(default)]
    pub status: StatusPage,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub name: String,
    pub phone: String,
    #[serde(default = "default_tty")]
    pub tty: String,
    pub hours: String,
    pub hours_es: Option<String>,
    pub short_address: String,
    #[serde(default = "default_accent")]
    pub accent: String,
    /// IANA name: `America/New_York`.
    pub time_zone: String,
    /// Whether members may keep their card on their devices; `false` takes back what was kept.
    #[serde(default = "default_offline_card")]
    pub offline_card: bool,
    /// Whether a medicine without a leaflet may be looked up at MedlinePlus.
    #[serde(default = "default_medline_plus")]
    pub medline_plus: bool,
    /// By whose rules requests for approval and appeals are decided: `medicare` or `employer`.
    pub kind: Option<Kind>,
    /// Months after a fill in which members may ask for their money back.
    pub reimbursement_months: Option<u16>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Medicare,
    Employer,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// A file with libpq words or a `postgresql://` address; without it, SQLite in `data`.
    pub postgres_file: Option<PathBuf>,
    /// Reading threads (SQLite) or connections (PostgreSQL).
    #[serde(default = "default_threads")]
    pub threads: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passwords {
    /// Memory of one hash in KiB; SP 800-63B-4 and OWASP ask for 19 MiB with two passes.
    #[serde(default = "default_memory")]
    pub memory_kib: u32,
    #[serde(default = "default_passes")]
    pub passes: u32,
}

fn default_listen() -> String {
    "127.0.0.1:8080".to_owned()
}

fn default_tty() -> String {
    "711".to_owned()
}

const fn default_offline_card() -> bool {
    true
}

const fn default_medline_plus() -> bool {
    true
}

fn default_accent() -> String {
    "#1d5c52".to_owned()
}

const fn default_threads() -> usize {
    8
}

const fn default_memory() -> u32 {
    19 * 1024
}

const fn default_passes() -> u32 {
    2
}

impl Default for Database {
    fn default() -> Self {
        Self { postgres_file: None, threads: default_threads() }
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self { memory_kib: default_memory(), passes: default_passes() }
    }
}

/// Every key the file may hold, for the nearest one to a key it should not.
pub const KNOWN: &[&str] = &[
    "origin",
    "listen",
    "data",
    "keys",
    "plan",
    "name",
    "phone",
    "tty",
    "hours",
    "hours_es",
    "short_address",
    "accent",
    "time_zone",
    "offline_card",
    "kind",
    "reimbursement_months",
    "medline_plus",
    "database",
    "postgres_file",
    "threads",
    "mail",
    "server",
    "from",
    "username",
    "password_file",
    "dkim_selector",
    "dkim_key_file",
    "bounces",
    "bounce_mailbox",
    "bounce_key_file",
    "texts",
    "account",
    "key_file",
    "provider",
    "post",
    "folder",
    "service",
    "orders",
    "refills",
    "retail_percent",
    "mail_percent",
    "trips_a_year",
    "trip_days",
    "automatic",
    "standard_fee",
    "standard_first_days",
    "standard_last_days",
    "fast_fee",
    "fast_first_days",
    "fast_last_days",
    "events_key_file",
    "payments",
    "medicare_monthly_plan",
    "medicare_thresholds",
    "inbox",
    "wallets",
    "apple",
    "pass_type",
    "team",
    "certificate_file",
    "intermediate_file",
    "google",
    "issuer",
    "passwords",
    "memory_kib",
    "passes",
    "sign_in",
    "assurance",
    "recovery",
    "proxies",
    "breach_list",
    "status",
    "address",
    "counts",
];

/// Reads the file; the answer to a mistake names its line and what to write instead.
#[expect(clippy::disallowed_methods, reason = "read once at start")]
pub fn read(path: &Path) -> Result<Config, String> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        format!("{}: {error}. Run `latchkey init` to make one.", path.display())
    })?;
    let mut config = parse(&text).map_err(|problem| format!("{}: {problem}", path.display()))?;
    if let Ok(listen) = std::env::var("LATCHKEY_LISTEN") {
        config.listen = listen;
    }
    if let Ok(data) = std::env::var("LATCHKEY_DATA") {
        config.data = data.into();
    }
    if let Ok(keys) = std::env::var("LATCHKEY_KEYS") {
        config.keys = keys.into();
    }
    Ok(config)
}

pub fn parse(text: &str) -> Result<Config, String> {
    parse_as(text, KNOWN)
}

/// Reads a file of another shape, whose keys are `known`.
pub fn parse_as<C: DeserializeOwned>(text: &str, known: &[&str]) -> Result<C, String> {
    toml::from_str(text).map_err(|error| {
        let message = error.message();
        let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
        match message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next()) {
            Some(key) => format!("line {line}: unknown key `{key}`{}", nearest(key, known)),
            None => format!("line {line}: {message}"),
        }
    })
}

fn nearest(key: &str, known: &[&str]) -> String {
    let close = |known: &&&str| strsim::jaro_winkler(key, known) > 0.7;
    let best = known
        .iter()
        .filter(close)
        .max_by(|a, b| strsim::jaro_winkler(key, a).total_cmp(&strsim::jaro_winkler(key, b)));
    best.map_or_else(String::new, |known| format!("; did you mean `{known}`?"))
}

impl Config {
    pub fn location(&self) -> Result<Location, String> {
        match &self.database.postgres_file {
            Some(file) => Ok(Location::Postgres(secret_file(file)?)),
            None => Ok(Location::Sqlite(self.data.join("latchkey.db"))),
        }
    }

    pub fn look(&self) -> Result<PlanLook, String> {
        let offers = Offers { texts: self.texts.is_some(), letters: self.post.is_some() };
        let reimbursement_months = self.plan.reimbursement_months;
        if reimbursement_months == Some(0) {
            return Err("plan.reimbursement_months: a number from 1".to_owned());
        }
        let terms = self.refills.terms()?;
        let terms = RefillTerms { kind: self.kind(), reimbursement_months, ..terms };
        self.plan.look(terms, offers)
    }

    /// Only members with Medicare drug coverage can have Medicare's monthly plan.
    fn kind(&self) -> PlanKind {
        let is_monthly = || self.payments.as_ref().is_some_and(|one| one.medicare_monthly_plan);
        match self.plan.kind {
            Some(Kind::Medicare) => PlanKind::MedicarePartD,
            Some(Kind::Employer) => PlanKind::Employer,
            None if is_monthly() => PlanKind::MedicarePartD,
            None => PlanKind::Unsaid,
        }
    }
}

impl Plan {
    pub fn look(&self, terms: RefillTerms, offers: Offers) -> Result<PlanLook, String> {
        let zone = jiff::tz::TimeZone::get(&self.time_zone)
            .map_err(|_| format!("plan.time_zone: no zone is called {:?}", self.time_zone))?;
        Ok(PlanLook {
            name: self.name.clone(),
            phone: self.phone.clone(),
            tty: self.tty.clone(),
            hours: self.hours.clone(),
            hours_es: self.hours_es.clone(),
            short_address: self.short_address.clone(),
            accent: self.accent.clone(),
            zone,
            terms,
            offers,
        })
    }
}

/// A secret that stands alone in its file.
#[expect(clippy::disallowed_methods, reason = "read once at start")]
pub fn secret_file(path: &Path) -> Result<String, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = include_str!("latchkey.toml");

    #[test]
    fn the_file_that_init_writes_reads() {
        let config = parse(WHOLE).unwrap();
        assert!(config.look().is_ok());
    }

    #[test]
    fn no_plan_takes_requests_for_money_back_for_no_month_at_all() {
        let look = |months: u16| {
            let line = format!("[plan]\nreimbursement_months = {months}");
            parse(&WHOLE.replacen("[plan]", &line, 1)).unwrap().look()
        };
        let problem = look(0).err().unwrap();
        assert!(problem.starts_with("plan.reimbursement_months"), "{problem}");
        assert_eq!(look(1).unwrap().terms.reimbursement_months, Some(1));
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line_and_the_nearest_known_one() {
        let text = WHOLE.replace("time_zone", "timezone");
        let problem = parse(&text).unwrap_err();
        assert!(problem.contains("unknown key `timezone`; did you mean `time_zone`?"), "{problem}");
        assert!(problem.starts_with("line "), "{problem}");
    }

    #[test]
    fn a_key_unlike_any_other_is_refused_without_a_guess() {
        let problem = parse(&format!("zzz = 1\n{WHOLE}")).unwrap_err();
        assert_eq!(problem, "line 1: unknown key `zzz`");
    }

    #[test]
    fn every_known_key_is_documented() {
        let book = include_str!("../../../docs/configuration.md");
        for key in KNOWN {
            assert!(
                book.contains(&format!("`{key}`")) || book.contains(&format!(".{key}`")),
                "{key}"
            );
        }
    }
}
