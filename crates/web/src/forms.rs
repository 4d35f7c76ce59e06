//! Forms and queries, as arguments of a handler.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};

use crate::fields::{Fields, Reads};
use crate::house::Shared;
use crate::visit::header_text;

/// The most a form may send. Our longest is a contact message.
pub(crate) const FORM_BYTES: usize = 64 * 1024;

/// What a form sent in the body of a POST.
#[derive(Debug)]
pub struct Form<T: Reads>(pub T);

/// What stands in the query of the address.
#[derive(Debug)]
pub struct Asked<T: Reads>(pub T);

/// A bare status: the outermost layer makes it a calm page.
impl<T: Reads> FromRequest<Shared> for Form<T> {
    type Rejection = StatusCode;

    async fn from_request(request: Request, house: &Shared) -> Result<Self, StatusCode> {
        if !is_form(request.headers()) {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE);
        }
        let body = Bytes::from_request(request, house).await.map_err(|refused| refused.status())?;
        let text = std::str::from_utf8(&body).map_err(|_| StatusCode::BAD_REQUEST)?;
        let fields = Fields::parse(text).map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Self(T::read(&fields)))
    }
}

impl<T: Reads> FromRequestParts<Shared> for Asked<T> {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, StatusCode> {
        let query = parts.uri.query().unwrap_or_default();
        let fields = Fields::parse(query).map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Self(T::read(&fields)))
    }
}

/// An empty body needs no type; any other must be a plain form in UTF-8.
fn is_form(headers: &HeaderMap) -> bool {
    let mut parts = header_text(headers, header::CONTENT_TYPE).split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    let utf8 = |part: &str| match part.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("charset") => {
            value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    };
    if headers.contains_key(header::CONTENT_TYPE) {
        kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") && parts.all(utf8)
    } else {
        header_text(headers, header::CONTENT_LENGTH).parse().unwrap_or(0_u64) == 0
            && !headers.contains_key(header::TRANSFER_ENCODING)
    }
}
