//! Files to take along. Their doors ask for a fresh proof and note that a record left.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use web::{Answer, Asked, Cx, Form, Path, RecentlyProved, Response};

use super::{Which, card};
use crate::share::fhir::{Facts, bundle};
use crate::share::{apps, health_card};

/// `POST /card/share/card.smart-health-card`: the signed card; signing one leaves a trace.
pub async fn signed(cx: Cx, who: RecentlyProved, Form(which): Form<Which>) -> Answer {
    let (scope, today, house) = (who.scope(), cx.today(), cx.house().clone());
    let made = cx
        .write(move |tx| {
            let Some((person, held)) = card(tx, scope, (which, today))? else { return Ok(None) };
            let facts = Facts { person: &person, held: &held, plan: &house.plan, today };
            health_card::issue(tx, scope, &house.origin, facts)
        })
        .await?;
    let Some(jws) = made else { return cx.missing() };
    let text = health_card::store::file(&jws);
    Ok(saved("application/smart-health-card", "card.smart-health-card", text))
}

/// `GET /card/share/card.json`: the card for another program.
pub async fn fhir(cx: Cx, who: RecentlyProved, Asked(which): Asked<Which>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let found = cx.read(move |tx| card(tx, scope, (which, today))).await?;
    let Some((person, held)) = found else { return cx.missing() };
    let plan = &cx.house().plan;
    let bundle = bundle(Facts { person: &person, held: &held, plan, today });
    Ok(saved("application/fhir+json", "card.json", bundle.to_string()))
}

/// To be saved under a name that says nothing of whose it is.
pub fn saved(kind: &'static str, name: &str, body: impl Into<axum::body::Body>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)];
    (headers, body.into()).into_response()
}

/// `GET /.well-known/jwks.json`: by what our signatures are checked.
pub async fn keys(cx: Cx) -> Answer {
    let keys = cx.read(health_card::store::key_set).await?;
    Ok(apps::published(&keys))
}

/// `GET /.well-known/crl/{kid}.json`: the signed cards of one key that no longer count.
pub async fn taken_back(cx: Cx, Path(file): Path<String>) -> Answer {
    let Some(kid) = file.strip_suffix(".json").map(str::to_owned) else { return cx.missing() };
    match cx.read(move |tx| health_card::store::taken_back(tx, &kid)).await? {
        Some(list) => Ok(apps::published(&list)),
        None => cx.missing(),
    }
}
