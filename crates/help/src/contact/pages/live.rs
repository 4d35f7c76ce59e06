//! What the page of a ticket listens to: whether its writer is shown something else.

use std::sync::Arc;

use ::base::TicketId;
use ::store::{Fault, Tx};
use identity::sessions::{self, Standing};
use web::live::{At, Listen, Stands, Streams};
use web::{Answer, Asked, Cx, From, Path, Viewer};

use super::answer::Held;
use super::thread::where_read;
use crate::contact::rules::State;
use crate::contact::send::{Found, look};
use crate::contact::store::desk::topic;
use crate::contact::store::{self, Entry, Picture, Ticket};

/// Another number wherever the writer is shown something else. What we note among ourselves, and
/// where the ticket is sent, changes nothing in it.
pub(super) fn mark(ticket: &Ticket, said: &[Entry]) -> i64 {
    let kept = said.iter().filter(|entry| matches!(entry.picture, Picture::Kept(_))).count();
    let shown = i64::try_from(said.len() * 1_000 + kept).unwrap_or(i64::MAX / 8);
    let stands = match ticket.told() {
        State::Open => 0,
        State::Answered => 1,
        State::Closed => 2,
    };
    shown * 8 + stands * 2 + i64::from(ticket.told() == ticket.state)
}

/// `GET /help/contact/{id}/live`
pub async fn own(
    cx: Cx,
    who: Viewer,
    id: Path<TicketId>,
    (from, streams, at): (From, Streams, Asked<At>),
) -> Answer {
    let (id, scope, signed_in) = (id.0, who.scope(), signed_in(&cx));
    let stands: Stands = Arc::new(move |tx| {
        if !signed_in(tx)? {
            return Ok(None);
        }
        heard(tx, where_read(tx, scope, id)?)
    });
    hears(&cx, id, (from, streams, at), stands).await
}

/// `GET /help/contact/answer/live`: for a browser that holds what opens the ticket.
pub async fn theirs(cx: Cx, (from, streams, at): (From, Streams, Asked<At>)) -> Answer {
    let Some(held) = Held::kept(&cx) else { return cx.hear_nothing() };
    let (asked, prefix) = (held.clone(), from.0);
    let found = cx.write(move |tx: &Tx| look(tx, prefix, asked.opener())).await?;
    let Found::Ticket(ticket) = found else { return cx.hear_nothing() };
    let stands: Stands = Arc::new(move |tx| heard(tx, held.ticket(tx)?));
    hears(&cx, ticket.id, (from, streams, at), stands).await
}

async fn hears(
    cx: &Cx,
    id: TicketId,
    (from, streams, at): (From, Streams, Asked<At>),
    stands: Stands,
) -> Answer {
    let asked = stands.clone();
    if cx.read(move |tx: &Tx| asked(tx)).await?.is_none() {
        return cx.hear_nothing();
    }
    let (topics, visitor) = (vec![topic(id)], format!("ticket:{id}"));
    let listen = Listen { topics, prefix: from.0, visitor, seen: at.0.0, pulses: false, stands };
    cx.listen(&streams, listen)
}

/// What is closed says nothing more by itself.
fn heard(tx: &Tx, found: Option<Ticket>) -> Result<Option<i64>, Fault> {
    let Some(ticket) = found.filter(|ticket| ticket.told() != State::Closed) else {
        return Ok(None);
    };
    let said = store::thread(tx, &ticket)?;
    Ok(Some(mark(&ticket, &said)))
}

/// Whether whoever asked for the stream is signed in still, as that session stands by then.
pub(crate) fn signed_in(cx: &Cx) -> impl Fn(&Tx) -> Result<bool, Fault> + Send + Sync + use<> {
    let token = cx.cookie(sessions::COOKIE).map(str::to_owned);
    move |tx| {
        let Some(token) = &token else { return Ok(true) };
        let found = sessions::store::by_token(tx, token)?;
        Ok(found.is_some_and(|found| matches!(found.standing(tx.now()), Standing::Live { .. })))
    }
}
