//! What several of these pages say: when the phones are answered, how long an answer takes, what
//! was said.

use std::time::Duration;

use base::TicketId;
use web::Frame;

use super::super::expected::Expected;
use super::super::hours::{Hours, Opening};
use super::super::rules::{Queue, State, Voice};
use super::super::store::{Callback, Entry, Picture, Shown};

/// The plan's phone and TTY, and when somebody answers them.
#[derive(Debug)]
pub struct Phones {
    pub phone: String,
    pub tty: String,
    pub hours: String,
    /// Empty where the plan's words do not tell it.
    pub now: String,
}

impl Phones {
    pub fn of(f: &Frame) -> Self {
        let plan = f.plan();
        let hours = Hours::read(&plan.hours, &plan.zone);
        let opening = hours.and_then(|hours| hours.opening(f.now()));
        let now = match opening {
            Some(Opening::Open { until }) if f.day_of(until) == f.today() => {
                f.say("contact-open-until").put("time", f.time(until)).to_string()
            }
            Some(Opening::Open { .. }) => f.t("contact-open").into_owned(),
            Some(Opening::Closed { next }) => {
                f.say("contact-closed-until").put("when", f.weekday_moment(next)).to_string()
            }
            None => String::new(),
        };
        Self { phone: plan.phone.clone(), tty: plan.tty.clone(), hours: f.hours().to_owned(), now }
    }
}

/// How long an answer takes, as the last ones of that queue took; a queue with a clock has told
/// that already.
pub fn expected_words(f: &Frame, queue: Queue, expected: Option<Expected>) -> String {
    if let Some(clock) = queue.clock() {
        let hours = i64::try_from(clock.as_secs() / 3_600).unwrap_or(i64::MAX);
        return f.say("contact-clock").count("hours", hours).to_string();
    }
    let Some(Expected { half, most }) = expected else {
        return f.t("contact-expected-unknown").into_owned();
    };
    let say = f.say("contact-expected").put("half", span(f, half));
    say.put("most", span(f, most)).to_string()
}

/// Rounded up, so that we are rather early than late.
fn span(f: &Frame, time: Duration) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let seconds = time.as_secs();
    let (key, count) = if seconds <= HOUR {
        ("contact-span-minutes", seconds.div_ceil(5 * MINUTE).max(1) * 5)
    } else if seconds <= 2 * DAY {
        ("contact-span-hours", seconds.div_ceil(HOUR))
    } else {
        ("contact-span-days", seconds.div_ceil(DAY))
    };
    f.say(key).count("count", i64::try_from(count).unwrap_or(i64::MAX)).to_string()
}

/// When and where we call.
pub fn callback_words(f: &Frame, callback: &Callback) -> String {
    let part = f.t(format!("contact-part-{}", callback.part.word()));
    let say = match callback.earliest {
        Some(at) => {
            let when = f.weekday_moment_in(at, &callback.zone.clock());
            f.say("contact-call-from").put("when", when)
        }
        None => f.say("contact-call-in-hours").put("hours", f.hours()),
    };
    say.put("phone", &callback.phone).put("part", part).to_string()
}

/// One thing about the browser.
pub struct ShownLine {
    pub probe: String,
    pub value: String,
}

impl ShownLine {
    pub fn of(shown: &Shown) -> Self {
        Self { probe: shown.probe.clone(), value: shown.value.0.clone() }
    }
}

/// The kind of its tag, and its words.
pub fn state_words(f: &Frame, state: State) -> (&'static str, String) {
    let kind = match state {
        State::Open => "wait",
        State::Answered => "good",
        State::Closed => "quiet",
    };
    (kind, f.t(format!("contact-state-{}", state.word())).into_owned())
}

/// One entry as it is read.
pub struct Line {
    pub who: String,
    pub when: String,
    pub is_ours: bool,
    /// Paragraphs, each of its lines; none where a picture was sent.
    pub text: Vec<Vec<String>>,
    /// The ticket it was said in, which may be a part of the one that is read.
    pub ticket: TicketId,
    pub picture: Picture,
}

impl Line {
    pub fn of(f: &Frame, entry: &Entry) -> Self {
        let who = match (entry.voice, &entry.by) {
            (Voice::Member, _) => f.t("contact-said-you").into_owned(),
            (_, Some(name)) => {
                let say = f.say("contact-said-agent").put("name", name);
                say.put("plan", &f.plan().name).to_string()
            }
            (_, None) => f.plan().name.clone(),
        };
        let paragraph = |part: &str| part.lines().map(str::to_owned).collect();
        Self {
            who,
            when: f.moment(entry.at),
            is_ours: entry.voice != Voice::Member,
            text: match entry.picture {
                Picture::None => entry.text.split("\n\n").map(paragraph).collect(),
                Picture::Kept(_) | Picture::Removed => Vec::new(),
            },
            ticket: entry.ticket,
            picture: entry.picture,
        }
    }
}
