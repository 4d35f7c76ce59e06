//! A browser without scripts: it keeps cookies, says which site its forms are from, and follows
//! where it is led.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use crate::{Page, Person, Portal};

pub struct Visitor<'p> {
    portal: &'p Portal,
    person: Option<Person>,
    pub cookies: RefCell<BTreeMap<String, String>>,
    headers: Vec<(&'static str, String)>,
}

impl<'p> Visitor<'p> {
    pub(crate) fn new(portal: &'p Portal, person: Option<Person>) -> Self {
        Self { portal, person, cookies: RefCell::default(), headers: Vec::new() }
    }

    /// The same browser, which says this of itself with every request.
    #[must_use]
    pub fn saying(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    #[must_use]
    pub fn in_spanish(self) -> Self {
        self.saying("accept-language", "es-US")
    }

    #[track_caller]
    pub fn opens(&self, path: &str) -> Page<'_, 'p> {
        self.asks(self.request("GET", path, String::new()))
    }

    /// Presses a button of a form with nothing in it.
    #[track_caller]
    pub fn presses(&self, path: &str) -> Page<'_, 'p> {
        self.sends::<&str>(path, &[])
    }

    #[track_caller]
    pub fn sends<V: AsRef<str>>(&self, path: &str, fields: &[(&str, V)]) -> Page<'_, 'p> {
        let pairs =
            fields.iter().map(|(name, value)| format!("{name}={}", escaped(value.as_ref())));
        self.asks(self.request("POST", path, pairs.collect::<Vec<_>>().join("&")))
    }

    /// Sends a form with a file in its field `name`.
    #[track_caller]
    pub fn sends_file(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        (name, file): (&str, &[u8]),
    ) -> Page<'_, 'p> {
        const MARK: &str = "----between-the-parts";
        let part = |name: &str, more: &str| {
            format!("--{MARK}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n")
        };
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend_from_slice(format!("{}{value}\r\n", part(name, "")).as_bytes());
        }
        body.extend_from_slice(part(name, "; filename=\"screen.png\"").as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{MARK}--\r\n").as_bytes());
        let mut request = self.request("POST", path, String::new());
        let kind = format!("multipart/form-data; boundary={MARK}");
        request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().unwrap());
        request.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
        *request.body_mut() = Body::from(body);
        self.asks(request)
    }

    /// A request as this browser would send it now, for whoever sends many at once.
    pub fn request(&self, method: &str, path: &str, body: String) -> Request<Body> {
        let cookies = self.cookies.borrow();
        let pairs = cookies.iter().map(|(name, value)| format!("{name}={value}"));
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "juniper.example")
            .header(header::COOKIE, pairs.collect::<Vec<_>>().join("; "))
            .header("sec-fetch-site", "same-origin");
        if method == "POST" {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let mut request = request.body(Body::from(body)).unwrap();
        if let Some(person) = &self.person {
            request.extensions_mut().insert(person.viewer(self.portal.now()));
        }
        request
    }

    /// Sends any request; cookies that come with the answer are kept.
    #[track_caller]
    pub fn asks(&self, request: Request<Body>) -> Page<'_, 'p> {
        let path = request.uri().to_string();
        let app = self.portal.app.clone();
        let (parts, body) = self.portal.runtime.block_on(async {
            let (parts, body) = app.oneshot(request).await.unwrap().into_parts();
            (parts, body.collect().await.unwrap().to_bytes().to_vec())
        });
        for set in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(set.to_str().unwrap());
        }
        Page::new(self, path, (parts.status.as_u16(), parts.headers, body))
    }

    fn keep(&self, set: &str) {
        let (name, rest) = set.split_once('=').expect("a cookie has a name");
        let value = rest.split(';').next().unwrap_or_default();
        let mut cookies = self.cookies.borrow_mut();
        if set.contains("Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "%{byte:02X}");
        text
    })
}
