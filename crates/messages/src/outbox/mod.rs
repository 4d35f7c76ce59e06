//! The demo's open mailbox: what would have left the house, newest first.

use askama::Template;
use axum::Json;
use axum::response::IntoResponse as _;
use base::Timestamp;
use serde::Serialize;
use store::{Fault, Message, Tx, queue};
use web::{Answer, Cx, Frame, Page, Sample};

/// How many messages are shown.
const SHOWN: i64 = 200;

/// One message as `/demo/outbox.json` gives it (DESIGN 8).
#[derive(Clone, Serialize)]
pub struct Kept {
    id: String,
    to: String,
    channel: &'static str,
    subject: String,
    text: String,
    html: String,
    at: String,
    #[serde(skip)]
    sent: Timestamp,
}

#[derive(Template)]
#[template(path = "outbox/page.html")]
pub struct OutboxPage {
    f: Frame,
    messages: Vec<Kept>,
}

impl Page for OutboxPage {
    const NAME: &'static str = "outbox";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let message = Kept {
            id: "0".repeat(26),
            to: "ann.ortiz@example.org".to_owned(),
            channel: "mail",
            subject: "Your sign-in code".to_owned(),
            text: "Hello Ann,\n\n    7K2M-9QXD\n\nJuniper Rx".to_owned(),
            html: String::new(),
            at: "2027-03-04T15:00:00Z".to_owned(),
            sent: f.now(),
        };
        vec![
            Sample::new("empty", Self { f: f.clone(), messages: Vec::new() }),
            Sample::new("some", Self { f: f.clone(), messages: vec![message.clone(), message] }),
        ]
    }
}

pub async fn page(cx: Cx) -> Answer {
    let messages = cx.read(kept).await?;
    cx.show(OutboxPage { f: cx.frame(), messages })
}

pub async fn json(cx: Cx) -> Answer {
    Ok(Json(cx.read(kept).await?).into_response())
}

fn kept(tx: &Tx) -> Result<Vec<Kept>, Fault> {
    let mut messages = Vec::new();
    for job in queue::newest(tx, "message", SHOWN)? {
        // A forgotten member's messages can no longer be read.
        let Ok(message) = job.body::<Message>(tx) else { continue };
        messages.push(Kept {
            id: job.id.to_string(),
            to: message.to.0,
            channel: message.channel.word(),
            subject: message.subject.0,
            text: message.text.0,
            html: message.html.0,
            at: job.created_at.to_string(),
            sent: job.created_at,
        });
    }
    Ok(messages)
}
