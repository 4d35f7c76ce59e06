//! `status.toml`: apart from the portal's file, as the status page is apart from the portal.

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

use base::{RefillTerms, Secret};
use guard::Net;
use messages::Out;
use serde::Deserialize;
use status::{Member, Prober, Site};
use web::{Offers, PlanLook};

use crate::config::{self, Mail, Plan, Texts, secret_file};

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
    /// Where `serve` is reached by whoever wants to be told; without it nobody is.
    pub subscribe_address: Option<String>,
    /// Addresses of our own proxies: only they may say on whose behalf they ask.
    #[serde(default)]
    proxies: Vec<String>,
    #[serde(default)]
    mail: Option<Mail>,
    #[serde(default)]
    texts: Option<Texts>,
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
    /// The Maildir their mail is delivered into.
    mailbox: Option<PathBuf>,
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
    "subscribe_address",
    "proxies",
    "mail",
    "server",
    "from",
    "dkim_selector",
    "dkim_key_file",
    "bounces",
    "bounce_mailbox",
    "bounce_key_file",
    "texts",
    "account",
    "key_file",
    "provider",
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
    "mailbox",
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
    if let Some(doors) = &config.subscribe_address {
        let local = doors.starts_with("http://127.0.0.1:");
        if !doors.starts_with("https://") && !local {
            return Err("subscribe_address begins with https://".to_owned());
        }
        if config.mail.is_none() {
            return Err("subscribe_address needs [mail]: nobody could confirm".to_owned());
        }
        if doors.starts_with("https://") && !config.vouched_for() {
            return Err(format!(
                "listen = {:?} is reached through a proxy on this machine, and proxies does not \
                 name it: everybody would seem to come from one place. Add \
                 proxies = [\"127.0.0.1\", \"::1\"], and let it send X-Forwarded-For",
                config.listen
            ));
        }
    } else if config.mail.is_some() || config.texts.is_some() {
        return Err("[mail] and [texts] need subscribe_address: nobody could ask".to_owned());
    }
    Ok(config)
}

impl StatusConfig {
    pub fn look(&self) -> Result<PlanLook, String> {
        self.plan.look(RefillTerms::HOUSE, Offers::default())
    }

    /// Whether the proxy in front of us may say on whose behalf it asks, where it can only be on
    /// this machine.
    fn vouched_for(&self) -> bool {
        let (host, _) = self.listen.rsplit_once(':').unwrap_or((&self.listen, ""));
        let host = host.trim_matches(['[', ']']);
        let here = match host.parse::<IpAddr>() {
            Ok(address) => Some(address),
            Err(_) => (host == "localhost").then_some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        };
        let here = here.filter(IpAddr::is_loopback);
        // Nets that cannot be read are told of where they are used.
        let mut nets = self.proxies.iter().map(|text| Net::parse(text));
        here.is_none_or(|here| nets.any(|net| net.is_none_or(|net| net.holds(here))))
    }

    /// Where the pages are, when they are written into `out`.
    pub fn site<'a>(&'a self, out: &'a Path, help: &'a [(String, String)]) -> Site<'a> {
        Site { address: &self.address, doors: self.subscribe_address.as_deref(), out, help }
    }

    /// By which ways whoever follows is told.
    pub fn out(&self) -> Result<Out, String> {
        let mail = self.mail.as_ref().ok_or("[mail] is missing")?;
        config::without_paper(mail, self.texts.as_ref())
    }

    pub fn proxies(&self) -> Result<Vec<Net>, String> {
        let net = |text: &String| {
            let ask = || format!("proxies: {text:?} is no address such as 10.0.0.0/8");
            Net::parse(text).ok_or_else(ask)
        };
        self.proxies.iter().map(net).collect()
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
        let prober = Prober::new(&self.portal, member.transpose()?)?;
        let mailbox = self.probe.as_ref().and_then(|probe| probe.mailbox.clone());
        match mailbox {
            Some(mailbox) => prober.reading(mailbox).map_err(|why| format!("probe.mailbox: {why}")),
            None => Ok(prober),
        }
    }
}

#[cfg(test)]
mod tests;
