//! Rows of passkeys, and the challenges that were answered.

use std::time::Duration;

use ::store::{Fault, Place, Row, Tx, args};
use base::{AccountId, AttemptId, Entropy, MemberId, PasskeyId, Private, Timestamp};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use web::Browser;
use webauthn_rs_core::proto::Credential;

use super::Ending;
use crate::Of;

store::statements! {
    PASSKEY_ADD = "INSERT INTO passkey \
        (id, account, owner, found_by, made_at, counter, version, body) \
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
    /// The live one first; one of the past answers for itself too.
    PASSKEY_FOUND = "SELECT id, made_at, used_at, ended_at, ended_why, counter, version, body, \
        account, owner FROM passkey WHERE found_by = $1 ORDER BY ended_at DESC NULLS FIRST LIMIT 1";
    PASSKEY_GET = "SELECT id, made_at, used_at, ended_at, ended_why, counter, version, body \
        FROM passkey WHERE id = $1 AND account = $2 AND owner = $3";
    PASSKEYS = "SELECT id, made_at, used_at, ended_at, ended_why, counter, version, body \
        FROM passkey WHERE account = $1 AND owner = $2 ORDER BY made_at, id";
    PASSKEYS_LIVE = "SELECT COUNT(*) FROM passkey \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL";
    PASSKEY_USED = "UPDATE passkey SET used_at = $3, counter = $4, version = version + 1, \
        body = $5 WHERE id = $1 AND owner = $2 AND version = $6 AND ended_at IS NULL";
    PASSKEY_BODY = "UPDATE passkey SET version = version + 1, body = $3 \
        WHERE id = $1 AND owner = $2 AND version = $4 AND ended_at IS NULL";
    PASSKEY_END = "UPDATE passkey SET ended_at = $3, ended_why = $4, version = version + 1 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL";
    CHALLENGE_ANSWER = "INSERT INTO answered_challenge (id, answered_at) VALUES ($1, $2) \
        ON CONFLICT (id) DO NOTHING";
    CHALLENGES_FORGET = "DELETE FROM answered_challenge WHERE answered_at < $1";
}

/// A passkey as kept. One of the past has its end.
#[derive(Debug, Clone)]
pub struct Passkey {
    pub id: PasskeyId,
    pub of: Of,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub ended: Option<(Timestamp, Ending)>,
    pub(super) counter: u32,
    pub(super) version: i64,
    pub(super) body: Body,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Body {
    /// As its owner calls it; empty until they do.
    pub name: Private<String>,
    pub credential: Credential,
    /// Copied by its maker to the owner's other devices, as it last said.
    pub backed_up: bool,
    /// Whether the device checked its user, as it last said.
    pub user_verified: bool,
    /// Where it was made.
    pub made_on: Browser,
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Body(…)")
    }
}

impl Passkey {
    pub fn name(&self) -> &str {
        &self.body.name.0
    }

    pub fn made_on(&self) -> &Browser {
        &self.body.made_on
    }

    pub fn backed_up(&self) -> bool {
        self.body.backed_up
    }

    pub fn user_verified(&self) -> bool {
        self.body.user_verified
    }

    pub fn is_live(&self) -> bool {
        self.ended.is_none()
    }
}

/// Longer than any challenge lives, so that a mark outlives what it marks.
const KEEP_ANSWERED: Duration = Duration::from_hours(1);

/// Uses a challenge up. True for the first answer alone, however many come at once.
pub fn answer(tx: &Tx, challenge: AttemptId) -> Result<bool, Fault> {
    tx.run(CHALLENGES_FORGET, &args![tx.now() - KEEP_ANSWERED])?;
    Ok(tx.run(CHALLENGE_ANSWER, &args![challenge, tx.now()])? == 1)
}

/// Under which a passkey is found by the id it shows.
fn found_by(tx: &Tx, credential: &[u8]) -> Entropy {
    tx.blind("factors.passkey", &BASE64URL_NOPAD.encode(credential))
}

