//! The first load of a house on SQLite. Waiting for the disk after every thousand records takes
//! most of such a load's time, and nothing is lost with it but what the plan's files hold anyway:
//! so the disk is waited for once, in the end. Until then a mark lies beside the file. While it
//! lies there nobody else opens the house, and after the machine has stopped nobody does at all.

#![expect(clippy::disallowed_methods, reason = "a house is opened by plain threads")]

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::{Durability, Fault};

/// Changes with each start of the machine. Where there is none, a load that was cut short cannot
/// be told from one that a power cut spoiled, and begins again.
const START: &str = "/proc/sys/kernel/random/boot_id";

const UNFINISHED: &str = "its first load is not finished: run the same import with --first again";
const IN_USE: &str = "something else has this house open: stop it before a first load";
const SPOILED: &str = "the machine stopped during its first load, and what is there may be broken: \
    remove the database file and those beside it whose names begin so, and load the house again";

/// Held as long as a house is open, on its folder: by many at once, or by a first load alone.
#[derive(Debug)]
pub struct Hold {
    _folder: Option<File>,
}

/// Opens the door to a house, or says who has it.
pub fn hold(database: &Path, durability: Durability) -> Result<Hold, Fault> {
    let is_first = durability == Durability::FirstLoad;
    let folder = File::open(folder_of(database)).map_err(|error| out_of_reach(&error))?;
    let held = if is_first { folder.try_lock() } else { folder.try_lock_shared() };
    match held {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(Fault::Unavailable(if is_first { IN_USE } else { UNFINISHED }.to_owned()));
        }
        Err(TryLockError::Error(error)) if is_first => return Err(out_of_reach(&error)),
        // A disk that knows no locks can have no first load either.
        Err(TryLockError::Error(_)) => return Ok(Hold { _folder: None }),
    }
    if is_first {
        begin(database)?;
    }
    Ok(Hold { _folder: Some(folder) })
}

/// Leaves the mark, or finds that of a load which may go on.
fn begin(database: &Path) -> Result<(), Fault> {
    let mark = mark(database);
    if is_begun(database) && database.exists() {
        let left = std::fs::read_to_string(&mark).map_err(|error| out_of_reach(&error))?;
        let goes_on = !left.is_empty() && left == start();
        return if goes_on { Ok(()) } else { Err(Fault::Unavailable(SPOILED.to_owned())) };
    }
    let left = File::create(&mark).and_then(|mut file| {
        file.write_all(start().as_bytes())?;
        file.sync_all()
    });
    left.and_then(|()| settle_folder(database)).map_err(|error| out_of_reach(&error))
}

pub fn is_begun(database: &Path) -> bool {
    mark(database).exists()
}

/// Whether a connection of this kind may be opened now.
pub fn admit(database: &Path, durability: Durability) -> Result<(), Fault> {
    if durability == Durability::FirstLoad || !is_begun(database) {
        return Ok(());
    }
    Err(Fault::Unavailable(UNFINISHED.to_owned()))
}

/// Brings everything to the disk and takes the mark away. Nobody may write here any more: closing
/// the files lets go of SQLite's own locks on them.
pub fn end(database: &Path) -> Result<(), Fault> {
    let settle = || -> io::Result<()> {
        for file in [database.to_owned(), beside(database, "-wal")] {
            if file.exists() {
                File::open(&file)?.sync_all()?;
            }
        }
        settle_folder(database)?;
        std::fs::remove_file(mark(database))?;
        settle_folder(database)
    };
    settle().map_err(|error| out_of_reach(&error))
}

fn out_of_reach(error: &io::Error) -> Fault {
    Fault::Unavailable(error.to_string())
}

fn start() -> String {
    std::fs::read_to_string(START).unwrap_or_default()
}

fn mark(database: &Path) -> PathBuf {
    beside(database, ".loading")
}

fn beside(database: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(database);
    name.push(end);
    PathBuf::from(name)
}

fn folder_of(database: &Path) -> &Path {
    match database.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn settle_folder(database: &Path) -> io::Result<()> {
    File::open(folder_of(database))?.sync_all()
}
