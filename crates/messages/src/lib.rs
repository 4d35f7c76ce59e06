//! What leaves the house, and what comes back. `runner` works the queue that every slice fills;
//! `carry` hands each message to its way out: `mail`, `texts` or `paper`. What carriers tell us
//! later comes in by the doors of `texts` and `bounces`; `outbox` shows the demo's messages to
//! whoever plays with it.

mod aside;
pub mod bounces;
pub mod called;
mod carry;
mod handed;
mod mail;
mod outbox;
mod outlet;
pub mod outward;
mod paper;
mod runner;
pub mod signed;
#[cfg(test)]
mod testing;
mod texts;

pub use carry::{Out, Ways};
pub use handed::Service;
pub use mail::Smtp;
pub use outlet::Outlet;
pub use paper::{Cell, IdCard, Printer, Side, id_card, id_card_picture, statement as pdf};
pub use runner::Runner;
/// What became of each message: for pages that must not say "sent" when it was not.
pub use store::delivery;
pub use texts::{Reply, Setting as TextSetting, Texts, parse_reply};

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderMap, Uri};
use web::{Cx, Gallery, Heed, Jobs, Leave, Rooms, Slice, get, post};

use texts::Call;

/// This crate keeps no tables: messages are jobs of the store's queue, and the store writes down
/// what becomes of them.
pub const SCHEMA: store::Slice = store::Slice { name: "messages", steps: &[], statements: &[] };

/// `ways` says how a message reaches its person.
pub fn slice(ways: Arc<Ways>) -> Slice {
    let (told, answered) = (Arc::clone(&ways), Arc::clone(&ways));
    let bounced = Arc::clone(&ways);
    let rooms = Rooms::new()
        .public(
            "/messages/text/status",
            post(async move |cx: Cx, uri: Uri, headers: HeaderMap, body: Bytes| {
                texts::told(cx, told, Call { uri, headers, body }).await
            }),
        )
        .public(
            "/messages/text/inbound",
            post(async move |cx: Cx, uri: Uri, headers: HeaderMap, body: Bytes| {
                texts::answered(cx, answered, Call { uri, headers, body }).await
            }),
        )
        .public(
            "/messages/mail/bounce",
            post(async move |cx: Cx, uri: Uri, headers: HeaderMap, body: Bytes| {
                bounces::told(cx, bounced, Call { uri, headers, body }).await
            }),
        )
        .demo("/demo/outbox", get(outbox::page))
        .demo("/demo/outbox.json", get(outbox::json))
        .demo("/demo/outbox/{id}/letter.pdf", get(outbox::sheet));
    Slice {
        name: "messages",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms,
        gallery: |gallery: &mut Gallery| gallery.add::<outbox::OutboxPage>(),
        jobs: jobs(ways, |_, _, _| Ok(Leave::Now)),
    }
}

/// The carrying of messages, which asks `heed` before each of them leaves.
pub fn jobs(ways: Arc<Ways>, heed: Heed) -> Jobs {
    Jobs::new()
        .sweeping(&delivery::SWEEPS)
        .outside("message", move |house, job| Arc::clone(&ways).carry(heed, (house, job)))
}
