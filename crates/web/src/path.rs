//! Parts of the address, parsed; one that does not parse names no page.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::Shared;

/// The `{…}` parts of a route. A malformed id is the same 404 as an id that is nobody's.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Shared> for Path<T> {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, house: &Shared) -> Result<Self, StatusCode> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, house).await;
        path.map(|axum::extract::Path(part)| Self(part)).map_err(|_| StatusCode::NOT_FOUND)
    }
}
