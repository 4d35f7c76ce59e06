//! `latchkey doctor`: is this house fit to be lived in? One line for each thing looked at. It
//! changes nothing: a doctor who brought the schema up to date could not be asked before an update.

mod clock;
mod monthly;
mod ways;

use std::fmt::Display;
use std::path::Path;
use std::time::Duration;

use base::Timestamp;
use clap::Args;
use messages::Smtp;
use store::{Durability, Keyring, Options, Survey, audit, queue};

use super::serve::runtime;
use super::{End, Problem, Where, say};
use crate::config::{Config, secret_file};
use crate::world::Pace;
use crate::{open, world};

/// Looks at configuration, keys, clock, database, the ways out and back, folders, the monthly plan,
/// queue and audit record, and says what to do where something is amiss. Changes nothing. Exit code
/// 0: all well; 3: have a look; 1: something fails.
#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    place: Where,
}

/// How one thing was found.
enum Found {
    Ok(String),
    Look(String),
    Fail(String),
}

use Found::{Fail, Look};

impl Found {
    fn of(end: Result<impl Display, impl Display>) -> Self {
        match end {
            Ok(words) => Self::Ok(words.to_string()),
            Err(words) => Fail(words.to_string()),
        }
    }
}

const GIB: u64 = 1 << 30;
/// Checkpoints are signed every ten minutes while a server runs.
const OLD_CHECKPOINT: Duration = Duration::from_hours(1);

impl Doctor {
    pub fn run(self) -> Result<End, Problem> {
        let pace = Pace::begin();
        let config = match self.place.config() {
            Ok(config) => config,
            Err(problem) => {
                tell(&[("configuration", Fail(problem.to_string()))]);
                return Err(Problem::Failed("nothing else can be looked at".to_owned()));
            }
        };
        let mut found = vec![("configuration", configuration(&config))];
        found.push(("keys", keys(&config)));
        found.push(("data folder", folder(&config.data)));
        found.push(("orders", ways::orders(&config)));
        found.push(("news of them", ways::inbox(&config)));
        found.push(("mail", mail(&config)));
        found.push(("bounced mail", ways::bounces(&config)));
        found.push(("texts", ways::texts(&config)));
        found.push(("letters", ways::post(&config)));
        let asked = world::clock().now();
        found.push(("monthly plan", monthly::thresholds(&config, asked)));
        let surveyed = survey(&config, asked);
        found.push(("clock", clock_of(&config, &surveyed, (asked, &pace))));
        found.extend(database(surveyed, asked));
        tell(&found);
        if found.iter().any(|(_, one)| matches!(one, Fail(_))) {
            return Err(Problem::Failed("something fails; see above".to_owned()));
        }
        let look = found.iter().any(|(_, one)| matches!(one, Look(_)));
        Ok(if look { End::Look } else { End::Done })
    }
}

fn tell(found: &[(&str, Found)]) {
    for (what, one) in found {
        let (word, text) = match one {
            Found::Ok(text) => ("ok", text),
            Look(text) => ("look", text),
            Fail(text) => ("fail", text),
        };
        say(format_args!("{word:5} {what:14} {text}"));
    }
}

fn configuration(config: &Config) -> Found {
    if !config.origin.starts_with("https://") {
        let ask = "origin should begin with https://: browsers keep sessions on nothing less";
        return Fail(ask.to_owned());
    }
    Found::of(config.look().map(|look| format!("{} at {}", look.name, config.origin)))
}

fn keys(config: &Config) -> Found {
    let whole = format!("{} is private and whole", config.keys.display());
    let loaded = store::Keyring::load(&config.keys);
    let inside = config.keys.starts_with(&config.data);
    match loaded {
        Ok(_) if inside => Look(format!("{whole}, but lies in the data folder: move it away")),
        loaded => Found::of(loaded.map(|_| whole)),
    }
}

/// Whether a file can be made there, and how much room is left.
fn folder(folder: &Path) -> Found {
    let shown = folder.display();
    if let Err(error) = tempfile::tempfile_in(folder) {
        return Fail(format!("{shown} cannot be written to: {error}"));
    }
    match free_bytes(folder) {
        Some(free) if free < GIB => {
            Look(format!("{shown} has only {} MiB left: make room", free >> 20))
        }
        Some(free) => Found::Ok(format!("{shown} can be written to; {} GiB left", free / GIB)),
        None => Found::Ok(format!("{shown} can be written to")),
    }
}

