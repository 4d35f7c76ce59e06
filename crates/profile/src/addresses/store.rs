//! Rows of addresses, and of what was typed and not yet confirmed.

use base::{AccountId, AddressId, DraftId, Entropy, MemberId, MemberScope, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Actor, Fault, Place, Row, Sweep, Tx, args};

use super::rules::{Entry, Which};

store::statements! {
    ADDRESSES = "SELECT id, version, body FROM delivery_address WHERE owner = $1 \
        ORDER BY at, id LIMIT 20";
    ADDRESS = "SELECT id, version, body FROM delivery_address WHERE id = $1 AND owner = $2";
    ADDRESS_ADD = "INSERT INTO delivery_address (id, owner, at, version, body) \
        VALUES ($1, $2, $3, 1, $4)";
    /// The version it was read at guards the edit: a second tab, a form of yesterday.
    ADDRESS_CHANGE = "UPDATE delivery_address SET version = version + 1, body = $4 \
        WHERE id = $1 AND owner = $2 AND version = $3";
    ADDRESS_END = "DELETE FROM delivery_address WHERE id = $1 AND owner = $2";
    PREFERRED = "SELECT address FROM preferred_address WHERE owner = $1";
    PREFER_ADD = "INSERT INTO preferred_address (owner, address) VALUES ($1, $2) \
        ON CONFLICT (owner) DO UPDATE SET address = excluded.address";
    DRAFT = "SELECT at, body FROM address_draft WHERE owner = $1";
    DRAFT_KEEP = "INSERT INTO address_draft (owner, at, body) VALUES ($1, $2, $3) \
        ON CONFLICT (owner) DO UPDATE SET at = excluded.at, body = excluded.body";
    DRAFT_DROP = "DELETE FROM address_draft WHERE owner = $1";
    DRAFTS_OVER = "SELECT owner FROM address_draft WHERE at < $1 LIMIT $2";
    DRAFT_GONE = "DELETE FROM address_draft WHERE owner = $1 AND at < $2";
}

/// How long a draft waits for its owner (SECURITY 61).
const DRAFT_LIFE: std::time::Duration = std::time::Duration::from_hours(20);

pub const SWEEPS: [Sweep; 1] =
    [Sweep { name: "address_draft", keep: DRAFT_LIFE, find: DRAFTS_OVER, remove: DRAFT_GONE }];

/// What waits to be confirmed: a new address, or one that takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The one it changes, as it was when the form was shown.
    pub of: Option<(AddressId, i64)>,
    pub entry: Entry,
    /// Whether things shall go there from now on.
    pub prefer: bool,
    /// By which the page that shows it names it; drawn whenever one is kept.
    #[serde(default)]
    pub mark: Option<DraftId>,
}

impl Draft {
    /// The one it changes; a name that no address has for a new one.
    pub fn id(&self) -> AddressId {
        self.of.map_or(AddressId::new([0; 16]), |(id, _)| id)
    }
}

/// One of the member's own, as it stands.
#[derive(Debug, Clone)]
pub struct Stood {
    pub id: AddressId,
    pub version: i64,
    pub entry: Entry,
}

pub fn own(tx: &Tx, scope: MemberScope) -> Result<Vec<(AddressId, Entry)>, Fault> {
    let rows = tx.all(ADDRESSES, &args![scope.member()], columns)?;
    let opened = rows.into_iter().map(|row| opened(tx, scope.member(), row));
    opened.map(|stood| stood.map(|stood| (stood.id, stood.entry))).collect()
}

pub fn one(tx: &Tx, scope: MemberScope, id: AddressId) -> Result<Option<Stood>, Fault> {
    let row = tx.maybe(ADDRESS, &args![id, scope.member()], columns)?;
    row.map(|row| opened(tx, scope.member(), row)).transpose()
}

/// Which of their own they prefer; none where it is the plan's.
pub fn preferred(tx: &Tx, scope: MemberScope) -> Result<Option<AddressId>, Fault> {
    Ok(tx.maybe(PREFERRED, &args![scope.member()], |row| row.get(0))?.flatten())
}

