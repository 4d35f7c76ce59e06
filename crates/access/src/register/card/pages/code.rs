//! The code that went to the address on file, if the facts meant somebody.

use std::sync::Arc;

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use axum::Extension;
use base::{AttemptId, Entropy, Private, Secret, Timestamp};
use web::{
    Answer, Asked, Cookie, Cx, Fault, Fields, Form, Frame, From, Page, Problem, Problems, Reads,
    Sample, Template,
};

use super::super::super::pages::{accepted, seal};
use super::super::super::{COOKIE as INVITED, store as invitations};
use super::super::COOKIE;
use super::super::jobs::{self, By};
use super::super::store::{BOOK, meant};
use super::super::ticket::CardTicket;
use super::{CardPage, asking, start_again, ticket};
use crate::sign_in::flow::{Ended, Stage, Typed};
use crate::sign_in::store as attempts;
use identity::Means;
use identity::codes::{Code, INVITATION, MAILED, TEXTED};

#[derive(Template)]
#[template(path = "register/card/pages/code.html")]
pub(crate) struct CodePage {
    pub f: Frame,
    pub problems: Problems,
    /// The ticket, for this tab's own attempt.
    pub sealed: Private<String>,
    /// The name as typed.
    pub name: Private<String>,
    pub asked_at: Timestamp,
    /// The visitor just asked for another code.
    pub again: bool,
}

impl CodePage {
    fn of(cx: &Cx, ticket: &CardTicket, sealed: Private<String>) -> Self {
        let facts = &ticket.facts;
        let name = format!("{} {}", facts.given.0, facts.family.0).into();
        let (problems, asked_at) = (Problems::none(), ticket.began_at);
        Self { f: cx.frame(), problems, sealed, name, asked_at, again: false }
    }
}

impl Page for CodePage {
    const NAME: &'static str = "register-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = || Self {
            f: f.clone(),
            problems: Problems::none(),
            sealed: "sealed".into(),
            name: "Ana García Márquez".into(),
            asked_at: f.now(),
            again: false,
        };
        let wrong = |problem: Problem| {
            let mut problems = Problems::none();
            problems.push(problem);
            Self { problems, ..page() }
        };
        let key = |key| wrong(Problem::new("code", key));
        vec![
            Sample::new("waiting", page()),
            Sample::new("another-sent", Self { again: true, ..page() }),
            Sample::problem("no-code", key("register-card-code-shape")),
            Sample::problem("letter-code", key("register-card-code-letter")),
            Sample::problem("wrong-code", wrong(wrong_code(2))),
            Sample::problem("expired-code", key("sign-in-code-expired")),
            Sample::problem("too-soon", wrong(Problem::new("by", "sign-in-again-too-soon"))),
        ]
    }
}

/// What the address says of how the visitor came here.
pub(crate) struct Came {
    sent: bool,
    again: bool,
}

impl Reads for Came {
    fn read(fields: &Fields) -> Self {
        Self { sent: fields.has("sent"), again: fields.has("again") }
    }
}

/// `GET /register/code`: the page for wherever the attempt stands.
pub(crate) async fn show(
    cx: Cx,
    Extension(access): Extension<Arc<Means>>,
    came: Asked<Came>,
) -> Answer {
    let sealed = cx.cookie(COOKIE).unwrap_or_default().to_owned();
    let Some(ticket) = ticket(&cx, &access, &sealed) else {
        return if came.0.sent { cookies_blocked(&cx) } else { cx.go("/register") };
    };
    let attempt = ticket.attempt;
    let found = cx.read(move |tx| attempts::attempt_in(tx, &BOOK, attempt)).await?;
    match found.map_or(Stage::Ended(Ended::TooOld), |found| found.stage) {
        Stage::Waiting(waiting) => {
            let page = CodePage::of(&cx, &ticket, sealed.into());
            cx.show(CodePage { asked_at: waiting.asked_at, again: came.0.again, ..page })
        }
        Stage::Proved(_) | Stage::Done if accepted(&access, &cx).is_some() => {
            cx.go("/register/account")
        }
        Stage::Ended(Ended::TooManyCodes) => start_again(&cx, &ticket, "register-card-ended"),
        Stage::Proved(_) | Stage::Half(_) | Stage::Done | Stage::Ended(Ended::TooOld) => {
            start_again(&cx, &ticket, "register-card-old")
        }
    }
}

/// This browser was just given the cookie and did not bring it back.
fn cookies_blocked(cx: &Cx) -> Answer {
    let page = CardPage::with(cx.frame(), &super::CardForm::empty());
    cx.show(CardPage { note: Some("register-card-cookies"), ..page })
}

pub(crate) struct CodeForm {
    sealed: String,
    code: Secret,
    by: Option<By>,
}

impl Reads for CodeForm {
    fn read(fields: &Fields) -> Self {
        let by = match fields.text("by") {
            "mail" => Some(By::Mail),
            "text" => Some(By::Text),
            "post" => Some(By::Post),
            _ => None,
        };
        let code = Secret::new(fields.text("code").to_owned());
        Self { sealed: fields.text("sealed").to_owned(), code, by }
    }
}

/// How typing a code ended.
enum Entered {
    Accepted(Entropy),
    Expired,
    Wrong {
        left: u32,
    },
    Ended,
    /// The attempt is somewhere else by now.
    Moved,
}

