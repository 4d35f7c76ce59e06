//! The door for the plan's back end: a signed call for what it has to say of a request.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use formats::fhir;
use formats::records::{Record, ReimbursementNews};
use formats::{Read, Why};
use messages::signed;
use serde_json::{Value, json};
use store::{Fault, Tx};
use web::{Answer, Cx};

use super::Keys;
use super::store::{hear, owner};

const UNSIGNED: &str = "the signature does not fit, or is older than five minutes";

/// `POST /hooks/plan/reimbursements`
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
    let (news, mut refused) = sorted(&event.reads);
    if refused.is_empty() {
        let unheard = cx.write(move |tx: &Tx| take_all(tx, &news)).await?;
        refused.extend(unheard.into_iter().map(|(at, why)| refusal(at, why)));
    }
    if refused.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(says(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "refused": refused })))
}

/// All of a call or nothing of it; in that case which entries, and why.
fn take_all(tx: &Tx, news: &[(u64, ReimbursementNews)]) -> Result<Vec<(u64, &'static str)>, Fault> {
    let mut refused = Vec::new();
    for (at, one) in news {
        if let Err(why) = owner(tx, one)? {
            refused.push((*at, why));
        }
    }
    if refused.is_empty() {
        news.iter().try_for_each(|(_, one)| hear(tx, one).map(|_| ()))?;
    }
    Ok(refused)
}

/// The news of a call, and what of it cannot be taken here.
fn sorted(reads: &[Read]) -> (Vec<(u64, ReimbursementNews)>, Vec<Value>) {
    let (mut news, mut refused) = (Vec::new(), Vec::new());
    for read in reads {
        match read {
            Read::Record { line, record: Record::Reimbursement(one) } => {
                news.push((*line, one.clone()));
            }
            Read::Warned(_) => {}
            Read::Record { line, .. } => refused.push(refusal(*line, "belongs at another door")),
            Read::Skipped(skip) if skip.why == Why::NothingNew => {}
            Read::Skipped(skip) => refused.push(refusal(skip.line, &skip.why.to_string())),
            Read::Refused(one) => refused.push(refusal(one.line, &one.reason.to_string())),
        }
    }
    (news, refused)
}

fn refusal(at: u64, why: &str) -> Value {
    json!({ "entry": at, "reason": why })
}

fn says(status: StatusCode, words: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, words.to_string()).into_response()
}
