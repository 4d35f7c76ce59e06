//! The page of choices.

mod samples;

use std::collections::BTreeMap;

use ::store::{Channel, Tx};
use web::{
    Answer, Choice, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template, Viewer,
};

use super::rules::{Choices, Quiet, Rhythm, Topic, Ways};
use super::store::{self, Step};
use super::{Offers, standing};

const HERE: &str = "/preferences";

/// One topic with the ways it may come by.
#[derive(Debug, Clone)]
pub struct Row {
    pub word: &'static str,
    pub ways: Vec<Choice>,
    /// How often, where it may wait; nothing where it may not.
    pub rhythm: Vec<Choice>,
}

/// One time somebody chose, in words.
#[derive(Debug, Clone)]
pub struct Past {
    pub at: String,
    pub topics: Vec<String>,
    pub quiet: String,
    pub paper: &'static str,
    pub read_in: String,
}

/// What there is to choose among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Can {
    offers: Offers,
    /// The email and phone that reach the member.
    standing: Ways,
}

#[derive(Template)]
#[template(path = "preferences/pages/preferences.html")]
pub struct PreferencesPage {
    pub f: Frame,
    pub problems: Problems,
    pub done: bool,
    pub can: Can,
    pub rows: Vec<Row>,
    pub paperless: bool,
    pub quiet: bool,
    pub from: Vec<Choice>,
    pub to: Vec<Choice>,
    pub past: Vec<Past>,
}

impl PreferencesPage {
    fn new(f: Frame, can: Can, typed: &Typed, steps: &[Step]) -> Self {
        let rows = Topic::ALL.map(|topic| row(&f, can, typed, topic)).into();
        let (from, to) = (hours(&f, typed.from), hours(&f, typed.to));
        let past = steps.iter().map(|step| past(&f, step)).collect();
        let (problems, done) = (Problems::none(), false);
        let (paperless, quiet) = (typed.paperless, typed.quiet);
        Self { f, problems, done, can, rows, paperless, quiet, from, to, past }
    }

    /// Why a text cannot be chosen, where the plan sends some.
    fn no_phone(&self) -> bool {
        self.can.offers.texts && !self.can.standing.text
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
        (Channel::Text, can.offers.texts && (can.standing.text || chosen.text)),
        (Channel::Post, can.offers.letters),
    ];
    let ways = offered.into_iter().filter(|(_, offered)| *offered).map(|(channel, _)| {
        let words = f.t(format!("preferences-by-{}", channel.word()));
        Choice::new(channel.word(), words, chosen.has(channel))
    });
    let rhythm = if topic.may_wait() { rhythms(f, typed.rhythm.get(&topic)) } else { Vec::new() };
    Row { word: topic.word(), ways: ways.collect(), rhythm }
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

fn past(f: &Frame, step: &Step) -> Past {
    let choices = &step.body.choices;
    let chosen = choices.ways.iter().filter(|(_, ways)| ways.any());
    let topics = chosen.map(|(topic, ways)| past_topic(f, choices, (*topic, *ways))).collect();
    let quiet = choices.quiet.map(Quiet::hours).map(|(from, to)| {
        let say = f.say("preferences-past-quiet").put("from", clock(f, from));
        say.put("to", clock(f, to)).to_string()
    });
    let read_in = f.say(format!("preferences-past-{}", step.body.lang.tag()));
    Past {
        at: f.moment(step.at),
        topics,
        quiet: quiet.unwrap_or_else(|| f.t("preferences-past-loud").into_owned()),
        paper: if choices.paperless { "preferences-past-paperless" } else { "" },
        read_in: read_in.put("version", step.body.wording.to_string()).to_string(),
    }
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
        let Choices { ways, rhythm, paperless, quiet } = choices.clone();
        Self { ways, rhythm, paperless, quiet: quiet.is_some(), from, to }
    }
}

impl Typed {
    /// None where the quiet hours would begin and end at once.
    fn choices(&self) -> Option<Choices> {
        let hours = Quiet::new(self.from, self.to);
        let quiet = if self.quiet { Some(hours?) } else { None };
        let (ways, rhythm) = (self.ways.clone(), self.rhythm.clone());
        Some(Choices { ways, quiet, rhythm, paperless: self.paperless })
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
        let can = Can { offers, standing: standing(tx, of)? };
        Ok((can, store::current(tx, of.1)?, store::history(tx, of.1)?))
    };
    let (can, choices, steps) = cx.read(read).await?;
    let page = PreferencesPage::new(cx.frame(), can, &Typed::from(&choices), &steps);
    cx.show(PreferencesPage { done: done.0, ..page })
}

/// `POST /preferences`
pub async fn choose(offers: Offers, cx: Cx, who: Viewer, form: Form<Typed>) -> Answer {
    let (of, lang, typed) = ((who.account(), who.member()), cx.lang(), form.0);
    let Some(choices) = typed.choices() else {
        let read = move |tx: &Tx| {
            let can = Can { offers, standing: standing(tx, of)? };
            Ok((can, store::history(tx, of.1)?))
        };
        let (can, steps) = cx.read(read).await?;
        let problems = Problems::at_field("to", "preferences-same-hour");
        let page = PreferencesPage::new(cx.frame(), can, &typed, &steps);
        return cx.show_problem(PreferencesPage { problems, ..page });
    };
    cx.write(move |tx| store::choose(tx, of, (&choices, lang))).await?;
    cx.go(format!("{HERE}?done=yes"))
}
