//! Making a passkey. The browser's own dialogue does it, and only a script can open that: the page
//! says so where scripts are off, and what to use instead.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use web::{Answer, Cx, Form, Frame, Page, RecentlyProved, Sample, Template};

use super::of;
use crate::Engine;
use crate::passkeys::Presented;
use crate::passkeys::make::{self as making, Made};

#[derive(Template)]
#[template(path = "passkeys/pages/new.html")]
pub(crate) struct NewPage {
    f: Frame,
    /// The word key of why there is none yet.
    why: Option<&'static str>,
}

impl Page for NewPage {
    const NAME: &'static str = "passkey-new";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let with = |why| Self { f: f.clone(), why: Some(why) };
        vec![
            Sample::new("ready", Self { f: f.clone(), why: None }),
            Sample::problem("no-scripts", with("passkey-refused-script")),
            Sample::problem("too-late", with("passkey-refused-late")),
            Sample::problem("unreadable", with("passkey-make-unreadable")),
            Sample::problem("already-there", with("passkey-make-held")),
            Sample::problem("enough", with("passkey-make-enough")),
        ]
    }
}

/// `GET /security/passkeys/new`
pub(crate) async fn new(cx: Cx, _: RecentlyProved) -> Answer {
    cx.show(NewPage { f: cx.frame(), why: None })
}

/// `POST /security/passkeys/options`: what the page's script asks the browser to make.
pub(crate) async fn options(
    cx: Cx,
    who: RecentlyProved,
    Extension(engine): Extension<Arc<Engine>>,
) -> Answer {
    let options = making::options(&cx, &engine, (of(&who), who.session())).await?;
    options.map_or_else(|| cx.missing(), |options| Ok(told(options)))
}

fn told(options: serde_json::Value) -> Response {
    Json(options).into_response()
}

/// `POST /security/passkeys/new`
pub(crate) async fn make(
    cx: Cx,
    who: RecentlyProved,
    Extension(engine): Extension<Arc<Engine>>,
    form: Form<Presented>,
) -> Answer {
    let why = match making::make(&cx, &engine, (of(&who), who.session()), &form.0).await? {
        Made::Passkey(id) => return cx.go(format!("/security/passkeys/{id}?made")),
        Made::NoScript => "passkey-refused-script",
        Made::Late => "passkey-refused-late",
        Made::Unreadable => "passkey-make-unreadable",
        Made::Held => "passkey-make-held",
        Made::Enough => "passkey-make-enough",
    };
    cx.show_problem(NewPage { f: cx.frame(), why: Some(why) })
}
