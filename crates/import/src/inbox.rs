//! A folder in which the plan's system leaves files. What has been loaded is put into `done`, what
//! had anything refused into `refused`, with a report beside it that names each line and why.
//!
//! Whatever dies in between is done again: loading twice changes nothing, and a file is put away
//! only after it was loaded. Any number of nodes may look into the same folder.

use std::collections::HashMap;
use std::fs::{self, DirEntry, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use base::Timestamp;
use store::Db;

use crate::files::{Found, find};
use crate::run::{Error, Options, Progress, run};
use crate::tally::{Note, Report};

/// Names that a file has while it is being written.
const UNFINISHED: [&str; 4] = ["part", "tmp", "filepart", "swp"];

/// A folder, and how its files looked the last time.
#[derive(Debug)]
pub struct Inbox {
    folder: PathBuf,
    seen: HashMap<PathBuf, (u64, SystemTime)>,
}

/// What one look came to.
#[derive(Debug, Default)]
pub struct Round {
    pub loaded: usize,
    /// How many of those had something refused.
    pub refused: usize,
    pub report: Report,
}

impl Inbox {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, seen: HashMap::new() }
    }

    /// Takes each file that has not changed since the last look, so that none is taken while it is
    /// still being written.
    pub fn round(&mut self, db: &Db, now: Timestamp, threads: usize) -> Result<Round, Error> {
        let ready = self.ready()?;
        let files = match find(&ready) {
            Ok(files) if files.is_empty() => return Ok(Round::default()),
            Ok(files) => files,
            // Another node was as quick.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Round::default()),
            Err(error) => return Err(error.into()),
        };
        let mut notes = Vec::new();
        let report = run(db, &files, &Options { now, again: false, threads }, &mut |progress| {
            if let Progress::Note(note) = progress {
                notes.push(note);
            }
        })?;
        let mut round = Round { loaded: files.len(), refused: 0, report };
        for file in &files {
            round.refused += usize::from(self.put_away(file, &notes)?);
        }
        Ok(round)
    }

    fn ready(&mut self) -> io::Result<Vec<PathBuf>> {
        let mut looks = HashMap::new();
        for entry in fs::read_dir(&self.folder)? {
            if let Some((path, look)) = look(&entry?)? {
                looks.insert(path, look);
            }
        }
        let same = |(path, look): &(&PathBuf, &_)| self.seen.get(*path) == Some(*look);
        let mut ready: Vec<PathBuf> =
            looks.iter().filter(same).map(|(path, _)| path.clone()).collect();
        ready.sort();
        self.seen = looks;
        Ok(ready)
    }

    /// Says whether anything of it was refused.
    fn put_away(&self, file: &Found, notes: &[Note]) -> io::Result<bool> {
        let of_it = |note: &&Note| note.file == file.path;
        let is_refused = notes.iter().filter(of_it).any(|note| note.said.is_refusal());
        let aside = self.folder.join(if is_refused { "refused" } else { "done" });
        fs::create_dir_all(&aside)?;
        let target = free_name(&aside, file);
        if is_refused {
            let mut report = File::create(with_more(&target, ".report.txt"))?;
            for note in notes.iter().filter(of_it) {
                writeln!(report, "{note}")?;
            }
            report.sync_all()?;
        }
        match fs::rename(file.path.as_path(), target) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(is_refused),
            end => end.map(|()| is_refused),
        }
    }
}

/// A file's place, length and last change; nothing for what is no file, or not a whole one yet.
fn look(entry: &DirEntry) -> io::Result<Option<(PathBuf, (u64, SystemTime))>> {
    let path = entry.path();
    let hidden = entry.file_name().to_string_lossy().starts_with('.');
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let unfinished = ending.is_some_and(|ending| UNFINISHED.contains(&ending.as_str()));
    if hidden || unfinished || !entry.file_type()?.is_file() {
        return Ok(None);
    }
    match entry.metadata() {
        Ok(data) => Ok(Some((path, (data.len(), data.modified()?)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Its own name, or with the beginning of its hash where another file took that.
fn free_name(shelf: &Path, file: &Found) -> PathBuf {
    let own = shelf.join(file.path.file_name().unwrap_or_default());
    if !own.exists() {
        return own;
    }
    let hash = file.hash.iter().take(4).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    with_more(&own, &format!(".{hash:08x}"))
}

fn with_more(path: &Path, more: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    name.into()
}
