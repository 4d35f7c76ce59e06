//! A chat that goes on, and one that is over.

use std::time::Duration;

use ::base::{Private, StaffId};
use web::{Cx, Frame, Page, Problem, Problems, Sample, Template};

use super::{COOKIE, HERE, Read, Stage, Talk, Whose};
use crate::chat::flow::Chat;
use crate::chat::rules::minutes;
use crate::contact::expected::Expected;
use crate::contact::pages::answer::Held;
use crate::contact::pages::form::Typed;
use crate::contact::pages::parts::Phones;
use crate::contact::pages::thread::samples;
use crate::contact::rules::{Queue, Voice, number};
use crate::contact::store::{Entry, Picture, Ticket};

#[derive(Template)]
#[template(path = "chat/pages/chat.html")]
pub struct ChatPage {
    f: Frame,
    problems: Problems,
    typed: Private<String>,
    /// What makes the same page sent twice one line.
    once: String,
    /// A stranger's number and key, as they opened it.
    held: Option<Held>,
    /// Whether this browser keeps what it needs to come back: else its forms bring it along.
    kept: bool,
    number: String,
    view: Now,
    phones: Phones,
}

/// What changes while it is looked at.
pub struct Now {
    stage: Stage,
    /// Nothing where there is no more to hear.
    live: Option<String>,
    /// Another wherever something else is shown.
    mark: String,
    /// What is told to whoever does not see the page change; empty where nothing new is ours.
    said: String,
    tag: &'static str,
    state: String,
    words: Vec<String>,
    is_slow: bool,
    lines: Vec<Line>,
}

/// One line as it is read.
pub struct Line {
    who: String,
    when: String,
    is_ours: bool,
    text: Vec<String>,
}

impl Now {
    fn of(f: &Frame, read: &Read) -> Self {
        let Read { talk, said, before, .. } = read;
        let (tag, key) = match talk.stage {
            Stage::Waiting => ("wait", "chat-stage-waiting"),
            Stage::Held => ("good", "chat-stage-held"),
            Stage::Over => ("quiet", "chat-stage-over"),
        };
        let is_slow = talk.stage == Stage::Waiting && talk.chat.is_slow(f.now());
        let here = if read.is_somebody_here { "y" } else { "n" };
        let (version, stage) = (talk.ticket.version, talk.stage.word());
        Self {
            stage: talk.stage,
            live: (talk.stage != Stage::Over).then(|| format!("{HERE}/live?at={version}")),
            mark: format!("{version}-{stage}-{before}-{here}-{is_slow}"),
            said: said.last().map_or_else(String::new, |last| told(f, talk.stage, last)),
            tag,
            state: f.t(key).into_owned(),
            words: words(f, read),
            is_slow,
            lines: said.iter().map(|entry| Line::of(f, entry)).collect(),
        }
    }
}

/// One short sentence about what came last.
fn told(f: &Frame, stage: Stage, last: &Entry) -> String {
    match (stage, last.voice, &last.by) {
        (Stage::Over, ..) => f.t("chat-stage-over").into_owned(),
        (_, Voice::Agent, Some(name)) => f.say("chat-told").put("name", name).to_string(),
        (Stage::Held, ..) => f.t("chat-stage-held").into_owned(),
        (Stage::Waiting, ..) => String::new(),
    }
}

fn words(f: &Frame, read: &Read) -> Vec<String> {
    let Read { talk, before, is_somebody_here, expected, .. } = read;
    if talk.stage != Stage::Waiting {
        return Vec::new();
    }
    let clock = talk.ticket.queue.clock().filter(|_| !is_somebody_here);
    let first = match (is_somebody_here, clock) {
        (true, _) => f.say("chat-before").count("count", *before).to_string(),
        (false, Some(clock)) => {
            let hours = i64::try_from(clock.as_secs() / 3_600).unwrap_or(i64::MAX);
            f.say("chat-nobody-clock").count("hours", hours).to_string()
        }
        (false, None) => f.say("chat-nobody-waits").put("phone", &f.plan().phone).to_string(),
    };
    let wait = expected.filter(|_| *is_somebody_here).map(|wait| wait_words(f, wait));
    std::iter::once(first).chain(wait).collect()
}

/// How long the last ones waited.
pub(super) fn wait_words(f: &Frame, Expected { half, most }: Expected) -> String {
    let say = f.say("chat-wait").count("half", minutes(half));
    say.count("most", minutes(most)).to_string()
}

impl Line {
    fn of(f: &Frame, entry: &Entry) -> Self {
        let who = match (entry.voice, &entry.by) {
            (Voice::Member, _) => f.t("contact-said-you").into_owned(),
            (_, Some(name)) => {
                let say = f.say("contact-said-agent").put("name", name);
                say.put("plan", &f.plan().name).to_string()
            }
            (_, None) => f.plan().name.clone(),
        };
        Self {
            who,
            when: f.clock(entry.at),
            is_ours: entry.voice != Voice::Member,
            text: match entry.picture {
                Picture::None => entry.text.lines().map(str::to_owned).collect(),
                Picture::Kept(_) => vec![f.t("contact-picture-sent").into_owned()],
                Picture::Removed => vec![f.t("contact-picture-removed").into_owned()],
            },
        }
    }
}

