//! Those who asked and those who follow. They are found by the keyed hash of an address or of a
//! word that only they were given; the rest is sealed with this store's own keys.

use std::time::Duration;

use ::store::delivery::{self, State, Why};
use ::store::{Actor, Channel, Entry, Fault, Owner, Place, Sweep, Tx, args, queue};
use base::{Entropy, Private, Timestamp, folded};
use guard::{Bucket, Ration};
use serde::{Deserialize, Serialize};

use super::machine;
use super::rules::{
    ASKED_KEPT, CALLED_A_HOST, CALLED_IN_ALL, LOST, SENT_A_DAY, TEXTS, TRIES, To, Topics, Wish,
};

store::statements! {
    ADD_ASKED = "INSERT INTO status_asked (id, name, at, sent, tries, done, body) \
        VALUES ($1, $2, $3, $4, 0, FALSE, $5)";
    SENT_SINCE = "SELECT at FROM status_asked WHERE name = $1 AND at > $2 AND sent = TRUE";
    ASKED = "SELECT name, at, sent, tries, done, body FROM status_asked WHERE id = $1";
    TRY_ASKED = "UPDATE status_asked SET tries = tries + 1 WHERE id = $1 AND tries < $2";
    ASKED_DONE = "UPDATE status_asked SET done = TRUE WHERE id = $1";
    OLD_ASKED = "SELECT id FROM status_asked WHERE at < $1 LIMIT $2";
    DROP_ASKED = "DELETE FROM status_asked WHERE id = $1 AND at < $2";
    FOLLOWER = "SELECT name, failed, last_key, body FROM status_follower WHERE name = $1";
    FOLLOWER_LEAVING = "SELECT name, failed, last_key, body FROM status_follower WHERE leave = $1";
    ADD_FOLLOWER = "INSERT INTO status_follower (name, leave, host, since, failed, last_key, \
        body) VALUES ($1, $2, $3, $4, 0, '', $5)";
    CALLED_THERE = "SELECT COUNT(*) FROM status_follower WHERE host = $1";
    CALLED = "SELECT COUNT(*) FROM status_follower WHERE host IS NOT NULL";
    CHANGE_FOLLOWER = "UPDATE status_follower SET failed = 0, body = $2 WHERE name = $1";
    TOLD_FOLLOWER = "UPDATE status_follower SET failed = $2, last_key = $3 WHERE name = $1";
    DROP_FOLLOWER = "DELETE FROM status_follower WHERE name = $1";
    ANY_FOLLOWER = "SELECT name FROM status_follower LIMIT 1";
    FOLLOWERS = "SELECT name, failed, last_key, body FROM status_follower WHERE name > $1 \
        ORDER BY name LIMIT $2";
    RATION = "SELECT full_at FROM status_ration WHERE name = $1";
    SAVE_RATION = "INSERT INTO status_ration (name, full_at) VALUES ($1, $2) \
        ON CONFLICT (name) DO UPDATE SET full_at = excluded.full_at";
    FULL_RATIONS = "SELECT name FROM status_ration WHERE full_at < $1 LIMIT $2";
    DROP_RATION = "DELETE FROM status_ration WHERE name = $1 AND full_at < $2";
}

/// Whoever did not confirm is forgotten; a full bucket is as good as none.
pub const SWEEPS: [Sweep; 2] = [
    Sweep { name: "status_asked", keep: ASKED_KEPT, find: OLD_ASKED, remove: DROP_ASKED },
    Sweep { name: "status_ration", keep: Duration::ZERO, find: FULL_RATIONS, remove: DROP_RATION },
];

/// A word only one person is given: a link ends with it, or a form carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token(Private<String>);

impl Token {
    pub fn new(entropy: Entropy) -> Self {
        Self(Private(data_encoding::HEXLOWER.encode(&entropy)))
    }

