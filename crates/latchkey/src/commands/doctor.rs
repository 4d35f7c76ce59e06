//! `latchkey doctor`: is this house fit to be lived in? One line for each thing looked at.

use std::fmt::Display;
use std::path::Path;
use std::time::Duration;

use base::Timestamp;
use clap::Args;
use messages::Smtp;
use store::{Db, audit, queue};

use super::serve::runtime;
use super::{End, Problem, Where, say};
use crate::config::{Config, secret_file};
use crate::{open, world};

/// Looks at configuration, keys, database, mail, folders, queue and audit record, and says what to
/// do where something is amiss. Exit code 0: all well; 3: have a look; 1: something fails.
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
/// A file of the future is no cause for alarm below this.
const CLOCK_SLACK: Duration = Duration::from_mins(5);

impl Doctor {
    pub fn run(self) -> Result<End, Problem> {
        let config = match self.place.config() {
            Ok(config) => config,
            Err(problem) => {
                tell(&[("configuration", Fail(problem.to_string()))]);
                return Err(Problem::Failed("nothing else can be looked at".to_owned()));
            }
        };
        let mut found = vec![("configuration", configuration(&config))];
        found.push(("keys", keys(&config)));
        found.push(("clock", clock(&config)));
        found.push(("data folder", folder(&config.data)));
        found.push(("orders", orders(&config)));
        found.push(("mail", mail(&config)));
        match self.place.store() {
            Ok(db) => found.extend(database(&db)),
            Err(problem) => found.push(("database", Fail(format!("{problem}")))),
        }
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

/// The machine's clock against the newest file it has written.
fn clock(config: &Config) -> Found {
    let now = world::clock().now();
    let newest = std::fs::read_dir(&config.data).ok().and_then(|files| {
        let written = |file: std::io::Result<std::fs::DirEntry>| {
            let at = file.ok()?.metadata().ok()?.modified().ok()?;
            let since = at.duration_since(std::time::UNIX_EPOCH).ok()?;
            i64::try_from(since.as_micros()).ok().map(Timestamp::from_micros)
        };
        files.filter_map(written).max()
    });
    match newest {
        Some(newest) if newest > now + CLOCK_SLACK => {
            Fail(format!("says {now}, but files were written at {newest}: set the clock"))
        }
        _ => Found::Ok(format!("says {now}")),
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
fn free_bytes(folder: &Path) -> Option<u64> {
    let mut df = std::process::Command::new("df");
    let output = df.arg("-Pk").arg(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let kib: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kib * 1024)
}

fn orders(config: &Config) -> Found {
    match &config.orders {
        Some(orders) => folder(&orders.folder),
        None => Fail("[orders] is missing: nobody would fill an order".to_owned()),
    }
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

/// Opening the store has brought the schema up to date, or refused.
fn database(db: &Db) -> Vec<(&'static str, Found)> {
    let now = world::clock().now();
    let count = open::schemas().iter().map(|slice| slice.steps.len()).sum::<usize>();
    let reached = db.read_blocking(now, |tx| Ok((queue::counts(tx)?, audit::newest(tx)?)));
    let (counts, newest) = match reached {
        Ok(reached) => reached,
        Err(fault) => return vec![("database", Fail(fault.to_string()))],
    };
    let schema = Found::Ok(format!("answers, opens with these keys; {count} schema steps current"));
    vec![("database", schema), ("queue", queued(&counts)), ("audit record", signed(newest, now))]
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
