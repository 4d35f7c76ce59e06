//! The code: typing it, asking for another.

use std::sync::Arc;

use axum::Extension;
use base::{Private, Secret, Timestamp};
use guard::Prefix;
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, From, MaybeViewer, Page, Problem, Problems, Reads,
    Sample, Template,
};

use super::password::{self, PasswordPage};
use super::{FormPage, only, ticket_cookie, welcome};
use crate::door::Door;
use crate::likely::{Failed, Likely};
use crate::sign_in::enter::{self, Entered, TypedCode};
use crate::sign_in::finish::Place;
use crate::sign_in::flow::{Ended, Stage};
use crate::sign_in::ticket::Ticket;
use crate::sign_in::{COOKIE, HOME, met, store, unknown};
use identity::Means;

#[derive(Template)]
#[template(path = "sign_in/pages/code.html")]
pub(crate) struct CodePage {
    pub f: Frame,
    pub problems: Problems,
    /// The ticket, for this tab's own attempt.
    pub sealed: Private<String>,
    pub name: Private<String>,
    pub shared: bool,
    pub remember: bool,
    pub asked_at: Timestamp,
    pub step: Step,
    pub failed: bool,
    pub likely: Option<Likely>,
}

/// Which of its steps the page asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The possession.
    First,
    /// The same, after another code was asked for.
    Again,
    /// Password and possession are proved; this is the second factor.
    Second,
}

