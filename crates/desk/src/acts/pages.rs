//! Ending sessions and freezing: a page that says what follows, and a button.

pub mod help;
pub mod opened;

use std::sync::Arc;

use ::store::{Actor, Fault as StoreFault, Tx};
use axum::Extension;
use base::JobId;
use recovery::Door;
use recovery::protect::{self, Came};
use web::{Answer, Cx, Frame, House, Page, Path, Sample, Template};

use super::rules::{Act, OVER};
use super::store::{is_over, look};
use crate::session::Staffer;
use crate::session::pages::prove;
use crate::viewed::{What, warrant};

#[derive(Template)]
#[template(path = "acts/pages/protect.html")]
pub struct ProtectPage {
    f: Frame,
    me: Option<Staffer>,
    act: Act,
    path: String,
    name: String,
}

impl ProtectPage {
    /// What follows, one sentence each.
    const fn follows(&self) -> &'static [&'static str] {
        match self.act {
            Act::Freeze => &[
                "desk-freeze-changes",
                "desk-freeze-sessions",
                "desk-freeze-works",
                "desk-freeze-told",
                "desk-freeze-undo",
            ],
            _ => &["desk-sessions-everywhere", "desk-sessions-again", "desk-sessions-told"],
        }
    }

    const fn submit(&self) -> &'static str {
        match self.act {
            Act::Freeze => "desk-act-freeze-submit",
            _ => "desk-act-sessions-submit",
        }
    }
}

impl Page for ProtectPage {
    const NAME: &'static str = "desk-protect";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |act: Act| Self {
            f: f.clone(),
            me: Some(Staffer::played(f, crate::staff::Role::Fraud)),
            act,
            path: act.path(JobId::new([4; 16])),
            name: "Ann W.".to_owned(),
        };
        vec![
            Sample::new("sessions", with(Act::EndSessions)),
            Sample::new("freeze", with(Act::Freeze)),
        ]
    }
}

/// For whoever has no look of this name now: one's own that is over leads to the look-up page,
/// which says so; anything else is missing.
pub async fn no_look(cx: &Cx, who: &Staffer, id: JobId) -> Answer {
    let me = who.clone();
    if cx.read(move |tx| is_over(tx, &me, id)).await? {
        return cx.go(format!("/desk/look-up?done={OVER}"));
    }
    cx.missing()
}

/// `GET /desk/looks/{id}/sessions`
pub async fn sessions(cx: Cx, who: Staffer, place: Path<JobId>) -> Answer {
    ask(cx, who, (place.0, Act::EndSessions)).await
}

/// `GET /desk/looks/{id}/freeze`
pub async fn freeze(cx: Cx, who: Staffer, place: Path<JobId>) -> Answer {
    ask(cx, who, (place.0, Act::Freeze)).await
}

async fn ask(cx: Cx, who: Staffer, (id, act): (JobId, Act)) -> Answer {
    let (me, path) = (who.clone(), act.path(id));
    let found = cx.read(move |tx| look(tx, &me, id)).await?;
    let Some(look) = found else { return no_look(&cx, &who, id).await };
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &path);
    }
    let (f, me, name) = (cx.frame(), Some(who), look.name.0);
    cx.show(ProtectPage { f, me, act, path, name })
}

/// `POST /desk/looks/{id}/sessions`
pub async fn end_sessions(
    cx: Cx,
    who: Staffer,
    place: Path<JobId>,
    door: Extension<Arc<Door>>,
) -> Answer {
    act(cx, who, (place.0, Act::EndSessions), door.0).await
}

/// `POST /desk/looks/{id}/freeze`
pub async fn freeze_now(
    cx: Cx,
    who: Staffer,
    place: Path<JobId>,
    door: Extension<Arc<Door>>,
) -> Answer {
    act(cx, who, (place.0, Act::Freeze), door.0).await
}

async fn act(cx: Cx, who: Staffer, (id, act): (JobId, Act), door: Arc<Door>) -> Answer {
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &act.path(id));
    }
    let (house, me) = (cx.house().clone(), who.clone());
    let came = cx.write(move |tx| protect(tx, (&door, &house), &me, (id, act))).await?;
    match (came, act) {
        (Some(Came::Done), _) => cx.go(format!("/desk/look-up?done={}", act.word())),
        (Some(Came::Already), _) => cx.go("/desk/look-up?done=frozen"),
        (None, _) => no_look(&cx, &who, id).await,
        (Some(Came::NoAccount), _) => cx.missing(),
    }
}

fn protect(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    who: &Staffer,
    (id, act): (JobId, Act),
) -> Result<Option<Came>, StoreFault> {
    let Some(look) = look(tx, who, id)? else { return Ok(None) };
    let actor = Actor::Staff(who.id);
    let (came, what) = match act {
        Act::Help | Act::Proof => return Ok(None),
        Act::EndSessions => {
            (protect::end_sessions(tx, house, look.member, actor)?, What::SessionsEnded)
        }
        Act::Freeze => (protect::freeze(tx, (door, house), look.member, actor)?, What::Frozen),
    };
    if came == Came::Done {
        warrant::done(tx, who, look.member, (what, look.why))?;
    }
    Ok(Some(came))
}
