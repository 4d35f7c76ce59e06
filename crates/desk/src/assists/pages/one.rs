//! One ask, for the one who was drawn: agree, or say why not.

use std::sync::Arc;

use ::store::{Actor, Fault as StoreFault, Tx};
use axum::Extension;
use base::JobId;
use recovery::Door;
use recovery::assist::{self, By, How, NotNow, Said};
use web::Template;
use web::{Answer, Asked, Cx, Fields, Form, Frame, House, Page, Path, Problems, Reads, Sample};

use super::super::rules::{No, State};
use super::super::store::{self, Assist};
use super::person;
use crate::acts::rules::{how_word, not_now};
use crate::alarms::watch;
use crate::session::Staffer;
use crate::session::pages::prove;
use crate::viewed::{What, Why, warrant};

#[derive(Template)]
#[template(path = "assists/pages/one.html")]
pub struct AssistPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    path: String,
    name: String,
    how: How,
    by: String,
    at: String,
    why: Why,
    no: String,
}

impl AssistPage {
    fn of(f: Frame, me: Staffer, one: &Assist, (no, problems): (String, Problems)) -> Self {
        Self {
            path: format!("/desk/assists/{}", one.id),
            name: one.name.0.clone(),
            how: one.how,
            by: person(&f, &one.opener, &one.opener_team),
            at: f.moment(one.asked_at),
            why: one.why,
            no,
            problems,
            me: Some(me),
            f,
        }
    }
}

/// One for samples.
pub fn played(f: &Frame) -> Assist {
    Assist {
        id: JobId::new([5; 16]),
        member: base::MemberId::new([6; 16]),
        asked_at: f.now(),
        state: State::Waits,
        name: "Ann W.".into(),
        how: How::CallBack,
        why: Why::Call,
        opener: "Ana Ruiz".into(),
        opener_team: "East".into(),
        approver: "Bo Fox".into(),
        approver_team: "West".into(),
    }
}

impl Page for AssistPage {
    const NAME: &'static str = "desk-assist";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |how, problems| {
            let me = Staffer::played(f, crate::staff::Role::Supervisor);
            let one = Assist { how, ..played(f) };
            Self::of(f.clone(), me, &one, (String::new(), problems))
        };
        let wrong = |field, key| with(How::CallBack, Problems::at_field(field, key));
        vec![
            Sample::new("call-back", with(How::CallBack, Problems::none())),
            Sample::new("in-person", with(How::InPerson, Problems::none())),
            Sample::problem("missing", wrong("no", "desk-assist-no-missing")),
            Sample::problem("too-many", wrong("approve", "desk-help-too-many")),
        ]
    }
}

/// Which button was pressed, and why not.
pub struct Typed {
    act: String,
    no: String,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(20).collect();
        Self { act: text("act"), no: text("no") }
    }
}

/// `GET /desk/assists/{id}`
pub async fn show(cx: Cx, who: Staffer, place: Path<JobId>, typed: Asked<Typed>) -> Answer {
    let (me, id) = (who.id, place.0);
    let one = cx.read(move |tx| store::waiting_one(tx, me, id)).await?;
    let Some(one) = one else { return cx.missing() };
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &format!("/desk/assists/{id}"));
    }
    cx.show(AssistPage::of(cx.frame(), who, &one, (typed.0.no, Problems::none())))
}

/// What came of a decision.
enum Came {
    Done(&'static str),
    Wrong(&'static str, &'static str),
    Missing,
}

/// `POST /desk/assists/{id}`
pub async fn decide(
    cx: Cx,
    who: Staffer,
    (place, Extension(door)): (Path<JobId>, Extension<Arc<Door>>),
    form: Form<Typed>,
) -> Answer {
    let (id, Typed { act, no }) = (place.0, form.0);
    let choice = match (act.as_str(), No::read(&no)) {
        ("approve", _) => Some(None),
        ("decline", Some(no)) => Some(Some(no)),
        ("decline", None) => None,
        _ => return cx.missing(),
    };
    if !who.is_fresh(cx.now()) {
        let query = choice.flatten().map(|no| format!("?no={}", no.word())).unwrap_or_default();
        return prove::first(&cx, &format!("/desk/assists/{id}{query}"));
    }
    let came = match choice {
        None => Came::Wrong("no", "desk-assist-no-missing"),
        Some(choice) => {
            let (me, house) = (who.clone(), cx.house().clone());
            cx.write(move |tx| settle(tx, (&door, &house), &me, (id, choice))).await?
        }
    };
    match came {
        Came::Done(word) => cx.go(format!("/desk/assists?done={word}")),
        Came::Missing => cx.missing(),
        Came::Wrong(field, key) => {
            let me = who.id;
            let one = cx.read(move |tx| store::waiting_one(tx, me, id)).await?;
            let Some(one) = one else { return cx.missing() };
            let given = (no, Problems::at_field(field, key));
            cx.show_problem(AssistPage::of(cx.frame(), who, &one, given))
        }
    }
}

/// One transaction: the decision, the code on its way, and what the member reads of it.
fn settle(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    who: &Staffer,
    (id, no): (JobId, Option<No>),
) -> Result<Came, StoreFault> {
    let Some(one) = store::waiting_one(tx, who.id, id)? else { return Ok(Came::Missing) };
    let Some(agent) = store::agent(tx, who.id)? else { return Ok(Came::Missing) };
    let by = By { agent: &agent, actor: Actor::Staff(who.id) };
    let of = (one.member, id.bytes());
    let said = match no {
        None => assist::approve(tx, (door, house), of, by)?,
        Some(no) => assist::decline(tx, of, by, no.word())?,
    };
    match said {
        Said::Yes(()) => {}
        Said::NotNow(NotNow::NotYou) | Said::NoAccount | Said::Unknown => return Ok(Came::Missing),
        Said::NotNow(why) => return Ok(Came::Wrong("approve", not_now(why))),
    }
    let (state, what) = match no {
        None => (State::Agreed, What::HelpAgreed),
        Some(no) => (State::Declined(no), What::HelpDeclined),
    };
    if no == Some(No::Pressed) {
        watch::pressed(tx, who, (one.member, one.id))?;
    }
    if !store::came(tx, who.id, &one, state)? {
        return Err(StoreFault::Defect("two decisions about one ask".to_owned()));
    }
    warrant::done(tx, who, one.member, (what, one.why))?;
    Ok(Came::Done(if no.is_some() { "declined" } else { how_word(one.how) }))
}
