//! One ticket: what was said, and what an agent may do about it.

mod samples;
mod steps;

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use base::TicketId;
use help::tickets::{Callback, Entry, Picture, Queue, State, Ticket, Voice, number};
use web::{Answer, Asked, Cx, Fields, Form, Frame, Path, Problems, Reads, Template};

use super::super::ready;
use super::super::rules::{Act, Typed};
use crate::session::Staffer;
use crate::staff::store::Staff;
use steps::{Came, Opened};

#[derive(Template)]
#[template(path = "tickets/pages/one.html")]
pub struct TicketPage {
    f: Frame,
    me: Option<Staffer>,
    path: String,
    number: String,
    topic: String,
    restricted: String,
    left: String,
    state: State,
    opened: String,
    due: String,
    held: String,
    mine: bool,
    member: bool,
    /// Its writer closed it, and it waits for us all the same.
    withdrawn: bool,
    /// Path and number of the ticket it was merged into.
    merged: Option<(String, String)>,
    shown: Vec<(String, String)>,
    /// Where they want to be called: here, and in the parts.
    callbacks: Vec<String>,
    case: String,
    said: Vec<Said>,
    colleagues: Vec<(String, String)>,
    queues: Vec<Queue>,
    /// Other tickets of the same member that this one may become a part of.
    same: Vec<String>,
    ready: Vec<&'static str>,
    typed: Typed,
    problems: Problems,
}

/// One thing said.
struct Said {
    voice: Voice,
    who: String,
    at: String,
    lines: Vec<String>,
    picture: Shot,
    /// It was not there when the agent opened the page.
    new: bool,
}

/// A picture of their screen.
enum Shot {
    None,
    /// By this path.
    There(String),
    Removed,
}

impl Said {
    fn of(f: &Frame, (ticket, entry): (TicketId, &Entry), since: i64) -> Self {
        let key = format!("desk-voice-{}", entry.voice.word());
        let who = match &entry.by {
            Some(name) => f.say(key).put("name", &name.0).to_string(),
            None => f.t(key).into_owned(),
        };
        let lines = entry.text.0.lines().map(str::to_owned).collect();
        let new = since > 0 && entry.at.micros() > since;
        let picture = match entry.picture {
            Picture::None => Shot::None,
            Picture::Kept(seq) => {
                Shot::There(format!("/desk/tickets/{ticket}/picture/{}/{seq}", entry.ticket))
            }
            Picture::Removed => Shot::Removed,
        };
        Self { voice: entry.voice, who, at: f.moment(entry.at), lines, picture, new }
    }
}

impl TicketPage {
    fn of(f: Frame, me: &Staffer, (opened, typed): (&Opened, Typed), problems: Problems) -> Self {
        let Opened { ticket, thread, parts, colleagues, same } = opened;
        let calls =
            std::iter::once(ticket).chain(parts).filter_map(|one| one.body.callback.as_ref());
        let said = thread.iter();
        let said = said.map(|entry| Said::of(&f, (ticket.id, entry), typed.since)).collect();
        let holder = ticket.assignee.filter(|id| *id != me.id);
        let other = holder.map(|id| colleagues.iter().find(|one| one.id == id));
        let held = match (ticket.assignee, other.flatten()) {
            (None, _) => f.t("desk-held-nobody").into_owned(),
            (Some(_), Some(one)) => f.say("desk-held-by").put("name", &one.name.0).to_string(),
            (Some(id), None) if id == me.id => f.t("desk-held-you").into_owned(),
            (Some(_), None) => f.t("desk-held-other").into_owned(),
        };
        let due = ticket.due_at.map(|at| f.moment(at)).unwrap_or_default();
        let others = colleagues.iter().filter(|one| may_take(one, ticket.queue));
        // The next step is taken from this page: its version and its moment.
        let typed = Typed { seen: ticket.version, since: f.now().micros(), ..typed };
        Self {
            path: format!("/desk/tickets/{}", ticket.id),
            number: number(ticket.id),
            topic: f.t(format!("desk-topic-{}", ticket.body.topic.word())).into_owned(),
            restricted: super::restricted(&f, ticket.queue),
            left: f.t(format!("desk-left-{}", ticket.body.left.word())).into_owned(),
            state: ticket.state,
            opened: f.moment(ticket.opened_at),
            due,
            held,
            mine: ticket.assignee == Some(me.id),
            member: ticket.owner.is_some(),
            withdrawn: ticket.told() != ticket.state,
            merged: ticket.merged_into.map(|into| (format!("/desk/tickets/{into}"), number(into))),
            shown: shown(&f, ticket),
            callbacks: calls.map(|one| callback(&f, one)).collect(),
            case: ticket.body.case.clone().unwrap_or_default().0,
            said,
            colleagues: others
                .filter(|one| one.id != me.id)
                .map(|one| (one.id.to_string(), format!("{} ({})", one.name.0, one.team.0)))
                .collect(),
            queues: others_than(ticket.queue),
            same: same.iter().map(|id| number(*id)).collect(),
            ready: ready::for_topic(ticket.body.topic),
            typed,
            problems,
            me: Some(me.clone()),
            f,
        }
    }

    fn taking(&self) -> bool {
        self.merged.is_none()
    }
}

fn others_than(queue: Queue) -> Vec<Queue> {
    Queue::ALL.iter().copied().filter(|one| *one != queue).collect()
}

fn may_take(staff: &Staff, queue: Queue) -> bool {
    staff.works_here() && staff.role.queues().contains(&queue)
}

