//! Bills each month once it is over.

use ::store::{Fault, Job, Tx};
use base::MemberScope;
use web::House;

use super::rules::Month;
use super::store;

/// Bills a month of the monthly plan.
pub const MONTH: &str = "payment.month";

pub(crate) fn month(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let (who, month): (_, Month) = (MemberScope::of(owner), job.body(tx)?);
    store::bill_month(tx, who, month)?;
    if store::goes_on(tx, who, month)? {
        store::queue_month(tx, house, (who, month.next()))?;
    }
    Ok(())
}
