//! What the desk does with tickets. Each step carries the version its agent saw: where somebody was
//! faster, nothing is written and the agent looks again.

use ::store::{Actor, Entry as Audited, Fault, Tx, args};
use base::{Day, MemberScope, Private, StaffId, TicketId, Timestamp};
use serde_json::json;
use web::House;
use web::live::{Change, Topic};

use super::super::mail;
use super::super::rules::{MOST_PARTS, Queue, State, Voice, soonest};
use super::said::{ENTRIES, parts, said_in};
use super::{Columns, Entry, Said, Ticket, columns, say, ticket_where};

store::statements! {
    QUEUE = ticket_where!("queue = $1 AND state = $2 AND (runs_out_day, opened_at, id) > \
        ($3, $4, $5) ORDER BY runs_out_day, opened_at, id LIMIT $6");
    WAITING = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM help_ticket \
        WHERE queue = $1 AND state = 'open' LIMIT 1000) AS waiting";
    /// What was talked over says nothing of how long a message waits.
    ANSWERS = "SELECT opened_at, answered_at FROM help_ticket \
        WHERE queue = $1 AND answered_at >= $2 AND NOT EXISTS \
        (SELECT 1 FROM help_chat c WHERE c.ticket = help_ticket.id) \
        ORDER BY answered_at DESC LIMIT $3";
    IN_QUEUE = ticket_where!("id = $1 AND queue = $2");
    /// By its number and not by its queue: of a million tickets some hundred thousand are in one.
    BY_NUMBER = ticket_where!("id >= $1 AND id <= $2 AND queue || '' = $3 ORDER BY id LIMIT 4");
    OF_MEMBER_IN_QUEUE = ticket_where!("owner = $1 AND queue = $2 \
        ORDER BY opened_at DESC, id LIMIT 50");
    /// The newest that moved since then.
    MOVED = "SELECT id, version FROM help_ticket WHERE queue = $1 AND moved_at > $2 \
        ORDER BY moved_at DESC LIMIT 2000";
    NEWER = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM help_ticket WHERE queue = $1 \
        AND moved_at > $2 AND opened_at > $2 AND state = 'open' LIMIT 100) AS newer";
    MERGED_FOLLOW = "UPDATE help_ticket SET merged_into = $2, version = version + 1 \
        WHERE merged_into = $1 AND owner = $3";
}

/// Who acts. The first name is all that members read.
#[derive(Debug, Clone)]
pub struct Agent {
    pub id: StaffId,
    pub first_name: Private<String>,
}

/// Where a page of a queue ends: the next begins after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    pub runs_out: Day,
    pub opened_at: Timestamp,
    pub id: TicketId,
}

impl Ticket {
    pub const fn at(&self) -> At {
        At { runs_out: self.runs_out, opened_at: self.opened_at, id: self.id }
    }
}

impl Columns {
    const fn at(&self) -> At {
        At { runs_out: self.runs_out, opened_at: self.times[0], id: self.id }
    }
}

/// What waits in these queues in this state: by the day medicine runs out, then by waiting time,
/// at most `most`, beginning after `after`.
pub fn queue(
    tx: &Tx,
    (queues, state): (&[Queue], State),
    after: Option<At>,
    most: u32,
) -> Result<Vec<Ticket>, Fault> {
    let size = usize::try_from(most).unwrap_or(usize::MAX);
    let (mut tickets, mut after) = (Vec::new(), after);
    // What cannot be opened is passed over, and what comes after it is still reached.
    while tickets.len() < size {
        let rows = rows_after(tx, (queues, state), after, most)?;
        let is_end = rows.len() < size;
        after = rows.last().map(Columns::at);
        tickets.extend(readable(tx, rows)?);
        if is_end {
            break;
        }
    }
    tickets.truncate(size);
    Ok(tickets)
}

fn rows_after(
    tx: &Tx,
    (queues, state): (&[Queue], State),
    after: Option<At>,
    most: u32,
) -> Result<Vec<Columns>, Fault> {
    let (day, opened, id) = match after {
        Some(at) => (at.runs_out.to_string(), at.opened_at.micros(), at.id.bytes().to_vec()),
        None => (String::new(), i64::MIN, Vec::new()),
    };
    let mut rows: Vec<Columns> = Vec::new();
    for queue in queues {
        let values = args![queue.word(), state.word(), &day, opened, &id, most];
        rows.extend(tx.all(QUEUE, &values, columns)?);
    }
    rows.sort_by_key(Columns::at);
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(rows)
}

