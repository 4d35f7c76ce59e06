//! `latchkey status`: watches the portal from outside, keeps what is said about it in a store of
//! its own, and writes it as files that any file server carries.

mod config;
pub mod counts;
mod follow;
mod incident;
mod says;
mod serve;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use status::{Facts, Noticed, reports_of_day};
use store::{Db, Durability, Keyring, Location, Options};
use web::{Ground, House, Mode, Shared};

use super::{End, Problem, say};
use crate::world;

use config::StatusConfig;

/// The status page: runs apart from the portal, best on another machine. Its own configuration is
/// `status.toml`; docs/status.md explains each key.
#[derive(Args)]
pub struct Status {
    #[command(subcommand)]
    errand: Errand,
    /// The status page's own configuration file
    #[arg(
        long,
        short,
        env = "LATCHKEY_STATUS_CONFIG",
        default_value = "status.toml",
        global = true
    )]
    config: PathBuf,
}

#[derive(Subcommand)]
enum Errand {
    /// Make a configuration file, a data folder and a folder of keys
    Init {
        /// Folder to make it in
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Write the pages, the feeds and live.json
    Build {
        /// Folder to write into, instead of the configured one
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Check the portal once, from outside; exit code 3 when a check failed
    Probe,
    /// Take minutes of what members met, one JSON object a line; exit code 3 when something was
    /// noticed
    Count {
        /// The file; without it, standard input
        file: Option<PathBuf>,
    },
    /// What people reported in the last day, by part and what happened
    Reports,
    /// Check each minute, write the pages anew, and serve them until asked to stop
    Serve,
    /// Say what is wrong, in both languages, from the first word to what happened
    #[command(subcommand)]
    Incident(incident::Incident),
    /// Known issues: small things that last
    #[command(subcommand)]
    Known(incident::Known),
    /// Work that is announced beforehand
    #[command(subcommand)]
    Maintenance(incident::Maintenance),
}

impl Status {
    pub const fn is_server(&self) -> bool {
        matches!(self.errand, Errand::Serve)
    }

    pub fn run(self) -> Result<End, Problem> {
        if let Errand::Init { folder } = &self.errand {
            return init(folder);
        }
        let opened = Opened::at(&self.config)?;
        match self.errand {
            Errand::Init { .. } => Ok(End::Done),
            Errand::Build { out } => {
                let out = out.unwrap_or_else(|| opened.config.out.clone());
                let files = opened.build_into(&out)?;
                say(format_args!("{files} files in {}.", out.display()));
                Ok(End::Done)
            }
            Errand::Probe => serve::probe_once(&opened),
            Errand::Count { file } => count(&opened, file),
            Errand::Reports => reports(&opened),
            Errand::Serve => serve::run(&opened),
            Errand::Incident(errand) => errand.run(&opened),
            Errand::Known(errand) => errand.run(&opened),
            Errand::Maintenance(errand) => errand.run(&opened),
        }
    }
}

/// The status page's own house: its store, its words, its look.
pub struct Opened {
    pub config: StatusConfig,
    pub house: Shared,
}

impl Opened {
    fn at(file: &std::path::Path) -> Result<Self, Problem> {
        let config = config::read(file).map_err(Problem::Asked)?;
        let look = config.look().map_err(Problem::Asked)?;
        let (luck, clock) = (world::luck(), world::clock());
        let options = Options {
            location: Location::Sqlite(config.data.join("status.db")),
            keyring: Keyring::load(&config.keys)?,
            luck: luck.clone(),
            threads: 2,
            durability: Durability::Full,
        };
        let db = Db::open(options, &[status::SCHEMA], clock.now())?;
        let origin = config.portal.trim_end_matches('/').to_owned();
        let ground =
            Ground { db, clock, luck, plan: look, mode: Mode::Live, origin, proxies: Vec::new() };
        // Of `help` only the words: its page for when the portal is away stands beside ours.
        let house = House::open(ground, &[status::slice(), help::slice()])
            .map_err(|misprint| Problem::Failed(misprint.to_string()))?;
        Ok(Self { config, house })
    }

    /// Takes a minute of what members met. Blocks.
    fn take(&self, minute: &says::Minute) -> Result<Vec<Noticed>, Problem> {
        let (house, minute) = (self.house.clone(), minute.clone());
        let noticed = self.house.db.write_blocking(self.house.clock.now(), move |tx| {
            status::notice(tx, &house, (minute.at, minute.known), &minute.slices)
        });
        Ok(noticed?)
    }

    /// Writes the pages as things stand. Blocks; says how many files.
    pub fn build(&self) -> Result<usize, Problem> {
        self.build_into(&self.config.out)
    }

    fn build_into(&self, out: &std::path::Path) -> Result<usize, Problem> {
        let (house, zone) = (&self.house, self.house.plan.zone.clone());
        // From before it reads until it has written: an errand's words are never written over by
        // what `serve` had read before them.
        let _held = status::hold(out)?;
        let facts =
            house.db.read_blocking(house.clock.now(), move |tx| Facts::gather(tx, &zone))?;
        let help = help::apart::files(house).map_err(Problem::Failed)?;
        Ok(status::build(house, &facts, self.config.site(out, &help))?)
    }
}

#[expect(clippy::disallowed_methods, reason = "an errand, not a request")]
fn init(folder: &std::path::Path) -> Result<End, Problem> {
    std::fs::create_dir_all(folder.join("data"))?;
    let keys = folder.join("keys");
    Keyring::create(&keys, world::luck().as_ref())?;
    say(format_args!("Keys made in {}: keep a copy in a safe place.", keys.display()));
    let file = folder.join("status.toml");
    if file.exists() {
        say(format_args!("{} was there already and is as it was.", file.display()));
        return Ok(End::Done);
    }
    std::fs::write(&file, include_str!("status.toml"))?;
    let file = file.display();
    say(format_args!(
        "Configuration written to {file}. Fill it in, then run `latchkey status probe`."
    ));
    Ok(End::Done)
}

fn reports(opened: &Opened) -> Result<End, Problem> {
    let house = &opened.house;
    for (part, what, count) in house.db.read_blocking(house.clock.now(), reports_of_day)? {
        say(format_args!("{part:8} {what:8} {count:6}"));
    }
    Ok(End::Done)
}

fn count(opened: &Opened, file: Option<PathBuf>) -> Result<End, Problem> {
    let text = match &file {
        Some(file) => std::fs::File::open(file).and_then(std::io::read_to_string),
        None => std::io::read_to_string(std::io::stdin()),
    };
    let text = text.map_err(|error| {
        let file = file.map_or_else(|| "standard input".to_owned(), |at| at.display().to_string());
        Problem::Failed(format!("{file}: {error}"))
    })?;
    let mut noticed = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let minute = says::minute(line, opened.house.clock.now())
            .map_err(|why| Problem::Asked(format!("line {number}: {why}")))?;
        noticed.extend(opened.take(&minute)?);
    }
    for one in &noticed {
        match one {
            Noticed::Drafted(id) => say(format_args!("{id} drafted: read it and publish it")),
            Noticed::Published(id) => say(format_args!("{id} stands on the page as one line")),
        }
    }
    opened.build()?;
    Ok(if noticed.is_empty() { End::Done } else { End::Look })
}
