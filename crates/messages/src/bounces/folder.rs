//! The mailbox on disk: a Maildir, whose files are taken one by one, or one file in mbox form.

use std::fs::{self, File};
use std::io::{Read as _, Result};
use std::path::{Path, PathBuf};

/// How many mails one round takes, and how much of each is read.
const HANDFUL: usize = 200;
const LONGEST: u64 = 8 * 1024 * 1024;

/// One file, and where it goes when it has been read.
pub(super) struct Piece {
    bytes: Vec<u8>,
    whole: bool,
    path: PathBuf,
}

/// What waits there.
pub(super) fn open(mailbox: &Path) -> Result<Vec<Piece>> {
    let new = mailbox.join("new");
    if new.is_dir() { maildir(&new) } else { mbox(mailbox) }
}

fn maildir(new: &Path) -> Result<Vec<Piece>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(new)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    paths.truncate(HANDFUL);
    paths.into_iter().map(|path| piece(path, true)).collect()
}

/// A server that is writing into the file goes on doing so after it was renamed, so it is renamed
/// in one round and read in the next.
fn mbox(file: &Path) -> Result<Vec<Piece>> {
    let taken = file.with_extension("taken");
    if taken.exists() {
        return Ok(vec![piece(taken, false)?]);
    }
    if file.exists() && file.metadata()?.len() > 0 {
        fs::rename(file, &taken)?;
    }
    Ok(Vec::new())
}

fn piece(path: PathBuf, whole: bool) -> Result<Piece> {
    let mut bytes = Vec::new();
    File::open(&path)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(Piece { bytes, whole, path })
}

impl Piece {
    /// The mails in it.
    pub fn mails(&self) -> impl Iterator<Item = &[u8]> {
        let bytes = self.bytes.as_slice();
        let starts: Vec<usize> = if self.whole { vec![0] } else { parse_mbox(bytes) };
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([bytes.len()]).collect();
        starts.into_iter().zip(ends).map(move |(start, end)| &bytes[start..end])
    }

    /// Marked as seen, so that only what we did not understand looks new to a person who opens the
    /// mailbox. An mbox is not kept: nobody else reads it.
    pub fn put_away(self, known: bool) -> Result<()> {
        if !self.whole {
            return fs::remove_file(&self.path);
        }
        let cur = self.path.parent().and_then(Path::parent).map(|folder| folder.join("cur"));
        let (Some(cur), Some(name)) = (cur, self.path.file_name()) else { return Ok(()) };
        fs::create_dir_all(&cur)?;
        let flag = if known { ":2,S" } else { ":2," };
        match fs::rename(&self.path, cur.join(format!("{}{flag}", name.to_string_lossy()))) {
            // Another node was as quick.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            end => end,
        }
    }
}

/// Where each mail of an mbox begins, behind its `From ` line (RFC 4155).
pub fn parse_mbox(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut blank_before = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if blank_before && line.starts_with(b"From ") {
            starts.push(at + line.len());
        }
        blank_before = line.trim_ascii().is_empty();
        at += line.len();
    }
    starts
}
