//! Helping somebody back in: what to say, how they are met, and who has to approve it.

use std::sync::Arc;

use ::store::{Actor, Fault as StoreFault, Tx};
use axum::Extension;
use base::{JobId, Private};
use recovery::Door;
use recovery::assist::{self, Agent, By, How, Said};
use web::{Answer, Asked, Cx, Fields, Form, Frame, Page, Path, Problems, Reads, Sample, Template};

use super::super::rules::{Act, how_word, not_now, read_how};
use super::super::store::look;
use super::no_look;
use crate::assists::store::{self as assists, New};
use crate::session::Staffer;
use crate::session::pages::prove;
use crate::staff::store::on_duty;
use crate::viewed::{What, warrant};

#[derive(Template)]
#[template(path = "acts/pages/help.html")]
pub struct HelpPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    path: String,
    name: String,
    /// The number on file, most of it hidden, where it may be called back.
    number: Option<String>,
    how: String,
}

impl Page for HelpPage {
    const NAME: &'static str = "desk-help";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |number: Option<&str>, problems| Self {
            f: f.clone(),
            me: Some(Staffer::played(f, crate::staff::Role::Agent)),
            problems,
            path: Act::Help.path(JobId::new([4; 16])),
            name: "Ann W.".to_owned(),
            number: number.map(str::to_owned),
            how: String::new(),
        };
        let refused =
            |state, key| Sample::problem(state, with(Some("… 43"), Problems::at_field("how", key)));
        vec![
            Sample::new("ready", with(Some("… 43"), Problems::none())),
            Sample::new("in-person-only", with(None, Problems::none())),
            refused("missing", "desk-help-missing"),
            refused("too-many", "desk-help-too-many"),
            refused("busy", "desk-help-only-in-person"),
            refused("nobody", "desk-help-nobody"),
            refused("new-number", "desk-help-number-new"),
            refused("before", "desk-help-before"),
            refused("no-texts", "desk-help-no-texts"),
        ]
    }
}

/// How the member is met, as the form says it.
pub struct Typed {
    how: String,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        Self { how: fields.text("how").chars().take(20).collect() }
    }
}

/// On which look, and what a way back needs.
type Place = (Path<JobId>, Extension<Arc<Door>>);

/// `GET /desk/looks/{id}/help`
pub async fn form(
    cx: Cx,
    who: Staffer,
    (place, Extension(door)): Place,
    typed: Asked<Typed>,
) -> Answer {
    let path = Act::Help.path(place.0);
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &path);
    }
    show(&cx, (&who, &door), (place.0, typed.0), Problems::none()).await
}

async fn show(
    cx: &Cx,
    (who, door): (&Staffer, &Door),
    (id, typed): (JobId, Typed),
    problems: Problems,
) -> Answer {
    let me = who.clone();
    let found = cx
        .read(move |tx| {
            let Some(look) = look(tx, &me, id)? else { return Ok(None) };
            Ok(Some((look.name, assist::number_to_call(tx, look.member)?)))
        })
        .await?;
    let Some((Private(name), number)) = found else { return no_look(cx, who, id).await };
    let number = number.filter(|_| door.texts);
    let wrong = !problems.is_empty();
    let (f, me, how) = (cx.frame(), Some(who.clone()), typed.how);
    let page = HelpPage { f, me, problems, path: Act::Help.path(id), name, number, how };
    if wrong { cx.show_problem(page) } else { cx.show(page) }
}

/// What came of asking.
enum Came {
    Asked,
    Not(&'static str),
    Missing,
}

/// `POST /desk/looks/{id}/help`
pub async fn ask(
    cx: Cx,
    who: Staffer,
    (place, Extension(door)): Place,
    form: Form<Typed>,
) -> Answer {
    let (id, typed) = (place.0, form.0);
    let Some(how) = read_how(&typed.how) else {
        let problems = Problems::at_field("how", "desk-help-missing");
        return show(&cx, (&who, &door), (id, typed), problems).await;
    };
    if how == How::CallBack && !door.texts {
        let problems = Problems::at_field("how", "desk-help-no-texts");
        return show(&cx, (&who, &door), (id, typed), problems).await;
    }
    if !who.is_fresh(cx.now()) {
        let chosen = format!("{}?how={}", Act::Help.path(id), how_word(how));
        return prove::first(&cx, &chosen);
    }
    let me = who.clone();
    match cx.write(move |tx| open(tx, &me, (id, how))).await? {
        Came::Asked => cx.go("/desk/assists?done=asked"),
        Came::Not(key) => {
            show(&cx, (&who, &door), (id, typed), Problems::at_field("how", key)).await
        }
        Came::Missing => no_look(&cx, &who, id).await,
    }
}

/// Draws who approves it among those who are at the desk now.
fn open(tx: &Tx, who: &Staffer, (id, how): (JobId, How)) -> Result<Came, StoreFault> {
    let Some(look) = look(tx, who, id)? else { return Ok(Came::Missing) };
    let Some(opener) = assists::agent(tx, who.id)? else { return Ok(Came::Missing) };
    let duty = on_duty(tx)?;
    let agents: Vec<Agent> = duty.iter().map(assists::as_agent).collect();
    let by = By { agent: &opener, actor: Actor::Staff(who.id) };
    let (ask, approver) = match assist::open(tx, look.member, (how, by), &agents)? {
        Said::Yes(went) => went,
        Said::NotNow(why) => return Ok(Came::Not(not_now(why))),
        Said::NoAccount | Said::Unknown => return Ok(Came::Missing),
    };
    let Some(drawn) = duty.iter().find(|one| assists::as_agent(one) == approver) else {
        return Err(StoreFault::Defect("an approver who is not on duty".to_owned()));
    };
    assists::add(tx, &New { id: ask, how, opener: (who.id, &opener), approver: drawn }, &look)?;
    warrant::done(tx, who, look.member, (What::HelpAsked, look.why))?;
    Ok(Came::Asked)
}
