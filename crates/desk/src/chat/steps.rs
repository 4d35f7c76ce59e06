//! A chat opened and moved, each in one transaction that writes the look down.

use ::store::{Actor, Entry as Audited, Fault, Tx};
use base::{StaffId, TicketId, Timestamp};
use help::chats::{self, Chat, Line, Stage};
use help::tickets::{Entry, Queue, Ticket, find, whole_thread};
use web::House;

use super::rules::{Act, TAKES_FOR, is_worth_noting};
use crate::session::Staffer;
use crate::staff::store::{Staff, list};
use crate::viewed::{What, Why, warrant};

/// A chat with all that its page shows.
pub struct Opened {
    pub ticket: Ticket,
    pub stage: Stage,
    pub thread: Vec<Entry>,
    /// Colleagues who take chats of its queue now.
    pub takers: Vec<Staff>,
    pub holder: Option<Staff>,
}

impl Opened {
    pub fn is_mine(&self, who: &Staffer) -> bool {
        is_mine(&self.ticket, self.stage, who)
    }
}

fn is_mine(ticket: &Ticket, stage: Stage, who: &Staffer) -> bool {
    stage == Stage::Held && ticket.assignee == Some(who.id)
}

/// A chat in the queues of this role, as it stands now.
fn chat(tx: &Tx, queues: &[Queue], id: TicketId) -> Result<Option<(Ticket, Stage)>, Fault> {
    let Some(ticket) = find(tx, queues, id)? else { return Ok(None) };
    let chat = chats::of_ticket(tx, &ticket)?;
    Ok(chat.map(|chat| {
        let stage = chat.stage_at(ticket.moved_at, tx.now());
        (ticket, stage)
    }))
}

/// Opens a chat. A member's is a look at their record and written down as one; what is said while
/// somebody has it belongs to the look that taking it was, so that a page which renews itself does
/// not fill the record.
pub fn open(
    tx: &Tx,
    who: &Staffer,
    (id, by_itself): (TicketId, bool),
) -> Result<Option<Opened>, Fault> {
    let Some((ticket, stage)) = chat(tx, who.role.queues(), id)? else { return Ok(None) };
    let is_covered = by_itself && is_mine(&ticket, stage, who);
    if !is_covered && !look(tx, who, &ticket)? {
        return Ok(None);
    }
    if !by_itself {
        stay(tx, who)?;
    }
    let thread = whole_thread(tx, &ticket)?;
    let here = chats::takers(tx, ticket.queue)?;
    let staff = list(tx)?;
    let holder = staff.iter().find(|one| ticket.assignee == Some(one.id)).cloned();
    let others = |one: &Staff| one.works_here() && one.id != who.id && here.contains(&one.id);
    let takers = staff.into_iter().filter(others).collect();
    Ok(Some(Opened { ticket, stage, thread, takers, holder }))
}

/// Writes down that it was looked at; false where there is nothing to read.
fn look(tx: &Tx, who: &Staffer, ticket: &Ticket) -> Result<bool, Fault> {
    if let Some(member) = ticket.owner {
        return Ok(warrant::look(tx, who, member, (What::Ticket, Why::Ticket))?.is_some());
    }
    let read = Audited::new("desk.ticket-read", Actor::Staff(who.id));
    tx.audit(read.thing(ticket.id.bytes())).map(|()| true)
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    Done,
    /// There is no such chat in the queues of this role.
    Missing,
    /// Another has it, or it is over: look again.
    Faster,
    Wrong(&'static str, &'static str),
}

pub fn step(
    tx: &Tx,
    (house, who): (&House, &Staffer),
    id: TicketId,
    (act, once): (&Act, &str),
) -> Result<Came, Fault> {
    let Some((ticket, stage)) = chat(tx, who.role.queues(), id)? else {
        return Ok(Came::Missing);
    };
    stay(tx, who)?;
    let agent = who.agent();
    if *act == Act::Take {
        if is_mine(&ticket, stage, who) {
            return Ok(Came::Done);
        }
        if stage != Stage::Waiting || !chats::take(tx, &agent, &ticket)? {
            return Ok(Came::Faster);
        }
        return Ok(if look(tx, who, &ticket)? { Came::Done } else { Came::Missing });
    }
    if !is_mine(&ticket, stage, who) {
        return Ok(Came::Faster);
    }
    match act {
        Act::Take | Act::Ready(_) => {}
        Act::Say(text) => {
            chats::answer(tx, &agent, &ticket, Line { once, text })?;
        }
        Act::Give(Some(to)) if !chats::takers(tx, ticket.queue)?.contains(to) => {
            return Ok(Came::Wrong("to", "desk-chat-to-wrong"));
        }
        Act::Give(to) => chats::hand_over(tx, &agent, &ticket, *to)?,
        Act::Keep => chats::finish(tx, (house, &agent), &ticket, true)?,
        Act::End => chats::finish(tx, (house, &agent), &ticket, false)?,
    }
    Ok(Came::Done)
}

/// Chats that wait, and those of whoever asks.
pub struct Chats {
    pub waiting: Vec<(Ticket, Chat)>,
    pub own: Vec<(Ticket, Chat)>,
    /// Until when they take chats, if they do.
    pub takes_until: Option<Timestamp>,
}

pub fn chats_of(tx: &Tx, who: &Staffer, by_itself: bool) -> Result<Chats, Fault> {
    if !by_itself {
        stay(tx, who)?;
    }
    let queues = who.role.queues();
    let mut own = chats::of_stage(tx, queues, Stage::Held)?;
    own.retain(|(ticket, _)| ticket.assignee == Some(who.id));
    let waiting = chats::of_stage(tx, queues, Stage::Waiting)?;
    Ok(Chats { waiting, own, takes_until: chats::takes_until(tx, who.id)? })
}

/// From now on chats come to them.
pub fn takes(tx: &Tx, who: &Staffer) -> Result<(), Fault> {
    chats::takes(tx, who.id, who.role.queues(), tx.now() + TAKES_FOR)?;
    written(tx, who.id, "chat.here")
}

pub fn takes_none(tx: &Tx, who: StaffId) -> Result<(), Fault> {
    if chats::takes_until(tx, who)?.is_none() {
        return Ok(());
    }
    chats::takes_none(tx, who)?;
    written(tx, who, "chat.away")
}

fn written(tx: &Tx, who: StaffId, action: &'static str) -> Result<(), Fault> {
    tx.audit(Audited::new(action, Actor::Staff(who)))
}

/// Whoever takes chats and does something is still there.
fn stay(tx: &Tx, who: &Staffer) -> Result<(), Fault> {
    match chats::takes_until(tx, who.id)? {
        Some(until) if is_worth_noting(until, tx.now()) => {
            chats::takes(tx, who.id, who.role.queues(), tx.now() + TAKES_FOR)
        }
        _ => Ok(()),
    }
}