    /// Any text; one that we gave nobody finds nothing.
    pub fn typed(text: &str) -> Self {
        Self(Private(text.chars().take(40).collect()))
    }

    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Somebody who asked.
#[derive(Debug, Clone)]
pub struct Asked {
    pub name: Entropy,
    pub at: Timestamp,
    /// Whether anything went out: what did not is never right, however it was guessed.
    pub sent: bool,
    pub tries: i64,
    pub done: bool,
    pub wish: Wish,
}

/// Somebody who follows.
#[derive(Debug, Clone)]
pub struct Follower {
    pub name: Entropy,
    pub failed: i64,
    pub last_key: String,
    pub wish: Wish,
    /// What their link for leaving ends with.
    pub leave: Token,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    wish: Wish,
    leave: Token,
}

/// The keyed hash of an address, however it was written.
pub fn name(tx: &Tx, to: &To) -> Entropy {
    match to {
        To::Mail(mail) => tx.blind("status.mail", &folded(mail.as_str())),
        To::Text(phone) => tx.blind("status.text", phone.digits()),
        To::Call(address) => tx.blind("status.call", address),
    }
}

/// Keeps that somebody asked. False where this address was sent enough today, or all addresses
/// together were this hour: nothing may go out, and whoever asked is told the same.
pub fn ask(tx: &Tx, token: &Token, wish: &Wish) -> Result<bool, Fault> {
    let (id, name) = (asked_id(tx, token), name(tx, &wish.to));
    let since = tx.now() - ASKED_KEPT;
    let sent = tx.all(SENT_SINCE, &args![name, since], |row| row.get::<Timestamp>(0))?;
    let free = i64::try_from(sent.len()).unwrap_or(i64::MAX) < SENT_A_DAY
        && (!matches!(wish.to, To::Text(_)) || take(tx, ("status.texts", ""), TEXTS)?);
    let body = tx.seal(&place("status_asked", &id), wish)?;
    tx.run(ADD_ASKED, &args![id, name, tx.now(), free, body])?;
    Ok(free)
}

/// Whoever was given this word and did not let it grow too old.
pub fn asked(tx: &Tx, token: &Token) -> Result<Option<Asked>, Fault> {
    let id = asked_id(tx, token);
    let found = tx.maybe(ASKED, &args![id], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
            row.get::<Vec<u8>>(5)?,
        ))
    })?;
    let Some((name, at, sent, tries, done, body)) = found else { return Ok(None) };
    if tx.now().since(at) > ASKED_KEPT {
        return Ok(None);
    }
    let wish = tx.open(&place("status_asked", &id), &body)?;
    Ok(Some(Asked { name, at, sent, tries, done, wish }))
}

/// Counts a try before it is answered; false when there is none left.
pub fn count_try(tx: &Tx, token: &Token) -> Result<bool, Fault> {
    Ok(tx.run(TRY_ASKED, &args![asked_id(tx, token), TRIES])? == 1)
}

/// They showed that the address is theirs: from now on they follow, or follow what they now ask
/// for. Says what they follow. Done twice it changes nothing, and whoever left meanwhile follows
/// nothing.
pub fn confirm(tx: &Tx, token: &Token, asked: &Asked) -> Result<Option<Topics>, Fault> {
    if asked.done {
        return Ok(follower(tx, &asked.name)?.map(|known| known.wish.topics));
    }
    tx.run(ASKED_DONE, &args![asked_id(tx, token)])?;
    revive(tx, &asked.wish.to)?;
    let name = asked.name;
    if let Some(known) = follower(tx, &name)? {
        let kept = Kept { wish: asked.wish.clone(), leave: known.leave };
        tx.run(CHANGE_FOLLOWER, &args![name, tx.seal(&place("status_follower", &name), &kept)?])?;
        tx.audit(Entry::new("status.follow-changed", Actor::House).thing(&name))?;
        return Ok(Some(kept.wish.topics));
    }
    let kept = Kept { wish: asked.wish.clone(), leave: leave_of(tx, &name) };
    let blind = leave_id(tx, &kept.leave);
    let body = tx.seal(&place("status_follower", &name), &kept)?;
    let host = host(tx, &asked.wish.to);
    tx.run(ADD_FOLLOWER, &args![name, blind, host, tx.now(), body])?;
    tx.audit(Entry::new("status.followed", Actor::House).thing(&name))?;
    Ok(Some(kept.wish.topics))
}

fn host(tx: &Tx, to: &To) -> Option<Entropy> {
    let To::Call(address) = to else { return None };
    Some(tx.blind("status.host", &machine::host(address)))
}

/// Whether one more program may be called, at its machine and in all. Whoever is called already
/// may go on. Checks under way at the same moment do not count.
pub fn has_room(tx: &Tx, asked: &Asked) -> Result<bool, Fault> {
    let Some(host) = host(tx, &asked.wish.to) else { return Ok(true) };
    if follower(tx, &asked.name)?.is_some() {
        return Ok(true);
    }
    let there = tx.maybe(CALLED_THERE, &args![host], |row| row.get::<i64>(0))?;
    let all = tx.maybe(CALLED, &[], |row| row.get::<i64>(0))?;
    Ok(there.unwrap_or_default() < CALLED_A_HOST && all.unwrap_or_default() < CALLED_IN_ALL)
}

/// What an address's link for leaving ends with. It stays the same when somebody leaves and comes
/// back: the link in an old mail still stops the new ones.
fn leave_of(tx: &Tx, name: &Entropy) -> Token {
    let name = data_encoding::HEXLOWER.encode(name);
    Token::new(tx.blind("status.leave-word", &name))
}

