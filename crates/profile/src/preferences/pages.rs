//! The page of choices.

pub mod leave;
mod samples;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use ::store::delivery::Why;
use ::store::{Channel, Fault, Tx};
use base::{AccountId, MemberId};
use identity::contacts;
use web::{
    Answer, Choice, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template, Viewer,
};

use super::Offers;
use super::rules::{Choices, Quiet, Rhythm, Topic, Ways};
use super::store::{self, Answered, Before, Step};

const HERE: &str = "/preferences";
const CONTACTS: &str = "/security/contacts";

/// One topic with the ways it may come by.
#[derive(Debug, Clone)]
pub struct Row {
    pub word: &'static str,
    /// Whether its mail was left by the link in one.
    pub left: bool,
    pub ways: Vec<Choice>,
    /// How often, where it may wait; nothing where it may not.
    pub rhythm: Vec<Choice>,
}

/// One time somebody chose, or their phone answered, in words.
#[derive(Debug, Clone)]
pub struct Past {
    pub at: String,
    pub lines: Vec<String>,
    /// The words it was chosen in; nothing of an answer.
    pub read_in: String,
}

/// Why a way that is offered does not reach the member, and where to mend it; nowhere where that
/// is done from the phone.
#[derive(Debug, Clone)]
pub struct Missing {
    pub words: String,
    pub href: Option<String>,
}

/// How it stands with the emails on file, or with the phones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnFile {
    Nothing,
    /// None of them takes anything.
    Dead(Why),
    Works,
}

/// What there is to choose among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Can {
    offers: Offers,
    mail: OnFile,
    phone: OnFile,
}

impl Can {
    fn read(tx: &Tx, of: (AccountId, MemberId), offers: Offers) -> Result<Self, Fault> {
        let (mut mail, mut phone) = (OnFile::Nothing, OnFile::Nothing);
        for contact in contacts::confirmed(tx, of)? {
            let on_file = if contact.way.email().is_some() { &mut mail } else { &mut phone };
            match contacts::why_dead(tx, &contact.way)? {
                None => *on_file = OnFile::Works,
                Some(why) if *on_file != OnFile::Works => *on_file = OnFile::Dead(why),
                Some(_) => {}
            }
        }
        Ok(Self { offers, mail, phone })
    }

    fn missing(self, f: &Frame) -> Vec<Missing> {
        let new = format!("{CONTACTS}/new");
        let mail = match self.mail {
            OnFile::Works => None,
            OnFile::Nothing => Some(("preferences-no-mail", Some(new.clone()))),
            OnFile::Dead(_) => Some(("preferences-dead-mail", Some(CONTACTS.to_owned()))),
        };
        let phone = match self.phone {
            OnFile::Works => None,
            OnFile::Nothing => Some(("preferences-no-phone", Some(new))),
            OnFile::Dead(Why::Stop) => Some(("preferences-stopped", None)),
            OnFile::Dead(Why::Gone) => Some(("preferences-dead-phone", Some(CONTACTS.to_owned()))),
        };
        let all = mail.into_iter().chain(phone.filter(|_| self.offers.texts));
        all.map(|(key, href)| Missing { words: f.t(key).into_owned(), href }).collect()
    }
}

#[derive(Template)]
#[template(path = "preferences/pages/preferences.html")]
pub struct PreferencesPage {
    pub f: Frame,
    pub problems: Problems,
    pub done: bool,
    pub can: Can,
    pub missing: Vec<Missing>,
    pub rows: Vec<Row>,
    pub paperless: bool,
    pub quiet: bool,
    pub from: Vec<Choice>,
    pub to: Vec<Choice>,
    pub past: Vec<Past>,
}

impl PreferencesPage {
    fn new(f: Frame, can: Can, typed: &Typed, before: &Before) -> Self {
        let current = before.steps.first().map(|step| &step.body.choices);
        let is_left = |topic| current.is_some_and(|now| now.left.contains(&topic));
        let row = |topic| Row { left: is_left(topic), ..row(&f, can, typed, topic) };
        let rows = Topic::ALL.map(row).into();
        let (from, to) = (hours(&f, typed.from), hours(&f, typed.to));
        let (missing, past) = (can.missing(&f), past(&f, before));
        let (problems, done) = (Problems::none(), false);
        let (paperless, quiet) = (typed.paperless, typed.quiet);
        Self { f, problems, done, can, missing, rows, paperless, quiet, from, to, past }
    }
}

