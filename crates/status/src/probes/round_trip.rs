//! A mailed code's way there and back: asked for as a member in a new browser asks, taken out of
//! the probe member's mailbox, and typed. Each round goes one step, so no round waits for a mail.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::PoisonError;
use std::time::Duration;

use base::{Clock, Timestamp};
use web::aside;

use super::ask::{Member, Prober, Visit, Went};
use super::codes::{Asked, MISSING, Rest, Still};
use super::mailbox::{self, Found, Letter};
use super::rules::{self, Check};
use crate::parts::Part;

/// Where the way stands between two rounds.
pub(super) enum Trip {
    Resting(Rest),
    Out(Out),
}

/// A browser that was told a code has been sent.
pub(super) struct Out {
    asked: Asked,
    cookies: BTreeMap<String, String>,
    sealed: String,
}

impl Default for Trip {
    fn default() -> Self {
        Self::Resting(Rest::default())
    }
}

/// What a step brought: a check where a way ended, or why nothing can be said.
type Told = Result<Option<Check>, String>;

const UNCLEAR: &str = "other people’s mail took our tries: give the probe member an address that \
    nobody else knows";

impl Prober {
    /// Whether a code was asked for that has neither come nor been given up.
    pub fn waits_for_a_code(&self) -> bool {
        let trip = self.trip.lock().unwrap_or_else(PoisonError::into_inner);
        matches!(*trip, Trip::Out(_))
    }

    /// One step of a code's way; nothing without a mailbox.
    pub async fn code(&self, clock: &dyn Clock) -> Told {
        let (Some(member), Some(mailbox)) = (&self.member, &self.mailbox) else { return Ok(None) };
        let trip = std::mem::take(&mut *self.trip.lock().unwrap_or_else(PoisonError::into_inner));
        let (trip, told) = match trip {
            Trip::Resting(rest) => self.rested(member, (rest, mailbox), clock).await,
            Trip::Out(out) => self.waited(member, (out, mailbox), clock).await,
        };
        *self.trip.lock().unwrap_or_else(PoisonError::into_inner) = trip;
        told
    }

    async fn rested(
        &self,
        member: &Member,
        (rest, mailbox): (Rest, &Path),
        clock: &dyn Clock,
    ) -> (Trip, Told) {
        let (now, folder) = (clock.now(), mailbox.to_owned());
        if !rest.is_due(now) {
            return (Trip::Resting(rest), Ok(None));
        }
        if let Err(why) = on_disk(move || mailbox::sweep(&folder, now)).await {
            return (Trip::Resting(rest), Err(why));
        }
        let mut visit = Visit::anew(self);
        match visit.asks_for_code(member).await {
            Ok(sealed) => {
                let out = Out { asked: rest.ask(now), cookies: visit.cookies, sealed };
                (Trip::Out(out), Ok(None))
            }
            Err(why) => {
                let took = clock.now().since(now);
                (Trip::Resting(rest.turned_away(now)), Ok(Some(check(now, Some(why), took))))
            }
        }
    }

    async fn waited(
        &self,
        member: &Member,
        (mut out, mailbox): (Out, &Path),
        clock: &dyn Clock,
    ) -> (Trip, Told) {
        let (folder, since) = (mailbox.to_owned(), out.asked.at);
        let looked = on_disk(move || mailbox::look(&folder, since)).await;
        // What we cannot read says nothing of the mail; nor does its time run out meanwhile.
        let (Found { letters, crowded }, unread) = match looked {
            Ok(found) => (found, None),
            Err(why) => (Found { letters: Vec::new(), crowded: true }, Some(why)),
        };
        let mut visit = Visit { cookies: std::mem::take(&mut out.cookies), ..Visit::anew(self) };
        for letter in letters {
            match visit.types(&out.sealed, &letter).await {
                Ok(true) => return self.came(member, (out, visit, letter), clock).await,
                Ok(false) => match out.asked.miss() {
                    Still::Waits(asked) => out.asked = asked,
                    still => return ended(still, clock.now()),
                },
                Err(why) => {
                    let now = clock.now();
                    let failed = check(now, Some(why), now.since(out.asked.at));
                    return (Trip::Resting(Rest::default().turned_away(now)), Ok(Some(failed)));
                }
            }
        }
        match (out.asked.look(clock.now(), crowded), unread) {
            (Still::Waits(asked), unread) => {
                let out = Out { asked, cookies: visit.cookies, ..out };
                (Trip::Out(out), unread.map_or(Ok(None), Err))
            }
            (Still::Unclear(rest), Some(why)) => (Trip::Resting(rest), Err(why)),
            (still, _) => ended(still, clock.now()),
        }
    }

