//! Reads the whole record and says what does not fit.

use base::{Entropy, Timestamp};
use data_encoding::{BASE64, HEXLOWER};

use super::checkpoint::{Checkpoint, is_genuine};
use super::{CHECKPOINTS, ENTRIES, ENTRY_MAC, HEADS, Line, Link, ROOT, STRAY_WRITERS, head_mac};
use crate::{Db, Fault, Tx, args};

/// Something that must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Entries from this number on are gone from the middle of a chain.
    Missing { writer: String, seq: i64 },
    /// This entry's hash does not fit: it was altered, or entries changed places.
    Altered { writer: String, seq: i64 },
    /// The newest entries are gone, or the writer's row was changed.
    Shortened { writer: String, expected: i64, found: i64 },
    /// A writer's row is gone while its entries remain.
    Headless { writer: String },
    /// A checkpoint's signature is not ours.
    Forged { at: i64 },
    /// A checkpoint saw an entry that is no longer there, or another in its place.
    Rewound { writer: String, seq: i64, at: i64 },
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let day = |at: &i64| Timestamp::from_micros(*at);
        match self {
            Self::Missing { writer, seq } => write!(f, "chain {writer}: entry {seq} is missing"),
            Self::Altered { writer, seq } => {
                write!(f, "chain {writer}: entry {seq} was altered, or entries changed places")
            }
            Self::Shortened { writer, expected, found } => {
                write!(f, "chain {writer}: its newest entry should be {expected}, found {found}")
            }
            Self::Headless { writer } => write!(f, "chain {writer}: its writer's row is missing"),
            Self::Forged { at } => write!(f, "checkpoint of {}: not our signature", day(at)),
            Self::Rewound { writer, seq, at } => write!(
                f,
                "checkpoint of {} saw entry {seq} of chain {writer}, which is gone or another",
                day(at)
            ),
        }
    }
}

/// What was read and what was found.
#[derive(Debug, Default)]
pub struct Report {
    pub writers: u64,
    pub entries: u64,
    pub checkpoints: u64,
    pub findings: Vec<Finding>,
}

struct Head {
    writer: Entropy,
    link: Link,
    mac: [u8; 32],
}

/// Walks every chain and every checkpoint, those in the database and those `kept` outside it.
/// Entries are read some at a time, so that memory does not grow with the record.
pub fn verify(db: &Db, kept: Vec<Checkpoint>, now: Timestamp) -> Result<Report, Fault> {
    let mut report = Report::default();
    let heads = db.read_blocking(now, read_heads)?;
    for head in heads {
        report.writers += 1;
        walk(db, &head, now, &mut report)?;
    }
    let strays =
        db.read_blocking(now, |tx| tx.all(STRAY_WRITERS, &[], |row| row.get::<Entropy>(0)))?;
    let headless =
        strays.iter().map(|writer| Finding::Headless { writer: HEXLOWER.encode(writer) });
    report.findings.extend(headless);
    let mut points = db.read_blocking(now, stored_checkpoints)?;
    points.extend(kept);
    report.checkpoints = points.len() as u64;
    let found = db.read_blocking(now, move |tx| check_points(tx, &points))?;
    report.findings.extend(found);
    Ok(report)
}

fn read_heads(tx: &Tx) -> Result<Vec<Head>, Fault> {
    tx.all(HEADS, &[], |row| {
        let link = Link { seq: row.get(1)?, mac: row.get(2)? };
        Ok(Head { writer: row.get(0)?, link, mac: row.get(3)? })
    })
}

fn walk(db: &Db, head: &Head, now: Timestamp, report: &mut Report) -> Result<(), Fault> {
    let writer = head.writer;
    let name = HEXLOWER.encode(&writer);
    let mut at = ROOT;
    loop {
        let from = at;
        let (end, read, findings) =
            db.read_blocking(now, move |tx| walk_some(tx, &writer, from))?;
        report.entries += read;
        report.findings.extend(findings);
        if read == 0 {
            break;
        }
        at = end;
    }
    let (link, mac) = (head.link, head.mac);
    let sound =
        db.read_blocking(now, move |tx| Ok(head_mac(tx.shelf.audit(), &writer, &link) == mac))?;
    // A chain may have grown since its head was read; it must not have shrunk.
    if !sound || at.seq < head.link.seq {
        let (expected, found) = (head.link.seq, at.seq);
        report.findings.push(Finding::Shortened { writer: name, expected, found });
    }
    Ok(())
}

/// Checks up to one page of entries after `from`.
fn walk_some(tx: &Tx, writer: &Entropy, from: Link) -> Result<(Link, u64, Vec<Finding>), Fault> {
    let (mut at, mut read, mut findings) = (from, 0, Vec::new());
    let name = || HEXLOWER.encode(writer);
    tx.each(ENTRIES, &args![writer, from.seq], |row| {
        let (seq, action, actor) =
            (row.get::<i64>(0)?, row.get::<String>(2)?, row.get::<String>(3)?);
        let parts: [Option<Vec<u8>>; 3] = [row.get(4)?, row.get(5)?, row.get(6)?];
        let line = Line {
            writer,
            seq,
            at: row.get(1)?,
            action: &action,
            actor: &actor,
            owner: parts[0].as_deref(),
            thing: parts[1].as_deref(),
            detail: parts[2].as_deref(),
        };
        let mac: [u8; 32] = row.get(7)?;
        if seq != at.seq + 1 {
            findings.push(Finding::Missing { writer: name(), seq: at.seq + 1 });
        } else if line.mac(tx.shelf.audit(), &at.mac) != mac {
            findings.push(Finding::Altered { writer: name(), seq });
        }
        at = Link { seq, mac };
        read += 1;
        Ok(true)
    })?;
    Ok((at, read, findings))
}

fn stored_checkpoints(tx: &Tx) -> Result<Vec<Checkpoint>, Fault> {
    tx.all(CHECKPOINTS, &[], |row| {
        let heads = serde_json::from_str(&row.get::<String>(1)?)
            .map_err(|_| Fault::corrupt("a checkpoint does not read"))?;
        let signature = BASE64.encode(&row.get::<Vec<u8>>(2)?);
        Ok(Checkpoint { at: row.get(0)?, heads, signature })
    })
}

fn check_points(tx: &Tx, points: &[Checkpoint]) -> Result<Vec<Finding>, Fault> {
    let mut findings = Vec::new();
    for point in points {
        if !is_genuine(tx.shelf.keyring(), point)? {
            findings.push(Finding::Forged { at: point.at });
            continue;
        }
        for (writer, seq, mac) in &point.heads {
            let bytes = HEXLOWER.decode(writer.as_bytes()).unwrap_or_default();
            let found = tx.maybe(ENTRY_MAC, &args![bytes, *seq], |row| row.get::<[u8; 32]>(0))?;
            if found.map(|mac| HEXLOWER.encode(&mac)).as_ref() != Some(mac) {
                let (writer, seq, at) = (writer.clone(), *seq, point.at);
                findings.push(Finding::Rewound { writer, seq, at });
            }
        }
    }
    Ok(findings)
}
