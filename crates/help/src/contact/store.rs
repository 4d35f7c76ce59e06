//! Tickets and what was said in them. Everything is found through whose it is: a member's through
//! their scope, a stranger's through its key, and the desk's through the queues an agent may see,
//! so that a ticket of another queue looks like none.

pub mod desk;
pub mod pictures;
pub mod said;
pub mod sweeps;
mod writer;

use std::time::Duration;

use ::store::{Actor, Entry as Audited, Fault, Owner, Place, Row, Tx, args};
use base::{
    Day, Entropy, Lang, MemberId, MemberScope, Phone, Private, StaffId, TicketId, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::expected::{Expected, SAMPLE, WINDOW, expected};
use super::hours::{Part, Zone};
use super::rules::{Left, Queue, State, Topic, Voice, gone_at, soonest};
pub use said::{Entry, Picture, thread};
pub use writer::{close, reply, reply_as};

macro_rules! ticket_where {
    ($rest:literal) => {
        concat!(
            "SELECT id, owner, queue, state, runs_out_day, opened_at, due_at, answered_at, \
             moved_at, assignee, merged_into, version, body, withdrawn_at FROM help_ticket WHERE ",
            $rest
        )
    };
}
use ticket_where;

store::statements! {
    ADD = "INSERT INTO help_ticket (id, owner, lock, queue, state, runs_out_day, opened_at, \
        due_at, answered_at, moved_at, gone_at, kept_seconds, version, body) \
        VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, 0, $6, $8, $9, 1, $10) \
        ON CONFLICT (id) DO NOTHING";
    OF_MEMBER = ticket_where!("owner = $1 ORDER BY opened_at DESC, id LIMIT $2");
    OPEN_OF_MEMBER = "SELECT COUNT(*) FROM help_ticket WHERE owner = $1 AND state <> 'closed'";
    ONE_OF_MEMBER = ticket_where!("id = $1 AND owner = $2");
    /// The key and the number belong together.
    BY_LOCK = ticket_where!("lock = $1 AND id >= $2 AND id <= $3 AND owner IS NULL");
    SAVE = "UPDATE help_ticket SET queue = $3, state = $4, runs_out_day = $5, due_at = $6, \
        answered_at = $7, moved_at = $8, gone_at = $9, assignee = $10, merged_into = $11, \
        kept_seconds = $13, withdrawn_at = $14, version = version + 1 \
        WHERE id = $1 AND version = $2 AND owner IS NOT DISTINCT FROM $12";
    KEPT = "SELECT kept_seconds FROM help_ticket WHERE id = $1 AND owner IS NOT DISTINCT FROM $2";
    KEPT_PARTS = "SELECT kept_seconds FROM help_ticket WHERE merged_into = $1 AND owner = $2 \
        ORDER BY kept_seconds DESC LIMIT 1";
    SAVE_PARTS = "UPDATE help_ticket SET queue = $2, gone_at = $3 \
        WHERE merged_into = $1 AND owner = $4";
    ADD_ENTRY = "INSERT INTO help_entry (id, ticket, seq, at, voice, body) \
        VALUES ($1, $2, $3, $4, $5, $6)";
}

/// A ticket as it stands.
#[derive(Debug, Clone)]
pub struct Ticket {
    pub id: TicketId,
    /// The member who wrote it, where somebody was signed in.
    pub owner: Option<MemberId>,
    pub queue: Queue,
    pub state: State,
    /// By this day it should be looked at.
    pub runs_out: Day,
    pub opened_at: Timestamp,
    /// Until when somebody must have answered, where the queue has a clock and nobody has.
    pub due_at: Option<Timestamp>,
    pub answered_at: Option<Timestamp>,
    pub moved_at: Timestamp,
    /// When its writer closed it while it waited in a queue where that ends nothing.
    pub withdrawn_at: Option<Timestamp>,
    pub assignee: Option<StaffId>,
    /// It is read there now, and takes nothing more.
    pub merged_into: Option<TicketId>,
    pub version: i64,
    pub body: Body,
}

/// What is sealed beside the texts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    pub topic: Topic,
    pub left: Left,
    pub lang: Lang,
    /// What the browser showed: where its owner agreed to send it, else nothing.
    pub shown: Vec<Shown>,
    /// The nine digits of a sign-in case, its check fitting.
    pub case: Option<Private<String>>,
    pub callback: Option<Callback>,
}

/// One thing about the browser, by the word of its name: `browser`, `system`, `version`, `page`,
/// `reference`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub probe: String,
    pub value: Private<String>,
}