impl ChatPage {
    pub(super) fn of(cx: &Cx, whose: &Whose, read: &Read) -> Self {
        let held = match whose {
            Whose::Stranger(held) => Some(held.clone()),
            Whose::Member(..) | Whose::Nobody => None,
        };
        let kept = held.is_none() || cx.cookie(COOKIE).is_some();
        Self { once: Typed::fresh(cx).once.0, kept, ..Self::with(cx.frame(), held, read) }
    }

    /// With what was typed, and what is wrong with it.
    pub(super) fn again(self, typed: Private<String>, problems: Problems) -> Self {
        Self { problems, typed, ..self }
    }

    fn with(f: Frame, held: Option<Held>, read: &Read) -> Self {
        Self {
            problems: Problems::none(),
            typed: Private::default(),
            once: String::new(),
            held,
            kept: true,
            number: number(read.talk.ticket.id),
            view: Now::of(&f, read),
            phones: Phones::of(&f),
            f,
        }
    }

    /// What its text field shows.
    fn text(&self) -> &str {
        &self.typed
    }

    /// What the forms bring along, for a browser that keeps no cookies.
    fn carried(&self) -> Option<&Held> {
        self.held.as_ref().filter(|_| !self.kept)
    }

    fn is_over(&self) -> bool {
        self.view.stage == Stage::Over
    }

    /// Where everything said is kept.
    fn place(&self) -> String {
        match &self.held {
            Some(_) => "/help/contact/answer".to_owned(),
            None => "/help/contact".to_owned(),
        }
    }
}

/// What is said and nothing else.
#[derive(Template)]
#[template(path = "chat/pages/lines.html")]
pub struct LinesPage {
    f: Frame,
    view: Now,
}

impl LinesPage {
    pub(super) fn of(cx: &Cx, read: &Read) -> Self {
        let f = cx.frame();
        Self { view: Now::of(&f, read), f }
    }
}

/// Chats for the gallery, by the name of their state.
fn played(f: &Frame) -> Vec<(&'static str, Read)> {
    let ticket = |at: usize| samples::tickets(f).swap_remove(at);
    let one = |stage, at: usize, minutes: u64| {
        let ticket = Ticket { moved_at: f.now(), ..ticket(at) };
        let opened_at = f.now() - Duration::from_mins(minutes);
        let chat = Chat { ticket: ticket.id, stage, opened_at, taken_at: None, ended_at: None };
        let said = samples::said(f, &ticket);
        let assignee = (stage == Stage::Held).then_some(StaffId::new([1; 16]));
        let talk = Talk { ticket: Ticket { assignee, ..ticket }, chat, stage };
        Read { talk, said, before: 0, is_somebody_here: true, expected: None }
    };
    let expected = Some(Expected { half: Duration::from_secs(40), most: Duration::from_mins(9) });
    let restricted = |read: Read| {
        let ticket = Ticket { queue: Queue::Fraud, ..read.talk.ticket.clone() };
        Read { talk: Talk { ticket, ..read.talk }, is_somebody_here: false, ..read }
    };
    vec![
        ("first", one(Stage::Waiting, 0, 1)),
        ("waiting", Read { before: 3, expected, ..one(Stage::Waiting, 0, 2) }),
        ("slow", Read { before: 1, ..one(Stage::Waiting, 0, 6) }),
        ("nobody-here", Read { is_somebody_here: false, ..one(Stage::Waiting, 0, 1) }),
        ("restricted", restricted(one(Stage::Waiting, 0, 1))),
        ("held", one(Stage::Held, 1, 9)),
        ("over", one(Stage::Over, 2, 40)),
    ]
}

impl Page for ChatPage {
    const NAME: &'static str = "help-chat";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let member = f.as_member("Ann");
        let page = |read: &Read| Self::with(member.clone(), None, read);
        let mut all: Vec<Sample<Self>> =
            played(f).iter().map(|(name, read)| Sample::new(name, page(read))).collect();
        let (_, held) = played(f).swap_remove(5);
        let key = || Some(Held::of("7K2Q-M4XB", "7K2Q-M4XB-0C9D"));
        all.push(Sample::new("stranger", Self::with(f.clone(), key(), &held)));
        let (_, over) = played(f).swap_remove(6);
        all.push(Sample::new("strangers-over", Self::with(f.clone(), key(), &over)));
        for (name, key) in [("enough", "chat-enough"), ("full", "chat-full")] {
            let mut problems = Problems::none();
            problems.push(Problem::new("text", key).put("phone", &f.plan().phone));
            let typed = "And one more thing".to_owned().into();
            all.push(Sample::problem(name, Self { problems, typed, ..page(&held) }));
        }
        let mut problems = Problems::none();
        problems.push(Problem::new("text", "chat-line-long").count("over", 2));
        all.push(Sample::problem("too-long", Self { problems, ..page(&held) }));
        all
    }
}

impl Page for LinesPage {
    const NAME: &'static str = "help-chat-lines";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let of = |(name, read): &(&'static str, Read)| {
            Sample::new(name, Self { view: Now::of(f, read), f: f.clone() })
        };
        played(f).iter().map(of).collect()
    }
}
