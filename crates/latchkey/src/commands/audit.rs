//! `latchkey audit`

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use store::audit::{self, Checkpoint};

use super::{End, Problem, Where, say};
use crate::world;

#[derive(Args)]
pub struct Audit {
    #[command(subcommand)]
    errand: Errand,
    #[command(flatten)]
    place: Where,
}

#[derive(Subcommand)]
enum Errand {
    /// Read the whole record and say what does not fit; exit code 3 when something does not
    Verify {
        /// Checkpoints kept outside the database; the data folder's own log is read as well
        #[arg(long)]
        checkpoints: Option<PathBuf>,
    },
    /// Sign where every chain stands now, and print it
    Checkpoint,
    /// Print the key with which checkpoints can be checked elsewhere (Ed25519, base 64)
    PublicKey,
}

impl Audit {
    pub fn run(self) -> Result<End, Problem> {
        let config = self.place.config()?;
        let db = self.place.store()?;
        let log = config.data.join("checkpoints.log");
        match self.errand {
            Errand::Verify { checkpoints } => {
                let mut kept = read_log(&log)?;
                if let Some(more) = checkpoints {
                    kept.extend(read_log(&more)?);
                }
                verify(&db, kept)
            }
            Errand::Checkpoint => {
                let point = db.write_blocking(world::clock().now(), audit::checkpoint)?;
                super::serve::append(&log, &point)?;
                say(serde_json::to_string(&point).unwrap_or_default());
                Ok(End::Done)
            }
            Errand::PublicKey => {
                say(audit::public_key(db.keyring())?);
                Ok(End::Done)
            }
        }
    }
}

fn verify(db: &store::Db, kept: Vec<Checkpoint>) -> Result<End, Problem> {
    let report = audit::verify(db, kept, world::clock().now())?;
    for finding in &report.findings {
        say(finding);
    }
    say(format_args!(
        "{} entries in {} chains and {} checkpoints read: {}",
        report.entries,
        report.writers,
        report.checkpoints,
        if report.findings.is_empty() { "all sound" } else { "NOT sound" }
    ));
    Ok(if report.findings.is_empty() { End::Done } else { End::Look })
}

fn read_log(log: &Path) -> Result<Vec<Checkpoint>, Problem> {
    if !log.exists() {
        return Ok(Vec::new());
    }
    let mut points = Vec::new();
    for line in BufReader::new(std::fs::File::open(log)?).lines() {
        // A line cut short by a crash says nothing; the rest still does.
        points.extend(serde_json::from_str::<Checkpoint>(&line?).ok());
    }
    Ok(points)
}
