//! What happens in one transaction with its own completion.

use ::store::{Actor, Fault, Job, Tx};
use base::MemberScope;
use web::House;

use super::super::hook::Told;
use super::super::mail;
use super::super::rules::{self, Purse};
use super::super::store::{self, How};

pub fn hear(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let Told::Payment(id, news) = job.body(tx)? else { return Ok(()) };
    match store::hear(tx, who, id, news)? {
        Some((_, payment)) => mail::moved(tx, house, (who, &job.key), &payment),
        None => Ok(()),
    }
}

/// Pays a whole balance by itself, or nothing: where it was agreed to, below its cap, and with the
/// preferred way to pay.
pub fn automatic(tx: &Tx, job: &Job, _: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let purse: Purse = job.body(tx)?;
    let wallet = store::wallet(tx, who)?;
    let (Some(agreed), Some(method)) = (wallet.automatic, wallet.preferred()) else {
        return Ok(());
    };
    if rules::automatic(store::balance(tx, who, purse)?, agreed.cap) {
        let how = How::Kept { method: method.clone(), by_itself: true };
        store::begin(tx, who, (purse, how), Actor::House)?;
    }
    Ok(())
}

fn owner(job: &Job) -> Option<MemberScope> {
    job.owner.map(super::scope)
}
