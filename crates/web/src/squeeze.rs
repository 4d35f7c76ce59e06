//! Compression, by request of the page: worth it where the first paint counts and the page holds no
//! secrets beside what a stranger typed.

use std::io::Write;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::BodyExt;

use crate::Answer;
use crate::visit::header_text;

/// `cx.show(page).compressed()`.
pub trait Squeeze {
    /// Sends this page compressed to browsers that take it.
    #[must_use]
    fn compressed(self) -> Self;
}

#[derive(Clone)]
struct Wanted;

impl Squeeze for Answer {
    fn compressed(self) -> Self {
        self.map(|mut response| {
            response.extensions_mut().insert(Wanted);
            response
        })
    }
}

pub(crate) fn accepts_gzip(headers: &HeaderMap) -> bool {
    header_text(headers, header::ACCEPT_ENCODING).split(',').any(|coding| {
        let (name, weight) = coding.trim().split_once(';').unwrap_or((coding.trim(), ""));
        let refused = weight.trim().trim_start_matches("q=").parse() == Ok(0.0);
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

pub(crate) async fn squeeze(mut answer: Response, gzip: bool) -> Response {
    if answer.extensions_mut().remove::<Wanted>().is_none() {
        return answer;
    }
    answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if !gzip {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    // Our pages are whole in memory, so collecting one neither waits nor fails.
    let Ok(page) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        return Response::from_parts(parts, Body::empty());
    };
    let squeezed = gzipped(&page, Compression::default());
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(squeezed.len()));
    Response::from_parts(parts, Body::from(squeezed))
}

/// Writing to memory cannot fail; if it did, an empty body is safer than a half one.
pub(crate) fn gzipped(bytes: &[u8], effort: Compression) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), effort);
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}
