//! The queue.

pub mod one;

use base::{Day, Lang, TicketId, Timestamp};
use help::chats::newer;
use help::tickets::{At, Body, Left, Queue, State, Ticket, Topic, number, queue, waiting};
use web::{Answer, Asked, Cx, Fields, Frame, Page, Reads, Sample, Template};

use super::rules::STATES;
use crate::chat::pages::live::Fresh;
use crate::session::Staffer;
use crate::staff::{Action, Role};

/// As many as one looks through before the next page.
const SHOWN: u32 = 25;

#[derive(Template)]
#[template(path = "tickets/pages/queue.html")]
pub struct QueuePage {
    f: Frame,
    me: Option<Staffer>,
    /// None for a role without tickets.
    lists: bool,
    state: State,
    /// How many wait in each queue of this role.
    waiting: Vec<String>,
    lines: Vec<Line>,
    more: Option<String>,
    /// What came since the page was drawn.
    fresh: Fresh,
}

/// A ticket in the list.
#[derive(Debug)]
pub struct Line {
    path: String,
    number: String,
    topic: String,
    /// Empty for the ordinary queue.
    restricted: String,
    left: String,
    by: String,
    opened: String,
    due: String,
    late: bool,
    held: String,
}

impl Line {
    fn of(f: &Frame, me: &Staffer, ticket: &Ticket) -> Self {
        let held = match ticket.assignee {
            None => "desk-held-nobody",
            Some(id) if id == me.id => "desk-held-you",
            Some(_) => "desk-held-other",
        };
        let due = ticket.due_at.map(|at| f.say("desk-due").put("at", f.moment(at)).to_string());
        Self {
            path: format!("/desk/tickets/{}", ticket.id),
            number: number(ticket.id),
            topic: f.t(format!("desk-topic-{}", ticket.body.topic.word())).into_owned(),
            restricted: restricted(f, ticket.queue),
            left: f.t(format!("desk-left-{}", ticket.body.left.word())).into_owned(),
            by: f.weekday(ticket.runs_out),
            opened: f.moment(ticket.opened_at),
            due: due.unwrap_or_default(),
            late: ticket.due_at.is_some_and(|at| at <= f.now()),
            held: f.t(held).into_owned(),
        }
    }
}

pub(crate) fn restricted(f: &Frame, queue: Queue) -> String {
    match queue {
        Queue::Ordinary => String::new(),
        _ => f.t(format!("desk-queue-{}", queue.word())).into_owned(),
    }
}

impl Page for QueuePage {
    const NAME: &'static str = "desk-queue";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |role: Role, tickets: Vec<Ticket>, more: Option<String>| {
            let me = Staffer::played(f, role);
            let lines = tickets.iter().map(|ticket| Line::of(f, &me, ticket)).collect();
            let waiting = role.queues().iter().map(|queue| counted(f, *queue, 3)).collect();
            Self {
                f: f.clone(),
                lists: role.may(Action::Tickets),
                me: Some(me),
                state: State::Open,
                waiting,
                lines,
                more,
                fresh: Fresh::of(f, role.queues().len().try_into().unwrap_or_default()),
            }
        };
        let topics = Topic::ALL.iter().map(|&topic| {
            let ticket = played(f);
            let body = Body { topic, ..ticket.body };
            let assignee = (topic == Topic::Card).then_some(base::StaffId::new([1; 16]));
            Ticket { body, queue: topic.queue(), assignee, ..played(f) }
        });
        let lefts = Left::ALL.iter().map(|&left| {
            let ticket = played(f);
            let assignee = Some(base::StaffId::new([9; 16]));
            Ticket { body: Body { left, ..ticket.body }, assignee, ..played(f) }
        });
        let all: Vec<Ticket> = topics.chain(lefts).collect();
        let more = Some("/desk?after=1".to_owned());
        vec![
            Sample::new("many", page(Role::Fraud, all.clone(), more)),
            Sample::new("privacy", page(Role::Privacy, all, None)),
            Sample::new("empty", page(Role::Agent, Vec::new(), None)),
            Sample::new("administrator", page(Role::Administrator, Vec::new(), None)),
        ]
    }
}

