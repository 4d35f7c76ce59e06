//! Rows of emergencies: who asked for whose record, and how it stands. Whatever changes is written
//! with its audit entry, in the transaction that changes it.

use ::store::{Actor, Entry, Fault, Place, Row, Tx, args};
use base::{Entropy, JobId, MemberId, Private, StaffId, Timestamp};
use guard::Ration;
use help::rations::{self, Name};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::flow::{LAPSE, Overseer, Stage, State};
use super::rules::{Person, Reason, overseer};
use crate::session::store::on_duty;
use crate::staff::Action;
use crate::staff::store::{Staff, list};

store::statements! {
    EMERGENCY_ADD = "INSERT INTO desk_emergency \
        (id, owner, staff, state, asked_at, due_at, version, body) \
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
    EMERGENCY_OWN = "SELECT id, owner, staff, asked_at, version, body FROM desk_emergency \
        WHERE id = $1 AND staff = $2";
    EMERGENCIES_OWN = "SELECT id, owner, staff, asked_at, version, body FROM desk_emergency \
        WHERE staff = $1 AND asked_at > $2 ORDER BY asked_at DESC, id LIMIT 50";
    /// Never one's own: those are somebody else's to decide about.
    EMERGENCY_OTHERS = "SELECT id, owner, staff, asked_at, version, body FROM desk_emergency \
        WHERE id = $1 AND staff <> $2";
    EMERGENCIES_OTHERS = "SELECT id, owner, staff, asked_at, version, body FROM desk_emergency \
        WHERE state = $1 AND asked_at > $2 AND staff <> $3 ORDER BY asked_at DESC, id LIMIT 50";
    /// The longest waiting first: none is ever out of sight behind younger ones.
    EMERGENCIES_TO_DO = "SELECT id, owner, staff, asked_at, version, body FROM desk_emergency \
        WHERE state = $1 AND asked_at > $2 AND staff <> $3 ORDER BY asked_at, id LIMIT 50";
    /// Of somebody whose key was destroyed: nobody can decide about it any more.
    EMERGENCY_GONE = "UPDATE desk_emergency SET state = 'forgotten', due_at = NULL, \
        version = version + 1 WHERE id = $1 AND owner = $2 AND due_at IS NOT NULL";
    /// No member's row is read, only counted.
    EMERGENCIES_WAITING = "SELECT COUNT(owner) FROM desk_emergency \
        WHERE state = $1 AND asked_at > $2 AND staff <> $3";
    /// For the job that looks whether somebody has looked into it.
    EMERGENCY_DUE = "SELECT id, owner, staff, asked_at, version, body FROM desk_emergency \
        WHERE id = $1 AND owner = $2 AND due_at IS NOT NULL";
    EMERGENCY_SAVE = "UPDATE desk_emergency SET state = $4, due_at = $5, body = $6, \
        version = version + 1 WHERE id = $1 AND owner = $2 AND version = $3";
}

/// For each of the staff: 6 at once, one more every half hour. Enough for a night on which a storm
/// comes, and too little for reading through a plan. (house)
const ASKS: Ration = Ration::new(6, std::time::Duration::from_mins(30));

/// Searches, for each of the staff: 20 at once, one more every 3 minutes, apart from what the
/// ordinary look-up allows, so that whoever used that up can still ask. (house)
const SEARCHES: Ration = Ration::new(20, std::time::Duration::from_mins(3));

/// One emergency as it stands.
#[derive(Debug, Clone)]
pub struct Emergency {
    pub id: JobId,
    pub member: MemberId,
    /// Who asked.
    pub staff: StaffId,
    pub asked_at: Timestamp,
    pub version: i64,
    pub stage: Stage,
    pub why: Because,
}

/// Why it was asked for, and of whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    pub reason: Reason,
    pub words: Private<String>,
    /// Of the member: given name and initial.
    pub name: Private<String>,
}

#[derive(Serialize, Deserialize)]
struct Body {
    stage: Stage,
    why: Because,
}

/// Leave to see one member's record now: whoever asked, for one that is open. Made in this file
/// alone.
#[derive(Debug, Clone, Copy)]
pub struct Granted(MemberId);

