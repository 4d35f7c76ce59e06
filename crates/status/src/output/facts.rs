//! Everything the pages say, gathered in one reading of the store.

use base::Timestamp;
use jiff::tz::TimeZone;
use store::{Fault, Tx};

use crate::incidents::flow::{Incident, Kind, Stage};
use crate::parts::{Part, State};
use crate::probes::rules::{self, Seen};
use crate::probes::store as checks;
use crate::uptime::Uptime;
use crate::{incidents, probes};

/// How a part is, and has been.
#[derive(Debug, Clone)]
pub struct Line {
    pub part: Part,
    pub state: State,
    pub seen: Seen,
    /// Over the last 30 days, 90 days and 12 months.
    pub month: Uptime,
    pub quarter: Uptime,
    pub year: Uptime,
}

#[derive(Debug, Clone)]
pub struct Facts {
    pub now: Timestamp,
    pub lines: Vec<Line>,
    /// Public ones of the last 12 months, the newest first.
    pub incidents: Vec<Incident>,
}

/// Days over which a share is told, today among them.
const MONTH: i32 = 30;
const QUARTER: i32 = 90;

impl Facts {
    pub fn gather(tx: &Tx, zone: &TimeZone) -> Result<Self, Fault> {
        let now = tx.now();
        let today = now.day_in(zone);
        let first = today.plus_days(-probes::store::DAYS_KEPT + 1);
        // What is planned begins later than today; what began a year ago may still last.
        let all = incidents::store::since(tx, first)?;
        let incidents: Vec<Incident> = all.into_iter().filter(Incident::is_public).collect();
        let lines = Part::ALL.iter().map(|&part| {
            let seen = rules::seen(part, &checks::latest(tx, part)?, now);
            let days = checks::days(tx, part, first)?;
            let over = |days_back| Uptime::since(&days, today.plus_days(1 - days_back));
            Ok(Line {
                part,
                state: state(&incidents, part, (seen, now)),
                seen,
                month: over(MONTH),
                quarter: over(QUARTER),
                year: over(probes::store::DAYS_KEPT),
            })
        });
        let lines = lines.collect::<Result<_, Fault>>()?;
        Ok(Self { now, lines, incidents })
    }

    /// The worst any part is.
    pub fn overall(&self) -> State {
        self.lines.iter().map(|line| line.state).max().unwrap_or(State::Works)
    }

    /// The word of the page's title. What nobody has ever checked is not said to work.
    pub fn title(&self) -> &'static str {
        let never = |line: &Line| line.seen == Seen::Never;
        match self.overall() {
            State::Works if self.lines.iter().all(never) => "unseen",
            State::Works if self.lines.iter().any(never) => "unheard",
            state => state.word(),
        }
    }

    /// Incidents and maintenance that last, the newest first.
    pub fn open(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.iter().filter(|incident| {
            incident.stage.lasts()
                && incident.kind != Kind::Known
                && incident.stage != Stage::Planned
        })
    }

    /// What is to come, the nearest first.
    pub fn planned(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.iter().rev().filter(|incident| incident.stage == Stage::Planned)
    }

    pub fn known(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.iter().filter(|incident| incident.stage == Stage::Known)
    }

    /// All but work that is still to come.
    pub fn happened(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.iter().filter(|incident| incident.stage != Stage::Planned)
    }

    /// What is over.
    pub fn past(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.iter().filter(|incident| !incident.stage.lasts())
    }
}

/// The worse of what people say and what our checks see.
pub fn state(incidents: &[Incident], part: Part, (seen, now): (Seen, Timestamp)) -> State {
    let said = incidents.iter().filter(|incident| incident.touches(part, now));
    let said = said.map(|incident| match incident.kind {
        Kind::Maintenance => State::Maintenance,
        _ => State::from(incident.effect),
    });
    let doubt = if seen.is_doubtful(part) { State::NotSure } else { State::Works };
    said.chain([doubt]).max().unwrap_or(doubt)
}