/// As `df` tells it; the standard library has no word for it.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let mut df = std::process::Command::new("df");
    let output = df.arg("-Pk").arg(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let kib: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kib * 1024)
}

fn mail(config: &Config) -> Found {
    let Some(mail) = &config.mail else {
        let ask = "[mail] is missing: nobody could sign in from a new browser";
        return Fail(ask.to_owned());
    };
    let ask = || -> Result<bool, String> {
        let password = mail.password_file.as_deref().map(secret_file).transpose()?;
        let login = mail.username.clone().zip(password);
        // Its connection pool wants a runtime around it from the start.
        let runtime = runtime().map_err(|error| error.to_string())?;
        runtime.block_on(async { Smtp::new(&mail.server, &mail.from, login)?.answers().await })
    };
    match ask() {
        Ok(true) => Found::Ok(format!("{} answers", mail.server)),
        Ok(false) => Fail(format!("{} does not answer", mail.server)),
        Err(error) => Fail(format!("{}: {error}", mail.server)),
    }
}

/// What a database that lacks nothing is asked.
struct Asked {
    counts: Vec<(String, i64)>,
    signed: Option<Timestamp>,
    began: Option<Timestamp>,
}

fn survey(config: &Config, now: Timestamp) -> Result<Survey<Asked>, String> {
    let text = |fault: store::Fault| fault.to_string();
    let options = Options {
        location: config.location()?,
        keyring: Keyring::load(&config.keys).map_err(text)?,
        luck: world::luck(),
        threads: 1,
        durability: Durability::Full,
    };
    let look = |tx: &store::Tx| {
        let (signed, began) = (audit::newest(tx)?, audit::newest_writer(tx)?);
        Ok(Asked { counts: queue::counts(tx)?, signed, began })
    };
    store::survey(&options, &open::schemas(), now, look).map_err(text)
}

/// The clock against all that was found; a database out of reach has its own line.
fn clock_of(
    config: &Config,
    surveyed: &Result<Survey<Asked>, String>,
    (asked, pace): (Timestamp, &Pace),
) -> Found {
    let survey = surveyed.as_ref().ok();
    let recorded = survey.and_then(|survey| survey.found.as_ref());
    let recorded = recorded.and_then(|found| found.signed.max(found.began));
    let there = survey.and_then(|survey| survey.clock).map(|there| (asked, there));
    clock::against(&config.data, there, recorded, pace).judge()
}

fn database(surveyed: Result<Survey<Asked>, String>, now: Timestamp) -> Vec<(&'static str, Found)> {
    let survey = match surveyed {
        Ok(survey) => survey,
        Err(why) => return vec![("database", Fail(why))],
    };
    let count = open::schemas().iter().map(|slice| slice.steps.len()).sum::<usize>();
    let Some(found) = survey.found else {
        let (missing, first) = (survey.missing.len(), survey.missing.first());
        let first = first.map_or("", String::as_str);
        let told = if missing > count {
            "is empty: the first `serve` makes its tables".to_owned()
        } else {
            let ask = "the next `serve` applies them; back up before";
            format!("{missing} schema steps are missing, {first} first: {ask}")
        };
        return vec![("database", Look(told))];
    };
    let schema = Found::Ok(format!("answers, opens with these keys; {count} schema steps current"));
    vec![
        ("database", schema),
        ("queue", queued(&found.counts)),
        ("audit record", signed(found.signed, now)),
    ]
}

fn queued(counts: &[(String, i64)]) -> Found {
    let of = |state: &str| counts.iter().find(|(s, _)| s == state).map_or(0, |(_, count)| *count);
    let (dead, ready) = (of("dead"), of("ready"));
    if dead > 0 {
        return Look(format!("{dead} jobs were given up: see `latchkey jobs dead`"));
    }
    Found::Ok(format!("{ready} jobs wait, none given up"))
}

fn signed(newest: Option<Timestamp>, now: Timestamp) -> Found {
    match newest {
        None => Look("no checkpoint yet; one is signed while a server runs".to_owned()),
        Some(at) if at + OLD_CHECKPOINT < now => {
            Look(format!("last checkpoint at {at}: is a server or worker running?"))
        }
        Some(at) => Found::Ok(format!("last checkpoint at {at}")),
    }
}
