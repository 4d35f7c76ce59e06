//! Alarms, and what each of the staff did on which day. Names stand with the staff; whom an alarm
//! is about is sealed, and no member stands in one.

use ::store::{Actor, Entry, Fault, NewJob, Owner, Place, Row, Sweep, Tx, args};
use base::{Day, Entropy, JobId, MemberId, StaffId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::jobs::TELL;
use super::rules::{Act, Cause, Finding, State, Worked, grown};

store::statements! {
    WORKED_ADD = "INSERT INTO desk_worked (staff, day, looks, misses, helped) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (staff, day) DO UPDATE SET \
        looks = desk_worked.looks + excluded.looks, \
        misses = desk_worked.misses + excluded.misses, \
        helped = desk_worked.helped + excluded.helped";
    WORKED = "SELECT day, looks, misses, helped FROM desk_worked \
        WHERE staff = $1 AND day >= $2 ORDER BY day";
    /// The oldest of such days: each run takes one.
    WORKED_OLD = "DELETE FROM desk_worked WHERE day = \
        (SELECT day FROM desk_worked WHERE day < $1 ORDER BY day LIMIT 1)";
    /// Whoever looked last comes first.
    LOOKED_AT = "SELECT staff, COUNT(*) FROM desk_look WHERE owner = $1 AND at > $2 \
        GROUP BY staff ORDER BY MAX(at) DESC, staff LIMIT 20";
    /// Who asked for a way back in.
    ASKED_BY = "SELECT opener FROM desk_assist WHERE id = $1 AND owner = $2";
    /// Who began a proof.
    PROOF_OF = "SELECT staff FROM desk_proof WHERE id = $1 AND owner = $2";
    ALARM_ADD = "INSERT INTO desk_alarm \
        (id, mark, cause, state, raised_at, moved_at, version, body) \
        VALUES ($1, $2, $3, 'open', $4, $4, 1, $5)";
    ALARM_MARKED = "SELECT id, cause, state, raised_at, moved_at, version, body FROM desk_alarm \
        WHERE mark = $1";
    ALARM_ONE = "SELECT id, cause, state, raised_at, moved_at, version, body FROM desk_alarm \
        WHERE id = $1";
    ALARMS = "SELECT id, cause, state, raised_at, moved_at, version, body FROM desk_alarm \
        WHERE state = $1 AND raised_at > $2 ORDER BY raised_at DESC, id LIMIT 50";
    ALARM_SAVE = "UPDATE desk_alarm SET state = $3, moved_at = $4, body = $5, \
        version = version + 1 WHERE id = $1 AND version = $2";
    /// Nothing that a page shows changes by it, so the version stays.
    ALARM_GROWS = "UPDATE desk_alarm SET body = $3 WHERE id = $1 AND version = $2";
    ALARMS_WAITING = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM desk_alarm \
        WHERE state = 'open' LIMIT 1000) AS waiting";
    ALARMS_OVER = "SELECT id FROM desk_alarm WHERE raised_at < $1 ORDER BY raised_at LIMIT $2";
    ALARM_REMOVE = "DELETE FROM desk_alarm WHERE id = $1 AND raised_at < $2";
}

const SIX_YEARS: std::time::Duration = std::time::Duration::from_hours(24 * 366 * 6);

pub const SWEEP: Sweep =
    Sweep { name: "desk_alarm", keep: SIX_YEARS, find: ALARMS_OVER, remove: ALARM_REMOVE };

/// An alarm as it stands.
#[derive(Debug, Clone)]
pub struct Alarm {
    pub id: JobId,
    pub cause: Cause,
    pub state: State,
    pub raised_at: Timestamp,
    /// When it was taken or closed; before, when it was raised.
    pub moved_at: Timestamp,
    pub version: i64,
    pub about: Vec<StaffId>,
    /// Who took it or closed it.
    pub by: Option<StaffId>,
    pub finding: Option<Finding>,
    /// How often it happened on its day.
    pub many: i64,
    /// How often it had when it was closed.
    pub weighed: i64,
}

#[derive(Serialize, Deserialize)]
struct Body {
    about: Vec<StaffId>,
    by: Option<StaffId>,
    finding: Option<String>,
    many: i64,
    weighed: i64,
}

