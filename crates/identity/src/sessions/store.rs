//! Session rows.

use ::store::{Actor, Entry, Fault, Tx, args};
use base::{AccountId, DeviceId, MemberId, Secret, SessionId, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

use super::{Ending, Life, Standing};
use crate::account::{self, Account};
use crate::keys::hashed;

store::statements! {
    SESSION_ADD = "INSERT INTO session \
        (id, token, account, owner, device, shared, started_at, seen_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
    /// All that a request needs to know about its visitor, in one read.
    SESSION_BY_TOKEN = "SELECT s.id, s.account, s.owner, s.shared, s.started_at, s.seen_at, \
        s.ended_at, a.body FROM session s JOIN account a ON a.id = s.account AND a.owner = s.owner \
        WHERE s.token = $1 AND a.state = 'active'";
    SESSION_SEEN = "UPDATE session SET seen_at = $3 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL AND seen_at < $3";
    SESSION_END = "UPDATE session SET ended_at = $3 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL";
    SESSIONS_END_ALL = "UPDATE session SET ended_at = $3 \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL";
}

/// A session row with the account it is for.
#[derive(Debug)]
pub struct Found {
    pub id: SessionId,
    pub account: Account,
    pub life: Life,
    /// Ended before its time: by signing out, or by somebody who may.
    pub ended_at: Option<Timestamp>,
}

impl Found {
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.ended_at {
            Some(at) => Standing::Ended { at, why: Ending::OnPurpose },
            None => self.life.standing(now),
        }
    }
}

/// For whom a session begins, and on what.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    pub account: AccountId,
    pub member: MemberId,
    pub device: Option<DeviceId>,
    pub shared: bool,
}

/// Opens a session and hands out its token, which is kept nowhere.
pub fn open(tx: &Tx, opening: Opening) -> Result<Secret, Fault> {
    let Opening { account, member, device, shared } = opening;
    let mut bytes = [0; 32];
    tx.fill(&mut bytes);
    let token = Secret::new(BASE64.encode(bytes));
    let id = SessionId::new(tx.entropy());
    let hash = hashed(token.expose().as_bytes());
    tx.run(SESSION_ADD, &args![id, hash, account, member, device, shared, tx.now()])?;
    Ok(token)
}

pub fn by_token(tx: &Tx, token: &str) -> Result<Option<Found>, Fault> {
    let hash = hashed(token.as_bytes());
    let row = tx.maybe(SESSION_BY_TOKEN, &args![hash], |row| {
        let life = Life { shared: row.get(3)?, started_at: row.get(4)?, seen_at: row.get(5)? };
        Ok((row.get(0)?, (row.get(1)?, row.get(2)?), life, row.get(6)?, row.get::<Vec<u8>>(7)?))
    })?;
    let Some((id, of, life, ended_at, sealed)) = row else { return Ok(None) };
    let account = account::store::opened(tx, of, &sealed)?;
    Ok(Some(Found { id, account, life, ended_at }))
}

pub fn note_seen(tx: &Tx, session: SessionId, member: MemberId) -> Result<(), Fault> {
    tx.run(SESSION_SEEN, &args![session, member, tx.now()])?;
    Ok(())
}

/// Ends a session; true the first time.
pub fn end(tx: &Tx, session: SessionId, of: (AccountId, MemberId)) -> Result<bool, Fault> {
    if tx.run(SESSION_END, &args![session, of.1, tx.now()])? == 0 {
        return Ok(false);
    }
    let entry = Entry::new("session.signed-out", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(session.bytes()))?;
    Ok(true)
}

/// Ends every session of an account, for `actor`; holds on their next request.
pub fn end_all(tx: &Tx, of: (AccountId, MemberId), actor: Actor) -> Result<u64, Fault> {
    let ended = tx.run(SESSIONS_END_ALL, &args![of.0, of.1, tx.now()])?;
    let entry = Entry::new("session.all-ended", actor).owner(of.1);
    tx.audit(entry.thing(of.0.bytes()))?;
    Ok(ended)
}