pub fn follower(tx: &Tx, name: &Entropy) -> Result<Option<Follower>, Fault> {
    let found = tx.maybe(FOLLOWER, &args![name], columns)?;
    found.map(|found| open(tx, found)).transpose()
}

/// Whose link for leaving this is.
pub fn leaving(tx: &Tx, token: &Token) -> Result<Option<Follower>, Fault> {
    let found = tx.maybe(FOLLOWER_LEAVING, &args![leave_id(tx, token)], columns)?;
    found.map(|found| open(tx, found)).transpose()
}

/// Up to `most` of those whose names come after `name`, in their order.
pub fn followers(tx: &Tx, after: &Entropy, most: i64) -> Result<Vec<Follower>, Fault> {
    let found = tx.all(FOLLOWERS, &args![after, most], columns)?;
    found.into_iter().map(|found| open(tx, found)).collect()
}

pub fn any(tx: &Tx) -> Result<bool, Fault> {
    Ok(tx.maybe(ANY_FOLLOWER, &[], |row| row.get::<Vec<u8>>(0))?.is_some())
}

/// They are told no more, and what we knew of them is gone.
pub fn drop_one(tx: &Tx, name: &Entropy, why: &'static str) -> Result<(), Fault> {
    if tx.run(DROP_FOLLOWER, &args![name])? == 0 {
        return Ok(());
    }
    tx.audit(Entry::new(why, Actor::House).thing(name))
}

/// The next message goes out under `key`; so many on end before it did not arrive.
pub fn told(tx: &Tx, name: &Entropy, (failed, key): (i64, &str)) -> Result<(), Fault> {
    tx.run(TOLD_FOLLOWER, &args![name, failed, key]).map(|_| ())
}

/// Messages on end that did not arrive, the last one told of now; nothing where the address is to
/// be dropped.
pub fn standing(tx: &Tx, of: &Follower) -> Result<Option<i64>, Fault> {
    let (channel, to) = match &of.wish.to {
        To::Mail(mail) => (Channel::Mail, mail.as_str()),
        To::Text(phone) => (Channel::Text, phone.digits()),
        // Calls are counted as they are made.
        To::Call(_) => return Ok((of.failed < LOST).then_some(of.failed)),
    };
    if delivery::why_dead(tx, &delivery::address(tx, channel, to))?.is_some() {
        return Ok(None);
    }
    let failed = match queue::by_key(tx, &of.last_key)? {
        None => of.failed,
        Some(job) => match delivery::of_message(tx, job.id)?.map(|last| last.state) {
            Some(State::Bounced) => of.failed + 1,
            // Still on its way says nothing of the address; nor does what never left, for we may
            // be the ones who are set up wrongly. Where nobody lives is buried, above.
            Some(State::Queued | State::Unknown | State::Refused) | None => of.failed,
            Some(_) => 0,
        },
    };
    Ok((failed < LOST).then_some(failed))
}

/// A mailbox that sent us a press, a phone that read our digits: both are alive.
fn revive(tx: &Tx, to: &To) -> Result<(), Fault> {
    let (channel, to) = match to {
        To::Mail(mail) => (Channel::Mail, mail.as_str()),
        To::Text(phone) => (Channel::Text, phone.digits()),
        To::Call(_) => return Ok(()),
    };
    delivery::revive(tx, &delivery::address(tx, channel, to), Why::Gone).map(|_| ())
}

/// Takes one of a ration kept under `what` and `of`; false when none is left.
pub fn take(tx: &Tx, (what, of): (&'static str, &str), ration: Ration) -> Result<bool, Fault> {
    let name = tx.blind(what, of);
    let full_at = tx.maybe(RATION, &args![name], |row| row.get(0))?;
    match ration.take(full_at.map_or(Bucket::FULL, Bucket::from_full_at), tx.now()) {
        Ok(less) => tx.run(SAVE_RATION, &args![name, less.full_at()]).map(|_| true),
        Err(_) => Ok(false),
    }
}

fn asked_id(tx: &Tx, token: &Token) -> Entropy {
    tx.blind("status.asked", token.text())
}

fn leave_id(tx: &Tx, token: &Token) -> Entropy {
    tx.blind("status.leave", token.text())
}

fn place(table: &'static str, row: &Entropy) -> Place {
    Place::new(Owner::House, table, row)
}

type Columns = (Entropy, i64, String, Vec<u8>);

fn columns(row: &::store::Row<'_>) -> Result<Columns, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn open(tx: &Tx, (name, failed, last_key, body): Columns) -> Result<Follower, Fault> {
    let Kept { wish, leave } = tx.open(&place("status_follower", &name), &body)?;
    Ok(Follower { name, failed, last_key, wish, leave })
}
