//! More people are signing in than can be checked at once: a place in the queue instead of an error
//! (GUARD 9). What was typed waits sealed in the page; whoever comes back in turn waits a little
//! for a free thread where a newcomer would be sent here.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::http::{HeaderValue, header};
use base::{AttemptId, Private};
use guard::Points;
use guard::overload::{Shown, Turn};
use web::{Answer, Cx, Fields, Form, Frame, From, Page, Reads, Sample, Template};

use super::{Place, answered, passes};
use crate::door::Door;
use crate::sign_in::known;
use crate::sign_in::ticket::Ticket;
use crate::sign_in::unknown::Typing;

#[derive(Template)]
#[template(path = "sign_in/pages/busy.html")]
pub(crate) struct BusyPage {
    pub f: Frame,
    pub turn: Private<String>,
    pub held: Private<String>,
    pub seconds: i64,
}

impl Page for BusyPage {
    const NAME: &'static str = "sign-in-busy";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page =
            |seconds| Self { f: f.clone(), turn: "turn".into(), held: "held".into(), seconds };
        vec![Sample::new("fifteen", page(15)), Sample::new("one", page(1))]
    }
}

/// A place in the queue for what was typed.
pub(super) fn wait(cx: &Cx, door: &Door, typing: &Typing) -> Answer {
    let luck = &*cx.house().luck;
    let ticket = Ticket {
        attempt: AttemptId::new([0; 16]),
        began_at: cx.now(),
        shared: typing.shared,
        name: typing.name.clone(),
        password: typing.password.clone(),
        back: typing.back.clone(),
        cost: Points::default(),
    };
    let held = ticket.seal(&door.keys.ticket, luck).expose().into();
    let turn = Turn::given(cx.now());
    let turn = door.keys.waiting.seal(luck, &turn.to_bytes()).expose().into();
    show(cx, BusyPage { f: cx.frame(), turn, held, seconds: 15 })
}

fn show(cx: &Cx, page: BusyPage) -> Answer {
    let seconds = HeaderValue::from(page.seconds);
    let mut answer = cx.show(page)?;
    answer.headers_mut().insert(header::RETRY_AFTER, seconds);
    Ok(answer)
}

pub(crate) struct TurnForm {
    turn: String,
    held: String,
}

impl Reads for TurnForm {
    fn read(fields: &Fields) -> Self {
        Self { turn: fields.text("turn").to_owned(), held: fields.text("held").to_owned() }
    }
}

/// How often, and how far apart, a turn tries for a free thread.
const TRIES: u32 = 12;
const APART: Duration = Duration::from_millis(250);

#[expect(clippy::disallowed_methods, reason = "the pool tells nobody when a place is free")]
async fn a_while() {
    tokio::time::sleep(APART).await;
}

/// `POST /sign-in/turn`
pub(crate) async fn take(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    from: From,
    form: Form<TurnForm>,
) -> Answer {
    let TurnForm { turn, held } = form.0;
    let opened = door.keys.waiting.open(&turn).and_then(|bytes| bytes.try_into().ok());
    let turn_of = opened.map(Turn::from_bytes);
    let ticket = Ticket::open(&door.keys.ticket, &held);
    let (Some(shown), Some(ticket)) = (turn_of.map(|turn| turn.shown(cx.now())), ticket) else {
        return cx.go("/sign-in");
    };
    match shown {
        Shown::Late => return cx.go("/sign-in"),
        Shown::Early(left) => {
            let seconds = i64::try_from(left.as_secs()).unwrap_or(15) + 1;
            let (turn, held) = (turn.into(), held.into());
            return show(&cx, BusyPage { f: cx.frame(), turn, held, seconds });
        }
        Shown::InTime => {}
    }
    let Ticket { name, password, shared, back, .. } = ticket;
    let typing = Typing { name, password, shared, back };
    let place = Place::known(&cx, (from.0, shared));
    for _ in 0..TRIES {
        let known = known::find(&cx, passes(&cx, &door), typing.name.0.clone()).await?;
        let Some(known) = known else { break };
        match known::answer(&cx, &door, known, (&typing, &place)).await {
            Err(fault) if fault.is_passing() => a_while().await,
            found => return answered(&cx, &door, (found?, &typing), (from, false)).await,
        }
    }
    wait(&cx, &door, &typing)
}
