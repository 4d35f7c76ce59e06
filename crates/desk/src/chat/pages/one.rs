//! One chat: what was said, and the field to answer in.

use std::time::Duration;

use base::{StaffId, TicketId};
use help::chats::{Chat, Stage};
use help::tickets::{Entry, Picture, Ticket, Voice, number};
use web::{Answer, Cx, Fields, Form, Frame, Page, Path, Problems, Reads, Sample, Template};

use super::super::rules::{Act, Typed};
use super::super::steps::{self, Came, Opened};
use super::HERE;
use crate::session::Staffer;
use crate::staff::{Role, Staff};
use crate::tickets::pages::{played, restricted};
use crate::tickets::ready;

#[derive(Template)]
#[template(path = "chat/pages/one.html")]
pub struct ChatPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    path: String,
    ticket: String,
    number: String,
    topic: String,
    restricted: String,
    left: String,
    lang: String,
    member: bool,
    mine: bool,
    now: Now,
    colleagues: Vec<(String, String)>,
    ready: Vec<&'static str>,
    typed: Typed,
}

/// What changes while it is looked at.
struct Now {
    stage: Stage,
    /// Nothing where there is no more to hear.
    live: Option<String>,
    mark: String,
    /// Whose it is and whether it goes on: where that changes, so do the buttons.
    standing: String,
    said: String,
    tag: &'static str,
    held: String,
    lines: Vec<Line>,
}

struct Line {
    who: String,
    at: String,
    voice: Voice,
    text: Vec<String>,
}

impl Line {
    fn of(f: &Frame, entry: &Entry) -> Self {
        let key = format!("desk-voice-{}", entry.voice.word());
        let who = match &entry.by {
            Some(name) => f.say(key).put("name", &name.0).to_string(),
            None => f.t(key).into_owned(),
        };
        let text = match entry.picture {
            Picture::None => entry.text.0.lines().map(str::to_owned).collect(),
            Picture::Kept(_) => vec![f.t("desk-ticket-picture").into_owned()],
            Picture::Removed => vec![f.t("desk-ticket-picture-removed").into_owned()],
        };
        Self { who, at: f.clock(entry.at), voice: entry.voice, text }
    }
}

impl Now {
    fn of(f: &Frame, me: &Staffer, opened: &Opened) -> Self {
        let Opened { ticket, stage, thread, holder, .. } = opened;
        let mine = opened.is_mine(me);
        let (tag, held) = match (stage, holder) {
            (Stage::Over, _) => ("quiet", f.t("desk-chat-over").into_owned()),
            (Stage::Waiting, _) => ("wait", f.t("desk-chat-waiting").into_owned()),
            (Stage::Held, _) if mine => ("good", f.t("desk-chat-yours").into_owned()),
            (Stage::Held, Some(one)) => {
                ("quiet", f.say("desk-chat-theirs").put("name", &one.name.0).to_string())
            }
            (Stage::Held, None) => ("quiet", f.t("desk-held-other").into_owned()),
        };
        let last = thread.last().filter(|last| last.voice == Voice::Member);
        let said = match (stage, last) {
            (Stage::Over, _) => held.clone(),
            (_, Some(_)) => f.t("desk-chat-told").into_owned(),
            (_, None) => String::new(),
        };
        let path = format!("{HERE}/{}", ticket.id);
        let live = *stage != Stage::Over;
        Self {
            stage: *stage,
            live: live.then(|| format!("{path}/live?at={}", ticket.version)),
            mark: format!("{}-{}", ticket.version, stage.word()),
            standing: format!("{}-{mine}", stage.word()),
            said,
            tag,
            held,
            lines: thread.iter().map(|entry| Line::of(f, entry)).collect(),
        }
    }
}