impl Page for PreferencesPage {
    const NAME: &'static str = "preferences";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::samples(f)
    }
}

fn row(f: &Frame, can: Can, typed: &Typed, topic: Topic) -> Row {
    let chosen = typed.ways.get(&topic).copied().unwrap_or_default();
    let offered = [
        (Channel::Mail, true),
        (Channel::Text, can.offers.texts && (can.phone == OnFile::Works || chosen.text)),
        (Channel::Post, can.offers.letters),
    ];
    let ways = offered.into_iter().filter(|(_, offered)| *offered).map(|(channel, _)| {
        let words = f.t(format!("preferences-by-{}", channel.word()));
        Choice::new(channel.word(), words, chosen.has(channel))
    });
    let rhythm = if topic.may_wait() { rhythms(f, typed.rhythm.get(&topic)) } else { Vec::new() };
    Row { word: topic.word(), left: false, ways: ways.collect(), rhythm }
}

fn rhythms(f: &Frame, chosen: Option<&Rhythm>) -> Vec<Choice> {
    let now = Choice::new("now", f.t("preferences-often-now"), chosen.is_none());
    let all = Rhythm::ALL.map(|rhythm| {
        let words = f.t(format!("preferences-often-{}", rhythm.word()));
        Choice::new(rhythm.word(), words, chosen == Some(&rhythm))
    });
    std::iter::once(now).chain(all).collect()
}

fn hours(f: &Frame, chosen: u8) -> Vec<Choice> {
    (0..24).map(|hour| Choice::new(hour, clock(f, hour), hour == chosen)).collect()
}

fn clock(f: &Frame, hour: u8) -> String {
    let key = if hour < 12 { "preferences-am" } else { "preferences-pm" };
    let shown = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    f.say(key).put("hour", shown.to_string()).to_string()
}

/// What was chosen and what phones answered, newest first.
fn past(f: &Frame, before: &Before) -> Vec<Past> {
    let steps = before.steps.iter().map(|step| (step.at, past_step(f, step)));
    let answers = before.answers.iter().map(|answer| (answer.at, past_answer(f, answer)));
    let mut all: Vec<_> = steps.chain(answers).collect();
    all.sort_by_key(|(at, _)| Reverse(*at));
    all.into_iter().map(|(_, past)| past).collect()
}

fn past_answer(f: &Frame, answer: &Answered) -> Past {
    let key = if answer.stopped { "preferences-past-stop" } else { "preferences-past-start" };
    let line = f.say(key).put("phone", &answer.phone).to_string();
    Past { at: f.moment(answer.at), lines: vec![line], read_in: String::new() }
}

fn past_step(f: &Frame, step: &Step) -> Past {
    let choices = &step.body.choices;
    let chosen = choices.ways.iter().filter(|(_, ways)| ways.any());
    let mut lines: Vec<String> =
        chosen.map(|(topic, ways)| past_topic(f, choices, (*topic, *ways))).collect();
    if lines.is_empty() {
        lines.push(f.t("preferences-past-none").into_owned());
    }
    let quiet = choices.quiet.map(Quiet::hours).map(|(from, to)| {
        let say = f.say("preferences-past-quiet").put("from", clock(f, from));
        say.put("to", clock(f, to)).to_string()
    });
    lines.push(quiet.unwrap_or_else(|| f.t("preferences-past-loud").into_owned()));
    if choices.paperless {
        lines.push(f.t("preferences-past-paperless").into_owned());
    }
    if !step.body.left.is_empty() {
        let topics = leave::names(f, &step.body.left).join(", ");
        lines.insert(0, f.say("preferences-past-left").put("topics", topics).to_string());
        return Past { at: f.moment(step.at), lines, read_in: String::new() };
    }
    let read_in = f.say(format!("preferences-past-{}", step.body.lang.tag()));
    let read_in = read_in.put("version", step.body.wording.to_string()).to_string();
    Past { at: f.moment(step.at), lines, read_in }
}

