//! How the house is served: one connection after another, none of them for ever.
//!
//! Whoever opens a connection and says nothing, or one letter a minute, holds a place that a member
//! could have. So the beginning of a request has to come in time, a connection has a last hour, and
//! only so many are open at once; more wait at the door, where waiting costs us nothing.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt;

/// How long and how many.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From the first moment of waiting to the end of a request's headers; so long, too, a
    /// connection may rest between two requests.
    pub headers: Duration,
    /// After this a connection is closed at the end of the answer under way.
    pub age: Duration,
    /// How long that answer, or one under way when the house closes, may take.
    pub parting: Duration,
    /// Open at once.
    pub connections: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            headers: Duration::from_secs(30),
            age: Duration::from_mins(10),
            parting: Duration::from_mins(1),
            connections: 4_000,
        }
    }
}

/// Bytes of a request's headers; our cookies and a proxy's additions fit several times.
const HEADER_BYTES: usize = 32 * 1024;
const HEADERS: usize = 64;

/// Serves until `stop` is ready, then lets the requests under way finish.
pub async fn serve(
    mut listener: TcpListener,
    app: Router,
    stop: impl Future<Output = ()> + Send,
    limits: Limits,
) {
    let places = Arc::new(Semaphore::new(limits.connections as usize));
    let (closing, closed) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        // The place first: a connection without one stays in the system's own queue.
        let arrival = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, axum::serve::Listener::accept(&mut listener).await)
        };
        let (place, (stream, from)) = tokio::select! {
            arrived = arrival => arrived,
            () = &mut stop => break,
        };
        let Ok(place) = place else { break };
        let talk = Talk { app: app.clone(), from, limits, closed: closed.clone(), place };
        tokio::spawn(talk.hold(stream));
    }
    drop(listener);
    let _ = closing.send(true);
    // Every place is free again once every talk has ended.
    let _ = places.acquire_many(limits.connections).await;
}

/// One connection, from the moment it came.
struct Talk {
    app: Router,
    from: SocketAddr,
    limits: Limits,
    closed: watch::Receiver<bool>,
    place: OwnedSemaphorePermit,
}

impl Talk {
    async fn hold(self, stream: TcpStream) {
        let Self { app, from, limits, mut closed, place } = self;
        // Pages are written in one piece; waiting for more to send would only delay them.
        let _ = stream.set_nodelay(true);
        let app = app.map_request(move |mut request: hyper::Request<hyper::body::Incoming>| {
            request.extensions_mut().insert(ConnectInfo(from));
            request.map(axum::body::Body::new)
        });
        let talk = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.headers)
            .max_headers(HEADERS)
            .max_buf_size(HEADER_BYTES)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
        let mut talk = pin!(talk);
        let enough = tokio::time::timeout(limits.age, closed.wait_for(|closed| *closed));
        // What ends a talk early is the other side's doing and names nobody worth a log line.
        tokio::select! {
            _ = talk.as_mut() => return drop(place),
            _ = enough => {}
        }
        talk.as_mut().graceful_shutdown();
        let _ = tokio::time::timeout(limits.parting, talk).await;
        drop(place);
    }
}

#[cfg(test)]
mod tests;
