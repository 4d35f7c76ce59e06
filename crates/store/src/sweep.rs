//! Rows whose time is over are swept (SECURITY 84). A room says which, and how long they are kept
//! after that; how often and by whom is the house's affair.
//!
//! They are looked for while reading, so that nobody's writing waits for a long search, and taken
//! away some at a time. Whatever is taken is asked about again as it goes: it may have come back to
//! life meanwhile.

use std::time::Duration;

use base::Timestamp;

use crate::{Db, Fault, Sql, Tx, args};

/// What one kind of row is swept by.
#[derive(Debug, Clone, Copy)]
pub struct Sweep {
    /// As it stands in the audit record: `session`.
    pub name: &'static str,
    /// How long rows are kept after their time is over.
    pub keep: Duration,
    /// One column that names rows over before `$1`, at most `$2` of them.
    pub find: Sql,
    /// Takes away what `$1` names, where it was over before `$2`.
    pub remove: Sql,
}

/// Looked for at once.
const FOUND: i64 = 5_000;
/// Taken away in one transaction.
const TOGETHER: usize = 250;

/// Sweeps one kind, `most` rows or a few more; says how many went.
pub async fn sweep(db: &Db, sweep: Sweep, most: u64, now: Timestamp) -> Result<u64, Fault> {
    let before = now - sweep.keep;
    let mut gone = 0;
    while gone < most {
        let names = db.read(now, move |tx| find(tx, sweep, before)).await?;
        let last = names.len() < usize::try_from(FOUND).unwrap_or(usize::MAX);
        let taken = gone;
        for some in names.chunks(TOGETHER) {
            let some = some.to_vec();
            gone += db.write(now, move |tx| remove(tx, sweep, &some, before)).await?;
        }
        // Nothing taken of what was found: the same would be found again.
        if last || taken == gone {
            break;
        }
    }
    Ok(gone)
}

fn find(tx: &Tx, sweep: Sweep, before: Timestamp) -> Result<Vec<Vec<u8>>, Fault> {
    tx.all(sweep.find, &args![before, FOUND], |row| row.get(0))
}

fn remove(tx: &Tx, sweep: Sweep, names: &[Vec<u8>], before: Timestamp) -> Result<u64, Fault> {
    names.iter().try_fold(0, |gone, name| Ok(gone + tx.run(sweep.remove, &args![name, before])?))
}
