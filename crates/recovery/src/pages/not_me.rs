//! "This was not me": by a code from a notice, without an account; or by whoever is signed in.

use std::sync::Arc;

use ::store::{Actor, Fault};
use axum::Extension;
use base::Secret;
use identity::codes::{Code, INVITATION};
use identity::sessions::store as session;
use web::{Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template, Viewer};

use crate::Door;
use crate::cases::{self, Hand};
use crate::flow::acts::Grade;
use crate::flow::{Move, Outcome, Refusal};
use crate::requests::Of;
use crate::vetoes;

#[derive(Template)]
#[template(path = "pages/not_me.html")]
pub(crate) struct NotMePage {
    pub f: Frame,
    pub problems: Problems,
    /// What has just come of it.
    pub done: Option<&'static str>,
}

impl Page for NotMePage {
    const NAME: &'static str = "get-in-not-me";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |done| Self { f: f.clone(), problems: Problems::none(), done };
        let wrong = |key| Self { problems: Problems::at_field("code", key), ..with(None) };
        vec![
            Sample::new("asking", with(None)),
            Sample::new("stopped", with(Some("get-in-not-me-stopped"))),
            Sample::new("frozen", with(Some("get-in-not-me-frozen"))),
            Sample::new("already", with(Some("get-in-not-me-already"))),
            Sample::new("strong", with(Some("get-in-not-me-strong"))),
            Sample::problem("shape", wrong("get-in-long-shape")),
            Sample::problem("unknown", wrong("get-in-long-unknown")),
        ]
    }
}

/// `GET /get-in/not-me`
pub(crate) async fn show(cx: Cx) -> Answer {
    cx.show(NotMePage { f: cx.frame(), problems: Problems::none(), done: None })
}

pub(crate) struct StopForm {
    code: Secret,
}

impl Reads for StopForm {
    fn read(fields: &Fields) -> Self {
        Self { code: Secret::new(fields.text("code").to_owned()) }
    }
}

/// `POST /get-in/not-me`: a veto. It cancels, and grants nothing.
pub(crate) async fn stop(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    form: Form<StopForm>,
) -> Answer {
    let page =
        |key| NotMePage { f: cx.frame(), problems: Problems::at_field("code", key), done: None };
    let Some(code) = Code::typed(form.0.code.expose(), INVITATION) else {
        return cx.show_problem(page("get-in-long-shape"));
    };
    let (house, browser) = (cx.house().clone(), cx.browser().clone());
    let stopped = cx
        .write(move |tx| {
            let keys = &door.means.keys;
            let Some((of, case)) = vetoes::meant(tx, keys, &code)? else { return Ok(None) };
            let actor = Actor::Stranger;
            let hand = Hand { door: &door, house: &house, actor, browser: &browser };
            cases::make(tx, hand, of, (Move::Veto { case }, None)).map(Some)
        })
        .await?;
    let done = match stopped {
        None => return cx.show_problem(page("get-in-long-unknown")),
        Some(Outcome::Done) => "get-in-not-me-stopped",
        Some(Outcome::Frozen) => "get-in-not-me-frozen",
        Some(Outcome::Refused(Refusal::NotFromAfar)) => "get-in-not-me-strong",
        Some(_) => "get-in-not-me-already",
    };
    cx.show(NotMePage { f: cx.frame(), problems: Problems::none(), done: Some(done) })
}

#[derive(Template)]
#[template(path = "pages/freeze.html")]
pub(crate) struct FreezePage {
    pub f: Frame,
    pub state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Asking,
    /// Sensitive acts wait, and this browser may take it back.
    Frozen,
    /// Taken back.
    Undone,
    /// This browser may not: it was said elsewhere.
    Elsewhere,
    /// A session of an unfinished recovery stops nothing.
    Limited,
}

impl Page for FreezePage {
    const NAME: &'static str = "security-not-me";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state| Self { f: f.as_member("Ann"), state };
        vec![
            Sample::new("asking", with(State::Asking)),
            Sample::new("frozen", with(State::Frozen)),
            Sample::new("undone", with(State::Undone)),
            Sample::new("elsewhere", with(State::Elsewhere)),
            Sample::new("limited", with(State::Limited)),
        ]
    }
}

/// `GET /security/not-me`
pub(crate) async fn ask(cx: Cx, who: Viewer) -> Answer {
    let state = if who.frozen() { frozen(&cx, &who).await? } else { State::Asking };
    cx.show(FreezePage { f: cx.frame(), state })
}

/// Only the browser that said it may take it back, so no other is offered to.
async fn frozen(cx: &Cx, who: &Viewer) -> Result<State, web::Fault> {
    let (of, own) = ((who.account(), who.member()), *who.session().bytes());
    let by = cx.read(move |tx| Ok(cases::load(tx, of)?.0.frozen.and_then(|told| told.by))).await?;
    Ok(if by == Some(own) { State::Frozen } else { State::Elsewhere })
}

/// `POST /security/not-me`: sensitive acts stop, other sessions end, people look at it.
pub(crate) async fn freeze(cx: Cx, who: Viewer, Extension(door): Extension<Arc<Door>>) -> Answer {
    let grade = match who.grade() {
        web::Grade::Full => Grade::Full,
        web::Grade::Limited { .. } => Grade::Limited,
    };
    let id = who.session();
    let act = Move::Freeze { session: *id.bytes(), grade };
    let of = (who.account(), who.member());
    let outcome = make(&cx, &door, (of, act)).await?;
    if matches!(outcome, Outcome::Refused(_)) {
        return cx.show(FreezePage { f: cx.frame(), state: State::Limited });
    }
    let actor = Actor::Account(of.0);
    cx.write(move |tx| session::end_all_but(tx, of, id, actor).map(|_| ())).await?;
    let state = frozen(&cx, &who).await?;
    cx.show(FreezePage { f: cx.frame(), state })
}

/// `POST /security/not-me/undo`
pub(crate) async fn undo(cx: Cx, who: Viewer, Extension(door): Extension<Arc<Door>>) -> Answer {
    let session = *who.session().bytes();
    let act = Move::Unfreeze { session, evidence: Vec::new() };
    let outcome = make(&cx, &door, ((who.account(), who.member()), act)).await?;
    let refused = matches!(outcome, Outcome::Refused(_));
    let state = if refused { State::Elsewhere } else { State::Undone };
    cx.show(FreezePage { f: cx.frame(), state })
}

async fn make(cx: &Cx, door: &Arc<Door>, (of, act): (Of, Move)) -> Result<Outcome, web::Fault> {
    let (door, house, browser) = (Arc::clone(door), cx.house().clone(), cx.browser().clone());
    cx.write(move |tx| -> Result<Outcome, Fault> {
        let actor = Actor::Account(of.0);
        let hand = Hand { door: &door, house: &house, actor, browser: &browser };
        cases::make(tx, hand, of, (act.clone(), None))
    })
    .await
}