/// "Claims and costs: email, text message. Once a week."
fn past_topic(f: &Frame, choices: &Choices, (topic, ways): (Topic, Ways)) -> String {
    let by = Channel::ALL.into_iter().filter(|channel| ways.has(*channel));
    let by = by.map(|channel| f.t(format!("preferences-by-{}", channel.word())).into_owned());
    let by = by.collect::<Vec<_>>().join(", ");
    let name = f.t(format!("preferences-{}", topic.word()));
    let said = f.say("preferences-past-topic").put("topic", name).put("ways", by).to_string();
    match choices.rhythm.get(&topic) {
        Some(rhythm) => format!("{said} {}", f.t(format!("preferences-past-{}", rhythm.word()))),
        None => said,
    }
}

/// The form as it was sent.
#[derive(Debug, Clone)]
pub struct Typed {
    ways: BTreeMap<Topic, Ways>,
    rhythm: BTreeMap<Topic, Rhythm>,
    paperless: bool,
    quiet: bool,
    from: u8,
    to: u8,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let hour = |name| fields.text(name).parse().unwrap_or(24);
        let channel = |word: &str| Channel::ALL.into_iter().find(|channel| channel.word() == word);
        let ways = |topic: Topic| {
            let ticked = fields.all(topic.word()).filter_map(channel);
            (topic, ticked.fold(Ways::default(), Ways::with))
        };
        let rhythm = |topic: Topic| {
            let often = Rhythm::read(fields.text(&format!("{}-often", topic.word())));
            often.filter(|_| topic.may_wait()).map(|rhythm| (topic, rhythm))
        };
        Self {
            ways: Topic::ALL.map(ways).into(),
            rhythm: Topic::ALL.into_iter().filter_map(rhythm).collect(),
            paperless: fields.text("paperless") == "yes",
            quiet: fields.text("quiet") == "yes",
            from: hour("from"),
            to: hour("to"),
        }
    }
}

impl From<&Choices> for Typed {
    fn from(choices: &Choices) -> Self {
        let (from, to) = choices.quiet.unwrap_or(Quiet::NIGHT).hours();
        let Choices { ways, rhythm, paperless, quiet, .. } = choices.clone();
        Self { ways, rhythm, paperless, quiet: quiet.is_some(), from, to }
    }
}

impl Typed {
    /// None where the quiet hours would begin and end at once.
    fn choices(&self) -> Option<Choices> {
        let hours = Quiet::new(self.from, self.to);
        let quiet = if self.quiet { Some(hours?) } else { None };
        let (ways, rhythm) = (self.ways.clone(), self.rhythm.clone());
        Some(Choices { ways, quiet, rhythm, paperless: self.paperless, left: BTreeSet::new() })
    }
}

pub struct Done(bool);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("done") == "yes")
    }
}

/// `GET /preferences`
pub async fn show(offers: Offers, cx: Cx, who: Viewer, done: Done) -> Answer {
    let of = (who.account(), who.member());
    let read = move |tx: &Tx| {
        let can = Can::read(tx, of, offers)?;
        Ok((can, store::current(tx, of.1)?, store::before(tx, of)?))
    };
    let (can, choices, before) = cx.read(read).await?;
    let page = PreferencesPage::new(cx.frame(), can, &Typed::from(&choices), &before);
    cx.show(PreferencesPage { done: done.0, ..page })
}

/// `POST /preferences`
pub async fn choose(offers: Offers, cx: Cx, who: Viewer, form: Form<Typed>) -> Answer {
    let (of, lang, typed) = ((who.account(), who.member()), cx.lang(), form.0);
    let Some(choices) = typed.choices() else {
        let read = move |tx: &Tx| Ok((Can::read(tx, of, offers)?, store::before(tx, of)?));
        let (can, before) = cx.read(read).await?;
        let problems = Problems::at_field("to", "preferences-same-hour");
        let page = PreferencesPage::new(cx.frame(), can, &typed, &before);
        return cx.show_problem(PreferencesPage { problems, ..page });
    };
    cx.write(move |tx| store::choose(tx, of, (&choices, lang))).await?;
    cx.go(format!("{HERE}?done=yes"))
}
