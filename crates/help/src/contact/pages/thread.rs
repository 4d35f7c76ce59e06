//! A ticket as its writer reads it: what was said, and a field to say more.

use ::base::{MemberScope, Private, TicketId};
use ::store::{Actor, Fault, Tx};
use jiff::tz::TimeZone;
use web::{
    Answer, Cx, Fields, Form, Frame, Page, Path, Problem, Problems, Reads, Sample, Template, Viewer,
};

use super::super::expected::Expected;
use super::super::rules::{SAYINGS, State, Voice, number, plain};
use super::super::store::{self, Entry, Picture, Ticket};
use super::form::text_problem;
use super::live::mark;
use super::parts::{Line, ShownLine, callback_words, expected_words, state_words};
use super::told_time;
use crate::rations::{self, Name};

/// A ticket in words.
pub struct Thread {
    pub id: TicketId,
    /// Where its forms lead.
    pub path: String,
    /// A stranger's number and key, which each of its forms brings along.
    pub opener: Option<(Private<String>, Private<String>)>,
    pub number: String,
    /// The key of its words.
    pub topic: String,
    pub tag: &'static str,
    pub state: String,
    /// As its writer is told.
    pub stands: State,
    /// Closed to its writer, and somebody still looks at it.
    pub is_looked_at: bool,
    /// It was written to few eyes, who keep what they were shown.
    pub is_report: bool,
    /// Nothing was answered yet, and it is about a medicine that runs out.
    pub is_urgent: bool,
    pub expected: String,
    pub callback: Option<String>,
    pub lines: Vec<Line>,
    pub shown: Vec<ShownLine>,
    /// Another wherever something else is shown.
    pub mark: i64,
    /// What is told to whoever does not see the page change; empty where the last word is theirs.
    pub said: String,
}

impl Thread {
    pub fn of(f: &Frame, (ticket, said): (&Ticket, &[Entry]), expected: Option<Expected>) -> Self {
        let body = &ticket.body;
        let told = ticket.told();
        let (tag, state) = state_words(f, told);
        // Where it was sent since is nothing that its writer is told: they may not be its owner.
        let queue = body.topic.queue();
        Self {
            id: ticket.id,
            path: format!("/help/contact/{}", ticket.id),
            opener: None,
            number: number(ticket.id),
            topic: format!("contact-topic-{}", body.topic.word()),
            tag,
            state,
            stands: told,
            is_looked_at: told != ticket.state && queue.clock().is_some(),
            is_report: queue.clock().is_some(),
            is_urgent: told == State::Open && ticket.answered_at.is_none() && body.left.is_urgent(),
            expected: expected_words(f, queue, expected),
            callback: body.callback.as_ref().map(|callback| callback_words(f, callback)),
            lines: said.iter().map(|entry| Line::of(f, entry)).collect(),
            shown: body.shown.iter().map(ShownLine::of).collect(),
            mark: mark(ticket, said),
            said: said.last().map_or_else(String::new, |last| heard(f, last)),
        }
    }

    pub fn waits(&self) -> bool {
        self.stands == State::Open
    }

    pub fn is_closed(&self) -> bool {
        self.stands == State::Closed
    }
}

/// One short sentence about what came last.
fn heard(f: &Frame, last: &Entry) -> String {
    match (last.voice, &last.by) {
        (Voice::Member, _) => String::new(),
        (_, Some(name)) => f.say("contact-heard").put("name", name).to_string(),
        (_, None) => f.t("contact-heard-plan").into_owned(),
    }
}

/// What somebody adds.
#[derive(Debug, Clone)]
pub struct More(pub Private<String>);

impl Reads for More {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("text").into())
    }
}

/// What became of it.
#[derive(Debug)]
pub enum Added {
    /// It is read in this one.
    To(TicketId),
    /// They said as much as may be said at once.
    Held,
    /// It was merged just now, into one that is not theirs to read.
    Missing,
}

