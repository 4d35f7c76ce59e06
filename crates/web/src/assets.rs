//! Style sheets, scripts and pictures: inside the binary, under paths that change with their
//! content, so that browsers may keep them for ever.

use std::fmt::Write;

use aws_lc_rs::digest::{SHA256, digest};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;

use crate::squeeze::{accepts_gzip, gzipped};
use crate::{Path, Shared};

/// Stands in the entry pages themselves, so that they paint in one network flight.
const ENTRY_CSS: &str = include_str!("../assets/entry.css");

/// What other pages fetch; a page that stands in a file of its own holds it.
const APP_CSS: &str = include_str!("../assets/app.css");

const FILES: [(&str, &str, &[u8]); 5] = [
    ("app.css", "text/css; charset=utf-8", APP_CSS.as_bytes()),
    ("app.js", "text/javascript; charset=utf-8", include_bytes!("../assets/app.js")),
    ("check.js", "text/javascript; charset=utf-8", include_bytes!("../assets/check.js")),
    ("keep.js", "text/javascript; charset=utf-8", include_bytes!("../assets/keep.js")),
    ("mark.svg", "image/svg+xml", include_bytes!("../assets/mark.svg")),
];

pub struct Assets {
    files: Vec<File>,
}

struct File {
    name: &'static str,
    path: String,
    kind: &'static str,
    bytes: Bytes,
    squeezed: Bytes,
}

impl Assets {
    /// Hashes and compresses once, at the start.
    pub fn embedded() -> Self {
        let file = |(name, kind, bytes): (&'static str, &'static str, &'static [u8])| File {
            name,
            path: hashed_path(name, bytes),
            kind,
            bytes: Bytes::from_static(bytes),
            squeezed: Bytes::from(gzipped(bytes, Compression::best())),
        };
        Self { files: FILES.map(file).into() }
    }

    /// Where browsers fetch the file of this name.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.files.iter().find(|file| file.name == name).map(|file| file.path.as_str())
    }

    pub fn entry_css(&self) -> &'static str {
        ENTRY_CSS
    }

    pub fn app_css(&self) -> &'static str {
        APP_CSS
    }
}

/// `sha256-…`, as a content policy names the text of an inline style or script.
pub fn policy_hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(digest(&SHA256, text.as_bytes())))
}

/// `/assets/app.1f3a5c….css`
fn hashed_path(name: &str, bytes: &[u8]) -> String {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let mut path = format!("/assets/{stem}.");
    for byte in &digest(&SHA256, bytes).as_ref()[..8] {
        let _ = write!(path, "{byte:02x}");
    }
    path + "." + kind
}

pub(crate) async fn serve(
    State(house): State<Shared>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let wanted = |file: &&File| file.path.strip_prefix("/assets/") == Some(&name);
    let Some(file) = house.assets.files.iter().find(wanted) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let gzip = accepts_gzip(&headers);
    let body = if gzip { file.squeezed.clone() } else { file.bytes.clone() };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, for_ever);
    if gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}
