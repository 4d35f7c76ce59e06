//! `/sw.js`: the worker, or the one that takes it away.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use web::Response;

const KIND: &str = "text/javascript; charset=utf-8";
/// Asked for anew each time, whatever stands between us and the browser: nobody is held by an old
/// version.
const ALWAYS_NEW: &str = "no-cache, max-age=0";

/// `GET /sw.js`
pub(crate) async fn worker() -> Response {
    script(include_str!("worker.js"))
}

/// `GET /sw.js` where the plan has switched the offline card off: whoever has a worker loses it.
pub(crate) async fn gone() -> Response {
    script(include_str!("gone.js"))
}

fn script(text: &'static str) -> Response {
    ([(CONTENT_TYPE, KIND), (CACHE_CONTROL, ALWAYS_NEW)], text).into_response()
}