/// Adds a text to a ticket that its writer may write in. The same once more, as a second press
/// sends it, is not said twice; where it was closed meanwhile it is said anew.
pub fn add(
    tx: &Tx,
    ticket: &Ticket,
    zone: &TimeZone,
    (actor, text): (Actor, &str),
) -> Result<Added, Fault> {
    let said = store::thread(tx, ticket)?;
    let waits = ticket.told() == State::Open;
    let last = said.last().filter(|last| waits && last.voice == Voice::Member);
    if last.is_some_and(|last| last.text.as_str() == text) {
        return Ok(Added::To(ticket.id));
    }
    if !rations::take(tx, Name::of_ticket(tx, ticket.id), SAYINGS)? {
        return Ok(Added::Held);
    }
    let is_added = store::reply(tx, ticket, zone, (actor, text))?;
    Ok(is_added.map_or(Added::Missing, |_| Added::To(ticket.id)))
}

/// `GET /help/contact/{id}`
pub async fn show(cx: Cx, who: Viewer, Path(id): Path<String>) -> Answer {
    let page = ThreadPage::read(&cx, &who, &id).await?;
    match page {
        Some(Here::Moved(into)) => cx.go(format!("/help/contact/{into}")),
        Some(Here::Page(page)) => cx.show(*page),
        None => cx.missing(),
    }
}

/// `POST /help/contact/{id}/say`
pub async fn say(
    cx: Cx,
    who: Viewer,
    Path(id): Path<String>,
    Form(More(typed)): Form<More>,
) -> Answer {
    let Ok(ticket) = id.parse::<TicketId>() else { return cx.missing() };
    let text = plain(&typed);
    if let Some(problem) = text_problem(&text) {
        return again(&cx, (&who, &id), typed, problem).await;
    }
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let zone = cx.house().plan.zone.clone();
    let added = cx
        .write(move |tx: &Tx| match where_read(tx, scope, ticket)? {
            Some(found) => add(tx, &found, &zone, (actor, &text)),
            None => Ok(Added::Missing),
        })
        .await?;
    match added {
        Added::To(id) => cx.go(format!("/help/contact/{id}")),
        Added::Held => {
            let problem = Problem::new("text", "contact-said-enough");
            again(&cx, (&who, &id), typed, problem.put("phone", &cx.frame().plan().phone)).await
        }
        Added::Missing => cx.missing(),
    }
}

pub(super) async fn again(
    cx: &Cx,
    (who, id): (&Viewer, &str),
    typed: Private<String>,
    problem: Problem,
) -> Answer {
    let Some(Here::Page(page)) = ThreadPage::read(cx, who, id).await? else {
        return cx.missing();
    };
    let mut problems = Problems::none();
    problems.push(problem);
    cx.show_problem(ThreadPage { problems, typed, ..*page })
}

/// `POST /help/contact/{id}/close`
pub async fn close(cx: Cx, who: Viewer, Path(id): Path<String>) -> Answer {
    let Ok(ticket) = id.parse::<TicketId>() else { return cx.missing() };
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let closed = cx.write(move |tx: &Tx| {
        let Some(found) = where_read(tx, scope, ticket)? else { return Ok(None) };
        store::close(tx, &found, actor)?;
        Ok(Some(found.id))
    });
    match closed.await? {
        Some(id) => cx.go(format!("/help/contact/{id}")),
        None => cx.missing(),
    }
}

/// What was merged meanwhile is answered and closed where it is read now.
pub(crate) fn where_read(
    tx: &Tx,
    scope: MemberScope,
    id: TicketId,
) -> Result<Option<Ticket>, Fault> {
    let found = store::one_of_member(tx, scope, id)?;
    match found.as_ref().and_then(|ticket| ticket.merged_into) {
        Some(into) => store::one_of_member(tx, scope, into),
        None => Ok(found),
    }
}

/// What an id leads its owner to.
enum Here {
    Page(Box<ThreadPage>),
    /// It is a part of that one now.
    Moved(TicketId),
}

#[derive(Template)]
#[template(path = "contact/pages/own.html")]
pub struct ThreadPage {
    f: Frame,
    problems: Problems,
    typed: Private<String>,
    thread: Thread,
}

