//! The errands. Each is a file; each says its own --help.

mod audit;
mod backup;
mod bench;
mod demo;
mod doctor;
mod import;
mod init;
mod jobs;
mod keys;
mod member;
mod news;
mod restore;
mod serve;
mod staff;
mod status;

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use store::Durability;

use crate::config::{self, Config};
use crate::{open, world};

#[derive(Subcommand)]
pub enum Command {
    /// Make a configuration file, a data folder and a folder of keys
    Init(init::Init),
    /// Serve the portal, and work the queue unless told not to
    Serve(serve::Serve),
    /// Work the queue only: mail, orders, look-ups
    Worker(serve::Worker),
    /// Load the plan's files: FHIR, X12 834, CMS files, CSV
    Import(import::Import),
    /// Invite a member to open an account, or forget one
    Member(member::Member),
    /// Send news to the members who asked for it
    News(news::News),
    /// What the plan's staff does: helps a member back in, gives money back
    Staff(staff::Staff),
    /// Check the audit record, or sign a checkpoint
    Audit(audit::Audit),
    /// Rotate the master key
    Keys(keys::Keys),
    /// Copy the whole database into a file, while the portal runs
    Backup(backup::Backup),
    /// Fill an empty database of either engine from a backup
    Restore(restore::Restore),
    /// Look at everything this house needs, and say what to do
    Doctor(doctor::Doctor),
    /// See the queue, and retry what was given up
    Jobs(jobs::Jobs),
    /// Serve the sample plan, Juniper Rx, on this machine
    Demo(demo::Demo),
    /// The status page: watches the portal, says what is wrong, writes pages any server carries
    Status(status::Status),
    /// Measure this machine: pages, sign-ins, imports, start
    Bench(bench::Bench),
}

impl Command {
    pub const fn is_server(&self) -> bool {
        match self {
            Self::Serve(_) | Self::Worker(_) => true,
            Self::Status(errand) => errand.is_server(),
            _ => false,
        }
    }

    pub fn run(self) -> Result<End, Problem> {
        match self {
            Self::Init(errand) => errand.run(),
            Self::Serve(errand) => errand.run(),
            Self::Worker(errand) => errand.run(),
            Self::Import(errand) => errand.run(),
            Self::Member(errand) => errand.run(),
            Self::News(errand) => errand.run(),
            Self::Staff(errand) => errand.run(),
            Self::Audit(errand) => errand.run(),
            Self::Keys(errand) => errand.run(),
            Self::Backup(errand) => errand.run(),
            Self::Restore(errand) => errand.run(),
            Self::Doctor(errand) => errand.run(),
            Self::Jobs(errand) => errand.run(),
            Self::Demo(errand) => errand.run(),
            Self::Status(errand) => errand.run(),
            Self::Bench(errand) => errand.run(),
        }
    }
}

/// How an errand that worked has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Done,
    /// Done, and a person should look at what was printed.
    Look,
}

impl End {
    pub fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Look => 3,
        })
    }
}

/// Why an errand could not be done.
#[derive(Debug)]
pub enum Problem {
    /// The configuration or the command line was not understood.
    Asked(String),
    Failed(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked(text) | Self::Failed(text) => f.write_str(text),
        }
    }
}

impl Problem {
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Asked(_) => 2,
            Self::Failed(_) => 1,
        })
    }
}

impl From<store::Fault> for Problem {
    fn from(fault: store::Fault) -> Self {
        Self::Failed(fault.to_string())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Which house an errand is for.
#[derive(Args)]
pub struct Where {
    /// The configuration file
    #[arg(long, short, env = "LATCHKEY_CONFIG", default_value = "latchkey.toml")]
    config: PathBuf,
}

impl Where {
    pub fn config(&self) -> Result<Config, Problem> {
        config::read(&self.config).map_err(Problem::Asked)
    }

    /// The store alone: no pages, no mail.
    pub fn store(&self) -> Result<store::Db, Problem> {
        self.store_for(Durability::Full)
    }

    /// For taking in a great many records.
    pub fn store_in_bulk(&self) -> Result<store::Db, Problem> {
        self.store_for(Durability::FullInBulk)
    }

    /// For the first load of a house in which nothing was done yet but to take files in.
    pub fn store_at_first(&self) -> Result<store::Db, Problem> {
        const USED: &str = "This house is in use already, and a power cut during a first load \
            spoils the house. Import without --first.";
        let location = self.config()?.location().map_err(Problem::Asked)?;
        let is_used =
            |db: &store::Db| db.read_blocking(world::clock().now(), store::audit::is_used);
        if !location.is_loading() && is_used(&self.store()?)? {
            return Err(Problem::Asked(USED.to_owned()));
        }
        let db = self.store_for(Durability::FirstLoad)?;
        // Asked again, now that nobody else can come in.
        if is_used(&db)? {
            db.settle()?;
            return Err(Problem::Asked(USED.to_owned()));
        }
        Ok(db)
    }

    fn store_for(&self, durability: Durability) -> Result<store::Db, Problem> {
        let config = self.config()?;
        let location = config.location().map_err(Problem::Asked)?;
        open::store(location, &config.keys, durability).map_err(Problem::Failed)
    }
}

/// Says something to whoever typed the command.
#[expect(clippy::print_stdout, reason = "what an errand has to say goes to standard output")]
pub fn say(text: impl fmt::Display) {
    println!("{text}");
}
