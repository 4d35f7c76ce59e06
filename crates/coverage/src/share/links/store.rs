//! Links and their openings.

use base::{CoverageId, LinkId, MemberId, MemberScope, Private, Secret, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};
use store::{Actor, Entry, Fault, Owner, Place, Row, Tx, args};

use super::rules::{Offer, TRIES, plain};

store::statements! {
    ADD = "INSERT INTO health_link
        (id, handle, owner, made_at, ends_at, tries_left, opened, body)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
    OF_OWNER = "SELECT id, owner, made_at, ends_at, tries_left, opened, body FROM health_link
        WHERE owner = $1 ORDER BY made_at DESC, id LIMIT 40";
    ONE = "SELECT id, owner, made_at, ends_at, tries_left, opened, body FROM health_link
        WHERE id = $1 AND owner = $2";
    /// Whoever has the address acts for the owner who made it, as far as the link goes.
    BY_HANDLE = "SELECT id, owner, made_at, ends_at, tries_left, opened, body FROM health_link
        WHERE handle = $1";
    /// The owner of a link that we named ourselves in a ticket.
    BY_TICKET = "SELECT id, owner, made_at, ends_at, tries_left, opened, body FROM health_link
        WHERE id = $1";
    END = "UPDATE health_link SET ends_at = $3 WHERE id = $1 AND owner = $2 AND ends_at > $3";
    /// Taken before the passcode is compared, so that tries made at once cannot share one.
    TAKE_TRY = "UPDATE health_link SET tries_left = tries_left - 1
        WHERE id = $1 AND owner = $2 AND tries_left > 0 RETURNING tries_left";
    GIVE_TRY_BACK = "UPDATE health_link SET tries_left = tries_left + 1
        WHERE id = $1 AND owner = $2";
    COUNT_OPENING = "UPDATE health_link SET opened = opened + 1 WHERE id = $1 AND owner = $2";
    ADD_OPENING = "INSERT INTO health_link_opening (id, link, owner, at, body)
        VALUES ($1, $2, $3, $4, $5)";
    OPENINGS = "SELECT id, at, body FROM health_link_opening
        WHERE owner = $1 AND link = $2 ORDER BY at DESC, id LIMIT 100";
}

/// How many openings of one link are kept by name; the rest are counted.
pub const OPENINGS_KEPT: i64 = 100;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Body {
    /// The secret part of its address, and the key to what is behind it: 43 characters each.
    token: Secret,
    key: Secret,
    coverage: CoverageId,
    label: Private<String>,
    long: bool,
    /// A keyed hash of the passcode, where there is one.
    passcode: Option<LinkId>,
}

/// A link as its member sees it.
#[derive(Debug, Clone)]
pub struct Link {
    pub id: LinkId,
    pub owner: MemberId,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
    pub tries_left: i64,
    pub opened: i64,
    pub token: Secret,
    pub key: Secret,
    pub coverage: CoverageId,
    pub label: Private<String>,
    pub long: bool,
    pub passcode: Option<LinkId>,
}

impl Link {
    /// Too many wrong passcodes end it as well.
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.ends_at && self.tries_left > 0
    }

    pub fn has_passcode(&self) -> bool {
        self.passcode.is_some()
    }
}

/// Makes a link to a card of the member's own, and says when it ends.
pub fn make(
    tx: &Tx,
    who: MemberScope,
    (coverage, offer): (CoverageId, &Offer),
    actor: Actor,
) -> Result<Option<(LinkId, Timestamp)>, Fault> {
    let Some(life) = offer.life else { return Ok(None) };
    let id = LinkId::new(tx.entropy());
    let (token, key) = (drawn(tx), drawn(tx));
    let typed = Some(plain(&offer.passcode)).filter(|typed| !typed.is_empty());
    let handle = handle(tx, token.expose());
    let body = Body {
        token,
        key,
        coverage,
        label: offer.label.trim().into(),
        long: life.is_long(),
        passcode: typed.map(|typed| mark(tx, id, &typed)),
    };
    let body = tx.seal(&place(who.member(), id), &body)?;
    let ends = tx.now() + life.length();
    tx.run(ADD, &args![id, handle, who.member(), tx.now(), ends, TRIES, body])?;
    tx.audit(Entry::new("link.made", actor).owner(who).thing(id.bytes()))?;
    Ok(Some((id, ends)))
}

/// 256 random bits as an address or a JSON can hold them.
fn drawn(tx: &Tx) -> Secret {
    let mut bytes = [0; 32];
    tx.fill(&mut bytes);
    Secret::new(BASE64.encode(bytes))
}

fn handle(tx: &Tx, token: &str) -> [u8; 16] {
    tx.blind("health-link", token)
}

fn mark(tx: &Tx, id: LinkId, passcode: &str) -> LinkId {
    LinkId::new(tx.blind("health-link-passcode", &format!("{id} {passcode}")))
}

