//! Asking for a refill without signing in, and what everybody is led to afterwards.

pub mod status;

use askama::Template;
use base::{Day, Private};
use coverage::birth_days;
use web::{
    Answer, Cx, Fields, Form, Frame, From, Gallery, MaybeViewer, Page, Problems, Reads, Sample,
};

use super::from::bytes_of;
use super::jobs::{self, Asked};
use super::rules::{FIELD_BYTES, plain_number};

pub fn gallery(g: &mut Gallery) {
    g.add::<RefillPage>();
    g.add::<SentPage>();
    g.add::<status::StatusPage>();
    g.add::<status::OrderPage>();
    g.letters(super::mail::letters);
}

/// What was typed, as it came.
#[derive(Debug, Clone, Default)]
pub struct RefillForm {
    number: Private<String>,
    birth: Private<String>,
}

impl Reads for RefillForm {
    fn read(fields: &Fields) -> Self {
        let text = |name| Private::from(fields.text(name).trim());
        Self { number: text("number"), birth: text("birth") }
    }
}

impl RefillForm {
    /// Only what a look at the form itself tells: never whether anybody is meant.
    fn problems(&self, today: Day) -> Problems {
        let mut problems = Problems::none();
        if self.number.len() > FIELD_BYTES {
            problems.add("number", "open-long");
        } else if plain_number(&self.number).is_none() {
            problems.add("number", "open-number-missing");
        }
        if self.birth.len() > FIELD_BYTES {
            problems.add("birth", "open-long");
        } else if birth_days(&self.birth, today).is_empty() {
            problems.add("birth", "open-birth-shape");
        }
        problems
    }
}

/// `GET /refill`; whoever is signed in has a better page.
pub async fn form(cx: Cx, who: MaybeViewer) -> Answer {
    if who.0.is_some() {
        return cx.go("/refills");
    }
    cx.show(RefillPage::of(cx.frame(), &RefillForm::default()))
}

/// `POST /refill`: whatever was typed, the next page is the same. Nobody is looked for here.
pub async fn ask(cx: Cx, from: From, Form(typed): Form<RefillForm>) -> Answer {
    let problems = typed.problems(cx.today());
    if !problems.is_empty() {
        let page = RefillPage::of(cx.frame(), &typed);
        return cx.show_problem(RefillPage { problems, ..page });
    }
    let RefillForm { number, birth } = typed;
    let asked = Asked { number, birth, lang: cx.lang(), prefix: bytes_of(from.0) };
    cx.write(move |tx| jobs::queue(tx, &asked)).await?;
    cx.go("/refill/sent")
}

/// `GET /refill/sent`
pub async fn sent(cx: Cx) -> Answer {
    cx.show(SentPage { f: cx.frame() })
}

#[derive(Template)]
#[template(path = "open/pages/refill.html")]
pub struct RefillPage {
    f: Frame,
    problems: Problems,
    number: Private<String>,
    birth: Private<String>,
}

impl RefillPage {
    fn of(f: Frame, typed: &RefillForm) -> Self {
        let RefillForm { number, birth } = typed.clone();
        Self { f, problems: Problems::none(), number, birth }
    }
}

impl Page for RefillPage {
    const NAME: &'static str = "refill-openly";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let wrong = |number: &str, birth: &str| {
            let typed = RefillForm { number: number.into(), birth: birth.into() };
            let problems = typed.problems(f.today());
            Self { problems, ..Self::of(f.clone(), &typed) }
        };
        vec![
            Sample::new("empty", Self::of(f.clone(), &RefillForm::default())),
            Sample::problem("nothing-typed", wrong("", "")),
            Sample::problem("no-date", wrong("Rx 7000101", "in spring")),
            Sample::problem("too-long", wrong(&"7".repeat(120), "3/14/1962")),
        ]
    }
}

/// The same for everybody.
#[derive(Template)]
#[template(path = "open/pages/sent.html")]
pub struct SentPage {
    f: Frame,
}

impl Page for SentPage {
    const NAME: &'static str = "refill-openly-sent";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        vec![Sample::new("always", Self { f: f.clone() })]
    }
}
