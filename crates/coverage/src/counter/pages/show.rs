//! `/pharmacy/show`: the card for its member who waits or is locked out.
//!
//! It goes by what the browser brings: a code it made before, or a pass that it is remembered by.
//! A browser with neither is told the same as every other such browser. While our store is away a
//! remembered browser still shows the pictures from its own copies.

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use axum::Extension;
use base::{AccountId, Day, Entropy, JobId, Luck, MemberId, MemberScope, Private, Timestamp};
use identity::proofs::{self, Proved};
use identity::{Keys, devices, holds};
use web::{
    Answer, Asked, Cookie, Cx, Fields, Form, Frame, House, Page, Problem, Problems, Reads, Sample,
    Template,
};

use super::super::flow::{LIFE, Stage};
use super::super::store::{self, Slip};
use super::super::{By, Lend, copy, lend};
use super::{Shown, over, rows, sample_facts};
use crate::card::store::Held;
use crate::share::pages::Which;

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
    /// First names of those for whom being remembered is not enough.
    pub frozen: Vec<Private<String>>,
}

pub(crate) enum State {
    Live(Box<Shown>),
    /// The store is away: the picture of a copy, and what it says.
    Copy(Box<Shown>, Copied),
    /// The store is away, and this browser has more than one copy: what each is called by, and
    /// the words of its button.
    Whose(Vec<(String, Private<String>)>),
    /// Whose card, and which of theirs.
    Choose(Vec<Make>),
    /// Not a browser we know.
    Unknown,
    /// The store is away and this browser has no copy.
    Away,
}