impl Page for CodePage {
    const NAME: &'static str = "sign-in-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = || Self {
            f: f.clone(),
            problems: Problems::none(),
            sealed: "sealed".into(),
            name: "ann.wood".into(),
            shared: false,
            remember: false,
            asked_at: f.now(),
            step: Step::First,
            failed: false,
            likely: None,
        };
        let wrong = |problem| Self { problems: only(problem), ..page() };
        vec![
            Sample::new("waiting", page()),
            Sample::new("another-sent", Self { step: Step::Again, ..page() }),
            Sample::new("shared-computer", Self { shared: true, ..page() }),
            Sample::problem("no-code", wrong(Problem::new("code", "sign-in-code-shape"))),
            Sample::problem("wrong-code", wrong(wrong_code(2))),
            Sample::problem(
                "wrong-again",
                Self { failed: true, likely: Some(Likely::shown(f)), ..wrong(wrong_code(3)) },
            ),
            Sample::problem("expired-code", wrong(Problem::new("code", "sign-in-code-expired"))),
            Sample::problem("used-code", wrong(Problem::new("code", "sign-in-code-used"))),
            Sample::new("second-step", Self { step: Step::Second, ..page() }),
            Sample::problem(
                "second-step-wrong",
                Self { step: Step::Second, ..wrong(wrong_code(1)) },
            ),
            Sample::problem("too-soon", wrong(Problem::new("again", "sign-in-again-too-soon"))),
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

/// `GET /sign-in/code`: the page for wherever the attempt stands, so that back, reload, bookmarks
/// and second tabs are ordinary.
pub(crate) async fn show(
    cx: Cx,
    who: MaybeViewer,
    Extension(access): Extension<Arc<Means>>,
    came: Asked<Came>,
) -> Answer {
    let sealed = cx.cookie(COOKIE).unwrap_or_default().to_owned();
    let Some(ticket) = Ticket::open(&access.keys.ticket, &sealed) else {
        if who.0.is_some() {
            return cx.go(HOME);
        }
        return if came.0.sent { cookies_blocked(&cx) } else { cx.go("/sign-in") };
    };
    let attempt = ticket.attempt;
    let found = cx.read(move |tx| store::attempt(tx, attempt)).await?;
    let stage = found.map_or(Stage::Ended(Ended::TooOld), |found| found.stage);
    match stage {
        Stage::Waiting(waiting) => {
            let page = code_page(&cx, &ticket, sealed, waiting.asked_at);
            cx.show(CodePage { step: if came.0.again { Step::Again } else { Step::First }, ..page })
        }
        Stage::Proved(_) => cx.show(PasswordPage::asking(cx.frame(), &ticket, sealed)),
        Stage::Half(half) => {
            let page = code_page(&cx, &ticket, sealed, half.began_at);
            cx.show(CodePage { step: Step::Second, ..page })
        }
        Stage::Done if who.0.is_some() => cx.go(HOME),
        Stage::Done => cx.go("/sign-in"),
        Stage::Ended(ended) => start_again(&cx, &ticket, ended),
    }
}

fn code_page(cx: &Cx, ticket: &Ticket, sealed: String, asked_at: Timestamp) -> CodePage {
    CodePage {
        f: cx.frame(),
        problems: Problems::none(),
        sealed: sealed.into(),
        name: ticket.name.clone(),
        shared: ticket.shared,
        remember: false,
        asked_at,
        step: Step::First,
        failed: false,
        likely: None,
    }
}

/// This browser was just given the cookie and did not bring it back.
fn cookies_blocked(cx: &Cx) -> Answer {
    let f = cx.frame();
    let note = Some(f.t("sign-in-cookies").into_owned());
    cx.show(FormPage { note, after: "?after=cookies", ..FormPage::empty(f) })
}

/// The attempt is over; the next one begins on this page, with the name kept.
pub(super) fn start_again(cx: &Cx, ticket: &Ticket, ended: Ended) -> Answer {
    let f = cx.frame();
    let (key, after) = match ended {
        Ended::TooManyCodes => ("sign-in-attempt-ended", "?after=code"),
        Ended::TooOld => ("sign-in-attempt-old", "?after=expired"),
    };
    let note = Some(f.t(key).into_owned());
    let Ticket { name, shared, back, .. } = ticket.clone();
    cx.show(FormPage { name, shared, back, note, after, ..FormPage::empty(f) })
}

/// What the pages of an attempt send: the ticket always, the rest as asked.
pub(crate) struct AttemptForm {
    pub sealed: String,
    code: Secret,
    pub password: Secret,
    pub remember: bool,
    /// The page was the one of the second step.
    second: bool,
    /// It was wrong once already.
    pub failed: bool,
}

impl Reads for AttemptForm {
    fn read(fields: &Fields) -> Self {
        Self {
            sealed: fields.text("sealed").to_owned(),
            code: Secret::new(fields.text("code").to_owned()),
            password: Secret::new(fields.text("password").to_owned()),
            remember: fields.has("remember"),
            second: fields.has("second"),
            failed: fields.has("failed"),
        }
    }
}

impl AttemptForm {
    /// An empty ticket stands for a password that was right already.
    fn is_second(&self, ticket: &Ticket) -> bool {
        ticket.password.expose().is_empty() || self.second
    }

    /// The ticket of the page that was sent; of the browser, where the page had none.
    pub fn ticket(&mut self, cx: &Cx, access: &Means) -> Option<Ticket> {
        if let Some(ticket) = Ticket::open(&access.keys.ticket, &self.sealed) {
            return Some(ticket);
        }
        cx.cookie(COOKIE).unwrap_or_default().clone_into(&mut self.sealed);
        Ticket::open(&access.keys.ticket, &self.sealed)
    }
}

/// Where this browser stands with its attempt.
pub(super) fn place_of(cx: &Cx, ticket: &Ticket, (from, remember): (Prefix, bool)) -> Place {
    Place {
        browser: cx.browser().clone(),
        prefix: from,
        shared: ticket.shared,
        remember,
        cost: ticket.cost,
        began_at: ticket.began_at,
    }
}

/// `POST /sign-in/code`
pub(crate) async fn enter(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    from: From,
    mut form: Form<AttemptForm>,
) -> Answer {
    let Some(ticket) = form.0.ticket(&cx, &door) else { return cx.go("/sign-in") };
    let Form(form) = form;
    let Some(typed) = TypedCode::read(&form.code) else {
        return code_problem(&cx, &ticket, form, Problem::new("code", "sign-in-code-shape"));
    };
    let place = place_of(&cx, &ticket, (from.0, form.remember));
    let attempt = (ticket.attempt, ticket.name.clone());
    let entered = enter::enter(&cx, &door, attempt, (typed, place)).await?;
    met::code(&cx, ticket.attempt, &entered);
    // What is too old or used is told exactly, and no message brought an app's code.
    let is_riddle = matches!(entered, Entered::Wrong { .. }) && !form.is_second(&ticket);
    let problem = match entered {
        Entered::Proved => return password::waiting(&cx, &door, (ticket, form), from).await,
        Entered::SignedIn(signed_in) => return welcome(&cx, &door, signed_in, &ticket.back).await,
        Entered::Ended => return start_again(&cx, &ticket, Ended::TooManyCodes),
        Entered::Moved => return resume(&cx, form.sealed),
        Entered::Expired => Problem::new("code", "sign-in-code-expired"),
        Entered::Used => Problem::new("code", "sign-in-code-used"),
        Entered::Wrong { left, .. } => wrong_code(left),
    };
    let likely = door.likely(&cx, Failed::Code, form.failed && is_riddle).await;
    let page = CodePage { likely, failed: true, ..problem_page(&cx, &ticket, form, problem) };
    cx.show_problem(page)
}

/// `POST /sign-in/again`
pub(crate) async fn ask_again(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    from: From,
    mut form: Form<AttemptForm>,
) -> Answer {
    let Some(ticket) = form.0.ticket(&cx, &door) else { return cx.go("/sign-in") };
    let Form(form) = form;
    match unknown::ask_again(&cx, &door, (&ticket, from.0)).await? {
        Some(Ok(())) => {
            let sealed = Secret::new(form.sealed);
            cx.with_cookie(cx.go("/sign-in/code?again=1"), &ticket_cookie(sealed))
        }
        Some(Err(_)) => {
            code_problem(&cx, &ticket, form, Problem::new("again", "sign-in-again-too-soon"))
        }
        None => resume(&cx, form.sealed),
    }
}

fn code_problem(cx: &Cx, ticket: &Ticket, form: AttemptForm, problem: Problem) -> Answer {
    cx.show_problem(problem_page(cx, ticket, form, problem))
}

fn problem_page(cx: &Cx, ticket: &Ticket, form: AttemptForm, problem: Problem) -> CodePage {
    let step = if form.is_second(ticket) { Step::Second } else { Step::First };
    let page = code_page(cx, ticket, form.sealed, ticket.began_at);
    let (problems, remember, failed) = (only(problem), form.remember, form.failed);
    CodePage { problems, remember, step, failed, ..page }
}

/// On to wherever this page's own attempt stands.
pub(super) fn resume(cx: &Cx, sealed: String) -> Answer {
    cx.with_cookie(cx.go("/sign-in/code"), &ticket_cookie(Secret::new(sealed)))
}

fn wrong_code(left: u32) -> Problem {
    Problem::new("code", "sign-in-code-wrong").count("left", i64::from(left))
}
