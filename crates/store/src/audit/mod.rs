//! Who did what, whose it was, and when: append-only, chained per writer.
//!
//! Every engine thread that writes has a chain of its own, so writers never wait for one another.
//! Each entry carries a keyed hash over itself and the one before; the writer's row carries a
//! keyed hash over the newest. The key stands outside the database, so whoever can change rows
//! cannot make them fit again. Checkpoints, signed and copied out of the database, notice the one
//! thing chains cannot: a whole chain put back to an earlier state.

mod checkpoint;
mod read;
mod verify;

pub use checkpoint::{Checkpoint, Heads, checkpoint, newest, public_key};
pub use read::{Passed, Told, after, of_member, writers};
pub use verify::{Finding, Report, verify};

use base::{AccountId, Entropy, StaffId, Timestamp};
use serde::Serialize;

use crate::crypto::Hasher;
use crate::keys::KeyShelf;
use crate::{Fault, Owner, Place, Tx, args};

crate::statements! {
    ANY_BUT_IMPORTS = "SELECT EXISTS (SELECT 1 FROM audit_entry \
        WHERE action NOT IN ('import.batch', 'import.records'))";
    ADD_ENTRY = "INSERT INTO audit_entry \
        (writer, seq, at, action, actor, owner, thing, detail, mac) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    SAVE_HEAD = "INSERT INTO audit_writer (writer, started_at, last_seq, last_mac, head_mac) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (writer) DO UPDATE SET \
        last_seq = excluded.last_seq, last_mac = excluded.last_mac, head_mac = excluded.head_mac";
    HEADS = "SELECT writer, last_seq, last_mac, head_mac FROM audit_writer ORDER BY writer";
    ENTRIES = "SELECT seq, at, action, actor, owner, thing, detail, mac FROM audit_entry \
        WHERE writer = $1 AND seq > $2 ORDER BY seq LIMIT 2000";
    /// Writers whose row is gone while their entries remain.
    STRAY_WRITERS = "SELECT DISTINCT writer FROM audit_entry \
        WHERE writer NOT IN (SELECT writer FROM audit_writer)";
    ADD_CHECKPOINT = "INSERT INTO audit_checkpoint (id, at, heads, signature) \
        VALUES ($1, $2, $3, $4)";
    CHECKPOINTS = "SELECT at, heads, signature FROM audit_checkpoint ORDER BY at";
    NEWEST_CHECKPOINT = "SELECT at FROM audit_checkpoint ORDER BY at DESC LIMIT 1";
    NEWEST_WRITER = "SELECT started_at FROM audit_writer ORDER BY started_at DESC LIMIT 1";
    ENTRY_MAC = "SELECT mac FROM audit_entry WHERE writer = $1 AND seq = $2";
    /// What was done to one member's things and who looked at them, newest first.
    OF_MEMBER = "SELECT writer, seq, at, action, actor, thing, detail FROM audit_entry \
        WHERE owner = $1 AND at < $2 ORDER BY at DESC, writer, seq DESC LIMIT $3";
    /// What was done to one thing, oldest first.
    ABOUT_THING = "SELECT action, actor, at FROM audit_entry WHERE thing = $1 ORDER BY at, seq";
}

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    Account(AccountId),
    /// Somebody at the desk.
    Staff(StaffId),
    /// Somebody who has not proved who they are.
    Stranger,
    /// The program itself: a job, a timer.
    House,
    /// A person at the command line.
    Operator,
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Staff(id) => write!(f, "staff:{id}"),
            Self::Stranger => f.write_str("stranger"),
            Self::House => f.write_str("house"),
            Self::Operator => f.write_str("operator"),
        }
    }
}

/// One line of the record.
#[derive(Debug, Clone)]
pub struct Entry {
    action: &'static str,
    actor: Actor,
    owner: Owner,
    thing: Option<Entropy>,
    detail: Option<String>,
    at: Option<Timestamp>,
}

impl Entry {
    /// `action` is a noun and what happened to it: `order.placed`.
    pub const fn new(action: &'static str, actor: Actor) -> Self {
        Self { action, actor, owner: Owner::House, thing: None, detail: None, at: None }
    }

    /// Whose data was touched; the detail is sealed for them.
    #[must_use]
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = owner.into();
        self
    }

    /// The row it was about.
    #[must_use]
    pub const fn thing(mut self, thing: &Entropy) -> Self {
        self.thing = Some(*thing);
        self
    }

    /// It happened before this transaction, at `moment`.
    #[must_use]
    pub const fn at(mut self, moment: Timestamp) -> Self {
        self.at = Some(moment);
        self
    }

    /// What else is worth keeping; sealed.
    #[must_use]
    pub fn detail(mut self, detail: &impl Serialize) -> Self {
        self.detail = serde_json::to_string(detail).ok();
        self
    }
}

/// A writer's chain as far as it has come.
pub(crate) struct Chain {
    writer: Entropy,
    started_at: Timestamp,
    at: Link,
    kept: Link,
    open: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    seq: i64,
    mac: [u8; 32],
}

const ROOT: Link = Link { seq: 0, mac: [0; 32] };

impl Chain {
    pub fn start(shelf: &KeyShelf, now: Timestamp) -> Self {
        Self { writer: shelf.luck().entropy(), started_at: now, at: ROOT, kept: ROOT, open: true }
    }