fn shown(f: &Frame, ticket: &Ticket) -> Vec<(String, String)> {
    let all = ticket.body.shown.iter();
    all.map(|one| {
        let known = ["browser", "system", "version", "page", "reference"];
        let word = if known.contains(&one.probe.as_str()) { one.probe.as_str() } else { "other" };
        (f.t(format!("desk-shown-{word}")).into_owned(), one.value.0.clone())
    })
    .collect()
}

/// Where they want to be called; when, as they said it by their clock, and from when on by ours.
/// Nobody has shown that the number is theirs, and the sentence says so.
fn callback(f: &Frame, callback: &Callback) -> String {
    let said = match callback.earliest {
        Some(at) => f.say("desk-callback-from").put("at", f.moment(at)),
        None => f.say("desk-callback"),
    };
    said.put("number", &callback.phone)
        .put("part", f.t(format!("contact-part-{}", callback.part.word())))
        .put("zone", f.t(format!("contact-zone-{}", callback.zone.word())))
        .to_string()
}

/// What is said once it is done: nobody can tell a stranger that there is an answer.
fn done_key(word: &str, member: bool) -> String {
    match (word, member) {
        ("reply", false) => "desk-done-reply-stranger".to_owned(),
        _ => format!("desk-done-{word}"),
    }
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).to_owned();
        let number = |name| fields.text(name).parse().unwrap_or(0);
        Self {
            act: text("act"),
            seen: number("seen"),
            since: number("since"),
            text: text("text"),
            note: text("note"),
            ready: text("ready"),
            to: text("to"),
            queue: text("queue"),
            into: text("into"),
        }
    }
}

/// What has just been done.
pub struct Done(String);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("done").to_owned())
    }
}

/// `GET /desk/tickets/{id}`
pub async fn show(cx: Cx, who: Staffer, place: Path<TicketId>, done: Asked<Done>) -> Answer {
    let (me, id) = (who.clone(), place.0);
    let opened = cx.write(move |tx| steps::open(tx, &me, id)).await?;
    let Some(opened) = opened else { return cx.missing() };
    let f = match Act::DONE.iter().find(|word| **word == done.0.0) {
        Some(word) => {
            let key = done_key(word, opened.ticket.owner.is_some());
            let words = cx.frame().t(key).into_owned();
            cx.frame().with_success(words)
        }
        None => cx.frame(),
    };
    let given = (&opened, Typed::default());
    cx.show(TicketPage::of(f, &who, given, Problems::none()))
}

/// `GET /desk/tickets/{id}/picture/{part}/{seq}`: what a screen showed. The look is written down.
pub async fn picture(
    cx: Cx,
    who: Staffer,
    Path((id, part, seq)): Path<(TicketId, TicketId, i64)>,
) -> Answer {
    let found = cx.write(move |tx| steps::picture(tx, &who, id, (part, seq))).await?;
    let Some(jpeg) = found else { return cx.missing() };
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CONTENT_DISPOSITION, "inline")], jpeg).into_response())
}

/// `POST /desk/tickets/{id}`: each button says what it does.
pub async fn act(cx: Cx, who: Staffer, place: Path<TicketId>, form: Form<Typed>) -> Answer {
    let (id, typed) = (place.0, form.0);
    let act = match typed.read() {
        None => return cx.missing(),
        Some(Ok(Act::Ready(word))) => return put_ready(&cx, (&who, id), typed, &word).await,
        Some(Ok(act)) => act,
        Some(Err((field, key))) => {
            let problems = Problems::at_field(field, key);
            return again(&cx, (&who, id), typed, problems).await;
        }
    };
    let (me, seen, house) = (who.clone(), typed.seen, cx.house().clone());
    let step = act.clone();
    let came = cx.write(move |tx| steps::step(tx, (&house, &me), (id, seen), &step)).await?;
    match came {
        Came::Done if matches!(act, Act::Send(_)) => cx.go("/desk?done=send"),
        Came::Untold => cx.go(format!("/desk/tickets/{id}?done=untold")),
        Came::Done => cx.go(format!("/desk/tickets/{id}?done={}", act.done())),
        Came::Missing => cx.missing(),
        Came::Faster => {
            again(&cx, (&who, id), typed, Problems::at_field("changed", "desk-ticket-faster")).await
        }
        Came::Wrong(field, key) => {
            again(&cx, (&who, id), typed, Problems::at_field(field, key)).await
        }
    }
}

/// The page again, as the ticket stands now, with everything that was typed.
async fn again(
    cx: &Cx,
    (who, id): (&Staffer, TicketId),
    typed: Typed,
    problems: Problems,
) -> Answer {
    let me = who.clone();
    let opened = cx.write(move |tx| steps::open(tx, &me, id)).await?;
    let Some(opened) = opened else { return cx.missing() };
    cx.show_problem(TicketPage::of(cx.frame(), who, (&opened, typed), problems))
}

/// Puts a ready answer behind what was typed, in the language its reader wrote in.
async fn put_ready(cx: &Cx, (who, id): (&Staffer, TicketId), typed: Typed, word: &str) -> Answer {
    let Some(key) = ready::text_key(word) else {
        let problems = Problems::at_field("ready", "desk-ticket-ready-missing");
        return again(cx, (who, id), typed, problems).await;
    };
    let me = who.clone();
    let opened = cx.write(move |tx| steps::open(tx, &me, id)).await?;
    let Some(opened) = opened else { return cx.missing() };
    let theirs = cx.house().frame(opened.ticket.body.lang, cx.now());
    let text = [typed.text.trim(), &theirs.t(key)].join("\n\n").trim().to_owned();
    let typed = Typed { text, ..typed };
    cx.show(TicketPage::of(cx.frame(), who, (&opened, typed), Problems::none()))
}
