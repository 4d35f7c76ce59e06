//! Asking the provider what became of a payment: an event may be lost on its way, and then this is
//! how we hear.

use std::time::Duration;

use base::PaymentId;
use web::Trouble;

use super::super::flow::{News, Step, Why};
use super::super::provider::{Said, token};
use super::super::said::{self, When};
use super::super::store::{self, Payment};
use super::{Asked, disputes, queue_ask, take_in};

/// How long after the one before it each look is: a page of theirs lives for a day, and a bank
/// account's money may be under way for some more.
const PAUSES: [Duration; 7] = [
    Duration::from_mins(15),
    Duration::from_hours(1),
    Duration::from_hours(5),
    Duration::from_hours(18),
    Duration::from_hours(48),
    Duration::from_hours(72),
    Duration::from_hours(168),
];

/// Until the look of this number, from 0; nothing once we have looked often enough.
pub fn pause(round: usize) -> Option<Duration> {
    PAUSES.get(round).copied()
}

/// Looks, unless all is said; and again later, while it is not.
pub async fn ask(asked: Asked) -> Result<(), Trouble> {
    let (id, round): (PaymentId, usize) = asked.read(|tx, _, job| job.body(tx)).await?;
    if !look(&asked, id).await? {
        asked.write(move |tx, who| queue_ask(tx, who, (id, round + 1))).await?;
    }
    Ok(())
}

/// Takes in where a payment stands at the provider. True where nothing more will come.
pub async fn look(asked: &Asked, id: PaymentId) -> Result<bool, Trouble> {
    let found = asked.read(move |tx, who, _| store::payment(tx, who, id)).await?;
    let Some(payment) = found else { return Ok(true) };
    let Some(session) = payment.body.session.clone() else {
        return never_begun(asked, &payment).await;
    };
    let now = asked.house.clock.now().seconds();
    let (mut page, mut intent) = (None, None);
    if session.starts_with("cs_") {
        let Said::Yes(found) = asked.provider.read(&format!("checkout/sessions/{session}")).await?
        else {
            return Ok(false);
        };
        page = Some(found);
    }
    if let Some(name) = intent_of(asked, &payment).await?
        && let Said::Yes(found) = asked.provider.read(&place(&name)).await?
    {
        intent = Some(found);
    }
    let when = intent.as_ref().map(said::when_now).unwrap_or_default();
    for news in said::now(now, page.as_ref(), intent.as_ref()) {
        hear(asked, &payment, (news, when)).await?;
    }
    if intent.as_ref().is_some_and(said::is_disputed) {
        let because = asked.job.id;
        asked.write(move |tx, who| disputes::queue(tx, who, (id, because))).await?;
    }
    let after = asked.read(move |tx, who, _| store::payment(tx, who, id)).await?;
    Ok(after.is_none_or(|payment| !payment.may_take()))
}

/// The provider's name for the money that moves: a page has one once somebody pays on it.
pub async fn intent_of(asked: &Asked, payment: &Payment) -> Result<Option<String>, Trouble> {
    let Some(session) = &payment.body.session else { return Ok(None) };
    if !session.starts_with("cs_") {
        return Ok(Some(session.clone()));
    }
    let Said::Yes(page) = asked.provider.read(&format!("checkout/sessions/{session}")).await?
    else {
        return Ok(None);
    };
    Ok(token(&page["payment_intent"]).or_else(|| token(&page["payment_intent"]["id"])))
}

/// A payment that the provider was never told of stands in the way of the next one. One that was
/// refused at once has no name of theirs either, and its end is known.
async fn never_begun(asked: &Asked, payment: &Payment) -> Result<bool, Trouble> {
    const LONG_ENOUGH: Duration = Duration::from_hours(6);
    if !payment.may_take() {
        return Ok(true);
    }
    let now = asked.house.clock.now();
    if now.since(payment.at) < LONG_ENOUGH {
        return Ok(false);
    }
    let step = Step::Failed(Why::NotAsked);
    hear(asked, payment, (News::Step { at: now.seconds(), step }, When::default())).await?;
    Ok(true)
}

/// Where a payment is read with each refund of it.
pub fn place(intent: &str) -> String {
    format!("payment_intents/{intent}?expand[]=latest_charge.refunds")
}

/// What was read may be older than a loss that was noticed since, and would take the same again.
async fn hear(asked: &Asked, was: &Payment, (news, when): (News, When)) -> Result<(), Trouble> {
    let (house, id, known) = (asked.house.clone(), was.id, was.body.facts);
    let has_moved = move |now: &Payment| {
        let now = now.body.facts;
        now.lost != known.lost || now.is_doubted() != known.is_doubted()
    };
    let counts_back = matches!(news, News::Returned { .. });
    let heard = asked.write(move |tx, who| {
        let now = store::payment(tx, who, id)?;
        if counts_back && now.as_ref().is_some_and(has_moved) {
            return Ok(false);
        }
        take_in(tx, &house, who, (id, news, when)).map(|()| true)
    });
    if heard.await? { Ok(()) } else { Err(moved()) }
}

/// It is looked at once more.
pub fn moved() -> Trouble {
    Trouble::Later("the payment moved while the provider was asked".to_owned())
}
