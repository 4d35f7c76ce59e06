//! Opening an account by invitation: a code mailed to the address on file, then a username and a
//! password of one's own.
//!
//! The plan's file names the person; only the mailbox proves them (SECURITY 44). The code has 60
//! bits, so no counter guards it and no stranger can use one up.

mod flow;
mod mail;
pub(crate) mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use store::{Invited, NewInvitation};

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
