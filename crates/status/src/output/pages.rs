//! The pages: how things are, one incident, the last twelve months. They stand in files, so every
//! link is relative and nothing depends on who looks.

use askama::Template;
use web::{Frame, Page, Sample, Spot};

use super::facts::{Facts, Line};
use crate::detect::Way;
use crate::incidents::drafts::{self, About};
use crate::incidents::flow::{Incident, Kind, Post, Stage};
use crate::parts::{Effect, Part, State};
use crate::probes::rules::Seen;

mod sample;

/// Incidents as letters tell of them.
#[cfg(test)]
pub fn sample_incidents(f: &Frame) -> Vec<(&'static str, Incident)> {
    let first = |state| sample::facts(f, state).incidents.into_iter().next();
    let named = ["outage", "by-itself"].map(|state| Some((state, first(state)?)));
    named.into_iter().flatten().collect()
}

#[cfg(test)]
pub use sample::{facts as sample_facts, hostile};

/// How things are now.
#[derive(Template)]
#[template(path = "output/pages/index.html")]
pub struct IndexPage {
    f: Frame,
    spot: Spot,
    facts: Facts,
    /// Where somebody can ask to be told; nothing where nobody is.
    doors: Option<String>,
    /// The help page stands beside it.
    has_help: bool,
}

/// Incidents told in full; further ones are a line with a link, so that the page stays light.
const IN_FULL: usize = 2;
/// Lines of the past on the first page.
const RECENT: usize = 5;

impl IndexPage {
    pub fn of(f: &Frame, facts: &Facts, doors: Option<&str>) -> Self {
        let (spot, doors) = (Spot::new(f.lang(), "index.html"), doors.map(str::to_owned));
        Self { f: f.clone(), spot, facts: facts.clone(), doors, has_help: false }
    }

    pub fn with_help(self, has_help: bool) -> Self {
        Self { has_help, ..self }
    }

    /// A door beside the files, in this page's language.
    fn door(&self, name: &str) -> Option<String> {
        let doors = self.doors.as_deref()?;
        Some(format!("{doors}/language?to={}&back=%2F{name}", self.f.lang()))
    }

    fn in_full(&self) -> impl Iterator<Item = (&Incident, &Post)> {
        self.facts.open().take(IN_FULL).filter_map(with_last)
    }

    fn in_short(&self) -> Vec<(&Incident, &Post)> {
        self.facts.open().skip(IN_FULL).filter_map(with_last).collect()
    }

    fn planned(&self) -> Vec<(&Incident, &Post)> {
        self.facts.planned().filter_map(with_last).collect()
    }

    fn known(&self) -> Vec<(&Incident, &Post)> {
        self.facts.known().filter_map(with_last).collect()
    }

    fn recent(&self) -> Vec<(&Incident, &Post)> {
        self.facts.past().take(RECENT).filter_map(with_last).collect()
    }

    /// The sign and the word for how a part is. What nobody checks is not said to work.
    fn told(line: &Line) -> (&'static str, &'static str) {
        match (line.state, line.seen) {
            (State::Works, Seen::Never) => ("quiet", "unheard"),
            (state, _) => (state.shape(), state.word()),
        }
    }

    /// What our own checks say of a part, in words.
    fn checked(&self, line: &Line) -> String {
        let f = &self.f;
        let said = |key: &str, at| f.say(key).put("time", f.clock(at)).to_string();
        let said = match line.seen {
            Seen::Never => return f.t("status-checked-never").into_owned(),
            Seen::Well(at) => said("status-checked-well", at),
            Seen::Failing(_, at) => said("status-checked-failing", at),
            Seen::Stopped(at) => {
                f.say("status-checked-stopped").put("moment", f.moment(at)).to_string()
            }
        };
        // Nobody checks the texted ones.
        match line.part {
            Part::Code => f.say("status-checked-mail").put("said", said).to_string(),
            _ => said,
        }
    }
}

fn with_last(incident: &Incident) -> Option<(&Incident, &Post)> {
    Some((incident, incident.last()?))
}