/// What can be opened: somebody whose key was destroyed on request stops no queue.
fn readable(tx: &Tx, rows: Vec<Columns>) -> Result<Vec<Ticket>, Fault> {
    let mut tickets = Vec::with_capacity(rows.len());
    for row in rows {
        match row.opened(tx) {
            Ok(ticket) => tickets.push(ticket),
            Err(Fault::Forgotten) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(tickets)
}

/// How many wait for us in this queue; beyond a thousand nobody counts.
pub fn waiting(tx: &Tx, queue: Queue) -> Result<usize, Fault> {
    let count: i64 = tx.one(WAITING, &args![queue.word()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// How many came into this queue since then and wait; beyond a hundred nobody counts.
pub fn newer(tx: &Tx, queue: Queue, since: Timestamp) -> Result<i64, Fault> {
    tx.one(NEWER, &args![queue.word(), since], |row| row.get(0))
}

/// What those who look at a ticket or a queue hear of.
pub fn topic(id: TicketId) -> Topic {
    Topic::new("ticket", id)
}

pub fn queue_topic(queue: Queue) -> Topic {
    Topic::new("queue", queue.word())
}

/// Tickets that moved since then, for live pages.
pub fn moved(tx: &Tx, since: Timestamp) -> Result<Vec<Change>, Fault> {
    let mut changes = Vec::new();
    for queue in Queue::ALL {
        changes.extend(tx.all(MOVED, &args![queue.word(), since], |row| {
            let (id, version): (TicketId, i64) = (row.get(0)?, row.get(1)?);
            let topics = vec![topic(id), queue_topic(*queue)];
            Ok(Change { row: *id.bytes(), version, topics })
        })?);
    }
    Ok(changes)
}

/// A ticket in one of these queues; one in another looks like none.
pub fn find(tx: &Tx, queues: &[Queue], id: TicketId) -> Result<Option<Ticket>, Fault> {
    for queue in queues {
        if let Some(row) = tx.maybe(IN_QUEUE, &args![id, queue.word()], columns)? {
            return readable(tx, vec![row]).map(|mut found| found.pop());
        }
    }
    Ok(None)
}

/// Tickets in these queues whose number was read to us, as `rules::numbered` reads it.
pub fn by_number(
    tx: &Tx,
    queues: &[Queue],
    (first, last): (TicketId, TicketId),
) -> Result<Vec<Ticket>, Fault> {
    let mut rows = Vec::new();
    for queue in queues {
        rows.extend(tx.all(BY_NUMBER, &args![first, last, queue.word()], columns)?);
    }
    readable(tx, rows)
}

/// A member's tickets in these queues, the newest first.
pub fn of_member_in(tx: &Tx, queues: &[Queue], scope: MemberScope) -> Result<Vec<Ticket>, Fault> {
    let mut rows: Vec<Columns> = Vec::new();
    for queue in queues {
        let values = args![scope.member(), queue.word()];
        rows.extend(tx.all(OF_MEMBER_IN_QUEUE, &values, columns)?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.times[0], row.id)));
    readable(tx, rows)
}

/// All that was said, notes among agents too, those of a queue for few eyes in that queue alone;
/// the oldest first.
pub fn whole_thread(tx: &Tx, ticket: &Ticket) -> Result<Vec<Entry>, Fault> {
    said_in(tx, ticket, ENTRIES)
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Saved,
    /// It is saved, and no way on file takes a message that says so: somebody has to call.
    Untold,
    /// Somebody was faster: look again. Nothing was written.
    Conflict,
    /// They cannot be one: not of the same member, not in the same queue, merged before, or too
    /// many.
    Unlike,
}

/// An agent at a ticket that `find` gave them in this very transaction, and the version of it that
/// stood on their page.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    pub agent: &'a Agent,
    pub ticket: &'a Ticket,
    pub seen: i64,
}

impl Step<'_> {
    /// Answers: the writer is told that there is an answer, and not what it says.
    pub fn reply(self, tx: &Tx, house: &House, text: &str) -> Result<Written, Fault> {
        let ticket = self.ticket;
        let answered = Ticket {
            state: State::Answered,
            answered_at: ticket.answered_at.or(Some(tx.now())),
            due_at: None,
            assignee: ticket.assignee.or(Some(self.agent.id)),
            ..ticket.clone()
        };
        let written = self.save(tx, answered, "ticket.answered")?;
        if written == Written::Saved {
            self.say(tx, Voice::Agent, text)?;
            let is_told = mail::tell_answered(tx, house, (ticket, ticket.version + 1))?;
            if ticket.owner.is_some() && !is_told {
                return Ok(Written::Untold);
            }
        }
        Ok(written)
    }

    /// For other agents; the member never reads it.
    pub fn note(self, tx: &Tx, text: &str) -> Result<Written, Fault> {
        let written = self.save(tx, self.ticket.clone(), "ticket.noted")?;
        if written == Written::Saved {
            self.say(tx, Voice::Note, text)?;
        }
        Ok(written)
    }

    pub fn take(self, tx: &Tx) -> Result<Written, Fault> {
        let taken = Ticket { assignee: Some(self.agent.id), ..self.ticket.clone() };
        self.save(tx, taken, "ticket.taken")
    }

    /// To another agent, or back to everybody.
    pub fn hand_over(self, tx: &Tx, to: Option<StaffId>) -> Result<Written, Fault> {
        let handed = Ticket { assignee: to, ..self.ticket.clone() };
        self.save(tx, handed, "ticket.handed-over")
    }

    /// To those who look at another queue, with that queue's clock, where none runs out sooner;
    /// nobody has it there yet. Where it is there already, somebody was faster.
    pub fn send_to(self, tx: &Tx, house: &House, queue: Queue) -> Result<Written, Fault> {
        if queue == self.ticket.queue {
            return Ok(Written::Conflict);
        }
        let clock = queue.clock().map(|clock| tx.now() + clock);
        let due_at = match self.ticket.state {
            State::Open => self.ticket.due_at.into_iter().chain(clock).min(),
            State::Answered | State::Closed => None,
        };
        let day = due_at.map(|due: Timestamp| due.day_in(&house.plan.zone));
        let runs_out = soonest(self.ticket.runs_out, day);
        let moved = Ticket { queue, due_at, runs_out, assignee: None, ..self.ticket.clone() };
        self.save(tx, moved, "ticket.moved")
    }

    pub fn close(self, tx: &Tx) -> Result<Written, Fault> {
        let closed = Ticket { state: State::Closed, due_at: None, ..self.ticket.clone() };
        self.save(tx, closed, "ticket.closed")
    }

    /// Makes this ticket a part of `into`, which `find` gave as well: its writer reads both there.
    /// Two strangers' tickets stay two, for each key opens one.
    pub fn merge(self, tx: &Tx, into: &Ticket) -> Result<Written, Fault> {
        let this = self.ticket;
        let alike = this.owner.is_some()
            && this.owner == into.owner
            && this.queue == into.queue
            && this.id != into.id
            && into.merged_into.is_none();
        if !alike || parts(tx, this)?.len() + parts(tx, into)?.len() >= MOST_PARTS {
            return Ok(Written::Unlike);
        }
        let merged = Ticket {
            state: State::Closed,
            due_at: None,
            merged_into: Some(into.id),
            ..this.clone()
        };
        let written = self.save(tx, merged, "ticket.merged")?;
        if written != Written::Saved {
            return Ok(written);
        }
        tx.run(MERGED_FOLLOW, &args![this.id, into.id, this.owner])?;
        let waits = this.state == State::Open || into.state == State::Open;
        let more = Ticket {
            state: if waits { State::Open } else { into.state },
            due_at: this.due_at.into_iter().chain(into.due_at).min(),
            runs_out: this.runs_out.min(into.runs_out),
            // Where one of them waits for an answer, the whole does.
            withdrawn_at: into.withdrawn_at.filter(|_| this.told() == State::Closed),
            ..into.clone()
        };
        super::save_or_conflict(tx, &more)?;
        Ok(Written::Saved)
    }

    fn save(self, tx: &Tx, ticket: Ticket, action: &'static str) -> Result<Written, Fault> {
        let stands = self.ticket.version == self.seen && self.ticket.merged_into.is_none();
        if !stands || !super::save(tx, &ticket)? {
            return Ok(Written::Conflict);
        }
        let entry = Audited::new(action, Actor::Staff(self.agent.id)).owner(ticket.owner);
        let detail = json!({ "agent": self.agent.first_name.as_str() });
        tx.audit(entry.thing(ticket.id.bytes()).detail(&detail))?;
        Ok(Written::Saved)
    }

    fn say(self, tx: &Tx, voice: Voice, text: &str) -> Result<(), Fault> {
        let by = Some((self.agent.id, self.agent.first_name.clone()));
        let at = (self.ticket.owner, self.ticket.id, self.ticket.version + 1);
        let queue = (voice == Voice::Note).then_some(self.ticket.queue);
        say(tx, at, voice, &Said { by, text: text.into(), queue }).map(|_| ())
    }
}
