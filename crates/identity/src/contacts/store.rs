//! Rows of contacts.

use ::store::{Fault, Place, Row, Tx, args};
use base::{AccountId, ContactId, MemberId, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Contact, TOLD_FOR, Way};

store::statements! {
    CONTACT_ADD = "INSERT INTO contact \
        (id, account, owner, channel, bound_at, confirmed_at, version, body) \
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
    CONTACT_ONE = "SELECT id, bound_at, confirmed_at, ended_at, body FROM contact \
        WHERE id = $3 AND account = $1 AND owner = $2";
    /// The ways in use, oldest first.
    CONTACTS = "SELECT id, bound_at, confirmed_at, ended_at, body FROM contact \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL ORDER BY bound_at, id LIMIT 20";
    /// Whoever must hear of a change: confirmed ways, and those ended since $3.
    CONTACTS_TO_TELL = "SELECT id, bound_at, confirmed_at, ended_at, body FROM contact \
        WHERE account = $1 AND owner = $2 AND confirmed_at IS NOT NULL \
        AND (ended_at IS NULL OR ended_at > $3) ORDER BY bound_at, id LIMIT 20";
    CONTACT_CONFIRMED = "UPDATE contact SET confirmed_at = $4, version = version + 1 \
        WHERE id = $3 AND account = $1 AND owner = $2 AND confirmed_at IS NULL";
    CONTACT_BOUND = "UPDATE contact SET bound_at = $4, confirmed_at = $4, version = version + 1 \
        WHERE id = $3 AND account = $1 AND owner = $2 AND bound_at > $4";
    CONTACT_ENDED = "UPDATE contact SET ended_at = $4, version = version + 1 \
        WHERE id = $3 AND account = $1 AND owner = $2 AND ended_at IS NULL";
}

type Of = (AccountId, MemberId);

#[derive(Serialize, Deserialize)]
struct ContactBody {
    way: Way,
}

type Columns = (ContactId, Timestamp, Option<Timestamp>, Option<Timestamp>, Vec<u8>);

pub fn insert(tx: &Tx, of: Of, way: &Way, is_confirmed: bool) -> Result<ContactId, Fault> {
    let contact = ContactId::new(tx.entropy());
    let place = Place::new(of.1, "contact", contact.bytes());
    let body = tx.seal(&place, &ContactBody { way: way.clone() })?;
    let confirmed_at = is_confirmed.then(|| tx.now());
    let channel = way.channel();
    tx.run(CONTACT_ADD, &args![contact, of.0, of.1, channel, tx.now(), confirmed_at, body])?;
    Ok(contact)
}

pub fn one(tx: &Tx, of: Of, contact: ContactId) -> Result<Option<Contact>, Fault> {
    let row = tx.maybe(CONTACT_ONE, &args![of.0, of.1, contact], columns)?;
    row.map(|row| opened(tx, of, row)).transpose()
}

/// The ways in use, confirmed or not, oldest first.
pub fn current(tx: &Tx, of: Of) -> Result<Vec<Contact>, Fault> {
    let rows = tx.all(CONTACTS, &args![of.0, of.1], columns)?;
    rows.into_iter().map(|row| opened(tx, of, row)).collect()
}

/// The ways in use at which the person was proved to be.
pub fn confirmed(tx: &Tx, of: Of) -> Result<Vec<Contact>, Fault> {
    let mut all = current(tx, of)?;
    all.retain(|contact| contact.confirmed_at.is_some());
    Ok(all)
}

/// Everyone who must hear of a change: confirmed ways, and former ones for thirty days.
pub fn to_tell(tx: &Tx, of: Of) -> Result<Vec<Contact>, Fault> {
    let since = tx.now() - TOLD_FOR;
    let rows = tx.all(CONTACTS_TO_TELL, &args![of.0, of.1, since], columns)?;
    rows.into_iter().map(|row| opened(tx, of, row)).collect()
}

pub fn mark_confirmed(tx: &Tx, of: Of, contact: ContactId) -> Result<(), Fault> {
    tx.run(CONTACT_CONFIRMED, &args![of.0, of.1, contact, tx.now()])?;
    Ok(())
}

pub fn bind_since(tx: &Tx, of: Of, (contact, since): (ContactId, Timestamp)) -> Result<(), Fault> {
    tx.run(CONTACT_BOUND, &args![of.0, of.1, contact, since])?;
    Ok(())
}

pub fn mark_ended(tx: &Tx, of: Of, contact: ContactId) -> Result<(), Fault> {
    tx.run(CONTACT_ENDED, &args![of.0, of.1, contact, tx.now()])?;
    Ok(())
}

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn opened(tx: &Tx, of: Of, row: Columns) -> Result<Contact, Fault> {
    let (id, bound_at, confirmed_at, ended_at, sealed) = row;
    let body: ContactBody = tx.open(&Place::new(of.1, "contact", id.bytes()), &sealed)?;
    Ok(Contact { id, way: body.way, bound_at, confirmed_at, ended_at })
}
