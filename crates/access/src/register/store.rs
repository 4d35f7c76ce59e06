//! Invitation rows.

use ::store::{Fault, Place, Row, Tx, args};
use base::{Email, Entropy, Lang, MemberId, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::flow::{INVITATION_LIFE, Invitation};
use identity::codes::{Code, INVITATION};

store::statements! {
    INVITATION_ADD = "INSERT INTO invitation (id, code, owner, expires_at, version, body) \
        VALUES ($1, $2, $3, $4, 1, $5)";
    INVITATION_BY_CODE = "SELECT id, owner, expires_at, used_at, version, body FROM invitation \
        WHERE code = $1";
    INVITATION_GET = "SELECT id, owner, expires_at, used_at, version, body FROM invitation \
        WHERE id = $1";
    INVITATION_USE = "UPDATE invitation SET used_at = $4, version = version + 1 \
        WHERE id = $1 AND owner = $2 AND version = $3 AND used_at IS NULL";
}

/// Whom to invite, and by which address on file.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    pub member: MemberId,
    pub first_name: Private<String>,
    pub email: Email,
    pub lang: Lang,
    /// Names that a password may not be made of: the member ID, the plan.
    pub about: Vec<Private<String>>,
}

/// An invitation that was sent.
#[derive(Debug, Clone, Copy)]
pub struct Invited {
    pub id: Entropy,
    pub expires_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct Body {
    first_name: Private<String>,
    email: Email,
    #[serde(default)]
    lang: Lang,
    #[serde(default)]
    about: Vec<Private<String>>,
}

/// An invitation as read.
#[derive(Debug, Clone)]
pub struct Found {
    pub id: Entropy,
    pub invitation: Invitation,
    pub to: NewInvitation,
    version: i64,
}

pub(super) fn insert(tx: &Tx, new: &NewInvitation) -> Result<(Invited, Code), Fault> {
    let (id, code) = (tx.entropy(), Code::draw(&tx.entropy(), INVITATION));
    let expires_at = tx.now() + INVITATION_LIFE;
    let NewInvitation { member, first_name, email, lang, about } = new.clone();
    let body = Body { first_name, email, lang, about };
    let body = tx.seal(&Place::new(member, "invitation", &id), &body)?;
    tx.run(INVITATION_ADD, &args![id, key(tx, &code), member, expires_at, body])?;
    Ok((Invited { id, expires_at }, code))
}

pub(super) fn by_code(tx: &Tx, code: &Code) -> Result<Option<Found>, Fault> {
    let row = tx.maybe(INVITATION_BY_CODE, &args![key(tx, code)], read)?;
    row.map(|row| opened(tx, row)).transpose()
}

pub(super) fn by_id(tx: &Tx, id: &Entropy) -> Result<Option<Found>, Fault> {
    let row = tx.maybe(INVITATION_GET, &args![id], read)?;
    row.map(|row| opened(tx, row)).transpose()
}

/// Marks it used; false when somebody was quicker.
pub(super) fn mark_used(tx: &Tx, found: &Found) -> Result<bool, Fault> {
    Ok(tx.run(INVITATION_USE, &args![found.id, found.to.member, found.version, tx.now()])? == 1)
}

/// What is kept of the code.
fn key(tx: &Tx, code: &Code) -> Entropy {
    tx.blind("access.invitation", code.symbols())
}

type Columns = (Entropy, MemberId, Invitation, i64, Vec<u8>);

fn read(row: &Row) -> Result<Columns, Fault> {
    let invitation = Invitation { expires_at: row.get(2)?, used_at: row.get(3)? };
    Ok((row.get(0)?, row.get(1)?, invitation, row.get(4)?, row.get(5)?))
}

fn opened(tx: &Tx, (id, member, invitation, version, sealed): Columns) -> Result<Found, Fault> {
    let body: Body = tx.open(&Place::new(member, "invitation", &id), &sealed)?;
    let Body { first_name, email, lang, about } = body;
    let to = NewInvitation { member, first_name, email, lang, about };
    Ok(Found { id, invitation, to, version })
}
