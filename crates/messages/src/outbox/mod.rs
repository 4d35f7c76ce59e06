//! The demo's open mailbox: what would have left the house, newest first.

pub(crate) mod pretend;

use askama::Template;
use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use base::{JobId, Timestamp};
use serde::Serialize;
use store::delivery::{self, State};
use store::{Channel, Fault, Message, Tx, queue};
use web::{Answer, Cx, Frame, Page, Path, Sample};

use crate::paper;

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
    /// `outbox-state-…` of how it went.
    #[serde(skip)]
    went: &'static str,
    /// Whether there is paper to look at.
    #[serde(skip)]
    printed: bool,
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
        let mail = Kept {
            id: "0".repeat(26),
            to: "ann.ortiz@example.org".to_owned(),
            channel: "mail",
            subject: "Your sign-in code".to_owned(),
            text: "Hello Ann,\n\n    7K2M-9QXD\n\nJuniper Rx".to_owned(),
            html: String::new(),
            at: "2027-03-04T15:00:00Z".to_owned(),
            sent: f.now(),
            went: state_key(Some(State::Delivered)),
            printed: false,
        };
        let went = state_key(Some(State::Refused));
        let to = "503-555-0190".to_owned();
        let text = Kept { to, channel: "text", subject: String::new(), went, ..mail.clone() };
        let to = "Ann Ortiz\n1200 Juniper Lane\nPortland, OR 97201".to_owned();
        let went = state_key(Some(State::Accepted));
        let post = Kept { to, channel: "post", went, printed: true, ..mail.clone() };
        vec![
            Sample::new("empty", Self { f: f.clone(), messages: Vec::new() }),
            Sample::new("some", Self { f: f.clone(), messages: vec![mail, text, post] }),
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

/// A letter as the printer would have had it.
pub async fn sheet(cx: Cx, id: Path<JobId>) -> Answer {
    let wanted = id.0;
    let message = cx.read(move |tx| one(tx, wanted)).await?;
    let Some(pdf) = message.and_then(|message| paper::pdf(cx.house(), &message)) else {
        return cx.missing();
    };
    let kind = HeaderValue::from_static("application/pdf");
    Ok(([(header::CONTENT_TYPE, kind)], pdf).into_response())
}

fn one(tx: &Tx, wanted: JobId) -> Result<Option<Message>, Fault> {
    let jobs = queue::newest(tx, "message", SHOWN)?;
    Ok(jobs.into_iter().find(|job| job.id == wanted).and_then(|job| job.body(tx).ok()))
}

fn kept(tx: &Tx) -> Result<Vec<Kept>, Fault> {
    let mut messages = Vec::new();
    for job in queue::newest(tx, "message", SHOWN)? {
        // A forgotten member's messages can no longer be read.
        let Ok(message) = job.body::<Message>(tx) else { continue };
        let state = delivery::of_message(tx, job.id)?.map(|delivery| delivery.state);
        messages.push(Kept {
            id: job.id.to_string(),
            to: message.to.0,
            channel: message.channel.word(),
            subject: message.subject.0,
            text: message.text.0,
            html: message.html.0,
            at: job.created_at.to_string(),
            sent: job.created_at,
            went: state_key(state),
            printed: message.channel == Channel::Post,
        });
    }
    Ok(messages)
}

const fn state_key(state: Option<State>) -> &'static str {
    match state {
        None | Some(State::Queued) => "outbox-state-queued",
        Some(State::Unknown) => "outbox-state-unknown",
        Some(State::Accepted) => "outbox-state-accepted",
        Some(State::Delayed) => "outbox-state-delayed",
        Some(State::Delivered) => "outbox-state-delivered",
        Some(State::Refused) => "outbox-state-refused",
        Some(State::Bounced) => "outbox-state-bounced",
    }
}

#[cfg(test)]
mod tests;
