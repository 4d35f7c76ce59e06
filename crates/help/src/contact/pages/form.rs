//! The form: what was typed as it came, what it says, and what the browser shows beside it.

use ::base::{Phone, Private};
use axum::http::{HeaderMap, header};
use web::{Browser, Cx, Fields, Frame, Problem, Problems, Reads};

use super::super::hours::{Hours, Part, Zone};
use super::super::rules::{LONGEST, Left, Topic, holds_card_number, plain};
use super::super::send::Sending;
use super::super::store::{Body, Callback, Shown};
use crate::case::rules::Code;
use crate::trouble::signs::words;

use serde::{Deserialize, Serialize};

words! {
    /// How an answer comes.
    How {
        /// Where it was asked: in the portal, or with a number and a key.
        Here = "here",
        Phone = "phone",
    }
}

/// What was typed, as it came.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub once: Private<String>,
    pub topic: Private<String>,
    pub left: Private<String>,
    pub text: Private<String>,
    pub case: Private<String>,
    pub how: Private<String>,
    pub phone: Private<String>,
    pub part: Private<String>,
    pub zone: Private<String>,
    pub share: bool,
    pub page: Private<String>,
    pub reference: Private<String>,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| Private::from(fields.text(name));
        Self {
            once: text("once"),
            topic: text("topic"),
            left: text("left"),
            text: text("text"),
            case: text("case"),
            how: text("how"),
            phone: text("phone"),
            part: text("part"),
            zone: text("zone"),
            share: fields.has("share"),
            page: text("page"),
            reference: text("reference"),
        }
    }
}

/// Digits of what makes the same page sent twice one ticket.
const ONCE: usize = 32;

impl Typed {
    /// An empty form that has not been sent before.
    pub fn fresh(cx: &Cx) -> Self {
        let number = u128::from_be_bytes(cx.house().luck.entropy());
        Self { once: format!("{number:0ONCE$x}").into(), ..Self::default() }
    }

    /// With one of ours in place of what no page of ours gave.
    pub fn once_ours(self, cx: &Cx) -> Self {
        let is_ours =
            self.once.len() == ONCE && self.once.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_ours { self } else { Self { once: Self::fresh(cx).once, ..self } }
    }

    pub fn how(&self) -> How {
        How::read(&self.how).unwrap_or(How::Here)
    }

    pub fn part(&self) -> Part {
        Part::read(&self.part).unwrap_or(Part::Any)
    }

    /// The plan's own, until another is chosen.
    pub fn zone(&self, f: &Frame) -> Zone {
        let chosen = Zone::read(&self.zone).or_else(|| Zone::of(&f.plan().zone));
        chosen.unwrap_or(Zone::Eastern)
    }

    /// What it says, `shown` beside it where its owner agreed; or what to look at again.
    pub fn read(&self, f: &Frame, shown: Vec<Shown>) -> Result<Sending, Problems> {
        let mut problems = Problems::none();
        let topic = Topic::read(&self.topic);
        if topic.is_none() {
            problems.add("topic", "contact-topic-missing");
        }
        let left = Left::read(&self.left);
        if left.is_none() {
            problems.add("left", "contact-left-missing");
        }
        let text = plain(&self.text);
        if let Some(problem) = text_problem(&text) {
            problems.push(problem);
        }
        let case = Code::read(&self.case);
        if case.is_none() && !self.case.trim().is_empty() {
            problems.add("case", "contact-case-shape");
        }
        let callback = self.callback(f).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let (Some(topic), Some(left), true) = (topic, left, problems.is_empty()) else {
            return Err(problems);
        };
        let (lang, case) = (f.lang(), case.map(|case| case.plain().into()));
        let shown = if self.share { shown } else { Vec::new() };
        let body = Body { topic, left, lang, shown, case, callback };
        Ok(Sending { once: self.once.clone(), body, text: text.into() })
    }

    fn callback(&self, f: &Frame) -> Result<Option<Callback>, Problem> {
        if self.how() != How::Phone {
            return Ok(None);
        }
        let phone: Phone =
            self.phone.trim().parse().map_err(|_| Problem::new("phone", "contact-phone-shape"))?;
        let (part, zone) = (self.part(), self.zone(f));
        let hours = Hours::read(&f.plan().hours, &f.plan().zone);
        let earliest = hours.as_ref().and_then(|hours| hours.earliest(part, zone, f.now()));
        if hours.is_some() && earliest.is_none() {
            return Err(Problem::new("part", "contact-part-never").put("hours", f.hours()));
        }
        Ok(Some(Callback { phone, part, zone, earliest }))
    }
}

