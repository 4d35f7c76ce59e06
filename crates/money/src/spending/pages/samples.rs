//! The states worth looking at.

use base::Money;
use coverage::{Limits, Standing};
use formats::records::Amount;
use web::{Frame, Page, Sample};

use super::year::day_of;
use super::{Known, SpendingPage, StatementPage};
use crate::claims::pages::samples::paid;
use crate::claims::store::Stored;
use crate::payments::Purse;
use crate::spending::store::{Moved, Unsaid};

impl Page for SpendingPage {
    const NAME: &'static str = "spending";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let page = |claims, limits| Self::of(f.clone(), &known(&f, claims, limits));
        let unexplained = bare(claims(&f));
        vec![
            Sample::new("half-met", page(claims(&f), Some(limits(20_000, 250_000)))),
            Sample::new("all-met", page(claims(&f), Some(limits(1_000, 2_000)))),
            Sample::new("no-limits", page(claims(&f), None)),
            Sample::new("ended", Self::of(f.clone(), &ended(&f))),
            Sample::new("some-owed", page(billed(claims(&f)), Some(limits(20_000, 250_000)))),
            Sample::new("unsaid", Self::of(f.clone(), &unsaid(&f))),
            Sample::new("unexplained", page(unexplained, Some(limits(20_000, 250_000)))),
            Sample::new("nothing-yet", page(Vec::new(), Some(limits(20_000, 250_000)))),
        ]
    }
}

impl Page for StatementPage {
    const NAME: &'static str = "statement";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let page = |claims, moved: &[Moved]| Self::of(f.clone(), &known(&f, claims, None), moved);
        vec![
            Sample::new("year", page(claims(&f), &[])),
            Sample::new("bills", page(claims(&f), &moved(&f))),
            Sample::new("nothing", page(Vec::new(), &[])),
            Sample::new("unsaid", Self::of(f.clone(), &unsaid(&f), &[])),
        ]
    }
}

fn known(f: &Frame, claims: Vec<Stored>, limits: Option<Limits>) -> Known {
    let running = f.today().year();
    // Limits are those of the running year, of which samples see the first months only.
    let year = if limits.is_some() { running } else { running - 1 };
    let (years, name) = (vec![running, running - 1], "Ann Ortiz".to_owned());
    Known { year, years, claims, unsaid: Unsaid::default(), limits, standing: None, name }
}

/// Two claims do not say whether anything was paid.
fn unsaid(f: &Frame) -> Known {
    let unsaid = Unsaid { fills: 2, share: Money::cents(2_400) };
    Known { unsaid, ..known(f, billed(claims(f)), None) }
}

/// The coverage ended while the year runs.
fn ended(f: &Frame) -> Known {
    let standing = Some(Standing::Ended(Some(day_of(f, 1))));
    Known { year: f.today().year(), standing, ..known(f, claims(f), None) }
}

/// Nothing was taken at the counter.
fn billed(mut claims: Vec<Stored>) -> Vec<Stored> {
    for claim in &mut claims {
        claim.body.amounts.remove(&Amount::PaidByPatient);
    }
    claims
}

fn moved(f: &Frame) -> [Moved; 4] {
    let moved = |(purse, month, is_back, cents)| Moved {
        day: day_of(f, month),
        purse,
        is_back,
        amount: Money::cents(cents),
    };
    let all = [
        (Purse::Orders, 3, false, 1_200),
        (Purse::Monthly, 4, false, 4_573),
        (Purse::Orders, 5, true, -300),
        (Purse::Orders, 6, true, 300),
    ];
    all.map(moved)
}

fn limits(deductible: i64, out_of_pocket: i64) -> Limits {
    Limits {
        plan_name: Some("Juniper Rx Plus".to_owned()),
        deductible: Some(Money::cents(deductible)),
        out_of_pocket: Some(Money::cents(out_of_pocket)),
        start: None,
    }
}

/// A claim a month, dearer at the start of the year, as deductibles make them.
fn claims(f: &Frame) -> Vec<Stored> {
    let claim = |(month, cents): (i8, i64)| {
        let mut claim = paid(f, month.unsigned_abs());
        claim.day = day_of(f, month);
        let share = Money::cents(cents);
        for kind in [Amount::MemberLiability, Amount::PaidByPatient, Amount::Deductible] {
            claim.body.amounts.insert(kind, share);
        }
        claim.body.amounts.insert(Amount::Copay, Money::ZERO);
        claim
    };
    [(1, 6_420), (2, 4_100), (3, 1_900), (4, 500), (6, 500), (7, 1_000)].map(claim).into()
}

fn bare(mut claims: Vec<Stored>) -> Vec<Stored> {
    for claim in &mut claims {
        claim.body.amounts.retain(|kind, _| *kind == Amount::PaidByPatient);
    }
    claims
}
