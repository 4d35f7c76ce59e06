//! The door for the plan's back end: a signed call for everything it has to tell. It is answered
//! at once; what it tells is done by jobs.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use formats::fhir::{self, Event};
use formats::records::{News, Record};
use formats::{Read, Why};
use messages::called::{self, Keys, Refused};
use web::{Answer, Cx};

use super::store::{Called, take_call};

const REUSED: &str = "this id came before with something else in it";

pub async fn told(cx: Cx, keys: Keys, (headers, body): (HeaderMap, Bytes)) -> Answer {
    if let Some(answer) = called::turned_away(&keys, &headers, (cx.now(), &body)) {
        return Ok(answer);
    }
    let event = match fhir::event(&body) {
        Ok(event) => event,
        Err(reason) => return Ok(called::no(StatusCode::BAD_REQUEST, &reason.to_string())),
    };
    let (news, refused) = sorted(&event);
    if !refused.is_empty() {
        return Ok(called::refused(&refused));
    }
    let heard = cx.write(move |tx| take_call(tx, &event.id, &news)).await?;
    Ok(match heard {
        Called::Taken => called::taken(),
        Called::Reused => called::no(StatusCode::CONFLICT, REUSED),
        Called::Refused(refused) => called::refused(&refused),
    })
}

/// The news of a call, and what of it cannot be taken here: files bring everything else.
fn sorted(event: &Event) -> (Vec<(u64, News)>, Refused) {
    let (mut news, mut refused) = (Vec::new(), Vec::new());
    for read in &event.reads {
        match read {
            Read::Record { line, record: Record::News(one) } => news.push((*line, one.clone())),
            // A dispense is history as well, which comes by file.
            Read::Record { record: Record::Fill(_), .. } | Read::Warned(_) => {}
            Read::Record { line, .. } => refused.push((*line, "comes by file, not by call".into())),
            Read::Skipped(skip) if skip.why == Why::NothingNew => {}
            Read::Skipped(skip) => refused.push((skip.line, skip.why.to_string())),
            Read::Refused(one) => refused.push((one.line, one.reason.to_string())),
        }
    }
    (news, refused)
}
