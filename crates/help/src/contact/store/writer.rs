//! What its writer does with a ticket once it is open.

use ::store::{Actor, Entry as Audited, Fault, Tx};
use base::Entropy;
use jiff::tz::TimeZone;

use super::super::rules::{State, Voice, soonest};
use super::{Said, Ticket, save_or_conflict, say_as};

impl Ticket {
    /// Whose turn it is, as its writer is told: what they closed is closed to them, also where
    /// somebody still looks at it.
    pub fn told(&self) -> State {
        match self.state {
            State::Open if self.withdrawn_at.is_some() => State::Closed,
            state => state,
        }
    }
}

/// The writer says more: it is our turn again, also where it was closed, and the days of medicine
/// count from today. The entry's id; nothing where it was merged meanwhile.
pub fn reply(
    tx: &Tx,
    ticket: &Ticket,
    zone: &TimeZone,
    (actor, text): (Actor, &str),
) -> Result<Option<Entropy>, Fault> {
    reply_as(tx, ticket, zone, (actor, text, tx.entropy()))
}

/// The same as an entry of that name.
pub fn reply_as(
    tx: &Tx,
    ticket: &Ticket,
    zone: &TimeZone,
    (actor, text, id): (Actor, &str, Entropy),
) -> Result<Option<Entropy>, Fault> {
    if ticket.merged_into.is_some() {
        return Ok(None);
    }
    let due_at = ticket.due_at.or_else(|| ticket.queue.clock().map(|clock| tx.now() + clock));
    let runs_out = match ticket.state {
        State::Open => ticket.runs_out,
        State::Answered | State::Closed => ticket.body.left.runs_out(tx.now().day_in(zone)),
    };
    let runs_out = soonest(runs_out, due_at.map(|due| due.day_in(zone)));
    let (state, withdrawn_at) = (State::Open, None);
    let moved = Ticket { state, runs_out, due_at, withdrawn_at, ..ticket.clone() };
    save_or_conflict(tx, &moved)?;
    let said = Said { by: None, text: text.into(), queue: None };
    let at = (ticket.owner, ticket.id, ticket.version + 1);
    say_as(tx, id, at, (Voice::Member, &said))?;
    let entry = Audited::new("ticket.more-said", actor).owner(ticket.owner);
    tx.audit(entry.thing(ticket.id.bytes()))?;
    Ok(Some(id))
}

/// Its writer needs no answer any more. A report that few eyes look at is not taken back by whoever
/// sits in the account: until it was answered it waits as before, with its clock.
pub fn close(tx: &Tx, ticket: &Ticket, actor: Actor) -> Result<(), Fault> {
    if ticket.told() == State::Closed {
        return Ok(());
    }
    let closed = if ticket.queue.clock().is_some() && ticket.answered_at.is_none() {
        Ticket { withdrawn_at: Some(tx.now()), ..ticket.clone() }
    } else {
        Ticket { state: State::Closed, due_at: None, ..ticket.clone() }
    };
    save_or_conflict(tx, &closed)?;
    let entry = Audited::new("ticket.closed-by-writer", actor).owner(ticket.owner);
    tx.audit(entry.thing(ticket.id.bytes()))
}
