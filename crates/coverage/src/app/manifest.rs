//! `/app/manifest.webmanifest`: what a phone needs to know to put the portal among its apps.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use serde_json::json;
use web::{Answer, Cx};

/// The paper of our pages, behind the icon while the app opens.
const PAPER: &str = "#fbf8f2";

/// `GET /app/manifest.webmanifest`
pub(crate) async fn manifest(cx: Cx) -> Answer {
    let f = cx.frame();
    let plan = f.plan();
    let icon = |size: &str, purpose: &str| {
        let src = format!("/app/icon/{size}");
        json!({ "src": src, "sizes": format!("{size}x{size}"), "type": "image/png",
            "purpose": purpose })
    };
    let said = json!({
        "id": "/card",
        "name": plan.name,
        "short_name": plan.name,
        "description": f.t("app-description"),
        "lang": f.lang().tag(),
        "start_url": "/card",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": plan.accent,
        "icons": [icon("192", "any"), icon("512", "any"), icon("512", "maskable")],
    });
    let kind = [(CONTENT_TYPE, "application/manifest+json"), (CACHE_CONTROL, "no-cache")];
    Ok((kind, said.to_string()).into_response())
}
