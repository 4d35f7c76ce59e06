//! Answers for apps: other sites may read them (CORS, Fetch standard), because they hold either
//! nothing private or what the one who asks already has the right to.

use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::IntoResponse as _;
use web::Response;

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Lets pages of other sites read an answer.
pub fn open(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    answer
}

/// JSON for apps, with a status.
pub fn json(status: StatusCode, value: &serde_json::Value) -> Response {
    let kind = [(CONTENT_TYPE, "application/json")];
    open((status, kind, value.to_string()).into_response())
}

/// JSON that says the same to everybody, and may rest for five minutes on its way.
pub fn published(value: &serde_json::Value) -> Response {
    let mut answer = json(StatusCode::OK, value);
    let life = HeaderValue::from_static("public, max-age=300");
    answer.headers_mut().insert(CACHE_CONTROL, life);
    answer
}
