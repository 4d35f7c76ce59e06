//! A browser without scripts: it keeps cookies, and says which site its forms are from.

use std::cell::RefCell;
use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::Site;

pub struct Browser<'s> {
    pub(super) site: &'s Site,
    pub cookies: RefCell<BTreeMap<String, String>>,
}

#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub to: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Browser<'_> {
    pub fn get(&self, path: &str) -> Reply {
        self.send(self.request("GET", path, String::new()))
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(self.form(path, fields))
    }

    /// A form as this browser would send it now.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Request<Body> {
        let encoded: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        self.request("POST", path, encoded.join("&"))
    }

    /// The same from somewhere on the net: what our own proxy says of it.
    pub fn post_from(&self, address: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut request = self.form(path, fields);
        request.headers_mut().insert("x-forwarded-for", address.parse().unwrap());
        self.send(request)
    }

    /// What the page's script sends.
    pub fn scripted(&self, path: &str) -> Reply {
        let mut request = self.request("POST", path, String::new());
        request.headers_mut().remove(header::CONTENT_TYPE);
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().unwrap());
        self.send(request)
    }

    /// How many bytes a page takes on its way.
    pub fn weighs(&self, path: &str) -> usize {
        let mut request = self.request("GET", path, String::new());
        request.headers_mut().insert(header::ACCEPT_ENCODING, "gzip".parse().unwrap());
        self.site.runtime.block_on(async {
            let answer = self.site.app.clone().oneshot(request).await.unwrap();
            answer.into_body().collect().await.unwrap().to_bytes().len()
        })
    }

    /// Follows redirects, as people do not notice.
    pub fn arrive(&self, mut reply: Reply) -> Reply {
        while reply.status == StatusCode::SEE_OTHER {
            reply = self.get(&reply.to);
        }
        reply
    }

    pub fn sign_in(&self, name: &str, password: &str) -> Reply {
        self.post("/sign-in", &[("username", name), ("password", password)])
    }

    fn request(&self, method: &str, path: &str, body: String) -> Request<Body> {
        let cookies = self.cookies.borrow();
        let pairs: Vec<String> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "juniper.example")
            .header(header::COOKIE, pairs.join("; "))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap()
    }

    fn send(&self, request: Request<Body>) -> Reply {
        let (parts, body) = self.site.runtime.block_on(async {
            let answer = self.site.app.clone().oneshot(request).await.unwrap();
            let (parts, body) = answer.into_parts();
            (parts, body.collect().await.unwrap().to_bytes())
        });
        for set in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(set.to_str().unwrap());
        }
        let text = |value: &header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        Reply {
            status: parts.status,
            to: parts.headers.get(header::LOCATION).map(text).unwrap_or_default(),
            headers: parts.headers.iter().map(|(name, v)| (name.to_string(), text(v))).collect(),
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    fn keep(&self, set: &str) {
        let (name, rest) = set.split_once('=').unwrap();
        let value = rest.split(';').next().unwrap();
        if set.contains("Max-Age=0") {
            self.cookies.borrow_mut().remove(name);
        } else {
            self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Reply {
    /// What stands in the page's hidden field.
    pub fn sealed(&self) -> String {
        let start = self.body.split("name=\"sealed\" value=\"").nth(1).expect("a ticket");
        start.split('"').next().unwrap().to_owned()
    }

    #[track_caller]
    pub fn sees(&self, words: &str) -> &Self {
        let main = self.body.split("<main").nth(1).unwrap_or(&self.body);
        let main = main.split("</main>").next().unwrap_or(main);
        assert!(self.body.contains(words), "no {words:?} in {} {main}", self.status);
        self
    }
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"))
}
