//! Session rows.

use ::store::{Actor, Entry, Fault, Place, Tx, args};
use base::{AccountId, DeviceId, MemberId, Secret, SessionId, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};
use web::{Browser, Grade};

use super::{Ending, Life, Route, Standing};
use crate::account::{self, Account};
use crate::history::{self, Event};
use crate::keys::hashed;

type Of = (AccountId, MemberId);

store::statements! {
    SESSION_ADD = "INSERT INTO session (id, token, account, owner, device, shared, started_at, \
        seen_at, route, proved_at, limited_until, body) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $7, $9, $10)";
    /// All that a request needs to know about its visitor, in one read.
    SESSION_BY_TOKEN = "SELECT s.id, s.account, s.owner, s.shared, s.started_at, s.seen_at, \
        s.ended_at, a.body, s.route, s.proved_at, s.limited_until, a.frozen_at \
        FROM session s JOIN account a ON a.id = s.account AND a.owner = s.owner \
        WHERE s.token = $1 AND a.state = 'active'";
    SESSION_SEEN = "UPDATE session SET seen_at = $3 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL AND seen_at < $3";
    SESSION_END = "UPDATE session SET ended_at = $3 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL";
    SESSIONS_END_ALL = "UPDATE session SET ended_at = $3 \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL";
    /// Whoever the owner is.
    SESSIONS_END_EVERYBODYS = "UPDATE session SET ended_at = $1 \
        WHERE owner IS NOT NULL AND ended_at IS NULL";
    SESSIONS_END_ALL_BUT = "UPDATE session SET ended_at = $3 \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL AND id <> $4";
    SESSIONS_END_LIMITED = "UPDATE session SET ended_at = $3 \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL AND limited_until IS NOT NULL";
    /// A factor was proved again: a new token, the old one dead (SECURITY 58).
    SESSION_PROVED = "UPDATE session SET token = $4, proved_at = $3, seen_at = $3, route = $5 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL";
    SESSIONS_RAISE = "UPDATE session SET limited_until = NULL \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL";
    /// Where an account is signed in, newest sign of life first.
    SESSIONS_OPEN = "SELECT id, device, shared, started_at, seen_at, body FROM session \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL AND started_at > $3 \
        ORDER BY seen_at DESC, id LIMIT 50";
}

/// A session row with the account it is for.
#[derive(Debug)]
pub struct Found {
    pub id: SessionId,
    pub account: Account,
    pub life: Life,
    pub proved_at: Timestamp,
    pub route: Route,
    pub limited_until: Option<Timestamp>,
    pub frozen: bool,
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

    /// A limited session is full only once the recovery behind it says so, never by the clock.
    pub fn grade(&self) -> Grade {
        self.limited_until.map_or(Grade::Full, |until| Grade::Limited { until })
    }
}

/// For whom a session begins, by which way, and on what.
#[derive(Debug, Clone)]
pub struct Opening {
    pub account: AccountId,
    pub member: MemberId,
    pub device: Option<DeviceId>,
    pub shared: bool,
    pub route: Route,
    pub grade: Grade,
    pub browser: Browser,
}

/// A place where an account is signed in.
#[derive(Debug, Clone)]
pub struct Seen {
    pub id: SessionId,
    pub device: Option<DeviceId>,
    pub life: Life,
    pub browser: Browser,
}

#[derive(Serialize, Deserialize)]
struct SessionBody {
    #[serde(default)]
    browser: Browser,
}

/// Opens a session and hands out its token, which is kept nowhere.
pub fn open(tx: &Tx, opening: Opening) -> Result<Secret, Fault> {
    let Opening { account, member, device, shared, route, grade, browser } = opening;
    history::note(tx, (account, member), Event::SignedIn(route), &browser)?;
    let (token, hash) = new_token(tx);
    let id = SessionId::new(tx.entropy());
    let body = tx.seal(&Place::new(member, "session", id.bytes()), &SessionBody { browser })?;
    let until = match grade {
        Grade::Full => None,
        Grade::Limited { until } => Some(until),
    };
    let (now, way) = (tx.now(), route.word());
    let row = args![id, hash, account, member, device, shared, now, way, until, body];
    tx.run(SESSION_ADD, &row)?;
    Ok(token)
}