/// `POST /register/code`
pub(crate) async fn enter(
    cx: Cx,
    Extension(access): Extension<Arc<Means>>,
    form: Form<CodeForm>,
) -> Answer {
    let CodeForm { sealed, code, .. } = form.0;
    let Some(ticket) = ticket(&cx, &access, &sealed) else { return cx.go("/register/card") };
    let problem = |problem| {
        let mut problems = Problems::none();
        problems.push(problem);
        let page = CodePage::of(&cx, &ticket, sealed.clone().into());
        cx.show_problem(CodePage { problems, ..page })
    };
    let typed = [MAILED, TEXTED].iter().find_map(|length| Code::typed(code.expose(), *length));
    let Some(typed) = typed else {
        let letter = Code::typed(code.expose(), INVITATION).is_some();
        let key = if letter { "register-card-code-letter" } else { "register-card-code-shape" };
        return problem(Problem::new("code", key));
    };
    match entered(&cx, &access, ticket.attempt, &typed).await? {
        Entered::Accepted(invitation) => {
            let invited = Cookie::new(INVITED, seal(&access, &cx, invitation));
            cx.with_cookie(cx.go("/register/account"), &invited)
        }
        Entered::Expired => problem(Problem::new("code", "sign-in-code-expired")),
        Entered::Wrong { left } => problem(wrong_code(left)),
        Entered::Ended => start_again(&cx, &ticket, "register-card-ended"),
        Entered::Moved => back_to_code(&cx, sealed, "/register/code"),
    }
}

/// Types a code. Of any number of the same right code at once, one is accepted.
async fn entered(
    cx: &Cx,
    access: &Means,
    attempt: AttemptId,
    code: &Code,
) -> Result<Entered, Fault> {
    let mark = access.keys.mark(attempt.bytes(), code.symbols());
    cx.write(move |tx| {
        let Some(found) = attempts::attempt_in(tx, &BOOK, attempt)? else {
            return Ok(Entered::Moved);
        };
        let Stage::Waiting(waiting) = found.stage.clone() else { return Ok(Entered::Moved) };
        settle(tx, &found, waiting.enter(mark, tx.now()))
    })
    .await
}

fn settle(tx: &Tx, attempt: &attempts::Attempt, typed: Typed) -> Result<Entered, StoreFault> {
    let (stage, mut entered) = match typed {
        Typed::Expired(_) => return Ok(Entered::Expired),
        Typed::Right(proved) => (Stage::Proved(proved), Entered::Moved),
        Typed::Ended(ended) => (Stage::Ended(ended), Entered::Ended),
        Typed::Wrong(waiting) => {
            let left = waiting.tries.left();
            (Stage::Waiting(waiting), Entered::Wrong { left })
        }
    };
    if !attempts::advance_in(tx, &BOOK, attempt, &stage)? {
        return Ok(Entered::Moved);
    }
    if let Stage::Proved(proved) = stage
        && let Some(to) = meant(tx, attempt.id, &proved)?
    {
        // Accepted is accepted: from here on it is an invitation like any other.
        let (invited, _) = invitations::insert(tx, &to)?;
        let entry = Entry::new("register.code-right", Actor::Stranger).owner(to.member);
        tx.audit(entry.thing(attempt.id.bytes()))?;
        entered = Entered::Accepted(invited.id);
    }
    Ok(entered)
}

/// `POST /register/again`
pub(crate) async fn ask_again(
    cx: Cx,
    Extension(access): Extension<Arc<Means>>,
    from: From,
    form: Form<CodeForm>,
) -> Answer {
    let CodeForm { sealed, by, .. } = form.0;
    let Some(ticket) = ticket(&cx, &access, &sealed) else { return cx.go("/register/card") };
    match asked_again(&cx, &ticket, (by.unwrap_or(By::Mail), from)).await? {
        Some(true) => back_to_code(&cx, sealed, "/register/code?again=1"),
        Some(false) => {
            let problems = Problems::at_field("by", "sign-in-again-too-soon");
            cx.show_problem(CodePage { problems, ..CodePage::of(&cx, &ticket, sealed.into()) })
        }
        None => back_to_code(&cx, sealed, "/register/code"),
    }
}

/// Whether another code was asked for, or it is too soon; nothing when none is waited for.
async fn asked_again(
    cx: &Cx,
    ticket: &CardTicket,
    (by, from): (By, From),
) -> Result<Option<bool>, Fault> {
    let (attempt, lang) = (ticket.attempt, cx.lang());
    let typed = (ticket.facts.clone(), ticket.email.clone());
    cx.write(move |tx| {
        let Some(found) = attempts::attempt_in(tx, &BOOK, attempt)? else { return Ok(None) };
        let Stage::Waiting(waiting) = found.stage.clone() else { return Ok(None) };
        let Ok(waiting) = waiting.ask_again(tx.now()) else { return Ok(Some(false)) };
        if attempts::advance_in(tx, &BOOK, &found, &Stage::Waiting(waiting))? {
            jobs::queue(tx, &asking((attempt, from), typed.clone(), (lang, by), false))?;
        }
        Ok(Some(true))
    })
    .await
}

/// On with this page's own ticket, so that an older tab answers for its own attempt.
fn back_to_code(cx: &Cx, sealed: String, path: &str) -> Answer {
    if sealed.is_empty() {
        return cx.go(path);
    }
    let cookie = Cookie::new(COOKIE, Secret::new(sealed));
    cx.with_cookie(cx.go(path), &cookie.lasting(crate::sign_in::flow::ATTEMPT_LIFE))
}

fn wrong_code(left: u32) -> Problem {
    Problem::new("code", "sign-in-code-wrong").count("left", i64::from(left))
}
