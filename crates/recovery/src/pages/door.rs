//! `/get-in`: one field, one next page for everyone.

use std::sync::Arc;

use ::store::{Fault, Tx};
use axum::Extension;
use base::Private;
use web::{Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template};

use super::{visit, visit_cookie};
use crate::Door;
use crate::jobs::{self, ASK, Asked};
use crate::requests::{self, Request};

/// The longest name anybody has.
const LONGEST: usize = 254;
/// Between asking for one message and for the next (DESIGN 2).
const AGAIN_AFTER: std::time::Duration = std::time::Duration::from_secs(30);

#[derive(Template)]
#[template(path = "pages/door.html")]
pub(crate) struct DoorPage {
    pub f: Frame,
    pub problems: Problems,
    pub name: Private<String>,
}

impl DoorPage {
    pub fn empty(f: Frame) -> Self {
        Self { f, problems: Problems::none(), name: Private::default() }
    }
}

impl Page for DoorPage {
    const NAME: &'static str = "get-in";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let missing = Problems::at_field("name", "get-in-name-missing");
        vec![
            Sample::new("empty", Self::empty(f.clone())),
            Sample::problem("missing", Self { problems: missing, ..Self::empty(f.clone()) }),
        ]
    }
}

pub(crate) struct NameForm {
    pub name: Private<String>,
}

impl Reads for NameForm {
    fn read(fields: &Fields) -> Self {
        let name: String = fields.text("name").trim().chars().take(LONGEST).collect();
        Self { name: name.into() }
    }
}

/// `GET /get-in`
pub(crate) async fn show(cx: Cx) -> Answer {
    cx.show(DoorPage::empty(cx.frame()))
}

/// `POST /get-in`
pub(crate) async fn ask(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    form: Form<NameForm>,
) -> Answer {
    let name = form.0.name;
    if name.is_empty() {
        let problems = Problems::at_field("name", "get-in-name-missing");
        return cx.show_problem(DoorPage { problems, ..DoorPage::empty(cx.frame()) });
    }
    let lang = cx.lang();
    let id = cx
        .write(move |tx| {
            let request = requests::begin(tx, &name, lang)?;
            send(tx, &request)?;
            Ok(request.id)
        })
        .await?;
    cx.with_cookie(cx.go("/get-in/reset"), &visit_cookie(&cx, &door, &id))
}

fn send(tx: &Tx, request: &Request) -> Result<(), Fault> {
    let (typed, lang) = (request.body.typed.clone(), request.body.lang);
    jobs::queue(tx, ASK, &Asked { request: request.id, typed, lang })
}

pub(crate) struct LinkForm {
    link: String,
}

impl Reads for LinkForm {
    fn read(fields: &Fields) -> Self {
        Self { link: fields.text("link").chars().take(40).collect() }
    }
}

/// A new visit for the name that an old link was sent for.
async fn from_link(cx: &Cx, door: &Arc<Door>, link: String) -> Answer {
    let (keys, lang) = (door.means.keys.clone(), cx.lang());
    let begun = cx
        .write(move |tx| {
            let Some((_, sent)) = super::reset::linked(tx, &keys, &link)? else { return Ok(None) };
            let Some(typed) = requests::typed(tx, &sent.request)? else { return Ok(None) };
            let request = requests::begin(tx, &typed, lang)?;
            send(tx, &request)?;
            Ok(Some(request.id))
        })
        .await?;
    match begun {
        None => cx.go("/get-in"),
        Some(id) => cx.with_cookie(cx.go("/get-in/reset?again=sent"), &visit_cookie(cx, door, &id)),
    }
}

/// `POST /get-in/again`: another message for the same name; too soon changes nothing.
/// A browser that only has an old link is told so and has its message with one press as well.
pub(crate) async fn again(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    form: Form<LinkForm>,
) -> Answer {
    let Some(id) = visit(&cx, &door) else { return from_link(&cx, &door, form.0.link).await };
    let found = cx
        .write(move |tx| {
            let Some(mut request) = requests::request(tx, &id)? else { return Ok(None) };
            let soon = request.body.asked_at.is_some_and(|at| tx.now() < at + AGAIN_AFTER);
            if !soon {
                request.body.asked_at = Some(tx.now());
                if requests::save(tx, &request)? {
                    send(tx, &request)?;
                }
            }
            Ok(Some(soon))
        })
        .await?;
    match found {
        None => cx.go("/get-in"),
        Some(true) => cx.go("/get-in/reset?again=soon"),
        Some(false) => cx.go("/get-in/reset?again=sent"),
    }
}
