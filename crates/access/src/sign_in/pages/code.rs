//! The code: typing it, asking for another.

use std::sync::Arc;

use axum::Extension;
use base::{Private, Secret, Timestamp};
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, MaybeViewer, Page, Problem, Problems, Reads, Sample,
    Template,
};

use super::password::{self, PasswordPage};
use super::{FormPage, only, ticket_cookie};
use crate::sign_in::flow::{Ended, Stage};
use crate::sign_in::ticket::Ticket;
use crate::sign_in::unknown::{self, Entered};
use crate::sign_in::{COOKIE, HOME, store};
use identity::Means;
use identity::codes::{Code, MAILED};

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
    /// The visitor just asked for another code.
    pub again: bool,
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
            again: false,
        };
        let wrong = |problem| Self { problems: only(problem), ..page() };
        vec![
            Sample::new("waiting", page()),
            Sample::new("another-sent", Self { again: true, ..page() }),
            Sample::new("shared-computer", Self { shared: true, ..page() }),
            Sample::problem("no-code", wrong(Problem::new("code", "sign-in-code-shape"))),
            Sample::problem("wrong-code", wrong(wrong_code(2))),
            Sample::problem("expired-code", wrong(Problem::new("code", "sign-in-code-expired"))),
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
            cx.show(CodePage { again: came.0.again, ..page })
        }
        Stage::Proved(_) => cx.show(PasswordPage::asking(cx.frame(), &ticket, sealed)),
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
        again: false,
    }
}

/// This browser was just given the cookie and did not bring it back.
fn cookies_blocked(cx: &Cx) -> Answer {
    let f = cx.frame();
    let note = Some(f.t("sign-in-cookies").into_owned());
    cx.show(FormPage { note, ..FormPage::empty(f) })
}

/// The attempt is over; the next one begins on this page, with the name kept.
pub(super) fn start_again(cx: &Cx, ticket: &Ticket, ended: Ended) -> Answer {
    let f = cx.frame();
    let key = match ended {
        Ended::TooManyCodes => "sign-in-attempt-ended",
        Ended::TooOld => "sign-in-attempt-old",
    };
    let note = Some(f.t(key).into_owned());
    let Ticket { name, shared, back, .. } = ticket.clone();
    cx.show(FormPage { name, shared, back, note, ..FormPage::empty(f) })
}

/// What the pages of an attempt send: the ticket always, the rest as asked.
pub(crate) struct AttemptForm {
    pub sealed: String,
    code: Secret,
    pub password: Secret,
    pub remember: bool,
}

impl Reads for AttemptForm {
    fn read(fields: &Fields) -> Self {
        Self {
            sealed: fields.text("sealed").to_owned(),
            code: Secret::new(fields.text("code").to_owned()),
            password: Secret::new(fields.text("password").to_owned()),
            remember: fields.has("remember"),
        }
    }
}

impl AttemptForm {
    /// The ticket of the page that was sent; of the browser, where the page had none.
    pub fn ticket(&mut self, cx: &Cx, access: &Means) -> Option<Ticket> {
        if let Some(ticket) = Ticket::open(&access.keys.ticket, &self.sealed) {
            return Some(ticket);
        }
        cx.cookie(COOKIE).unwrap_or_default().clone_into(&mut self.sealed);
        Ticket::open(&access.keys.ticket, &self.sealed)
    }
}

/// `POST /sign-in/code`
pub(crate) async fn enter(
    cx: Cx,
    Extension(access): Extension<Arc<Means>>,
    mut form: Form<AttemptForm>,
) -> Answer {
    let Some(ticket) = form.0.ticket(&cx, &access) else { return cx.go("/sign-in") };
    let Form(form) = form;
    let Some(code) = Code::typed(form.code.expose(), MAILED) else {
        return code_problem(&cx, &ticket, form, Problem::new("code", "sign-in-code-shape"));
    };
    match unknown::enter(&cx, &access, ticket.attempt, &code).await? {
        Entered::Proved => password::waiting(&cx, &access, ticket, form).await,
        Entered::Expired => {
            code_problem(&cx, &ticket, form, Problem::new("code", "sign-in-code-expired"))
        }
        Entered::Wrong { left } => code_problem(&cx, &ticket, form, wrong_code(left)),
        Entered::Ended => start_again(&cx, &ticket, Ended::TooManyCodes),
        Entered::Moved => resume(&cx, form.sealed),
    }
}

/// `POST /sign-in/again`
pub(crate) async fn ask_again(
    cx: Cx,
    Extension(access): Extension<Arc<Means>>,
    mut form: Form<AttemptForm>,
) -> Answer {
    let Some(ticket) = form.0.ticket(&cx, &access) else { return cx.go("/sign-in") };
    let Form(form) = form;
    match unknown::ask_again(&cx, &ticket).await? {
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
    let page = code_page(cx, ticket, form.sealed, ticket.began_at);
    cx.show_problem(CodePage { problems: only(problem), remember: form.remember, ..page })
}

/// On to wherever this page's own attempt stands.
pub(super) fn resume(cx: &Cx, sealed: String) -> Answer {
    cx.with_cookie(cx.go("/sign-in/code"), &ticket_cookie(Secret::new(sealed)))
}

fn wrong_code(left: u32) -> Problem {
    Problem::new("code", "sign-in-code-wrong").count("left", i64::from(left))
}