impl Granted {
    pub const fn member(self) -> MemberId {
        self.0
    }
}

impl Emergency {
    pub fn state(&self, now: Timestamp) -> State {
        self.stage.state(now)
    }

    /// Nothing unless it is open at this moment.
    pub fn granted(&self, now: Timestamp) -> Option<Granted> {
        matches!(self.state(now), State::Open(_)).then_some(Granted(self.member))
    }
}

/// Takes one ask; false where they have had theirs.
pub fn take_ask(tx: &Tx, staff: StaffId) -> Result<bool, Fault> {
    rations::take(tx, Name::of_staff(tx, "desk-emergencies", staff), ASKS)
}

/// Takes one search; false where they have had theirs.
pub fn may_search(tx: &Tx, staff: StaffId) -> Result<bool, Fault> {
    rations::take(tx, Name::of_staff(tx, "desk-emergency-search", staff), SEARCHES)
}

/// Keeps a new one.
pub fn add(
    tx: &Tx,
    (member, staff): (MemberId, StaffId),
    stage: Stage,
    why: Because,
) -> Result<Emergency, Fault> {
    let id = tx.entropy();
    let one =
        Emergency { id: JobId::new(id), member, staff, asked_at: tx.now(), version: 1, stage, why };
    let row = args![id, member, staff, stage.list(), tx.now(), stage.due(), sealed(tx, &one)?];
    tx.run(EMERGENCY_ADD, &row)?;
    told(tx, &one, staff)?;
    Ok(one)
}

/// Writes down how it stands now, and who brought that about; false where somebody was faster.
pub fn save(tx: &Tx, one: &Emergency, by: StaffId) -> Result<bool, Fault> {
    let stage = one.stage;
    let body = sealed(tx, one)?;
    let row = args![*one.id.bytes(), one.member, one.version, stage.list(), stage.due(), body];
    if tx.run(EMERGENCY_SAVE, &row)? == 0 {
        return Ok(false);
    }
    told(tx, one, by)?;
    Ok(true)
}

fn told(tx: &Tx, one: &Emergency, by: StaffId) -> Result<(), Fault> {
    let finding = one.stage.review().map(|review| review.finding.word());
    let detail = json!({
        "came": one.stage.list(), "state": one.state(tx.now()).word(),
        "reason": one.why.reason.word(), "finding": finding, "asked-by": one.staff,
    });
    let entry = Entry::new("desk.emergency", Actor::Staff(by)).owner(one.member);
    tx.audit(entry.thing(one.id.bytes()).detail(&detail))
}

/// One that somebody asked for themselves.
pub fn own(tx: &Tx, staff: StaffId, id: JobId) -> Result<Option<Emergency>, Fault> {
    found(tx, tx.maybe(EMERGENCY_OWN, &args![*id.bytes(), staff], columns)?)
}

/// What somebody asked for since, the newest first.
pub fn own_since(tx: &Tx, staff: StaffId, since: Timestamp) -> Result<Vec<Emergency>, Fault> {
    all(tx, tx.all(EMERGENCIES_OWN, &args![staff, since], columns)?)
}

/// One that another asked for.
pub fn others(tx: &Tx, me: StaffId, id: JobId) -> Result<Option<Emergency>, Fault> {
    found(tx, tx.maybe(EMERGENCY_OTHERS, &args![*id.bytes(), me], columns)?)
}

/// What others asked for and stands so, the newest first.
pub fn others_in(
    tx: &Tx,
    me: StaffId,
    (list, since): (&str, Timestamp),
) -> Result<Vec<Emergency>, Fault> {
    all(tx, tx.all(EMERGENCIES_OTHERS, &args![list, since, me], columns)?)
}

/// The same, the longest waiting first.
pub fn others_to_do(
    tx: &Tx,
    me: StaffId,
    (list, since): (&str, Timestamp),
) -> Result<Vec<Emergency>, Fault> {
    all(tx, tx.all(EMERGENCIES_TO_DO, &args![list, since, me], columns)?)
}

