//! The record as its owner may read it.

use base::{Entropy, MemberId, MemberScope, Timestamp};
use serde_json::Value;

use super::{ENTRIES, HEADS, OF_MEMBER, line_row};
use crate::{Fault, Owner, Place, Tx, args};

/// One entry, opened.
#[derive(Debug, Clone)]
pub struct Told {
    pub at: Timestamp,
    pub action: String,
    /// As `Actor` writes itself: `account:…`, `house`.
    pub actor: String,
    pub thing: Option<Entropy>,
    pub detail: Option<Value>,
}

/// What was done to this member's things and who looked at them before `before`, newest first.
pub fn of_member(
    tx: &Tx,
    who: MemberScope,
    before: Timestamp,
    most: i64,
) -> Result<Vec<Told>, Fault> {
    tx.all(OF_MEMBER, &args![who.member(), before, most], |row| {
        let place = Place::new(who, "audit_entry", &line_row(&row.get(0)?, row.get(1)?));
        let sealed = row.get::<Option<Vec<u8>>>(6)?;
        Ok(Told {
            at: row.get(2)?,
            action: row.get(3)?,
            actor: row.get(4)?,
            thing: row.get(5)?,
            detail: sealed.map(|sealed| opened(tx, &place, &sealed)).transpose()?,
        })
    })
}

/// One entry for whoever counts what happened, its detail still sealed.
#[derive(Debug, Clone)]
pub struct Passed {
    pub seq: i64,
    pub at: Timestamp,
    pub action: String,
    pub owner: Option<MemberId>,
    pub thing: Option<Entropy>,
    writer: Entropy,
    sealed: Option<Vec<u8>>,
}

impl Passed {
    /// Nothing where there is none, or its member's key was destroyed on request.
    pub fn detail(&self, tx: &Tx) -> Result<Option<Value>, Fault> {
        let Some(sealed) = &self.sealed else { return Ok(None) };
        let owner: Owner = self.owner.into();
        let place = Place::new(owner, "audit_entry", &line_row(&self.writer, self.seq));
        match opened(tx, &place, sealed) {
            Ok(detail) => Ok(Some(detail)),
            Err(Fault::Forgotten) => Ok(None),
            Err(fault) => Err(fault),
        }
    }
}

/// Every writer's chain and its newest number: as many as there were starts and threads. For jobs.
pub fn writers(tx: &Tx) -> Result<Vec<(Entropy, i64)>, Fault> {
    tx.all(HEADS, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// A chain's entries after this number, in the order they were written, some thousands at most.
pub fn after(tx: &Tx, writer: &Entropy, seq: i64) -> Result<Vec<Passed>, Fault> {
    tx.all(ENTRIES, &args![writer, seq], |row| {
        Ok(Passed {
            seq: row.get(0)?,
            at: row.get(1)?,
            action: row.get(2)?,
            owner: row.get(4)?,
            thing: row.get(5)?,
            writer: *writer,
            sealed: row.get(6)?,
        })
    })
}

/// Details are sealed as the text of their JSON.
fn opened(tx: &Tx, place: &Place, sealed: &[u8]) -> Result<Value, Fault> {
    let text: String = tx.open(place, sealed)?;
    serde_json::from_str(&text).map_err(|_| Fault::corrupt("an entry's detail does not read"))
}
