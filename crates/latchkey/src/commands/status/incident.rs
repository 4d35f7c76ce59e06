//! `latchkey status incident`, `known` and `maintenance`: nothing is published but what a person
//! hands over in both languages. Without `--text` the errand prints what it has prepared, as a file
//! to change; nothing is kept then.

use std::path::PathBuf;
use std::time::Duration;

use base::Timestamp;
use clap::{Args, Subcommand};
use status::{
    About, Both, DAYS_KEPT, Effect, IncidentId, Kind, New, Part, Post, Said, Stage, draft,
    drop_draft, one, prepare, save, since, way_around,
};
use store::Actor;

use super::super::{End, Problem, say};
use super::{Opened, says};

#[derive(Subcommand)]
pub enum Incident {
    /// Say that something does not work
    Open {
        #[command(flatten)]
        what: What,
        /// When it began, on the plan's clock: 2027-03-04T16:00; now when left out
        #[arg(long)]
        since: Option<String>,
        #[command(flatten)]
        text: Text,
        #[command(flatten)]
        next: Next,
    },
    /// Say how it goes on, publish a draft, or say afterwards what happened
    Post {
        id: IncidentId,
        /// investigating, identified, monitoring, resolved or afterwards
        #[arg(long)]
        stage: Stage,
        #[command(flatten)]
        text: Text,
        #[command(flatten)]
        next: Next,
    },
    /// Say that it is over
    Resolve {
        id: IncidentId,
        #[command(flatten)]
        text: Text,
    },
    /// Throw a draft away
    Drop { id: IncidentId },
    /// List what lasts, what is planned and what waits as a draft; exit code 3 when a draft waits
    List {
        /// Also what is over, back to twelve months
        #[arg(long)]
        all: bool,
    },
}

#[derive(Subcommand)]
pub enum Known {
    /// Say what is known not to work, and lasts
    Add {
        #[command(flatten)]
        what: What,
        #[command(flatten)]
        text: Text,
    },
    /// Say that it is mended
    Fix {
        id: IncidentId,
        #[command(flatten)]
        text: Text,
    },
}

#[derive(Subcommand)]
pub enum Maintenance {
    /// Announce work
    Plan {
        #[command(flatten)]
        what: What,
        /// When it begins, on the plan's clock: 2027-03-04T22:00
        #[arg(long)]
        from: String,
        /// When it ends
        #[arg(long)]
        until: String,
        #[command(flatten)]
        text: Text,
    },
    /// Say that it begins
    Begin {
        id: IncidentId,
        #[command(flatten)]
        text: Text,
        #[command(flatten)]
        next: Next,
    },
    /// Say that it is done
    End {
        id: IncidentId,
        #[command(flatten)]
        text: Text,
    },
}

#[derive(Args)]
pub struct What {
    /// sign-in, code, refill, order, claims, card or apps; may be given several times
    #[arg(long, required = true)]
    part: Vec<Part>,
    /// slow, some (some members cannot) or nobody (nobody can)
    #[arg(long, default_value = "some")]
    effect: Effect,
}

#[derive(Args)]
pub struct Text {
    /// What to say, in both languages; without it the prepared text is printed and nothing is said
    #[arg(long)]
    text: Option<PathBuf>,
}

#[derive(Args)]
pub struct Next {
    /// Minutes until the next post, which members are told
    #[arg(long, default_value_t = 30)]
    next_minutes: u32,
}

impl Incident {
    pub fn run(self, opened: &Opened) -> Result<End, Problem> {
        match self {
            Self::Open { what, since, text, next } => {
                let began = since.map(|text| moment(opened, &text)).transpose()?;
                let began = began.unwrap_or_else(|| opened.house.clock.now());
                let about = (Kind::Incident, Stage::Investigating);
                begin(opened, (about, what), (began, None), (text, Some(next)))
            }
            Self::Post { id, stage, text, next } => {
                go_on(opened, id, stage, (text, stage.lasts().then_some(next)))
            }
            Self::Resolve { id, text } => go_on(opened, id, Stage::Resolved, (text, None)),
            Self::Drop { id } => {
                let db = &opened.house.db;
                let now = opened.house.clock.now();
                if db.write_blocking(now, move |tx| drop_draft(tx, id))? {
                    say("Thrown away.");
                    return Ok(End::Done);
                }
                let why = format!("{id} is no draft: what was said stays");
                Err(Problem::Failed(why))
            }
            Self::List { all } => list(opened, all),
        }
    }
}

impl Known {
    pub fn run(self, opened: &Opened) -> Result<End, Problem> {
        match self {
            Self::Add { what, text } => {
                let now = opened.house.clock.now();
                begin(opened, ((Kind::Known, Stage::Known), what), (now, None), (text, None))
            }
            Self::Fix { id, text } => go_on(opened, id, Stage::Fixed, (text, None)),
        }
    }
}

