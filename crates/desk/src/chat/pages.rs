//! Who takes chats, and which wait.

pub mod live;
pub mod one;

use base::TicketId;
use help::chats::Chat;
use help::tickets::{Ticket, number};
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, Page, Problem, Problems, Reads, Sample, Template,
};

use super::rules::Act;
use super::steps::{self, Came, Chats};
use crate::session::Staffer;
use crate::staff::Role;
use crate::tickets::pages::{played, restricted};
use live::Fresh;

const HERE: &str = "/desk/chats";

#[derive(Template)]
#[template(path = "chat/pages/list.html")]
pub struct ChatsPage {
    f: Frame,
    problems: Problems,
    me: Option<Staffer>,
    /// Until when they take chats; empty where they do not.
    takes_until: String,
    own: Vec<Line>,
    waiting: Vec<Line>,
    fresh: Fresh,
}

/// A chat in the list.
#[derive(Debug)]
pub struct Line {
    id: String,
    number: String,
    topic: String,
    /// Empty for the ordinary queue.
    restricted: String,
    left: String,
    opened: String,
}

impl Line {
    fn of(f: &Frame, (ticket, chat): &(Ticket, Chat)) -> Self {
        Self {
            id: ticket.id.to_string(),
            number: number(ticket.id),
            topic: f.t(format!("desk-topic-{}", ticket.body.topic.word())).into_owned(),
            restricted: restricted(f, ticket.queue),
            left: f.t(format!("desk-left-{}", ticket.body.left.word())).into_owned(),
            opened: f.clock(chat.opened_at),
        }
    }
}

impl ChatsPage {
    fn of(f: Frame, me: &Staffer, chats: &Chats, (since, problems): (i64, Problems)) -> Self {
        let lines = |all: &[(Ticket, Chat)]| all.iter().map(|one| Line::of(&f, one)).collect();
        let newer = |(_, chat): &&(Ticket, Chat)| chat.opened_at.micros() > since;
        let many = chats.waiting.iter().filter(newer).count();
        let fresh = Fresh::of(&f, i64::try_from(many).unwrap_or(i64::MAX));
        Self {
            problems,
            takes_until: chats.takes_until.map(|at| f.time(at)).unwrap_or_default(),
            own: lines(&chats.own),
            waiting: lines(&chats.waiting),
            fresh: Fresh { page: format!("{HERE}?since={since}"), show: HERE.to_owned(), ..fresh },
            me: Some(me.clone()),
            f,
        }
    }
}

/// When the page was drawn that is looked at.
pub struct Since(Option<i64>);

impl Reads for Since {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("since").parse().ok())
    }
}

/// `GET /desk/chats`
pub async fn list(cx: Cx, who: Staffer, Asked(Since(since)): Asked<Since>) -> Answer {
    // Whoever opens the page sees all there is; only the page itself asks what came since.
    let since = since.filter(|_| cx.by_itself()).unwrap_or(cx.now().micros());
    let page = page(&cx, &who, (since, Problems::none())).await?;
    cx.show(page)
}

async fn page(cx: &Cx, who: &Staffer, told: (i64, Problems)) -> Result<ChatsPage, web::Fault> {
    let (me, by_itself) = (who.clone(), cx.by_itself());
    let chats = if by_itself {
        cx.read(move |tx| steps::chats_of(tx, &me, true)).await?
    } else {
        cx.write(move |tx| steps::chats_of(tx, &me, false)).await?
    };
    Ok(ChatsPage::of(cx.frame(), who, &chats, told))
}

/// What a button of the list says.
pub struct Pressed {
    act: String,
    id: Option<TicketId>,
}

impl Reads for Pressed {
    fn read(fields: &Fields) -> Self {
        Self { act: fields.text("act").to_owned(), id: fields.text("id").parse().ok() }
    }
}

/// `POST /desk/chats`
pub async fn act(cx: Cx, who: Staffer, form: Form<Pressed>) -> Answer {
    let me = who.clone();
    match (form.0.act.as_str(), form.0.id) {
        ("here", _) => cx.write(move |tx| steps::takes(tx, &me)).await?,
        ("away", _) => cx.write(move |tx| steps::takes_none(tx, me.id)).await?,
        ("take", Some(id)) => return take(&cx, &who, id).await,
        _ => return cx.missing(),
    }
    cx.go(HERE)
}

async fn take(cx: &Cx, who: &Staffer, id: TicketId) -> Answer {
    let (me, house) = (who.clone(), cx.house().clone());
    let came = cx.write(move |tx| steps::step(tx, (&house, &me), id, (&Act::Take, ""))).await?;
    cx.told();
    match came {
        Came::Done => cx.go(format!("{HERE}/{id}")),
        Came::Missing => cx.missing(),
        Came::Faster | Came::Wrong(..) => {
            let mut problems = Problems::none();
            problems.push(Problem::new("waiting", "desk-chat-faster"));
            let page = page(cx, who, (cx.now().micros(), problems)).await?;
            cx.show_problem(page)
        }
    }
}

impl Page for ChatsPage {
    const NAME: &'static str = "desk-chats";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let me = Staffer::played(f, Role::Fraud);
        let chat = || (played(f), one::played_chat(f, help::chats::Stage::Waiting));
        let chats = |own: usize, waiting: usize, takes: bool| Chats {
            own: (0..own).map(|_| chat()).collect(),
            waiting: (0..waiting).map(|_| chat()).collect(),
            takes_until: takes.then_some(f.now()),
        };
        let now = f.now().micros();
        let page =
            |chats: Chats, since, problems| Self::of(f.clone(), &me, &chats, (since, problems));
        let faster = Problems::at_field("waiting", "desk-chat-faster");
        vec![
            Sample::new("nobody", page(chats(0, 0, false), now, Problems::none())),
            Sample::new("here", page(chats(0, 0, true), now, Problems::none())),
            Sample::new("busy", page(chats(2, 3, true), now, Problems::none())),
            Sample::new("more-came", page(chats(1, 2, true), 0, Problems::none())),
            Sample::problem("faster", page(chats(1, 1, true), now, faster)),
        ]
    }
}