/// Where and when somebody wants to be called. Nobody has shown that the number is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Callback {
    pub phone: Phone,
    pub part: Part,
    pub zone: Zone,
    /// From when on we can, as it was told.
    pub earliest: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Said {
    pub by: Option<(StaffId, Private<String>)>,
    pub text: Private<String>,
    /// Of a note: the queue it was made in.
    pub queue: Option<Queue>,
}

/// A ticket to be opened.
pub struct New<'a> {
    pub id: TicketId,
    pub whose: Whose,
    pub today: Day,
    pub body: &'a Body,
    /// As `rules::plain` leaves it.
    pub text: &'a str,
}

#[derive(Debug, Clone, Copy)]
pub enum Whose {
    Member(MemberScope, Actor),
    /// The keyed hash of the key, as `lock` makes it.
    Stranger(Entropy),
}

/// Opens a ticket; the same id twice is one ticket, and then nothing is written.
pub fn open(tx: &Tx, new: &New<'_>) -> Result<(), Fault> {
    let (owner, lock, actor) = match new.whose {
        Whose::Member(scope, actor) => (Some(scope.member()), None, actor),
        Whose::Stranger(lock) => (None, Some(lock), Actor::Stranger),
    };
    let (id, queue) = (new.id, new.body.topic.queue());
    let body = tx.seal(&place(owner, id), new.body)?;
    let now = tx.now();
    let due = queue.clock().map(|clock| now + clock);
    let runs_out = soonest(new.body.left.runs_out(new.today), queue.clock_day(new.today));
    let (keep, gone) = (queue.keep(), gone_at(queue.keep(), State::Open, now));
    let keep = seconds(keep);
    let values = args![id, owner, lock, queue.word(), runs_out, now, due, gone, keep, body];
    if tx.run(ADD, &values)? == 0 {
        return Ok(());
    }
    let said = Said { by: None, text: new.text.into(), queue: None };
    say(tx, (owner, id, 1), Voice::Member, &said)?;
    tx.audit(Audited::new("ticket.opened", actor).owner(owner).thing(id.bytes()))
}

/// A member's own tickets, the newest first.
pub fn of_member(tx: &Tx, scope: MemberScope, most: u32) -> Result<Vec<Ticket>, Fault> {
    let rows = tx.all(OF_MEMBER, &args![scope.member(), most], columns)?;
    rows.into_iter().map(|row| row.opened(tx)).collect()
}

