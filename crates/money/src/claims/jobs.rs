//! What is done about a claim after it was taken in.

use base::MemberScope;
use store::{Fault, Job, Tx};
use web::House;

use super::store::Billed;
use super::told;
use crate::bills::store::claim_came;
use crate::monthly;

/// Looks again at bills of claims that turned out to be somebody else's.
pub const LEFT: &str = "claims.left";
/// Tells of claims that came or changed.
pub const TOLD: &str = "claims.told";

/// Once: its own completion is in the same transaction.
pub fn tell(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = job.owner.map(MemberScope::of) else { return Ok(()) };
    let word: String = job.body(tx)?;
    told::tell(tx, house, (who, &job.id.to_string()), &word)
}

/// What was billed for a claim that is no longer theirs is taken back.
pub fn left(tx: &Tx, job: &Job, _house: &House) -> Result<(), Fault> {
    let Some(who) = job.owner.map(MemberScope::of) else { return Ok(()) };
    let billed: Vec<Billed> = job.body(tx)?;
    billed.iter().try_for_each(|(number, day)| claim_came(tx, who, (Some(number), *day), true))?;
    monthly::store::claim_changed(tx, who)
}
