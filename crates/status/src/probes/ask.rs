//! One round of checks over HTTP. It goes where a member's browser goes and keeps its cookies for
//! the length of the round; the one by which the portal knows the browser again, for a day. Nothing
//! else of what it reads is kept but good, or why not.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base::{Clock, Secret, Timestamp};
use reqwest::{Client, RequestBuilder, Response, header};

use super::mailbox::is_maildir;
use super::round_trip::Trip;
use super::rules::{self, Check};
use crate::parts::Part;

/// Longer than members wait.
const PATIENCE: Duration = Duration::from_secs(15);
/// No page of ours is larger.
const PAGE_BYTES: usize = 1 << 20;

/// A browser that is new each minute would have the portal tell the probe member so each minute;
/// one that is never new would never try a code.
const KNOWN_FOR: Duration = Duration::from_hours(24);

/// By which the portal knows a browser again; behind `__Host-` where it is asked over TLS.
const DEVICE: &str = "device";

/// An invented member who signs in each minute, in a new browser with an authenticator app: a mail
/// may take longer than a minute.
pub struct Member {
    pub username: String,
    pub password: Secret,
    pub app_key: Secret,
}

/// Whom we ask, and as whom.
pub struct Prober {
    client: Client,
    portal: String,
    pub(super) member: Option<Member>,
    /// The Maildir their mail is delivered into, where there is one.
    pub(super) mailbox: Option<PathBuf>,
    pub(super) trip: Mutex<Trip>,
    known: Mutex<Option<Known>>,
    /// The step of the authenticator app whose code was typed last: each is good once.
    typed: Mutex<i64>,
}

/// The browser the portal knows us by.
struct Known {
    name: String,
    value: String,
    since: Timestamp,
}

pub(super) type Went<T> = Result<T, &'static str>;

/// A page, or where it leads.
pub(super) struct Page {
    pub(super) status: u16,
    leads_to: Option<String>,
    text: String,
}

impl Page {
    /// A page that says something, be it that something was wrong with what was typed.
    pub fn told(self) -> Went<String> {
        if matches!(self.status, 200 | 400 | 422) { Ok(self.text) } else { Err("not-shown") }
    }

    pub fn shown(self) -> Went<String> {
        if self.status == 200 { Ok(self.text) } else { Err("not-shown") }
    }
}

impl Prober {
    /// `portal`: scheme, host and port. TLS is asked for everywhere but on this very machine.
    pub fn new(portal: &str, member: Option<Member>) -> Result<Self, String> {
        let local = ["http://127.0.0.1:", "http://localhost:"];
        let local = local.iter().any(|start| portal.starts_with(start));
        if !portal.starts_with("https://") && !local {
            return Err("the portal's address begins with https://".to_owned());
        }
        let client = Client::builder()
            .timeout(PATIENCE)
            .connect_timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent("Latchkey-status/1")
            .https_only(!local)
            .build()
            .map_err(|error| error.to_string())?;
        let (known, typed, trip) = (Mutex::default(), Mutex::default(), Mutex::default());
        let portal = portal.trim_end_matches('/').to_owned();
        Ok(Self { client, portal, member, mailbox: None, trip, known, typed })
    }

    /// Where a mail server delivers what is written to the probe member.
    pub fn reading(self, mailbox: PathBuf) -> Result<Self, String> {
        if !is_maildir(&mailbox) {
            let mailbox = mailbox.display();
            return Err(format!("{mailbox} is no Maildir: it has no folder named new"));
        }
        Ok(Self { mailbox: Some(mailbox), ..self })
    }

