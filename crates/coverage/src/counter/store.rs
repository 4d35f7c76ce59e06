//! Rows of pharmacy codes.

use base::{AccountId, Entropy, MemberId, Private, Timestamp};
use guard::{Bucket, Empty, PHARMACY_CODES};
use identity::Keys;
use identity::codes::{Code, MAILED};
use serde::{Deserialize, Serialize};
use store::{Actor, Entry, Fault, Place, Row, Tx, args};

use super::flow::{Counts, Entered, Kept, LIFE, Stage};
use super::rules::Facts;

store::statements! {
    ADD = "INSERT INTO pharmacy_code (id, owner, mark, began_at, opened, wrong, version, body) \
        VALUES ($1, $2, $3, $4, 0, 0, 1, $5)";
    /// By what a pharmacist typed: whose it is comes out, and nothing else leads to it.
    BY_MARK = "SELECT id, owner, began_at, opened, wrong, stopped_at, version, body \
        FROM pharmacy_code WHERE mark = $1";
    ONE = "SELECT id, owner, began_at, opened, wrong, stopped_at, version, body \
        FROM pharmacy_code WHERE id = $1 AND owner = $2";
    LATEST = "SELECT id, owner, began_at, opened, wrong, stopped_at, version, body \
        FROM pharmacy_code WHERE owner = $1 ORDER BY began_at DESC, id LIMIT 10";
    COUNT = "UPDATE pharmacy_code SET opened = $4, wrong = $5, body = $6, version = version + 1 \
        WHERE id = $1 AND owner = $2 AND version = $3";
    STOP = "UPDATE pharmacy_code SET stopped_at = $2, version = version + 1 \
        WHERE owner = $1 AND stopped_at IS NULL AND began_at > $3";
    RATION_GET = "SELECT full_at FROM pharmacy_ration WHERE owner = $1";
    RATION_SAVE = "INSERT INTO pharmacy_ration (owner, full_at) VALUES ($1, $2) \
        ON CONFLICT (owner) DO UPDATE SET full_at = excluded.full_at";
}

type Of = (AccountId, MemberId);

/// A passcode is this many digits (DESIGN 5).
pub const DIGITS: usize = 4;

/// A code as its member may see it.
#[derive(Debug, Clone)]
pub struct Slip {
    pub id: Entropy,
    pub member: MemberId,
    pub kept: Kept,
    pub body: Body,
    version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    pub account: AccountId,
    /// The symbols as they are typed.
    pub code: Private<String>,
    pub passcode: Private<String>,
    pub facts: Facts,
    /// When a pharmacist looked.
    #[serde(default)]
    pub opened: Vec<Timestamp>,
}

/// What a pharmacist who typed both is shown.
#[derive(Debug, Clone)]
pub struct Seen {
    pub id: Entropy,
    pub of: Of,
    pub facts: Facts,
    pub until: Timestamp,
    pub looks_left: u32,
}

/// Makes a code. The one before it ends.
pub fn add(tx: &Tx, keys: &Keys, of: Of, facts: Facts) -> Result<Entropy, Fault> {
    stop(tx, of.1)?;
    let (id, code) = (tx.entropy(), Code::draw(&tx.entropy(), MAILED));
    let number = u64::from_le_bytes(halved(tx.entropy())) % 10_u64.pow(4);
    let passcode = format!("{number:0DIGITS$}");
    let mark = keys.mark(b"pharmacy", code.symbols());
    let body = Body {
        account: of.0,
        code: code.symbols().into(),
        passcode: passcode.into(),
        facts,
        opened: Vec::new(),
    };
    let sealed = tx.seal(&place(of.1, &id), &body)?;
    tx.run(ADD, &args![id, of.1, mark, tx.now(), sealed])?;
    Ok(id)
}

fn halved(entropy: Entropy) -> [u8; 8] {
    let mut half = [0; 8];
    half.copy_from_slice(&entropy[..8]);
    half
}