/// What is wrong with one entry's text, as `plain` left it.
pub fn text_problem(text: &str) -> Option<Problem> {
    let length = text.chars().count();
    if text.is_empty() {
        Some(Problem::new("text", "contact-text-missing"))
    } else if length > LONGEST {
        let over = i64::try_from(length - LONGEST).unwrap_or(i64::MAX);
        Some(Problem::new("text", "contact-text-long").count("over", over))
    } else if holds_card_number(text) {
        Some(Problem::new("text", "contact-text-card"))
    } else {
        None
    }
}

/// What this browser shows, all of which stands on the page before it is sent. Of the address only
/// the path: a query may hold words.
pub fn offered(cx: &Cx, headers: &HeaderMap, typed: &Typed) -> Vec<Shown> {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    let version = agent.and_then(Browser::version_in).map(|number| number.to_string());
    let Browser { name, system } = cx.browser().clone();
    let named = [Some(name), version].into_iter().flatten().filter(|word| !word.is_empty());
    let page = cx.own_path(&typed.page).map(|page| page.path().to_owned());
    let reference = is_reference(&typed.reference).then(|| typed.reference.0.clone());
    [
        ("browser", Some(named.collect::<Vec<_>>().join(" "))),
        ("system", Some(system)),
        ("version", Some(env!("CARGO_PKG_VERSION").to_owned())),
        ("page", page),
        ("reference", reference),
    ]
    .into_iter()
    .filter_map(|(probe, value)| Some((probe, value.filter(|value| !value.is_empty())?)))
    .map(|(probe, value)| Shown { probe: probe.to_owned(), value: value.into() })
    .collect()
}

/// `7K-2M9Q`, as a failure page shows it.
fn is_reference(text: &str) -> bool {
    let plain = |part: &str| part.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    text.split_once('-').is_some_and(|(first, rest)| {
        first.len() == 2 && rest.len() == 4 && plain(first) && plain(rest)
    })
}

pub mod samples {
    //! Forms and bodies for the gallery.

    use std::time::Duration;

    use super::{Body, Callback, Frame, LONGEST, Left, Part, Shown, Topic, Typed, Zone};
    use crate::contact::expected::Expected;

    pub const EXPECTED: Expected =
        Expected { half: Duration::from_hours(3), most: Duration::from_hours(50) };

    pub fn shown() -> Vec<Shown> {
        let one = |probe: &str, value: &str| Shown { probe: probe.into(), value: value.into() };
        vec![
            one("browser", "Firefox 145"),
            one("system", "Windows"),
            one("version", "0.1.0"),
            one("page", "/claims"),
            one("reference", "7K-2M9Q"),
        ]
    }

    pub fn sound() -> Typed {
        Typed {
            topic: "medicine".into(),
            left: "few".into(),
            text: "My order has not come.\n\nWhat can I do?".into(),
            how: "phone".into(),
            phone: "503-555-0142".into(),
            share: true,
            ..Typed::default()
        }
    }

    pub fn odd() -> Typed {
        Typed { case: "12 34".into(), phone: "call me".into(), ..sound() }
    }

    pub fn long() -> Typed {
        Typed { text: "a".repeat(LONGEST + 2).into(), ..sound() }
    }

    pub fn card() -> Typed {
        Typed { text: "Take it from 4539 5787 6362 1486.".into(), ..sound() }
    }

    pub fn never_open() -> Typed {
        Typed { part: "evening".into(), zone: "hawaii".into(), ..sound() }
    }

    pub fn callback(f: &Frame) -> Option<Callback> {
        Some(Callback {
            phone: "503-555-0142".parse().ok()?,
            part: Part::Afternoon,
            zone: Zone::Pacific,
            earliest: Some(f.now() + Duration::from_hours(29)),
        })
    }

    pub fn body(f: &Frame, (topic, left): (Topic, Left), callback: Option<Callback>) -> Body {
        Body { topic, left, lang: f.lang(), shown: shown(), case: None, callback }
    }
}
