//! The states of payments worth looking at.

use std::time::Duration;

use base::{EntryId, MethodId, Money, PaymentId};
use web::{Frame, Sample};

use super::super::flow::{Disputed, Facts, News, Step, Why};
use super::super::rules::{Kind, Purse, Sums};
use super::super::store::{Adding, Automatic, Body, How, Line, Method, Payment, Wallet};
use super::automatic::{AutomaticPage, CapForm};
use super::list::{Known, ListPage, Monthly};
use super::methods::{AddPage, MethodPage, MethodsPage};
use super::pay::PayPage;
use super::receipt::{PaymentPage, Visit};

fn card(number: u8) -> Method {
    Method {
        id: MethodId::new([number; 16]),
        token: String::new(),
        brand: if number == 1 { "visa" } else { "mastercard" }.to_owned(),
        last_four: if number == 1 { "4242" } else { "4444" }.to_owned(),
        expires: Some((12, 2030)),
        preferred: number == 1,
    }
}

fn wallet(f: &Frame, cards: u8, automatic: bool) -> Wallet {
    let agreed = Automatic { cap: Money::cents(5_000), since: f.now() };
    Wallet {
        methods: (1..=cards).map(card).collect(),
        automatic: automatic.then_some(agreed),
        ..Wallet::default()
    }
}

fn payment(f: &Frame, number: u8, told: &[News]) -> Payment {
    let facts = told.iter().fold(Facts::default(), |facts, news| facts.hear(*news));
    let how = match number {
        1 | 4 => How::TheirPage,
        number => How::Kept { method: card(1), by_itself: number == 3 },
    };
    let url = (number == 1).then(|| "/demo/checkout/sample".to_owned());
    let paid = (facts.taken > Money::ZERO).then(|| f.now());
    let body = Body { purse: Purse::Orders, amount: owed(), how, facts, paid, session: None, url };
    Payment { id: PaymentId::new([number; 16]), at: f.now(), version: 1, body }
}

/// One that a bank decides about, and one that it took back.
pub fn disputed(f: &Frame) -> [Payment; 2] {
    let held = Disputed { held: owed(), taken_back: Money::ZERO };
    let taken_back = Disputed { held: Money::ZERO, taken_back: owed() };
    [held, taken_back].map(|disputed| {
        let mut payment = payment(f, 2, &[News::Taken(owed())]);
        payment.body.facts = payment.body.facts.dispute(disputed);
        payment
    })
}

/// A part was given back, and a bank took the rest.
fn both_back(f: &Frame) -> Payment {
    let back = News::Returned { taken: owed(), back: Money::cents(1_000) };
    let mut payment = payment(f, 3, &[back]);
    let disputed = Disputed { held: Money::ZERO, taken_back: owed() };
    payment.body.facts = payment.body.facts.dispute(disputed);
    payment
}

const fn owed() -> Money {
    Money::cents(4_217)
}

const fn failed(why: Why) -> News {
    News::Step { at: 1, step: Step::Failed(why) }
}

/// Payments that came to an end, for the letters.
pub fn ended(f: &Frame) -> Vec<Payment> {
    let back = News::Returned { taken: owed(), back: Money::cents(1_000) };
    [News::Taken(owed()), failed(Why::Funds), back]
        .iter()
        .map(|news| payment(f, 2, std::slice::from_ref(news)))
        .collect()
}

pub fn list(f: &Frame) -> Vec<Sample<ListPage>> {
    let f = f.as_member("Ann");
    let line = |kind, cents, what: Option<&str>| {
        let payment = (kind == Kind::Payment).then(|| PaymentId::new([1; 16]));
        let what = what.map(Into::into);
        (f.now(), Line { purse: Purse::Orders, kind, amount: Money::cents(cents), what, payment })
    };
    let bill = || line(Kind::Invoice, 4_217, Some("LK-AB12-CD34"));
    let mut monthly = line(Kind::Invoice, 2_500, Some("02/2027"));
    monthly.1.purse = Purse::Monthly;
    let open = Known { open: true, monthly: Monthly::Offered, ..Known::default() };
    let due = Known {
        lines: vec![bill(), monthly],
        wallet: wallet(&f, 2, true),
        monthly: Monthly::On,
        ..open.clone()
    };
    let paid = line(Kind::Payment, 5_217, None);
    let credit = Known { lines: vec![bill(), paid], ..open.clone() };
    let refused = vec![payment(&f, 2, &[failed(Why::Funds)])];
    let failed = Known { lines: vec![bill()], payments: refused, ..open.clone() };
    let under_way = vec![payment(&f, 1, &[])];
    let moving = Known { lines: vec![bill()], payments: under_way, ..open.clone() };
    let [held, gone] = disputed(&f);
    let paid = || vec![bill(), line(Kind::Payment, 4_217, None)];
    let held = Known { lines: paid(), payments: vec![held], ..open.clone() };
    let mut lines = paid();
    lines.insert(0, line(Kind::Dispute, 4_217, None));
    let gone = Known { lines, payments: vec![gone], ..open.clone() };
    let closed = Known { lines: vec![bill()], monthly: Monthly::Before, ..Known::default() };
    let lines = vec![line(Kind::Invoice, 49, Some("LK-AB12-CD34")), line(Kind::Refund, -1, None)];
    let small = Known { lines, ..open.clone() };
    [
        ("due", due),
        ("nothing", open),
        ("credit", credit),
        ("failed", failed),
        ("under-way", moving),
        ("disputed", held),
        ("taken-back", gone),
        ("closed", closed),
        ("small", small),
    ]
    .into_iter()
    .map(|(state, mut known)| {
        known.sums = Sums::of(known.lines.iter().map(|(_, line)| line.parts()));
        (known.next, known.is_later) = match state {
            "due" => (Some(EntryId::new([1; 16])), true),
            _ => (None, false),
        };
        Sample::new(state, ListPage::of(f.clone(), &known))
    })
    .collect()
}

