//! What happens in one transaction with its own completion.

use ::store::{Actor, Fault, Job, NewJob, Tx};
use base::{MemberScope, Money};
use serde::Deserialize;
use web::House;

use super::super::flow::News;
use super::super::hook::Told;
use super::super::mail;
use super::super::rules::{self, Purse};
use super::super::said::When;
use super::super::store::{self, How};
use super::{ASK, take_in};
use crate::corrections::jobs as corrections;
use crate::corrections::store::may_be_lost;

pub fn hear(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let told: Told = job.body(tx)?;
    let (id, news, when) = match told {
        Told::Moved(id, news, when) => (id, news, when),
        Told::Named(id, news, when, intent) => {
            take_in(tx, house, who, (id, news, when))?;
            return store::named(tx, who, (id, intent));
        }
        Told::Payment(id, news) => (id, news, When::default()),
        Told::Lost(correction) => return corrections::lose(tx, house, who, correction),
        Told::Method(_) => return Ok(()),
    };
    if matches!(news, News::Returned { .. }) && may_be_lost(tx, who, id)? {
        // Their number may be of before a loss, and would take the same money twice.
        let key = format!("payment-ask/{id}/{}", job.id);
        return tx.queue(NewJob::new(ASK, key, &(id, 0_usize))?.owner(who));
    }
    take_in(tx, house, who, (id, news, when))
}

/// Of what a job tells.
#[derive(Deserialize)]
#[serde(untagged)]
enum Due {
    Of(Purse),
    /// As jobs of older versions have it: of one bill.
    Sum(Money),
}

/// What came to be owed is told, once and in one sum; where it was taken back by then, not at all.
pub fn billed(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let due: Due = job.body(tx)?;
    let amount = match due {
        Due::Sum(amount) => amount,
        Due::Of(purse) => {
            let Some(amount) = store::wallet(tx, who)?.untold.owed(purse) else { return Ok(()) };
            store::change_wallet(tx, who, |wallet| wallet.untold = wallet.untold.without(purse))?;
            amount
        }
    };
    if amount > Money::ZERO { mail::billed(tx, house, (who, &job.key), amount) } else { Ok(()) }
}

/// Pays a whole balance by itself, or nothing: where it was agreed to, below its cap, and with the
/// preferred way to pay. A payment under way may be of what is owed: its end has this looked at
/// again, and until then nobody is asked to pay.
pub fn automatic(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(who) = owner(job) else { return Ok(()) };
    let purse: Purse = job.body(tx)?;
    let wallet = store::wallet(tx, who)?;
    let (Some(agreed), Some(method)) = (wallet.automatic, wallet.preferred()) else {
        return Ok(());
    };
    if store::open_payment(tx, who, purse)?.is_some() {
        return Ok(());
    }
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
