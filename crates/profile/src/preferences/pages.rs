//! The page of choices.

use web::{
    Answer, Asked, Choice, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template, Viewer,
};

use super::rules::{Choices, Quiet, Topic};
use super::store::{self, Body, Step};

const HERE: &str = "/preferences";

#[derive(Debug, Clone)]
pub struct Tick {
    pub word: &'static str,
    pub words: String,
    pub hint: String,
    pub chosen: bool,
}

/// One time somebody chose, in words.
#[derive(Debug, Clone)]
pub struct Past {
    pub at: String,
    pub topics: String,
    pub quiet: String,
    pub read_in: String,
}

#[derive(Template)]
#[template(path = "preferences/pages/preferences.html")]
pub struct PreferencesPage {
    pub f: Frame,
    pub problems: Problems,
    pub done: bool,
    pub ticks: Vec<Tick>,
    pub quiet: bool,
    pub from: Vec<Choice>,
    pub to: Vec<Choice>,
    pub past: Vec<Past>,
}

impl PreferencesPage {
    fn new(f: Frame, typed: &Typed, steps: &[Step]) -> Self {
        let ticks = Topic::ALL.map(|topic| tick(&f, typed, topic)).into();
        let (from, to) = (hours(&f, typed.from), hours(&f, typed.to));
        let past = steps.iter().map(|step| past(&f, step)).collect();
        let problems = Problems::none();
        Self { problems, done: false, ticks, quiet: typed.quiet, from, to, past, f }
    }
}

impl Page for PreferencesPage {
    const NAME: &'static str = "preferences";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let step = |number, choices: Choices| {
            let body = Body { choices, lang: f.lang(), wording: 1 };
            Step { number, at: f.now(), body }
        };
        let all = Choices { topics: Topic::ALL.into(), ..Choices::default() };
        let nothing = Choices { topics: [].into(), quiet: None };
        let steps = [step(3, nothing.clone()), step(2, all.clone()), step(1, Choices::default())];
        let page =
            |choices: &Choices, steps: &[Step]| Self::new(f.clone(), &Typed::from(choices), steps);
        let same = Problems::at_field("to", "preferences-same-hour");
        vec![
            Sample::new("first", page(&Choices::default(), &[])),
            Sample::new("all", Self { done: true, ..page(&all, &steps[1..]) }),
            Sample::new("nothing", page(&nothing, &steps)),
            Sample::new("odd", Self { problems: same, to: hours(&f, 21), ..page(&all, &[]) }),
        ]
    }
}

fn tick(f: &Frame, typed: &Typed, topic: Topic) -> Tick {
    let word = topic.word();
    Tick {
        word,
        words: name(f, topic),
        hint: f.t(format!("preferences-{word}-hint")).into_owned(),
        chosen: typed.topics.contains(&topic),
    }
}

fn name(f: &Frame, topic: Topic) -> String {
    f.t(format!("preferences-{}", topic.word())).into_owned()
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
    let Choices { topics, quiet } = &step.body.choices;
    let names: Vec<String> = topics.iter().map(|topic| name(f, *topic)).collect();
    let quiet = quiet.map(Quiet::hours).map(|(from, to)| {
        let say = f.say("preferences-past-quiet").put("from", clock(f, from));
        say.put("to", clock(f, to)).to_string()
    });
    let read_in = f.say(format!("preferences-past-{}", step.body.lang.tag()));
    Past {
        at: f.moment(step.at),
        topics: if names.is_empty() {
            f.t("preferences-past-none").into_owned()
        } else {
            names.join(", ")
        },
        quiet: quiet.unwrap_or_else(|| f.t("preferences-past-loud").into_owned()),
        read_in: read_in.put("version", step.body.wording.to_string()).to_string(),
    }
}

/// The form as it was sent.
#[derive(Debug, Clone)]
pub struct Typed {
    topics: Vec<Topic>,
    quiet: bool,
    from: u8,
    to: u8,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let hour = |name| fields.text(name).parse().unwrap_or(24);
        Self {
            topics: fields.all("topic").filter_map(Topic::read).collect(),
            quiet: fields.text("quiet") == "yes",
            from: hour("from"),
            to: hour("to"),
        }
    }
}

impl From<&Choices> for Typed {
    fn from(choices: &Choices) -> Self {
        let topics = choices.topics.iter().copied().collect();
        let (from, to) = choices.quiet.unwrap_or(Quiet::NIGHT).hours();
        Self { topics, quiet: choices.quiet.is_some(), from, to }
    }
}

impl Typed {
    /// None where the quiet hours would begin and end at once.
    fn choices(&self) -> Option<Choices> {
        let hours = Quiet::new(self.from, self.to);
        let quiet = if self.quiet { Some(hours?) } else { None };
        Some(Choices { topics: self.topics.iter().copied().collect(), quiet })
    }
}

pub struct Done(bool);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("done") == "yes")
    }
}

/// `GET /preferences`
pub async fn show(cx: Cx, who: Viewer, done: Asked<Done>) -> Answer {
    let owner = who.member();
    let read = move |tx: &::store::Tx| Ok((store::current(tx, owner)?, store::history(tx, owner)?));
    let (choices, steps) = cx.read(read).await?;
    let page = PreferencesPage::new(cx.frame(), &Typed::from(&choices), &steps);
    cx.show(PreferencesPage { done: done.0.0, ..page })
}

/// `POST /preferences`
pub async fn choose(cx: Cx, who: Viewer, form: Form<Typed>) -> Answer {
    let (of, lang, typed) = ((who.account(), who.member()), cx.lang(), form.0);
    let Some(choices) = typed.choices() else {
        let steps = cx.read(move |tx| store::history(tx, of.1)).await?;
        let problems = Problems::at_field("to", "preferences-same-hour");
        let page = PreferencesPage::new(cx.frame(), &typed, &steps);
        return cx.show_problem(PreferencesPage { problems, ..page });
    };
    cx.write(move |tx| store::choose(tx, of, (&choices, lang))).await?;
    cx.go(format!("{HERE}?done=yes"))
}
