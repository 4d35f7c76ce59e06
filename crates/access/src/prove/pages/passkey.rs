//! The same with a passkey.

use std::sync::Arc;

use axum::Extension;
use factors::Telling;
use factors::passkeys::{self, Presented, Purpose, Refused};
use web::{Answer, Cookie, Cx, Fields, Form, Reads, Viewer};

use super::{Has, ProvePage, own, page, renewed};
use crate::door::Door;
use identity::sessions::{self, Route};

/// `POST /prove/passkey/options`
pub(crate) async fn options(cx: Cx, who: Viewer, Extension(door): Extension<Arc<Door>>) -> Answer {
    passkeys::options(&cx, &door.engine, Purpose::Prove(who.session()))
}

pub(crate) struct PasskeyForm {
    shown: Presented,
    back: String,
}

impl Reads for PasskeyForm {
    fn read(fields: &Fields) -> Self {
        Self { shown: Presented::read(fields), back: fields.text("back").to_owned() }
    }
}

/// `POST /prove/passkey`
pub(crate) async fn prove(
    cx: Cx,
    who: Viewer,
    Extension(door): Extension<Arc<Door>>,
    form: Form<PasskeyForm>,
) -> Answer {
    let PasskeyForm { shown, back } = form.0;
    let (session, of) = (who.session(), (who.account(), who.member()));
    let purpose = Purpose::Prove(session);
    let checked = match passkeys::check(&cx, &door.engine, purpose, &shown).await? {
        Ok(checked) => checked,
        Err(why) => return refused(&cx, (&who, why), &back).await,
    };
    let telling = Telling::of(&cx);
    let token = cx.cookie(sessions::COOKIE).unwrap_or_default().to_owned();
    let proved = cx
        .write(move |tx| {
            let asserted = match passkeys::settle(tx, &telling, &checked)? {
                Ok(asserted) if asserted.of() == of => asserted,
                Ok(_) => return Ok(Err(Refused::SomebodyElse)),
                Err(why) => return Ok(Err(why)),
            };
            let route = asserted.user_verified().then_some(Route::Passkey);
            renewed(tx, (session, of), (&token, route)).map(Ok)
        })
        .await?;
    match proved {
        Ok(Some(token)) => {
            cx.with_cookie(cx.go(own(&cx, &back)), &Cookie::new(sessions::COOKIE, token))
        }
        Ok(None) => cx.go("/sign-in?ended=1"),
        Err(why) => refused(&cx, (&who, why), &back).await,
    }
}

async fn refused(cx: &Cx, (who, why): (&Viewer, Refused), back: &str) -> Answer {
    let of = (who.account(), who.member());
    let has = cx.read(move |tx| Has::read(tx, of)).await?;
    let why = Some(why.says(&cx.frame()));
    cx.show_problem(ProvePage { why, ..page(cx, has, back) })
}
