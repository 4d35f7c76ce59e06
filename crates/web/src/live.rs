//! Live pages: a stream that says that something changed, and never what (docs/decisions/0040).
//!
//! A page that wants to be renewed names a door of its own slice. That door admits whoever may see
//! the page and hands out a stream of server-sent events. Each event is a number and nothing else:
//! the browser then fetches the page itself, by the same address and the same right. So no stream
//! carries anything of anybody, and nothing has to be checked twice in two ways.
//!
//! One poller a node asks what changed, about once a second and only while somebody listens. It
//! works over any number of nodes with the SQL that everything else is written in.

mod hub;
mod poll;
mod stream;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Entropy, Timestamp};
use guard::Prefix;
use store::{Fault, Tx};

use crate::visit::header_text;
use crate::{Answer, Cx, Fields, Reads, Shared};
pub use hub::Live;

/// Streams at once on a node: a quarter of the connections it takes. (house)
const MOST: usize = 1_000;
/// From one neighbourhood: an office behind one address. (house)
const MOST_FROM: usize = 60;
/// Of one visitor: browsers open six connections to a house, and pages need some. (house)
const MOST_OF: usize = 3;
/// So that proxies do not take a stream for dead, and a change that was missed is seen. (house)
const HEARTBEAT: Duration = Duration::from_secs(20);
/// After this a stream ends, and the browser comes back by itself. (house)
const LIFE: Duration = Duration::from_mins(10);
/// How soon it comes back.
const RETRY: Duration = Duration::from_secs(3);

/// What one listens to: a ticket, a queue.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Topic(String);

impl Topic {
    pub fn new(kind: &'static str, which: impl fmt::Display) -> Self {
        Self(format!("{kind}:{which}"))
    }
}

/// A row that moved lately, and whoever listens to what is told.
#[derive(Debug, Clone)]
pub struct Change {
    pub row: Entropy,
    pub version: i64,
    pub topics: Vec<Topic>,
}

/// A slice's question: what moved since then? It finds its rows through an index.
pub type Source = fn(&Tx, Timestamp) -> Result<Vec<Change>, Fault>;

/// How what is listened to stands, asked in a transaction that reads; nothing where whoever listens
/// may no longer, or where there is nothing more to hear.
pub type Stands = Arc<dyn Fn(&Tx) -> Result<Option<i64>, Fault> + Send + Sync>;

/// Who listens, to what.
pub struct Listen {
    pub topics: Vec<Topic>,
    pub prefix: Prefix,
    /// By what one visitor is told from another: never shown, never logged.
    pub visitor: String,
    /// How it stood on the page that the browser shows.
    pub seen: i64,
    /// Whether to look again at each heartbeat, whatever changed: where others move what is shown.
    pub pulses: bool,
    pub stands: Stands,
}

impl Cx {
    /// A stream of what changes. Whoever asks for it as for a page is answered with nothing.
    pub fn listen(&self, by: &Streams, listen: Listen) -> Answer {
        if !by.0 {
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
        let house = self.house();
        Ok(match hub::sit(house, &listen) {
            Some(seat) => stream::answer(house, seat, listen),
            None => too_many(),
        })
    }

    /// There is nothing to hear here any more: the browser does not come back.
    pub fn hear_nothing(&self) -> Answer {
        Ok(StatusCode::NO_CONTENT.into_response())
    }

    /// Has those who listen on this node hear at once of what was just written.
    pub fn told(&self) {
        self.house().live.nudge();
    }

    /// Whether a script or a page that renews itself asks, and no person: no sign of life.
    pub fn by_itself(&self) -> bool {
        self.visit().by_itself
    }
}

/// How what is shown stood when the page was drawn, as its address for a stream says.
pub struct At(pub i64);

impl Reads for At {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("at").parse().unwrap_or(0))
    }
}

/// Its page then looks by itself, less often.
fn too_many() -> Response {
    (StatusCode::TOO_MANY_REQUESTS, [(header::CONTENT_TYPE, "text/plain")], "").into_response()
}

/// Whether a browser asks for a stream, as it says itself.
#[derive(Debug, Clone, Copy)]
pub struct Streams(bool);

impl FromRequestParts<Shared> for Streams {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Self::Rejection> {
        Ok(Self(asks_for_a_stream(&parts.headers)))
    }
}

/// The mark of a request that no person made, in a header of our script or in the address of a page
/// that renews itself; and a stream, which browsers open again for as long as the page is there.
pub(crate) fn is_by_itself(headers: &HeaderMap, query: Option<&str>) -> bool {
    let asked = query.unwrap_or_default().split('&').any(|pair| pair == "live=1");
    headers.contains_key("x-live") || asked || asks_for_a_stream(headers)
}

fn asks_for_a_stream(headers: &HeaderMap) -> bool {
    header_text(headers, header::ACCEPT).starts_with("text/event-stream")
}
