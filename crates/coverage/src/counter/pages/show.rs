//! `/pharmacy/show`: the card for its member who waits or is locked out.
//!
//! It goes by what the browser brings: a code it made before, or a pass that it is remembered by.
//! A browser with neither is told the same as every other such browser. While our store is away a
//! remembered browser still shows the picture from its own copy.

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use axum::Extension;
use base::{AccountId, Day, Entropy, JobId, Luck, MemberId, Private, Timestamp};
use identity::proofs::{self, Proved};
use identity::{Keys, devices};
use web::{
    Answer, Asked, Cookie, Cx, Fields, Form, Frame, Page, Problem, Problems, Reads, Sample,
    Template,
};

use super::super::flow::{LIFE, Stage};
use super::super::store::{self, Slip};
use super::super::{By, Lend, copy, lend};
use super::{Shown, over};

type Of = (AccountId, MemberId);

const HERE: &str = "/pharmacy/show";
/// The cookie with the code this browser made.
const COOKIE: &str = "counter";

#[derive(Template)]
#[template(path = "counter/pages/show.html")]
pub(crate) struct ShowPage {
    pub f: Frame,
    pub problems: Problems,
    pub state: State,
    pub over: Option<&'static str>,
}

pub(crate) enum State {
    Live(Box<Shown>),
    /// The store is away: the picture of a copy of that day.
    Copy(Box<Shown>, Day),
    /// Whose card: the id of an account, and a first name.
    Choose(Vec<(String, Private<String>)>),
    /// Not a browser we know.
    Unknown,
    /// The store is away and this browser has no copy.
    Away,
}

impl ShowPage {
    fn new(f: Frame, state: State) -> Self {
        Self { f, problems: Problems::none(), state, over: None }
    }
}

impl Page for ShowPage {
    const NAME: &'static str = "pharmacy-show";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state| Self::new(f.clone(), state);
        let ann = || ("0".repeat(26), Private::from("Ann"));
        let ben = || ("1".repeat(26), Private::from("Ben"));
        let one = || with(State::Choose(vec![ann()]));
        let problem = |problem| {
            let mut problems = Problems::none();
            problems.push(problem);
            Self { problems, ..one() }
        };
        let copied = Shown { typed: None, ..Shown::sample(f) };
        vec![
            Sample::new("known", one()),
            Sample::new("household", with(State::Choose(vec![ann(), ben()]))),
            Sample::new("live", with(State::Live(Box::new(Shown::sample(f))))),
            Sample::new("over", Self { over: Some("counter-over-seen"), ..one() }),
            Sample::new("copy", with(State::Copy(Box::new(copied), f.today()))),
            Sample::new("unknown", with(State::Unknown)),
            Sample::new("away", with(State::Away)),
            Sample::problem("wait", problem(wait(f, f.now() + LIFE))),
            Sample::problem("no-card", problem(Problem::new("make", "counter-no-card"))),
        ]
    }
}

fn wait(f: &Frame, until: Timestamp) -> Problem {
    Problem::new("make", "counter-wait").put("time", f.time(until))
}

/// Lets this browser show a code that was made for it.
pub fn lent_cookie(luck: &dyn Luck, keys: &Keys, (of, id): (Of, &Entropy)) -> Cookie {
    let plain = [b"counter".as_slice(), of.0.bytes(), of.1.bytes(), id].concat();
    Cookie::new(COOKIE, keys.ticket.seal(luck, &plain)).lasting(LIFE * 6)
}

fn lent(cx: &Cx, keys: &Keys) -> Option<(Of, Entropy)> {
    let plain = keys.ticket.open(cx.cookie(COOKIE)?)?;
    let (account, rest) = plain.strip_prefix(b"counter")?.split_first_chunk::<16>()?;
    let (member, id) = rest.split_first_chunk::<16>()?;
    let of = (AccountId::new(*account), MemberId::new(*member));
    Some((of, id.try_into().ok()?))
}

/// What a browser brought: the code it made, and whom it is remembered for.
async fn brought(cx: &Cx, keys: &Keys) -> Result<(Option<Slip>, Vec<Proved>), web::Fault> {
    let own = lent(cx, keys);
    let cookie = cx.cookie(devices::COOKIE).unwrap_or_default();
    let passes = devices::passes(keys, cookie, cx.now());
    cx.read(move |tx| {
        let slip = match &own {
            Some((of, id)) => store::one(tx, of.1, id)?,
            None => None,
        };
        let mut known = Vec::new();
        for pass in &passes {
            known.extend(proofs::by_device(tx, *pass)?);
        }
        Ok((slip, known))
    })
    .await
}

