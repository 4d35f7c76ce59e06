//! Rows of authenticator apps.

use ::store::{Fault, Place, Row, Tx, args};
use base::{AuthenticatorId, MemberId, Timestamp};
use data_encoding::BASE64;
use guard::Streak;
use serde::{Deserialize, Serialize};

use super::rules::Pace;
use super::{Ending, streak};
use crate::Of;

store::statements! {
    AUTHENTICATOR_ADD = "INSERT INTO authenticator \
        (id, account, owner, made_at, drift, last_step, wrong_streak, body) \
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
    /// The one that counts, else the last that did.
    AUTHENTICATOR_LATEST = "SELECT id, made_at, used_at, ended_at, ended_why, drift, last_step, \
        wrong_streak, body FROM authenticator WHERE account = $1 AND owner = $2 \
        ORDER BY ended_at DESC NULLS FIRST, id LIMIT 1";
    /// Two that send the same code: the second finds the step used.
    AUTHENTICATOR_USE = "UPDATE authenticator SET used_at = $3, drift = $4, last_step = $5, \
        wrong_streak = 0 WHERE id = $1 AND owner = $2 AND last_step < $5 AND ended_at IS NULL";
    AUTHENTICATOR_MISSED = "UPDATE authenticator SET wrong_streak = $3 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL";
    AUTHENTICATOR_END = "UPDATE authenticator SET ended_at = $3, ended_why = $4 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL";
}

/// An app as kept.
pub struct App {
    pub id: AuthenticatorId,
    pub of: Of,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub ended: Option<(Timestamp, Ending)>,
    pub(super) pace: Pace,
    pub(super) streak: Streak,
    seed: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Body {
    seed: String,
}

impl App {
    pub(super) fn seed(&self) -> &[u8] {
        &self.seed
    }
}

pub(super) fn insert(
    tx: &Tx,
    of: Of,
    (seed, pace): (&[u8], Pace),
) -> Result<AuthenticatorId, Fault> {
    let id = AuthenticatorId::new(tx.entropy());
    let body = tx.seal(&place(of.1, id), &Body { seed: BASE64.encode(seed) })?;
    let (drift, step) = (pace.drift, pace.last_step);
    tx.run(AUTHENTICATOR_ADD, &args![id, of.0, of.1, tx.now(), drift, step, body])?;
    Ok(id)
}

pub fn latest(tx: &Tx, of: Of) -> Result<Option<App>, Fault> {
    let row = tx.maybe(AUTHENTICATOR_LATEST, &args![of.0, of.1], |row| {
        Ok((read(row, of)?, row.get::<Vec<u8>>(8)?))
    })?;
    let Some((app, sealed)) = row else { return Ok(None) };
    let body: Body = tx.open(&place(of.1, app.id), &sealed)?;
    let seed = BASE64.decode(body.seed.as_bytes());
    let seed = seed.map_err(|_| Fault::corrupt("a seed is base 64"))?;
    Ok(Some(App { seed, ..app }))
}

/// The one that counts.
pub fn live(tx: &Tx, of: Of) -> Result<Option<App>, Fault> {
    Ok(latest(tx, of)?.filter(|app| app.ended.is_none()))
}

/// Uses a step up. One winner.
pub(super) fn use_up(tx: &Tx, app: &App, pace: Pace) -> Result<bool, Fault> {
    let values = args![app.id, app.of.1, tx.now(), pace.drift, pace.last_step];
    Ok(tx.run(AUTHENTICATOR_USE, &values)? == 1)
}

pub(super) fn save_streak(tx: &Tx, app: &App, streak: Streak) -> Result<(), Fault> {
    tx.run(AUTHENTICATOR_MISSED, &args![app.id, app.of.1, i64::from(streak.wrong())])?;
    Ok(())
}

pub(super) fn end(tx: &Tx, app: &App, why: Ending) -> Result<(), Fault> {
    tx.run(AUTHENTICATOR_END, &args![app.id, app.of.1, tx.now(), why.word()])?;
    Ok(())
}

fn read(row: &Row, of: Of) -> Result<App, Fault> {
    let (at, why): (Option<Timestamp>, Option<String>) = (row.get(3)?, row.get(4)?);
    let why = why.as_deref().and_then(Ending::read);
    Ok(App {
        id: row.get(0)?,
        of,
        made_at: row.get(1)?,
        used_at: row.get(2)?,
        ended: at.map(|at| (at, why.unwrap_or(Ending::Removed))),
        pace: Pace { drift: row.get(5)?, last_step: row.get(6)? },
        streak: streak(row.get(7)?)?,
        seed: Vec::new(),
    })
}

fn place(owner: MemberId, id: AuthenticatorId) -> Place {
    Place::new(owner, "authenticator", id.bytes())
}