    /// Checks each part we can check. `clock`: for how long it took.
    pub async fn round(&self, clock: &dyn Clock) -> Vec<Check> {
        let mut visit = Visit { cookies: self.known_by(clock.now()), ..Visit::anew(self) };
        let mut watch = Watch { clock, began: clock.now(), checks: Vec::new() };
        let entered = visit.enters(clock).await;
        watch.note(Part::SignIn, entered);
        if self.member.is_none() {
            return watch.checks;
        }
        let seen: [(Part, &str); 3] =
            [(Part::Order, "/orders"), (Part::Claims, "/claims"), (Part::Card, "/card")];
        for (part, path) in seen {
            let went = match entered {
                Ok(()) => visit.get(path).await.and_then(Page::shown).map(|_| ()),
                // Nobody gets there while nobody gets in; said once, under what failed.
                Err(_) => Err("not-signed-in"),
            };
            let went = match (part, went) {
                (Part::Card, Ok(())) => visit.card_keys().await,
                (_, went) => went,
            };
            watch.note(part, went);
        }
        let refill = match entered {
            Ok(()) => visit.refills().await,
            Err(_) => Err("not-signed-in"),
        };
        watch.note(Part::Refill, refill);
        // A session that stays open ends by itself in minutes.
        let _ = visit.post("/sign-out", &[]).await;
        match entered {
            // Perhaps the portal knows this browser no more.
            Err("not-signed-in") => self.keep_known(&BTreeMap::new(), clock.now()),
            _ => self.keep_known(&visit.cookies, clock.now()),
        }
        watch.checks
    }

    /// The cookies a round begins with.
    fn known_by(&self, now: Timestamp) -> BTreeMap<String, String> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.take_if(|known| now.since(known.since) >= KNOWN_FOR);
        known.iter().map(|known| (known.name.clone(), known.value.clone())).collect()
    }

    fn keep_known(&self, cookies: &BTreeMap<String, String>, now: Timestamp) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let since = known.as_ref().map_or(now, |known| known.since);
        let device = |name: &str| name.strip_prefix("__Host-").unwrap_or(name) == DEVICE;
        let found = cookies.iter().find(|(name, _)| device(name));
        *known =
            found.map(|(name, value)| Known { name: name.clone(), value: value.clone(), since });
    }
}

/// What each part's check took and brought.
struct Watch<'a> {
    clock: &'a dyn Clock,
    began: Timestamp,
    checks: Vec<Check>,
}

impl Watch<'_> {
    fn note(&mut self, part: Part, went: Went<()>) {
        let now = self.clock.now();
        let took_ms = u64::try_from(now.since(self.began).as_millis()).unwrap_or(u64::MAX);
        self.checks.push(Check { part, at: self.began, failed: went.err(), took_ms });
        self.began = now;
    }
}

/// One browser's round.
pub(super) struct Visit<'a> {
    pub prober: &'a Prober,
    pub cookies: BTreeMap<String, String>,
    /// The page a right code led to.
    pub landed: Option<String>,
}

impl<'a> Visit<'a> {
    /// A browser that nobody knows.
    pub const fn anew(prober: &'a Prober) -> Self {
        Self { prober, cookies: BTreeMap::new(), landed: None }
    }
}

