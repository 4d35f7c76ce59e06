//! Pictures that a writer sends with a ticket, and may take away again.

use ::store::{Actor, Entry as Audited, Fault, Owner, Place, Tx, args};
use base::{Entropy, TicketId};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::tz::TimeZone;

use super::said::parts;
use super::{Ticket, reply};

store::statements! {
    ADD = "INSERT INTO help_picture (id, ticket, seq, body) VALUES ($1, $2, $3, $4)";
    ONE = "SELECT id, body FROM help_picture WHERE ticket = $1 AND seq = $2";
    ONE_FOR_WRITER = "SELECT id, body FROM help_picture \
        WHERE ticket = $1 AND seq = $2 AND hidden_at IS NULL";
    HIDE = "UPDATE help_picture SET hidden_at = $3 \
        WHERE ticket = $1 AND seq = $2 AND hidden_at IS NULL";
    REMOVE = "DELETE FROM help_picture WHERE ticket = $1 AND seq = $2";
    COUNT = "SELECT COUNT(*) FROM help_picture WHERE ticket = $1";
}

/// Pictures of one ticket at a time. (house)
pub const MOST: usize = 5;

/// Whether one more may come.
pub fn is_room(tx: &Tx, ticket: &Ticket) -> Result<bool, Fault> {
    let count: i64 = tx.one(COUNT, &args![ticket.id], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX) < MOST)
}

/// Adds one, a JPEG that we made, as something its writer said. False where the ticket was merged
/// meanwhile.
pub fn add(
    tx: &Tx,
    ticket: &Ticket,
    zone: &TimeZone,
    (actor, jpeg): (Actor, &[u8]),
) -> Result<bool, Fault> {
    let Some(id) = reply(tx, ticket, zone, (actor, ""))? else { return Ok(false) };
    let body = tx.seal(&place(ticket, &id), &BASE64_STANDARD.encode(jpeg))?;
    tx.run(ADD, &args![id, ticket.id, ticket.version + 1, body])?;
    Ok(true)
}

/// One of a ticket that was found through its writer, or of a part of it.
pub fn own(tx: &Tx, ticket: &Ticket, which: (TicketId, i64)) -> Result<Option<Vec<u8>>, Fault> {
    read(tx, ticket, which, ONE_FOR_WRITER)
}

/// One of a ticket that was found through the queues an agent may see, or of a part of it.
pub fn one(tx: &Tx, ticket: &Ticket, which: (TicketId, i64)) -> Result<Option<Vec<u8>>, Fault> {
    read(tx, ticket, which, ONE)
}

fn read(
    tx: &Tx,
    ticket: &Ticket,
    (part, seq): (TicketId, i64),
    sql: ::store::Sql,
) -> Result<Option<Vec<u8>>, Fault> {
    if !is_of(tx, ticket, part)? {
        return Ok(None);
    }
    let found = tx.maybe(sql, &args![part, seq], |row| {
        Ok((row.get::<Entropy>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    let Some((id, sealed)) = found else { return Ok(None) };
    let text: String = tx.open(&place(ticket, &id), &sealed)?;
    let jpeg = BASE64_STANDARD.decode(text);
    jpeg.map(Some).map_err(|_| Fault::corrupt("a picture has another shape"))
}

/// Its writer wants it gone: it is, and that it was there stays to be seen. Where few eyes look at
/// a report, whoever sits in the account takes it from their own page alone.
pub fn remove(
    tx: &Tx,
    ticket: &Ticket,
    (actor, part, seq): (Actor, TicketId, i64),
) -> Result<(), Fault> {
    if !is_of(tx, ticket, part)? {
        return Ok(());
    }
    let removed = if ticket.queue.clock().is_some() {
        tx.run(HIDE, &args![part, seq, tx.now()])?
    } else {
        tx.run(REMOVE, &args![part, seq])?
    };
    if removed == 0 {
        return Ok(());
    }
    let entry = Audited::new("ticket.picture-removed", actor).owner(ticket.owner);
    tx.audit(entry.thing(part.bytes()))
}

fn is_of(tx: &Tx, ticket: &Ticket, part: TicketId) -> Result<bool, Fault> {
    Ok(part == ticket.id || parts(tx, ticket)?.contains(&part))
}

fn place(ticket: &Ticket, id: &Entropy) -> Place {
    Place::new(Owner::from(ticket.owner), "help_picture", id)
}
