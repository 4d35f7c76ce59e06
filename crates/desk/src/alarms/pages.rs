//! Alarms, the page of one, and what was found.

pub mod one;
mod samples;

use ::store::{Fault, Tx};
use base::{JobId, StaffId};
use web::{Answer, Asked, Cx, Fields, Frame, Reads, Template};

use super::rules::State;
use super::store::{self, Alarm};
use crate::session::Staffer;
use crate::staff::Role;
use crate::staff::store as staff;

#[derive(Template)]
#[template(path = "alarms/pages/list.html")]
pub struct AlarmsPage {
    f: Frame,
    me: Option<Staffer>,
    waiting: Vec<Line>,
    closed: Vec<Line>,
}

/// One alarm in words.
#[derive(Debug)]
struct Line {
    path: String,
    cause: String,
    at: String,
    about: String,
    state: String,
}

/// Somebody of the staff, as an alarm names them.
#[derive(Debug, Clone)]
pub struct Person {
    name: String,
    role: Role,
}

/// An alarm and whoever stands in it.
#[derive(Debug, Clone)]
pub struct Told {
    pub alarm: Alarm,
    about: Vec<Person>,
    by: Option<Person>,
}

impl Told {
    fn of(tx: &Tx, alarm: Alarm) -> Result<Self, Fault> {
        let people: Result<Vec<_>, _> = alarm.about.iter().map(|id| person(tx, *id)).collect();
        let about = people?.into_iter().flatten().collect();
        let by = alarm.by.map(|id| person(tx, id)).transpose()?.flatten();
        Ok(Self { alarm, about, by })
    }

    /// Whom it is about, in a line.
    fn about(&self, f: &Frame) -> String {
        if self.about.is_empty() {
            return f.t("desk-alarm-about-desk").into_owned();
        }
        let people: Vec<String> = self.about.iter().map(|one| named(f, one)).collect();
        people.join(" · ")
    }

    fn state(&self, f: &Frame) -> String {
        let by = self.by.as_ref().map(|by| named(f, by)).unwrap_or_default();
        let moved = |key| f.say(key).put("by", &by).put("at", f.moment(self.alarm.moved_at));
        match (self.alarm.state, self.alarm.finding) {
            (State::Open, _) => f.t("desk-alarm-open").into_owned(),
            (State::Taken, _) => moved("desk-alarm-taken").to_string(),
            (State::Closed, finding) => {
                let word = finding.map(|it| f.t(format!("desk-alarm-found-{}", it.word())));
                moved("desk-alarm-closed").put("found", word.unwrap_or_default()).to_string()
            }
        }
    }
}

fn person(tx: &Tx, id: StaffId) -> Result<Option<Person>, Fault> {
    let found = staff::one(tx, id)?;
    Ok(found.map(|one| Person { name: one.name.0, role: one.role }))
}

fn named(f: &Frame, one: &Person) -> String {
    let role = f.t(format!("desk-role-{}", one.role.word()));
    f.say("desk-alarm-person").put("name", &one.name).put("role", role).to_string()
}

impl Line {
    fn of(f: &Frame, told: &Told) -> Self {
        let alarm = &told.alarm;
        Self {
            path: format!("/desk/alarms/{}", alarm.id),
            cause: f.t(format!("desk-alarm-{}", alarm.cause.word())).into_owned(),
            at: f.moment(alarm.raised_at),
            about: told.about(f),
            state: told.state(f),
        }
    }
}

/// What has just been done.
pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self((fields.text("done") == "closed").then_some("desk-alarms-done"))
    }
}

/// How long closed ones are listed. (house)
const CLOSED_LISTED: std::time::Duration = std::time::Duration::from_hours(24 * 30);

/// `GET /desk/alarms`
pub async fn list(cx: Cx, who: Staffer, done: Asked<Done>) -> Answer {
    let read = |tx: &Tx| {
        let recently = tx.now() - CLOSED_LISTED;
        let ever = base::Timestamp::from_micros(0);
        let mut waiting = store::all(tx, State::Open, ever)?;
        waiting.extend(store::all(tx, State::Taken, ever)?);
        let closed = store::all(tx, State::Closed, recently)?;
        let told = |all: Vec<Alarm>| -> Result<Vec<Told>, Fault> {
            all.into_iter().map(|alarm| Told::of(tx, alarm)).collect()
        };
        Ok((told(waiting)?, told(closed)?))
    };
    let (waiting, closed) = cx.read(read).await?;
    let f = match done.0.0 {
        Some(key) => cx.frame().with_success(cx.frame().t(key).into_owned()),
        None => cx.frame(),
    };
    let lines = |all: &[Told]| all.iter().map(|told| Line::of(&f, told)).collect();
    let (waiting, closed) = (lines(&waiting), lines(&closed));
    cx.show(AlarmsPage { f, me: Some(who), waiting, closed })
}

/// One, with whoever stands in it.
fn told(tx: &Tx, id: JobId) -> Result<Option<Told>, Fault> {
    store::one(tx, id)?.map(|alarm| Told::of(tx, alarm)).transpose()
}
