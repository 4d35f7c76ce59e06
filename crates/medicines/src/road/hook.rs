//! The door for the plan's back end: a signed call for everything it has to tell. It is answered
//! at once; what it tells is done by jobs.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base::Secret;
use formats::fhir::{self, Event};
use formats::records::{News, Record};
use formats::{Read, Why};
use messages::signed;
use serde_json::{Value, json};
use web::{Answer, Cx};

use super::store::{Called, take_call};

/// What the back end signs with. Several are in use while one is changed for another; with none
/// the door is shut.
pub type Keys = Arc<[Secret]>;

const UNSIGNED: &str = "the signature does not fit, or is older than five minutes";
const REUSED: &str = "this id came before with something else in it";

pub async fn told(cx: Cx, keys: Keys, (headers, body): (HeaderMap, Bytes)) -> Answer {
    if keys.is_empty() {
        return Ok(says(StatusCode::NOT_FOUND, &json!({ "reason": "nobody is expected here" })));
    }
    let header = headers.get(signed::HEADER).and_then(|value| value.to_str().ok());
    if !signed::fits_any(&keys, header.unwrap_or_default(), (cx.now(), &body)) {
        return Ok(says(StatusCode::UNAUTHORIZED, &json!({ "reason": UNSIGNED })));
    }
    let event = match fhir::event(&body) {
        Ok(event) => event,
        Err(reason) => {
            let reason = reason.to_string();
            return Ok(says(StatusCode::BAD_REQUEST, &json!({ "reason": reason })));
        }
    };
    let (news, refused) = sorted(&event);
    if !refused.is_empty() {
        return Ok(says(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "refused": refused })));
    }
    let called = cx.write(move |tx| take_call(tx, &event.id, &news)).await?;
    Ok(match called {
        Called::Taken => StatusCode::NO_CONTENT.into_response(),
        Called::Reused => says(StatusCode::CONFLICT, &json!({ "reason": REUSED })),
        Called::Refused(refused) => {
            let refused: Vec<Value> =
                refused.iter().map(|(at, why)| json!({ "entry": at, "reason": why })).collect();
            says(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "refused": refused }))
        }
    })
}

/// The news of a call, and what of it cannot be taken here: files bring everything else.
fn sorted(event: &Event) -> (Vec<(u64, News)>, Vec<Value>) {
    let (mut news, mut refused) = (Vec::new(), Vec::new());
    let mut refuse = |at: u64, reason: String| {
        refused.push(json!({ "entry": at, "reason": reason }));
    };
    for read in &event.reads {
        match read {
            Read::Record { line, record: Record::News(one) } => news.push((*line, one.clone())),
            // A dispense is history as well, which comes by file.
            Read::Record { record: Record::Fill(_), .. } | Read::Warned(_) => {}
            Read::Record { line, .. } => refuse(*line, "comes by file, not by call".to_owned()),
            Read::Skipped(skip) if skip.why == Why::NothingNew => {}
            Read::Skipped(skip) => refuse(skip.line, skip.why.to_string()),
            Read::Refused(one) => refuse(one.line, one.reason.to_string()),
        }
    }
    (news, refused)
}

fn says(status: StatusCode, words: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, words.to_string()).into_response()
}