/// What rises.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    pub cause: Cause,
    pub about: &'a [StaffId],
    /// What makes it one and the same on one day: a person's id, a member's; nothing for the desk
    /// as a whole.
    pub thing: Option<&'a Entropy>,
    /// For the audit record alone.
    pub member: Option<MemberId>,
    pub day: Day,
    /// How often it happened on that day, this time among them; where nobody counts it, once more
    /// than was known.
    pub many: Option<i64>,
}

/// Raises it, unless it stands from that day; then whom it is about is added to it. What was closed
/// rises anew when it has grown: another person, or as much again.
pub fn raise(tx: &Tx, new: New<'_>) -> Result<(), Fault> {
    let (mut last, mut mark) = (None, mark(tx, &new, 0));
    for turn in 1.. {
        let Some(alarm) = found(tx, tx.maybe(ALARM_MARKED, &args![mark], columns)?)? else { break };
        (last, mark) = (Some(alarm), self::mark(tx, &new, turn));
    }
    let many = new.many.unwrap_or_else(|| last.as_ref().map_or(1, |alarm| alarm.many + 1));
    if let Some(alarm) = last {
        let joined = new.about.iter().filter(|id| !alarm.about.contains(id)).copied();
        let joined: Vec<StaffId> = joined.collect();
        let alarm = Alarm { many: many.max(alarm.many), ..alarm };
        if alarm.state != State::Closed {
            return join(tx, alarm, &joined);
        }
        if joined.is_empty() && !grown(alarm.weighed, alarm.many) {
            return grows(tx, &alarm);
        }
    }
    add(tx, &new, (mark, many))
}

/// What makes it one and the same; each one after a closed one of that day has its own.
fn mark(tx: &Tx, new: &New<'_>, turn: u32) -> Entropy {
    let thing = new.thing.map(|thing| JobId::new(*thing).to_string()).unwrap_or_default();
    tx.blind("desk-alarm", &format!("{}/{thing}/{}/{turn}", new.cause.word(), new.day))
}

/// Adds people to one that stands. When it was taken, or raised, stays as it is.
fn join(tx: &Tx, alarm: Alarm, joined: &[StaffId]) -> Result<(), Fault> {
    if joined.is_empty() {
        return grows(tx, &alarm);
    }
    let (about, at) = ([alarm.about.as_slice(), joined].concat(), alarm.moved_at);
    save(tx, &Alarm { about, ..alarm }, at).map(|_| ())
}

fn grows(tx: &Tx, alarm: &Alarm) -> Result<(), Fault> {
    let row = args![*alarm.id.bytes(), alarm.version, sealed(tx, alarm)?];
    tx.run(ALARM_GROWS, &row).map(|_| ())
}

fn add(tx: &Tx, new: &New<'_>, (mark, many): (Entropy, i64)) -> Result<(), Fault> {
    let id = tx.entropy();
    let body = Body { about: new.about.to_vec(), by: None, finding: None, many, weighed: 0 };
    let body = tx.seal(&place(&id), &body)?;
    tx.run(ALARM_ADD, &args![id, mark, new.cause.word(), tx.now(), body])?;
    let entry = Entry::new("desk.alarm", Actor::House).owner(new.member).thing(&id);
    tx.audit(entry.detail(&json!({ "cause": new.cause.word(), "about": new.about })))?;
    let id = JobId::new(id);
    tx.queue(NewJob::new(TELL, format!("{TELL}:{id}"), &(id, new.cause.word()))?)
}

