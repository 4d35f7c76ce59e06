//! What comes back. The relay leaves it in a mailbox on disk, or hands it to us; either way it
//! counts only when it names the id of a message of ours. Ids are random and known to nobody but
//! the message's own carriers, so no stranger can make an address look dead.

mod folder;
mod hook;
mod parse;

use std::path::PathBuf;

use base::Secret;
use store::delivery::{Detail, State, Why};
use store::{Fault, Tx};
use web::Shared;

pub use folder::parse_mbox;
pub use hook::parse_event;
pub(crate) use hook::told;
pub use parse::{Bounce, Outcome, parse_bounce};

use crate::aside::aside;
use crate::carry::learn;
use crate::mail::rules::Status;

/// Where bounces come in.
#[derive(Debug, Default)]
pub struct Intake {
    /// A Maildir, or one file in mbox form.
    pub mailbox: Option<PathBuf>,
    /// Proves whoever hands bounces to our door; without it the door is shut.
    pub key: Option<Secret>,
}

/// What one look into the mailbox found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    pub read: usize,
    /// Those that told something of a message of ours.
    pub known: usize,
}

impl Bounce {
    /// The message's new state, and what it says about the address.
    fn news(&self) -> (State, Detail, Option<Why>) {
        let state = match self.outcome {
            Outcome::Delivered => State::Delivered,
            Outcome::Delayed => State::Delayed,
            Outcome::Failed => State::Bounced,
        };
        let code = self.status.map_or_else(String::new, |status| status.to_string());
        let dead = state == State::Bounced && self.status.is_some_and(Status::is_gone);
        (state, Detail::new(code, self.words.0.clone()), dead.then_some(Why::Gone))
    }
}

fn take(tx: &Tx, bounce: &Bounce) -> Result<bool, Fault> {
    let (state, detail, dead) = bounce.news();
    learn(tx, bounce.message, (state, &detail), dead)
}

/// Reads what has come into the mailbox. Reading it twice, or on two nodes at once, does no harm.
pub async fn round(house: &Shared, intake: &Intake) -> std::io::Result<Round> {
    let Some(mailbox) = intake.mailbox.clone() else { return Ok(Round::default()) };
    let mail = aside(move || folder::open(&mailbox)).await?;
    let mut round = Round { read: mail.len(), known: 0 };
    for piece in mail {
        let bounces: Vec<Bounce> = piece.mails().filter_map(parse_bounce).collect();
        let known = !bounces.is_empty();
        let work =
            move |tx: &Tx| bounces.iter().try_for_each(|bounce| take(tx, bounce).map(|_| ()));
        let kept = house.db.write(house.clock.now(), work).await;
        kept.map_err(|fault| std::io::Error::other(fault.to_string()))?;
        round.known += usize::from(known);
        aside(move || piece.put_away(known)).await?;
    }
    Ok(round)
}

#[cfg(test)]
mod tests;
