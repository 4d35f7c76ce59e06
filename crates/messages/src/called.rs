//! A call of the plan's own back end: known by its signature, answered in words that a machine's
//! keeper can read.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base::{Secret, Timestamp};
use serde_json::{Value, json};

use crate::signed;

/// What the back end signs with. Several are in use while one is changed for another; with none
/// the door is shut.
pub type Keys = Arc<[Secret]>;

/// What of a call cannot be taken: the entry, and why.
pub type Refused = Vec<(u64, String)>;

const UNSIGNED: &str = "the signature does not fit, or is older than five minutes";

/// The answer to a call that is not the back end's own.
pub fn turned_away(keys: &Keys, headers: &HeaderMap, said: (Timestamp, &[u8])) -> Option<Response> {
    if keys.is_empty() {
        return Some(no(StatusCode::NOT_FOUND, "nobody is expected here"));
    }
    let header = headers.get(signed::HEADER).and_then(|value| value.to_str().ok());
    let fits = signed::fits_any(keys, header.unwrap_or_default(), said);
    (!fits).then(|| no(StatusCode::UNAUTHORIZED, UNSIGNED))
}

/// No to the whole call.
pub fn no(status: StatusCode, reason: &str) -> Response {
    says(status, &json!({ "reason": reason }))
}

/// Nothing of the call was taken, for what these entries of it hold.
pub fn refused(entries: &[(u64, impl ToString)]) -> Response {
    let said = |(at, why): &(u64, _)| json!({ "entry": at, "reason": ToString::to_string(why) });
    let entries: Vec<Value> = entries.iter().map(said).collect();
    says(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "refused": entries }))
}

pub fn taken() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

fn says(status: StatusCode, words: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, words.to_string()).into_response()
}
