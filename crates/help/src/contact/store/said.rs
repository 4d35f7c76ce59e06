//! What was said in a ticket, as its writer and the desk read it.

use ::store::{Fault, Tx, args};
use base::{Entropy, Private, TicketId, Timestamp};

use super::super::rules::{Queue, Voice};
use super::{Said, Ticket, entry_place, word};

store::statements! {
    /// The newest, so that whoever writes on and on reads what is answered.
    ENTRIES = "SELECT e.id, e.at, e.voice, e.body, e.seq, \
        EXISTS (SELECT 1 FROM help_picture p WHERE p.id = e.id) \
        FROM help_entry e WHERE e.ticket = $1 ORDER BY e.seq DESC LIMIT 400";
    ENTRIES_FOR_MEMBER = "SELECT e.id, e.at, e.voice, e.body, e.seq, \
        EXISTS (SELECT 1 FROM help_picture p WHERE p.id = e.id AND p.hidden_at IS NULL) \
        FROM help_entry e WHERE e.ticket = $1 AND e.voice <> 'note' \
        ORDER BY e.seq DESC LIMIT 400";
    MERGED = "SELECT id FROM help_ticket WHERE merged_into = $1 AND owner = $2 \
        ORDER BY opened_at, id LIMIT 20";
}

/// One thing said.
#[derive(Debug, Clone)]
pub struct Entry {
    pub ticket: TicketId,
    pub at: Timestamp,
    pub voice: Voice,
    /// The first name of the agent who said it; members are told no more.
    pub by: Option<Private<String>>,
    /// Nothing where a picture was sent.
    pub text: Private<String>,
    pub picture: Picture,
}

/// What came with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    None,
    /// By the entry's number in its ticket.
    Kept(i64),
    /// Its writer took it away again.
    Removed,
}

/// All that its writer may read, and what was said in tickets that were merged into it; the oldest
/// first. Notes among agents are never read from the store here.
pub fn thread(tx: &Tx, ticket: &Ticket) -> Result<Vec<Entry>, Fault> {
    said_in(tx, ticket, ENTRIES_FOR_MEMBER)
}

/// The tickets that were merged into it.
pub(super) fn parts(tx: &Tx, ticket: &Ticket) -> Result<Vec<TicketId>, Fault> {
    tx.all(MERGED, &args![ticket.id, ticket.owner], |row| row.get(0))
}

pub(super) fn said_in(tx: &Tx, ticket: &Ticket, sql: ::store::Sql) -> Result<Vec<Entry>, Fault> {
    let mut ids = parts(tx, ticket)?;
    ids.push(ticket.id);
    let mut said = Vec::new();
    for id in ids {
        let rows = tx.all(sql, &args![id], |row| {
            let (id, at): (Entropy, Timestamp) = (row.get(0)?, row.get(1)?);
            let kept = row.get::<bool>(5)?.then_some(row.get::<i64>(4)?);
            Ok((id, at, word(row, 2, Voice::read)?, row.get::<Vec<u8>>(3)?, kept))
        })?;
        for (row, at, voice, sealed, kept) in rows.into_iter().rev() {
            let Said { by, text, queue } = tx.open(&entry_place(ticket.owner, &row), &sealed)?;
            // What few eyes noted among them stays with their queue.
            if queue.is_some_and(|from| from != Queue::Ordinary && from != ticket.queue) {
                continue;
            }
            let by = by.map(|(_, name)| name);
            let picture = match kept {
                Some(seq) => Picture::Kept(seq),
                None if text.is_empty() => Picture::Removed,
                None => Picture::None,
            };
            said.push(Entry { ticket: id, at, voice, by, text, picture });
        }
    }
    said.sort_by_key(|entry| entry.at);
    Ok(said)
}
