//! The first load of a house on SQLite. Waiting for the disk after every thousand records takes
//! most of such a load's time, and nothing is lost with it but what the plan's files hold anyway:
//! so the disk is waited for once, in the end. Until then a mark lies beside the file. While it
//! lies there nobody else opens the house, and after the machine has stopped nobody does at all.

#![expect(clippy::disallowed_methods, reason = "a house is opened by plain threads")]

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::{Durability, Fault};

/// Changes with each start of the machine. Where there is none, a load that was cut short cannot
/// be told from one that a power cut spoiled, and begins again.
const START: &str = "/proc/sys/kernel/random/boot_id";

const UNFINISHED: &str = "its first load is not finished: run the same import with --first again";
const SPOILED: &str = "the machine stopped during its first load, and what is there may be broken: \
    remove the file and load the house again";

pub fn is_begun(database: &Path) -> bool {
    mark(database).exists()
}

/// Leaves the mark, or finds that of a load which may go on.
pub fn begin(database: &Path) -> Result<(), Fault> {
    let mark = mark(database);
    if mark.exists() {
        return match std::fs::read_to_string(&mark) {
            Ok(left) if !left.is_empty() && left == start() => Ok(()),
            _ => Err(Fault::Unavailable(SPOILED.to_owned())),
        };
    }
    let left = File::create_new(&mark).and_then(|mut file| {
        file.write_all(start().as_bytes())?;
        file.sync_all()
    });
    left.and_then(|()| settle_folder(database))
        .map_err(|error| Fault::Unavailable(error.to_string()))
}

/// Whether a connection of this kind may be opened now.
pub fn admit(database: &Path, durability: Durability) -> Result<(), Fault> {
    if durability == Durability::FirstLoad || !is_begun(database) {
        return Ok(());
    }
    Err(Fault::Unavailable(UNFINISHED.to_owned()))
}

/// Brings everything to the disk and takes the mark away. Nobody may be writing.
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
    settle().map_err(|error| Fault::Unavailable(error.to_string()))
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

fn settle_folder(database: &Path) -> io::Result<()> {
    database.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}
