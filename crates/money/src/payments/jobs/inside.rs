//! What happens in one transaction with its own completion.

use ::store::{Actor, Fault, Job, NewJob, Tx};
use base::MemberScope;
use web::House;

use super::super::flow::Stage;
use super::super::hook::Told;
use super::super::rules::{self, Purse};
use super::super::store::{self, How};
use super::super::{jobs, mail};

pub fn hear(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let Told::Payment(id, news) = job.body(tx)? else { return Ok(()) };
    let Some((_, payment)) = store::hear(tx, who, id, news)? else { return Ok(()) };
    if payment.stage() == Stage::Succeeded {
        // A bill that came while this was under way had to wait.
        let key = format!("payment-automatic/after/{id}");
        tx.queue(NewJob::new(jobs::AUTOMATIC, key, &payment.body.purse)?.owner(who))?;
    }
    mail::moved(tx, house, (who, &job.key), &payment)
}

/// A bill is told once, and what will be done about it.
pub fn billed(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    mail::billed(tx, house, (who, &job.key), job.body(tx)?)
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
        store::begin(tx, who, (purse, how), Actor::House)?;
    } else if rules::payable(balance) {
        mail::over_cap(tx, house, (who, &job.key), (balance, agreed.cap))?;
    }
    Ok(())
}

fn owner(job: &Job) -> Option<MemberScope> {
    job.owner.map(super::scope)
}
