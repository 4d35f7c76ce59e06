//! The door for the plan's back end: a signed call for what it has to say of a request.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use formats::fhir;
use formats::records::{Record, ReimbursementNews};
use formats::{Read, Why};
use messages::called::{self, Keys, Refused};
use store::{Fault, Tx};
use web::{Answer, Cx};

use super::store::{hear, owner};

/// `POST /hooks/plan/reimbursements`
pub async fn told(cx: Cx, keys: Keys, (headers, body): (HeaderMap, Bytes)) -> Answer {
    if let Some(answer) = called::turned_away(&keys, &headers, (cx.now(), &body)) {
        return Ok(answer);
    }
    let event = match fhir::event(&body) {
        Ok(event) => event,
        Err(reason) => return Ok(called::no(StatusCode::BAD_REQUEST, &reason.to_string())),
    };
    let (news, mut refused) = sorted(&event.reads);
    if refused.is_empty() {
        let unheard = cx.write(move |tx: &Tx| take_all(tx, &news)).await?;
        refused.extend(unheard.into_iter().map(|(at, why)| (at, why.to_owned())));
    }
    Ok(if refused.is_empty() { called::taken() } else { called::refused(&refused) })
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
fn sorted(reads: &[Read]) -> (Vec<(u64, ReimbursementNews)>, Refused) {
    let (mut news, mut refused) = (Vec::new(), Vec::new());
    for read in reads {
        match read {
            Read::Record { line, record: Record::Reimbursement(one) } => {
                news.push((*line, one.clone()));
            }
            Read::Warned(_) => {}
            Read::Record { line, .. } => refused.push((*line, "belongs at another door".into())),
            Read::Skipped(skip) if skip.why == Why::NothingNew => {}
            Read::Skipped(skip) => refused.push((skip.line, skip.why.to_string())),
            Read::Refused(one) => refused.push((one.line, one.reason.to_string())),
        }
    }
    (news, refused)
}
