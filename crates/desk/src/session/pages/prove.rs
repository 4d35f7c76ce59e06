//! The passkey once more: what is done to a member's account asks for one that was shown a short
//! while ago.

use std::sync::Arc;

use axum::Extension;
use factors::Engine;
use factors::passkeys::{self, Presented, Purpose, Refused};
use web::{Answer, Asked, Cx, Fields, Form, Frame, OwnPath, Page, Reads, Sample, Template};

use super::super::{Staffer, store};
use super::{cookie, settle, shown, unknown};

#[derive(Template)]
#[template(path = "session/pages/prove.html")]
pub struct ProvePage {
    f: Frame,
    me: Option<Staffer>,
    next: String,
    /// Why a passkey did not count.
    why: Option<String>,
}

impl Page for ProvePage {
    const NAME: &'static str = "desk-prove";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let me = || Some(Staffer::played(f, crate::staff::Role::Agent));
        let with = |why| Self { f: f.clone(), me: me(), next: "/desk".to_owned(), why };
        vec![
            Sample::new("ready", with(None)),
            Sample::problem("late", with(Some(Refused::Late.says(f)))),
        ]
    }
}

/// Where it goes on: a page of the desk, and no other.
#[derive(Clone)]
pub struct Next(String);

impl Reads for Next {
    fn read(fields: &Fields) -> Self {
        let path = OwnPath::read(fields.text("next"));
        let ours = path.filter(|path| path.path().starts_with("/desk/"));
        Self(ours.map_or_else(|| "/desk".to_owned(), String::from))
    }
}

pub struct Proving {
    next: Next,
    shown: Presented,
}

impl Reads for Proving {
    fn read(fields: &Fields) -> Self {
        Self { next: Next::read(fields), shown: Presented::read(fields) }
    }
}

/// Leads there and back again.
pub fn first(cx: &Cx, next: &str) -> Answer {
    cx.go(format!("/desk/prove?next={next}"))
}

/// `GET /desk/prove`
pub async fn form(cx: Cx, who: Staffer, asked: Asked<Next>) -> Answer {
    cx.show(ProvePage { f: cx.frame(), me: Some(who), next: asked.0.0, why: None })
}

/// `POST /desk/prove/options`
pub async fn options(cx: Cx, who: Staffer, Extension(engine): Extension<Arc<Engine>>) -> Answer {
    passkeys::options(&cx, &engine, Purpose::StaffProves(who.session))
}

/// `POST /desk/prove`
pub async fn enter(
    cx: Cx,
    who: Staffer,
    Extension(engine): Extension<Arc<Engine>>,
    form: Form<Proving>,
) -> Answer {
    let Proving { next: Next(next), shown: sent } = form.0;
    let purpose = Purpose::StaffProves(who.session);
    let (staff, session) = (who.id, who.session);
    let proved = match shown(&cx, &engine, purpose, &sent).await? {
        Err(why) => Err(why),
        Ok(fits) if fits.held.staff != staff => Err(Refused::Unknown),
        Ok(fits) => {
            let proves = move |tx: &::store::Tx| match settle(tx, &fits)? {
                Ok(_) => Ok(store::prove(tx, session, staff)?.ok_or(Refused::Unknown)),
                Err(why) => Ok(Err(why)),
            };
            cx.write(proves).await?
        }
    };
    match proved {
        Ok(token) => cx.with_cookie(cx.go(next), &cookie(token)),
        Err(why) => {
            let f = cx.frame();
            let why = if why == Refused::Unknown { unknown(&f) } else { why.says(&f) };
            cx.show_problem(ProvePage { f, me: Some(who), next, why: Some(why) })
        }
    }
}
