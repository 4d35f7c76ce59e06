//! Invitation rows.

use ::store::{Fault, Place, Row, Tx, args};
use base::{Email, Entropy, Lang, MemberId, Phone, Private, Timestamp, folded};
use serde::{Deserialize, Serialize};

use super::flow::{INVITATION_LIFE, Invitation, letter_life};
use super::rules::number_readings;
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

/// Where a code goes: what opening an account by it proves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    Mail(Email),
    Text(Phone),
    Post(PostalAddress),
}

impl Reach {
    pub const fn email(&self) -> Option<&Email> {
        match self {
            Self::Mail(email) => Some(email),
            Self::Text(_) | Self::Post(_) => None,
        }
    }
}

/// The lines on an envelope, and the state among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostalAddress {
    pub lines: Private<Vec<String>>,
    pub state: Private<String>,
}

/// Whom to invite, and by which address on file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewInvitation {
    pub member: MemberId,
    pub first_name: Private<String>,
    pub reach: Reach,
    #[serde(default)]
    pub lang: Lang,
    /// Names that a password may not be made of; the member ID is first.
    #[serde(default)]
    pub about: Vec<Private<String>>,
}

impl NewInvitation {
    fn life(&self) -> std::time::Duration {
        match &self.reach {
            Reach::Mail(_) | Reach::Text(_) => INVITATION_LIFE,
            Reach::Post(address) => letter_life(&address.state),
        }
    }

    /// Whether what was typed beside the code is of this person: the address it was sent to, or
    /// the number on their card.
    pub(super) fn is_for(&self, typed: &str) -> bool {
        let mailed = match &self.reach {
            Reach::Mail(email) => folded(email.as_str()) == folded(typed),
            Reach::Text(phone) => typed.parse::<Phone>().is_ok_and(|typed| typed == *phone),
            Reach::Post(_) => false,
        };
        let numbers = number_readings(typed);
        let ours = self.about.iter().flat_map(|known| number_readings(known).into_iter().take(1));
        mailed || ours.into_iter().any(|known| numbers.contains(&known))
    }
}

/// An invitation that was sent.
#[derive(Debug, Clone, Copy)]
pub struct Invited {
    pub id: Entropy,
    pub expires_at: Timestamp,
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
    let expires_at = tx.now() + new.life();
    let body = tx.seal(&Place::new(new.member, "invitation", &id), new)?;
    tx.run(INVITATION_ADD, &args![id, key(tx, &code), new.member, expires_at, body])?;
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
    let to: NewInvitation = tx.open(&Place::new(member, "invitation", &id), &sealed)?;
    Ok(Found { id, invitation, to, version })
}
