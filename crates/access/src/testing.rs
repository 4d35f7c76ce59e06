//! A portal in memory with this room and a home page in it, and browsers to visit it with.

mod browser;

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use ::store::testing::{NOW, both};
use ::store::{Db, Fault, Message, Tx, queue};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base::{AccountId, Clock, Email, Lang, MemberId, Secret, SeededLuck, Timestamp};
use guard::Net;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;
use web::{Answer, Cx, Gallery, Ground, House, Jobs, Mode, PlanLook, Rooms, Shared, Viewer};

use factors::Engine;
use identity::account::{self, Created, NewAccount};
use identity::passwords::{Cost, Passwords, Pepper, Pool};
use identity::{Keys, Means};

use crate::{Door, Policy};

pub use browser::{Browser, Reply};

const ORIGIN: &str = "https://juniper.example";

pub const PASSWORD: &str = "maple canoe quiet lantern";

pub const SCHEMAS: [::store::Slice; 5] =
    [::store::SCHEMA, identity::SCHEMA, factors::SCHEMA, coverage::SCHEMA, crate::SCHEMA];

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
    pub access: Arc<Means>,
    pub door: Arc<Door>,
    pub runtime: tokio::runtime::Runtime,
    app: Router,
    clock: Arc<HandClock>,
    sent: RefCell<Vec<Message>>,
}

/// Runs `test` on a site over each engine.
pub fn site(mut test: impl FnMut(&Site)) {
    both(&SCHEMAS, |db| test(&Site::over(db, Cost::TRIFLING, (Policy::default(), Vec::new()))));
}

/// The same behind a proxy on this machine, so that visitors may come from anywhere.
pub fn site_behind_a_proxy(mut test: impl FnMut(&Site)) {
    let proxies = || vec![Net::parse("127.0.0.0/8").unwrap()];
    both(&SCHEMAS, |db| test(&Site::over(db, Cost::TRIFLING, (Policy::default(), proxies()))));
}

/// The same for a plan of that policy.
pub fn site_with(policy: &Policy, mut test: impl FnMut(&Site)) {
    both(&SCHEMAS, |db| test(&Site::over(db, Cost::TRIFLING, (policy.clone(), Vec::new()))));
}

/// The same with one hash thread that takes its time.
pub fn slow_site(mut test: impl FnMut(&Site)) {
    let plain = || (Policy::default(), Vec::new());
    both(&SCHEMAS, |db| test(&Site::over(db, Cost::new(16 * 1024, 2), plain())));
}

async fn home(cx: Cx, viewer: Viewer) -> Answer {
    let _ = viewer;
    cx.show(identity::sessions::pages::SignOutPage { f: cx.frame(), signed_in: true })
}

/// Stands for the rest of the portal.
fn rest() -> web::Slice {
    const NOTHING: ::store::Slice = ::store::Slice { name: "rest", steps: &[], statements: &[] };
    web::Slice {
        name: "rest",
        schema: NOTHING,
        words: ("", ""),
        rooms: Rooms::new().member("/home", web::get(home)).member("/refills", web::get(home)),
        gallery: |_: &mut Gallery| {},
        jobs: Jobs::new(),
    }
}