/// Counts no more, where its member was forgotten; nothing where that is not so.
pub fn forget(tx: &Tx, member: MemberId, id: JobId) -> Result<(), Fault> {
    tx.run(EMERGENCY_GONE, &args![*id.bytes(), member]).map(|_| ())
}

/// How many wait for somebody's yes, or to be looked into.
pub fn waiting(tx: &Tx, me: StaffId) -> Result<u32, Fault> {
    let mut count = 0;
    for (list, since) in [("asked", tx.now() - LAPSE), ("unreviewed", Timestamp::from_micros(0))] {
        count += tx.one(EMERGENCIES_WAITING, &args![list, since, me], |row| row.get::<i64>(0))?;
    }
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// One that nobody has looked into yet.
pub fn due(tx: &Tx, member: MemberId, id: JobId) -> Result<Option<Emergency>, Fault> {
    found(tx, tx.maybe(EMERGENCY_DUE, &args![*id.bytes(), member], columns)?)
}

/// Leave for `me` to decide about what this one asked. A yes comes from another team where one is
/// at the desk now: somebody on leave must not shut the others out. So does a finding until its
/// time is up; then any other may write it.
pub fn may_oversee(
    tx: &Tx,
    me: StaffId,
    (asker, stage): (StaffId, Stage),
) -> Result<Option<Overseer>, Fault> {
    let (asker, all) = people(tx, asker)?;
    let among: Vec<Person> = match stage.due() {
        Some(due) if tx.now() >= due => all.iter().filter(|one| one.id == me).cloned().collect(),
        Some(_) => all,
        None => here(tx, all)?,
    };
    let me = among.iter().find(|one| one.id == me);
    Ok(me.and_then(|me| overseer(me, &asker, &among)))
}

/// Whether anybody who could approve what this one asks is at the desk now.
pub fn somebody_could(tx: &Tx, asker: StaffId) -> Result<bool, Fault> {
    let (asker, all) = people(tx, asker)?;
    let here = here(tx, all)?;
    Ok(here.iter().any(|one| overseer(one, &asker, &here).is_some()))
}

fn here(tx: &Tx, all: Vec<Person>) -> Result<Vec<Person>, Fault> {
    let here = on_duty(tx)?;
    Ok(all.into_iter().filter(|one| here.contains(&one.id)).collect())
}

/// Who asked, also where they work here no more, and everybody whose role decides.
fn people(tx: &Tx, asker: StaffId) -> Result<(Person, Vec<Person>), Fault> {
    let staff = list(tx)?;
    let person = |one: &Staff| Person { id: one.id, team: one.team.clone() };
    let decides = |one: &&Staff| one.works_here() && one.role.may(Action::Oversee);
    let all = staff.iter().filter(decides).map(person).collect();
    let asker = staff.iter().find(|one| one.id == asker).map(person);
    Ok((asker.ok_or(Fault::corrupt("an emergency of nobody's"))?, all))
}

fn sealed(tx: &Tx, one: &Emergency) -> Result<Vec<u8>, Fault> {
    let body = Body { stage: one.stage, why: one.why.clone() };
    tx.seal(&place(one.member, one.id.bytes()), &body)
}

type Columns = (Entropy, MemberId, StaffId, Timestamp, i64, Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
}

fn all(tx: &Tx, rows: Vec<Columns>) -> Result<Vec<Emergency>, Fault> {
    rows.into_iter().filter_map(|row| found(tx, Some(row)).transpose()).collect()
}

/// Nothing of somebody whose key was destroyed on request.
fn found(tx: &Tx, row: Option<Columns>) -> Result<Option<Emergency>, Fault> {
    let Some((id, member, staff, asked_at, version, sealed)) = row else { return Ok(None) };
    match tx.open(&place(member, &id), &sealed) {
        Ok(Body { stage, why }) => {
            let id = JobId::new(id);
            Ok(Some(Emergency { id, member, staff, asked_at, version, stage, why }))
        }
        Err(Fault::Forgotten) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn place(member: MemberId, id: &Entropy) -> Place {
    Place::new(member, "desk_emergency", id)
}