impl ChatPage {
    fn of(f: Frame, me: &Staffer, (opened, typed): (&Opened, Typed), problems: Problems) -> Self {
        let Opened { ticket, takers, .. } = opened;
        let name = |one: &Staff| (one.id.to_string(), format!("{} ({})", one.name.0, one.team.0));
        Self {
            path: format!("{HERE}/{}", ticket.id),
            ticket: format!("/desk/tickets/{}", ticket.id),
            number: number(ticket.id),
            topic: f.t(format!("desk-topic-{}", ticket.body.topic.word())).into_owned(),
            restricted: restricted(&f, ticket.queue),
            left: f.t(format!("desk-left-{}", ticket.body.left.word())).into_owned(),
            lang: f.t(format!("desk-chat-lang-{}", ticket.body.lang)).into_owned(),
            member: ticket.owner.is_some(),
            mine: opened.is_mine(me),
            now: Now::of(&f, me, opened),
            colleagues: takers.iter().map(name).collect(),
            ready: ready::for_topic(ticket.body.topic),
            typed,
            problems,
            me: Some(me.clone()),
            f,
        }
    }

    fn is_waiting(&self) -> bool {
        self.now.stage == Stage::Waiting
    }
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).to_owned();
        let once = fields.text("once").chars().take(40).collect();
        Self { act: text("act"), once, text: text("text"), ready: text("ready"), to: text("to") }
    }
}

/// `GET /desk/chats/{id}`
pub async fn show(cx: Cx, who: Staffer, place: Path<TicketId>) -> Answer {
    let fresh = Typed { once: once(&cx), ..Typed::default() };
    match page(&cx, (&who, place.0), fresh, Problems::none()).await? {
        Some(page) => cx.show(page),
        None => cx.missing(),
    }
}

fn once(cx: &Cx) -> String {
    base::TicketId::new(cx.house().luck.entropy()).to_string()
}

async fn page(
    cx: &Cx,
    (who, id): (&Staffer, TicketId),
    typed: Typed,
    problems: Problems,
) -> Result<Option<ChatPage>, web::Fault> {
    let (me, by_itself) = (who.clone(), cx.by_itself());
    let opened = cx.write(move |tx| steps::open(tx, &me, (id, by_itself))).await?;
    Ok(opened.map(|opened| ChatPage::of(cx.frame(), who, (&opened, typed), problems)))
}

/// `POST /desk/chats/{id}`: each button says what it does.
pub async fn act(cx: Cx, who: Staffer, place: Path<TicketId>, form: Form<Typed>) -> Answer {
    let (id, typed) = (place.0, form.0);
    let act = match typed.read() {
        None => return cx.missing(),
        Some(Ok(Act::Ready(word))) => return put_ready(&cx, (&who, id), typed, &word).await,
        Some(Ok(act)) => act,
        Some(Err((field, key))) => {
            return again(&cx, (&who, id), typed, Problems::at_field(field, key)).await;
        }
    };
    let (me, house) = (who.clone(), cx.house().clone());
    let (step, said) = (act.clone(), typed.once.clone());
    let came = cx.write(move |tx| steps::step(tx, (&house, &me), id, (&step, &said))).await?;
    cx.told();
    match came {
        Came::Done if matches!(act, Act::Say(_)) => cx.go(format!("{HERE}/{id}#text")),
        Came::Done if matches!(act, Act::Take) => cx.go(format!("{HERE}/{id}")),
        Came::Done => cx.go(HERE),
        Came::Missing => cx.missing(),
        Came::Faster => {
            again(&cx, (&who, id), typed, Problems::at_field("chat", "desk-chat-faster")).await
        }
        Came::Wrong(field, key) => {
            again(&cx, (&who, id), typed, Problems::at_field(field, key)).await
        }
    }
}

/// The page again, as the chat stands now, with everything that was typed.
async fn again(cx: &Cx, of: (&Staffer, TicketId), typed: Typed, problems: Problems) -> Answer {
    match page(cx, of, typed, problems).await? {
        Some(page) => cx.show_problem(page),
        None => cx.missing(),
    }
}

