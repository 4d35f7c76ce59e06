//! A look at a database that changes nothing in it: what it lacks, what time it has, and whether
//! it opens with these keys. `Db::open` would bring it up to date; a look must not.

use std::sync::Arc;

use base::Timestamp;

use crate::audit::Chain;
use crate::engine::{Connection, clock};
use crate::keys::{KeyShelf, check_house};
use crate::{Fault, Location, Options, Slice, Tx, migrate};

/// What was found.
#[derive(Debug)]
pub struct Survey<T> {
    /// Schema steps that the next start would apply, as `slice/step`.
    pub missing: Vec<String>,
    /// The database's own clock, where it has one.
    pub clock: Option<Timestamp>,
    /// What `work` found; it is asked only where no step is missing.
    pub found: Option<T>,
}

/// Looks at the database where it stands. One that has not been made yet lacks every step.
pub fn survey<T>(
    options: &Options,
    slices: &[Slice],
    now: Timestamp,
    work: impl FnOnce(&Tx) -> Result<T, Fault>,
) -> Result<Survey<T>, Fault> {
    if is_unmade(&options.location) {
        let steps = std::iter::once(&crate::SCHEMA).chain(slices);
        let names = |slice: &Slice| {
            let name = slice.name;
            slice.steps.iter().map(move |step| format!("{name}/{}", step.name))
        };
        return Ok(Survey { missing: steps.flat_map(names).collect(), clock: None, found: None });
    }
    let shelf = Arc::new(KeyShelf::empty(options.keyring.clone(), Arc::clone(&options.luck)));
    let tx = Tx::new(Connection::open(options)?, shelf, Chain::closed());
    tx.now.set(now);
    tx.connection.begin_look()?;
    let clock = clock::now(&tx)?;
    let missing = migrate::missing(&tx, slices)?;
    let found = if missing.is_empty() {
        check_house(&tx)?;
        Some(work(&tx)?)
    } else {
        None
    };
    tx.connection.batch("ROLLBACK")?;
    Ok(Survey { missing, clock, found })
}

/// Opening such a file would make it.
fn is_unmade(location: &Location) -> bool {
    match location {
        Location::Sqlite(path) => path.metadata().map_or(true, |file| file.len() == 0),
        Location::Postgres(_) => false,
    }
}