/// What was typed, counted before it is answered. Wrong, unknown and over are one nothing.
pub fn enter(tx: &Tx, keys: &Keys, (code, passcode): (&Code, &str)) -> Result<Option<Seen>, Fault> {
    let mark = keys.mark(b"pharmacy", code.symbols());
    let found = match tx.maybe(BY_MARK, &args![mark], |row| read(tx, row)) {
        // Nobody's any more: its member was forgotten.
        Err(Fault::Forgotten) => None,
        found => found?,
    };
    let Some(mut slip) = found else { return Ok(None) };
    let Stage::Live(live) = slip.kept.at(tx.now()) else { return Ok(None) };
    let right = same(keys, &slip, passcode);
    let (counts, action) = match live.enter(right) {
        Entered::Shown(counts) => {
            slip.body.opened.push(tx.now());
            (counts, "pharmacy.opened")
        }
        Entered::Nothing(counts) => (counts, "pharmacy.wrong-passcode"),
    };
    let Some(kept) = count(tx, &slip, counts)? else { return Ok(None) };
    tx.audit(Entry::new(action, Actor::Stranger).owner(slip.member).thing(&slip.id))?;
    if !right {
        return Ok(None);
    }
    let (of, until) = ((slip.body.account, slip.member), live.until);
    let looks_left = match kept.at(tx.now()) {
        Stage::Live(live) => live.looks_left(),
        Stage::Over(_) => 0,
    };
    Ok(Some(Seen { id: slip.id, of, facts: slip.body.facts, until, looks_left }))
}

/// Compared as keyed hashes, so that how long it takes says nothing of where they differ.
fn same(keys: &Keys, slip: &Slip, typed: &str) -> bool {
    keys.mark(&slip.id, &slip.body.passcode) == keys.mark(&slip.id, typed)
}

/// Saves the counts where the row still is as it was read.
fn count(tx: &Tx, slip: &Slip, counts: Counts) -> Result<Option<Kept>, Fault> {
    let sealed = tx.seal(&place(slip.member, &slip.id), &slip.body)?;
    let saved = args![slip.id, slip.member, slip.version, counts.opened, counts.wrong, sealed];
    let is_saved = tx.run(COUNT, &saved)? == 1;
    Ok(is_saved.then_some(Kept { counts, ..slip.kept }))
}

/// Ends every code of a member that still works; true where there was one.
pub fn stop(tx: &Tx, member: MemberId) -> Result<bool, Fault> {
    Ok(tx.run(STOP, &args![member, tx.now(), tx.now() - LIFE])? > 0)
}

pub fn one(tx: &Tx, member: MemberId, id: &Entropy) -> Result<Option<Slip>, Fault> {
    tx.maybe(ONE, &args![id, member], |row| read(tx, row))
}

/// A member's codes, the newest first.
pub fn latest(tx: &Tx, member: MemberId) -> Result<Vec<Slip>, Fault> {
    tx.all(LATEST, &args![member], |row| read(tx, row))
}

/// Takes one out of the member's ration of codes, or says when the next one comes.
pub fn take(tx: &Tx, member: MemberId) -> Result<Result<(), Empty>, Fault> {
    let full_at = tx.maybe(RATION_GET, &args![member], |row| row.get(0))?;
    let bucket = full_at.map_or(Bucket::FULL, Bucket::from_full_at);
    match PHARMACY_CODES.take(bucket, tx.now()) {
        Ok(less) => {
            tx.run(RATION_SAVE, &args![member, less.full_at()])?;
            Ok(Ok(()))
        }
        Err(empty) => Ok(Err(empty)),
    }
}

fn read(tx: &Tx, row: &Row) -> Result<Slip, Fault> {
    let (id, member): (Entropy, MemberId) = (row.get(0)?, row.get(1)?);
    let counted = |at| {
        let count = u32::try_from(row.get::<i64>(at)?);
        count.map_err(|_| Fault::corrupt("looks and tries count from 0"))
    };
    let counts = Counts { opened: counted(3)?, wrong: counted(4)? };
    let kept = Kept { began_at: row.get(2)?, counts, stopped_at: row.get(5)? };
    let body = tx.open(&place(member, &id), &row.get::<Vec<u8>>(7)?)?;
    Ok(Slip { id, member, kept, body, version: row.get(6)? })
}

fn place(member: MemberId, id: &Entropy) -> Place {
    Place::new(member, "pharmacy_code", id)
}
