//! The ways to reach a person: several, each with the day it was bound and the day it was
//! confirmed. One that is no longer used still hears of what happens for thirty days (GUARD 17).

pub mod change;
pub mod flow;
mod jobs;
pub mod pages;
pub mod store;

use std::fmt;
use std::time::Duration;

use ::store::delivery::{self, Why};
use ::store::{Actor, Channel, Entry, Fault, Tx};
use base::{AccountId, ContactId, Email, MemberId, Phone, Timestamp};
use serde::{Deserialize, Serialize};

pub use jobs::jobs;
pub(crate) use jobs::letter as code_letter;
pub use store::{confirmed, current, to_tell};

type Of = (AccountId, MemberId);

/// How long a former address is told of what happens.
pub const TOLD_FOR: Duration = Duration::from_hours(30 * 24);

/// An address or a number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    Mail(Email),
    Phone(Phone),
}

impl Way {
    pub const fn channel(&self) -> &'static str {
        match self {
            Self::Mail(_) => "mail",
            Self::Phone(_) => "phone",
        }
    }

    /// Enough for its owner to know it again: `m…@example.org`, `… 99`.
    pub fn masked(&self) -> String {
        match self {
            Self::Mail(email) => email.masked(),
            Self::Phone(phone) => {
                let digits = phone.digits();
                format!("… {}", digits.get(digits.len().saturating_sub(2)..).unwrap_or_default())
            }
        }
    }

    /// As messages name it: by which channel they go there, and to what.
    pub fn sent_to(&self) -> (Channel, &str) {
        match self {
            Self::Mail(email) => (Channel::Mail, email.as_str()),
            Self::Phone(phone) => (Channel::Text, phone.digits()),
        }
    }

    pub const fn email(&self) -> Option<&Email> {
        match self {
            Self::Mail(email) => Some(email),
            Self::Phone(_) => None,
        }
    }
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(…)", self.channel())
    }
}

/// What independent possession an evidence is of (DESIGN 3). Card facts are never one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    Mailbox,
    Phone,
    /// A remembered browser, a passkey, an authenticator app.
    Device,
    Post,
    /// In person, or two agents with a call back.
    Human,
    Caregiver,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    pub way: Way,
    /// Since when it belongs to the account: what evidence is worth grows with this.
    pub bound_at: Timestamp,
    /// When a code sent there came back, or the plan's file vouched for it.
    pub confirmed_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
}

/// Adds a way; a confirmed address also names the account at sign-in.
pub fn add(tx: &Tx, of: Of, way: &Way, is_confirmed: bool) -> Result<ContactId, Fault> {
    let contact = store::insert(tx, of, way, is_confirmed)?;
    if is_confirmed {
        name_by(tx, of, way)?;
    }
    note(tx, "contact.added", of, contact)?;
    Ok(contact)
}

/// A way the plan has vouched for since a day in the past: it counts as evidence from then.
pub fn add_known(tx: &Tx, of: Of, way: &Way, since: Timestamp) -> Result<ContactId, Fault> {
    let contact = add(tx, of, way, true)?;
    store::bind_since(tx, of, (contact, since))?;
    Ok(contact)
}

/// A code sent there came back. False when it is not a current way of this account.
pub fn confirm(tx: &Tx, of: Of, contact: ContactId) -> Result<bool, Fault> {
    let Some(found) = store::one(tx, of, contact)?.filter(|found| found.ended_at.is_none()) else {
        return Ok(false);
    };
    if found.confirmed_at.is_none() {
        store::mark_confirmed(tx, of, contact)?;
        name_by(tx, of, &found.way)?;
        note(tx, "contact.confirmed", of, contact)?;
    }
    Ok(true)
}

/// Ends a way. It names nobody any more and proves nothing, and is still told for a while.
pub fn end(tx: &Tx, of: Of, contact: ContactId) -> Result<bool, Fault> {
    let Some(found) = store::one(tx, of, contact)?.filter(|found| found.ended_at.is_none()) else {
        return Ok(false);
    };
    store::mark_ended(tx, of, contact)?;
    let (_, text) = named_as(&found.way);
    crate::account::store::drop_name(tx, of, &crate::account::name_key(tx, text))?;
    note(tx, "contact.ended", of, contact)?;
    Ok(true)
}

/// Why nothing we send there arrives, if so: it came back for good, or its owner said STOP.
pub fn why_dead(tx: &Tx, way: &Way) -> Result<Option<Why>, Fault> {
    let (channel, to) = way.sent_to();
    let dead = delivery::why_dead(tx, &delivery::address(tx, channel, to))?;
    Ok(dead.map(|dead| dead.why))
}

/// The confirmed ways at which something still arrives, oldest first.
pub fn living(tx: &Tx, of: Of) -> Result<Vec<Contact>, Fault> {
    let mut living = Vec::new();
    for contact in confirmed(tx, of)? {
        if why_dead(tx, &contact.way)?.is_none() {
            living.push(contact);
        }
    }
    Ok(living)
}

fn name_by(tx: &Tx, of: Of, way: &Way) -> Result<(), Fault> {
    let (kind, text) = named_as(way);
    crate::account::store::insert_name(tx, of, &crate::account::name_key(tx, text), kind)
}

/// A confirmed way also finds its account: an address at sign-in, a number at "Help me get in".
fn named_as(way: &Way) -> (&'static str, &str) {
    match way {
        Way::Mail(email) => ("email", email.as_str()),
        Way::Phone(phone) => ("phone", phone.digits()),
    }
}

fn note(tx: &Tx, action: &'static str, of: Of, contact: ContactId) -> Result<(), Fault> {
    tx.audit(Entry::new(action, Actor::Account(of.0)).owner(of.1).thing(contact.bytes()))
}
