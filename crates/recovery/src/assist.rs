//! Two people help one member back in (R4). What a desk uses; a command stands in for it.
//!
//! The first asks; the second is drawn among those on duty outside the first one's team. What comes
//! of it is a code for the member: printed on a slip that the member opens, or texted to the number
//! that was called back. Neither of the two sees it (SECURITY 51).

use std::sync::Arc;
use std::time::Duration;

use ::store::{Actor, Channel, Entry, Fault, Place, Tx, args, delivery};
use base::{Entropy, MemberId, Phone, Timestamp};
use identity::account;
use identity::codes::{Code, INVITATION};
use identity::contacts::{self, Way};
use serde_json::json;
use web::House;

use crate::Door;
use crate::flow::assisted::{Approved, Asked, Desk, Meeting, ask, may_ask, surges, waits};
use crate::flow::evidence::LONG_KNOWN_AFTER;
use crate::mail;
use crate::requests::{self, Kind, Of, Sent};

pub use crate::flow::assisted::{AGENT_DAILY, ASK_LIFE, Agent, NotNow};

store::statements! {
    ASSISTED_ADD = "INSERT INTO assisted (id, account, owner, state, asked_at, version, body) \
        VALUES ($1, $2, $3, 'asked', $4, 1, $5)";
    ASSISTED_GET = "SELECT state, version, asked_at, body FROM assisted \
        WHERE id = $1 AND owner = $2";
    ASSISTED_APPROVE = "UPDATE assisted SET state = 'approved', version = version + 1 \
        WHERE id = $1 AND owner = $2 AND version = $3 AND state = 'asked'";
    ASSISTED_DECLINE = "UPDATE assisted SET state = 'declined', version = version + 1 \
        WHERE id = $1 AND owner = $2 AND version = $3 AND state = 'asked'";
    ASSISTED_OF = "SELECT asked_at FROM assisted WHERE owner = $1 AND asked_at > $2";
    /// How busy the desk is, whoever it helps: no owner's row is read, only counted.
    ASSISTED_SINCE = "SELECT COUNT(owner) FROM assisted WHERE asked_at >= $1 AND asked_at < $2";
    BY_ADD = "INSERT INTO assisted_by (agent, assisted, at) VALUES ($1, $2, $3) \
        ON CONFLICT (agent, assisted) DO NOTHING";
    BY_SINCE = "SELECT COUNT(assisted) FROM assisted_by WHERE agent = $1 AND at >= $2";
}

const DAY: Duration = Duration::from_hours(24);
/// The usual volume is the mean of so many days.
const USUAL_DAYS: u32 = 14;

/// How the member is met, as an agent says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    InPerson,
    CallBack,
}

/// Whether it went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said<T> {
    Yes(T),
    NotNow(NotNow),
    /// This member has no account.
    NoAccount,
    /// Nothing like it waits for approval.
    Unknown,
}

/// One of the two, and how the audit record names them.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    pub agent: &'a Agent,
    pub actor: Actor,
}