pub fn prefer(tx: &Tx, by: AccountId, scope: MemberScope, which: Which) -> Result<(), Fault> {
    let address = match which {
        Which::Plan => None,
        Which::Own(id) => Some(id),
    };
    tx.run(PREFER_ADD, &args![scope.member(), address])?;
    let thing = address.map_or([0; 16], |id| *id.bytes());
    note(tx, "address.preferred", (by, scope), thing)
}

pub fn add(tx: &Tx, by: AccountId, scope: MemberScope, entry: &Entry) -> Result<AddressId, Fault> {
    let id = AddressId::new(tx.entropy());
    let body = tx.seal(&place(scope.member(), id), entry)?;
    tx.run(ADDRESS_ADD, &args![id, scope.member(), tx.now(), body])?;
    note(tx, "address.added", (by, scope), *id.bytes())?;
    Ok(id)
}

/// False where it has changed since it was read, or is gone.
pub fn change(
    tx: &Tx,
    by: AccountId,
    scope: MemberScope,
    ((id, version), entry): ((AddressId, i64), &Entry),
) -> Result<bool, Fault> {
    let body = tx.seal(&place(scope.member(), id), entry)?;
    if tx.run(ADDRESS_CHANGE, &args![id, scope.member(), version, body])? == 0 {
        return Ok(false);
    }
    note(tx, "address.changed", (by, scope), *id.bytes())?;
    Ok(true)
}

/// False where there is none.
pub fn end(tx: &Tx, by: AccountId, scope: MemberScope, id: AddressId) -> Result<bool, Fault> {
    if tx.run(ADDRESS_END, &args![id, scope.member()])? == 0 {
        return Ok(false);
    }
    if preferred(tx, scope)? == Some(id) {
        tx.run(PREFER_ADD, &args![scope.member(), None::<AddressId>])?;
    }
    note(tx, "address.ended", (by, scope), *id.bytes())?;
    Ok(true)
}

/// Keeps what was typed; the last one counts.
pub fn keep_draft(tx: &Tx, scope: MemberScope, draft: &Draft) -> Result<(), Fault> {
    let owner = scope.member();
    let draft = Draft { mark: Some(DraftId::new(tx.entropy())), ..draft.clone() };
    let body = tx.seal(&draft_place(owner), &draft)?;
    tx.run(DRAFT_KEEP, &args![owner, tx.now(), body]).map(|_| ())
}

pub fn draft(tx: &Tx, scope: MemberScope) -> Result<Option<Draft>, Fault> {
    let owner = scope.member();
    let row = tx.maybe(DRAFT, &args![owner], |row| {
        Ok((row.get::<Timestamp>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    let live = row.filter(|(at, _)| tx.now() < *at + DRAFT_LIFE);
    live.map(|(_, body)| tx.open(&draft_place(owner), &body)).transpose()
}

pub fn drop_draft(tx: &Tx, scope: MemberScope) -> Result<(), Fault> {
    tx.run(DRAFT_DROP, &args![scope.member()]).map(|_| ())
}

fn note(
    tx: &Tx,
    action: &'static str,
    (by, scope): (AccountId, MemberScope),
    thing: Entropy,
) -> Result<(), Fault> {
    let entry = store::Entry::new(action, Actor::Account(by));
    tx.audit(entry.owner(scope.member()).thing(&thing))
}

type Columns = (AddressId, i64, Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn opened(tx: &Tx, owner: MemberId, (id, version, body): Columns) -> Result<Stood, Fault> {
    Ok(Stood { id, version, entry: tx.open(&place(owner, id), &body)? })
}

fn place(owner: MemberId, id: AddressId) -> Place {
    Place::new(owner, "delivery_address", id.bytes())
}

fn draft_place(owner: MemberId) -> Place {
    Place::new(owner, "address_draft", owner.bytes())
}
