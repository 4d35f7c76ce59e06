//! The facts from the card, and what everybody is led to afterwards.

pub(crate) mod code;

use std::sync::Arc;

use axum::Extension;
use base::{Lang, Private};
use web::{
    Answer, Cookie, Cx, Fault, Fields, Form, Frame, From, Page, Problems, Reads, Sample, Template,
};

use super::super::rules::{CardFacts, birth_days, number_readings};
use super::COOKIE;
use super::jobs::{self, By, Enrol};
use super::ticket::{CardTicket, FIELD_BYTES};
use crate::sign_in::flow::ATTEMPT_LIFE;
use crate::sign_in::store as attempts;
use crate::watch::store as watch;
use identity::Means;

#[derive(Template)]
#[template(path = "register/card/pages/card.html")]
pub(crate) struct CardPage {
    pub f: Frame,
    pub problems: Problems,
    pub number: Private<String>,
    pub given: Private<String>,
    pub family: Private<String>,
    pub birth: Private<String>,
    pub email: Private<String>,
    /// Why the visitor is here again.
    pub note: Option<&'static str>,
}

impl CardPage {
    fn with(f: Frame, typed: &CardForm) -> Self {
        let CardForm { facts, email } = typed.clone();
        let CardFacts { number, given, family, birth } = facts;
        Self { f, problems: Problems::none(), number, given, family, birth, email, note: None }
    }
}

impl Page for CardPage {
    const NAME: &'static str = "register-card";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let typed = |number: &str, given: &str, birth: &str, email: &str| CardForm {
            facts: CardFacts {
                number: number.into(),
                given: given.into(),
                family: "García Márquez".into(),
                birth: birth.into(),
            },
            email: email.into(),
        };
        let wrong = |typed: CardForm| Self {
            problems: typed.problems(f.today()),
            ..Self::with(f.clone(), &typed)
        };
        let noted = |note| Self { note: Some(note), ..Self::with(f.clone(), &CardForm::empty()) };
        vec![
            Sample::new("empty", Self::with(f.clone(), &CardForm::empty())),
            Sample::problem("nothing-typed", wrong(CardForm::empty())),
            Sample::problem("no-date", wrong(typed("JRX204817", "Ana", "soon", "ana@"))),
            Sample::problem("too-long", wrong(typed(&"9".repeat(120), "Ana", "3/14/1962", ""))),
            Sample::new("ended", noted("register-card-ended")),
            Sample::new("old", noted("register-card-old")),
        ]
    }
}

/// What was typed from the card, as it came.
#[derive(Debug, Clone)]
pub(crate) struct CardForm {
    facts: CardFacts,
    email: Private<String>,
}

impl Reads for CardForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| Private::from(fields.text(name).trim());
        let facts = CardFacts {
            number: text("number"),
            given: text("given"),
            family: text("family"),
            birth: text("birth"),
        };
        Self { facts, email: text("email") }
    }
}

impl CardForm {
    fn empty() -> Self {
        Self::read(&Fields::default())
    }

    /// Only what a look at the form itself tells: never whether anybody is meant.
    fn problems(&self, today: base::Day) -> Problems {
        let CardFacts { number, given, family, birth } = &self.facts;
        let mut problems = Problems::none();
        let fields = [
            ("number", "register-card-number-missing", !number_readings(number).is_empty(), number),
            ("given", "register-card-given-missing", !given.is_empty(), given),
            ("family", "register-card-family-missing", !family.is_empty(), family),
            ("birth", "register-card-birth-shape", !birth_days(birth, today).is_empty(), birth),
        ];
        for (field, missing, sound, text) in fields {
            if text.len() > FIELD_BYTES {
                problems.add(field, "register-card-long");
            } else if !sound {
                problems.add(field, missing);
            }
        }
        if !self.email.is_empty() && self.email.parse::<base::Email>().is_err() {
            problems.add("email", "register-card-email-shape");
        }
        problems
    }
}

/// `GET /register/card`
pub(crate) async fn form(cx: Cx, Extension(access): Extension<Arc<Means>>) -> Answer {
    // "Change what I typed" finds it again.
    let ticket = ticket(&cx, &access, "");
    let typed = ticket.map_or_else(CardForm::empty, |ticket| CardForm {
        facts: ticket.facts,
        email: ticket.email,
    });
    cx.show(CardPage::with(cx.frame(), &typed))
}

/// `POST /register/card`: whatever was typed, the next page is the same.
pub(crate) async fn present(
    cx: Cx,
    Extension(access): Extension<Arc<Means>>,
    from: From,
    form: Form<CardForm>,
) -> Answer {
    let problems = form.0.problems(cx.today());
    if !problems.is_empty() {
        return cx.show_problem(CardPage { problems, ..CardPage::with(cx.frame(), &form.0) });
    }
    let ticket = begin(&cx, form.0, from).await?;
    let sealed = ticket.seal(&access.keys.enrolment, &*cx.house().luck);
    let cookie = Cookie::new(COOKIE, sealed).lasting(ATTEMPT_LIFE);
    cx.with_cookie(cx.go("/register/code?sent=1"), &cookie)
}

/// Begins an attempt. On the request's path nobody is looked for.
async fn begin(cx: &Cx, typed: CardForm, from: From) -> Result<CardTicket, Fault> {
    let CardForm { facts, email } = typed;
    let (asked, lang) = ((facts.clone(), email.clone()), cx.lang());
    let attempt = cx
        .write(move |tx| {
            let attempt = attempts::begin(tx)?;
            jobs::queue(tx, &asking((attempt, from), asked.clone(), (lang, By::Mail), true))?;
            Ok(attempt)
        })
        .await?;
    Ok(CardTicket { attempt, began_at: cx.now(), facts, email })
}

fn asking(
    (attempt, from): (base::AttemptId, From),
    (facts, email): (CardFacts, Private<String>),
    (lang, by): (Lang, By),
    first: bool,
) -> Enrol {
    let prefix = watch::prefix_bytes(from.0);
    Enrol { attempt, facts, email, lang, by, first, prefix }
}

/// The ticket of the page that was sent; of the browser, where the page had none.
fn ticket(cx: &Cx, access: &Means, sealed: &str) -> Option<CardTicket> {
    let keys = &access.keys.enrolment;
    CardTicket::open(keys, sealed)
        .or_else(|| CardTicket::open(keys, cx.cookie(COOKIE).unwrap_or_default()))
}

/// The first page again with what was typed, and why.
fn start_again(cx: &Cx, ticket: &CardTicket, note: &'static str) -> Answer {
    let typed = CardForm { facts: ticket.facts.clone(), email: ticket.email.clone() };
    cx.show(CardPage { note: Some(note), ..CardPage::with(cx.frame(), &typed) })
}
