//! Asks the provider to give money back, and hears from it at once how much came back in all.

use base::EntryId;
use web::Trouble;

use super::flow::{Deed, State};
use super::store;
use crate::payments::jobs::{Asked, now_at_provider};
use crate::payments::provider::Said;

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
    let intent = now_at_provider::intent_of(&asked, &payment).await?;
    let Some(intent) = intent else { return settle(&asked, (id, State::Refused)).await };
    let form = vec![
        ("payment_intent", intent),
        ("amount", amount.as_cents().to_string()),
        ("metadata[payment]", payment.id.to_string()),
    ];
    let said = asked.provider.create("refunds", &format!("refund-{id}"), form).await?;
    let state = if matches!(said, Said::Yes(_)) { State::Done } else { State::Refused };
    settle(&asked, (id, state)).await?;
    now_at_provider::look(&asked, payment.id).await.map(|_| ())
}

async fn settle(asked: &Asked, (id, state): (EntryId, State)) -> Result<(), Trouble> {
    asked.write(move |tx, who| store::answered(tx, who, id, state)).await
}
