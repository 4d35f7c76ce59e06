//! After the code was right: the password that waited, or another try.

use std::sync::Arc;

use axum::Extension;
use base::{Private, Secret, Timestamp};
use web::{Answer, Cx, Form, Frame, From, Page, Problems, Sample, Template};

use super::code::{AttemptForm, place_of, resume};
use super::{old_problems, only, slipped, welcome, wrong_password};
use crate::door::Door;
use crate::likely::{Failed, Likely};
use crate::sign_in::finish::SignedIn;
use crate::sign_in::met;
use crate::sign_in::prove::{Proving, prove};
use crate::sign_in::ticket::Ticket;
use identity::passwords::MAX_BYTES;

#[derive(Template)]
#[template(path = "sign_in/pages/password.html")]
pub(crate) struct PasswordPage {
    pub f: Frame,
    pub problems: Problems,
    pub sealed: Private<String>,
    pub name: Private<String>,
    pub shared: bool,
    pub remember: bool,
    pub state: State,
    pub failed: bool,
    pub likely: Option<Likely>,
}

/// Whether a password may be typed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Asking,
    /// Not before this moment.
    Wait(Timestamp),
    /// Not at all: it is switched off.
    Off,
    /// The plan has closed the account.
    Closed,
    /// A username is needed instead of the shared address.
    Several,
}

impl PasswordPage {
    pub fn asking(f: Frame, ticket: &Ticket, sealed: String) -> Self {
        let (name, shared) = (ticket.name.clone(), ticket.shared);
        let sealed = sealed.into();
        let (problems, state, likely) = (Problems::none(), State::Asking, None);
        Self { f, problems, sealed, name, shared, remember: false, state, failed: false, likely }
    }
}

impl Page for PasswordPage {
    const NAME: &'static str = "sign-in-password";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state| Self {
            f: f.clone(),
            problems: Problems::none(),
            sealed: "sealed".into(),
            name: "ann.wood".into(),
            shared: false,
            remember: true,
            state,
            failed: false,
            likely: None,
        };
        let wrong = |problems| Self { problems, ..with(State::Asking) };
        vec![
            Sample::new("asking", with(State::Asking)),
            Sample::problem("wrong-password", wrong(only(wrong_password(9)))),
            Sample::problem(
                "wrong-again",
                Self {
                    failed: true,
                    likely: Some(Likely::shown(f)),
                    ..wrong(only(wrong_password(9)))
                },
            ),
            Sample::problem("old-password", wrong(old_problems(f, f.now(), 9))),
            Sample::new("waiting", with(State::Wait(f.now()))),
            Sample::new("switched-off", with(State::Off)),
            Sample::new("closed", with(State::Closed)),
            Sample::new("several-people", with(State::Several)),
        ]
    }
}

/// The code was right: the password that waited is checked now, without asking for it again.
pub(super) async fn waiting(
    cx: &Cx,
    door: &Arc<Door>,
    (ticket, form): (Ticket, AttemptForm),
    from: From,
) -> Answer {
    let Some(password) = ticket.waiting_password(cx.now()).cloned() else {
        return resume(cx, form.sealed);
    };
    attempt(cx, door, (ticket, form, from), &password).await
}

/// `POST /sign-in/password`
pub(crate) async fn enter(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    from: From,
    mut form: Form<AttemptForm>,
) -> Answer {
    let Some(ticket) = form.0.ticket(&cx, &door) else { return cx.go("/sign-in") };
    let Form(form) = form;
    let key = match form.password.expose().len() {
        0 => "sign-in-password-missing",
        length if length > MAX_BYTES => "sign-in-password-long",
        _ => {
            let password = form.password.clone();
            return attempt(&cx, &door, (ticket, form, from), &password).await;
        }
    };
    let problems = Problems::at_field("password", key);
    let page = PasswordPage::asking(cx.frame(), &ticket, form.sealed);
    let (remember, failed) = (form.remember, form.failed);
    cx.show_problem(PasswordPage { problems, remember, failed, ..page })
}

async fn attempt(
    cx: &Cx,
    door: &Arc<Door>,
    (ticket, form, from): (Ticket, AttemptForm, From),
    password: &Secret,
) -> Answer {
    let place = place_of(cx, &ticket, (from.0, form.remember));
    let proving = prove(cx, door, (ticket.attempt, place), password).await?;
    met::password(cx, ticket.attempt, &proving);
    let page = |state| {
        let page = PasswordPage::asking(cx.frame(), &ticket, form.sealed.clone());
        PasswordPage { remember: form.remember, state, ..page }
    };
    let before = form.failed && matches!(proving, Proving::Wrong { .. });
    let likely = door.likely(cx, Failed::Password, before).await;
    let problems = |problems| {
        cx.show_problem(PasswordPage { problems, failed: true, likely, ..page(State::Asking) })
    };
    match proving {
        Proving::SignedIn(signed_in) => {
            // A leaked password works behind a possession only, and is to be changed (GUARD 7).
            let lead = door.is_listed(password).then_some("/security/password?listed=1");
            let signed_in = SignedIn { lead: lead.or(signed_in.lead), ..signed_in };
            welcome(cx, door, signed_in, &ticket.back).await
        }
        Proving::Wrong { left } => problems(only(wrong_password(left))),
        Proving::Slipped { slip, left } => problems(slipped(slip, left)),
        Proving::Old { until, left } => problems(old_problems(&cx.frame(), until, left)),
        Proving::Wait(until) => cx.show(page(State::Wait(until))),
        Proving::Off => cx.show(page(State::Off)),
        Proving::Closed => cx.show(page(State::Closed)),
        Proving::Several => cx.show(page(State::Several)),
        Proving::NeedsFactor | Proving::Moved => resume(cx, form.sealed),
    }
}