/// How many nobody has taken.
pub fn waiting(tx: &Tx) -> Result<u32, Fault> {
    let count: i64 = tx.one(ALARMS_WAITING, &[], |row| row.get(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

pub fn one(tx: &Tx, id: JobId) -> Result<Option<Alarm>, Fault> {
    found(tx, tx.maybe(ALARM_ONE, &args![*id.bytes()], columns)?)
}

/// Those in this state that were raised after a moment, the newest first.
pub fn all(tx: &Tx, state: State, since: Timestamp) -> Result<Vec<Alarm>, Fault> {
    let rows = tx.all(ALARMS, &args![state.word(), since], columns)?;
    rows.into_iter().filter_map(|row| found(tx, Some(row)).transpose()).collect()
}

/// Writes down what somebody did with it; false where somebody was faster.
pub fn moved(
    tx: &Tx,
    alarm: &Alarm,
    (act, state): (Act, State),
    who: StaffId,
) -> Result<bool, Fault> {
    let (finding, action) = match act {
        Act::Take => (None, "desk.alarm-taken"),
        Act::Close(finding) => (Some(finding), "desk.alarm-closed"),
    };
    let after = Alarm { state, by: Some(who), finding, weighed: alarm.many, ..alarm.clone() };
    if !save(tx, &after, tx.now())? {
        return Ok(false);
    }
    let entry = Entry::new(action, Actor::Staff(who)).thing(alarm.id.bytes());
    tx.audit(entry.detail(&json!({ "finding": finding.map(Finding::word) })))?;
    Ok(true)
}

fn save(tx: &Tx, alarm: &Alarm, at: Timestamp) -> Result<bool, Fault> {
    let body = sealed(tx, alarm)?;
    let row = args![*alarm.id.bytes(), alarm.version, alarm.state.word(), at, body];
    Ok(tx.run(ALARM_SAVE, &row)? == 1)
}

fn sealed(tx: &Tx, alarm: &Alarm) -> Result<Vec<u8>, Fault> {
    let Alarm { by, many, weighed, .. } = *alarm;
    let finding = alarm.finding.map(|finding| finding.word().to_owned());
    let body = Body { about: alarm.about.clone(), by, finding, many, weighed };
    tx.seal(&place(alarm.id.bytes()), &body)
}

/// Adds to what somebody did on a day.
pub fn add_worked(tx: &Tx, (staff, day): (StaffId, Day), more: Worked) -> Result<(), Fault> {
    let row = args![staff, day, more.looks, more.misses, more.helped];
    tx.run(WORKED_ADD, &row).map(|_| ())
}

/// What somebody did on each day since `since` on which they did anything, the newest last.
pub fn worked(tx: &Tx, staff: StaffId, since: Day) -> Result<Vec<(Day, Worked)>, Fault> {
    tx.all(WORKED, &args![staff, since], |row| {
        let worked = Worked { looks: row.get(1)?, misses: row.get(2)?, helped: row.get(3)? };
        Ok((row.get(0)?, worked))
    })
}

/// Takes the oldest day away that lies before `before`, if there is one.
pub fn forget_worked(tx: &Tx, before: Day) -> Result<(), Fault> {
    tx.run(WORKED_OLD, &args![before]).map(|_| ())
}

/// Who of the staff looked this member up since, and how often, whoever did last first.
pub fn looked_at(
    tx: &Tx,
    member: MemberId,
    since: Timestamp,
) -> Result<Vec<(StaffId, i64)>, Fault> {
    tx.all(LOOKED_AT, &args![member, since], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Who asked for this way back in of a member's.
pub fn asked_by(tx: &Tx, member: MemberId, assist: JobId) -> Result<Option<StaffId>, Fault> {
    tx.maybe(ASKED_BY, &args![*assist.bytes(), member], |row| row.get(0))
}

/// Who of the staff began this proof of a member's.
pub fn began(tx: &Tx, member: MemberId, proof: &Entropy) -> Result<Option<StaffId>, Fault> {
    tx.maybe(PROOF_OF, &args![proof, member], |row| row.get(0))
}

type Columns = (Entropy, String, String, [Timestamp; 2], i64, Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    let times = [row.get(3)?, row.get(4)?];
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, times, row.get(5)?, row.get(6)?))
}

fn found(tx: &Tx, row: Option<Columns>) -> Result<Option<Alarm>, Fault> {
    let Some((id, cause, state, [raised_at, moved_at], version, sealed)) = row else {
        return Ok(None);
    };
    let Body { about, by, finding, many, weighed } = tx.open(&place(&id), &sealed)?;
    let cause = Cause::read(&cause).ok_or(Fault::corrupt("an alarm without a cause"))?;
    let state = State::read(&state).ok_or(Fault::corrupt("an alarm in no state"))?;
    let finding = finding.as_deref().and_then(Finding::read);
    let id = JobId::new(id);
    Ok(Some(Alarm {
        id,
        cause,
        state,
        raised_at,
        moved_at,
        version,
        about,
        by,
        finding,
        many,
        weighed,
    }))
}

fn place(id: &Entropy) -> Place {
    Place::new(Owner::House, "desk_alarm", id)
}
