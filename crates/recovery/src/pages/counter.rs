//! `/get-in/card`: the card at a pharmacy's counter, for whoever has proved one way on file on this
//! visit, or for a case that this browser opened and nobody stopped (DESIGN 5).

use std::sync::Arc;

use axum::Extension;
use coverage::{By, Lend, lend, lent_cookie};
use identity::proofs;
use web::{Answer, Cx, Fields, Form, Reads};

use super::case::State;
use super::{own_case, proved};
use crate::Door;
use crate::cases;
use crate::requests::Of;

pub(crate) struct Whose(String);

impl Reads for Whose {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("whose").chars().take(40).collect())
    }
}

/// `POST /get-in/card`. Whatever is not proved leads to the door, and says no more.
pub(crate) async fn make(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    whose: Form<Whose>,
) -> Answer {
    let Some(of) = proved_of(&cx, &door, &whose.0.0).await? else { return cx.go("/get-in") };
    let (house, keys) = (cx.house().clone(), door.means.keys.clone());
    let lent = cx
        .write(move |tx| {
            let Some(known) = proofs::by_channel(tx, of)? else { return Ok(None) };
            lend(tx, (&house, &keys), (of, known.scope), By::Channel).map(Some)
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
async fn proved_of(cx: &Cx, door: &Arc<Door>, whose: &str) -> Result<Option<Of>, web::Fault> {
    if let Some(seen) = proved::seen(cx, door).await? {
        let chosen = seen.chosen(whose).filter(|preview| preview.gives.counts());
        if let Some(preview) = chosen {
            return Ok(Some(preview.of));
        }
    }
    let Some((of, case)) = own_case(cx, door) else { return Ok(None) };
    let shown = cx.read(move |tx| cases::shown(tx, of, &case)).await?;
    Ok(shown.filter(|shown| State::of(shown).shows_card()).map(|_| of))
}
