//! A stranger's answer: read with a number and a key, here and nowhere else.

use ::base::{Private, Secret};
use ::store::{Actor, Fault, Tx};
use guard::Prefix;
use web::{
    Answer, Cookie, Cx, Fields, Form, Frame, From, Page, Problem, Problems, Reads, Sample, Template,
};

use super::super::expected::Expected;
use super::super::rules::{Key, numbered, plain};
use super::super::send::{Found, look};
use super::super::store::{self, Entry, Picture, Ticket};
use super::COOKIE;
use super::form::text_problem;
use super::thread::{Added, Thread, add, samples};

/// Symbols of the number in what the cookie holds; the key follows.
const NUMBER: usize = 8;
/// Longer than anybody writes either.
const LONGEST: usize = 60;

/// What opens a ticket, as it was typed or kept, and what was typed beside it.
#[derive(Debug, Clone, Default)]
pub struct Held {
    number: Private<String>,
    key: Private<String>,
    text: Private<String>,
}

impl Reads for Held {
    fn read(fields: &Fields) -> Self {
        let short = |name| fields.text(name).trim().chars().take(LONGEST).collect::<String>();
        Self {
            number: short("number").into(),
            key: short("key").into(),
            text: fields.text("text").into(),
        }
    }
}

impl Held {
    pub(super) fn is_kept(cx: &Cx) -> bool {
        Self::kept(cx).is_some()
    }

    /// As `send::look` asks for it.
    pub(crate) fn opener(&self) -> (&str, &str) {
        (&self.number, &self.key)
    }

    pub(super) fn kept(cx: &Cx) -> Option<Self> {
        Self::kept_in(cx, COOKIE)
    }

    /// What a cookie of this name holds.
    pub(crate) fn kept_in(cx: &Cx, name: &'static str) -> Option<Self> {
        let (number, key) = cx.cookie(name)?.split_at_checked(NUMBER)?;
        Some(Self::of(number, key))
    }

    pub(crate) fn of(number: &str, key: &str) -> Self {
        Self { number: number.into(), key: key.into(), text: Private::default() }
    }

    pub(super) fn cookie(&self) -> Cookie {
        self.cookie_in(COOKIE)
    }

    pub(crate) fn cookie_in(&self, name: &'static str) -> Cookie {
        let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect();
        let both: [String; 2] = [plain(&self.number), plain(&self.key)];
        Cookie::new(name, Secret::new(both.concat()))
    }

    pub(crate) fn number(&self) -> &str {
        &self.number
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Whether nothing was held or sent.
    pub(crate) fn is_empty(&self) -> bool {
        self.number.is_empty() || self.key.is_empty()
    }

    /// The ticket that both lead to; nothing is counted.
    pub(crate) fn ticket(&self, tx: &Tx) -> Result<Option<Ticket>, Fault> {
        match (numbered(&self.number), Key::read(&self.key)) {
            (Some(range), Some(key)) => store::by_key(tx, range, key.plain()),
            _ => Ok(None),
        }
    }
}

/// `GET /help/contact/answer`: what this browser holds, or the fields for it.
pub async fn show(cx: Cx, from: From) -> Answer {
    let Some(held) = Held::kept(&cx) else {
        return cx.show(AnswerPage::of(cx.frame(), Held::default()));
    };
    match read(&cx, from.0, &held).await? {
        Read::Page(page) => cx.show(*page),
        // Others there were wrong too often: what this browser holds is kept.
        Read::Held => cx.show(AnswerPage::of(cx.frame(), Held::default()).with("contact-key-held")),
        // What it holds is over: it says nothing of why.
        Read::Nothing => {
            let page = AnswerPage::of(cx.frame(), Held::default());
            cx.with_cookie(cx.show(page), &Cookie::gone(COOKIE))
        }
    }
}

/// `POST /help/contact/answer`
pub async fn enter(cx: Cx, from: From, Form(held): Form<Held>) -> Answer {
    match read(&cx, from.0, &held).await? {
        // Shown at once, so that a browser without cookies reads it too.
        Read::Page(page) => cx.with_cookie(cx.show(*page), &held.cookie()),
        Read::Nothing => wrong(&cx, held, "contact-key-wrong"),
        Read::Held => wrong(&cx, held, "contact-key-held"),
    }
}

pub(super) fn wrong(cx: &Cx, held: Held, key: &'static str) -> Answer {
    let page = AnswerPage::of(cx.frame(), held);
    cx.show_problem(page.with(key))
}

/// `POST /help/contact/answer/say`
pub async fn say(cx: Cx, from: From, Form(held): Form<Held>) -> Answer {
    let text = plain(&held.text);
    if let Some(problem) = text_problem(&text) {
        return again(&cx, from.0, held, problem).await;
    }
    let (asked, prefix) = (held.clone(), from.0);
    let zone = cx.house().plan.zone.clone();
    let added = cx
        .write(move |tx: &Tx| match look(tx, prefix, (&asked.number, &asked.key))? {
            Found::Ticket(ticket) => add(tx, &ticket, &zone, (Actor::Stranger, &text)).map(Ok),
            Found::Nothing => Ok(Err("contact-key-wrong")),
            Found::Held => Ok(Err("contact-key-held")),
        })
        .await?;
    match added {
        Ok(Added::To(_)) if Held::kept(&cx).is_some() => {
            cx.with_cookie(cx.go("/help/contact/answer"), &held.cookie())
        }
        Ok(Added::To(_)) => enter(cx, from, Form(Held { text: Private::default(), ..held })).await,
        Ok(Added::Held) => {
            let problem = Problem::new("text", "contact-said-enough");
            again(&cx, from.0, held, problem.put("phone", &cx.frame().plan().phone)).await
        }
        Ok(Added::Missing) => wrong(&cx, held, "contact-key-wrong"),
        Err(key) => wrong(&cx, held, key),
    }
}

pub(super) async fn again(cx: &Cx, prefix: Prefix, held: Held, problem: Problem) -> Answer {
    let page = match read(cx, prefix, &held).await? {
        Read::Page(page) => page,
        Read::Nothing => return wrong(cx, held, "contact-key-wrong"),
        Read::Held => return wrong(cx, held, "contact-key-held"),
    };
    let mut problems = Problems::none();
    problems.push(problem);
    cx.show_problem(StrangerPage { problems, ..*page })
}

/// `POST /help/contact/answer/close`
pub async fn close(cx: Cx, from: From, Form(held): Form<Held>) -> Answer {
    let (asked, prefix) = (held.clone(), from.0);
    cx.write(move |tx: &Tx| match look(tx, prefix, (&asked.number, &asked.key))? {
        Found::Ticket(ticket) => store::close(tx, &ticket, Actor::Stranger),
        Found::Nothing | Found::Held => Ok(()),
    })
    .await?;
    enter(cx, from, Form(held)).await
}

/// `POST /help/contact/answer/leave`: this browser holds nothing any more.
pub async fn leave(cx: Cx) -> Answer {
    cx.with_cookie(cx.go("/help/contact/answer"), &Cookie::gone(COOKIE))
}

enum Read {
    Page(Box<StrangerPage>),
    Nothing,
    Held,
}

type Whole = (Box<Ticket>, Vec<Entry>, Option<Expected>);

async fn read(cx: &Cx, prefix: Prefix, held: &Held) -> Result<Read, web::Fault> {
    let asked = held.clone();
    let found = cx
        .write(move |tx: &Tx| -> Result<Result<Whole, Read>, Fault> {
            match look(tx, prefix, (&asked.number, &asked.key))? {
                Found::Ticket(ticket) => {
                    let said = store::thread(tx, &ticket)?;
                    let expected = store::expected_time(tx, ticket.body.topic.queue())?;
                    Ok(Ok((ticket, said, expected)))
                }
                Found::Nothing => Ok(Err(Read::Nothing)),
                Found::Held => Ok(Err(Read::Held)),
            }
        })
        .await?;
    Ok(found.map_or_else(
        |none| none,
        |(ticket, said, expected)| {
            let of = (ticket.as_ref(), said.as_slice());
            Read::Page(Box::new(StrangerPage::of(cx.frame(), of, (held.clone(), expected))))
        },
    ))
}

/// The fields for number and key.
#[derive(Template)]
#[template(path = "contact/pages/answer.html")]
pub struct AnswerPage {
    f: Frame,
    problems: Problems,
    typed: Held,
}

impl AnswerPage {
    fn of(f: Frame, typed: Held) -> Self {
        Self { f, problems: Problems::none(), typed }
    }

