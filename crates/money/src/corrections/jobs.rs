//! Asks the provider to give money back, and hears from it at once how much came back in all.

use ::store::{Fault, Tx};
use base::{EntryId, MemberScope};
use web::{House, Trouble};

use super::flow::{Deed, State};
use super::store;
use crate::payments::jobs::{Asked, now_at_provider};
use crate::payments::mail;
use crate::payments::provider::Said;
use crate::payments::said::stands;

/// Asks the provider to give money back.
pub const GIVE_BACK: &str = "payment.give-back";

pub(crate) async fn give_back(asked: Asked) -> Result<(), Trouble> {
    let id: EntryId = asked.read(|tx, _, job| job.body(tx)).await?;
    let found = asked
        .read(move |tx, who, _| {
            let Some(case) = store::case(tx, who, id)? else { return Ok(None) };
            let Deed::Refund { payment, amount, .. } = case.body.deed else { return Ok(None) };
            let payment = crate::payments::store::payment(tx, who, payment)?;
            Ok(payment.filter(|_| case.body.state == State::Agreed).map(|one| (one, amount)))
        })
        .await?;
    let Some((payment, amount)) = found else { return Ok(()) };
    if payment.body.facts.is_disputed() {
        return settle(&asked, (id, State::Refused)).await;
    }
    let intent = now_at_provider::intent_of(&asked, &payment).await?;
    let Some(intent) = intent else { return settle(&asked, (id, State::Refused)).await };
    let form = vec![
        ("payment_intent", intent),
        ("amount", amount.as_cents().to_string()),
        ("metadata[payment]", payment.id.to_string()),
        ("metadata[correction]", id.to_string()),
    ];
    let said = asked.provider.create("refunds", &format!("refund-{id}"), form).await?;
    let done = matches!(&said, Said::Yes(refund) if stands(refund));
    let state = if done { State::Done } else { State::Refused };
    settle(&asked, (id, state)).await?;
    now_at_provider::look(&asked, payment.id).await.map(|_| ())
}

/// What the provider said yes to did not arrive after all: its member is told, and whoever looks at
/// the correction finds it refused.
pub(crate) fn lose(tx: &Tx, house: &House, who: MemberScope, id: EntryId) -> Result<(), Fault> {
    let Some((payment, amount)) = store::lose(tx, who, id)? else { return Ok(()) };
    mail::lost(tx, house, who, (&payment, amount))
}

async fn settle(asked: &Asked, (id, state): (EntryId, State)) -> Result<(), Trouble> {
    asked.write(move |tx, who| store::answered(tx, who, id, state)).await
}
