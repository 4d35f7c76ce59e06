//! What our people may do to an account without any proof, because it only protects: end every
//! session, and stop sensitive changes. Its owner is told on every way, and takes a freeze back
//! with two proofs or in person (GUARD 14, 15); the desk cannot.

use std::sync::Arc;

use ::store::{Actor, Fault, Tx};
use base::MemberId;
use identity::history::{self, Event};
use identity::notices::{Notice, tell_every_channel};
use identity::sessions::store as session;
use identity::{account, holds};
use web::{Browser, House};

use crate::Door;
use crate::cases::{self, Hand};
use crate::flow::{Move, Outcome};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    Done,
    /// It was frozen before.
    Already,
    /// This member has no account.
    NoAccount,
}

/// Stops sensitive changes and ends every session.
pub fn freeze(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    member: MemberId,
    actor: Actor,
) -> Result<Came, Fault> {
    let Some(account) = account::of_member(tx, member)? else { return Ok(Came::NoAccount) };
    let of = (account, member);
    if holds::frozen(tx, of)?.is_some() {
        return Ok(Came::Already);
    }
    // Whose browser it was is nothing for the member's history: it was ours.
    let hand = Hand { door, house, actor, browser: &Browser::default() };
    let outcome = cases::make(tx, hand, of, (Move::FreezeAtDesk, None))?;
    session::end_all(tx, of, actor)?;
    Ok(if outcome == Outcome::Frozen { Came::Done } else { Came::Already })
}

/// Signs a member out everywhere.
pub fn end_sessions(tx: &Tx, house: &House, member: MemberId, actor: Actor) -> Result<Came, Fault> {
    let Some(account) = account::of_member(tx, member)? else { return Ok(Came::NoAccount) };
    let of = (account, member);
    session::end_all(tx, of, actor)?;
    history::note(tx, of, Event::SignedOutByUs, &Browser::default())?;
    let key = format!("signed-out/{account}/{}", tx.now().micros());
    tell_every_channel(tx, house, of, (&key, &Notice::SignedOut))?;
    Ok(Came::Done)
}
