//! Who stands at a member's door: lets the right people through, and notes what they were shown.
//!
//! Every door for members has one, so a new page cannot forget to say who looked at it.

use axum::extract::{FromRequestParts, Request};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{DirectoryId, Entropy};
use store::Actor;

use crate::viewer::{to_proof, to_sign_in};
use crate::views::{self, Deed, View};
use crate::visit::header_text;
use crate::{Cx, Shared, Viewer, Who};

#[derive(Clone)]
pub(crate) struct Doorkeeper {
    pub house: Shared,
    /// The door as the slice wrote it.
    pub door: &'static str,
    pub who: Who,
}

impl Doorkeeper {
    /// The handler behind asks for its `Viewer` as well; this holds where one forgets to.
    pub async fn meet(self, request: Request, next: Next) -> Response {
        let (mut parts, body) = request.into_parts();
        let Ok(cx) = Cx::from_request_parts(&mut parts, &self.house).await;
        let Some(viewer) = cx.viewer().cloned() else { return to_sign_in(&cx) };
        if self.who == Who::Proved
            && let Some(held) = viewer.held(cx.now())
        {
            return to_proof(&cx, held);
        }
        let (method, thing) = (parts.method.clone(), thing(self.door, parts.uri.path()));
        let answer = next.run(Request::from_parts(parts, body)).await;
        let Some(deed) = deed(&method, &answer, thing.is_some()) else { return answer };
        let view = self.view(deed, &viewer).thing(thing).method(method.as_str());
        match views::note(&self.house, view, cx.now()).await {
            Ok(()) => answer,
            Err(fault) => fault.into_response(),
        }
    }

    fn view(&self, deed: Deed, viewer: &Viewer) -> View {
        let actor = Actor::Account(viewer.account());
        let view = View::new(deed, actor, self.door).session(viewer.session());
        match deed {
            // Whose it is, if anybody's, is what was not told.
            Deed::Denied => view,
            Deed::Viewed | Deed::Exported => view.owner(viewer.scope()),
        }
    }
}

/// What the answer did, if it did anything: a redirect or an empty answer shows nothing, and
/// neither does a stream that only says that something changed.
fn deed(method: &Method, answer: &Response, of_a_thing: bool) -> Option<Deed> {
    let headers = answer.headers();
    match answer.status() {
        StatusCode::NOT_FOUND if of_a_thing => Some(Deed::Denied),
        StatusCode::FORBIDDEN => Some(Deed::Denied),
        StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY if method != Method::HEAD => {
            let of = header_text(headers, header::CONTENT_TYPE);
            (!of.is_empty() && !of.starts_with("text/event-stream")).then(|| kind(headers))
        }
        _ => None,
    }
}

fn kind(headers: &HeaderMap) -> Deed {
    let shown = ["text/html", "application/json"];
    let of = header_text(headers, header::CONTENT_TYPE);
    let saved = header_text(headers, header::CONTENT_DISPOSITION).starts_with("attachment");
    if !saved && shown.iter().any(|kind| of.starts_with(kind)) {
        Deed::Viewed
    } else {
        Deed::Exported
    }
}

/// The id in the address, where the door has a place for one.
fn thing(door: &str, path: &str) -> Option<Entropy> {
    let places = door.split('/').zip(path.split('/'));
    let (_, id) = places.filter(|(place, _)| place.starts_with('{')).last()?;
    // Ids of every kind are written alike; which kind it is, the door says.
    id.parse::<DirectoryId>().ok().map(|id| *id.bytes())
}

#[cfg(test)]
mod tests;
