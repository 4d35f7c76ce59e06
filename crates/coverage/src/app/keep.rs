//! "Keep my card on this device", and taking it away again.

use axum::Extension;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use base::Secret;
use identity::Keys;
use identity::sessions::pages::without_kept_card;
use identity::sessions::{KEPT_CARD, KeptCard, kept_mark};
use serde_json::json;
use std::time::Duration;
use web::{Answer, Cookie, Cx, Template as _, Viewer};

use super::offline::{OfflinePage, policy};
use crate::card::store::held;

/// As long as browsers keep a cookie at all; each look at the card page begins it anew.
const KEPT_FOR: Duration = Duration::from_hours(24 * 400);

/// What the card page says of this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    Offered,
    /// The viewer's own card is kept here.
    Kept,
    /// A card is kept here, and nothing says that it is the viewer's.
    Others,
    /// A shared computer keeps nothing.
    Shared,
    /// The plan has switched it off.
    Off,
}

impl Keeping {
    pub fn of(cx: &Cx, keys: &Keys, who: &Viewer, on: bool) -> Self {
        if !on {
            return Self::Off;
        }
        if who.shared_computer() {
            return Self::Shared;
        }
        match KeptCard::of(cx, keys, (who.account(), who.member())) {
            KeptCard::Nothing => Self::Offered,
            KeptCard::Own => Self::Kept,
            KeptCard::Others => Self::Others,
        }
    }
}

/// `POST /card/keep`: the whole offline page, for the script that seals it in this browser. That
/// it was kept is for the script to say, once it was.
pub(crate) async fn keep(cx: Cx, who: Viewer) -> Answer {
    if who.shared_computer() {
        return cx.go("/card");
    }
    let (scope, today) = (who.scope(), cx.today());
    let (person, held) =
        cx.read(move |tx| Ok((crate::person(tx, scope)?, held(tx, scope, today)?))).await?;
    let page = OfflinePage::of(cx.frame(), &person.unwrap_or_default(), &held);
    let html = page.render()?;
    let told = json!({ "html": html, "policy": policy() }).to_string();
    // It leaves as a file does, and the record says so.
    let kind = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"card.json\""),
    ];
    Ok((kind, told).into_response())
}

/// `POST /card/keep/kept`: this browser holds the viewer's card from now on.
pub(crate) async fn kept(cx: Cx, who: Viewer, Extension(keys): Extension<Keys>) -> Answer {
    if who.shared_computer() {
        return cx.go("/card");
    }
    let mark = kept_mark(&keys, (who.account(), who.member()));
    let cookie = Cookie::new(KEPT_CARD, Secret::new(mark)).lasting(KEPT_FOR);
    cx.with_cookie(Ok(StatusCode::NO_CONTENT.into_response()), &cookie)
}

/// `POST /card/keep/end`: the browser is told to forget.
pub(crate) async fn end(cx: Cx, _: Viewer) -> Answer {
    without_kept_card(&cx, cx.go("/card"))
}
