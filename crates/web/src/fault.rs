//! What went wrong on our side. It travels by `?` and ends as a calm page with a reference.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Our fault, never the visitor's (STYLE 8). Carries nothing personal.
#[derive(Debug)]
pub struct Fault(Kind);

#[derive(Debug)]
enum Kind {
    Store(store::Fault),
    /// A template that could not be written.
    Page(String),
    /// Too much at once; worth coming back after this long.
    Busy(Duration),
    Other(String),
}

/// The outermost layer finds the fault on the answer, logs it once and draws the page.
#[derive(Clone)]
pub(crate) struct Marked(pub Arc<Fault>);

impl Fault {
    /// A fault of another kind. The text goes to the log: no names, no addresses.
    pub fn new(what: impl fmt::Display) -> Self {
        Self(Kind::Other(what.to_string()))
    }

    /// More is asked of us than we take on at once: the visitor comes back after `wait`.
    pub const fn busy(wait: Duration) -> Self {
        Self(Kind::Busy(wait))
    }

    /// Passes by itself: the page says when to come back, and the log is not flooded.
    pub fn is_passing(&self) -> bool {
        match &self.0 {
            Kind::Store(fault) => fault.is_passing(),
            Kind::Busy(_) => true,
            Kind::Page(_) | Kind::Other(_) => false,
        }
    }

    /// Too many at once, which says nothing of whether the house works.
    pub const fn is_busy(&self) -> bool {
        matches!(self.0, Kind::Busy(_))
    }

    /// Expected under load; saying so once for each visitor would only add to it.
    pub(crate) fn is_overload(&self) -> bool {
        matches!(self.0, Kind::Busy(_) | Kind::Store(store::Fault::Busy))
    }

    /// Whether the disk is full: reading goes on, and nothing new can be kept.
    pub fn is_full(&self) -> bool {
        matches!(self.0, Kind::Store(store::Fault::Full))
    }

    pub(crate) fn retry_after(&self) -> Duration {
        match &self.0 {
            Kind::Busy(wait) => *wait,
            Kind::Store(store::Fault::Busy | store::Fault::Conflict(_)) => Duration::from_secs(15),
            _ => Duration::from_mins(1),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Store(fault) => fault.fmt(f),
            Kind::Page(why) => write!(f, "page: {why}"),
            Kind::Busy(wait) => write!(f, "busy for {} s", wait.as_secs()),
            Kind::Other(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::Store(fault) => Some(fault),
            _ => None,
        }
    }
}

impl From<store::Fault> for Fault {
    fn from(fault: store::Fault) -> Self {
        Self(Kind::Store(fault))
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self(Kind::Page(error.to_string()))
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let status = if self.is_passing() {
            StatusCode::SERVICE_UNAVAILABLE
        } else {
            StatusCode::INTERNAL_SERVER_ERROR
        };
        let mut response = status.into_response();
        if self.is_passing() {
            let seconds = HeaderValue::from(self.retry_after().as_secs());
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(Marked(Arc::new(self)));
        response
    }
}
