//! Bills each month once it is over, and follows what is corrected later.

use ::store::{Fault, Job, Tx};
use base::MemberScope;
use web::House;

use super::rules::{Month, Thresholds};
use super::store;

/// Bills a month of the monthly plan.
pub const MONTH: &str = "payment.month";
/// Follows what was corrected of somebody who takes part no more: what was billed too much is given
/// back, and what was given back by mistake is billed again.
pub const BACK: &str = "payment.month.back";

pub(crate) fn month(
    tx: &Tx,
    job: &Job,
    (house, thresholds): (&House, &Thresholds),
) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let (who, month): (_, Month) = (MemberScope::of(owner), job.body(tx)?);
    store::bill_month(tx, who, (month, thresholds))?;
    if store::goes_on(tx, who, month)? {
        store::queue_month(tx, house, (who, month.next()))?;
    }
    Ok(())
}

pub(crate) fn back(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = job.owner.map(MemberScope::of) else { return Ok(()) };
    store::follow_claims(tx, who, Month::of(tx.now().day_in(&house.plan.zone)))
}
