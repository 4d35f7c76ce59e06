//! Opening an account: a code sent to an address on file, then a username and a password of one's
//! own.
//!
//! By card, somebody finds themself in the plan's files first (`card`, `rules`). An invitation, or
//! a letter, brings a code of 60 bits, so no counter guards it and no stranger can use one up.
//! Either way the plan's file names the person and only the address proves them (SECURITY 44).

pub(crate) mod card;
mod flow;
pub(crate) mod mail;
pub(crate) mod pages;
mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use card::cases::plan_file_loaded;
pub use mail::address_of;
pub use store::{Invited, NewInvitation, Reach};

use ::store::{Actor, Entry, Fault, Tx};
use web::House;

/// The cookie between the two pages.
pub(crate) const COOKIE: &str = "invited";

/// Invites somebody: keeps the invitation and queues its letter, in the caller's transaction.
pub fn invite(tx: &Tx, house: &House, new: &NewInvitation) -> Result<Invited, Fault> {
    let (invited, code) = store::insert(tx, new)?;
    mail::invite(tx, house, (&invited, new), &code)?;
    let entry = Entry::new("invitation.sent", Actor::Operator).owner(new.member);
    tx.audit(entry.thing(&invited.id))?;
    Ok(invited)
}
