//! Requests for the gallery.

use std::time::Duration;

use base::{AccountId, Money, Private, ReimbursementId};
use formats::records::{PaidBy, Payment, Quantity};
use web::Frame;

use super::super::flow::{Fact, Said, Stage};
use super::super::receipts::{Kind, MOST_ADDED};
use super::super::rules::{Answers, Known, Why};
use super::super::{Body, Part, Receipt, Request};

pub fn answers(f: &Frame) -> Answers {
    Answers {
        medicine: "Amoxicillin 500 mg capsule".into(),
        pharmacy: "Harbor Street Drugs".into(),
        town: "Portland, ME".into(),
        filled: Private(f.today().plus_days(-20)),
        quantity: Private(Quantity::whole(21)),
        days: Private(7),
        paid: Private(Money::cents(4_180)),
        rx_number: "4410267".into(),
        prescriber: "Dr. Okafor".into(),
        why: Private(Why::Away),
        other_paid: None,
        words: Private::default(),
    }
}

/// Covered from a year ago until five days ago.
pub fn known(f: &Frame) -> Known {
    let today = f.today();
    Known {
        today: Some(today),
        spans: vec![(Some(today.plus_days(-365)), Some(today.plus_days(-5)))],
    }
}

/// One that came as far as this.
pub fn request(f: &Frame, stage: Stage) -> Request {
    let amount = Money::cents(3_180);
    let leaves = Some(f.today().plus_days(3));
    let last = match stage {
        Stage::Draft | Stage::Sending | Stage::Sent => None,
        Stage::Received => Some(Fact::Received),
        Stage::MoreNeeded => {
            Some(Fact::MoreNeeded(Some("The receipt does not show the prescription number".into())))
        }
        Stage::Added => Some(Fact::Added),
        Stage::Denied => Some(Fact::Denied {
            reason: Some("The medicine is not on the plan’s list".into()),
            appeal_until: None,
        }),
        Stage::Approved => {
            Some(Fact::Approved { amount, leaves, reason: None, appeal_until: None })
        }
        Stage::Paid => Some(Fact::Paid(Payment { amount: Some(amount), by: Some(PaidBy::Check) })),
        Stage::Withdrawn => Some(Fact::Withdrawn),
    };
    let first = match stage {
        Stage::Draft => Vec::new(),
        Stage::Sending => vec![Fact::Asked],
        _ => vec![Fact::Asked, Fact::Left],
    };
    let facts = first.into_iter().chain(last);
    let said = (0_u32..).zip(facts).map(|(number, fact)| {
        // Nothing stays long on the road.
        let days = if stage == Stage::Sending { 0 } else { 6 - number };
        let at = f.now() - Duration::from_hours(24) * days;
        Said::new((at, f.day_of(at)), fact)
    });
    let round = (stage != Stage::Draft).then_some(0);
    let kinds = [(1, Kind::Picture, 812_000, round), (2, Kind::Pdf, 211_400, round)];
    let receipt = |(id, kind, size, round)| Receipt { id: [id; 16], kind, size, round };
    let body = Body {
        by: AccountId::new([3; 16]),
        lang: f.lang(),
        answers: answers(f),
        receipts: kinds.map(receipt).into(),
        added: 2,
        said: said.collect(),
        rounds: u8::from(stage != Stage::Draft),
        handed: stage != Stage::Draft,
        check_to: check_to(),
        member_id: None,
        more_words: Vec::new(),
        arrived: Vec::new(),
        watched: Vec::new(),
    };
    Request { id: ReimbursementId::new([7; 16]), version: 1, at: f.now(), body }
}

pub fn check_to() -> Vec<Private<String>> {
    ["Ann Whitfield", "1200 Juniper Lane", "Albany, NY 12207"].map(Private::from).into()
}

/// What comes later in the life of one: told in words, on the road, full, too late to appeal.
pub fn later(f: &Frame) -> Vec<(&'static str, Request)> {
    let words = "It is Dr. Okafor.\nMy pharmacist wrote the number on the back.";
    let mut told = request(f, Stage::Added);
    (told.body.rounds, told.body.arrived) = (2, vec![Part::Round(1)]);
    told.body.more_words = vec![(1, words.into())];
    let mut stuck = request(f, Stage::Added);
    (stuck.body.rounds, stuck.body.more_words) = (2, vec![(1, words.into())]);
    stuck.body.watched = vec![Part::Round(1)];
    let mut full = request(f, Stage::MoreNeeded);
    full.body.added = MOST_ADDED;
    let mut stranded = request(f, Stage::Draft);
    stranded.body.added = MOST_ADDED;
    stranded.body.receipts.clear();
    let denied = |days: i32, appeal_until| {
        let mut one = request(f, Stage::Denied);
        if let Some(said) = one.body.said.last_mut() {
            said.day = f.today().plus_days(-days);
            said.fact = Fact::Denied { reason: None, appeal_until };
        }
        one
    };
    let last = |stage, fact| {
        let mut one = request(f, stage);
        one.body.said.last_mut().iter_mut().for_each(|said| said.fact = Fact::clone(&fact));
        one
    };
    let part = Fact::Approved {
        amount: Money::cents(2_050),
        leaves: Some(f.today().plus_days(3)),
        reason: Some("76".into()),
        appeal_until: Some(f.today().plus_days(60)),
    };
    let to_account = Fact::Paid(Payment { amount: None, by: Some(PaidBy::Account) });
    vec![
        ("approved-in-part", last(Stage::Approved, part)),
        ("paid-to-account", last(Stage::Paid, to_account)),
        ("added-told", told),
        ("added-stuck", stuck),
        ("more-full", full),
        ("draft-full", stranded),
        ("denied-until", denied(9, Some(f.today().plus_days(40)))),
        ("denied-maybe-over", denied(90, None)),
        ("denied-over", denied(200, Some(f.today().plus_days(-20)))),
    ]
}

/// As long as files of plans and people write.
pub fn very_long(f: &Frame) -> Request {
    let mut one = request(f, Stage::MoreNeeded);
    let long = "Hydroxychlorosulfamethoxazole-trimethoprim extended-release oral suspension";
    one.body.answers.medicine = format!("{long} 800 mg-160 mg/5 mL, grape flavor").into();
    one.body.answers.pharmacy = "The Community Pharmacy of Saint Mary-of-the-Woods".into();
    one.body.answers.words = "I was away from home.\nNobody could reach the plan.".into();
    one.body.answers.why = Private(Why::Other);
    let more = "Please send the whole receipt. ".repeat(12);
    if let Some(said) = one.body.said.last_mut() {
        said.fact = Fact::MoreNeeded(Some(more.into()));
    }
    one
}
