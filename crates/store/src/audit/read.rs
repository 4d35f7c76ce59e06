//! The record as its owner may read it.

use base::{Entropy, MemberScope, Timestamp};
use serde_json::Value;

use super::{OF_MEMBER, line_row};
use crate::{Fault, Place, Tx, args};

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

/// Details are sealed as the text of their JSON.
fn opened(tx: &Tx, place: &Place, sealed: &[u8]) -> Result<Value, Fault> {
    let text: String = tx.open(place, sealed)?;
    serde_json::from_str(&text).map_err(|_| Fault::corrupt("an entry's detail does not read"))
}