impl ThreadPage {
    async fn read(cx: &Cx, who: &Viewer, id: &str) -> Result<Option<Here>, web::Fault> {
        let Ok(id) = id.parse::<TicketId>() else { return Ok(None) };
        let scope = who.scope();
        let found = cx
            .read(move |tx: &Tx| {
                let Some(ticket) = store::one_of_member(tx, scope, id)? else { return Ok(None) };
                let said = store::thread(tx, &ticket)?;
                Ok(Some((ticket, said)))
            })
            .await?;
        let Some((ticket, said)) = found else { return Ok(None) };
        if let Some(into) = ticket.merged_into {
            return Ok(Some(Here::Moved(into)));
        }
        let expected = told_time(cx, ticket.body.topic.queue()).await?;
        let page = Self::of(cx.frame(), (&ticket, &said), expected);
        Ok(Some(Here::Page(Box::new(page))))
    }

    fn of(f: Frame, of: (&Ticket, &[Entry]), expected: Option<Expected>) -> Self {
        let thread = Thread::of(&f, of, expected);
        Self { f, problems: Problems::none(), typed: Private::default(), thread }
    }

    /// What its text field shows.
    fn text(&self) -> &str {
        &self.typed
    }
}

impl Page for ThreadPage {
    const NAME: &'static str = "help-contact-thread";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let names = ["open", "answered", "closed", "looked-at"];
        let tickets = samples::tickets(&f);
        let page = |ticket: &Ticket| {
            let said = samples::said(&f, ticket);
            Self::of(f.clone(), (ticket, &said), Some(super::form::samples::EXPECTED))
        };
        let mut all: Vec<Sample<Self>> = names
            .into_iter()
            .zip(&tickets)
            .map(|(name, ticket)| Sample::new(name, page(ticket)))
            .collect();
        let wrong = |problem: Problem| {
            let mut problems = Problems::none();
            problems.push(problem.put("phone", &f.plan().phone));
            Self { problems, ..page(&tickets[1]) }
        };
        let missing = wrong(Problem::new("text", "contact-text-missing"));
        all.push(Sample::problem("nothing-typed", missing));
        let odd = wrong(Problem::new("picture", "contact-picture-kind"));
        all.push(Sample::problem("no-picture", odd));
        all.push(Sample::problem("enough", wrong(Problem::new("text", "contact-said-enough"))));
        all
    }
}

pub mod samples {
    //! Tickets for the gallery, one in each state.

    use std::time::Duration;

    use web::Frame;

    use super::super::form::samples::{body, callback};
    use super::{Entry, Picture, State, Ticket, TicketId, Voice};
    use crate::contact::rules::{Left, Topic};

    pub fn tickets(f: &Frame) -> Vec<Ticket> {
        let call = callback(f);
        let one = |state, about, callback| {
            let opened_at = f.now() - Duration::from_hours(30);
            let body = body(f, about, callback);
            Ticket {
                id: TicketId::new([7; 16]),
                owner: None,
                queue: body.topic.queue(),
                state,
                runs_out: f.today(),
                opened_at,
                due_at: None,
                answered_at: None,
                moved_at: opened_at,
                withdrawn_at: None,
                assignee: None,
                merged_into: None,
                version: 1,
                body,
            }
        };
        let reported = one(State::Open, (Topic::Fraud, Left::Other), None);
        vec![
            one(State::Open, (Topic::Medicine, Left::OneToThree), call),
            one(State::Answered, (Topic::Money, Left::Other), None),
            one(State::Closed, (Topic::Privacy, Left::More), None),
            Ticket { withdrawn_at: Some(f.now()), ..reported },
        ]
    }

    pub fn said(f: &Frame, ticket: &Ticket) -> Vec<Entry> {
        let entry = |hours: u64, voice, by: Option<&str>, text: &str| Entry {
            ticket: ticket.id,
            at: f.now() - Duration::from_hours(hours),
            voice,
            by: by.map(Into::into),
            text: text.into(),
            picture: Picture::None,
        };
        let asked = "My order 7K2Q-M4XB has not come.\n\nWhat can I do?\nThank you.";
        let mut said = vec![entry(30, Voice::Member, None, asked)];
        let pictures = [Picture::Kept(2), Picture::Removed];
        let shown = |picture| Entry { picture, ..entry(29, Voice::Member, None, "") };
        if ticket.state == State::Answered {
            said.extend(pictures.map(shown));
        }
        if ticket.state != State::Open {
            let answer = "Hello Ann, it is at your pharmacy since this morning.";
            said.push(entry(4, Voice::Agent, Some("Rosa"), answer));
        }
        said
    }
}