/// Nothing when this very credential is somebody's already.
pub(super) fn insert(tx: &Tx, of: Of, body: &Body) -> Result<Option<PasskeyId>, Fault> {
    if found(tx, &body.credential.cred_id)?.is_some_and(|other| other.is_live()) {
        return Ok(None);
    }
    let id = PasskeyId::new(tx.entropy());
    let by = found_by(tx, &body.credential.cred_id);
    let counter = i64::from(body.credential.counter);
    let sealed = tx.seal(&place(of.1, id), body)?;
    tx.run(PASSKEY_ADD, &args![id, of.0, of.1, by, tx.now(), counter, sealed])?;
    Ok(Some(id))
}

pub fn found(tx: &Tx, credential: &[u8]) -> Result<Option<Passkey>, Fault> {
    let by = found_by(tx, credential);
    let row = tx.maybe(PASSKEY_FOUND, &args![by], |row| {
        let of = (row.get::<AccountId>(8)?, row.get::<MemberId>(9)?);
        Ok((of, read(row)?))
    })?;
    row.map(|(of, row)| open(tx, of, row)).transpose()
}

pub fn one(tx: &Tx, of: Of, id: PasskeyId) -> Result<Option<Passkey>, Fault> {
    let row = tx.maybe(PASSKEY_GET, &args![id, of.0, of.1], read)?;
    row.map(|row| open(tx, of, row)).transpose()
}

/// All of an account, oldest first, those of the past among them.
pub fn all(tx: &Tx, of: Of) -> Result<Vec<Passkey>, Fault> {
    let rows = tx.all(PASSKEYS, &args![of.0, of.1], read)?;
    rows.into_iter().map(|row| open(tx, of, row)).collect()
}

pub fn live(tx: &Tx, of: Of) -> Result<u32, Fault> {
    let count: i64 = tx.one(PASSKEYS_LIVE, &args![of.0, of.1], |row| row.get(0))?;
    u32::try_from(count).map_err(|_| Fault::corrupt("passkeys are counted from 0"))
}

/// Notes a use. False when the row has moved since `kept` was read.
pub(super) fn note_use(
    tx: &Tx,
    kept: &Passkey,
    (counter, body): (u32, &Body),
) -> Result<bool, Fault> {
    let sealed = tx.seal(&place(kept.of.1, kept.id), body)?;
    let owner = kept.of.1;
    let values = args![kept.id, owner, tx.now(), i64::from(counter), sealed, kept.version];
    Ok(tx.run(PASSKEY_USED, &values)? == 1)
}

pub fn rename(tx: &Tx, kept: &Passkey, name: String) -> Result<bool, Fault> {
    let body = Body { name: name.into(), ..kept.body.clone() };
    let sealed = tx.seal(&place(kept.of.1, kept.id), &body)?;
    Ok(tx.run(PASSKEY_BODY, &args![kept.id, kept.of.1, sealed, kept.version])? == 1)
}

/// Ends a passkey; true the first time.
pub fn end(tx: &Tx, kept: &Passkey, why: Ending) -> Result<bool, Fault> {
    Ok(tx.run(PASSKEY_END, &args![kept.id, kept.of.1, tx.now(), why.word()])? == 1)
}

struct Found {
    id: PasskeyId,
    made_at: Timestamp,
    used_at: Option<Timestamp>,
    ended: Option<(Timestamp, Ending)>,
    counter: i64,
    version: i64,
    sealed: Vec<u8>,
}

fn read(row: &Row) -> Result<Found, Fault> {
    let (at, why): (Option<Timestamp>, Option<String>) = (row.get(3)?, row.get(4)?);
    let why = why.as_deref().and_then(Ending::read);
    Ok(Found {
        id: row.get(0)?,
        made_at: row.get(1)?,
        used_at: row.get(2)?,
        ended: at.map(|at| (at, why.unwrap_or(Ending::Removed))),
        counter: row.get(5)?,
        version: row.get(6)?,
        sealed: row.get(7)?,
    })
}

fn open(tx: &Tx, of: Of, found: Found) -> Result<Passkey, Fault> {
    let Found { id, made_at, used_at, ended, counter, version, sealed } = found;
    let counter = u32::try_from(counter).map_err(|_| Fault::corrupt("uses fit 32 bits"))?;
    let body = tx.open(&place(of.1, id), &sealed)?;
    Ok(Passkey { id, of, made_at, used_at, ended, counter, version, body })
}

fn place(owner: MemberId, id: PasskeyId) -> Place {
    Place::new(owner, "passkey", id.bytes())
}
