//! Who asked, and who was drawn. What it grants is `recovery`'s to keep; this is who works on it.

use ::store::{Fault, Place, Row, Tx, args};
use base::{Entropy, JobId, MemberId, Private, StaffId, Timestamp};
use recovery::assist::{ASK_LIFE, Agent, How};
use serde::{Deserialize, Serialize};

use super::rules::State;
use crate::acts::rules::{how_word, read_how};
use crate::acts::store::Look;
use crate::staff::store::{Staff, one};
use crate::viewed::Why;

store::statements! {
    ASSIST_ADD = "INSERT INTO desk_assist (id, owner, opener, approver, asked_at, body) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    /// No member's row is read, only counted.
    ASSISTS_WAITING = "SELECT COUNT(owner) FROM desk_assist \
        WHERE approver = $1 AND asked_at > $2 AND came IS NULL";
    ASSISTS_MINE = "SELECT id, owner, asked_at, came, body FROM desk_assist \
        WHERE approver = $1 AND asked_at > $2 AND came IS NULL ORDER BY asked_at, id LIMIT 50";
    ASSISTS_ASKED = "SELECT id, owner, asked_at, came, body FROM desk_assist \
        WHERE opener = $1 AND asked_at > $2 ORDER BY asked_at DESC, id LIMIT 50";
    ASSIST_ONE = "SELECT id, owner, asked_at, came, body FROM desk_assist \
        WHERE id = $1 AND approver = $2 AND asked_at > $3 AND came IS NULL";
    /// One answer, however many are sent at once.
    ASSIST_CAME = "UPDATE desk_assist SET came = $4, came_at = $3 \
        WHERE id = $1 AND approver = $2 AND owner = $5 AND came IS NULL";
}

/// Somebody was asked for.
pub struct New<'a> {
    pub id: Entropy,
    pub how: How,
    pub opener: (StaffId, &'a Agent),
    pub approver: &'a Staff,
}

/// What was asked, as both who work on it see it.
#[derive(Debug, Clone)]
pub struct Assist {
    pub id: JobId,
    pub member: MemberId,
    pub asked_at: Timestamp,
    pub state: State,
    /// Of the member: given name and initial.
    pub name: Private<String>,
    pub how: How,
    pub why: Why,
    pub opener: Private<String>,
    pub opener_team: Private<String>,
    pub approver: Private<String>,
    pub approver_team: Private<String>,
}

#[derive(Serialize, Deserialize)]
struct Body {
    name: Private<String>,
    how: String,
    why: Why,
    opener: Private<String>,
    opener_team: Private<String>,
    approver: Private<String>,
    approver_team: Private<String>,
}

/// As `recovery` knows those at a desk.
pub fn as_agent(staff: &Staff) -> Agent {
    Agent { name: staff.name.0.clone(), team: staff.team.0.clone() }
}

/// Nothing for whoever works here no more.
pub fn agent(tx: &Tx, id: StaffId) -> Result<Option<Agent>, Fault> {
    let staff = one(tx, id)?.filter(Staff::works_here);
    Ok(staff.as_ref().map(as_agent))
}

pub fn add(tx: &Tx, new: &New<'_>, look: &Look) -> Result<(), Fault> {
    let (opener, agent) = new.opener;
    let body = Body {
        name: look.name.clone(),
        how: how_word(new.how).to_owned(),
        why: look.why,
        opener: agent.name.as_str().into(),
        opener_team: agent.team.as_str().into(),
        approver: new.approver.name.clone(),
        approver_team: new.approver.team.clone(),
    };
    let body = tx.seal(&place(look.member, &new.id), &body)?;
    let row = args![new.id, look.member, opener, new.approver.id, tx.now(), body];
    tx.run(ASSIST_ADD, &row).map(|_| ())
}

/// How much waits for somebody's approval.
pub fn waiting(tx: &Tx, approver: StaffId) -> Result<u32, Fault> {
    let count: i64 = tx.one(ASSISTS_WAITING, &args![approver, since(tx)], |row| row.get(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What waits for somebody's approval, the oldest first.
pub fn mine(tx: &Tx, approver: StaffId) -> Result<Vec<Assist>, Fault> {
    let rows = tx.all(ASSISTS_MINE, &args![approver, since(tx)], columns)?;
    all(tx, rows)
}

/// What somebody asked for within the last day, the newest first.
pub fn asked_by(tx: &Tx, opener: StaffId) -> Result<Vec<Assist>, Fault> {
    let day = tx.now() - std::time::Duration::from_hours(24);
    let rows = tx.all(ASSISTS_ASKED, &args![opener, day], columns)?;
    all(tx, rows)
}

/// One that waits for this approver and for nobody else.
pub fn waiting_one(tx: &Tx, approver: StaffId, id: JobId) -> Result<Option<Assist>, Fault> {
    let row = tx.maybe(ASSIST_ONE, &args![*id.bytes(), approver, since(tx)], columns)?;
    Ok(row.map(|row| opened(tx, row)).transpose()?.flatten())
}

/// Writes down what came of it; false where somebody did before.
pub fn came(tx: &Tx, approver: StaffId, one: &Assist, came: State) -> Result<bool, Fault> {
    let row = args![*one.id.bytes(), approver, tx.now(), came.word(), one.member];
    Ok(tx.run(ASSIST_CAME, &row)? == 1)
}

fn since(tx: &Tx) -> Timestamp {
    tx.now() - ASK_LIFE
}

type Columns = (Entropy, MemberId, Timestamp, Option<String>, Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn all(tx: &Tx, rows: Vec<Columns>) -> Result<Vec<Assist>, Fault> {
    let opened = rows.into_iter().filter_map(|row| opened(tx, row).transpose());
    opened.collect()
}

/// Nothing of somebody whose key was destroyed on request.
fn opened(tx: &Tx, (id, member, asked_at, came, sealed): Columns) -> Result<Option<Assist>, Fault> {
    let body: Body = match tx.open(&place(member, &id), &sealed) {
        Ok(body) => body,
        Err(Fault::Forgotten) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let state = State::read(came.as_deref(), asked_at > since(tx));
    let state = state.ok_or(Fault::corrupt("an ask that came to nothing known"))?;
    let how = read_how(&body.how).ok_or(Fault::corrupt("a member met in no known way"))?;
    let Body { name, why, opener, opener_team, approver, approver_team, .. } = body;
    let id = JobId::new(id);
    Ok(Some(Assist {
        id,
        member,
        asked_at,
        state,
        name,
        how,
        why,
        opener,
        opener_team,
        approver,
        approver_team,
    }))
}

fn place(member: MemberId, id: &Entropy) -> Place {
    Place::new(member, "desk_assist", id)
}
