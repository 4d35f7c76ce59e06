//! Chats and who takes them. Every step is one transaction with its ticket's: where two press at
//! once, one of them finds it done.

pub mod sweeps;

use ::store::{Actor, Entry as Audited, Fault, Row, Tx, args};
use base::{Entropy, MemberScope, StaffId, TicketId, Timestamp};
use jiff::tz::TimeZone;
use serde_json::json;
use web::House;

use super::flow::{Chat, MOST_WAIT, Stage};
use super::rules::{LINES, MOST_LINES};
use crate::contact::expected::{Expected, SAMPLE, WINDOW, expected};
use crate::contact::mail;
use crate::contact::rules::{Queue, State, Voice};
use crate::contact::store::desk::{Agent, find};
use crate::contact::store::{self as tickets, Said, Ticket};
use crate::rations::{self, Name};

macro_rules! chat_where {
    ($rest:literal) => {
        concat!("SELECT ticket, stage, opened_at, taken_at, ended_at FROM help_chat WHERE ", $rest)
    };
}

store::statements! {
    ADD = "INSERT INTO help_chat (ticket, member, queue, runs_out_day, stage, opened_at) \
        VALUES ($1, $2, $3, $4, 'waiting', $5) ON CONFLICT (ticket) DO NOTHING";
    ONE = chat_where!("ticket = $1");
    NEWEST = chat_where!("member = $1 ORDER BY opened_at DESC, ticket LIMIT 1");
    TAKE = "UPDATE help_chat SET stage = 'held', taken_at = COALESCE(taken_at, $2) \
        WHERE ticket = $1 AND stage = 'waiting'";
    END = "UPDATE help_chat SET stage = 'over', ended_at = $2 \
        WHERE ticket = $1 AND stage <> 'over'";
    /// Nothing is written where nothing changes, as with most lines.
    FOLLOW = "UPDATE help_chat SET queue = $2, runs_out_day = $3, stage = $4 \
        WHERE ticket = $1 AND stage <> 'over' \
        AND (queue <> $2 OR runs_out_day <> $3 OR stage <> $4)";
    OF_STAGE = chat_where!("queue = $1 AND stage = $2 AND opened_at > $3 \
        ORDER BY runs_out_day, opened_at, ticket LIMIT $4");
    BEFORE = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM help_chat WHERE queue = $1 \
        AND stage = 'waiting' AND (runs_out_day, opened_at, ticket) < ($2, $3, $4) \
        AND opened_at > $5 LIMIT 100) AS before";
    TAKEN = "SELECT opened_at, taken_at FROM help_chat \
        WHERE queue = $1 AND taken_at >= $2 ORDER BY taken_at DESC LIMIT $3";
    LINE = "SELECT seq FROM help_entry WHERE id = $1 AND ticket = $2";
    TAKER_SAVE = "INSERT INTO help_taker (staff, queue, until_at) VALUES ($1, $2, $3) \
        ON CONFLICT (staff, queue) DO UPDATE SET until_at = excluded.until_at";
    TAKER_GONE = "DELETE FROM help_taker WHERE staff = $1";
    TAKES = "SELECT until_at FROM help_taker WHERE staff = $1 AND until_at > $2 \
        ORDER BY until_at LIMIT 1";
    TAKERS = "SELECT staff FROM help_taker WHERE queue = $1 AND until_at > $2 \
        ORDER BY staff LIMIT 100";
}

/// Chats of one list, at most.
const LISTED: i64 = 50;
/// Chats that somebody is in, at most: as many as a desk of fifty has.
const HELD: i64 = 300;

/// One line, and what the page it was written on calls it: sent twice it is said once.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub once: &'a str,
    /// As `tickets::rules::plain` leaves it.
    pub text: &'a str,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    Said,
    /// So many in so short a time.
    Enough,
    /// As many as one chat holds.
    Full,
}

/// Makes a chat of a ticket that was just opened; twice is once.
pub fn open(tx: &Tx, ticket: &Ticket) -> Result<(), Fault> {
    let values =
        args![ticket.id, ticket.owner, ticket.queue.word(), ticket.runs_out, ticket.opened_at];
    tx.run(ADD, &values).map(|_| ())
}

pub fn of_ticket(tx: &Tx, ticket: &Ticket) -> Result<Option<Chat>, Fault> {
    tx.maybe(ONE, &args![ticket.id], chat)
}

