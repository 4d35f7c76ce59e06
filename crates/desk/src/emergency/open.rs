//! What follows when a record is opened in an emergency, in the transaction that opens it: an alarm
//! at once, the clock of one that nobody approved, and a message to the member.

use ::store::{Fault, Tx};
use identity::account;
use identity::notices::{Notice, tell_every_channel};
use web::House;

use super::jobs;
use super::store::Emergency;
use crate::alarms::rules::Cause;
use crate::alarms::watch;

pub fn opened(tx: &Tx, house: &House, one: &Emergency) -> Result<(), Fault> {
    let day = tx.now().day_in(&house.plan.zone);
    watch::emergency(tx, Cause::Emergency, (one.staff, one.member, one.id), day)?;
    if let Some(due) = one.stage.due() {
        jobs::queue(tx, (one.member, one.id), due)?;
    }
    tell(tx, house, one, &Notice::EmergencySeen)
}

/// Tells the member on every way on file, unless that may harm somebody.
pub fn tell(tx: &Tx, house: &House, one: &Emergency, notice: &Notice) -> Result<(), Fault> {
    if !one.why.reason.is_told() {
        return Ok(());
    }
    tell_always(tx, house, one, notice)
}

/// Tells them whatever reason was given.
pub fn tell_always(tx: &Tx, house: &House, one: &Emergency, notice: &Notice) -> Result<(), Fault> {
    let Some(account) = account::of_member(tx, one.member)? else { return Ok(()) };
    let key = format!("{}/{}", notice.word(), one.id);
    tell_every_channel(tx, house, (account, one.member), (&key, notice))
}