impl Page for IndexPage {
    const NAME: &'static str = "index";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let states = ["new", "checked", "calm", "outage", "busy", "late", "unsure", "by-itself"];
        // Some plans write to people, and some do not.
        let doors = |state| (state != "calm").then_some("https://status.juniper.example");
        let page =
            |state| Self::of(f, &sample::facts(f, state), doors(state)).with_help(state != "new");
        states.map(|state| Sample::new(state, page(state))).into()
    }
}

/// One incident from its first post to what happened.
#[derive(Template)]
#[template(path = "output/pages/incident.html")]
pub struct IncidentPage {
    f: Frame,
    spot: Spot,
    incident: Incident,
}

impl IncidentPage {
    pub fn of(f: &Frame, incident: &Incident) -> Self {
        let spot = Spot::new(f.lang(), format!("incidents/{}.html", incident.id));
        Self { f: f.clone(), spot, incident: incident.clone() }
    }

    /// The newest first.
    fn posts(&self) -> impl Iterator<Item = &Post> {
        self.incident.posts.iter().rev()
    }

    fn title(&self) -> &str {
        let lang = self.f.lang();
        self.incident.last().map_or("", |post| post.said.in_lang(lang).title.as_str())
    }

    fn parts(&self) -> String {
        let names = self.incident.parts.iter();
        let names: Vec<String> = names
            .map(|part| self.f.t(format!("status-part-{}", part.word())).into_owned())
            .collect();
        names.join(" · ")
    }
}

impl Page for IncidentPage {
    const NAME: &'static str = "incident";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let all = sample::facts(f, "busy").incidents;
        let of = |stage: Stage| all.iter().find(|one| one.stage == stage).cloned();
        let stages =
            [Stage::Identified, Stage::Afterwards, Stage::Planned, Stage::Known, Stage::Underway];
        let mut samples: Vec<Sample<Self>> = stages
            .into_iter()
            .filter_map(|stage| Some(Sample::new(stage.word(), Self::of(f, &of(stage)?))))
            .collect();
        let alone = sample::facts(f, "by-itself").incidents;
        samples.extend(alone.first().map(|one| Sample::new("by-itself", Self::of(f, one))));
        samples
    }
}

/// The last twelve months: shares by part, and everything that happened.
#[derive(Template)]
#[template(path = "output/pages/history.html")]
pub struct HistoryPage {
    f: Frame,
    spot: Spot,
    facts: Facts,
    /// From 1.
    number: usize,
    pages: usize,
}

/// Lines on one page.
const LINES: usize = 40;

impl HistoryPage {
    /// Every page of it, the newest first; there is always one.
    pub fn all(f: &Frame, facts: &Facts) -> Vec<Self> {
        let pages = facts.happened().count().div_ceil(LINES).max(1);
        let page = |number| Self {
            f: f.clone(),
            spot: Spot::new(f.lang(), Self::name(number)),
            facts: facts.clone(),
            number,
            pages,
        };
        (1..=pages).map(page).collect()
    }

    fn name(number: usize) -> String {
        if number <= 1 { "history.html".to_owned() } else { format!("history-{number}.html") }
    }

    fn lines(&self) -> Vec<(&Incident, &Post)> {
        let skipped = (self.number - 1) * LINES;
        self.facts.happened().skip(skipped).take(LINES).filter_map(with_last).collect()
    }

    fn newer(&self) -> Option<String> {
        (self.number > 1).then(|| Self::name(self.number - 1))
    }

    fn older(&self) -> Option<String> {
        (self.number < self.pages).then(|| Self::name(self.number + 1))
    }
}

impl Page for HistoryPage {
    const NAME: &'static str = "history";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let first = |state| Self::all(f, &sample::facts(f, state)).into_iter().next();
        let samples = ["busy", "calm"].into_iter().zip(["year", "empty"]);
        samples.filter_map(|(facts, state)| Some(Sample::new(state, first(facts)?))).collect()
    }
}

/// A written page: its file below the folder, and its text.
pub trait Written: Template {
    fn spot(&self) -> &Spot;
}

impl Written for IndexPage {
    fn spot(&self) -> &Spot {
        &self.spot
    }
}

impl Written for IncidentPage {
    fn spot(&self) -> &Spot {
        &self.spot
    }
}

impl Written for HistoryPage {
    fn spot(&self) -> &Spot {
        &self.spot
    }
}
