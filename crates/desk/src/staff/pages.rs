//! Joining by invitation, and the list of who works here.

pub mod list;

use std::sync::Arc;

use axum::Extension;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use base::Secret;
use factors::Engine;
use factors::passkeys::ceremony::{self, Holder};
use factors::passkeys::{Presented, Purpose, Refused};
use web::{Answer, Cookie, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template};

use super::rules::{Code, Role};
use super::store::{self, Staff};
use crate::session::{self, Staffer};

/// Holds the code between its form and the passkey.
const COOKIE: &str = "desk-join";

#[derive(Template)]
#[template(path = "staff/pages/join.html")]
pub struct JoinPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
}

impl Page for JoinPage {
    const NAME: &'static str = "desk-join";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |problems| Self { f: f.clone(), me: None, problems };
        vec![
            Sample::new("ready", with(Problems::none())),
            Sample::problem("missing", with(Problems::at_field("code", "desk-join-missing"))),
            Sample::problem("wrong", with(Problems::at_field("code", "desk-join-wrong"))),
        ]
    }
}

/// `GET /desk/join`
pub async fn form(cx: Cx) -> Answer {
    cx.show(JoinPage { f: cx.frame(), me: None, problems: Problems::none() })
}

pub struct JoinForm {
    code: String,
}

impl Reads for JoinForm {
    fn read(fields: &Fields) -> Self {
        Self { code: fields.text("code").to_owned() }
    }
}

/// `POST /desk/join`: the code stands in a form, never in an address that is written into logs.
pub async fn begin(cx: Cx, form: Form<JoinForm>) -> Answer {
    let code = Code::read(&form.0.code);
    if let Some(code) = code
        && cx.read(move |tx| store::invited_by(tx, code)).await?.is_some()
    {
        let cookie = Cookie::new(COOKIE, Secret::new(code.plain()));
        return cx.with_cookie(cx.go("/desk/join/key"), &cookie);
    }
    let key = if form.0.code.trim().is_empty() { "desk-join-missing" } else { "desk-join-wrong" };
    let problems = Problems::at_field("code", key);
    cx.show_problem(JoinPage { f: cx.frame(), me: None, problems })
}

/// The page that makes the passkey.
#[derive(Template)]
#[template(path = "staff/pages/key.html")]
pub struct KeyPage {
    f: Frame,
    me: Option<Staffer>,
    name: String,
    team: String,
    role: Role,
    why: Option<String>,
}

impl KeyPage {
    fn of(f: Frame, staff: Staff, why: Option<String>) -> Self {
        let Staff { name, team, role, .. } = staff;
        Self { f, me: None, name: name.0, team: team.0, role, why }
    }
}

impl Page for KeyPage {
    const NAME: &'static str = "desk-key";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |role, why| Self {
            f: f.clone(),
            me: None,
            name: "Ana Ruiz".to_owned(),
            team: "East".to_owned(),
            role,
            why,
        };
        let late = Some(Refused::Late.says(f));
        let mut samples: Vec<_> =
            Role::ALL.map(|role| Sample::new(role.word(), with(role, None))).into();
        samples.push(Sample::problem("late", with(Role::Agent, late)));
        let held = Some(f.t("desk-key-held").into_owned());
        samples.push(Sample::problem("held", with(Role::Agent, held)));
        samples
    }
}

/// The code this browser holds, and whom it invites.
async fn invited(cx: &Cx) -> Result<Option<(Code, Staff)>, web::Fault> {
    let Some(code) = cx.cookie(COOKIE).and_then(Code::read) else { return Ok(None) };
    let staff = cx.read(move |tx| store::invited_by(tx, code)).await?;
    Ok(staff.map(|staff| (code, staff)))
}

/// `GET /desk/join/key`
pub async fn key(cx: Cx) -> Answer {
    match invited(&cx).await? {
        Some((_, staff)) => cx.show(KeyPage::of(cx.frame(), staff, None)),
        None => cx.go("/desk/join"),
    }
}

/// `POST /desk/join/options`: what the page's script asks the browser to make.
pub async fn options(cx: Cx, Extension(engine): Extension<Arc<Engine>>) -> Answer {
    let Some((code, staff)) = invited(&cx).await? else {
        return Ok(StatusCode::UNAUTHORIZED.into_response());
    };
    let purpose = purpose(&cx, code).await?;
    let holder = Holder { handle: staff.id.bytes(), name: &staff.name.0 };
    ceremony::to_make(&cx, &engine, purpose, holder)
}

async fn purpose(cx: &Cx, code: Code) -> Result<Purpose, web::Fault> {
    Ok(Purpose::StaffJoins(cx.read(move |tx| Ok(store::mark(tx, code))).await?))
}

/// `POST /desk/join/key`
pub async fn make(
    cx: Cx,
    Extension(engine): Extension<Arc<Engine>>,
    form: Form<Presented>,
) -> Answer {
    let Some((code, staff)) = invited(&cx).await? else { return cx.go("/desk/join") };
    let made = ceremony::made(&cx, &engine, purpose(&cx, code).await?, &form.0);
    let told = |why: String| cx.show_problem(KeyPage::of(cx.frame(), staff.clone(), Some(why)));
    let (challenge, key) = match made {
        Ok(made) => made,
        Err(why) => return told(why.says(&cx.frame())),
    };
    let token = cx.write(move |tx| {
        if !ceremony::answer(tx, challenge)? {
            return Ok(None);
        }
        let Some(staff) = store::join(tx, code, &key)? else { return Ok(None) };
        Ok(Some(session::store::open(tx, staff.id)?))
    });
    match token.await? {
        Some(token) => {
            let answer = cx.with_cookie(cx.go("/desk"), &session::pages::cookie(token));
            cx.with_cookie(answer, &Cookie::gone(COOKIE))
        }
        None => told(cx.frame().t("desk-key-held").into_owned()),
    }
}
