//! The one router of the house.

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;

use crate::entrance::entrance;
use crate::forms::FORM_BYTES;
use crate::rooms::Doors;
use crate::{Answer, Cx, Entry, Fault, Gallery, Mode, Shared, Slice, calm, gallery, kit, panics};

const LONGEST_ANSWER: Duration = Duration::from_secs(30);
/// Of a form with a file: 10 MB over a line that carries half a million bits a second.
const LONGEST_UPLOAD: Duration = Duration::from_mins(3);

/// Every slice's doors behind the house's layers. `stamp` is where `access` adds the layer that
/// admits viewers: inside the guards against odd and foreign requests, before every door.
pub fn app(
    house: Shared,
    slices: Vec<Slice>,
    stamp: impl FnOnce(Router<Shared>) -> Router<Shared>,
) -> Router {
    let mut gallery = Gallery::default();
    let mut doors = Doors::default();
    let mut router = Router::new();
    let mut sources = Vec::new();
    for slice in slices.into_iter().chain([kit::slice()]) {
        gallery.enter(&slice);
        if slice.name != kit::NAME {
            doors.entries.extend_from_slice(slice.rooms.table());
            doors.files.extend_from_slice(slice.rooms.files());
        }
        sources.extend_from_slice(slice.rooms.sources());
        router = router.merge(slice.rooms.into_router(&house));
    }
    if house.mode == Mode::Demo {
        router = router.merge(gallery::router(gallery, &house));
    }
    let _ = house.doors.set(doors);
    house.live.ask(sources);
    guarded(stamp(router.fallback(nowhere)), &house).with_state(house)
}

/// Every door and who may enter: what the binary's test of the whole table reads.
pub fn table(slices: &[Slice]) -> Vec<Entry> {
    let kit = kit::slice();
    let slices = slices.iter().chain([&kit]);
    slices.flat_map(|slice| slice.rooms.table().iter().copied()).collect()
}

/// Outermost last: the entrance sees what every other layer answered.
fn guarded(router: Router<Shared>, house: &Shared) -> Router<Shared> {
    // The browser itself writes policy reports, and they only ever add to a count. Where programs
    // of other sites ask, no cookie counts.
    let of_house = house.clone();
    let foreign = move |_: &_, uri: &axum::http::Uri| {
        let for_apps = || of_house.doors.get().is_some_and(|doors| doors.for_apps(uri.path()));
        uri.path() == kit::REPORTS || for_apps()
    };
    let same_site = CsrfLayer::new()
        .with_insecure_bypass(foreign)
        .with_rejection_response(calm::refuse_foreign);
    router
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(same_site)
        .layer(middleware::from_fn_with_state(house.clone(), in_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(house.clone(), entrance))
}

async fn in_time(State(house): State<Shared>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let takes_files = house.doors.get().is_some_and(|doors| doors.takes_files(path));
    let most = if takes_files { LONGEST_UPLOAD } else { LONGEST_ANSWER };
    let answer = tokio::time::timeout(most, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

async fn nowhere(cx: Cx) -> Answer {
    cx.missing()
}

/// The message is nobody's: one put together while running may hold a member's words.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    let told = panics::take();
    let place = told.as_ref().map_or("(place unknown)", |told| told.place.as_str());
    let mut answer = Fault::new(format!("panic at {place}")).into_response();
    if let Some(told) = told {
        answer.extensions_mut().insert(told);
    }
    answer
}

#[cfg(test)]
mod tests;
