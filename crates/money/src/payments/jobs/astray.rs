//! Money that somebody gave back at the provider's own desk and that did not arrive. Nothing in
//! the event is a name of ours, and it may come before all others: whose it is and how much of that
//! payment counts as given back is asked of the provider. Whose a disputed payment is, too.

use ::store::{Fault, Job, NewJob, Tx};
use base::{MemberScope, Money, PaymentId};
use web::{House, Shared, Trouble};

use super::super::flow::Facts;
use super::super::provider::{Said, token};
use super::super::said::{self, Back};
use super::super::{Desk, mail, store};
use super::{Asked, now_at_provider};
use crate::corrections::store::unheard;

/// Asks whose payment it is, and has `next` do the rest for them. A plan may have an account with
/// the provider for more than this portal: what is not ours concerns us no further.
pub async fn whose(
    (desk, next): (Desk, &'static str),
    house: Shared,
    job: Job,
) -> Result<(), Trouble> {
    let none = || Trouble::Never("no payment provider is configured".to_owned());
    let provider = desk.ok_or_else(none)?;
    let later = |fault: Fault| Trouble::Later(fault.to_string());
    let (now, id) = (house.clock.now(), job.id);
    let read = house.db.read(now, move |tx| job.body::<String>(tx));
    let Said::Yes(found) = provider.read(&read.await.map_err(later)?).await? else { return Ok(()) };
    let payment = token(&found["metadata"]["payment"]).and_then(|text| text.parse().ok());
    let Some(payment): Option<PaymentId> = payment else { return Ok(()) };
    let queued = house.db.write(now, move |tx| {
        let Some(owner) = store::owner_of(tx, payment)? else { return Ok(()) };
        let key = format!("{next}/{payment}/{id}");
        tx.queue(NewJob::new(next, key, &payment)?.owner(owner))
    });
    queued.await.map_err(later)
}

/// Counts what is given back of a payment, as the provider has it now.
pub async fn count(asked: Asked) -> Result<(), Trouble> {
    let id: PaymentId = asked.read(|tx, _, job| job.body(tx)).await?;
    let found = asked.read(move |tx, who, _| store::payment(tx, who, id)).await?;
    let Some(payment) = found else { return Ok(()) };
    let intent = now_at_provider::intent_of(&asked, &payment).await?;
    let Some(intent) = intent else { return Ok(()) };
    let Said::Yes(object) = asked.provider.read(&now_at_provider::place(&intent)).await? else {
        return Ok(());
    };
    let Some(back) = said::back(&object["latest_charge"]) else { return Ok(()) };
    let (house, before) = (asked.house.clone(), payment.body.facts);
    let settled =
        asked.write(move |tx, who| settle(tx, (&house, who), (id, before), &back)).await?;
    if settled { Ok(()) } else { Err(now_at_provider::moved()) }
}

/// What we count beyond what the provider does is lost, once however often it is told. False where
/// the payment moved since before the provider was asked.
fn settle(
    tx: &Tx,
    (house, who): (&House, MemberScope),
    (id, before): (PaymentId, Facts),
    back: &Back,
) -> Result<bool, Fault> {
    let Some(payment) = store::payment(tx, who, id)? else { return Ok(true) };
    if payment.body.facts != before {
        return Ok(false);
    }
    let beyond = before.back - back.standing - unheard(tx, who, back)?;
    let amount = beyond.max(Money::ZERO);
    if let Some(payment) = store::lose_there(tx, who, (id, amount))? {
        mail::lost(tx, house, who, (&payment, amount))?;
    }
    Ok(true)
}
