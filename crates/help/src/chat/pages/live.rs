//! What the chat's page listens to.

use std::sync::Arc;

use ::store::{Fault, Tx};
use identity::sessions::{self, Standing};
use web::live::{Listen, Stands, Streams};
use web::{Answer, Asked, Cx, Fields, From, MaybeViewer, Reads};

use super::{Stage, Whose, found};
use crate::contact::store::desk::topic;

/// The version of what the page shows.
pub struct At(i64);

impl Reads for At {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("at").parse().unwrap_or(0))
    }
}

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
    let token = who.0.as_ref().and_then(|_| cx.cookie(sessions::COOKIE)).map(str::to_owned);
    let stands: Stands = Arc::new(move |tx| {
        if let Some(token) = &token
            && !is_signed_in(tx, token)?
        {
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

fn is_signed_in(tx: &Tx, token: &str) -> Result<bool, Fault> {
    let found = sessions::store::by_token(tx, token)?;
    Ok(found.is_some_and(|found| matches!(found.standing(tx.now()), Standing::Live { .. })))
}
