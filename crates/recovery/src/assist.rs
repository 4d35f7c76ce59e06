//! Two people help one member back in (R4). What a desk uses; a command stands in for it.
//!
//! The first asks; the second is drawn among those on duty outside the first one's team. What comes
//! of it is a code for the member: printed on a slip that the member opens, or texted to the number
//! that was called back. Neither of the two sees it (SECURITY 51).

use std::sync::Arc;
use std::time::Duration;

use ::store::{Actor, Entry, Fault, Place, Tx, args};
use base::{Entropy, MemberId, Phone, Timestamp};
use identity::account;
use identity::codes::{Code, INVITATION};
use identity::contacts::{self, Way};
use serde_json::json;
use web::House;

use crate::Door;
use crate::flow::assisted::{Approved, Asked, Desk, Meeting, ask};
use crate::mail;
use crate::requests::{self, Kind, Of, Sent};

pub use crate::flow::assisted::{Agent, NotNow};

store::statements! {
    ASSISTED_ADD = "INSERT INTO assisted (id, account, owner, state, asked_at, version, body) \
        VALUES ($1, $2, $3, 'asked', $4, 1, $5)";
    ASSISTED_GET = "SELECT state, version, body FROM assisted WHERE id = $1 AND owner = $2";
    ASSISTED_APPROVE = "UPDATE assisted SET state = 'approved', version = version + 1 \
        WHERE id = $1 AND owner = $2 AND version = $3 AND state = 'asked'";
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

/// The first of two asks. Says under which number the second finds it, and who that is.
pub fn open(
    tx: &Tx,
    member: MemberId,
    (how, opener): (How, &Agent),
    on_duty: &[Agent],
) -> Result<Said<(Entropy, Agent)>, Fault> {
    let Some(account) = account::of_member(tx, member)? else { return Ok(Said::NoAccount) };
    let of = (account, member);
    let meeting = match (how, number(tx, of)?) {
        (How::InPerson, _) => Meeting::InPerson,
        (How::CallBack, Some((_, number_since))) => Meeting::CallBack { number_since },
        (How::CallBack, None) => return Ok(Said::NotNow(NotNow::NumberTooNew)),
    };
    let desk = Desk {
        on_duty,
        by_opener_today: taken_part(tx, opener)?,
        today: volume(tx, tx.now() - DAY, tx.now())?,
        usual: volume(tx, tx.now() - DAY * USUAL_DAYS, tx.now() - DAY)? / USUAL_DAYS,
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
    let entry = Entry::new("assist.asked", Actor::Operator).owner(member).thing(&id);
    tx.audit(entry.detail(&json!({ "agent": opener.name, "team": opener.team })))?;
    Ok(Said::Yes((id, asked.approver)))
}

/// The second agrees: the member is given a code, by a way that no agent reads.
pub fn approve(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    (member, id): (MemberId, &Entropy),
    by: &Agent,
) -> Result<Said<()>, Fault> {
    let Some((state, version, asked)) = asked(tx, member, id)? else { return Ok(Said::Unknown) };
    if state != "asked" {
        return Ok(Said::Unknown);
    }
    let approved = match asked.approve(by, taken_part(tx, by)?) {
        Ok(approved) => approved,
        Err(refusal) => return Ok(Said::NotNow(refusal)),
    };
    if tx.run(ASSISTED_APPROVE, &args![id, member, version])? != 1 {
        return Ok(Said::Unknown);
    }
    let Some(account) = account::of_member(tx, member)? else { return Ok(Said::NoAccount) };
    part(tx, by, id)?;
    hand_over(tx, (door, house), ((account, member), id), approved)?;
    let entry = Entry::new("assist.approved", Actor::Operator).owner(member).thing(id);
    tx.audit(entry.detail(&json!({ "agent": by.name, "team": by.team })))?;
    Ok(Said::Yes(()))
}

fn hand_over(
    tx: &Tx,
    (door, house): (&Door, &House),
    (of, id): (Of, &Entropy),
    approved: Approved,
) -> Result<(), Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let code = Code::draw(&tx.entropy(), INVITATION);
    let (kind, number) = match approved.meeting() {
        Meeting::InPerson => (Kind::Met, None),
        Meeting::CallBack { .. } => (Kind::Called, number(tx, of)?),
    };
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
    let message = match number {
        Some((phone, _)) => letter.text(&phone),
        // A slip for the printer at the counter, folded before anybody reads it.
        None => letter.post(&[account.first_name.to_string()]),
    };
    tx.send(format!("recovery.desk:{}", base::JobId::new(*id)), of.1, &message)
}

/// The confirmed number on file, and since when.
fn number(tx: &Tx, of: Of) -> Result<Option<(Phone, Timestamp)>, Fault> {
    let confirmed = contacts::confirmed(tx, of)?.into_iter();
    let mut phones = confirmed.filter_map(|contact| match contact.way {
        Way::Phone(phone) => Some((phone, contact.bound_at)),
        Way::Mail(_) => None,
    });
    Ok(phones.next())
}

fn asked(tx: &Tx, member: MemberId, id: &Entropy) -> Result<Option<(String, i64, Asked)>, Fault> {
    let row = tx.maybe(ASSISTED_GET, &args![id, member], |row| {
        Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let Some((state, version, sealed)) = row else { return Ok(None) };
    let asked = tx.open(&Place::new(member, "assisted", id), &sealed)?;
    Ok(Some((state, version, asked)))
}

/// What two people stand for, once they both do.
pub(crate) fn approved(tx: &Tx, of: Of, id: &Entropy) -> Result<Option<Approved>, Fault> {
    let found = asked(tx, of.1, id)?.filter(|(state, ..)| state == "approved");
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