    /// For connections that only read.
    pub const fn closed() -> Self {
        let started_at = Timestamp::from_micros(0);
        Self { writer: [0; 16], started_at, at: ROOT, kept: ROOT, open: false }
    }
}

/// What an entry's hash covers.
struct Line<'a> {
    writer: &'a Entropy,
    seq: i64,
    at: i64,
    action: &'a str,
    actor: &'a str,
    owner: Option<&'a [u8]>,
    thing: Option<&'a [u8]>,
    detail: Option<&'a [u8]>,
}

impl Line<'_> {
    fn mac(&self, hasher: &Hasher, before: &[u8; 32]) -> [u8; 32] {
        let mark = |part: Option<&[u8]>| u8::from(part.is_some());
        hasher.mac(&[
            b"entry",
            before,
            self.writer,
            &self.seq.to_be_bytes(),
            &self.at.to_be_bytes(),
            self.action.as_bytes(),
            self.actor.as_bytes(),
            &[mark(self.owner), mark(self.thing), mark(self.detail)],
            self.owner.unwrap_or_default(),
            self.thing.unwrap_or_default(),
            self.detail.unwrap_or_default(),
        ])
    }
}

fn head_mac(hasher: &Hasher, writer: &Entropy, link: &Link) -> [u8; 32] {
    hasher.mac(&[b"head", writer, &link.seq.to_be_bytes(), &link.mac])
}

pub(crate) fn append(tx: &Tx, entry: Entry) -> Result<(), Fault> {
    let (writer, before) = {
        let chain = tx.chain.borrow();
        if !chain.open {
            return Err(Fault::Defect(format!("{} written while reading", entry.action)));
        }
        (chain.writer, chain.at)
    };
    let seq = before.seq + 1;
    let place = Place::new(entry.owner, "audit_entry", &line_row(&writer, seq));
    let detail = entry.detail.map(|text| tx.seal(&place, &text)).transpose()?;
    let owner = entry.owner.member().map(|member| *member.bytes());
    let at = entry.at.unwrap_or_else(|| tx.now());
    let actor = entry.actor.to_string();
    let line = Line {
        writer: &writer,
        seq,
        at: at.micros(),
        action: entry.action,
        actor: &actor,
        owner: owner.as_ref().map(<[u8; 16]>::as_slice),
        thing: entry.thing.as_ref().map(<[u8; 16]>::as_slice),
        detail: detail.as_deref(),
    };
    let mac = line.mac(tx.shelf.audit(), &before.mac);
    let values =
        args![&writer, seq, at, entry.action, &actor, line.owner, line.thing, line.detail, mac];
    tx.put(ADD_ENTRY, &values)?;
    tx.chain.borrow_mut().at = Link { seq, mac };
    Ok(())
}

/// Sixteen bytes that stand for one line, to bind its sealed detail.
fn line_row(writer: &Entropy, seq: i64) -> Entropy {
    let mut row = *writer;
    for (byte, part) in row.iter_mut().zip(seq.to_be_bytes()) {
        *byte ^= part;
    }
    row
}

/// Where a transaction can be put back to.
pub(crate) struct Mark {
    link: Link,
    keys: usize,
}

impl Tx {
    pub(crate) fn mark(&self) -> Mark {
        Mark { link: self.chain.borrow().at, keys: self.overlay.borrow().len() }
    }

    pub(crate) fn back_to(&self, mark: Mark) {
        self.chain.borrow_mut().at = mark.link;
        self.overlay.borrow_mut().truncate(mark.keys);
    }

    /// Saves the chain's newest link; called once, just before the commit.
    pub(crate) fn close_chain(&self) -> Result<(), Fault> {
        let chain = self.chain.borrow();
        if chain.at == chain.kept {
            return Ok(());
        }
        let head = head_mac(self.shelf.audit(), &chain.writer, &chain.at);
        let values = args![&chain.writer, chain.started_at, chain.at.seq, chain.at.mac, head];
        self.put(SAVE_HEAD, &values)
    }

    /// The commit stands.
    pub(crate) fn keep(&self) {
        let mut chain = self.chain.borrow_mut();
        chain.kept = chain.at;
        for (member, sealer) in self.overlay.borrow_mut().drain(..) {
            self.shelf.hold(member, sealer);
        }
    }

    /// A reading transaction has ended.
    pub(crate) fn discard(&self) {
        self.overlay.borrow_mut().clear();
    }

    /// The transaction is gone with everything in it.
    pub(crate) fn discard_all(&self) {
        let mut chain = self.chain.borrow_mut();
        chain.at = chain.kept;
        self.overlay.borrow_mut().clear();
    }
}

/// Whether anything is written down but that files were taken in.
pub fn is_used(tx: &Tx) -> Result<bool, Fault> {
    tx.one(ANY_BUT_IMPORTS, &[], |row| row.get(0))
}

/// What was done to one thing, oldest first: action, actor, moment.
pub fn about(tx: &Tx, thing: &Entropy) -> Result<Vec<(String, String, Timestamp)>, Fault> {
    tx.all(ABOUT_THING, &args![thing], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// When the writer that came last began: no clock should be behind it.
pub fn newest_writer(tx: &Tx) -> Result<Option<Timestamp>, Fault> {
    tx.maybe(NEWEST_WRITER, &[], |row| row.get(0))
}