    fn with(self, key: &'static str) -> Self {
        let mut problems = Problems::none();
        problems.push(Problem::new("number", key).put("phone", &self.f.plan().phone));
        Self { problems, ..self }
    }

    /// What was typed beside them, for when they are right.
    fn text(&self) -> &str {
        &self.typed.text
    }
}

impl Page for AnswerPage {
    const NAME: &'static str = "help-contact-answer";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let typed = || Held {
            number: "7K2Q-M4XB".into(),
            key: "7K2Q-M4XB-0C9D".into(),
            text: Private::default(),
        };
        let page = |typed| Self::of(f.clone(), typed);
        let kept = Held { text: "It has come, thank you.".into(), ..typed() };
        vec![
            Sample::new("empty", page(Held::default())),
            Sample::problem("wrong", page(typed()).with("contact-key-wrong")),
            Sample::problem("held", page(typed()).with("contact-key-held")),
            Sample::problem("held-text", page(kept).with("contact-key-held")),
        ]
    }
}

/// A stranger's ticket. Its forms hold what opened it, for browsers that keep no cookies.
#[derive(Template)]
#[template(path = "contact/pages/stranger.html")]
pub struct StrangerPage {
    f: Frame,
    problems: Problems,
    held: Held,
    typed: Private<String>,
    thread: Thread,
}

impl StrangerPage {
    fn of(f: Frame, of: (&Ticket, &[Entry]), (held, expected): (Held, Option<Expected>)) -> Self {
        let thread = Thread {
            path: "/help/contact/answer".to_owned(),
            opener: Some((held.number.clone(), held.key.clone())),
            ..Thread::of(&f, of, expected)
        };
        Self { f, problems: Problems::none(), typed: held.text.clone(), held, thread }
    }

    /// What its text field shows.
    fn text(&self) -> &str {
        &self.typed
    }
}

impl Page for StrangerPage {
    const NAME: &'static str = "help-contact-stranger";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let tickets = samples::tickets(f);
        let page = |ticket: &Ticket| {
            let said = samples::said(f, ticket);
            Self::of(f.clone(), (ticket, &said), (Held::default(), None))
        };
        let empty = Problems::at_field("text", "contact-text-missing");
        let mut all: Vec<Sample<Self>> = ["open", "answered", "closed", "looked-at"]
            .into_iter()
            .zip(&tickets)
            .map(|(name, ticket)| Sample::new(name, page(ticket)))
            .collect();
        let wrong = Self { problems: empty, ..page(&tickets[1]) };
        all.push(Sample::problem("nothing-typed", wrong));
        all
    }
}
