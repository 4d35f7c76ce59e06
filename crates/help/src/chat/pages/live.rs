//! What the chat's page listens to.

use std::sync::Arc;

use ::store::Tx;
use web::live::{At, Listen, Stands, Streams};
use web::{Answer, Asked, Cx, From, MaybeViewer};

use super::{Stage, Whose, found};
use crate::contact::pages::live::signed_in;
use crate::contact::store::desk::topic;

/// `GET /help/chat/live`
pub async fn live(
    cx: Cx,
    who: MaybeViewer,
    (from, streams): (From, Streams),
    Asked(At(seen)): Asked<At>,
) -> Answer {
    let whose = Whose::of(&cx, &who, None);
    let (of, prefix) = (whose.clone(), from.0);
    let Some(talk) = cx.read(move |tx: &Tx| found(tx, prefix, &of)).await? else {
        return cx.hear_nothing();
    };
    if talk.stage == Stage::Over {
        return cx.hear_nothing();
    }
    let (is_member, signed_in) = (who.0.is_some(), signed_in(&cx));
    let stands: Stands = Arc::new(move |tx| {
        if is_member && !signed_in(tx)? {
            return Ok(None);
        }
        let talk = found(tx, prefix, &whose)?.filter(|talk| talk.stage != Stage::Over);
        Ok(talk.map(|talk| talk.ticket.version))
    });
    let listen = Listen {
        topics: vec![topic(talk.ticket.id)],
        prefix,
        visitor: format!("chat:{}", talk.ticket.id),
        seen,
        // Others come and go before whoever waits.
        pulses: talk.stage == Stage::Waiting,
        stands,
    };
    cx.listen(&streams, listen)
}
