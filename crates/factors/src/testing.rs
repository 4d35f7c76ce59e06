//! A portal in memory with this room in it, doors that ask its faces as `access` does, and browsers
//! to visit it with.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use ::store::testing::{NOW, both};
use ::store::{Db, Fault, Sql, Tx};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::{Extension, Router};
use base::{Clock, Email, Lang, MemberId, Secret, SeededLuck, Timestamp};
use http_body_util::BodyExt as _;
use identity::account::{self, Created, NewAccount};
use identity::passwords::{Cost, Passwords, Pepper, Pool};
use identity::sessions::Route;
use identity::sessions::store::{self as sessions, Opening};
use identity::{Keys, Means};
use tower::ServiceExt as _;
use web::{
    Answer, Browser, Cookie, Cx, Form, Gallery, Grade, Ground, House, Jobs, Mode, PlanLook, Rooms,
    Shared,
};

use crate::passkeys::{self, Presented, Purpose};
use crate::{Engine, Of, Telling};

const SCHEMAS: [::store::Slice; 3] = [::store::SCHEMA, identity::SCHEMA, crate::SCHEMA];

/// A clock that only moves when told to.
pub struct HandClock(AtomicI64);

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

pub struct Site {
    pub db: Db,
    pub house: Shared,
    pub engine: Arc<Engine>,
    runtime: tokio::runtime::Runtime,
    app: Router,
    clock: Arc<HandClock>,
    means: Arc<Means>,
}

/// Runs `test` on a site over each engine.
pub fn site(mut test: impl FnMut(&Site)) {
    both(&SCHEMAS, |db| test(&Site::over(db)));
}

/// Stands for `access`: signing in with a passkey, in as few lines as its faces ask for.
fn door() -> web::Slice {
    const NOTHING: ::store::Slice = ::store::Slice { name: "door", steps: &[], statements: &[] };
    let rooms = Rooms::new()
        .public("/sign-in/passkey", web::post(sign_in))
        .public("/sign-in/passkey/options", web::post(options));
    web::Slice {
        name: "door",
        schema: NOTHING,
        words: ("", ""),
        rooms,
        gallery: |_: &mut Gallery| {},
        jobs: Jobs::new(),
    }
}

async fn options(cx: Cx, Extension(engine): Extension<Arc<Engine>>) -> Answer {
    passkeys::options(&cx, &engine, Purpose::SignIn)
}

async fn sign_in(
    cx: Cx,
    Extension(engine): Extension<Arc<Engine>>,
    form: Form<Presented>,
) -> Answer {
    let checked = match passkeys::check(&cx, &engine, Purpose::SignIn, &form.0).await? {
        Ok(checked) => checked,
        Err(refused) => return cx.go(format!("/{}", refused.word())),
    };
    let telling = Telling::of(&cx);
    let settled = cx.write(move |tx| {
        let asserted = match passkeys::settle(tx, &telling, &checked)? {
            Ok(asserted) => asserted,
            Err(refused) => return Ok(Err(refused)),
        };
        if !asserted.user_verified() {
            return Ok(Ok(None));
        }
        Ok(Ok(Some(sessions::open(tx, opening(asserted.of(), &telling.browser))?)))
    });
    match settled.await? {
        Ok(Some(token)) => {
            let cookie = Cookie::new(identity::sessions::COOKIE, token);
            cx.with_cookie(cx.go("/home"), &cookie)
        }
        Ok(None) => cx.go("/and-the-password"),
        Err(refused) => cx.go(format!("/{}", refused.word())),
    }
}

fn opening((account, member): Of, browser: &Browser) -> Opening {
    Opening {
        account,
        member,
        device: None,
        shared: false,
        route: Route::Passkey,
        grade: Grade::Full,
        browser: browser.clone(),
    }
}

