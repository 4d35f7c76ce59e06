//! What happens in one transaction with its own completion.

use ::store::{Actor, Fault, Job, Tx};
use base::MemberScope;
use web::House;

use super::super::hook::Told;
use super::super::mail;
use super::super::rules::{self, Purse};
use super::super::store::{self, How};
use super::take_in;
use crate::corrections::jobs as corrections;

pub fn hear(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let told: Told = job.body(tx)?;
    match told {
        Told::Payment(id, news) => take_in(tx, house, who, (id, news)),
        Told::Lost(correction) => corrections::lose(tx, house, who, correction),
        Told::Method(_) => Ok(()),
    }
}

/// What came to be owed is told, once and in one sum.
pub fn billed(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let purse: Purse = job.body(tx)?;
    let Some(amount) = store::wallet(tx, who)?.untold.owed(purse) else { return Ok(()) };
    store::change_wallet(tx, who, |wallet| wallet.untold = wallet.untold.without(purse))?;
    mail::billed(tx, house, (who, &job.key), amount)
}

/// Pays a whole balance by itself, or nothing: where it was agreed to, below its cap, and with the
/// preferred way to pay.
pub fn automatic(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let purse: Purse = job.body(tx)?;
    let wallet = store::wallet(tx, who)?;
    let (Some(agreed), Some(method)) = (wallet.automatic, wallet.preferred()) else {
        return Ok(());
    };
    let balance = store::balance(tx, who, purse)?;
    if rules::automatic(balance, agreed.cap) {
        let how = How::Kept { method: method.clone(), by_itself: true };
        store::begin(tx, who, (purse, how, balance), Actor::House)?;
    } else if rules::payable(balance) {
        mail::over_cap(tx, house, (who, purse), (balance, agreed.cap))?;
    }
    Ok(())
}

fn owner(job: &Job) -> Option<MemberScope> {
    job.owner.map(super::scope)
}
