//! The probe member's mailbox: a Maildir into which any mail server delivers. Whatever lies there
//! was written by strangers: it is read up to a limit, and counts only if its code signs in.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Result};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use base::{Secret, Timestamp};
use mail_parser::MessageParser;

/// A mail of ours is a few kilobytes.
const LONGEST: u64 = 256 * 1024;
/// So many files are looked at in one round.
const HANDFUL: usize = 2_000;
/// And so many of those are read that have come since the code was asked for.
const READ: usize = 200;
/// Some file systems round the moment a file was written. (house)
const ROUNDED: Duration = Duration::from_secs(1);
/// What nobody asked for is kept so long, for whoever wonders.
const KEPT: Duration = Duration::from_hours(1);

/// A mail with one code in it.
pub struct Letter {
    pub code: Secret,
    /// When its file was written.
    pub arrived_at: Timestamp,
    path: PathBuf,
}

/// What has come since.
#[derive(Default)]
pub struct Found {
    /// In the order they came.
    pub letters: Vec<Letter>,
    /// More have come than were read.
    pub crowded: bool,
}

/// Whether a mail server could deliver there.
pub fn is_maildir(mailbox: &Path) -> bool {
    mailbox.join("new").is_dir()
}

/// Mails with a code in them that came since `since`.
pub fn look(mailbox: &Path, since: Timestamp) -> Result<Found> {
    let (mut files, mut crowded) = files(mailbox)?;
    files.retain(|(at, _)| *at >= since - ROUNDED);
    crowded |= files.len() > READ;
    let mut letters = Vec::new();
    for (arrived_at, path) in files.into_iter().take(READ) {
        let Some(bytes) = read(&path)? else { continue };
        if let Some(code) = code_in(&bytes) {
            letters.push(Letter { code, arrived_at: arrived_at.max(since), path });
        }
    }
    Ok(Found { letters, crowded })
}

impl Letter {
    pub fn remove(&self) -> Result<()> {
        gone(fs::remove_file(&self.path))
    }
}

/// Takes away what came more than an hour before `now`.
pub fn sweep(mailbox: &Path, now: Timestamp) -> Result<()> {
    let (files, _) = files(mailbox)?;
    let mut old = files.into_iter().filter(|(at, _)| now.since(*at) > KEPT);
    old.try_for_each(|(_, path)| gone(fs::remove_file(path)))
}

/// The files of the mailbox, the oldest first, and whether there were too many to look at. What
/// only looks like a file is left alone.
fn files(mailbox: &Path) -> Result<(Vec<(Timestamp, PathBuf)>, bool)> {
    let (mut files, mut crowded) = (Vec::new(), false);
    // A person who looks into the mailbox moves mails from the one to the other.
    for folder in ["new", "cur"] {
        let entries = match fs::read_dir(mailbox.join(folder)) {
            Err(error) if folder == "cur" && error.kind() == ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            crowded |= files.len() >= HANDFUL;
            if crowded {
                break;
            }
            let path = entry?.path();
            let Some(about) = still_there(path.symlink_metadata())? else { continue };
            if about.is_file() {
                files.push((moment(about.modified()?), path));
            }
        }
    }
    files.sort_unstable();
    Ok((files, crowded))
}

/// Nothing where it is longer than a mail of ours, or went away meanwhile.
fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    let Some(file) = still_there(File::open(path))? else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LONGEST).then_some(bytes))
}

fn still_there<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

fn gone(end: Result<()>) -> Result<()> {
    still_there(end).map(|_| ())
}

fn moment(at: SystemTime) -> Timestamp {
    let since = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

/// The code of a mail that has exactly one: eight symbols on a line of their own, as our letters
/// show them.
pub fn code_in(mail: &[u8]) -> Option<Secret> {
    let mail = MessageParser::default().parse(mail)?;
    let text = mail.body_text(0)?;
    let mut codes = text.lines().map(str::trim).filter(|line| is_code(line));
    let code = codes.next()?;
    codes.next().is_none().then(|| Secret::new(code.to_owned()))
}

/// `ABCD-EFGH`, in Crockford's base 32.
fn is_code(line: &str) -> bool {
    let symbol =
        |byte: u8| byte.is_ascii_digit() || (byte.is_ascii_uppercase() && !b"ILOU".contains(&byte));
    let sound = |(at, byte)| if at == 4 { byte == b'-' } else { symbol(byte) };
    line.len() == 9 && line.bytes().enumerate().all(sound)
}