/// The first of two asks. Says under which number the second finds it, and who that is.
pub fn open(
    tx: &Tx,
    member: MemberId,
    (how, by): (How, By<'_>),
    on_duty: &[Agent],
) -> Result<Said<(Entropy, Agent)>, Fault> {
    let opener = by.agent;
    let Some(account) = account::of_member(tx, member)? else { return Ok(Said::NoAccount) };
    let before = tx.all(ASSISTED_OF, &args![member, tx.now() - DAY], |row| row.get(0))?;
    if let Err(refusal) = may_ask(&before, tx.now()) {
        return Ok(Said::NotNow(refusal));
    }
    let of = (account, member);
    let meeting = match (how, number(tx, of)?) {
        (How::InPerson, _) => Meeting::InPerson,
        (How::CallBack, Some((_, number_since))) => Meeting::CallBack { number_since },
        (How::CallBack, None) => return Ok(Said::NotNow(NotNow::NumberTooNew)),
    };
    let desk = Desk {
        on_duty,
        by_opener_today: taken_part(tx, opener)?,
        today: today(tx)?,
        usual: usual(tx)?,
    };
    let mut lot = [0; 8];
    lot.copy_from_slice(&tx.entropy()[..8]);
    let lot = u64::from_le_bytes(lot);
    let asked = match ask(meeting, opener.clone(), (desk, lot), tx.now()) {
        Ok(asked) => asked,
        Err(refusal) => return Ok(Said::NotNow(refusal)),
    };
    let id = tx.entropy();
    let body = tx.seal(&Place::new(member, "assisted", &id), &asked)?;
    tx.run(ASSISTED_ADD, &args![id, account, member, tx.now(), body])?;
    part(tx, opener, &id)?;
    let entry = Entry::new("assist.asked", by.actor).owner(member).thing(&id);
    tx.audit(entry.detail(&json!({ "agent": opener.name, "team": opener.team })))?;
    Ok(Said::Yes((id, asked.approver)))
}

/// Whether three times as many people as usual are being helped in (GUARD 16).
pub fn is_surge(tx: &Tx) -> Result<bool, Fault> {
    // The one of this very moment counts as well.
    let now = volume(tx, tx.now() - DAY, tx.now() + Duration::from_micros(1))?;
    Ok(surges(now, usual(tx)?))
}

fn today(tx: &Tx) -> Result<u32, Fault> {
    volume(tx, tx.now() - DAY, tx.now())
}

fn usual(tx: &Tx) -> Result<u32, Fault> {
    Ok(volume(tx, tx.now() - DAY * USUAL_DAYS, tx.now() - DAY)? / USUAL_DAYS)
}

/// The second agrees: the member is given a code, by a way that no agent reads.
pub fn approve(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    (member, id): (MemberId, &Entropy),
    by: By<'_>,
) -> Result<Said<()>, Fault> {
    let Some((version, asked_at, asked)) = waiting(tx, member, id)? else {
        return Ok(Said::Unknown);
    };
    if !waits(asked_at, tx.now()) {
        return Ok(Said::NotNow(NotNow::TooLate));
    }
    let approved = match asked.approve(by.agent, taken_part(tx, by.agent)?) {
        Ok(approved) => approved,
        Err(refusal) => return Ok(Said::NotNow(refusal)),
    };
    let Some(account) = account::of_member(tx, member)? else { return Ok(Said::NoAccount) };
    let of = (account, member);
    // The number may be another by now, or take no texts any more.
    let called = match approved.meeting() {
        Meeting::InPerson => None,
        Meeting::CallBack { number_since } => match number(tx, of)? {
            Some((phone, since)) if since == number_since => Some(phone),
            _ => return Ok(Said::NotNow(NotNow::NumberTooNew)),
        },
    };
    if tx.run(ASSISTED_APPROVE, &args![id, member, version])? != 1 {
        return Ok(Said::Unknown);
    }
    part(tx, by.agent, id)?;
    hand_over(tx, (door, house), (of, id), called)?;
    let entry = Entry::new("assist.approved", by.actor).owner(member).thing(id);
    tx.audit(entry.detail(&json!({ "agent": by.agent.name, "team": by.agent.team })))?;
    Ok(Said::Yes(()))
}

/// The second does not agree, and nothing is granted: `why` is one of the desk's own words.
pub fn decline(
    tx: &Tx,
    (member, id): (MemberId, &Entropy),
    by: By<'_>,
    why: &'static str,
) -> Result<Said<()>, Fault> {
    let Some((version, _, asked)) = waiting(tx, member, id)? else { return Ok(Said::Unknown) };
    if asked.approver != *by.agent {
        return Ok(Said::NotNow(NotNow::NotYou));
    }
    if tx.run(ASSISTED_DECLINE, &args![id, member, version])? != 1 {
        return Ok(Said::Unknown);
    }
    let entry = Entry::new("assist.declined", by.actor).owner(member).thing(id);
    let Agent { name, team } = by.agent;
    tx.audit(entry.detail(&json!({ "agent": name, "team": team, "why": why })))?;
    Ok(Said::Yes(()))
}

/// The number that may be called back, most of it hidden; nothing before it is 30 days on file.
pub fn number_to_call(tx: &Tx, member: MemberId) -> Result<Option<String>, Fault> {
    let Some(account) = account::of_member(tx, member)? else { return Ok(None) };
    let number = number(tx, (account, member))?;
    let known = number.filter(|(_, since)| tx.now() >= *since + LONG_KNOWN_AFTER);
    Ok(known.map(|(phone, _)| Way::Phone(phone).masked()))
}

fn hand_over(
    tx: &Tx,
    (door, house): (&Door, &House),
    (of, id): (Of, &Entropy),
    called: Option<Phone>,
) -> Result<(), Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let code = Code::draw(&tx.entropy(), INVITATION);
    let kind = if called.is_some() { Kind::Called } else { Kind::Met };
    let sent = Sent {
        of,
        name: [0; 16],
        request: *id,
        kind,
        bound_at: tx.now(),
        original: true,
        at: tx.now(),
    };
    requests::keep(tx, &requests::mark(&door.means.keys, None, &code), &sent)?;
    let f = house.frame(account.reads(), tx.now());
    let parts = (account.first_name.as_str(), &*code.shown());
    let letter = mail::desk_letter(&f, tx.entropy(), parts);
    let message = match called {
        Some(phone) => letter.text(&phone),
        // A slip for the printer at the counter, folded before anybody reads it.
        None => letter.post(&[account.first_name.to_string()]),
    };
    tx.send(format!("recovery.desk:{}", base::JobId::new(*id)), of.1, &message)
}

