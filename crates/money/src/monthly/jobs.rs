//! Bills each month once it is over, and gives back what was billed too much.

use ::store::{Fault, Job, Tx};
use base::MemberScope;
use web::House;

use super::rules::Month;
use super::store;

/// Bills a month of the monthly plan.
pub const MONTH: &str = "payment.month";
/// Gives back what was billed too much to somebody who takes part no more.
pub const BACK: &str = "payment.month.back";

pub(crate) fn month(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let (who, month): (_, Month) = (MemberScope::of(owner), job.body(tx)?);
    store::bill_month(tx, who, month)?;
    if store::goes_on(tx, who, month)? {
        store::queue_month(tx, house, (who, month.next()))?;
    }
    Ok(())
}

pub(crate) fn back(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = job.owner.map(MemberScope::of) else { return Ok(()) };
    store::give_back(tx, who, Month::of(tx.now().day_in(&house.plan.zone)))
}
