//! Session rows. A token is kept as its hash alone.

use ::store::{Actor, Entry, Fault, Tx, args};
use base::{Secret, SessionId, StaffId, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use identity::keys::hashed;

use super::rules::Life;

store::statements! {
    SESSION_ADD = "INSERT INTO desk_session (id, token, staff, started_at, seen_at) \
        VALUES ($1, $2, $3, $4, $4)";
    SESSION_BY_TOKEN = "SELECT id, staff, started_at, seen_at FROM desk_session \
        WHERE token = $1 AND ended_at IS NULL";
    SESSION_SEEN = "UPDATE desk_session SET seen_at = $2 \
        WHERE id = $1 AND ended_at IS NULL AND seen_at < $2";
    SESSION_END = "UPDATE desk_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    SESSIONS_END = "UPDATE desk_session SET ended_at = $2 WHERE staff = $1 AND ended_at IS NULL";
}

#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub id: SessionId,
    pub staff: StaffId,
    pub life: Life,
}

/// Opens a session and hands out its token, which is kept nowhere.
pub fn open(tx: &Tx, staff: StaffId) -> Result<Secret, Fault> {
    let mut bytes = [0; 32];
    tx.fill(&mut bytes);
    let token = Secret::new(BASE64.encode(bytes));
    let id = SessionId::new(tx.entropy());
    let hash = hashed(token.expose().as_bytes());
    tx.run(SESSION_ADD, &args![id, hash, staff, tx.now()])?;
    tx.audit(Entry::new("staff.signed-in", Actor::Staff(staff)).thing(id.bytes()))?;
    Ok(token)
}

pub fn by_token(tx: &Tx, token: &str) -> Result<Option<Found>, Fault> {
    let hash = hashed(token.as_bytes());
    tx.maybe(SESSION_BY_TOKEN, &args![hash], |row| {
        let (started_at, seen_at): (Timestamp, Timestamp) = (row.get(2)?, row.get(3)?);
        Ok(Found { id: row.get(0)?, staff: row.get(1)?, life: Life { started_at, seen_at } })
    })
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
