//! Rows of those who help and those who are helped.

use std::time::Duration;

use ::store::{Fault, Place, Row, Tx, args};
use base::{AccountId, CaregiverId, MemberId, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Caregiver, Helped, Helper};
use crate::keys::Mark;

store::statements! {
    CAREGIVER_ADD = "INSERT INTO caregiver (id, account, owner, asked_at, version, body) \
        VALUES ($1, $2, $3, $4, 1, $5)";
    CAREGIVERS = "SELECT id, asked_at, accepted_at, body FROM caregiver \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL \
        AND (accepted_at IS NOT NULL OR asked_at > $3) ORDER BY asked_at, id LIMIT 20";
    CAREGIVER_ONE = "SELECT id, asked_at, accepted_at, body FROM caregiver \
        WHERE id = $3 AND account = $1 AND owner = $2 AND ended_at IS NULL";
    CAREGIVER_ACCEPTED = "UPDATE caregiver SET accepted_at = $4, body = $5, \
        version = version + 1 WHERE id = $3 AND account = $1 AND owner = $2 \
        AND accepted_at IS NULL AND ended_at IS NULL";
    CAREGIVER_ENDED = "UPDATE caregiver SET ended_at = $4, version = version + 1 \
        WHERE id = $3 AND account = $1 AND owner = $2 AND ended_at IS NULL";
    HELPING_ADD = "INSERT INTO helping (id, account, owner, accepted_at, body) \
        VALUES ($1, $2, $3, $4, $5)";
    HELPING = "SELECT id, accepted_at, body FROM helping \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL ORDER BY accepted_at, id LIMIT 20";
    HELPING_ENDED = "UPDATE helping SET ended_at = $4 \
        WHERE id = $3 AND account = $1 AND owner = $2 AND ended_at IS NULL";
    CAREGIVER_CODE_ADD = "INSERT INTO caregiver_code (mark, caregiver, account, member, made_at) \
        VALUES ($1, $2, $3, $4, $5)";
    CAREGIVER_CODE = "SELECT caregiver, account, member FROM caregiver_code \
        WHERE mark = $1 AND used_at IS NULL AND made_at > $2";
    /// One winner, however many type it at once.
    CAREGIVER_CODE_USE = "UPDATE caregiver_code SET used_at = $2 \
        WHERE mark = $1 AND used_at IS NULL";
}

type Of = (AccountId, MemberId);

#[derive(Default, Serialize, Deserialize)]
struct Body {
    #[serde(default)]
    other: Option<Other>,
}

#[derive(Serialize, Deserialize)]
struct Other {
    account: AccountId,
    member: MemberId,
    name: Private<String>,
}

impl Body {
    fn of(helper: &Helper) -> Self {
        let (account, member) = helper.of;
        Self { other: Some(Other { account, member, name: helper.name.clone() }) }
    }

    fn helper(self) -> Option<Helper> {
        self.other.map(|other| Helper { of: (other.account, other.member), name: other.name })
    }
}

pub fn add(tx: &Tx, of: Of) -> Result<CaregiverId, Fault> {
    let id = CaregiverId::new(tx.entropy());
    let body = tx.seal(&place(of, "caregiver", id), &Body::default())?;
    tx.run(CAREGIVER_ADD, &args![id, of.0, of.1, tx.now(), body])?;
    Ok(id)
}

/// Those who stand by, and those whose code may still be used.
pub fn open(tx: &Tx, of: Of) -> Result<Vec<Caregiver>, Fault> {
    let since = tx.now() - super::rules::ASK_LIFE;
    let rows = tx.all(CAREGIVERS, &args![of.0, of.1, since], columns)?;
    rows.into_iter().map(|row| caregiver(tx, of, row)).collect()
}

pub fn one(tx: &Tx, of: Of, id: CaregiverId) -> Result<Option<Caregiver>, Fault> {
    let row = tx.maybe(CAREGIVER_ONE, &args![of.0, of.1, id], columns)?;
    row.map(|row| caregiver(tx, of, row)).transpose()
}

type Columns = (CaregiverId, Timestamp, Option<Timestamp>, Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn caregiver(
    tx: &Tx,
    of: Of,
    (id, asked_at, accepted_at, sealed): Columns,
) -> Result<Caregiver, Fault> {
    let body: Body = tx.open(&place(of, "caregiver", id), &sealed)?;
    Ok(Caregiver { id, asked_at, helper: body.helper().zip(accepted_at) })
}

/// False where somebody agreed before, or it is over.
pub fn accept(
    tx: &Tx,
    of: Of,
    (id, at): (CaregiverId, Timestamp),
    helper: &Helper,
) -> Result<bool, Fault> {
    let body = tx.seal(&place(of, "caregiver", id), &Body::of(helper))?;
    Ok(tx.run(CAREGIVER_ACCEPTED, &args![of.0, of.1, id, at, body])? == 1)
}

pub fn end(tx: &Tx, of: Of, id: CaregiverId) -> Result<(), Fault> {
    tx.run(CAREGIVER_ENDED, &args![of.0, of.1, id, tx.now()])?;
    Ok(())
}

pub fn add_helping(
    tx: &Tx,
    helper: Of,
    (id, at): (CaregiverId, Timestamp),
    whom: &Helper,
) -> Result<(), Fault> {
    let body = tx.seal(&place(helper, "helping", id), &Body::of(whom))?;
    tx.run(HELPING_ADD, &args![id, helper.0, helper.1, at, body])?;
    Ok(())
}

pub fn helped(tx: &Tx, helper: Of) -> Result<Vec<Helped>, Fault> {
    let rows = tx.all(HELPING, &args![helper.0, helper.1], |row| {
        Ok((row.get::<CaregiverId>(0)?, row.get::<Timestamp>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let mut found = Vec::new();
    for (id, since, sealed) in rows {
        let body: Body = tx.open(&place(helper, "helping", id), &sealed)?;
        found.extend(body.helper().map(|whom| Helped { id, whom, since }));
    }
    Ok(found)
}

pub fn helped_one(tx: &Tx, helper: Of, id: CaregiverId) -> Result<Option<Helped>, Fault> {
    Ok(helped(tx, helper)?.into_iter().find(|helped| helped.id == id))
}

pub fn end_helping(tx: &Tx, helper: Of, id: CaregiverId) -> Result<(), Fault> {
    tx.run(HELPING_ENDED, &args![helper.0, helper.1, id, tx.now()])?;
    Ok(())
}

pub fn keep_code(tx: &Tx, mark: &Mark, (id, of): (CaregiverId, Of)) -> Result<(), Fault> {
    tx.run(CAREGIVER_CODE_ADD, &args![*mark, id, of.0, of.1, tx.now()])?;
    Ok(())
}

/// What a code asks for, while it is good.
pub fn code(tx: &Tx, mark: &Mark, life: Duration) -> Result<Option<(CaregiverId, Of)>, Fault> {
    tx.maybe(CAREGIVER_CODE, &args![*mark, tx.now() - life], |row| {
        Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
    })
}

pub fn use_code(tx: &Tx, mark: &Mark) -> Result<bool, Fault> {
    Ok(tx.run(CAREGIVER_CODE_USE, &args![*mark, tx.now()])? == 1)
}

fn place(of: Of, table: &'static str, id: CaregiverId) -> Place {
    Place::new(of.1, table, id.bytes())
}
