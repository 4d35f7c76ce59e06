//! A browser as thin as can be: one kept connection and its cookies.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::HeaderValue;
use hyper::{Method, Request, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::super::Problem;

pub struct Browser {
    sender: SendRequest<Full<Bytes>>,
    cookies: BTreeMap<String, String>,
    address: SocketAddr,
    /// Whom a proxy would say it asks for; empty without one.
    from: String,
}

/// A stream that goes on, on a connection of its own.
pub struct Stream(Incoming);

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub to: String,
    pub body: Bytes,
}

impl Browser {
    pub async fn open(address: SocketAddr) -> Result<Self, Problem> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(lost)?;
        tokio::spawn(connection);
        Ok(Self { sender, cookies: BTreeMap::new(), address, from: String::new() })
    }

    /// Another connection of the same browser.
    pub async fn beside(&self, address: SocketAddr) -> Result<Self, Problem> {
        let (cookies, from) = (self.cookies.clone(), self.from.clone());
        Ok(Self { cookies, from, ..Self::open(address).await? })
    }

    /// The same browser, asking through a proxy from there.
    #[must_use]
    pub fn from(self, address: &str) -> Self {
        Self { from: address.to_owned(), ..self }
    }

    /// Opens a stream of events.
    pub async fn listen(&self, path: &str) -> Result<Stream, Problem> {
        let mut beside = self.beside(self.address).await?;
        let mut request = beside.request(Method::GET, path, String::new())?;
        request.headers_mut().insert(header::ACCEPT, EVENTS);
        let answer = beside.sender.send_request(request).await.map_err(lost)?;
        if answer.status().as_u16() != 200 {
            return Err(Problem::Failed(format!("{path} answered {}", answer.status())));
        }
        Ok(Stream(answer.into_body()))
    }

    pub async fn get(&mut self, path: &str) -> Result<Reply, Problem> {
        self.send(Method::GET, path, String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Reply, Problem> {
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        self.send(Method::POST, path, fields.join("&")).await
    }

    /// Forgets who is signed in, and not that this browser is known.
    pub fn leave(&mut self) {
        self.cookies.retain(|name, _| name.ends_with("device"));
    }

    fn request(
        &self,
        method: Method,
        path: &str,
        body: String,
    ) -> Result<Request<Full<Bytes>>, Problem> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "bench.example")
            .header(header::COOKIE, cookies.join("; "))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if !self.from.is_empty() {
            request = request.header("x-forwarded-for", &self.from);
        }
        let request = request.body(Full::new(Bytes::from(body)));
        request.map_err(|error| Problem::Failed(error.to_string()))
    }

    async fn send(&mut self, method: Method, path: &str, body: String) -> Result<Reply, Problem> {
        let request = self.request(method, path, body)?;
        let answer = self.sender.send_request(request).await.map_err(lost)?;
        let (parts, body) = answer.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(set.to_str().unwrap_or_default());
        }
        let to = parts.headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
        let to = to.unwrap_or_default().to_owned();
        let body = body.collect().await.map_err(lost)?.to_bytes();
        Ok(Reply { status: parts.status.as_u16(), to, body })
    }

    fn keep(&mut self, set: &str) {
        let Some((name, rest)) = set.split_once('=') else { return };
        if set.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            let value = rest.split(';').next().unwrap_or_default();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

const EVENTS: HeaderValue = HeaderValue::from_static("text/event-stream");

impl Stream {
    /// Waits until it says that something changed.
    pub async fn rung(&mut self) -> Result<(), Problem> {
        loop {
            let Some(frame) = self.0.frame().await else {
                return Err(Problem::Failed("a stream ended".to_owned()));
            };
            let data = frame.map_err(lost)?.into_data().unwrap_or_default();
            if data.starts_with(b"data: ") || data.windows(6).any(|six| six == b"\ndata:") {
                return Ok(());
            }
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "given to map_err")]
fn lost(error: hyper::Error) -> Problem {
    Problem::Failed(format!("the server went away: {error}"))
}

fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "%{byte:02X}");
        text
    })
}
