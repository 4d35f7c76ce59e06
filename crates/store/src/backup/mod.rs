//! A copy of everything, made while others write, that fits either engine.
//!
//! One reading transaction sees every table at one moment. Rows leave in the order of their
//! primary keys, a page at a time, because PostgreSQL hands over an answer whole: so memory stays
//! bounded on both engines with one text. The file is a chain of frames with a keyed hash over all
//! of it at the end; bodies in it are sealed as they are in the database, and the keys are not in
//! it: whoever restores needs the folder of keys too.

mod frames;
mod restore;
mod rows;

pub use restore::restore;

use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::engine::shape::{Table, tables};
use crate::{Db, Fault, Keyring, Tx, args};

use frames::{Frame, Reader, Writer};

const FORMAT: u32 = 1;
const KEY: &str = "backup";
/// Kept by the target itself: which steps its schema has had.
const STEPS_TABLE: &str = "schema_step";
/// Made anew with every database, and replaced by the backup's.
const KEYS_TABLE: &str = "system_key";

crate::statements! {
    STEPS = "SELECT slice, step, digest FROM schema_step ORDER BY slice, step";
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub created_at: Timestamp,
    pub tables: u64,
    pub rows: u64,
    pub bytes: u64,
}

/// Why a backup cannot be made, believed or restored.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error("the file cannot be read or written: {0}")]
    File(#[from] std::io::Error),
    #[error(transparent)]
    Store(#[from] Fault),
    #[error("this is not a backup of Latchkey, or its beginning is damaged")]
    NotABackup,
    #[error("this backup was made with other keys; restore the folder of keys it belongs to first")]
    OtherKeys,
    #[error("this backup is damaged or was changed: {0}; nothing was taken from it")]
    Damaged(&'static str),
    #[error(
        "this backup was made by another version of Latchkey ({0}); restore it with that \
         version, then upgrade"
    )]
    OtherVersion(String),
    #[error("the database is not empty ({0} holds rows); restore into a new one")]
    NotEmpty(String),
}

/// The first frame.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Header {
    format: u32,
    created_at: i64,
    /// Tells another key folder from a damaged file.
    key: String,
    /// Slice, step and the hash of its text.
    steps: Vec<(String, String, String)>,
    tables: Vec<Listed>,
}

/// A table as the file holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    name: String,
    columns: Vec<String>,
}

impl Listed {
    fn of(table: &Table) -> Self {
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        Self { name: table.name.clone(), columns }
    }
}

/// The last frame: rows of each table, in the header's order.
#[derive(Debug, Serialize, Deserialize)]
struct Footer {
    rows: Vec<u64>,
}

fn key_mark(keyring: &Keyring) -> String {
    data_encoding::HEXLOWER.encode(&crate::crypto::derived(&keyring.secret(KEY), "which")[..8])
}

/// Writes everything to `path`: beside it first, and in its place only once it has been read back
/// and found whole.
pub fn write(db: &Db, path: &Path, now: Timestamp) -> Result<Summary, Problem> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = std::path::PathBuf::from(beside);
    let made = write_and_check(db, &beside, now);
    if made.is_err() {
        // What is left of it is no backup; that it was never one is the answer.
        let _ = std::fs::remove_file(&beside);
    }
    let summary = made?;
    std::fs::rename(&beside, path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(summary)
}

fn write_and_check(db: &Db, beside: &Path, now: Timestamp) -> Result<Summary, Problem> {
    let written = Arc::new(Mutex::new(None));
    let (keyring, file, mine) = (db.keyring().clone(), beside.to_owned(), Arc::clone(&written));
    db.read_blocking(now, move |tx| {
        let end = write_all(tx, &keyring, &file);
        *mine.lock().unwrap_or_else(PoisonError::into_inner) = Some(end);
        Ok(())
    })?;
    let end = written.lock().unwrap_or_else(PoisonError::into_inner).take();
    let written = end.unwrap_or_else(|| Err(Fault::Defect("no backup was made".into()).into()))?;
    let found = check(beside, db.keyring())?;
    if found != written {
        return Err(Problem::Damaged("reading it back found other rows than were written"));
    }
    Ok(found)
}