/// For a cookie, and the hash of it that is kept (SECURITY 57). Staff have the same.
pub fn new_token(tx: &Tx) -> (Secret, [u8; 32]) {
    let mut bytes = [0; 32];
    tx.fill(&mut bytes);
    let token = Secret::new(BASE64.encode(bytes));
    let hash = hashed(token.expose().as_bytes());
    (token, hash)
}

pub fn by_token(tx: &Tx, token: &str) -> Result<Option<Found>, Fault> {
    let hash = hashed(token.as_bytes());
    let row = tx.maybe(SESSION_BY_TOKEN, &args![hash], |row| {
        let life = Life { shared: row.get(3)?, started_at: row.get(4)?, seen_at: row.get(5)? };
        let route = Route::read(&row.get::<String>(8)?)
            .ok_or_else(|| Fault::corrupt("a session by an unknown way"))?;
        let frozen = row.get::<Option<Timestamp>>(11)?.is_some();
        let proved = (route, row.get(9)?, row.get(10)?, frozen);
        let of = (row.get(1)?, row.get(2)?);
        Ok((row.get(0)?, of, life, row.get(6)?, row.get::<Vec<u8>>(7)?, proved))
    })?;
    let Some((id, of, life, ended_at, sealed, proved)) = row else { return Ok(None) };
    let account = account::store::opened(tx, of, &sealed)?;
    let (route, proved_at, limited_until, frozen) = proved;
    Ok(Some(Found { id, account, life, proved_at, route, limited_until, frozen, ended_at }))
}

/// A factor was proved again in this session: a new token, the old one dead. Nothing when the
/// session has ended meanwhile.
pub fn prove_again(
    tx: &Tx,
    session: SessionId,
    of: Of,
    route: Route,
) -> Result<Option<Secret>, Fault> {
    let (token, hash) = new_token(tx);
    let changed = tx.run(SESSION_PROVED, &args![session, of.1, tx.now(), hash, route.word()])?;
    if changed == 0 {
        return Ok(None);
    }
    let entry = Entry::new("session.proved-again", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(session.bytes()))?;
    Ok(Some(token))
}

/// The open sessions that are not over by their age; idle ones among them are for `Life` to tell.
pub fn list(tx: &Tx, of: Of) -> Result<Vec<Seen>, Fault> {
    let since = tx.now() - super::rules::LONGEST;
    let rows = tx.all(SESSIONS_OPEN, &args![of.0, of.1, since], |row| {
        let life = Life { shared: row.get(2)?, started_at: row.get(3)?, seen_at: row.get(4)? };
        Ok((row.get::<SessionId>(0)?, row.get(1)?, life, row.get::<Vec<u8>>(5)?))
    })?;
    let open = |(id, device, life, sealed): (SessionId, _, _, Vec<u8>)| {
        let body: SessionBody = tx.open(&Place::new(of.1, "session", id.bytes()), &sealed)?;
        Ok(Seen { id, device, life, browser: body.browser })
    };
    rows.into_iter().map(open).collect()
}

/// The limits of a recovery are over: sessions that stand may do everything.
pub fn raise(tx: &Tx, of: Of) -> Result<(), Fault> {
    tx.run(SESSIONS_RAISE, &args![of.0, of.1])?;
    Ok(())
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

/// Ends every session there is, as after a leak: one entry says so for all.
pub fn end_everybodys(tx: &Tx, actor: Actor) -> Result<u64, Fault> {
    let ended = tx.run(SESSIONS_END_EVERYBODYS, &args![tx.now()])?;
    tx.audit(Entry::new("session.everybodys-ended", actor))?;
    Ok(ended)
}

/// Ends what an unfinished recovery has opened, and nothing else.
pub fn end_limited(tx: &Tx, of: Of, actor: Actor) -> Result<u64, Fault> {
    let ended = tx.run(SESSIONS_END_LIMITED, &args![of.0, of.1, tx.now()])?;
    let entry = Entry::new("session.limited-ended", actor).owner(of.1);
    tx.audit(entry.thing(of.0.bytes()))?;
    Ok(ended)
}

/// The same, but for the session in which it is asked.
pub fn end_all_but(tx: &Tx, of: Of, keep: SessionId, actor: Actor) -> Result<u64, Fault> {
    let ended = tx.run(SESSIONS_END_ALL_BUT, &args![of.0, of.1, tx.now(), keep])?;
    let entry = Entry::new("session.others-ended", actor).owner(of.1);
    tx.audit(entry.thing(of.0.bytes()))?;
    Ok(ended)
}
