//! `latchkey restore`

use std::path::PathBuf;

use clap::Args;
use store::{Actor, Entry, audit, backup};

use super::{End, Problem, Where, say};
use crate::world;

/// Fills a new, empty database of either engine from a backup, all of it or nothing, with the
/// folder of keys the backup was made with. Then the audit record is read from end to end.
///
/// Work that was queued when the backup was made is queued again: messages and orders that have
/// left since may leave a second time, with the numbers they had.
#[derive(Args)]
pub struct Restore {
    /// What `latchkey backup` wrote
    file: PathBuf,
    #[command(flatten)]
    place: Where,
}

impl Restore {
    pub fn run(self) -> Result<End, Problem> {
        let now = world::clock().now();
        let taken = {
            let db = self.place.store()?;
            backup::restore(&db, &self.file, now)?
        };
        let (rows, tables, at) = (taken.rows, taken.tables, taken.created_at);
        say(format_args!("{rows} rows of {tables} tables restored, as they were at {at}."));
        // The house's keys came with the rows, so the database is opened anew.
        let db = self.place.store()?;
        let report = audit::verify(&db, Vec::new(), now)?;
        report.findings.iter().for_each(say);
        let sound = report.findings.is_empty();
        let word = if sound { "all sound" } else { "NOT sound" };
        say(format_args!("{} audit entries read: {word}", report.entries));
        db.write_blocking(now, move |tx| {
            tx.audit(Entry::new("database.restored", Actor::Operator).detail(&rows))
        })?;
        Ok(if sound { End::Done } else { End::Look })
    }
}
