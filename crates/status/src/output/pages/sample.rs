//! Facts for the gallery and the tests: a calm day, outages, much at once.

use std::time::Duration;

use base::Timestamp;
use web::Frame;

use super::{About, Effect, Facts, Incident, Kind, Line, Part, Post, Seen, Stage, Way, drafts};
use crate::incidents::flow::IncidentId;
use crate::incidents::said::{Both, Said};
use crate::output::facts;
use crate::uptime::Uptime;

/// What the pages say in `state`: `new`, `checked`, `calm`, `outage`, `busy`, `late`,
/// `unsure` or `by-itself`.
pub fn facts(f: &Frame, state: &str) -> Facts {
    let now = f.now();
    let incidents = match state {
        "new" => Vec::new(),
        "late" => vec![late(f)],
        "outage" => vec![outage(f), over(f, 9, 3)],
        "busy" => busy(f),
        "by-itself" => vec![by_itself(f)],
        _ => vec![over(f, 12, 1)],
    };
    let line = |&part: &Part| {
        let seen = match (part, state) {
            (_, "checked") => Seen::Well(now),
            (Part::Code, "busy") => Seen::Failing(2, now),
            (_, "new") | (Part::Code | Part::Apps, _) => Seen::Never,
            (_, "unsure") => Seen::Failing(4, now),
            (Part::SignIn, "outage" | "by-itself") => Seen::Failing(7, now),
            _ => Seen::Well(now),
        };
        let checks = if seen == Seen::Never { 0 } else { 129_600 };
        let of = |missed: u64| Uptime { checks, good: checks.saturating_sub(missed) };
        let state = facts::state(&incidents, part, (seen, now));
        Line { part, state, seen, month: of(0), quarter: of(38), year: of(420) }
    };
    let lines = Part::ALL.iter().map(line).collect();
    Facts { now, lines, incidents }
}

#[cfg(test)]
/// A post of whatever a hostile hand typed.
pub fn hostile(f: &Frame, text: &str) -> Facts {
    let mut facts = facts(f, "outage");
    for post in facts.incidents.iter_mut().flat_map(|incident| &mut incident.posts) {
        let said = || Said {
            title: text.to_owned(),
            happens: text.to_owned(),
            who: text.to_owned(),
            works: text.to_owned(),
            todo: text.to_owned(),
        };
        post.said = Both { en: said(), es: said() };
    }
    facts
}

fn said(f: &Frame, about: About) -> Both<Said> {
    let said = drafts::say(f, about);
    Both { en: said.clone(), es: said }
}

fn incident(
    f: &Frame,
    kind: Kind,
    (part, effect): (Part, Effect),
    stages: &[(Stage, u64)],
) -> Incident {
    let first = stages.first().map_or(0, |(_, minutes)| *minutes);
    let began_at = f.now() - minutes(first);
    let way = if part == Part::SignIn { Way::Passkey } else { drafts::way_around(part) };
    let post = |&(stage, ago): &(Stage, u64)| Post {
        at: f.now() - minutes(ago),
        stage,
        said: said(f, About { kind, stage, part, effect, way }),
        next_at: (stage.lasts() && kind == Kind::Incident).then(|| f.now() + minutes(30)),
        by_itself: false,
    };
    let posts: Vec<Post> = stages.iter().map(post).collect();
    let last = posts.last();
    let stage = last.map_or(Stage::Draft, |post| post.stage);
    let ended = last.filter(|_| !stage.lasts()).map(|post| post.at);
    let id = IncidentId { day: f.day_of(began_at), number: 1 };
    let (parts, over_at) = (vec![part], ended);
    Incident { id, kind, stage, parts, effect, began_at, over_at, members: 0, posts, version: 1 }
}

fn minutes(minutes: u64) -> Duration {
    Duration::from_mins(minutes)
}

fn outage(f: &Frame) -> Incident {
    let stages = [(Stage::Investigating, 42), (Stage::Identified, 12)];
    let of = (Part::SignIn, Effect::NobodyCan);
    Incident { members: 214, ..incident(f, Kind::Incident, of, &stages) }
}

/// Nobody has written for longer than was promised.
fn late(f: &Frame) -> Incident {
    let of = (Part::SignIn, Effect::NobodyCan);
    let mut late = incident(f, Kind::Incident, of, &[(Stage::Investigating, 50)]);
    late.posts.iter_mut().for_each(|post| post.next_at = Some(f.now() - minutes(20)));
    late
}

fn by_itself(f: &Frame) -> Incident {
    let mut alone = incident(
        f,
        Kind::Incident,
        (Part::SignIn, Effect::SomeCannot),
        &[(Stage::Investigating, 3)],
    );
    alone.posts.iter_mut().for_each(|post| post.by_itself = true);
    alone
}

fn over(f: &Frame, days: u64, number: u32) -> Incident {
    let ago = days * 24 * 60;
    let stages = [
        (Stage::Investigating, ago),
        (Stage::Identified, ago - 20),
        (Stage::Monitoring, ago - 50),
        (Stage::Resolved, ago - 80),
        (Stage::Afterwards, ago - 1_500),
    ];
    let mut over = incident(f, Kind::Incident, (Part::Code, Effect::SomeCannot), &stages);
    over.over_at = over.posts.get(3).map(|post| post.at);
    over.id.number = number;
    over
}

/// As much as ever stands on one page: three incidents, maintenance, known issues, a full year.
fn busy(f: &Frame) -> Vec<Incident> {
    let ends: Timestamp = f.now() + minutes(90);
    let planned_from = f.now() + minutes(3 * 24 * 60);
    let planned = Incident {
        began_at: planned_from,
        over_at: Some(planned_from + minutes(120)),
        id: IncidentId { day: f.day_of(planned_from), number: 1 },
        ..incident(f, Kind::Maintenance, (Part::Refill, Effect::Slow), &[(Stage::Planned, 60)])
    };
    let underway = Incident {
        over_at: Some(ends),
        id: IncidentId { day: f.today(), number: 7 },
        ..incident(
            f,
            Kind::Maintenance,
            (Part::Order, Effect::Slow),
            &[(Stage::Planned, 600), (Stage::Underway, 30)],
        )
    };
    let of = (Part::Card, Effect::Slow);
    let slow = Incident {
        id: IncidentId { day: f.today(), number: 3 },
        ..incident(f, Kind::Incident, of, &[(Stage::Investigating, 9)])
    };
    let known =
        incident(f, Kind::Known, (Part::Claims, Effect::SomeCannot), &[(Stage::Known, 8_000)]);
    let mut all = vec![planned, outage(f), slow, underway];
    all.push(known);
    all.extend((2..60).map(|week| over(f, week * 6, 1)));
    all
}
