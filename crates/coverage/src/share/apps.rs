//! JSON as apps read it.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse as _;
use web::Response;

pub fn json(status: StatusCode, value: &serde_json::Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

/// What says the same to everybody, and may rest for five minutes on its way.
pub fn published(value: &serde_json::Value) -> Response {
    let mut answer = json(StatusCode::OK, value);
    let life = HeaderValue::from_static("public, max-age=300");
    answer.headers_mut().insert(CACHE_CONTROL, life);
    answer
}
