//! Signing in and out, and showing the passkey again.

pub mod prove;

use std::sync::Arc;

use ::store::{Fault as StoreFault, Tx};
use axum::Extension;
use base::{AttemptId, Secret, StaffId, Timestamp};
use factors::Engine;
use factors::passkeys::ceremony::{self, Shown};
use factors::passkeys::{self, Presented, Purpose, Refused};
use web::{Answer, Cookie, Cx, Form, Frame, Page, Sample, Template};

use super::{COOKIE, Staffer, store};
use crate::staff::store::{Held, Staff, key_copied, key_found, key_used, one};

#[derive(Template)]
#[template(path = "session/pages/sign_in.html")]
pub struct SignInPage {
    f: Frame,
    me: Option<Staffer>,
    /// Why a passkey opened nothing.
    why: Option<String>,
}

impl Page for SignInPage {
    const NAME: &'static str = "desk-sign-in";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |why: Option<String>| Self { f: f.clone(), me: None, why };
        let copied = Refused::Copied(Timestamp::from_seconds(f.now_seconds()));
        vec![
            Sample::new("ready", with(None)),
            Sample::problem("unknown", with(Some(unknown(f)))),
            Sample::problem("unverified", with(Some(Refused::Unverified.says(f)))),
            Sample::problem("copied", with(Some(copied.says(f)))),
        ]
    }
}

/// Members' passkeys are unknown here, and the page says what to do.
fn unknown(f: &Frame) -> String {
    f.t("desk-sign-in-unknown").into_owned()
}

/// `GET /desk/sign-in`
pub async fn form(cx: Cx) -> Answer {
    cx.show(SignInPage { f: cx.frame(), me: None, why: None })
}

/// `POST /desk/sign-in/options`: the same shape whoever asks.
pub async fn options(cx: Cx, Extension(engine): Extension<Arc<Engine>>) -> Answer {
    passkeys::options(&cx, &engine, Purpose::Staff)
}

/// `POST /desk/sign-in`
pub async fn enter(
    cx: Cx,
    Extension(engine): Extension<Arc<Engine>>,
    form: Form<Presented>,
) -> Answer {
    let token = match shown(&cx, &engine, Purpose::Staff, &form.0).await? {
        Err(why) => Err(why),
        Ok(shown) => {
            let enters = move |tx: &Tx| match settle(tx, &shown)? {
                Ok(staff) => Ok(Ok(store::open(tx, staff)?)),
                Err(why) => Ok(Err(why)),
            };
            cx.write(enters).await?
        }
    };
    match token {
        Ok(token) => cx.with_cookie(cx.go("/desk"), &cookie(token)),
        Err(why) => {
            let f = cx.frame();
            let why = if why == Refused::Unknown { unknown(&f) } else { why.says(&f) };
            cx.show_problem(SignInPage { f, me: None, why: Some(why) })
        }
    }
}

/// Kept until the browser closes.
pub fn cookie(token: Secret) -> Cookie {
    Cookie::new(COOKIE, token)
}

/// A passkey that was shown and fits, before it is used up.
struct Fits {
    held: Held,
    uses: u32,
    challenge: AttemptId,
}

async fn shown(
    cx: &Cx,
    engine: &Engine,
    purpose: Purpose,
    sent: &Presented,
) -> Result<Result<Fits, Refused>, web::Fault> {
    let shown = match ceremony::shown(cx, engine, purpose, sent) {
        Ok(shown) => shown,
        Err(why) => return Ok(Err(why)),
    };
    let id = shown.key_id();
    let Some(held) = cx.read(move |tx| key_found(tx, &id)).await? else {
        return Ok(Err(Refused::Unknown));
    };
    let uses = match shown.by(engine, &held.key, held.staff.bytes()) {
        Ok(uses) => uses,
        Err(why) => return Ok(Err(why)),
    };
    let Shown { challenge, .. } = shown;
    Ok(Ok(Fits { held, uses, challenge }))
}

/// One winner, however many send the same answer; somebody removed meanwhile is unknown.
fn settle(tx: &Tx, shown: &Fits) -> Result<Result<StaffId, Refused>, StoreFault> {
    let Fits { held, uses, challenge } = shown;
    if !ceremony::answer(tx, *challenge)? {
        return Ok(Err(Refused::Answered));
    }
    let Some(kept) = key_found(tx, held.key.id())?.filter(|kept| kept.id == held.id) else {
        return Ok(Err(Refused::Unknown));
    };
    if ceremony::is_copy(kept.uses, *uses) {
        key_copied(tx, &kept)?;
        return Ok(Err(Refused::Copied(tx.now())));
    }
    if !one(tx, kept.staff)?.as_ref().is_some_and(Staff::works_here) {
        return Ok(Err(Refused::Unknown));
    }
    if !key_used(tx, &kept, *uses)? {
        return Ok(Err(Refused::Answered));
    }
    Ok(Ok(kept.staff))
}

/// `POST /desk/sign-out`
pub async fn sign_out(cx: Cx, who: Staffer) -> Answer {
    cx.write(move |tx| {
        crate::chat::gone(tx, who.id)?;
        store::end(tx, who.session, who.id)
    })
    .await?;
    cx.with_cookie(cx.go("/desk/sign-in"), &Cookie::gone(COOKIE))
}
