//! "Keep my card on this device", and taking it away again.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use base::Secret;
use identity::sessions::KEPT_CARD;
use identity::sessions::pages::without_kept_card;
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
    Kept,
    /// A shared computer keeps nothing.
    Shared,
    /// The plan has switched it off.
    Off,
}

impl Keeping {
    pub fn of(cx: &Cx, who: &Viewer, on: bool) -> Self {
        if !on {
            Self::Off
        } else if who.shared_computer() {
            Self::Shared
        } else if cx.cookie(KEPT_CARD).is_some() {
            Self::Kept
        } else {
            Self::Offered
        }
    }
}

/// `POST /card/keep`: the whole offline page, for the script that seals it in this browser.
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
    let cookie = Cookie::new(KEPT_CARD, Secret::new("yes".to_owned())).lasting(KEPT_FOR);
    cx.with_cookie(Ok((kind, told).into_response()), &cookie)
}

/// `POST /card/keep/end`: the browser is told to forget.
pub(crate) async fn end(cx: Cx, _: Viewer) -> Answer {
    without_kept_card(&cx, cx.go("/card"))
}
