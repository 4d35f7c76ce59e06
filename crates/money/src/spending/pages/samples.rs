//! The states worth looking at.

use base::{Money, Private};
use coverage::{Limits, Standing};
use formats::records::Amount;
use web::{Frame, Page, Sample};

use super::year::day_of;
use super::{Known, SpendingPage, StatementPage, Told};
use crate::claims::pages::samples::paid;
use crate::claims::store::Stored;
use crate::payments::{Kind, Purse};
use crate::spending::store::{Back, Moved, Unsaid};

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
        let page = |claims, told| Self::of(f.clone(), &known(&f, claims, None), &told);
        let bills = || Told { moved: moved(&f).into(), back: Vec::new() };
        let repaid = Told { back: repaid(&f).into(), ..bills() };
        vec![
            Sample::new("year", page(claims(&f), Told::default())),
            Sample::new("bills", page(claims(&f), bills())),
            Sample::new("money-back", page(claims(&f), repaid)),
            Sample::new("nothing", page(Vec::new(), Told::default())),
            Sample::new("unsaid", Self::of(f.clone(), &unsaid(&f), &Told::default())),
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

fn moved(f: &Frame) -> [Moved; 5] {
    let moved = |(purse, month, kind, cents)| Moved {
        day: day_of(f, month),
        purse,
        kind,
        amount: Money::cents(cents),
    };
    let all = [
        (Purse::Orders, 3, Kind::Payment, 1_200),
        (Purse::Monthly, 4, Kind::Payment, 4_573),
        (Purse::Orders, 5, Kind::Refund, -300),
        (Purse::Orders, 6, Kind::Refund, 300),
        (Purse::Orders, 7, Kind::Dispute, -1_200),
    ];
    all.map(moved)
}

/// For a fill that stands in the statement, and for one of which no claim tells.
fn repaid(f: &Frame) -> [Back; 2] {
    let back = |medicine: &str, (filled, month), cents| Back {
        day: day_of(f, month),
        amount: Money::cents(cents),
        medicine: Private(medicine.to_owned()),
        filled: day_of(f, filled),
    };
    [
        back("Atorvastatin 20 mg tablet", (2, 3), 3_180),
        back("Elexacaftor, tezacaftor and ivacaftor tablets with ivacaftor", (4, 5), 99_812),
    ]
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
