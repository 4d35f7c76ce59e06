//! The counts held against what GUARD 3 demands, side by side.

use std::fmt::Write;

use super::Weeks;
use super::attack::Mix;
use super::tally::{Tally, Visits, ratio};

/// One measure, for every policy, and what it must be for ours.
#[derive(Debug, Clone)]
pub struct Row {
    pub measure: String,
    /// The most it may be; nothing where the number only informs.
    pub at_most: Option<f64>,
    pub values: Vec<f64>,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Percent,
    Number,
}

#[derive(Debug, Clone)]
pub struct Report {
    pub policies: Vec<Weeks>,
    pub rows: Vec<Row>,
}

type Measured = fn(&Tally) -> f64;

impl Report {
    pub fn of(policies: Vec<Weeks>) -> Self {
        let rows = rows(&policies);
        Self { policies, rows }
    }

    /// The measures that our own policy, the first, does not meet.
    pub fn missed(&self) -> Vec<&Row> {
        let over = |row: &&Row| row.at_most.is_some_and(|most| row.values[0] > most);
        self.rows.iter().filter(over).collect()
    }

    pub fn print(&self) -> String {
        let mut out = String::new();
        let names = self.policies.iter().map(|weeks| format!(" {:>18}", weeks.policy));
        let _ = writeln!(out, "{:66} {:>7}{}", "measure", "must be", names.collect::<String>());
        for row in &self.rows {
            let most = row.at_most.map_or_else(String::new, |most| row.unit.show(most));
            let _ = write!(out, "{:66} {most:>7}", row.measure);
            for value in &row.values {
                let _ = write!(out, " {:>18}", row.unit.show(*value));
            }
            out.push('\n');
        }
        out
    }
}

impl Unit {
    fn show(self, value: f64) -> String {
        match self {
            Self::Percent => format!("{:.2} %", value * 100.0),
            Self::Number if value.fract() < 0.05 => format!("{value:.0}"),
            Self::Number => format!("{value:.1}"),
        }
    }
}

fn rows(policies: &[Weeks]) -> Vec<Row> {
    let weeks = |chosen: fn(Mix) -> bool| -> Vec<Mix> {
        Mix::DRILL.into_iter().filter(|mix| chosen(*mix)).collect()
    };
    let (loud, attacked) = (weeks(Mix::is_loud), weeks(|mix| mix != Mix::Quiet));
    let mut asked: Vec<Asked> = attacked.iter().map(|mix| confirmed(*mix)).collect();
    asked.extend(refusals(&attacked));
    asked.extend(friction(&attacked));
    asked.extend(costs(loud));
    let row = |asked: Asked| Row {
        values: policies.iter().map(|weeks| worst(weeks, &asked.mixes, asked.of)).collect(),
        measure: asked.measure,
        at_most: asked.at_most,
        unit: asked.unit,
    };
    asked.into_iter().map(row).collect()
}

/// A row before it is filled in.
struct Asked {
    measure: String,
    unit: Unit,
    at_most: Option<f64>,
    mixes: Vec<Mix>,
    of: Measured,
}

fn ask(measure: &str, (unit, at_most): (Unit, Option<f64>), mixes: &[Mix], of: Measured) -> Asked {
    Asked { measure: measure.to_owned(), unit, at_most, mixes: mixes.to_vec(), of }
}

fn confirmed(mix: Mix) -> Asked {
    let measure = format!("passwords confirmed to strangers, per million: {}", mix.name());
    ask(&measure, (Unit::Number, Some(0.0)), &[mix], Tally::confirmed_per_million)
}

fn refusals(attacked: &[Mix]) -> [Asked; 6] {
    let of: Measured = |tally| refused(&tally.watched);
    let none = (Unit::Percent, Some(0.0));
    [
        ask("victims with a channel refused under lockout", none, &[Mix::Lockout], of),
        ask(
            "victims led to another door under lockout",
            (Unit::Percent, None),
            &[Mix::Lockout],
            |tally| ratio(tally.watched.helped, tally.watched.all),
        ),
        ask("owners led to another door, quiet", (Unit::Percent, None), &[Mix::Quiet], |tally| {
            ratio(tally.visits.helped, tally.visits.all)
        }),
        ask("owners refused in the quiet week", none, &[Mix::Quiet], of),
        ask("members refused beside a noisy neighbour", none, &[Mix::Neighbour], of),
        ask("owners refused, worst attack", (Unit::Percent, None), attacked, |tally| {
            refused(&tally.visits)
        }),
    ]
}

fn friction(attacked: &[Mix]) -> [Asked; 6] {
    let most = |share| (Unit::Percent, share);
    let (never, late) = ("wrong input never answered", "wrong input answered only after a code");
    [
        ask("sessions with an extra step, quiet", most(Some(0.3)), &[Mix::Quiet], extra_step),
        ask("sessions with an extra step, attacked", most(None), attacked, extra_step),
        ask(&format!("{never}, quiet"), most(Some(0.05)), &[Mix::Quiet], never_answered),
        ask(&format!("{never}, attacked"), most(Some(0.1)), attacked, never_answered),
        // Three in ten come by the open lane and one in five types something wrong: this follows
        // from the people, not from the policy, so it informs.
        ask(&format!("{late}, quiet"), most(None), &[Mix::Quiet], answered_late),
        ask(&format!("{late}, attacked"), most(Some(0.1)), attacked, answered_late),
    ]
}

fn costs(loud: Vec<Mix>) -> [Asked; 5] {
    let messages = "unasked messages per 1,000 account-days";
    let per_day: Measured = Tally::messages_per_thousand_days;
    let most = (Unit::Number, Some(35.0));
    let (number, percent) = ((Unit::Number, None), (Unit::Percent, None));
    [
        ask(&format!("{messages}, a million guesses"), most, &loud, per_day),
        ask(&format!("{messages}, slow stuffing"), number, &[Mix::SlowStuffing], per_day),
        ask(&format!("{messages}, hidden among owners"), number, &[Mix::Hidden], per_day),
        ask("anonymous hashes in calm", (Unit::Number, Some(0.0)), &[Mix::Quiet], |tally| {
            tally.anonymous_hashes as f64
        }),
        ask("without a channel, led to letter or desk, quiet", percent, &[Mix::Quiet], |tally| {
            ratio(tally.visits.no_channel, tally.visits.all)
        }),
    ]
}

/// The highest of some weeks.
fn worst(weeks: &Weeks, mixes: &[Mix], of: Measured) -> f64 {
    let chosen = weeks.weeks.iter().filter(|(mix, _)| mixes.contains(mix));
    chosen.map(|(_, tally)| of(tally)).fold(0.0, f64::max)
}

/// Of those who knew their password and had a way to prove themselves.
fn refused(visits: &Visits) -> f64 {
    ratio(visits.refused, visits.refused + visits.signed_in)
}

fn extra_step(tally: &Tally) -> f64 {
    ratio(tally.visits.extra_step, tally.visits.signed_in)
}

fn never_answered(tally: &Tally) -> f64 {
    ratio(tally.visits.never_answered, tally.visits.all)
}

fn answered_late(tally: &Tally) -> f64 {
    ratio(tally.visits.answered_late, tally.visits.all)
}
