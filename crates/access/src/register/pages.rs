//! The first page of registration: is this invitation yours?

pub(crate) mod choose;

use std::sync::Arc;

use axum::Extension;
use base::{Entropy, Private, Secret, Timestamp};
use web::{
    Answer, Cookie, Cx, Fields, Form, Frame, Page, Problem, Problems, Reads, Sample, Template,
};

use super::flow::{CHOOSING_LIFE, Standing};
use super::rules::number_readings;
use super::{COOKIE, invite, store};
use identity::Means;
use identity::codes::{Code, INVITATION};

#[derive(Template)]
#[template(path = "register/pages/invitation.html")]
pub(crate) struct InvitationPage {
    pub f: Frame,
    pub problems: Problems,
    pub email: Private<String>,
    /// Why the visitor sees this page instead of the next.
    pub note: Option<&'static str>,
}

impl InvitationPage {
    fn empty(f: Frame) -> Self {
        Self { f, problems: Problems::none(), email: Private::default(), note: None }
    }
}

impl Page for InvitationPage {
    const NAME: &'static str = "register";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |note| Self { note, ..Self::empty(f.clone()) };
        let wrong = |problem| {
            let mut problems = Problems::none();
            problems.push(problem);
            Self { problems, email: "ann@example.org".into(), ..Self::empty(f.clone()) }
        };
        vec![
            Sample::new("empty", with(None)),
            Sample::problem("no-email", wrong(Problem::new("email", "register-email-shape"))),
            Sample::problem("no-code", wrong(Problem::new("code", "register-code-shape"))),
            Sample::problem("no-match", wrong(Problem::new("code", "register-no-match"))),
            Sample::new("late", with(Some("register-late"))),
            Sample::new("used", with(Some("register-used"))),
            Sample::new("waited", with(Some("register-waited"))),
        ]
    }
}

/// `GET /register`
pub(crate) async fn form(cx: Cx) -> Answer {
    cx.show(InvitationPage::empty(cx.frame()))
}

pub(crate) struct InvitationForm {
    email: Private<String>,
    code: Secret,
}

impl Reads for InvitationForm {
    fn read(fields: &Fields) -> Self {
        let email = fields.text("email").trim().into();
        Self { email, code: Secret::new(fields.text("code").to_owned()) }
    }
}

/// What an invitation code and an address led to.
enum Presented {
    Accepted(Entropy),
    /// It was late; another is on its way to the same address.
    Renewed,
    Used,
    NoMatch,
}

/// `POST /register`
pub(crate) async fn present(
    cx: Cx,
    Extension(access): Extension<Arc<Means>>,
    form: Form<InvitationForm>,
) -> Answer {
    let InvitationForm { email, code } = form.0;
    let mut problems = Problems::none();
    if email.parse::<base::Email>().is_err() && number_readings(&email).is_empty() {
        problems.add("email", "register-email-shape");
    }
    let code = Code::typed(code.expose(), INVITATION);
    if code.is_none() {
        problems.add("code", "register-code-shape");
    }
    let page = InvitationPage { email: email.clone(), ..InvitationPage::empty(cx.frame()) };
    let (Some(code), true) = (code, problems.is_empty()) else {
        return cx.show_problem(InvitationPage { problems, ..page });
    };
    let house = cx.house().clone();
    let presented = cx.write(move |tx| decide(tx, &house, &email, &code)).await?;
    match presented {
        Presented::Accepted(invitation) => {
            let sealed = seal(&access, &cx, invitation);
            cx.with_cookie(cx.go("/register/account"), &Cookie::new(COOKIE, sealed))
        }
        Presented::Renewed => cx.show(InvitationPage { note: Some("register-late"), ..page }),
        Presented::Used => cx.show(InvitationPage { note: Some("register-used"), ..page }),
        // Never which of the two (SECURITY 31).
        Presented::NoMatch => cx.show_problem(InvitationPage {
            problems: Problems::at_field("code", "register-no-match"),
            ..page
        }),
    }
}

fn decide(
    tx: &::store::Tx,
    house: &web::House,
    email: &str,
    code: &Code,
) -> Result<Presented, ::store::Fault> {
    let found = store::by_code(tx, code)?;
    let Some(found) = found.filter(|found| found.to.is_for(email)) else {
        return Ok(Presented::NoMatch);
    };
    match found.invitation.standing(tx.now()) {
        Standing::Open => Ok(Presented::Accepted(found.id)),
        Standing::Used => Ok(Presented::Used),
        Standing::Gone => Ok(Presented::NoMatch),
        Standing::Late => {
            // One late letter brings one new one, however often it is tried.
            if store::mark_used(tx, &found)? {
                invite(tx, house, &found.to)?;
            }
            Ok(Presented::Renewed)
        }
    }
}

/// Which invitation was accepted, until when the next page may be used.
pub(super) fn seal(access: &Means, cx: &Cx, invitation: Entropy) -> Secret {
    let until = (cx.now() + CHOOSING_LIFE).micros().to_le_bytes();
    access.keys.invited.seal(&*cx.house().luck, &[&invitation[..], &until[..]].concat())
}

/// The accepted invitation this browser holds, while it may still be used.
pub(super) fn accepted(access: &Means, cx: &Cx) -> Option<Entropy> {
    let plain = access.keys.invited.open(cx.cookie(COOKIE)?)?;
    let (invitation, until) = plain.split_first_chunk::<16>()?;
    let until = Timestamp::from_micros(i64::from_le_bytes(until.try_into().ok()?));
    (cx.now() < until).then_some(*invitation)
}