/// The newest first.
pub fn list(tx: &Tx, who: MemberScope) -> Result<Vec<Link>, Fault> {
    tx.all(OF_OWNER, &args![who.member()], |row| read(tx, row))
}

pub fn one(tx: &Tx, who: MemberScope, id: LinkId) -> Result<Option<Link>, Fault> {
    tx.maybe(ONE, &args![id, who.member()], |row| read(tx, row))
}

/// The open link with this secret part.
pub fn by_token(tx: &Tx, token: &str) -> Result<Option<Link>, Fault> {
    let found = tx.maybe(BY_HANDLE, &args![handle(tx, token)], |row| read(tx, row));
    still_open(tx, found)
}

/// The open link that a ticket of ours names.
pub fn by_ticket(tx: &Tx, id: LinkId) -> Result<Option<Link>, Fault> {
    still_open(tx, tx.maybe(BY_TICKET, &args![id], |row| read(tx, row)))
}

/// A link of somebody who was forgotten leads nowhere, like any other that has ended.
fn still_open(tx: &Tx, found: Result<Option<Link>, Fault>) -> Result<Option<Link>, Fault> {
    match found {
        Err(Fault::Forgotten) => Ok(None),
        found => Ok(found?.filter(|link| link.is_open(tx.now()))),
    }
}

fn read(tx: &Tx, row: &Row<'_>) -> Result<Link, Fault> {
    let (id, owner) = (row.get(0)?, row.get(1)?);
    let body: Body = tx.open(&place(owner, id), &row.get::<Vec<u8>>(6)?)?;
    Ok(Link {
        id,
        owner,
        made_at: row.get(2)?,
        ends_at: row.get(3)?,
        tries_left: row.get(4)?,
        opened: row.get(5)?,
        token: body.token,
        key: body.key,
        coverage: body.coverage,
        label: body.label,
        long: body.long,
        passcode: body.passcode,
    })
}

/// Ends a link now. False where it is not theirs or has ended already.
pub fn end(tx: &Tx, who: MemberScope, id: LinkId, actor: Actor) -> Result<bool, Fault> {
    let ended = tx.run(END, &args![id, who.member(), tx.now()])? == 1;
    if ended {
        tx.audit(Entry::new("link.ended", actor).owner(who).thing(id.bytes()))?;
    }
    Ok(ended)
}

/// What became of a passcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    Right,
    /// So many tries are left.
    Wrong(i64),
    /// There was none left to make.
    Spent,
}

/// Compares a passcode with the link's. A link without one takes any.
pub fn try_passcode(tx: &Tx, link: &Link, typed: &str) -> Result<Tried, Fault> {
    let Some(wanted) = link.passcode else { return Ok(Tried::Right) };
    let names = args![link.id, link.owner];
    let Some(left) = tx.maybe(TAKE_TRY, &names, |row| row.get::<i64>(0))? else {
        return Ok(Tried::Spent);
    };
    // Both are keyed hashes: how long a comparison takes says nothing of what was typed.
    if mark(tx, link.id, &plain(typed)) == wanted {
        tx.run(GIVE_TRY_BACK, &names)?;
        return Ok(Tried::Right);
    }
    let entry = Entry::new("link.passcode_wrong", Actor::Stranger);
    tx.audit(entry.owner(link.owner).thing(link.id.bytes()))?;
    Ok(Tried::Wrong(left))
}

/// Notes who opened a link, as they named themselves.
pub fn note_opening(tx: &Tx, link: &Link, recipient: &str) -> Result<(), Fault> {
    tx.run(COUNT_OPENING, &args![link.id, link.owner])?;
    if link.opened < OPENINGS_KEPT {
        let id = LinkId::new(tx.entropy());
        let place = Place::new(link.owner, "health_link_opening", id.bytes());
        let body = tx.seal(&place, &Private(recipient.to_owned()))?;
        tx.run(ADD_OPENING, &args![id, link.id, link.owner, tx.now(), body])?;
    }
    let entry = Entry::new("record.exported", Actor::Stranger);
    tx.audit(entry.owner(link.owner).thing(link.id.bytes()))
}

/// When a link was opened, and by whom, the latest first.
#[derive(Debug, Clone)]
pub struct Opening {
    pub at: Timestamp,
    pub recipient: Private<String>,
}

pub fn openings(tx: &Tx, who: MemberScope, link: LinkId) -> Result<Vec<Opening>, Fault> {
    tx.all(OPENINGS, &args![who.member(), link], |row| {
        let id: LinkId = row.get(0)?;
        let place = Place::new(who, "health_link_opening", id.bytes());
        Ok(Opening { at: row.get(1)?, recipient: tx.open(&place, &row.get::<Vec<u8>>(2)?)? })
    })
}

fn place(owner: MemberId, id: LinkId) -> Place {
    Place::new(Owner::Member(owner), "health_link", id.bytes())
}