pub fn pay(f: &Frame) -> Vec<Sample<PayPage>> {
    let f = f.as_member("Ann");
    let page = |cards, purse| PayPage::of(f.clone(), (purse, owed()), &wallet(&f, cards, false));
    vec![
        Sample::new("page", page(0, Purse::Orders)),
        Sample::new("kept", page(2, Purse::Monthly)),
        Sample::problem("changed", page(2, Purse::Orders).changed(Some(card(2).id))),
        Sample::problem("changed-page", page(0, Purse::Orders).changed(None)),
    ]
}

pub fn receipt(f: &Frame) -> Vec<Sample<PaymentPage>> {
    let f = f.as_member("Ann");
    let action = News::Step { at: 1, step: Step::NeedsAction };
    let moving = News::Step { at: 1, step: Step::Processing };
    let back = |cents| News::Returned { taken: owed(), back: Money::cents(cents) };
    let states: [(&'static str, u8, Vec<News>, u64); 15] = [
        ("created", 4, vec![], 0),
        ("created-kept", 2, vec![], 0),
        ("ready", 1, vec![], 0),
        ("stuck", 4, vec![], 900),
        ("stuck-kept", 2, vec![], 900),
        ("action", 1, vec![action], 0),
        ("processing", 2, vec![moving], 0),
        ("succeeded", 1, vec![News::Taken(owed())], 0),
        ("automatic", 3, vec![News::Taken(owed())], 0),
        ("failed-funds", 2, vec![failed(Why::Funds)], 0),
        ("failed-page", 1, vec![failed(Why::Expired)], 0),
        ("failed-ours", 2, vec![failed(Why::NotAsked)], 0),
        ("cancelled", 1, vec![News::Cancelled], 0),
        ("partly-refunded", 2, vec![back(1_000)], 0),
        ("refunded", 2, vec![back(4_217)], 0),
    ];
    let page = |number, told: &[News], waited| {
        let visit = Visit::after(Duration::from_secs(waited));
        PaymentPage::of(f.clone(), &payment(&f, number, told), visit)
    };
    let refused = payment(&f, 1, &[failed(Why::Funds)]);
    let back_page = |renewed| PaymentPage::of(f.clone(), &refused, Visit::back(renewed));
    let [held, gone] = disputed(&f);
    let at_bank = |payment: &Payment| PaymentPage::of(f.clone(), payment, Visit::default());
    states
        .iter()
        .map(|(state, number, told, waited)| Sample::new(state, page(*number, told, *waited)))
        .chain([
            Sample::new("failed-proof", page(2, &[failed(Why::Proof)], 0)),
            Sample::new("failed-other", page(2, &[failed(Why::Other)], 0)),
            Sample::new("failed-bank", page(1, &[News::Bounced], 0)),
            Sample::new("confirming", back_page(0)),
            Sample::new("unheard", back_page(50)),
            Sample::new("disputed", at_bank(&held)),
            Sample::new("taken-back", at_bank(&gone)),
            Sample::new("taken-back-in-part", at_bank(&both_back(&f))),
        ])
        .collect()
}

pub fn methods(f: &Frame) -> Vec<Sample<MethodsPage>> {
    let f = f.as_member("Ann");
    let page = |cards| MethodsPage::of(f.clone(), &wallet(&f, cards, false));
    vec![Sample::new("none", page(0)), Sample::new("two", page(2))]
}

pub fn add(f: &Frame) -> Vec<Sample<AddPage>> {
    let f = f.as_member("Ann");
    let adding = |ready: bool, done, failed| Adding {
        mark: MethodId::new([1; 16]),
        url: ready.then(|| "/demo/checkout/sample".to_owned()),
        done,
        failed,
    };
    let at = |adding: Option<Adding>, visit| AddPage::of(f.clone(), adding.as_ref(), visit);
    let page = |adding| at(adding, Visit::default());
    vec![
        Sample::new("new", page(None)),
        Sample::new("waits", page(Some(adding(false, false, false)))),
        Sample::new("ready", page(Some(adding(true, false, false)))),
        Sample::new("confirming", at(Some(adding(true, false, false)), Visit::back(0))),
        Sample::new("done", page(Some(adding(true, true, false)))),
        Sample::new("failed", page(Some(adding(false, false, true)))),
    ]
}

pub fn method(f: &Frame) -> Vec<Sample<MethodPage>> {
    let f = f.as_member("Ann");
    let page = |number, cards, automatic| {
        MethodPage::of(f.clone(), &card(number), &wallet(&f, cards, automatic))
    };
    vec![
        Sample::new("last", page(1, 1, true)),
        Sample::new("second", page(2, 2, true)),
        Sample::new("second-not-automatic", page(2, 2, false)),
    ]
}

pub fn automatic(f: &Frame) -> Vec<Sample<AutomaticPage>> {
    let f = f.as_member("Ann");
    let page = |cards, on| AutomaticPage::of(f.clone(), &wallet(&f, cards, on));
    vec![
        Sample::new("off", page(1, false)),
        Sample::new("on", page(1, true)),
        Sample::new("no-method", page(0, false)),
        Sample::problem("wrong", page(1, false).refusing(&CapForm::sample("all"))),
    ]
}
