//! What is done about a request after it was taken in, and once a day.

use base::MemberScope;
use store::{Fault, Job, Tx, args};
use web::{House, Jobs};

use super::rules::Wants;
use super::store::wanting;
use super::told;
use crate::ended::ended;
use crate::orders::When;

store::statements! {
    /// Nothing happens where it was said before.
    ADD_ENDING = "INSERT INTO reminder (id, owner, at) VALUES ($1, $2, $3)
        ON CONFLICT (id) DO NOTHING";
}

/// Tells of a request that came or changed.
pub const TOLD: &str = "approval.told";

pub fn with(jobs: Jobs) -> Jobs {
    jobs.inside(TOLD, tell)
}

/// Once: its own completion is in the same transaction.
fn tell(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(scope) = job.owner.map(MemberScope::of) else { return Ok(()) };
    told::tell(tx, house, (scope, &job.id.to_string()), &job.body(tx)?)
}

/// Writes to this member where an approval of theirs ends soon: once for each end. Not where their
/// coverage ended, and every approval with it.
pub fn look(tx: &Tx, house: &House, scope: MemberScope, when: When) -> Result<(), Fault> {
    for (one, wants) in wanting(tx, scope, (when.day, house.plan.terms.kind))? {
        let Wants::Again(until) = wants else { continue };
        if ended(tx, scope, when.day)?.is_some() {
            return Ok(());
        }
        let name = tx.blind("approval-ends", &format!("{}/{until}", one.id));
        if tx.run(ADD_ENDING, &args![name, scope.member(), tx.now()])? == 1 {
            told::ends(tx, house, scope, (&one, until))?;
        }
    }
    Ok(())
}
