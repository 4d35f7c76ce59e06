//! `/get-in/card`: the card at a pharmacy's counter, for whoever has proved one way on file on this
//! visit, or for a case that this browser opened and nobody stopped (DESIGN 5).

use std::sync::Arc;

use ::store::{Fault, Tx};
use axum::Extension;
use coverage::{By, Lend, Offer, Which, lend, lent_cookie, offers};
use identity::proofs;
use web::{Answer, Cx, Fields, Form, Frame, Reads};

use super::case::State;
use super::{own_case, proved};
use crate::Door;
use crate::cases;
use crate::requests::Of;

pub(crate) struct Pressed {
    whose: String,
    /// Pressed on the page of a case, which is the case's own, whoever proved something since.
    of_case: bool,
    which: Which,
}

impl Reads for Pressed {
    fn read(fields: &Fields) -> Self {
        let whose = fields.text("whose").chars().take(40).collect();
        Self { whose, of_case: fields.has("case"), which: Which::read(fields) }
    }
}

/// The cards of somebody whose proof counts, where they have several.
pub(super) fn cards(tx: &Tx, f: &Frame, of: Of) -> Result<Vec<Offer>, Fault> {
    match proofs::by_channel(tx, of)? {
        Some(known) => offers(tx, f, known.scope),
        None => Ok(Vec::new()),
    }
}

/// `POST /get-in/card`. Whatever is not proved leads to the door, and says no more.
pub(crate) async fn make(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    Form(asked): Form<Pressed>,
) -> Answer {
    let Some(of) = proved_of(&cx, &door, &asked).await? else { return cx.go("/get-in") };
    let which = asked.which;
    let (house, keys) = (cx.house().clone(), door.means.keys.clone());
    let lent = cx
        .write(move |tx| {
            let Some(known) = proofs::by_channel(tx, of)? else { return Ok(None) };
            let card = ((of, known.scope), which);
            lend(tx, (&house, &keys), card, By::Channel).map(Some)
        })
        .await?;
    let answer = cx.go("/pharmacy/show");
    match lent {
        Some(Lend::Made(id)) => {
            let keys = &door.means.keys;
            cx.with_cookie(answer, &lent_cookie(&*cx.house().luck, keys, (of, &id)))
        }
        Some(Lend::Wait(_)) => cx.go("/pharmacy/show?made=wait"),
        Some(Lend::NoCard) => cx.go("/pharmacy/show?made=none"),
        None => cx.go("/get-in"),
    }
}

/// Whom this browser has proved something of that counts.
async fn proved_of(cx: &Cx, door: &Arc<Door>, asked: &Pressed) -> Result<Option<Of>, web::Fault> {
    if !asked.of_case
        && let Some(seen) = proved::seen(cx, door).await?
    {
        let chosen = seen.chosen(&asked.whose).filter(|preview| preview.gives.counts());
        if let Some(preview) = chosen {
            return Ok(Some(preview.of));
        }
    }
    let Some((of, case)) = own_case(cx, door) else { return Ok(None) };
    let shown = cx.read(move |tx| cases::shown(tx, of, &case)).await?;
    Ok(shown.filter(|shown| State::of(shown).shows_card()).map(|_| of))
}