/// Of the confirmed numbers on file that take texts, the one that is longest there, and since when.
fn number(tx: &Tx, of: Of) -> Result<Option<(Phone, Timestamp)>, Fault> {
    let mut longest: Option<(Phone, Timestamp)> = None;
    for contact in contacts::confirmed(tx, of)? {
        let Way::Phone(phone) = contact.way else { continue };
        let longer = longest.as_ref().is_none_or(|(_, since)| contact.bound_at < *since);
        let address = delivery::address(tx, Channel::Text, phone.digits());
        if longer && !delivery::is_dead(tx, &address)? {
            longest = Some((phone, contact.bound_at));
        }
    }
    Ok(longest)
}

/// What stands under this number: its version, since when, and what was asked.
type Kept = (i64, Timestamp, Asked);

fn waiting(tx: &Tx, member: MemberId, id: &Entropy) -> Result<Option<Kept>, Fault> {
    in_state(tx, (member, id), "asked")
}

fn in_state(
    tx: &Tx,
    (member, id): (MemberId, &Entropy),
    state: &str,
) -> Result<Option<Kept>, Fault> {
    let row = tx.maybe(ASSISTED_GET, &args![id, member], |row| {
        Ok((row.get::<String>(0)?, row.get(1)?, row.get(2)?, row.get::<Vec<u8>>(3)?))
    })?;
    let Some((found, version, asked_at, sealed)) = row else { return Ok(None) };
    if found != state {
        return Ok(None);
    }
    let asked = tx.open(&Place::new(member, "assisted", id), &sealed)?;
    Ok(Some((version, asked_at, asked)))
}

/// What two people stand for, once they both do.
pub(crate) fn approved(tx: &Tx, of: Of, id: &Entropy) -> Result<Option<Approved>, Fault> {
    let found = in_state(tx, (of.1, id), "approved")?;
    Ok(found.and_then(|(_, _, asked)| asked.approve(&asked.approver, 0).ok()))
}

/// Which of a desk's recoveries a code belongs to, and whether the member was met in person.
pub(crate) fn of_request(kind: Kind, id: Entropy) -> Option<(Entropy, bool)> {
    match kind {
        Kind::Met => Some((id, true)),
        Kind::Called => Some((id, false)),
        Kind::Mail | Kind::Link | Kind::Text | Kind::Letter | Kind::Caregiver => None,
    }
}

fn agent_key(tx: &Tx, agent: &Agent) -> Entropy {
    tx.blind("recovery.agent", &agent.name)
}

fn part(tx: &Tx, agent: &Agent, id: &Entropy) -> Result<(), Fault> {
    let agent = agent_key(tx, agent);
    tx.run(BY_ADD, &args![agent, id, tx.now()])?;
    Ok(())
}

fn taken_part(tx: &Tx, agent: &Agent) -> Result<u32, Fault> {
    let (agent, since) = (agent_key(tx, agent), tx.now() - DAY);
    let count: i64 = tx.one(BY_SINCE, &args![agent, since], |row| row.get(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

fn volume(tx: &Tx, from: Timestamp, to: Timestamp) -> Result<u32, Fault> {
    let count: i64 = tx.one(ASSISTED_SINCE, &args![from, to], |row| row.get(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
