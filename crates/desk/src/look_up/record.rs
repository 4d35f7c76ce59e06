//! What is shown of somebody: how their account stands in words, ways to reach them with most signs
//! hidden, what was delivered, what they wrote to us.

use ::store::delivery::{self, State};
use ::store::{Channel, Fault, Tx};
use base::{Day, MemberScope, Timestamp};
use coverage::{PersonView, person};
use help::tickets::{self, Ticket};
use identity::contacts::{self, Contact, Way};
use identity::{account, holds};

use super::rules::ending;
use crate::proof::store::warning;
use crate::session::Staffer;

/// How many messages are listed.
const SENT: usize = 10;

#[derive(Clone)]
pub struct Record {
    /// The given name, and the first letter of the other.
    pub name: String,
    pub member_id: String,
    pub standing: Standing,
    pub second_step: bool,
    /// When somebody who was sent a proof said that they were not on the phone with us.
    pub denied: Option<Timestamp>,
    pub ways: Vec<Reached>,
    pub sent: Vec<Sent>,
    pub tickets: Vec<Ticket>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    NoAccount,
    Open,
    /// Its owner said "this was not me" then.
    Frozen(Timestamp),
    Closed,
}

impl Standing {
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoAccount => "none",
            Self::Open => "open",
            Self::Frozen(_) => "frozen",
            Self::Closed => "closed",
        }
    }
}

/// A way to reach somebody.
#[derive(Clone)]
pub struct Reached {
    pub masked: String,
    pub confirmed: bool,
    /// It takes nothing: since when, and whether its owner said STOP.
    pub dead: Option<(Timestamp, delivery::Why)>,
}

/// What became of one message.
#[derive(Debug, Clone, Copy)]
pub struct Sent {
    pub at: Timestamp,
    pub channel: Channel,
    pub state: State,
}

/// Nothing where nobody is there to read of.
pub fn record(
    tx: &Tx,
    who: &Staffer,
    (scope, today): (MemberScope, Day),
) -> Result<Option<Record>, Fault> {
    let Some(person) = person(tx, scope)? else { return Ok(None) };
    let name = short_name(&person);
    let card = coverage::summary(tx, scope, today)?.and_then(|coverage| coverage.card);
    let printed = card.and_then(|card| card.member_id).or(person.member_id);
    let member_id = printed.map(|number| ending(&number.0)).unwrap_or_default();
    let mut record = Record {
        name,
        member_id,
        standing: Standing::NoAccount,
        second_step: false,
        denied: warning(tx, scope.member())?,
        ways: Vec::new(),
        sent: sent(tx, scope)?,
        tickets: tickets::of_member_in(tx, who.role.queues(), scope)?,
    };
    if let Some(account) = account::of_member(tx, scope.member())? {
        let of = (account, scope.member());
        record.standing = match holds::frozen(tx, of)? {
            _ if account::closing::is_closed(tx, of)? => Standing::Closed,
            Some(at) => Standing::Frozen(at),
            None => Standing::Open,
        };
        let enrolled = factors::enrolled(tx, of)?;
        record.second_step = enrolled.passkeys > 0 || enrolled.authenticator;
        for contact in contacts::current(tx, of)? {
            record.ways.push(reached(tx, &contact)?);
        }
    }
    Ok(Some(record))
}

/// The given name, and the first letter of the other.
pub fn short_name(PersonView { name, .. }: &PersonView) -> String {
    match name.family.0.chars().next() {
        Some(letter) => format!("{} {letter}.", name.first()),
        None => name.first().to_owned(),
    }
}

fn reached(tx: &Tx, contact: &Contact) -> Result<Reached, Fault> {
    let address = match &contact.way {
        Way::Mail(email) => delivery::address(tx, Channel::Mail, email.as_str()),
        Way::Phone(phone) => delivery::address(tx, Channel::Text, phone.digits()),
    };
    let dead = delivery::why_dead(tx, &address)?.map(|dead| (dead.at, dead.why));
    let confirmed = contact.confirmed_at.is_some();
    Ok(Reached { masked: contact.way.masked(), confirmed, dead })
}

fn sent(tx: &Tx, scope: MemberScope) -> Result<Vec<Sent>, Fault> {
    let all = delivery::state(tx, scope.member(), "")?;
    let sent =
        |one: &delivery::Delivery| Sent { at: one.sent_at, channel: one.channel, state: one.state };
    Ok(all.iter().take(SENT).map(sent).collect())
}
