//! The door for the provider's events. The work is a job: its key is the event's own name, so an
//! event told twice is done once, and the provider is answered at once.

use ::store::{Fault, NewJob, Owner, Tx};
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use serde::{Deserialize, Serialize};
use web::{Answer, Cx};

use super::flow::News;
use super::said::{self, Event, When};
use super::{Desk, store};

pub const HEADER: &str = "stripe-signature";
/// Longer than any event of theirs that concerns us.
const MOST: usize = 64 * 1024;

/// What a job is told of an event.
#[derive(Debug, Serialize, Deserialize)]
pub enum Told {
    /// As jobs of older versions have it: without when it was.
    Payment(base::PaymentId, News),
    /// As jobs of older versions have it, and of events that name no money.
    Moved(base::PaymentId, News, When),
    /// With the provider's name for the money that moves.
    Named(base::PaymentId, News, When, String),
    Method(String),
    /// Money that a correction gave back did not arrive.
    Lost(base::EntryId),
}

pub async fn told(cx: Cx, desk: Desk, (headers, body): (HeaderMap, Bytes)) -> Answer {
    let header = headers.get(HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let signed = desk.is_some_and(|desk| desk.signed(header, (cx.now(), &body)));
    if body.len() > MOST || !signed {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    }
    // What does not concern us is no reason to send it again.
    if let Some(event) = said::event(&body) {
        cx.write(move |tx| take(tx, &event)).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Here, and in `jobs/astray.rs`, rows are found without their owner: the provider's signature
/// vouches for the names in its event, and the job that follows belongs to the owner found.
fn take(tx: &Tx, event: &Event) -> Result<(), Fault> {
    let key = format!("payment-event/{}", event.id);
    let astray = event.astray.as_ref().map(|place| (super::jobs::WHOSE, place));
    let disputed = event.disputed.as_ref().map(|place| (super::jobs::DISPUTED, place));
    if let Some((kind, place)) = astray.or(disputed) {
        // Nothing in it is a name of ours: whose it is, the provider must say.
        return tx.queue(NewJob::new(kind, key, place)?);
    }
    let payment = event.payment.as_ref().and_then(|id| id.parse().ok());
    let lost = event.lost.as_ref().and_then(|id| id.parse().ok()).map(Told::Lost);
    let (told, owner) = match (payment, &event.method) {
        (Some(payment), _) => {
            let news = event.news.map(|news| match &event.intent {
                Some(intent) => Told::Named(payment, news, event.when, intent.clone()),
                None => Told::Moved(payment, news, event.when),
            });
            (news.or(lost), store::owner_of(tx, payment)?)
        }
        (None, Some(method)) => {
            let handle = event.wallet.as_deref().unwrap_or_default();
            (Some(Told::Method(method.clone())), store::wallet_of(tx, handle)?)
        }
        (None, None) => return Ok(()),
    };
    let (Some(told), Some(owner)) = (told, owner) else { return Ok(()) };
    let kind = match told {
        Told::Payment(..) | Told::Moved(..) | Told::Named(..) | Told::Lost(_) => super::jobs::HEAR,
        Told::Method(_) => super::jobs::KEEP,
    };
    tx.queue(NewJob::new(kind, key, &told)?.owner(Owner::Member(owner)))
}