pub fn open_of_member(tx: &Tx, scope: MemberScope) -> Result<usize, Fault> {
    let count: i64 = tx.one(OPEN_OF_MEMBER, &args![scope.member()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

pub fn one_of_member(tx: &Tx, scope: MemberScope, id: TicketId) -> Result<Option<Ticket>, Fault> {
    let row = tx.maybe(ONE_OF_MEMBER, &args![id, scope.member()], columns)?;
    row.map(|row| row.opened(tx)).transpose()
}

/// A stranger's ticket: its number in full or in part, and its key.
pub fn by_key(
    tx: &Tx,
    (first, last): (TicketId, TicketId),
    key: &str,
) -> Result<Option<Ticket>, Fault> {
    let row = tx.maybe(BY_LOCK, &args![lock(tx, key), first, last], columns)?;
    row.map(|row| row.opened(tx)).transpose()
}

/// Nobody who reads rows can hold the ticket.
pub fn lock(tx: &Tx, key: &str) -> Entropy {
    tx.blind("help-ticket-key", key)
}

/// How long the last answers took; nothing where there were too few to say.
pub fn expected_time(tx: &Tx, queue: Queue) -> Result<Option<Expected>, Fault> {
    let values = args![queue.word(), tx.now() - WINDOW, SAMPLE];
    let times = tx.all(desk::ANSWERS, &values, |row| {
        let (opened, answered): (Timestamp, Timestamp) = (row.get(0)?, row.get(1)?);
        Ok(answered.since(opened))
    })?;
    Ok(expected(times))
}

/// A writer's own step: where it meets an agent's, it is run again with what the agent left.
pub(crate) fn save_or_conflict(tx: &Tx, ticket: &Ticket) -> Result<(), Fault> {
    if save(tx, ticket)? {
        return Ok(());
    }
    Err(Fault::Conflict("a ticket changed while it was read".to_owned()))
}

/// Saves what moves about a ticket, if it still stands as it was read. Its parts are where it is,
/// and are kept as long.
fn save(tx: &Tx, ticket: &Ticket) -> Result<bool, Fault> {
    let Ticket { id, queue, state, runs_out, due_at, answered_at, .. } = *ticket;
    let answered = answered_at.map_or(0, Timestamp::micros);
    let keep = kept(tx, ticket)?;
    let gone = gone_at(keep, state, tx.now());
    let keep = seconds(keep);
    let assignee = ticket.assignee.map(|staff| *staff.bytes());
    let (queue, state, into) = (queue.word(), state.word(), ticket.merged_into);
    let version = ticket.version;
    let now = tx.now();
    let values = args![
        id,
        version,
        queue,
        state,
        runs_out,
        due_at,
        answered,
        now,
        gone,
        assignee,
        into,
        ticket.owner,
        keep,
        ticket.withdrawn_at
    ];
    if tx.run(SAVE, &values)? == 0 {
        return Ok(false);
    }
    // A stranger's has no parts: what is not asked for meets nobody else's transaction.
    if ticket.owner.is_some() {
        tx.run(SAVE_PARTS, &args![id, queue, gone, ticket.owner])?;
    }
    crate::chat::store::follow(tx, ticket)?;
    Ok(true)
}

/// The longest that any queue keeps it that it or a part of it was in: a complaint stays one.
fn kept(tx: &Tx, ticket: &Ticket) -> Result<Duration, Fault> {
    let values = args![ticket.id, ticket.owner];
    let own: Option<i64> = tx.maybe(KEPT, &values, |row| row.get(0))?;
    let of_parts: Option<i64> = match ticket.owner {
        Some(_) => tx.maybe(KEPT_PARTS, &values, |row| row.get(0))?,
        None => None,
    };
    let longest = own.into_iter().chain(of_parts).max().unwrap_or_default();
    let longest = Duration::from_secs(u64::try_from(longest).unwrap_or_default());
    Ok(longest.max(ticket.queue.keep()))
}

fn seconds(time: Duration) -> i64 {
    i64::try_from(time.as_secs()).unwrap_or(i64::MAX)
}

/// Whose, which, and the version of it that this makes.
type At = (Option<MemberId>, TicketId, i64);

fn say(tx: &Tx, at: At, voice: Voice, said: &Said) -> Result<Entropy, Fault> {
    let id = tx.entropy();
    say_as(tx, id, at, (voice, said)).map(|()| id)
}

/// The same under a name that it follows from.
pub(crate) fn say_as(
    tx: &Tx,
    id: Entropy,
    (owner, ticket, seq): At,
    (voice, said): (Voice, &Said),
) -> Result<(), Fault> {
    let body = tx.seal(&entry_place(owner, &id), said)?;
    tx.run(ADD_ENTRY, &args![id, ticket, seq, tx.now(), voice.word(), body]).map(|_| ())
}

/// A row before its body is opened.
struct Columns {
    id: TicketId,
    owner: Option<MemberId>,
    queue: Queue,
    state: State,
    runs_out: Day,
    /// Opened, first answered (0: never), moved.
    times: [Timestamp; 3],
    due_at: Option<Timestamp>,
    assignee: Option<Entropy>,
    merged_into: Option<TicketId>,
    version: i64,
    sealed: Vec<u8>,
    withdrawn_at: Option<Timestamp>,
}

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok(Columns {
        id: row.get(0)?,
        owner: row.get(1)?,
        queue: word(row, 2, Queue::read)?,
        state: word(row, 3, State::read)?,
        runs_out: row.get(4)?,
        times: [row.get(5)?, row.get(7)?, row.get(8)?],
        due_at: row.get(6)?,
        assignee: row.get(9)?,
        merged_into: row.get(10)?,
        version: row.get(11)?,
        sealed: row.get(12)?,
        withdrawn_at: row.get(13)?,
    })
}

fn word<T>(row: &Row, index: usize, read: fn(&str) -> Option<T>) -> Result<T, Fault> {
    read(&row.get::<String>(index)?).ok_or(Fault::corrupt("a ticket has an unknown word"))
}

impl Columns {
    fn opened(self, tx: &Tx) -> Result<Ticket, Fault> {
        let Self { id, owner, queue, state, runs_out, due_at, merged_into, version, .. } = self;
        let [opened_at, answered, moved_at] = self.times;
        Ok(Ticket {
            id,
            owner,
            queue,
            state,
            runs_out,
            opened_at,
            due_at,
            answered_at: (answered.micros() > 0).then_some(answered),
            moved_at,
            withdrawn_at: self.withdrawn_at,
            assignee: self.assignee.map(StaffId::new),
            merged_into,
            version,
            body: tx.open(&place(owner, id), &self.sealed)?,
        })
    }
}

fn place(owner: Option<MemberId>, id: TicketId) -> Place {
    Place::new(Owner::from(owner), "help_ticket", id.bytes())
}

fn entry_place(owner: Option<MemberId>, row: &Entropy) -> Place {
    Place::new(Owner::from(owner), "help_entry", row)
}
