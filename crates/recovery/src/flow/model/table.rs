//! What the checker found, as a table a person can read.

use std::fmt::Write as _;

use super::scenario::{GROUNDS, attackers};
use super::{Findings, Hold};
use crate::flow::evidence::Domain;
use crate::flow::tier::Ground;

/// All scenarios of one ground and one attacker.
#[derive(Debug, Clone)]
pub struct Row {
    pub ground: Ground,
    pub attacker: Option<(Domain, Hold)>,
    pub scenarios: usize,
    pub states: usize,
    /// Scenarios in which an owner who never answers a notice loses the account for a while.
    pub takeovers: usize,
    /// The same with an owner who answers each notice that reaches them.
    pub watched: usize,
    pub soonest_hours: Option<i64>,
    pub blocked: usize,
    pub worst_alone_hours: i64,
    pub worst_in_person_hours: i64,
    pub broken: usize,
}

pub fn rows(all: &[Findings]) -> Vec<Row> {
    let mut rows = Vec::new();
    for ground in GROUNDS {
        for attacker in attackers() {
            let own = |found: &&Findings| {
                found.scenario.ground == ground && found.scenario.attacker == attacker
            };
            let found: Vec<&Findings> = all.iter().filter(own).collect();
            let longest = |of: fn(&Findings) -> i64| found.iter().map(|f| of(f)).max().unwrap_or(0);
            rows.push(Row {
                ground,
                attacker,
                scenarios: found.len(),
                states: found.iter().map(|f| f.states).sum(),
                takeovers: found.iter().filter(|f| f.takeover_hours.is_some()).count(),
                watched: found.iter().filter(|f| f.takeover_watched_hours.is_some()).count(),
                soonest_hours: found.iter().filter_map(|f| f.takeover_hours).min(),
                blocked: found.iter().map(|f| f.blocked).sum(),
                worst_alone_hours: longest(|f| f.worst_alone_hours),
                worst_in_person_hours: longest(|f| f.worst_in_person_hours),
                broken: found.iter().map(|f| f.broken.len()).sum(),
            });
        }
    }
    rows
}

/// The table, and a line for each broken invariant.
pub fn table(all: &[Findings]) -> String {
    let mut text = String::from(
        "profile          attacker holds   scenarios   states  taken over   while    soonest  \
         blocked  worst days\n\
         \x20                                                  (silent)     watching days     \
         states   alone  in person\n",
    );
    for row in rows(all) {
        let factor = if row.ground.second_factor { "+factor" } else { "" };
        let profile = format!("{}{factor}", row.ground.profile.word());
        let _ = writeln!(
            text,
            "{profile:<16} {:<16} {:>9} {:>8} {:>11} {:>10} {:>8} {:>8} {:>7} {:>10}",
            attacker(row.attacker),
            row.scenarios,
            row.states,
            row.takeovers,
            row.watched,
            row.soonest_hours.map_or_else(|| "-".to_owned(), days),
            row.blocked,
            days(row.worst_alone_hours),
            days(row.worst_in_person_hours),
        );
    }
    let states: usize = all.iter().map(|found| found.states).sum();
    let broken: usize = all.iter().map(|found| found.broken.len()).sum();
    let _ = writeln!(text, "{} scenarios, {states} states, {broken} broken", all.len());
    for found in all {
        for broken in &found.broken {
            let path = broken.path.join("; ");
            let _ = writeln!(text, "GUARD {}: {}: {path}", broken.invariant, broken.what);
        }
    }
    text
}

fn attacker(held: Option<(Domain, Hold)>) -> String {
    match held {
        None => "nothing".to_owned(),
        Some((domain, Hold::Shared)) => format!("{}, shared", domain.word()),
        Some((domain, Hold::Taken)) => format!("{}, taken", domain.word()),
    }
}

fn days(hours: i64) -> String {
    format!("{}.{}", hours / 24, hours % 24 * 10 / 24)
}