/// What stands beside the picture of a copy.
pub(crate) struct Copied {
    pub first_name: Private<String>,
    pub day: Day,
    /// Word keys and values, to be read aloud where nothing scans.
    pub rows: Vec<(&'static str, String)>,
}

/// A button that makes a code.
#[derive(Debug, Clone)]
pub(crate) struct Make {
    person: String,
    /// Nothing for the card to show first.
    card: String,
    words: Private<String>,
}

impl Make {
    /// One button for a person, or one for each of several cards.
    fn all(f: &Frame, (person, name): (&str, &str), held: &[Held]) -> Vec<Self> {
        let make = |card: String, words: String| Self {
            person: person.to_owned(),
            card,
            words: words.into(),
        };
        if held.len() < 2 {
            let words = f.say("counter-show-make").put("name", name).to_string();
            return vec![make(String::new(), words)];
        }
        let cards = held.iter().zip(lend::names(f, held)).map(|(held, plan)| {
            let words = f.say("counter-show-make-card").put("name", name);
            make(held.id.to_string(), words.put("plan", plan).to_string())
        });
        cards.collect()
    }
}

impl ShowPage {
    fn new(f: Frame, state: State) -> Self {
        Self { f, problems: Problems::none(), state, over: None, frozen: Vec::new() }
    }
}

impl Page for ShowPage {
    const NAME: &'static str = "pharmacy-show";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state| Self::new(f.clone(), state);
        let make = |at: &str, name: &str| Make::all(f, (&at.repeat(26), name), &[]);
        let (ann, ben) = (|| make("0", "Ann"), || make("1", "Ben"));
        let one = || with(State::Choose(ann()));
        let whose = [("Ann", None), ("Ben", Some("Lakeside Rx")), ("Ben", Some("Juniper Rx"))];
        let whose = whose.map(|(name, plan)| (name.to_owned(), asks_for(f, (name, plan))));
        let problem = |problem| {
            let mut problems = Problems::none();
            problems.push(problem);
            Self { problems, ..one() }
        };
        let copy = |name: &str| {
            let rows = rows(f, &sample_facts(f));
            let picture = Shown { typed: None, ..Shown::sample(f) };
            State::Copy(Box::new(picture), Copied { first_name: name.into(), day: f.today(), rows })
        };
        vec![
            Sample::new("known", one()),
            Sample::new("household", with(State::Choose([ann(), ben()].concat()))),
            Sample::new("live", with(State::Live(Box::new(Shown::sample(f))))),
            Sample::new("over", Self { over: Some("counter-over-seen"), ..one() }),
            Sample::new("copy", with(copy("Ann"))),
            Sample::new("copy-nameless", with(copy(""))),
            Sample::new("copies", with(State::Whose(whose.into()))),
            Sample::new("unknown", with(State::Unknown)),
            Sample::new("away", with(State::Away)),
            Sample::problem("wait", problem(wait(f, f.now() + LIFE))),
            Sample::problem("no-card", problem(Problem::new("make", "counter-no-card"))),
            Sample::new(
                "frozen",
                Self { frozen: vec!["Ann".into()], ..with(State::Choose(Vec::new())) },
            ),
            Sample::new("one-frozen", Self { frozen: vec!["Ben".into()], ..one() }),
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

/// Somebody whom a browser is remembered for, and their cards.
struct Known {
    who: Proved,
    held: Vec<Held>,
    frozen: bool,
}

/// What a browser brought: the code it made, and whom it is remembered for.
async fn brought(cx: &Cx, keys: &Keys) -> Result<(Option<Slip>, Vec<Known>), web::Fault> {
    let own = lent(cx, keys);
    let cookie = cx.cookie(devices::COOKIE).unwrap_or_default();
    let (passes, today) = (devices::passes(keys, cookie, cx.now()), cx.today());
    cx.read(move |tx| {
        let slip = match &own {
            Some((of, id)) => store::one(tx, of.1, id)?,
            None => None,
        };
        let mut known = Vec::new();
        for pass in &passes {
            if let Some(proved) = proofs::by_device(tx, *pass)? {
                let held = lend::offered(tx, proved.scope, today)?;
                let frozen = holds::frozen(tx, proved.of)?.is_some();
                known.push(Known { who: proved, held, frozen });
            }
        }
        Ok((slip, known))
    })
    .await
}

/// Never a failure page: it is where failure pages lead. `whose` copy is asked only where there
/// are several.
async fn page(cx: &Cx, keys: &Keys, whose: &str) -> ShowPage {
    let f = cx.frame();
    let (slip, known) = match brought(cx, keys).await {
        Ok(brought) => brought,
        Err(fault) => {
            tracing::warn!(%fault, "A card is shown from its browser's copy");
            let state = from_copy(&f, keys, (&copy::kept(cx, keys), whose));
            return ShowPage::new(f, state);
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
    let (state, frozen) = choice(&f, &known);
    ShowPage { over, frozen, ..ShowPage::new(f, state) }
}

/// What may be made here, and for whom nothing may.
fn choice(f: &Frame, known: &[Known]) -> (State, Vec<Private<String>>) {
    if known.is_empty() {
        return (State::Unknown, Vec::new());
    }
    let (frozen, open): (Vec<&Known>, Vec<&Known>) = known.iter().partition(|one| one.frozen);
    let makes = open.iter().flat_map(|Known { who, held, .. }| {
        Make::all(f, (&who.of.0.to_string(), &who.first_name), held)
    });
    let names = frozen.iter().map(|one| one.who.first_name.clone());
    (State::Choose(makes.collect()), names.collect())
}

fn from_copy(f: &Frame, keys: &Keys, (copies, whose): (&[copy::Copy], &str)) -> State {
    let is_asked = |copy: &&copy::Copy| copy.mark() == whose;
    let found = match copies {
        [] => return State::Away,
        [only] => Some(only),
        several => several.iter().find(is_asked),
    };
    let Some(copy) = found else {
        let asks = |copy: &copy::Copy| {
            let plan = copy.which.as_ref().map(|one| one.name.as_str());
            (copy.mark(), asks_for(f, (&copy.first_name, plan)))
        };
        return State::Whose(copies.iter().map(asks).collect());
    };
    let (day, until) = (f.day_of(copy.at), f.now() + LIFE);
    let facts = copy.facts.clone().on(f.today());
    let shown = Shown::picture(f, &keys.counter, &facts, (until, Some(day)));
    let rows = rows(f, &facts);
    State::Copy(Box::new(shown), Copied { first_name: copy.first_name.clone(), day, rows })
}

/// The words of a button for a copy.
fn asks_for(f: &Frame, (name, plan): (&str, Option<&str>)) -> Private<String> {
    let words = match plan {
        Some(plan) => f.say("counter-copies-card").put("plan", plan),
        None => f.say("counter-copies-one"),
    };
    words.put("name", name).to_string().into()
}

/// Which copy is asked for, and why no code was made for somebody whom another page led here.
pub(crate) struct Coming {
    whose: String,
    made: Option<&'static str>,
}

impl Reads for Coming {
    fn read(fields: &Fields) -> Self {
        let made = match fields.text("made") {
            "wait" => Some("counter-wait-a-while"),
            "none" => Some("counter-no-card"),
            _ => None,
        };
        Self { whose: fields.text("whose").chars().take(60).collect(), made }
    }
}

/// `GET /pharmacy/show`
pub(crate) async fn show(
    cx: Cx,
    Extension(keys): Extension<Keys>,
    Asked(coming): Asked<Coming>,
) -> Answer {
    let page = page(&cx, &keys, &coming.whose).await;
    let over = coming.made.or(page.over);
    cx.show(ShowPage { over, ..page })
}

pub(crate) struct Whose {
    person: String,
    which: Which,
}

impl Reads for Whose {
    fn read(fields: &Fields) -> Self {
        let person = fields.text("person").chars().take(40).collect();
        Self { person, which: Which::read(fields) }
    }
}

/// `POST /pharmacy/show`: a code, from a browser that is remembered.
pub(crate) async fn make(
    cx: Cx,
    Extension(keys): Extension<Keys>,
    Form(whose): Form<Whose>,
) -> Answer {
    let (_, known) = brought(&cx, &keys).await?;
    let found = known.into_iter().find(|one| one.who.of.0.to_string() == whose.person);
    let Some(Known { who: Proved { of, scope, .. }, .. }) = found else { return cx.go(HERE) };
    let (house, by, card) = (cx.house().clone(), keys.clone(), ((of, scope), whose.which));
    let made = cx.write(move |tx| by_device(tx, (&house, &by), card)).await?;
    let problem = match made {
        // Frozen since the button was shown, as the page says.
        None => return cx.go(HERE),
        Some(Lend::Made(id)) => {
            let cookie = lent_cookie(&*cx.house().luck, &keys, (of, &id));
            return cx.with_cookie(cx.go(HERE), &cookie);
        }
        Some(Lend::Wait(until)) => wait(&cx.frame(), until),
        Some(Lend::NoCard) => Problem::new("make", "counter-no-card"),
    };
    let mut page = page(&cx, &keys, "").await;
    page.problems.push(problem);
    cx.show_problem(page)
}

/// Nothing for an account that its owner froze: they suspect a stranger, who may sit at this very
/// browser. A session, or a way on file by which a code comes back now, still makes one.
fn by_device(
    tx: &Tx,
    means: (&House, &Keys),
    card: ((Of, MemberScope), Which),
) -> Result<Option<Lend>, StoreFault> {
    let ((of, _), _) = card;
    if holds::frozen(tx, of)?.is_some() {
        return Ok(None);
    }
    lend::lend(tx, means, card, By::Device).map(Some)
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
