//! The door for relays and mail services: a bounce as it came, or what the service made of it.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use base::{JobId, Private};
use serde::Deserialize;
use web::{Answer, Cx};

use super::{Bounce, Outcome, parse_bounce, take};
use crate::mail::rules::status_in;
use crate::texts::Call;
use crate::{Ways, signed};

/// `{"message": "…", "event": "bounced", "status": "5.1.1", "words": "…"}`
#[derive(Deserialize)]
struct Event {
    message: JobId,
    #[serde(rename = "event")]
    kind: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    words: String,
}

pub(crate) async fn told(cx: Cx, ways: Arc<Ways>, call: Call) -> Answer {
    if !is_signed(&cx, &ways, &call) {
        return Ok(StatusCode::FORBIDDEN.into_response());
    }
    let bounce =
        if is_json(&call.headers) { parse_event(&call.body) } else { parse_bounce(&call.body) };
    // What we cannot read is no reason to send it again.
    if let Some(bounce) = bounce {
        cx.write(move |tx| take(tx, &bounce)).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn is_signed(cx: &Cx, ways: &Ways, call: &Call) -> bool {
    let key = ways.bounces().and_then(|intake| intake.key.as_ref());
    let header = call.headers.get(signed::HEADER).and_then(|value| value.to_str().ok());
    match (key, header) {
        (Some(key), Some(header)) => signed::fits(key, header, (cx.now(), &call.body)),
        _ => false,
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/json"))
}

pub fn parse_event(bytes: &[u8]) -> Option<Bounce> {
    let event: Event = serde_json::from_slice(bytes).ok()?;
    let outcome = match event.kind.as_str() {
        "delivered" => Outcome::Delivered,
        "delayed" => Outcome::Delayed,
        "bounced" | "failed" => Outcome::Failed,
        _ => return None,
    };
    let words = Private(event.words.chars().take(300).collect());
    Some(Bounce { message: event.message, outcome, status: status_in(&event.status), words })
}
