//! `latchkey backup`

use std::path::PathBuf;

use clap::Args;
use store::{Actor, Entry, backup};

use super::{End, Problem, Where, say};
use crate::world;

/// Copies the whole database into one file while the portal runs: one moment of it, for either
/// engine. The file is read back and found whole before it gets its name.
///
/// What is sealed stays sealed in it, and the keys are not in it. Keep the folder of keys safe, and
/// elsewhere: without it a backup cannot be restored, and with it anybody could read one.
#[derive(Args)]
pub struct Backup {
    /// Where to write it; a file of that name is replaced once the new one is whole
    file: PathBuf,
    #[command(flatten)]
    place: Where,
}

impl Backup {
    pub fn run(self) -> Result<End, Problem> {
        let keys = self.place.config()?.keys;
        let db = self.place.store()?;
        let now = world::clock().now();
        let made = backup::write(&db, &self.file, now)?;
        let (file, tables, rows) = (self.file.display(), made.tables, made.rows);
        let size = made.bytes as f64 / 1e6;
        say(format_args!("{rows} rows of {tables} tables written to {file} ({size:.1} MB), and"));
        say("read back: the file is whole.");
        say(format_args!("The keys are NOT in it: keep {} as well, elsewhere.", keys.display()));
        let told = db.write_blocking(now, move |tx| {
            tx.audit(Entry::new("database.backed-up", Actor::Operator).detail(&rows))
        });
        // A backup is worth most when the database can no longer be written to.
        if let Err(fault) = told {
            say(format_args!("The backup stands, but the audit record could not say so: {fault}"));
            return Ok(End::Look);
        }
        Ok(End::Done)
    }
}

impl From<backup::Problem> for Problem {
    fn from(problem: backup::Problem) -> Self {
        Self::Failed(problem.to_string())
    }
}

#[cfg(test)]
mod tests;
