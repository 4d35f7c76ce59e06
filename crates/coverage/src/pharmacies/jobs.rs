//! Takes in pharmacies that a file brought before there was anything to find them by.

use base::{DirectoryId, Entropy, Timestamp};
use store::{Fault, NewJob, Tx, args};
use web::Jobs;

use super::rules::spot;
use super::store::place_at;
use crate::directory::store::after;

store::statements! {
    PLACED_UNTIL =
        "SELECT until, done_at FROM pharmacy_place_until WHERE name = 'pharmacies'";
    SAVE_PLACED = "INSERT INTO pharmacy_place_until (name, until, done_at)
        VALUES ('pharmacies', $1, $2)
        ON CONFLICT (name) DO UPDATE SET until = excluded.until, done_at = excluded.done_at";
}

/// Entries of the directory looked at by one job.
const TOGETHER: i64 = 400;

const TAKE: &str = "coverage.place-pharmacies";

pub fn jobs(jobs: Jobs) -> Jobs {
    jobs.inside(TAKE, |tx, _, _| take(tx))
}

/// Asks that those who were there before are taken in, until all of them are.
pub fn ask(tx: &Tx) -> Result<(), Fault> {
    match until(tx)? {
        (_, true) => Ok(()),
        (until, false) => next(tx, until),
    }
}

fn next(tx: &Tx, until: DirectoryId) -> Result<(), Fault> {
    tx.queue(NewJob::new(TAKE, format!("{TAKE}:{until}"), &())?)
}

/// How far it came, and whether that was all.
fn until(tx: &Tx) -> Result<(DirectoryId, bool), Fault> {
    let found = tx.maybe(PLACED_UNTIL, &[], |row| {
        Ok((row.get::<DirectoryId>(0)?, row.get::<Option<Timestamp>>(1)?.is_some()))
    })?;
    Ok(found.unwrap_or((DirectoryId::new(Entropy::default()), false)))
}

/// Some of them; the next job goes on where this one ended. Whatever comes meanwhile is placed as
/// it is taken in.
fn take(tx: &Tx) -> Result<(), Fault> {
    let (from, false) = until(tx)? else { return Ok(()) };
    let some = after(tx, from, TOGETHER)?;
    for (id, provider) in &some {
        if let Some(spot) = spot(provider) {
            place_at(tx, *id, &spot)?;
        }
    }
    match some.last() {
        Some((last, _)) => {
            tx.run(SAVE_PLACED, &args![*last, None::<i64>])?;
            next(tx, *last)
        }
        None => tx.run(SAVE_PLACED, &args![from, tx.now()]).map(drop),
    }
}

#[cfg(test)]
mod tests;
