//! One alarm: what it means, whom it is about, and what was found.

use base::JobId;
use web::Template;
use web::{Answer, Cx, Fields, Form, Frame, Path, Problems, Reads};

use super::super::rules::{Act, Cause, Finding, No, State, may};
use super::super::store;
use super::{Told, told};
use crate::session::Staffer;

#[derive(Template)]
#[template(path = "alarms/pages/one.html")]
pub struct AlarmPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    path: String,
    cause: Cause,
    at: String,
    about: String,
    state: String,
    seen: i64,
    pub(super) is_yours: bool,
    is_closed: bool,
    may_take: bool,
}

impl AlarmPage {
    pub(super) fn of(f: Frame, me: Staffer, told: &Told, problems: Problems) -> Self {
        let alarm = &told.alarm;
        let stands = (alarm.state, alarm.by);
        let take = may(Act::Take, stands, &alarm.about, me.id);
        Self {
            path: format!("/desk/alarms/{}", alarm.id),
            cause: alarm.cause,
            at: f.moment(alarm.raised_at),
            about: told.about(&f),
            state: told.state(&f),
            seen: alarm.version,
            is_yours: take == Err(No::AboutYou),
            is_closed: alarm.state == State::Closed,
            may_take: take.is_ok(),
            problems,
            me: Some(me),
            f,
        }
    }
}

/// Which button was pressed, what was found, and the version that stood on the page.
pub struct Typed {
    act: String,
    found: String,
    seen: i64,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(20).collect::<String>();
        Self { act: text("act"), found: text("found"), seen: text("seen").parse().unwrap_or(0) }
    }
}

/// `GET /desk/alarms/{id}`
pub async fn show(cx: Cx, who: Staffer, place: Path<JobId>) -> Answer {
    let id = place.0;
    let Some(found) = cx.read(move |tx| told(tx, id)).await? else { return cx.missing() };
    cx.show(AlarmPage::of(cx.frame(), who, &found, Problems::none()))
}

/// What came of it.
enum Came {
    Done,
    TooLate,
    Missing,
}

/// `POST /desk/alarms/{id}`
pub async fn act(cx: Cx, who: Staffer, place: Path<JobId>, form: Form<Typed>) -> Answer {
    let (id, Typed { act, found, seen }) = (place.0, form.0);
    let act = match (act.as_str(), Finding::read(&found)) {
        ("take", _) => Act::Take,
        ("close", Some(finding)) => Act::Close(finding),
        ("close", None) => {
            return wrong(&cx, who, id, ("found", "desk-alarm-found-missing")).await;
        }
        _ => return cx.missing(),
    };
    let me = who.id;
    let came = cx.write(move |tx| {
        let Some(alarm) = store::one(tx, id)? else { return Ok(Came::Missing) };
        let state = match may(act, (alarm.state, alarm.by), &alarm.about, me) {
            Ok(state) => state,
            // There is no button for it.
            Err(No::AboutYou) => return Ok(Came::Missing),
            Err(No::TooLate) => return Ok(Came::TooLate),
        };
        let stands = alarm.version == seen && store::moved(tx, &alarm, (act, state), me)?;
        Ok(if stands { Came::Done } else { Came::TooLate })
    });
    match came.await? {
        Came::Missing => cx.missing(),
        Came::TooLate => wrong(&cx, who, id, ("alarm", "desk-alarm-too-late")).await,
        Came::Done => match act {
            Act::Take => cx.go(format!("/desk/alarms/{id}")),
            Act::Close(_) => cx.go("/desk/alarms?done=closed"),
        },
    }
}

async fn wrong(
    cx: &Cx,
    who: Staffer,
    id: JobId,
    (field, key): (&'static str, &'static str),
) -> Answer {
    let Some(found) = cx.read(move |tx| told(tx, id)).await? else { return cx.missing() };
    cx.show_problem(AlarmPage::of(cx.frame(), who, &found, Problems::at_field(field, key)))
}