fn write_all(tx: &Tx, keyring: &Keyring, path: &Path) -> Result<Summary, Problem> {
    let tables: Vec<Table> =
        tables(tx)?.into_iter().filter(|table| table.name != STEPS_TABLE).collect();
    let header = Header {
        format: FORMAT,
        created_at: tx.now().micros(),
        key: key_mark(keyring),
        steps: steps(tx)?,
        tables: tables.iter().map(Listed::of).collect(),
    };
    let mut out = Writer::begin(BufWriter::new(create(path)?), &keyring.secret(KEY))?;
    out.frame(&Frame::Header(json(&header)?))?;
    let mut footer = Footer { rows: Vec::new() };
    for (number, table) in (0_u16..).zip(&tables) {
        footer.rows.push(rows::write(tx, (number, table), &mut out)?);
    }
    out.frame(&Frame::Footer(json(&footer)?))?;
    let (mut file, bytes) = out.end()?;
    file.flush()?;
    file.get_ref().sync_all()?;
    let (tables, rows) = (footer.rows.len() as u64, footer.rows.iter().sum());
    Ok(Summary { created_at: tx.now(), tables, rows, bytes })
}

/// Nobody but its owner may read it: sealed or not, it says who exists and when they came.
fn create(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600).open(path)
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(value).map_err(|error| Fault::Defect(error.to_string()))
}

fn steps(tx: &Tx) -> Result<Vec<(String, String, String)>, Fault> {
    tx.all(STEPS, &args![], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Reads the whole file: its hash, its counts, and that these keys open what it holds.
pub fn check(path: &Path, keyring: &Keyring) -> Result<Summary, Problem> {
    let mut reader = open(path, keyring)?;
    let header = first(&mut reader, keyring)?;
    walk(&mut reader, &header, |number, cells| {
        if header.tables[number].name == KEYS_TABLE {
            restore::check_key(keyring, &header.tables[number], cells)?;
        }
        Ok(())
    })
}

fn open(path: &Path, keyring: &Keyring) -> Result<Reader<BufReader<File>>, Problem> {
    Reader::begin(BufReader::with_capacity(256 << 10, File::open(path)?), &keyring.secret(KEY))
}

fn first(reader: &mut Reader<BufReader<File>>, keyring: &Keyring) -> Result<Header, Problem> {
    let Frame::Header(bytes) = reader.frame()? else { return Err(Problem::NotABackup) };
    let header: Header = serde_json::from_slice(&bytes).map_err(|_| Problem::NotABackup)?;
    if header.format != FORMAT {
        return Err(Problem::OtherVersion(format!("format {}", header.format)));
    }
    if header.key != key_mark(keyring) {
        return Err(Problem::OtherKeys);
    }
    Ok(header)
}

/// Hands over every row, and believes none of it before the last byte has been checked.
fn walk(
    reader: &mut Reader<BufReader<File>>,
    header: &Header,
    mut see: impl FnMut(usize, &[rows::Owned]) -> Result<(), Problem>,
) -> Result<Summary, Problem> {
    let mut counts = vec![0_u64; header.tables.len()];
    let footer: Footer = loop {
        match reader.frame()? {
            Frame::Row(number, bytes) => {
                let number = usize::from(number);
                let table = header.tables.get(number);
                let table = table.ok_or(Problem::Damaged("a row of no table"))?;
                see(number, &rows::read(&bytes, table.columns.len())?)?;
                counts[number] += 1;
            }
            Frame::Footer(bytes) => {
                let footer = serde_json::from_slice(&bytes);
                break footer.map_err(|_| Problem::Damaged("its end does not read"))?;
            }
            Frame::Header(_) => return Err(Problem::Damaged("two beginnings")),
        }
    };
    let bytes = reader.end()?;
    if footer.rows != counts {
        return Err(Problem::Damaged("rows are missing"));
    }
    let created_at = Timestamp::from_micros(header.created_at);
    let (tables, rows) = (counts.len() as u64, counts.iter().sum());
    Ok(Summary { created_at, tables, rows, bytes })
}
