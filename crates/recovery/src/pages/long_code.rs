//! `/get-in/long-code`: a code from a letter, or one that two people of a desk have given.

use std::sync::Arc;

use ::store::{Fault, Tx};
use axum::Extension;
use base::{Entropy, Lang, Private, Secret};
use identity::codes::{Code, INVITATION};
use web::{Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template};

use super::{visit, visit_cookie};
use crate::Door;
use crate::assist;
use crate::caregivers;
use crate::requests::{self, Kind, Proved};

#[derive(Template)]
#[template(path = "pages/long_code.html")]
pub(crate) struct LongCodePage {
    pub f: Frame,
    pub problems: Problems,
}

impl Page for LongCodePage {
    const NAME: &'static str = "get-in-long-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |problems| Self { f: f.clone(), problems };
        let wrong = |key| with(Problems::at_field("code", key));
        vec![
            Sample::new("empty", with(Problems::none())),
            Sample::problem("shape", wrong("get-in-long-shape")),
            Sample::problem("unknown", wrong("get-in-long-unknown")),
            Sample::problem("expired", wrong("get-in-long-expired")),
            Sample::problem("used", wrong("get-in-code-used")),
            Sample::problem("first", wrong("get-in-long-first")),
        ]
    }
}

/// `GET /get-in/long-code`
pub(crate) async fn show(cx: Cx) -> Answer {
    cx.show(LongCodePage { f: cx.frame(), problems: Problems::none() })
}

pub(crate) struct LongForm {
    code: Secret,
}

impl Reads for LongForm {
    fn read(fields: &Fields) -> Self {
        Self { code: Secret::new(fields.text("code").to_owned()) }
    }
}

/// `POST /get-in/long-code`
pub(crate) async fn enter(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    form: Form<LongForm>,
) -> Answer {
    let wrong = |key| {
        cx.show_problem(LongCodePage { f: cx.frame(), problems: Problems::at_field("code", key) })
    };
    let Some(code) = Code::typed(form.0.code.expose(), INVITATION) else {
        return wrong("get-in-long-shape");
    };
    let (own, lang, held) = (visit(&cx, &door), cx.lang(), Arc::clone(&door));
    match cx.write(move |tx| take(tx, &held, (own, lang), &code)).await? {
        Ok(id) => cx.with_cookie(cx.go("/get-in/proved"), &visit_cookie(&cx, &door, &id)),
        Err(key) => wrong(key),
    }
}

pub(super) type Taken = Result<Entropy, &'static str>;

pub(super) fn take(
    tx: &Tx,
    door: &Door,
    (own, lang): (Option<Entropy>, Lang),
    code: &Code,
) -> Result<Taken, Fault> {
    let mark = requests::mark(&door.means.keys, None, code);
    let by_hand = |sent: &&requests::Sent| sent.kind != Kind::Link;
    let found = requests::sent(tx, &mark)?;
    let Some(sent) = found.iter().find(by_hand) else { return Ok(Err("get-in-long-unknown")) };
    if sent.is_over(tx.now()) {
        return Ok(Err("get-in-long-expired"));
    }
    let known = own.map(|id| requests::request(tx, &id)).transpose()?.flatten();
    if sent.kind == Kind::Caregiver {
        if !caregivers::stands(tx, sent)? {
            return Ok(Err("get-in-long-expired"));
        }
        // Alone it is worth nothing, and used up on this visit it could not join another proof.
        if known.as_ref().is_none_or(|request| request.evidence(sent.of).is_empty()) {
            return Ok(Err("get-in-long-first"));
        }
    }
    let mut request = match known {
        Some(request) => request,
        None => requests::begin(tx, &Private::default(), lang)?,
    };
    if !requests::use_up(tx, &mark, &request.id)? {
        return Ok(Err("get-in-code-used"));
    }
    let assisted = assist::of_request(sent.kind, sent.request);
    let (account, member) = sent.of;
    let proved = Proved { account, member, evidence: sent.evidence(), assisted };
    if !request.body.proved.contains(&proved) {
        request.body.proved.push(proved);
    }
    requests::save(tx, &request)?;
    Ok(Ok(request.id))
}
