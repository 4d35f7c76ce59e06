//! A message as it is sent: a new ticket, or the one that the same press made before.

use ::store::{Actor, Fault, Tx};
use base::{AccountId, Day, MemberScope, Private, TicketId};
use guard::Prefix;

use super::rules::{Key, MOST_OPEN, OPENINGS, WRONG_KEYS, numbered};
use super::store::{self, Body, Callback, New, Ticket, Whose};
use crate::rations::{self, Name};

/// A form that holds together.
#[derive(Debug, Clone)]
pub struct Sending {
    /// What its page was given by us: the same page sent twice is one ticket.
    pub once: Private<String>,
    pub body: Body,
    pub text: Private<String>,
}

/// Who sends, and from where.
#[derive(Debug, Clone, Copy)]
pub struct Sender {
    pub member: Option<(MemberScope, AccountId)>,
    pub prefix: Prefix,
}

#[derive(Debug, Clone)]
pub enum Sent {
    ByMember(TicketId),
    /// It is read with this key.
    ByStranger(TicketId, Key),
    /// As many of theirs are open as may be.
    MemberHasMost,
    /// So many came from there just now.
    PlaceHasMost,
}

/// Number and key follow from what was sent, so that whoever lost the answer on the way may press
/// again and be shown the same.
pub fn send(tx: &Tx, (sender, today): (Sender, Day), sending: &Sending) -> Result<Sent, Fault> {
    let Sending { once, body, text } = sending;
    let member = sender.member.map(|(scope, _)| scope.member());
    // When we can call follows from when it is sent; all else counts.
    let callback = body.callback.clone().map(|it| Callback { earliest: None, ..it });
    let same = (once, &Body { callback, ..body.clone() }, text);
    let id = TicketId::new(tx.digest(&("help-ticket", member, same))?);
    let Some((scope, account)) = sender.member else {
        let key = Key::draw(tx.digest(&("help-ticket-key", same))?);
        let lock = store::lock(tx, key.plain());
        if store::by_key(tx, (id, id), key.plain())?.is_none() {
            let place = Name::of_place(tx, "help-opening", sender.prefix);
            if !rations::take(tx, place, OPENINGS)? {
                return Ok(Sent::PlaceHasMost);
            }
            let whose = Whose::Stranger(lock);
            store::open(tx, &New { id, whose, today, body, text })?;
        }
        return Ok(Sent::ByStranger(id, key));
    };
    if store::one_of_member(tx, scope, id)?.is_none() {
        if store::open_of_member(tx, scope)? >= MOST_OPEN {
            return Ok(Sent::MemberHasMost);
        }
        let whose = Whose::Member(scope, Actor::Account(account));
        store::open(tx, &New { id, whose, today, body, text })?;
    }
    Ok(Sent::ByMember(id))
}

/// What a number and a key lead to.
#[derive(Debug)]
pub enum Found {
    Ticket(Box<Ticket>),
    Nothing,
    /// So many from there were wrong that none is looked at now, right ones neither.
    Held,
}

pub fn look(tx: &Tx, prefix: Prefix, (number, key): (&str, &str)) -> Result<Found, Fault> {
    let place = Name::of_place(tx, "help-key", prefix);
    if rations::left(tx, place, WRONG_KEYS)? == 0 {
        return Ok(Found::Held);
    }
    let found = match (numbered(number), Key::read(key)) {
        (Some(range), Some(key)) => store::by_key(tx, range, key.plain())?,
        _ => None,
    };
    match found {
        Some(ticket) => Ok(Found::Ticket(Box::new(ticket))),
        None => rations::take(tx, place, WRONG_KEYS).map(|_| Found::Nothing),
    }
}