    /// The code was right: on to where it leads.
    async fn came(
        &self,
        member: &Member,
        (out, mut visit, letter): (Out, Visit<'_>, Letter),
        clock: &dyn Clock,
    ) -> (Trip, Told) {
        let entered = visit.goes_on_in(member, clock).await;
        let (rest, took, late) = out.asked.came(letter.arrived_at.min(clock.now()));
        let failed = entered.err().or(late);
        (Trip::Resting(rest), Ok(Some(check(clock.now(), failed, took))))
    }
}

/// A way that ended without its code.
fn ended(still: Still, now: Timestamp) -> (Trip, Told) {
    match still {
        Still::Waits(_) => (Trip::default(), Ok(None)),
        Still::Missing(rest) => {
            (Trip::Resting(rest), Ok(Some(check(now, Some(MISSING), super::codes::LIFE))))
        }
        Still::Unclear(rest) => (Trip::Resting(rest), Err(UNCLEAR.to_owned())),
    }
}

fn check(at: Timestamp, failed: Option<&'static str>, took: Duration) -> Check {
    let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    Check { part: Part::Code, at, failed, took_ms }
}

async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, String> {
    let done = aside(work).await.ok_or("the mailbox could not be looked into")?;
    done.map_err(|error| format!("the probe member’s mailbox: {error}"))
}

impl Visit<'_> {
    /// As far as the page that asks for the code. Gives what the page holds of the attempt.
    async fn asks_for_code(&mut self, member: &Member) -> Went<String> {
        let page = self.knocks(member).await?;
        if !rules::has_field(&page, "code") {
            return Err("no-code-page");
        }
        rules::hidden(&page, "sealed").ok_or("no-code-page")
    }

    /// Types a mail's code, and takes the mail away; whether the code was right.
    async fn types(&mut self, sealed: &str, letter: &Letter) -> Went<bool> {
        let typed = [("sealed", sealed), ("code", letter.code.expose())];
        let answer = self.post("/sign-in/code", &typed).await?;
        // If it stays, it is tried once more, which costs a try.
        let _ = letter.remove();
        if (300..400).contains(&answer.status) {
            self.landed = Some(self.follow(answer).await?.shown()?);
            return Ok(true);
        }
        // A wrong code is said beside its field; whatever else is shown comes after a right one.
        match answer.told()? {
            page if asks_first(&page) => Ok(false),
            _ => Err("not-signed-in"),
        }
    }

    /// From where a right code led: the app's code where one is asked for, then the first page of
    /// whoever is signed in, and out again.
    async fn goes_on_in(&mut self, member: &Member, clock: &dyn Clock) -> Went<()> {
        let page = self.landed.take().unwrap_or_default();
        if rules::has_field(&page, "second") {
            self.types_app_code(member, (&page, &[("second", "yes")]), clock).await?;
        }
        let entered = self.is_in().await;
        let _ = self.post("/sign-out", &[]).await;
        entered
    }
}

/// Whether a page asks for the code we sent, and not for that of an app.
fn asks_first(page: &str) -> bool {
    rules::has_field(page, "code") && !rules::has_field(page, "second")
}
