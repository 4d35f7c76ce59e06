//! The states of the monthly plan worth looking at.

use base::Money;
use web::{Frame, Sample};

use super::super::rules::{Billed, Election, Month, Plan};
use super::super::store::Offer;
use super::{Known, MonthlyPage};

pub fn monthly(f: &Frame) -> Vec<Sample<MonthlyPage>> {
    let f = f.as_member("Harold");
    let today = f.today();
    let election = |from, until| Election {
        from,
        until,
        threshold: Money::cents(210_000),
        before: Money::cents(12_500),
    };
    let offer = Offer::Open(election(today.plus_days(1), None));
    let mut costs = [Money::ZERO; 12];
    let at = usize::try_from(today.date().month() - 1).unwrap_or(0);
    costs[at] = Money::cents(64_000);
    let since = base::Day::new(today.year(), 1, 1).unwrap_or(today);
    let month = Month { year: today.year(), month: 1 };
    let billed = vec![Billed { month, year: today.year(), amount: Money::cents(4_135) }];
    let plan = |elections| Plan { elections, billed: billed.clone() };
    let known = |elections| Known { plan: plan(elections), costs, offer, ..Known::default() };
    let page = |known: &Known| MonthlyPage::of(f.clone(), known);
    let outside = Known { offer, ..Known::default() };
    vec![
        Sample::new("offer", page(&outside)),
        Sample::problem("unticked", page(&outside).refusing()),
        Sample::new("unknown", page(&Known { offer: Offer::Unknown, ..Known::default() })),
        Sample::new("not-covered", page(&Known::default())),
        Sample::new("not-offered", page(&outside).without_offer()),
        Sample::new("on", page(&known(vec![election(since, None)]))),
        Sample::new(
            "begins",
            page(&Known {
                plan: Plan {
                    elections: vec![election(today.plus_days(1), None)],
                    billed: Vec::new(),
                },
                offer,
                ..Known::default()
            }),
        ),
        Sample::new("left", page(&known(vec![election(since, Some(today))]))),
    ]
}
