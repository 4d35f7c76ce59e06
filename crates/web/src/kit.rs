//! The kit's own slice: failure pages, the language switch, assets, health, policy reports.

use std::sync::atomic::Ordering;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use http_body_util::{BodyExt, Limited};

use crate::calm::FailurePage;
use crate::{Answer, Cx, Gallery, Jobs, Rooms, Shared, Slice, assets, get, language, post};

pub(crate) const NAME: &str = "web";
pub(crate) const REPORTS: &str = "/csp-report";
const LONGEST_REPORT: usize = 16 * 1024;

pub(crate) const WORDS: (&str, &str) =
    (include_str!("../words/en.ftl"), include_str!("../words/es.ftl"));

pub(crate) fn slice() -> Slice {
    Slice {
        name: NAME,
        schema: store::Slice { name: NAME, steps: &[], statements: &[] },
        words: WORDS,
        rooms: Rooms::new()
            .public("/assets/{file}", get(assets::serve))
            .public("/language", get(language::switch))
            .public("/text-size", get(language::resize))
            .public("/health/live", get(live))
            .public("/health/ready", get(ready))
            .public(REPORTS, post(note_report)),
        gallery: |g: &mut Gallery| g.add::<FailurePage>(),
        jobs: Jobs::new(),
    }
}

/// The process answers.
async fn live() -> &'static str {
    "live\n"
}

/// The store answers too.
async fn ready(cx: Cx) -> Answer {
    cx.read(|_| Ok(())).await?;
    Ok("ready\n".into_response())
}

/// Counts what our content policy stopped. The report itself names pages and is not kept.
async fn note_report(State(house): State<Shared>, request: Request) -> StatusCode {
    if Limited::new(request.into_body(), LONGEST_REPORT).collect().await.is_err() {
        return StatusCode::PAYLOAD_TOO_LARGE;
    }
    house.policy_reports.fetch_add(1, Ordering::Relaxed);
    StatusCode::NO_CONTENT
}
