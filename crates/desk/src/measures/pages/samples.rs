//! The page's states for the gallery.

use std::collections::BTreeMap;

use web::{Frame, Page, Sample};

use super::super::rules::{GROUPS, Made, Period, Sums};
use super::{MeasuresPage, Read, Span};
use crate::session::Staffer;
use crate::staff::Role;

/// Numbers that rise, fall and are small, so that every word is met.
fn sums(scale: i64) -> Sums {
    let whats = GROUPS.iter().flat_map(|group| group.measures).flat_map(|one| match one.made {
        Made::Sum(of) => of.to_vec(),
        Made::Share { part, of } => [part, of].concat(),
        Made::Middle(bins) => bins.iter().map(|(what, _)| *what).collect(),
    });
    let mut sums: Sums =
        (1..).zip(whats).map(|(at, what)| (what.to_owned(), at * at * scale)).collect();
    // The middle is under a minute, then minutes, then longer than is told apart.
    let middle = ["took.60", "took.300", "took.more"];
    let middle = middle[usize::try_from(scale / 3).unwrap_or(0).min(2)];
    sums.insert(middle.to_owned(), 100_000);
    sums.insert("sign-in.held".to_owned(), 3);
    sums.insert("back.frozen".to_owned(), 40 * scale);
    sums.insert("back.unfrozen".to_owned(), 200 + scale);
    sums.insert("refill.ordered".to_owned(), 5_000);
    sums.insert("reply.all".to_owned(), 12);
    sums.insert("sign-in.ended".to_owned(), 1_000 / scale);
    sums.insert("desk.look".to_owned(), 2_000 - 30 * scale);
    sums
}

fn read(span: Span, full: bool) -> Read {
    let days = |group: i32| -> BTreeMap<_, _> {
        let day = |at: i32| {
            let many = i64::from((at * at * 7 + at * 13 * group) % 90);
            (span.from.plus_days(at), if at % 9 == 0 { 3 } else { many })
        };
        (0..span.period.days()).map(day).collect()
    };
    let groups = i32::try_from(GROUPS.len()).unwrap_or(i32::MAX);
    Read {
        today: if full { sums(1) } else { Sums::new() },
        now: if full { sums(7) } else { Sums::new() },
        before: if full { sums(5) } else { Sums::new() },
        known: full.then(|| span.before().0),
        codes: full.then(|| span.before().0),
        days: (0..groups).map(|at| if full { days(at) } else { BTreeMap::new() }).collect(),
    }
}

impl Page for MeasuresPage {
    const NAME: &'static str = "desk-measures";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |role: Role, (period, numbers, full): (Period, bool, bool)| {
            let span = Span::of(period, f.today());
            let me = Staffer::played(f, role);
            Self::of(f.clone(), me, (span, numbers), &read(span, full))
        };
        let part = Span::of(Period::Weeks, f.today());
        let first = Read { known: Some(part.to), ..read(part, true) };
        let codes = Read { codes: Some(part.from.plus_days(9)), ..read(part, true) };
        let begun = Read { known: Some(part.from.plus_days(20)), ..read(part, true) };
        let me = Staffer::played(f, Role::Administrator);
        vec![
            Sample::new("weeks", page(Role::Supervisor, (Period::Weeks, false, true))),
            Sample::new("week", page(Role::Supervisor, (Period::Week, true, true))),
            Sample::new("year", page(Role::Administrator, (Period::Year, false, true))),
            Sample::new("begun", Self::of(f.clone(), me.clone(), (part, false), &begun)),
            Sample::new("codes-later", Self::of(f.clone(), me.clone(), (part, false), &codes)),
            Sample::new("first-day", Self::of(f.clone(), me, (part, false), &first)),
            Sample::new("none", page(Role::Administrator, (Period::Weeks, false, false))),
        ]
    }
}