/// Never a failure page: it is where failure pages lead.
async fn page(cx: &Cx, keys: &Keys) -> ShowPage {
    let f = cx.frame();
    let (slip, known) = match brought(cx, keys).await {
        Ok(brought) => brought,
        Err(fault) => {
            tracing::warn!(%fault, "A card is shown from its browser's copy");
            return ShowPage::new(f, from_copy(cx, keys));
        }
    };
    let made = slip.as_ref().map(|slip| slip.kept.at(cx.now()));
    if let (Some(slip), Some(Stage::Live(live))) = (&slip, made) {
        let shown = Shown::of(&f, &keys.counter, (slip, live));
        return ShowPage::new(f, State::Live(Box::new(shown)));
    }
    let over = match made {
        Some(Stage::Over(why)) => Some(over(why)),
        _ => None,
    };
    let names: Vec<_> =
        known.into_iter().map(|known| (known.of.0.to_string(), known.first_name)).collect();
    let state = if names.is_empty() { State::Unknown } else { State::Choose(names) };
    ShowPage { over, ..ShowPage::new(f, state) }
}

fn from_copy(cx: &Cx, keys: &Keys) -> State {
    let Some(copy) = copy::kept(cx, keys) else { return State::Away };
    let f = cx.frame();
    let day = f.day_of(copy.at);
    let until = cx.now() + LIFE;
    let shown = Shown::picture(&f, &keys.counter, &copy.facts, (until, Some(day)));
    State::Copy(Box::new(shown), day)
}

/// Why no code was made for somebody whom another page led here.
pub(crate) struct Made(Option<&'static str>);

impl Reads for Made {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("made") {
            "wait" => Some("counter-wait-a-while"),
            "none" => Some("counter-no-card"),
            _ => None,
        })
    }
}

/// `GET /pharmacy/show`
pub(crate) async fn show(cx: Cx, Extension(keys): Extension<Keys>, made: Asked<Made>) -> Answer {
    let page = page(&cx, &keys).await;
    let over = made.0.0.or(page.over);
    cx.show(ShowPage { over, ..page })
}

pub(crate) struct Whose(String);

impl Reads for Whose {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("person").chars().take(40).collect())
    }
}

/// `POST /pharmacy/show`: a code, from a browser that is remembered.
pub(crate) async fn make(cx: Cx, Extension(keys): Extension<Keys>, whose: Form<Whose>) -> Answer {
    let (_, known) = brought(&cx, &keys).await?;
    let found = known.into_iter().find(|known| known.of.0.to_string() == whose.0.0);
    let Some(Proved { of, scope, .. }) = found else { return cx.go(HERE) };
    let (house, by) = (cx.house().clone(), keys.clone());
    let made = cx.write(move |tx| lend(tx, (&house, &by), (of, scope), By::Device)).await?;
    let problem = match made {
        Lend::Made(id) => {
            let cookie = lent_cookie(&*cx.house().luck, &keys, (of, &id));
            return cx.with_cookie(cx.go(HERE), &cookie);
        }
        Lend::Wait(until) => wait(&cx.frame(), until),
        Lend::NoCard => Problem::new("make", "counter-no-card"),
    };
    let mut page = page(&cx, &keys).await;
    page.problems.push(problem);
    cx.show_problem(page)
}

/// `POST /pharmacy/show/end`: by the browser that shows the code.
pub(crate) async fn end(cx: Cx, Extension(keys): Extension<Keys>) -> Answer {
    let Some((of, id)) = lent(&cx, &keys) else { return cx.go(HERE) };
    cx.write(move |tx| ended(tx, of, &id)).await?;
    cx.go(HERE)
}

fn ended(tx: &Tx, of: Of, id: &Entropy) -> Result<(), StoreFault> {
    // An older cookie must not end a code made since.
    let live = store::one(tx, of.1, id)?.map(|slip| slip.kept.at(tx.now()));
    if !matches!(live, Some(Stage::Live(_))) || !store::stop(tx, of.1)? {
        return Ok(());
    }
    let entry = Entry::new("pharmacy.code-ended", Actor::Stranger).owner(of.1);
    tx.audit(entry.thing(JobId::new(*id).bytes()))
}