impl Site {
    fn over(db: &Db) -> Self {
        let pool = Pool::start(Cost::TRIFLING, 1).unwrap();
        let passwords = Passwords::new(Pepper::new(&[5; 32]), pool);
        let means = Arc::new(Means::new(Keys::derive(&[6; 32]), passwords));
        let clock = Arc::new(HandClock(AtomicI64::new(NOW.micros())));
        let origin = "https://juniper.example";
        let engine = Arc::new(Engine::new(origin, "Juniper Rx", Keys::derive(&[7; 32])).unwrap());
        let ground = Ground {
            db: db.clone(),
            clock: clock.clone(),
            luck: Arc::new(SeededLuck::new(11)),
            plan: plan(),
            mode: Mode::Live,
            origin: origin.to_owned(),
            proxies: Vec::new(),
        };
        let slices = || vec![identity::slice(), crate::slice(), door()];
        let house = House::open(ground, &slices()).unwrap();
        let viewers = identity::stamp(house.clone(), means.clone());
        let factors = crate::stamp(engine.clone());
        let app = web::app(house.clone(), slices(), |router| viewers(factors(router)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { db: db.clone(), house, engine, runtime, app, clock, means }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn pass(&self, time: Duration) {
        let micros = i64::try_from(time.as_micros()).unwrap();
        self.clock.0.fetch_add(micros, Ordering::SeqCst);
    }

    pub fn write<T: Send + 'static>(
        &self,
        work: impl FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    ) -> T {
        self.db.write_blocking(self.now(), work).unwrap()
    }

    pub fn count(&self, sql: &'static str) -> i64 {
        self.write(move |tx| tx.one(Sql { name: "COUNT", text: sql }, &[], |row| row.get(0)))
    }

    pub fn telling(&self) -> Telling {
        Telling { house: self.house.clone(), browser: Browser::default() }
    }

    /// Somebody with a username, an address and a password.
    pub fn account(&self, number: u8) -> Of {
        self.account_with(number, true)
    }

    /// The same; without an address and a password where `reachable` is false.
    pub fn account_with(&self, number: u8, reachable: bool) -> Of {
        let password = Secret::new("maple canoe quiet lantern".to_owned());
        let email = format!("person{number}@example.org").parse::<Email>().unwrap();
        let member = MemberId::new([number; 16]);
        let new = NewAccount {
            member,
            username: format!("person{number}").parse().unwrap(),
            first_name: "Ann".into(),
            lang: Lang::English,
            email: reachable.then_some(email),
            password: reachable.then(|| self.means.passwords().hash_now(&password, [number; 16])),
        };
        match self.write(move |tx| account::create(tx, &new)) {
            Created::Account(account) => (account, member),
            other => panic!("{other:?}"),
        }
    }

    /// A browser in which somebody has just signed in.
    pub fn signed_in(&self, of: Of) -> Visitor<'_> {
        let visitor = self.visitor();
        let token = self.write(move |tx| sessions::open(tx, opening(of, &Browser::default())));
        let name = format!("__Host-{}", identity::sessions::COOKIE);
        visitor.cookies.borrow_mut().insert(name, token.expose().to_owned());
        visitor
    }

    pub fn visitor(&self) -> Visitor<'_> {
        Visitor { site: self, cookies: RefCell::default() }
    }

    /// Sends all of these at the same moment; where each was led.
    pub fn at_once(&self, requests: Vec<Request<Body>>) -> Vec<String> {
        self.runtime.block_on(async {
            let mut set = tokio::task::JoinSet::new();
            for request in requests {
                let app = self.app.clone();
                set.spawn(async move {
                    let answer = app.oneshot(request).await.unwrap();
                    let to = answer.headers().get(header::LOCATION);
                    to.map_or("", |to| to.to_str().unwrap()).to_owned()
                });
            }
            set.join_all().await
        })
    }
}

pub fn plan() -> PlanLook {
    PlanLook {
        name: "Juniper Rx".to_owned(),
        phone: "1-800-555-0199".to_owned(),
        tty: "711".to_owned(),
        hours: "8 AM to 8 PM".to_owned(),
        hours_es: Some("de 8 a.\u{a0}m. a 8 p.\u{a0}m.".to_owned()),
        short_address: "juniper.example".to_owned(),
        accent: "#1d5c52".to_owned(),
        zone: jiff::tz::TimeZone::get("America/New_York").unwrap(),
        terms: base::RefillTerms::HOUSE,
        offers: web::Offers::default(),
    }
}

pub struct Visitor<'s> {
    site: &'s Site,
    pub cookies: RefCell<BTreeMap<String, String>>,
}

#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub to: String,
    pub body: String,
}

impl Visitor<'_> {
    pub fn get(&self, path: &str) -> Reply {
        self.send(self.request("GET", path, String::new()))
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(self.form(path, fields))
    }

    /// What a page's script asks, as JSON.
    pub fn asks(&self, path: &str) -> serde_json::Value {
        let mut request = self.request("POST", path, String::new());
        request.headers_mut().remove(header::CONTENT_TYPE);
        let reply = self.send(request);
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.to);
        serde_json::from_str(&reply.body).unwrap()
    }

    /// A form as this browser would send it now.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Request<Body> {
        let encoded: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        self.request("POST", path, encoded.join("&"))
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
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
        let to = parts.headers.get(header::LOCATION);
        Reply {
            status: parts.status,
            to: to.map_or("", |to| to.to_str().unwrap()).to_owned(),
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }
}

impl Reply {
    #[track_caller]
    pub fn sees(&self, words: &str) -> &Self {
        assert!(self.body.contains(words), "no {words:?} in {} {}", self.status, self.body);
        self
    }

    /// What stands in a hidden field.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let start = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1);
        start.expect("the field").split('"').next().unwrap().to_owned()
    }
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"))
}