impl Visit<'_> {
    /// Ready, the form is there, and where a probe member is known, they get in.
    async fn enters(&mut self, clock: &dyn Clock) -> Went<()> {
        if self.get("/health/ready").await?.status != 200 {
            return Err("not-ready");
        }
        let Some(member) = &self.prober.member else { return self.form().await };
        let page = self.knocks(member).await?;
        // A browser that is known is asked for none.
        if rules::has_field(&page, "code") {
            self.types_app_code(member, (&page, &[("remember", "yes")]), clock).await?;
        }
        self.is_in().await
    }

    async fn form(&mut self) -> Went<()> {
        let form = self.get("/sign-in").await?.shown()?;
        if !rules::has_field(&form, "username") || !rules::has_field(&form, "password") {
            return Err("no-form");
        }
        Ok(())
    }

    /// Sends the form, and gives the page it leads to.
    pub async fn knocks(&mut self, member: &Member) -> Went<String> {
        self.form().await?;
        let typed =
            [("username", member.username.as_str()), ("password", member.password.expose())];
        let page = self.post("/sign-in", &typed).await?;
        self.follow(page).await?.shown()
    }

    /// The app's code into the page that asks for it. Two of our browsers within half a minute
    /// type two codes: the later one's is of the step to come, which a fast clock shows as well.
    pub async fn types_app_code(
        &mut self,
        member: &Member,
        (page, more): (&str, &[(&str, &str)]),
        clock: &dyn Clock,
    ) -> Went<()> {
        let sealed = rules::hidden(page, "sealed").unwrap_or_default();
        let step = {
            let mut typed = self.prober.typed.lock().unwrap_or_else(PoisonError::into_inner);
            *typed = rules::app_step(clock.now()).max(*typed + 1);
            *typed
        };
        let code = rules::app_code(&member.app_key, step).ok_or("no-app-key")?;
        let typed = [&[("sealed", sealed.as_str()), ("code", code.as_str())], more].concat();
        self.post("/sign-in/code", &typed).await.map(|_| ())
    }

    pub async fn is_in(&mut self) -> Went<()> {
        self.get("/home").await?.shown().map_err(|_| "not-signed-in").map(|_| ())
    }

    /// The keys by which a pharmacy's app checks a signed card are there, and nothing secret.
    async fn card_keys(&mut self) -> Went<()> {
        let keys = self.get("/.well-known/jwks.json").await?.shown()?;
        if rules::is_key_set(&keys) { Ok(()) } else { Err("no-card-keys") }
    }

    /// As far as the page on which a member checks what is about to be ordered.
    async fn refills(&mut self) -> Went<()> {
        let choose = self.get("/refills").await?.shown()?;
        // Whether nothing can be refilled today or the form is broken, the check was not made.
        let rx = rules::hidden(&choose, "rx").ok_or("no-refill")?;
        let check = self.post("/refills", &[("rx", rx.as_str())]).await?;
        let check = self.follow(check).await?.shown()?;
        if rules::has_field(&check, "draft") { Ok(()) } else { Err("no-check-page") }
    }

    pub async fn follow(&mut self, page: Page) -> Went<Page> {
        let Some(place) = &page.leads_to else { return Ok(page) };
        let path = place.strip_prefix(&self.prober.portal).unwrap_or(place).to_owned();
        if !path.starts_with('/') || path.starts_with("//") {
            return Err("led-away");
        }
        self.get(&path).await
    }

    async fn get(&mut self, path: &str) -> Went<Page> {
        let asked = self.prober.client.get(format!("{}{path}", self.prober.portal));
        self.send(asked).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Went<Page> {
        let asked = self.prober.client.post(format!("{}{path}", self.prober.portal));
        let asked = asked.header(header::ORIGIN, &self.prober.portal);
        let asked = asked.header("sec-fetch-site", "same-origin").form(fields);
        self.send(asked).await
    }

    async fn send(&mut self, asked: RequestBuilder) -> Went<Page> {
        let kept: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let asked = asked.header(header::COOKIE, kept.join("; "));
        let mut answer = asked.send().await.map_err(|_| "no-answer")?;
        self.remember(&answer);
        let place = answer.headers().get(header::LOCATION);
        let leads_to = place.and_then(|place| place.to_str().ok()).map(str::to_owned);
        let (status, mut text) = (answer.status().as_u16(), Vec::new());
        while let Some(piece) = answer.chunk().await.map_err(|_| "cut-off")? {
            if text.len() + piece.len() > PAGE_BYTES {
                return Err("too-long");
            }
            text.extend_from_slice(&piece);
        }
        Ok(Page { status, leads_to, text: String::from_utf8_lossy(&text).into_owned() })
    }

    fn remember(&mut self, answer: &Response) {
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap_or_default();
            let pair = text.split(';').next().unwrap_or_default();
            match pair.split_once('=').map(|(name, value)| (name.trim(), value.trim())) {
                Some((name, "")) => drop(self.cookies.remove(name)),
                Some((name, value)) => drop(self.cookies.insert(name.to_owned(), value.to_owned())),
                None => {}
            }
        }
    }
}
