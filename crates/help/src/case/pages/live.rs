//! What the page of a case listens to: whether somebody of ours has opened it.

use std::sync::Arc;

use ::store::Tx;
use web::live::{At, Listen, Streams};
use web::{Answer, Asked, Cx, From};

use super::token;
use crate::case::store;

/// `GET /help/case/live`: looked at with each heartbeat, because a case is opened by an agent once
/// or twice, and on whichever node.
pub async fn live(cx: Cx, from: From, streams: Streams, Asked(At(seen)): Asked<At>) -> Answer {
    let Some(token) = token(&cx, "") else { return cx.hear_nothing() };
    let held = token.clone();
    let Some(case) = cx.read(move |tx: &Tx| store::held(tx, &held)).await? else {
        return cx.hear_nothing();
    };
    let listen = Listen {
        topics: Vec::new(),
        prefix: from.0,
        visitor: format!("case:{}", base::JobId::new(case.id)),
        seen,
        pulses: false,
        stands: Arc::new(move |tx| Ok(store::held(tx, &token)?.map(|case| case.version))),
    };
    cx.listen(&streams, listen)
}
