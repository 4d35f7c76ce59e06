//! A ticket opened and moved, each in one transaction that writes the look down.

use ::store::{Actor, Entry as Audited, Fault, Tx};
use base::TicketId;
use help::tickets::{Entry, Step, Ticket, Written, by_number, find, of_member_in, whole_thread};
use web::House;

use super::super::super::rules::Act;
use super::may_take;
use crate::session::Staffer;
use crate::staff::store::{Staff, list, one};
use crate::viewed::{What, Why, warrant};

/// A ticket with all that its page shows.
pub struct Opened {
    pub ticket: Ticket,
    pub thread: Vec<Entry>,
    /// Those that were merged into it.
    pub parts: Vec<Ticket>,
    pub colleagues: Vec<Staff>,
    /// What it may be merged into.
    pub same: Vec<TicketId>,
}

/// What came of a step.
pub enum Came {
    Done,
    /// An answer that nobody could be told of.
    Untold,
    /// There is no such ticket in the queues of this role.
    Missing,
    Faster,
    Wrong(&'static str, &'static str),
}

/// Opens a ticket. A member's is a look at their record, and written down as one; that a stranger's
/// was read is written down as well.
pub fn open(tx: &Tx, who: &Staffer, id: TicketId) -> Result<Option<Opened>, Fault> {
    let queues = who.role.queues();
    let Some(ticket) = find(tx, queues, id)? else { return Ok(None) };
    let (mut same, mut parts) = (Vec::new(), Vec::new());
    if let Some(member) = ticket.owner {
        let looked = warrant::look(tx, who, member, (What::Ticket, Why::Ticket))?;
        let Some(scope) = looked else { return Ok(None) };
        for one in of_member_in(tx, &[ticket.queue], scope)? {
            match one.merged_into {
                Some(into) if into == id => parts.push(one),
                None if one.id != id => same.push(one.id),
                _ => {}
            }
        }
    } else {
        tx.audit(Audited::new("desk.ticket-read", Actor::Staff(who.id)).thing(id.bytes()))?;
    }
    let thread = whole_thread(tx, &ticket)?;
    Ok(Some(Opened { thread, parts, colleagues: list(tx)?, same, ticket }))
}

/// A picture that came with a ticket in the queues of this role. That it was looked at is written
/// down, for it may show more than its writer meant.
pub fn picture(
    tx: &Tx,
    who: &Staffer,
    id: TicketId,
    which: (TicketId, i64),
) -> Result<Option<Vec<u8>>, Fault> {
    let Some(ticket) = find(tx, who.role.queues(), id)? else { return Ok(None) };
    let found = help::tickets::picture(tx, &ticket, which)?;
    if found.is_some() {
        if let Some(member) = ticket.owner {
            warrant::look(tx, who, member, (What::Ticket, Why::Ticket))?;
        }
        let seen = Audited::new("desk.picture-seen", Actor::Staff(who.id)).owner(ticket.owner);
        tx.audit(seen.thing(id.bytes()))?;
    }
    Ok(found)
}

pub fn step(
    tx: &Tx,
    (house, who): (&House, &Staffer),
    (id, seen): (TicketId, i64),
    act: &Act,
) -> Result<Came, Fault> {
    let queues = who.role.queues();
    let Some(ticket) = find(tx, queues, id)? else { return Ok(Came::Missing) };
    let agent = who.agent();
    let step = Step { agent: &agent, ticket: &ticket, seen };
    let written = match act {
        Act::Ready(_) => return Ok(Came::Done),
        Act::Reply(text) => step.reply(tx, house, text)?,
        Act::Note(text) => step.note(tx, text)?,
        Act::Take => step.take(tx)?,
        Act::Give(None) => step.hand_over(tx, None)?,
        Act::Give(Some(to)) => {
            let able = one(tx, *to)?.is_some_and(|staff| may_take(&staff, ticket.queue));
            if !able {
                return Ok(Came::Wrong("to", "desk-ticket-to-wrong"));
            }
            step.hand_over(tx, Some(*to))?
        }
        Act::Send(queue) => step.send_to(tx, house, *queue)?,
        Act::Close => step.close(tx)?,
        Act::Merge(range) => match by_number(tx, queues, *range)?.as_slice() {
            [into] => step.merge(tx, into)?,
            _ => return Ok(Came::Wrong("into", "desk-ticket-into-wrong")),
        },
    };
    Ok(match written {
        Written::Saved => Came::Done,
        Written::Untold => Came::Untold,
        Written::Conflict => Came::Faster,
        Written::Unlike => Came::Wrong("into", "desk-ticket-unlike"),
    })
}