/// Puts a ready answer behind what was typed, in the language its reader wrote in.
async fn put_ready(cx: &Cx, of: (&Staffer, TicketId), typed: Typed, word: &str) -> Answer {
    let Some(key) = ready::text_key(word) else {
        let problems = Problems::at_field("ready", "desk-ticket-ready-missing");
        return again(cx, of, typed, problems).await;
    };
    let (me, id) = (of.0.clone(), of.1);
    let opened = cx.write(move |tx| steps::open(tx, &me, (id, false))).await?;
    let Some(opened) = opened else { return cx.missing() };
    let theirs = cx.house().frame(opened.ticket.body.lang, cx.now());
    let text = [typed.text.trim(), &theirs.t(key)].join("\n\n").trim().to_owned();
    let typed = Typed { text, ..typed };
    cx.show(ChatPage::of(cx.frame(), of.0, (&opened, typed), Problems::none()))
}

/// A chat for samples.
pub fn played_chat(f: &Frame, stage: Stage) -> Chat {
    let (ticket, opened_at) = (played(f).id, f.now() - Duration::from_mins(2));
    Chat { ticket, stage, opened_at, taken_at: None, ended_at: None }
}

fn played_open(f: &Frame, stage: Stage, holder: u8) -> Opened {
    let ticket = Ticket { assignee: Some(StaffId::new([holder; 16])), due_at: None, ..played(f) };
    let entry = |voice, by: Option<&str>, text: &str| Entry {
        ticket: ticket.id,
        at: f.now(),
        voice,
        by: by.map(|name| name.to_owned().into()),
        text: text.to_owned().into(),
        picture: Picture::None,
    };
    let ben = Staff {
        id: StaffId::new([9; 16]),
        role: Role::Agent,
        name: "Ben Ito".into(),
        team: "West".into(),
        invited_at: f.now(),
        joined_at: Some(f.now()),
        removed_at: None,
    };
    Opened {
        stage,
        thread: vec![
            entry(Voice::Member, None, "My pills run out on Sunday.\nWhat can I do?"),
            entry(Voice::Agent, Some("Ben"), "Any pharmacy can fill it today."),
            Entry { picture: Picture::Kept(2), ..entry(Voice::Member, None, "") },
            Entry { picture: Picture::Removed, ..entry(Voice::Member, None, "") },
            entry(Voice::Member, None, "Thank you!"),
        ],
        holder: (holder == 9).then(|| ben.clone()),
        takers: vec![ben],
        ticket,
    }
}

impl Page for ChatPage {
    const NAME: &'static str = "desk-chat";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let me = Staffer::played(f, Role::Fraud);
        let page = |stage, holder, typed, problems| {
            Self::of(f.clone(), &me, (&played_open(f, stage, holder), typed), problems)
        };
        let plain = |stage, holder| page(stage, holder, Typed::default(), Problems::none());
        let wrong = |field, key| {
            let typed = Typed { text: "Any pharmacy.".to_owned(), ..Typed::default() };
            page(Stage::Held, 1, typed, Problems::at_field(field, key))
        };
        let spanish = |mut opened: Opened| {
            opened.ticket.body.lang = base::Lang::Spanish;
            Self::of(f.clone(), &me, (&opened, Typed::default()), Problems::none())
        };
        vec![
            Sample::new("waiting", plain(Stage::Waiting, 8)),
            Sample::new("mine", plain(Stage::Held, 1)),
            Sample::new("in-spanish", spanish(played_open(f, Stage::Held, 1))),
            Sample::new("a-colleagues", plain(Stage::Held, 9)),
            Sample::new("somebodys-who-left", plain(Stage::Held, 8)),
            Sample::new("over", plain(Stage::Over, 1)),
            Sample::problem("faster", wrong("chat", "desk-chat-faster")),
            Sample::problem("empty", wrong("text", "desk-ticket-empty")),
            Sample::problem("long", wrong("text", "desk-chat-long")),
            Sample::problem("no-colleague", wrong("to", "desk-chat-to-wrong")),
            Sample::problem("no-ready", wrong("ready", "desk-ticket-ready-missing")),
        ]
    }
}
