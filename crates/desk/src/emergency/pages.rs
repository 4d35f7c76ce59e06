//! Emergencies: what waits for me to decide, what I asked for, and the way to ask.

pub mod ask;
pub mod one;
pub mod review;
mod samples;

use std::time::Duration;

use ::store::{Fault, Tx};
use base::{Private, StaffId, Timestamp};
use web::{Answer, Asked, Cx, Fields, Frame, Reads, Rooms, Template, get};

use super::flow::{LAPSE, State};
use super::store::{self, Emergency};
use crate::session::Staffer;
use crate::staff::store as staff;
use crate::staff::{Action, Role};

/// What is over is listed for so long.
const LISTED: Duration = Duration::from_hours(24 * 30);

pub const PATH: &str = "/desk/emergency";

/// Whoever is at the desk may ask; some decide about what others asked for.
pub fn doors(rooms: Rooms) -> Rooms {
    let (asks, oversees) = (Action::Emergency.word(), Action::Oversee.word());
    rooms
        .staff("/desk/emergency", asks, get(list))
        .staff("/desk/emergency/ask", asks, get(ask::form).post(ask::ask))
        .staff("/desk/emergency/{id}", asks, get(one::show).post(one::act))
        .staff("/desk/emergency/{id}/review", oversees, get(review::show).post(review::act))
}

#[derive(Template)]
#[template(path = "emergency/pages/list.html")]
pub struct EmergenciesPage {
    f: Frame,
    me: Option<Staffer>,
    /// To be approved or looked into by me or somebody else.
    waiting: Vec<Line>,
    reviewed: Vec<Line>,
    mine: Vec<Line>,
}

/// One in words.
#[derive(Debug)]
struct Line {
    path: String,
    name: String,
    reason: String,
    at: String,
    by: String,
    state: String,
}

/// Somebody of the staff, as these pages name them.
#[derive(Debug, Clone)]
pub struct Named {
    name: Private<String>,
    team: Private<String>,
    role: Role,
}

impl Named {
    /// Also of somebody who works here no more.
    fn of(tx: &Tx, id: StaffId) -> Result<Self, Fault> {
        let one = staff::one(tx, id)?.ok_or(Fault::corrupt("an emergency of nobody's"))?;
        Ok(Self { name: one.name, team: one.team, role: one.role })
    }

    fn says(&self, f: &Frame) -> String {
        let role = f.t(format!("desk-role-{}", self.role.word()));
        let say = f.say("desk-emergency-person").put("name", &self.name).put("role", role);
        say.put("team", &self.team).to_string()
    }
}

/// Where one leads whoever asked.
fn own_path(one: &Emergency) -> String {
    format!("{PATH}/{}", one.id)
}

/// And somebody else.
fn review_path(one: &Emergency) -> String {
    format!("{PATH}/{}/review", one.id)
}

/// How it stands, in words.
fn state(f: &Frame, one: &Emergency) -> String {
    if let Some(review) = one.stage.review() {
        return f.t(format!("desk-emergency-found-{}", review.finding.word())).into_owned();
    }
    if let Some(due) = one.stage.due() {
        return f.say("desk-emergency-state-due").put("at", f.moment(due)).to_string();
    }
    match one.state(f.now()) {
        State::Open(until) => {
            f.say("desk-emergency-state-open").put("time", f.time(until)).to_string()
        }
        other => f.t(format!("desk-emergency-state-{}", other.word())).into_owned(),
    }
}

impl Line {
    fn of(f: &Frame, (one, by): (&Emergency, &Named), path: String) -> Self {
        Self {
            path,
            name: one.why.name.0.clone(),
            reason: f.t(format!("desk-emergency-reason-{}", one.why.reason.word())).into_owned(),
            at: f.moment(one.asked_at),
            by: by.says(f),
            state: state(f, one),
        }
    }
}

/// What has just been done.
pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("done") {
            "approved" => Some("desk-emergency-done-approved"),
            "declined" => Some("desk-emergency-done-declined"),
            "found" => Some("desk-emergency-done-found"),
            "ended" => Some("desk-emergency-done-ended"),
            _ => None,
        })
    }
}

type Listed = Vec<(Emergency, Named)>;

/// `GET /desk/emergency`
pub async fn list(cx: Cx, who: Staffer, done: Asked<Done>) -> Answer {
    let (me, oversees) = (who.id, who.role.may(Action::Oversee));
    let (waiting, reviewed, mine) = cx.read(move |tx| lists(tx, me, oversees)).await?;
    let f = match done.0.0 {
        Some(key) => cx.frame().with_success(cx.frame().t(key).into_owned()),
        None => cx.frame(),
    };
    let lines = |listed: &Listed, path: fn(&Emergency) -> String| {
        listed.iter().map(|(one, by)| Line::of(&f, (one, by), path(one))).collect()
    };
    let (waiting, reviewed) = (lines(&waiting, review_path), lines(&reviewed, review_path));
    let mine = lines(&mine, own_path);
    cx.show(EmergenciesPage { f, me: Some(who), waiting, reviewed, mine })
}

fn lists(tx: &Tx, me: StaffId, oversees: bool) -> Result<(Listed, Listed, Listed), Fault> {
    let since = tx.now() - LISTED;
    let mine = named(tx, store::own_since(tx, me, since)?)?;
    if !oversees {
        return Ok((Vec::new(), Vec::new(), mine));
    }
    let mut waiting = store::others_to_do(tx, me, ("asked", tx.now() - LAPSE))?;
    waiting.extend(store::others_to_do(tx, me, ("unreviewed", Timestamp::from_micros(0)))?);
    let reviewed = named(tx, store::others_in(tx, me, ("reviewed", since))?)?;
    Ok((named(tx, waiting)?, reviewed, mine))
}

fn named(tx: &Tx, all: Vec<Emergency>) -> Result<Listed, Fault> {
    all.into_iter().map(|one| Named::of(tx, one.staff).map(|by| (one, by))).collect()
}