impl Site {
    fn over(db: &Db, cost: Cost, (policy, proxies): (Policy, Vec<Net>)) -> Self {
        let pool = Pool::start(cost, 1).unwrap();
        let passwords = Passwords::new(Pepper::new(&[5; 32]), pool);
        let access = Arc::new(Means::new(Keys::derive(&[6; 32]), passwords));
        let engine = Engine::new(ORIGIN, "Juniper Rx", Keys::derive(&[8; 32])).unwrap();
        let engine = Arc::new(engine);
        let door = Arc::new(Door::new(access.clone(), engine.clone(), policy));
        let clock = Arc::new(HandClock(AtomicI64::new(NOW.micros())));
        let ground = Ground {
            db: db.clone(),
            clock: clock.clone(),
            luck: Arc::new(SeededLuck::new(11)),
            plan: plan(),
            mode: Mode::Live,
            origin: ORIGIN.to_owned(),
            proxies,
        };
        let slices = || vec![identity::slice(), factors::slice(), crate::slice(&door), rest()];
        let house = House::open(ground, &slices()).unwrap();
        let members = identity::stamp(house.clone(), access.clone());
        let (factors, doors) = (factors::stamp(engine), crate::stamp(door.clone()));
        let app = web::app(house.clone(), slices(), |router| members(factors(doors(router))));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { db: db.clone(), house, access, door, runtime, app, clock, sent: RefCell::default() }
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

    /// An account of somebody with this username and address.
    pub fn account(&self, number: u8, username: &str, email: &str) -> (AccountId, MemberId) {
        self.account_of(MemberId::new([number; 16]), username, email)
    }

    /// The same for somebody the plan's file knows.
    pub fn account_of(
        &self,
        member: MemberId,
        username: &str,
        email: &str,
    ) -> (AccountId, MemberId) {
        let password = Secret::new(PASSWORD.to_owned());
        let new = NewAccount {
            member,
            username: username.parse().unwrap(),
            first_name: "Ann".into(),
            lang: Lang::English,
            email: (!email.is_empty()).then(|| email.parse::<Email>().unwrap()),
            password: Some(self.access.passwords().hash_now(&password, *member.bytes())),
        };
        match self.write(move |tx| account::create(tx, &new)) {
            Created::Account(account) => (account, member),
            other => panic!("{other:?}"),
        }
    }

    pub fn set_password(&self, of: (AccountId, MemberId), password: &str) {
        let password = Secret::new(password.to_owned());
        let stored = self.access.passwords().hash_now(&password, [77; 16]);
        self.write(move |tx| account::set_password(tx, of, &stored));
    }

    /// Does every job that is due, and returns the messages sent by it.
    pub fn work(&self) -> Vec<Message> {
        let lease = Duration::from_mins(1);
        let mut sent = Vec::new();
        loop {
            let jobs = self.write(move |tx| queue::claim(tx, lease, 50));
            if jobs.is_empty() {
                break;
            }
            for job in jobs {
                sent.extend(self.do_job(job));
            }
        }
        self.sent.borrow_mut().extend(sent.clone());
        sent
    }

    fn do_job(&self, job: ::store::Job) -> Option<Message> {
        let known = [identity::slice().jobs, factors::slice().jobs, crate::slice(&self.door).jobs];
        if job.kind == "message" {
            return Some(self.write(move |tx| {
                queue::finish(tx, &job)?;
                job.body::<Message>(tx)
            }));
        }
        let outside = known.iter().flat_map(|jobs| &jobs.outside);
        if let Some((_, work)) = outside.into_iter().find(|(kind, _)| *kind == job.kind) {
            self.runtime.block_on(work(self.house.clone(), job.clone())).unwrap();
            self.write(move |tx| queue::finish(tx, &job));
            return None;
        }
        let mut inside = known.iter().flat_map(|jobs| jobs.inside.clone());
        let (_, work) = inside.find(|(kind, _)| *kind == job.kind).unwrap();
        let house = self.house.clone();
        self.write(move |tx| {
            work(tx, &job, &house)?;
            queue::finish(tx, &job)
        });
        None
    }

    /// The code in the latest message that was sent.
    pub fn latest_code(&self) -> String {
        let sent = self.sent.borrow();
        let code = sent.iter().rev().find_map(|message| {
            let line = message.text.lines().find(|line| line.starts_with("    "))?;
            Some(line.trim().to_owned())
        });
        code.expect("a message with a code")
    }

    pub fn count(&self, sql: &'static str) -> i64 {
        let sql = ::store::Sql { name: "COUNT", text: sql };
        self.write(move |tx| tx.one(sql, &[], |row| row.get(0)))
    }

    pub fn browser(&self) -> Browser<'_> {
        Browser { site: self, cookies: RefCell::default() }
    }

    /// Sends all of these at the same moment.
    pub fn at_once(&self, requests: Vec<Request<Body>>) -> Vec<(StatusCode, String)> {
        self.runtime.block_on(async {
            let mut set = tokio::task::JoinSet::new();
            for request in requests {
                let app = self.app.clone();
                set.spawn(async move {
                    let answer = app.oneshot(request).await.unwrap();
                    let to = answer.headers().get(header::LOCATION);
                    let to = to.map_or("", |to| to.to_str().unwrap()).to_owned();
                    (answer.status(), to)
                });
            }
            set.join_all().await
        })
    }
}

impl Site {
    /// The same, for the bodies of the pages.
    pub fn pages_at_once(&self, requests: Vec<Request<Body>>) -> Vec<String> {
        self.runtime.block_on(async {
            let mut set = tokio::task::JoinSet::new();
            for request in requests {
                let app = self.app.clone();
                set.spawn(async move {
                    let answer = app.oneshot(request).await.unwrap();
                    let body = answer.into_body().collect().await.unwrap().to_bytes();
                    String::from_utf8(body.to_vec()).unwrap()
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

/// Six digits as an app with that key shows them at that second.
pub fn totp(key: &str, seconds: i64) -> String {
    use aws_lc_rs::hmac;
    let value = |c: char| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(c.to_ascii_uppercase()).unwrap();
    let letters = key.chars().filter(char::is_ascii_alphanumeric);
    let bits: Vec<bool> =
        letters.flat_map(|c| (0..5).rev().map(move |at| value(c) >> at & 1 == 1)).collect();
    let byte = |bits: &[bool]| bits.iter().fold(0_u8, |byte, bit| byte << 1 | u8::from(*bit));
    let seed: Vec<u8> = bits.chunks_exact(8).map(byte).collect();
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &seed);
    let tag = hmac::sign(&key, &(seconds / 30).to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag[19] & 15);
    let number = u32::from_be_bytes([tag[at] & 127, tag[at + 1], tag[at + 2], tag[at + 3]]);
    format!("{:06}", number % 1_000_000)
}