impl Maintenance {
    pub fn run(self, opened: &Opened) -> Result<End, Problem> {
        match self {
            Self::Plan { what, from, until, text } => {
                let (from, until) = (moment(opened, &from)?, moment(opened, &until)?);
                if until <= from {
                    return Err(Problem::Asked("it ends after it begins".to_owned()));
                }
                let about = (Kind::Maintenance, Stage::Planned);
                begin(opened, (about, what), (from, Some(until)), (text, None))
            }
            Self::Begin { id, text, next } => {
                go_on(opened, id, Stage::Underway, (text, Some(next)))
            }
            Self::End { id, text } => go_on(opened, id, Stage::Done, (text, None)),
        }
    }
}

fn moment(opened: &Opened, text: &str) -> Result<Timestamp, Problem> {
    says::moment(text, &opened.house.plan.zone).map_err(Problem::Asked)
}

/// The first post of something new, or its prepared text.
fn begin(
    opened: &Opened,
    ((kind, stage), what): ((Kind, Stage), What),
    (began_at, until): (Timestamp, Option<Timestamp>),
    (text, next): (Text, Option<Next>),
) -> Result<End, Problem> {
    let house = opened.house.clone();
    let Some(&part) = what.part.first() else {
        return Err(Problem::Asked("name a part".to_owned()));
    };
    let effect = what.effect;
    let Some(said) = said(&text)? else {
        let about = About { kind, stage, part, effect, way: way_around(part) };
        return offer(&prepare(&house, about));
    };
    let new =
        New { kind, parts: what.part, effect, began_at, until, members: 0, said: said.clone() };
    let (db, now) = (house.db.clone(), house.clock.now());
    let post = post(stage, (said, now), next);
    let id = db.write_blocking(now, move |tx| {
        let incident = draft(tx, &new, &house.plan.zone, Actor::Operator)?;
        Ok(match incident.post(post.clone()) {
            Ok(moved) => {
                save(tx, &moved, Actor::Operator)?;
                Ok(moved.id)
            }
            Err(why) => Err(why),
        })
    })?;
    published(opened, id.map_err(|why| Problem::Asked(why.to_string()))?)
}

/// One more post, or its prepared text.
fn go_on(
    opened: &Opened,
    id: IncidentId,
    stage: Stage,
    (text, next): (Text, Option<Next>),
) -> Result<End, Problem> {
    let house = &opened.house;
    let now = house.clock.now();
    let found = house.db.read_blocking(now, move |tx| one(tx, id))?;
    let Some(incident) = found else {
        return Err(Problem::Failed(format!("{id}: there is no such incident")));
    };
    let handed = said(&text)?;
    let said = handed.clone().unwrap_or_else(|| prepared(house, &incident, stage));
    // Asked before a text is offered: nobody should write what cannot be said.
    let moved = incident
        .post(post(stage, (said.clone(), now), next))
        .map_err(|why| Problem::Asked(format!("{id}: {why}")))?;
    if handed.is_none() {
        return offer(&said);
    }
    house.db.write_blocking(now, move |tx| save(tx, &moved, Actor::Operator))?;
    published(opened, id)
}

/// A draft has its own words already, with what was noticed.
fn prepared(house: &web::House, incident: &status::Incident, stage: Stage) -> Both<Said> {
    let draft = incident.posts.first().filter(|_| incident.stage == Stage::Draft);
    if let Some(post) = draft {
        return post.said.clone();
    }
    let part = incident.parts.first().copied().unwrap_or(Part::SignIn);
    let (kind, effect, way) = (incident.kind, incident.effect, way_around(part));
    prepare(house, About { kind, stage, part, effect, way })
}

fn said(text: &Text) -> Result<Option<Both<Said>>, Problem> {
    text.text.as_deref().map(says::read).transpose().map_err(Problem::Asked)
}

fn post(stage: Stage, (said, at): (Both<Said>, Timestamp), next: Option<Next>) -> Post {
    let minutes = |next: Next| Duration::from_mins(u64::from(next.next_minutes));
    let next_at = next.map(|next| at + minutes(next));
    Post { at, stage, said, next_at, by_itself: false }
}

fn offer(said: &Both<Said>) -> Result<End, Problem> {
    say(says::written(said).map_err(Problem::Failed)?);
    eprintln!("Nothing was said yet: change this text, and hand it over with --text FILE.");
    Ok(End::Look)
}

fn published(opened: &Opened, id: IncidentId) -> Result<End, Problem> {
    let files = opened.build()?;
    say(format_args!("{id} is published; {files} files in {}.", opened.config.out.display()));
    Ok(End::Done)
}

fn list(opened: &Opened, all: bool) -> Result<End, Problem> {
    let house = &opened.house;
    let now = house.clock.now();
    let first = now.day_in(&house.plan.zone).plus_days(-DAYS_KEPT);
    let incidents = house.db.read_blocking(now, move |tx| since(tx, first))?;
    let shown = incidents.iter().filter(|one| all || one.stage.lasts() || !one.is_public());
    for incident in shown {
        let title = incident.last().map_or("", |post| post.said.en.title.as_str());
        let (id, kind, stage) = (incident.id, incident.kind.word(), incident.stage.word());
        say(format_args!("{id:14} {kind:11} {stage:13} {title}"));
    }
    let waits = incidents.iter().any(|one| !one.is_public());
    Ok(if waits { End::Look } else { End::Done })
}
