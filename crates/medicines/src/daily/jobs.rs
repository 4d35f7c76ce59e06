//! The walk through all members, some at a time. A step names the members of its batch and the step
//! after it, and the work on them is a job of its own, so that one member's trouble keeps nobody
//! else waiting.

use std::time::Duration;

use base::{Entropy, MemberId, MemberScope, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Fault, Job, NewJob, Tx, args};
use web::{House, Jobs};

use crate::orders::When;
use crate::prescriptions::rules::SHOW_ENDED_DAYS;
use crate::prescriptions::store::{Reach, prescriptions};
use crate::reach::is_closed;
use crate::{approvals, automatic, open, reminders};

store::statements! {
    /// The next members with a prescription that had not ended by a day.
    OWNERS_AFTER = "SELECT DISTINCT owner FROM prescription
        WHERE owner > $1 AND until >= $2 ORDER BY owner LIMIT $3";
}

/// The kind of job that goes on with the walk.
const WALK: &str = "medicines.walk";
/// The kind of job that looks at some members.
const LOOK: &str = "medicines.look";

/// A day of the walk begins at this hour where the plan lives: nobody's mail at midnight (house).
const BEGINS: Duration = Duration::from_hours(9);

/// A member is met for so many days after their last prescription left the list, so that what
/// stands of it elsewhere goes too, however many days the house was shut. (house)
const FAREWELL_DAYS: i32 = 30;

/// Members of one transaction.
const TOGETHER: i64 = 25;

#[derive(Debug, Serialize, Deserialize)]
struct Walk {
    after: Entropy,
}

#[derive(Debug, Serialize, Deserialize)]
struct Look {
    owners: Vec<MemberId>,
}

pub fn with(jobs: Jobs) -> Jobs {
    jobs.inside(WALK, walk).inside(LOOK, look)
}

/// Asks for today's walk, if nobody has. However many nodes ask, it is done once.
pub fn ask(tx: &Tx, house: &House) -> Result<(), Fault> {
    let day = (tx.now() - BEGINS).day_in(&house.plan.zone);
    let walk = Walk { after: [0; 16] };
    tx.queue(NewJob::new(WALK, format!("{WALK}:{day}"), &walk)?)
}

fn walk(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let step: Walk = job.body(tx)?;
    let since = today(tx.now(), house).plus_days(-SHOW_ENDED_DAYS - FAREWELL_DAYS);
    let args = args![step.after, since, TOGETHER];
    let owners: Vec<MemberId> = tx.all(OWNERS_AFTER, &args, |row| row.get(0))?;
    let Some(last) = owners.last().copied() else { return Ok(()) };
    let round: Vec<&str> = job.key.split(':').take(2).collect();
    let name = |kind: &str| format!("{kind}:{}:{last}", round.get(1).unwrap_or(&""));
    tx.queue(NewJob::new(LOOK, name(LOOK), &Look { owners })?)?;
    tx.queue(NewJob::new(WALK, name(WALK), &Walk { after: *last.bytes() })?)
}

fn look(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let batch: Look = job.body(tx)?;
    for owner in batch.owners {
        match look_at(tx, house, MemberScope::of(owner)) {
            // Their key is gone, and with it everything there was to do.
            Err(Fault::Forgotten) => open::store::keep_numbers(tx, owner, &[])?,
            done => done?,
        }
    }
    Ok(())
}

/// Everything a day brings one member.
pub fn look_at(tx: &Tx, house: &House, scope: MemberScope) -> Result<(), Fault> {
    let when = When { at: tx.now(), day: today(tx.now(), house) };
    let found = prescriptions(tx, scope, when.day, Reach::Recent)?;
    open::store::keep_numbers(tx, scope.member(), &found)?;
    if coverage::person(tx, scope)?.is_some_and(|person| person.died.is_some()) {
        return Ok(());
    }
    automatic::jobs::look(tx, house, (scope, &found), when)?;
    if is_closed(tx, scope)? {
        return Ok(());
    }
    approvals::jobs::look(tx, house, scope, when)?;
    reminders::jobs::look(tx, house, (scope, &found), when)
}

fn today(now: Timestamp, house: &House) -> base::Day {
    now.day_in(&house.plan.zone)
}