/// A ticket for samples.
pub(crate) fn played(f: &Frame) -> Ticket {
    Ticket {
        id: TicketId::new([0x5A; 16]),
        owner: None,
        queue: Queue::Ordinary,
        state: State::Open,
        runs_out: f.today(),
        opened_at: f.now(),
        due_at: Some(f.now()),
        answered_at: None,
        moved_at: f.now(),
        withdrawn_at: None,
        assignee: None,
        merged_into: None,
        version: 1,
        body: Body {
            topic: Topic::Medicine,
            left: Left::OneToThree,
            lang: Lang::English,
            shown: Vec::new(),
            case: None,
            callback: None,
        },
    }
}

fn counted(f: &Frame, queue: Queue, many: usize) -> String {
    let many = i64::try_from(many).unwrap_or(i64::MAX);
    let name = f.t(format!("desk-queue-{}", queue.word())).into_owned();
    f.say("desk-waiting").put("queue", name).count("n", many).to_string()
}

/// Which list, and where the page before ended.
pub struct List {
    state: State,
    after: Option<At>,
    /// A ticket was sent to another queue just now.
    sent: bool,
    /// When the page was drawn that asks what came since.
    since: Option<i64>,
}

impl Reads for List {
    fn read(fields: &Fields) -> Self {
        let state = State::read(fields.text("state")).unwrap_or(State::Open);
        let since = fields.text("since").parse().ok();
        let sent = fields.text("done") == "send";
        Self { state, after: read_at(fields.text("after")), sent, since }
    }
}

/// Day, moment and id, as a page's end is written into the address of the next.
fn read_at(text: &str) -> Option<At> {
    let mut parts = text.splitn(3, '_');
    let (day, at, id) = (parts.next()?, parts.next()?, parts.next()?);
    Some(At {
        runs_out: day.parse::<Day>().ok()?,
        opened_at: Timestamp::from_micros(at.parse().ok()?),
        id: id.parse().ok()?,
    })
}

fn next(state: State, at: At) -> String {
    let At { runs_out, opened_at, id } = at;
    format!("/desk?state={}&after={runs_out}_{}_{id}", state.word(), opened_at.micros())
}

/// `GET /desk`: nothing of any member stands in the list, so nobody was looked at yet.
pub async fn list(cx: Cx, who: Staffer, asked: Asked<List>) -> Answer {
    let List { state, after, sent, since } = asked.0;
    let queues = who.role.queues();
    // Only the page itself asks what came since it was drawn.
    let since = since.filter(|_| cx.by_itself()).unwrap_or(cx.now().micros());
    let from = Timestamp::from_micros(since);
    let (mut tickets, counts, fresh) = cx
        .read(move |tx| {
            let counts: Result<Vec<_>, _> = queues.iter().map(|one| waiting(tx, *one)).collect();
            let fresh: Result<Vec<_>, _> = queues.iter().map(|one| newer(tx, *one, from)).collect();
            let fresh: i64 = fresh?.into_iter().sum();
            Ok((queue(tx, (queues, state), after, SHOWN + 1)?, counts?, fresh))
        })
        .await?;
    let more = tickets.len() > SHOWN as usize;
    tickets.truncate(SHOWN as usize);
    let more = tickets.last().filter(|_| more).map(|last| next(state, last.at()));
    let f = cx.frame();
    let f = if sent { f.with_success(f.t("desk-done-send")) } else { f };
    let counted = queues.iter().zip(counts).map(|(queue, many)| counted(&f, *queue, many));
    cx.show(QueuePage {
        lists: who.role.may(Action::Tickets),
        state,
        waiting: counted.collect(),
        lines: tickets.iter().map(|ticket| Line::of(&f, &who, ticket)).collect(),
        more,
        fresh: Fresh {
            page: format!("/desk?since={since}"),
            show: "/desk".to_owned(),
            ..Fresh::of(&f, fresh)
        },
        me: Some(who),
        f,
    })
}
