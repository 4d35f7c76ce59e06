//! Session rows. A token is kept as its hash alone.

use std::collections::BTreeSet;

use ::store::{Actor, Entry, Fault, Tx, args};
use base::{Secret, SessionId, StaffId, Timestamp};
use identity::keys::hashed;
use identity::sessions::store::new_token;

use super::rules::{IDLE, LONGEST, Life};

store::statements! {
    SESSION_ADD = "INSERT INTO desk_session (id, token, staff, started_at, seen_at, proved_at) \
        VALUES ($1, $2, $3, $4, $4, $4)";
    SESSION_BY_TOKEN = "SELECT id, staff, started_at, seen_at, proved_at FROM desk_session \
        WHERE token = $1 AND ended_at IS NULL";
    SESSION_SEEN = "UPDATE desk_session SET seen_at = $2 \
        WHERE id = $1 AND ended_at IS NULL AND seen_at < $2";
    /// A new token, the old one dead (SECURITY 58).
    SESSION_PROVED = "UPDATE desk_session SET token = $4, proved_at = $3, seen_at = $3 \
        WHERE id = $1 AND staff = $2 AND ended_at IS NULL";
    ON_DUTY = "SELECT staff FROM desk_session \
        WHERE started_at > $1 AND seen_at > $2 AND ended_at IS NULL";
    SESSION_STANDS = "SELECT started_at, seen_at FROM desk_session \
        WHERE id = $1 AND ended_at IS NULL";
    SESSION_END = "UPDATE desk_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    SESSIONS_END = "UPDATE desk_session SET ended_at = $2 WHERE staff = $1 AND ended_at IS NULL";
}

#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub id: SessionId,
    pub staff: StaffId,
    pub life: Life,
    pub proved_at: Timestamp,
}

/// Opens a session and hands out its token, which is kept nowhere.
pub fn open(tx: &Tx, staff: StaffId) -> Result<Secret, Fault> {
    let (token, hash) = new_token(tx);
    let id = SessionId::new(tx.entropy());
    tx.run(SESSION_ADD, &args![id, hash, staff, tx.now()])?;
    tx.audit(Entry::new("staff.signed-in", Actor::Staff(staff)).thing(id.bytes()))?;
    Ok(token)
}

/// The passkey was shown again in this session: a new token. Nothing where it has ended.
pub fn prove(tx: &Tx, session: SessionId, staff: StaffId) -> Result<Option<Secret>, Fault> {
    let (token, hash) = new_token(tx);
    if tx.run(SESSION_PROVED, &args![session, staff, tx.now(), hash])? == 0 {
        return Ok(None);
    }
    tx.audit(Entry::new("staff.proved-again", Actor::Staff(staff)).thing(session.bytes()))?;
    Ok(Some(token))
}

/// Who is at the desk: a session of theirs stands, and had a sign of life within its quiet time.
/// Each once, however many browsers they use: nobody is drawn more easily than another.
pub fn on_duty(tx: &Tx) -> Result<BTreeSet<StaffId>, Fault> {
    let times = args![tx.now() - LONGEST, tx.now() - IDLE];
    Ok(tx.all(ON_DUTY, &times, |row| row.get(0))?.into_iter().collect())
}

pub fn by_token(tx: &Tx, token: &str) -> Result<Option<Found>, Fault> {
    let hash = hashed(token.as_bytes());
    tx.maybe(SESSION_BY_TOKEN, &args![hash], |row| {
        let (started_at, seen_at): (Timestamp, Timestamp) = (row.get(2)?, row.get(3)?);
        let proved_at = row.get::<Option<Timestamp>>(4)?.unwrap_or(started_at);
        let life = Life { started_at, seen_at };
        Ok(Found { id: row.get(0)?, staff: row.get(1)?, life, proved_at })
    })
}

/// Whether a session still stands: for what goes on without being asked for.
pub fn stands(tx: &Tx, session: SessionId) -> Result<bool, Fault> {
    let life = tx.maybe(SESSION_STANDS, &args![session], |row| {
        Ok(Life { started_at: row.get(0)?, seen_at: row.get(1)? })
    })?;
    Ok(life.is_some_and(|life| life.ends_at(tx.now()).is_some()))
}

pub fn note_seen(tx: &Tx, session: SessionId) -> Result<(), Fault> {
    tx.run(SESSION_SEEN, &args![session, tx.now()]).map(|_| ())
}

pub fn end(tx: &Tx, session: SessionId, staff: StaffId) -> Result<(), Fault> {
    if tx.run(SESSION_END, &args![session, tx.now()])? == 0 {
        return Ok(());
    }
    tx.audit(Entry::new("staff.signed-out", Actor::Staff(staff)).thing(session.bytes()))
}

pub fn end_all(tx: &Tx, staff: StaffId) -> Result<(), Fault> {
    tx.run(SESSIONS_END, &args![staff, tx.now()]).map(|_| ())
}
