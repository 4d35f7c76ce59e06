//! Signed cards of a coverage that has ended are taken back.

use ::store::{Actor, Fault, Job, Owner, Tx};
use base::{CoverageId, Day, MemberId, MemberScope, Timestamp};
use web::{House, Jobs, PlanLook};

use super::store;
use crate::card::Standing;
use crate::card::store::held;

pub const CHECK: &str = "health-card-check";

pub fn jobs() -> Jobs {
    Jobs::new().inside(CHECK, still_holds)
}

/// Asks for a look at a coverage's cards, once for each `name`.
pub(super) fn queue(
    tx: &Tx,
    owner: MemberId,
    (id, name): (CoverageId, String),
    due: Option<Timestamp>,
) -> Result<(), Fault> {
    tx.queue(store::check(id, &name, due)?.owner(Owner::Member(owner)))
}

/// The first moment of a day for the plan.
pub fn morning(plan: &PlanLook, day: Day) -> Timestamp {
    Timestamp::beginning(day, &plan.zone)
}

fn still_holds(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let (who, id) = (MemberScope::of(owner), job.body::<CoverageId>(tx)?);
    let today = tx.now().day_in(&house.plan.zone);
    let found = held(tx, who, today)?.into_iter().find(|held| held.id == id);
    let Some(found) = found.filter(|found| !matches!(found.standing, Standing::Ended(_))) else {
        return store::revoke(tx, who, id, Actor::House).map(|_| ());
    };
    // Its last day may be another one by now.
    let Some(end) = found.span.end() else { return Ok(()) };
    let due = morning(&house.plan, end.plus_days(1));
    queue(tx, owner, (id, format!("{id}/{end}")), Some(due))
}
