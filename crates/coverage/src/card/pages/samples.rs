//! The states worth looking at.

use base::{CoverageId, Money, Private};
use formats::records::{
    Address, Caller, CardCost, CardExtra, CoverageStatus, ExtraKind, Line, Name, Provider,
    ProviderKind, Relationship,
};
use web::{Frame, Page, Sample};

use super::{Card, CardPage};
use crate::app::Keeping;
use crate::card::rules::standing;
use crate::card::store::{Held, Span};
use crate::people::PersonView;

impl Page for CardPage {
    const NAME: &'static str = "card";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let of = |spans: Vec<Span>| Self::of(f.clone(), &ann(), &held(&f, spans));
        let mut long = full(&f);
        long.plan_name = Some(
            "Juniper Rx Retiree Supplemental Prescription Drug Plan of the Northern Great Lakes"
                .to_owned(),
        );
        let code = || Some("WM3456789012345".into());
        let codes = Span { rx_pcn: code(), rx_group: code(), ..full(&f) };
        let keeping = |keeping| Self { keeping, ..of(vec![full(&f)]) };
        vec![
            Sample::new("active", of(vec![full(&f)])),
            Sample::new("kept", keeping(Keeping::Kept)),
            Sample::new("another-kept", keeping(Keeping::Others)),
            Sample::new("shared-computer", keeping(Keeping::Shared)),
            Sample::new("not-kept", keeping(Keeping::Off)),
            Sample::new("two-coverages", of(vec![full(&f), ended(&f)])),
            Sample::new("ended", of(vec![ended(&f)])),
            Sample::new("cancelled", of(vec![cancelled(&f)])),
            Sample::new("not-started", of(vec![next_month(&f)])),
            Sample::new("too-new", of(vec![draft(&f)])),
            Sample::new("codes-not-on-file", of(vec![without_codes(&f)])),
            Sample::new("payer-without-lines", without_lines(&f)),
            Sample::new("thin", of(vec![Span::default()])),
            Sample::new("long-plan-name", of(vec![long])),
            Sample::new("long-codes", of(vec![codes])),
            Sample::new("none", of(Vec::new())),
        ]
    }
}

/// For other pages that show a card.
pub(crate) fn sample_cards(f: &Frame) -> Vec<Card> {
    CardPage::of(f.clone(), &ann(), &held(f, vec![full(f), ended(f)])).cards
}

fn ann() -> PersonView {
    PersonView {
        name: Name {
            given: vec!["Ann".into(), "Marie".into()],
            family: "Whitfield".into(),
            suffix: None,
        },
        member_id: Some("JNX204771093".into()),
        ..PersonView::default()
    }
}

fn held(f: &Frame, spans: Vec<Span>) -> Vec<Held> {
    let hold = |(number, span): (u8, Span)| {
        let standing = standing(span.status, span.start(), span.end(), f.today())?;
        let payer = span.plan_name.is_some().then(payer);
        Some(Held { id: CoverageId::new([number; 16]), standing, span, payer })
    };
    (1..).zip(spans).filter_map(hold).collect()
}

fn payer() -> Provider {
    Provider {
        refs: Vec::new(),
        kind: ProviderKind::Payer,
        name: "Juniper Health Fund".to_owned(),
        npi: None,
        ncpdp: None,
        phones: Vec::new(),
        lines: vec![
            Line { caller: Caller::Members, phone: "1-800-555-0142".to_owned() },
            Line { caller: Caller::Pharmacists, phone: "1-800-555-0187".to_owned() },
            Line { caller: Caller::HomeDelivery, phone: "1-800-555-0161".to_owned() },
        ],
        address: Some(Address {
            lines: vec!["Claims Office".into(), "P.O. Box 4471".into()],
            city: "Duluth".into(),
            state: "MN".into(),
            postal_code: "55801".into(),
        }),
        mail_order: false,
    }
}

fn full(f: &Frame) -> Span {
    let cost = |label: &str, cents| CardCost::Amount {
        label: label.to_owned(),
        amount: Money::cents(cents),
    };
    Span {
        status: CoverageStatus::Active,
        subscriber_id: "JNX204771090".into(),
        person_code: Some("03".into()),
        relationship: Relationship::Spouse,
        plan_name: Some("Juniper Rx Standard".to_owned()),
        group_number: Some("0048817".into()),
        group_name: Some("Lakeside Schools".into()),
        rx_bin: Some("004999".into()),
        rx_pcn: Some("JNPR".into()),
        rx_group: Some("RXLAKE1".into()),
        start: Some(Private(f.today().plus_days(-62))),
        costs: vec![
            cost("Generic, 30 days", 1_000),
            cost("Brand, 30 days", 3_500),
            CardCost::Words {
                label: "Specialty".to_owned(),
                words: "25% of the price, at most $150".to_owned(),
            },
        ],
        extras: vec![
            extra(ExtraKind::Network, "Juniper Choice (561490)"),
            extra(ExtraKind::RxIin, "9151014609"),
            extra(ExtraKind::Issued, "2027-01-04"),
            extra(ExtraKind::Note, "If you use a TTY, call 711.\nShow this card at the counter."),
        ],
        ..Span::default()
    }
}

fn extra(kind: ExtraKind, value: &str) -> CardExtra {
    CardExtra { kind, value: value.into() }
}

fn without_codes(f: &Frame) -> Span {
    Span { person_code: None, rx_pcn: None, rx_group: None, ..full(f) }
}

/// A payer whose only number is for nobody in particular.
fn without_lines(f: &Frame) -> CardPage {
    let mut held = held(f, vec![full(f)]);
    for payer in held.iter_mut().filter_map(|held| held.payer.as_mut()) {
        (payer.phones, payer.lines) = (vec!["1-800-555-0111".to_owned()], Vec::new());
    }
    CardPage::of(f.clone(), &ann(), &held)
}

fn ended(f: &Frame) -> Span {
    Span {
        plan_name: Some("Juniper Rx Basic".to_owned()),
        start: Some(Private(f.today().plus_days(-800))),
        end: Some(Private(f.today().plus_days(-63))),
        ..full(f)
    }
}

fn cancelled(f: &Frame) -> Span {
    Span { status: CoverageStatus::Cancelled, ..full(f) }
}

fn next_month(f: &Frame) -> Span {
    Span { start: Some(Private(f.today().plus_days(27))), ..full(f) }
}

fn draft(f: &Frame) -> Span {
    Span { status: CoverageStatus::Draft, rx_bin: None, ..full(f) }
}