/// A member's last chat.
pub fn newest(tx: &Tx, scope: MemberScope) -> Result<Option<(Ticket, Chat)>, Fault> {
    let Some(chat) = tx.maybe(NEWEST, &args![scope.member()], chat)? else { return Ok(None) };
    let ticket = tickets::one_of_member(tx, scope, chat.ticket)?;
    Ok(ticket.map(|ticket| (ticket, chat)))
}

/// Its visitor says something.
pub fn say(
    tx: &Tx,
    (ticket, zone): (&Ticket, &TimeZone),
    (actor, line): (Actor, Line<'_>),
) -> Result<Became, Fault> {
    let id = named(tx, ticket, line)?;
    if is_said(tx, ticket, &id)? {
        return Ok(Became::Said);
    }
    if ticket.version >= MOST_LINES {
        return Ok(Became::Full);
    }
    if !rations::take(tx, Name::of_chat(tx, ticket.id), LINES)? {
        return Ok(Became::Enough);
    }
    tickets::reply_as(tx, ticket, zone, (actor, line.text, id))?;
    Ok(Became::Said)
}

/// Whoever has it at the desk says something. Nobody is written to about it: they read it here.
pub fn answer(tx: &Tx, agent: &Agent, ticket: &Ticket, line: Line<'_>) -> Result<Became, Fault> {
    let id = named(tx, ticket, line)?;
    if is_said(tx, ticket, &id)? {
        return Ok(Became::Said);
    }
    let answered = Ticket {
        state: State::Answered,
        answered_at: ticket.answered_at.or(Some(tx.now())),
        due_at: None,
        ..ticket.clone()
    };
    tickets::save_or_conflict(tx, &answered)?;
    let by = Some((agent.id, agent.first_name.clone()));
    let said = Said { by, text: line.text.into(), queue: None };
    let place = (ticket.owner, ticket.id, ticket.version + 1);
    tickets::say_as(tx, id, place, (Voice::Agent, &said))?;
    audit(tx, agent, ticket, "chat.answered")?;
    Ok(Became::Said)
}

/// Somebody of the desk comes; false where another was faster.
pub fn take(tx: &Tx, agent: &Agent, ticket: &Ticket) -> Result<bool, Fault> {
    if tx.run(TAKE, &args![ticket.id, tx.now()])? == 0 {
        return Ok(false);
    }
    let taken = Ticket { assignee: Some(agent.id), ..ticket.clone() };
    tickets::save_or_conflict(tx, &taken)?;
    audit(tx, agent, ticket, "chat.taken").map(|()| true)
}

/// To a colleague, or back to whoever comes.
pub fn hand_over(
    tx: &Tx,
    agent: &Agent,
    ticket: &Ticket,
    to: Option<StaffId>,
) -> Result<(), Fault> {
    tickets::save_or_conflict(tx, &Ticket { assignee: to, ..ticket.clone() })?;
    audit(tx, agent, ticket, "chat.handed-over")
}

/// The desk ends it: `stays` as a message that somebody goes on with, or done. A member who may
/// have left before they read the last line is told that there is one.
pub fn finish(
    tx: &Tx,
    (house, agent): (&House, &Agent),
    ticket: &Ticket,
    stays: bool,
) -> Result<(), Fault> {
    end(tx, ticket)?;
    let ended = if stays {
        Ticket { state: State::Open, ..ticket.clone() }
    } else {
        Ticket { state: State::Closed, due_at: None, ..ticket.clone() }
    };
    tickets::save_or_conflict(tx, &ended)?;
    if ticket.state == State::Answered {
        mail::tell_answered(tx, house, (ticket, ticket.version + 1))?;
    }
    audit(tx, agent, ticket, if stays { "chat.kept" } else { "chat.ended" })
}

/// Its visitor leaves. What was answered is closed; all else waits as a message.
pub fn leave(tx: &Tx, ticket: &Ticket, actor: Actor) -> Result<(), Fault> {
    end(tx, ticket)?;
    if ticket.state == State::Answered {
        return tickets::close(tx, ticket, actor);
    }
    let entry = Audited::new("chat.left", actor).owner(ticket.owner);
    tx.audit(entry.thing(ticket.id.bytes()))?;
    // Whoever has its page open at the desk hears of it.
    tickets::save_or_conflict(tx, ticket)
}

fn end(tx: &Tx, ticket: &Ticket) -> Result<(), Fault> {
    tx.run(END, &args![ticket.id, tx.now()]).map(|_| ())
}

/// Keeps a chat where its ticket is: in its queue, and over once that is closed or read in another.
/// Where nobody has it any more, it waits again.
pub(crate) fn follow(tx: &Tx, ticket: &Ticket) -> Result<(), Fault> {
    let Some(chat) = of_ticket(tx, ticket)?.filter(|chat| chat.stage != Stage::Over) else {
        return Ok(());
    };
    if ticket.state == State::Closed || ticket.merged_into.is_some() {
        return end(tx, ticket);
    }
    let stage = if ticket.assignee.is_none() { Stage::Waiting } else { chat.stage };
    let values = args![ticket.id, ticket.queue.word(), ticket.runs_out, stage.word()];
    tx.run(FOLLOW, &values).map(|_| ())
}

/// Chats at this stage in these queues: by the day medicine runs out, then by waiting time.
pub fn of_stage(tx: &Tx, queues: &[Queue], stage: Stage) -> Result<Vec<(Ticket, Chat)>, Fault> {
    let most = if stage == Stage::Held { HELD } else { LISTED };
    // A chat lives for hours: what was opened a day ago is none any more.
    let since = tx.now() - MOST_WAIT * 24;
    let mut found = Vec::new();
    for queue in queues {
        let values = args![queue.word(), stage.word(), since, most];
        for chat in tx.all(OF_STAGE, &values, chat)? {
            // Somebody whose key was destroyed on request has no chat any more.
            let Some(ticket) = find(tx, &[*queue], chat.ticket)? else { continue };
            if chat.stage_at(ticket.moved_at, tx.now()) == stage {
                found.push((ticket, chat));
            }
        }
    }
    found.sort_by_key(|(ticket, _)| ticket.at());
    Ok(found)
}

/// How many wait who come first; beyond a hundred nobody counts.
pub fn before(tx: &Tx, ticket: &Ticket) -> Result<i64, Fault> {
    let Ticket { id, queue, runs_out, opened_at, .. } = *ticket;
    let since = tx.now() - MOST_WAIT;
    tx.one(BEFORE, &args![queue.word(), runs_out, opened_at, id, since], |row| row.get(0))
}

/// How long the last ones waited; nothing where there were too few to say.
pub fn expected_wait(tx: &Tx, queue: Queue) -> Result<Option<Expected>, Fault> {
    let values = args![queue.word(), tx.now() - WINDOW, SAMPLE];
    let times = tx.all(TAKEN, &values, |row| {
        let (opened, taken): (Timestamp, Timestamp) = (row.get(0)?, row.get(1)?);
        Ok(taken.since(opened))
    })?;
    Ok(expected(times))
}

/// Somebody of the desk takes chats of these queues from now on, until then.
pub fn takes(tx: &Tx, who: StaffId, queues: &[Queue], until: Timestamp) -> Result<(), Fault> {
    for queue in queues {
        tx.run(TAKER_SAVE, &args![who, queue.word(), until])?;
    }
    Ok(())
}

/// Takes none any more.
pub fn takes_none(tx: &Tx, who: StaffId) -> Result<(), Fault> {
    tx.run(TAKER_GONE, &args![who]).map(|_| ())
}

/// Until when somebody takes chats.
pub fn takes_until(tx: &Tx, who: StaffId) -> Result<Option<Timestamp>, Fault> {
    tx.maybe(TAKES, &args![who, tx.now()], |row| row.get(0))
}

/// Who takes chats of this queue now.
pub fn takers(tx: &Tx, queue: Queue) -> Result<Vec<StaffId>, Fault> {
    tx.all(TAKERS, &args![queue.word(), tx.now()], |row| row.get(0))
}

fn named(tx: &Tx, ticket: &Ticket, line: Line<'_>) -> Result<Entropy, Fault> {
    tx.digest(&("help-line", ticket.id, line.once, line.text))
}

fn is_said(tx: &Tx, ticket: &Ticket, id: &Entropy) -> Result<bool, Fault> {
    Ok(tx.maybe(LINE, &args![*id, ticket.id], |row| row.get::<i64>(0))?.is_some())
}

fn audit(tx: &Tx, agent: &Agent, ticket: &Ticket, action: &'static str) -> Result<(), Fault> {
    let entry = Audited::new(action, Actor::Staff(agent.id)).owner(ticket.owner);
    let detail = json!({ "agent": agent.first_name.as_str() });
    tx.audit(entry.thing(ticket.id.bytes()).detail(&detail))
}

fn chat(row: &Row) -> Result<Chat, Fault> {
    let stage = Stage::read(&row.get::<String>(1)?);
    Ok(Chat {
        ticket: row.get::<TicketId>(0)?,
        stage: stage.ok_or(Fault::corrupt("a chat has an unknown stage"))?,
        opened_at: row.get(2)?,
        taken_at: row.get(3)?,
        ended_at: row.get(4)?,
    })
}
