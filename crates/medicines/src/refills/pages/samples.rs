//! The states of choosing and checking worth looking at.

use base::{AddressId, DraftId, Money};
use profile::{Address, Which};
use web::{Frame, Problem, Sample};

use super::check::{Beside, CheckForm, CheckPage, Places};
use super::{ChoosePage, NothingPage, Prescription, Problems};
use crate::ended::{Ended, ended_words};
use crate::prescriptions::pages::sample_prescriptions;
use crate::prescriptions::rules::HOUSE;
use crate::refills::flow::split;

const DRAFT: DraftId = DraftId::new([3; 16]);

pub fn choose(f: &Frame) -> Vec<Sample<ChoosePage>> {
    let f = &f.as_member("Ann");
    let all = sample_prescriptions(f.today());
    let page = |found: &[Prescription]| ChoosePage::of(f.clone(), found, None);
    let only = ChoosePage::of(f.clone(), &all, Some(&[all[0].id]));
    let gone = ChoosePage { gone: true, ..page(&all) };
    let over = ended_words(f, Ended { on: None });
    let uncovered = ChoosePage { ended: Some(over), ..page(&all) };
    let none_ticked =
        ChoosePage { problems: Problems::at_field("rx", "refill-choose-one"), ..page(&all) };
    vec![
        Sample::new("many", page(&all)),
        Sample::new("one", page(&all[..1])),
        Sample::new("one-of-many-ticked", only),
        Sample::new("nothing-refillable", page(&all[3..])),
        Sample::new("no-prescriptions", page(&[])),
        Sample::new("draft-gone", gone),
        Sample::new("coverage-over", uncovered),
        Sample::problem("none-ticked", none_ticked),
    ]
}

pub fn check(f: &Frame) -> Vec<Sample<CheckPage>> {
    let f = &f.as_member("Ann");
    let all = sample_prescriptions(f.today());
    let address =
        || Places { all: vec![place(Which::Plan, "", "1200 Juniper Lane")], preferred: None };
    let own = Which::Own(AddressId::new([4; 16]));
    let several = Places {
        all: vec![
            place(Which::Plan, "", "1200 Juniper Lane"),
            place(own, "Daughter’s house", "77 Harbor Street"),
        ],
        preferred: Some(own),
    };
    let nowhere = || Places { all: Vec::new(), preferred: None };
    let form = CheckForm { draft: Some(DRAFT), ..CheckForm::default() };
    let beside = |places| Beside { places, plans_alone: false, ended: None };
    let page = |chosen: &[Prescription], places: Places| {
        let split = split(chosen.to_vec(), f.today(), HOUSE);
        CheckPage::of(f.clone(), &form, &split, &beside(places))
    };
    let priced = |cents| {
        let mut rx = all[0].clone();
        rx.listed.copay = Some(Money::cents(cents));
        rx
    };
    let typed = CheckForm { limit: "forty".into(), ..form.clone() };
    let chosen = split(all[..1].to_vec(), f.today(), HOUSE);
    let mut wrong = CheckPage::of(f.clone(), &typed, &chosen, &beside(address()));
    wrong.problems.add("limit", "refill-limit-bad");
    let mut confirmed = page(&all[..1], nowhere());
    confirmed.problems.add("to", "refill-no-address");
    let ended = Some(Ended { on: Some(f.today().plus_days(-40)) });
    let uncovered = Beside { ended, ..beside(address()) };
    let uncovered = CheckPage::of(f.clone(), &form, &chosen, &uncovered);
    let mut pickup = all[0].clone();
    pickup.body.by_mail = false;
    let mut samples = vec![
        Sample::new("one", page(&all[..1], address())),
        Sample::new(
            "two-with-a-very-long-name",
            page(&[all[0].clone(), all[2].clone()], address()),
        ),
        Sample::new("some-left-out", page(&all, address())),
        Sample::new("no-address", page(&all[..1], nowhere())),
        Sample::new("picked-up", page(&[pickup.clone()], address())),
        Sample::new("both-ways", page(&[pickup, all[2].clone()], address())),
        Sample::new("several-addresses", page(&all[..1], several)),
        Sample::new("price-known", page(&[priced(1_200)], address())),
        Sample::new("some-prices-known", page(&[priced(1_200), all[2].clone()], address())),
        Sample::new("coverage-ended", uncovered),
        Sample::problem("limit-not-read", wrong),
        Sample::problem("confirmed-without-address", confirmed),
    ];
    let frozen = |places| {
        let beside = Beside { plans_alone: true, ..beside(places) };
        CheckPage::of(f.clone(), &form, &chosen, &beside)
    };
    samples.extend(while_frozen(f, [frozen(address()), frozen(nowhere()), frozen(nowhere())]));
    samples
}

/// With an address of the plan's, without one, and confirmed all the same.
fn while_frozen(f: &Frame, pages: [CheckPage; 3]) -> [Sample<CheckPage>; 3] {
    let [frozen, nowhere, mut confirmed] = pages;
    let problem = Problem::new("to", "refill-frozen-nowhere");
    confirmed.problems.push(problem.put("phone", &f.plan().phone));
    [
        Sample::new("frozen", frozen),
        Sample::new("frozen-nowhere", nowhere),
        Sample::problem("frozen-nowhere-confirmed", confirmed),
    ]
}

fn place(which: Which, label: &str, street: &str) -> Address {
    let place = formats::records::Address {
        lines: vec![street.into()],
        city: "Albany".into(),
        state: "NY".into(),
        postal_code: "12207".into(),
    };
    Address { which, label: label.into(), place, season: None, preferred: false }
}

pub fn nothing(f: &Frame) -> Vec<Sample<NothingPage>> {
    let f = &f.as_member("Ann");
    let all = sample_prescriptions(f.today());
    let page = |chosen: &[Prescription]| {
        NothingPage::of(f.clone(), &split(chosen.to_vec(), f.today(), HOUSE).left_out)
    };
    vec![Sample::new("already-ordered", page(&all[4..5])), Sample::new("many-reasons", page(&all))]
}
