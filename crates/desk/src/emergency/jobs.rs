//! Whether somebody looked into an emergency that nobody had approved: asked when its time is up,
//! and then each business day until somebody did.

use ::store::{Fault, Job, NewJob, Tx};
use base::{JobId, MemberId, Timestamp};
use help::tickets::Hours;
use web::{House, Jobs};

use super::rules::due;
use super::store;
use crate::alarms::rules::Cause;
use crate::alarms::watch;

/// The kind of job that asks.
const DUE: &str = "desk.emergency-due";

pub fn with(jobs: Jobs) -> Jobs {
    jobs.inside(DUE, ask)
}

/// By when one that is opened now is looked into.
pub(super) fn next(house: &House, now: Timestamp) -> Timestamp {
    let zone = &house.plan.zone;
    due((Hours::read(&house.plan.hours, zone).as_ref(), zone), now)
}

/// Has it asked at that moment.
pub(super) fn queue(tx: &Tx, (member, id): (MemberId, JobId), at: Timestamp) -> Result<(), Fault> {
    let key = format!("{DUE}:{id}/{}", at.micros());
    // Of the house: whoever is forgotten meanwhile must not leave a job that cannot be read.
    tx.queue(NewJob::new(DUE, key, &(member, id))?.due(at))
}

fn ask(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let (member, id): (MemberId, JobId) = job.body(tx)?;
    let Some(one) = store::due(tx, member, id)? else { return store::forget(tx, member, id) };
    let day = tx.now().day_in(&house.plan.zone);
    watch::emergency(tx, Cause::Unreviewed, (one.staff, member, id), day)?;
    queue(tx, (member, id), next(house, tx.now()))
}
