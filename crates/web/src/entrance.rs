//! The outermost layer: reads the visit once, turns odd requests away, soothes failures, and gives
//! every answer its headers.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::forms::FORM_BYTES;
use crate::upload::FILE_FORM_BYTES;
use crate::visit::{Visit, header_text};
use crate::{Cx, Shared, calm, headers, squeeze};

pub(crate) async fn entrance(
    State(house): State<Shared>,
    mut request: Request,
    next: Next,
) -> Response {
    let visit = Arc::new(Visit::of(&house, request.method(), request.uri(), request.headers()));
    let route = request.extensions().get::<MatchedPath>().cloned();
    let gzip = squeeze::accepts_gzip(request.headers());
    request.extensions_mut().insert(visit.clone());
    let cx = Cx::new(house, visit);
    let takes_files =
        cx.house().doors.get().is_some_and(|doors| doors.takes_files(request.uri().path()));
    let answer = match odd(&request, if takes_files { FILE_FORM_BYTES } else { FORM_BYTES }) {
        // Whatever follows on this line may be half of what was refused.
        Some(status) => (status, [(header::CONNECTION, "close")]).into_response(),
        None => next.run(request).await,
    };
    let mut answer = calm::soothe(&cx, route.as_ref(), answer);
    headers::protect(&cx, &mut answer);
    squeeze::squeeze(answer, gzip).await
}

/// What no page of ours asks a browser to send (SECURITY 77).
fn odd(request: &Request, most_bytes: usize) -> Option<StatusCode> {
    let known = [Method::GET, Method::HEAD, Method::POST, Method::OPTIONS];
    let length = header_text(request.headers(), header::CONTENT_LENGTH);
    if !known.contains(request.method()) {
        Some(StatusCode::METHOD_NOT_ALLOWED)
    } else if request.headers().contains_key(header::TRANSFER_ENCODING) {
        // No form of ours and no proxy that buffers sends pieces, and a length told beside them
        // would be dropped before we could see that two were told.
        Some(StatusCode::LENGTH_REQUIRED)
    } else if request.headers().get_all(header::HOST).iter().count() > 1 {
        Some(StatusCode::BAD_REQUEST)
    } else if length.parse::<usize>().is_ok_and(|length| length > most_bytes) {
        Some(StatusCode::PAYLOAD_TOO_LARGE)
    } else if request.uri().path().contains("%00") {
        Some(StatusCode::BAD_REQUEST)
    } else {
        None
    }
}
