//! Coverage: what stands on a card (CARIN Blue Button and Digital Insurance Card).

use base::Private;

use super::claim::own_name;
use super::known::{Cx, json};
use super::people::{is_member_number, member_id};
use super::shape::{
    Amount, Concept, Extra, Identifier, Link, Many, Period, Raw, Words, extensions, said, view,
};
use crate::read::Reason;
use crate::records::{
    CardCost, CardExtra, Coverage, CoverageStatus, ExtraKind, Party, Record, Relationship,
    SourceRef,
};

view! {
    Card {
        id: Words<'a>,
        contained: Many<Raw<'a>>,
        identifier: Many<Identifier<'a>>,
        status: Words<'a>,
        subscriber: Link<'a>,
        subscriber_id: Words<'a>,
        beneficiary: Link<'a>,
        dependent: Words<'a>,
        relationship: Concept<'a>,
        period: Period<'a>,
        payor: Many<Link<'a>>,
        class: Many<Class<'a>>,
        extension: Many<Extra<'a>>,
        cost_to_beneficiary: Many<Cost<'a>>,
    }
    Class { kind: Concept<'a> = "type", value: Words<'a>, name: Words<'a> }
    Cost { kind: Concept<'a> = "type", value_money: Amount<'a> }
}

pub(super) fn read(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let card: Card = json(line)?;
    let value = |code| class(&card, code).and_then(|class| said(&class.value)).map(Private::from);
    let group = class(&card, "group");
    Ok(Record::Coverage(Coverage {
        source: source(cx, &card)?,
        person: cx.points_at(&card.beneficiary, "mb").ok_or(Reason::NoPatient)?,
        status: status(&card)?,
        subscriber_id: subscriber_id(&card).ok_or(Reason::NoSubscriberId)?.into(),
        person_code: said(&card.dependent).map(Private::from),
        relationship: card.relationship.code().and_then(relationship).unwrap_or_default(),
        payor: payor(cx, &card),
        plan_name: plan_name(&card),
        group_number: value("group"),
        group_name: group.and_then(|group| said(&group.name)).map(Private::from),
        rx_bin: value("rxbin"),
        rx_pcn: value("rxpcn"),
        rx_group: value("rxgroup"),
        rx_id: value("rxid"),
        member_id: own_number(&card).map(Private::from),
        start: cx.private_day(&card.period.start),
        end: cx.private_day(&card.period.end),
        extras: extras(cx, &card),
        costs: card.cost_to_beneficiary.iter().filter_map(|line| cost(cx, line)).collect(),
    }))
}

fn source(cx: &mut Cx, card: &Card) -> Result<SourceRef, Reason> {
    let own = said(&card.id).map(|id| SourceRef::new("fhir", &format!("Coverage/{id}")));
    own.or_else(|| own_name(cx, &card.identifier)).ok_or(Reason::NoId)
}

fn status(card: &Card) -> Result<CoverageStatus, Reason> {
    match said(&card.status).ok_or(Reason::NoStatus)? {
        "active" => Ok(CoverageStatus::Active),
        "cancelled" => Ok(CoverageStatus::Cancelled),
        "draft" => Ok(CoverageStatus::Draft),
        "entered-in-error" => Ok(CoverageStatus::EnteredInError),
        _ => Err(Reason::UnknownStatus),
    }
}

/// Older feeds leave `subscriberId` out and give the number elsewhere.
fn subscriber_id<'c>(card: &'c Card) -> Option<&'c str> {
    let logical = card.subscriber.identifier.as_deref();
    said(&card.subscriber_id)
        .or_else(|| said(&logical?.value))
        .or_else(|| member_id(&card.identifier))
        .or_else(|| said(&class(card, "rxid")?.value))
}

/// The member's own number under this coverage. What is not said to be one may number anything.
fn own_number<'c>(card: &'c Card) -> Option<&'c str> {
    let is_said = card.identifier.iter().any(is_member_number);
    member_id(&card.identifier).filter(|_| is_said)
}

pub(crate) fn relationship(code: &str) -> Option<Relationship> {
    Some(match code {
        "self" => Relationship::Oneself,
        "spouse" => Relationship::Spouse,
        "child" => Relationship::Child,
        "parent" => Relationship::Parent,
        "common" => Relationship::Common,
        "injured" => Relationship::Injured,
        "other" => Relationship::Other,
        _ => return None,
    })
}

fn payor(cx: &mut Cx, card: &Card) -> Party {
    card.payor.first().map(|payor| cx.party(payor, &card.contained)).unwrap_or_default()
}

fn class<'c, 'a>(card: &'c Card<'a>, code: &str) -> Option<&'c Class<'a>> {
    card.class.iter().find(|class| class.kind.has(code))
}

fn plan_name(card: &Card) -> Option<String> {
    let plan = class(card, "plan")?;
    said(&plan.name).or_else(|| said(&plan.value)).map(str::to_owned)
}

/// What a card says besides its numbers. Pictures and the names of others on the card are left
/// out: nobody needs them to be served.
fn extras(cx: &mut Cx, card: &Card) -> Vec<CardExtra> {
    let found = ExtraKind::ALL.into_iter().filter_map(|kind| {
        let value = match kind {
            ExtraKind::Network => class_words(card, "network"),
            ExtraKind::AlternateNetwork => class_words(card, "alternatenetwork"),
            ExtraKind::Division => class_words(card, "division"),
            ExtraKind::RxIin => class_words(card, "rxiin"),
            ExtraKind::Issued => {
                let mut dates = extensions(&card.extension, "C4DIC-CardIssueDate-extension");
                dates.find_map(|one| cx.day(&one.value_date)).map(|day| day.to_string())
            }
            ExtraKind::Note => {
                let ending = "C4DIC-AdditionalCardInformation-extension";
                let notes = extensions(&card.extension, ending);
                let notes: Vec<&str> =
                    notes.filter_map(|one| said(&one.value_annotation.text)).collect();
                (!notes.is_empty()).then(|| notes.join("\n"))
            }
        };
        value.map(|value| CardExtra { kind, value: value.into() })
    });
    found.collect()
}

/// Name and number of a class, as far as they are given and differ.
fn class_words(card: &Card, code: &str) -> Option<String> {
    let class = class(card, code)?;
    match (said(&class.name), said(&class.value)) {
        (Some(name), Some(value)) if name != value => Some(format!("{name} ({value})")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

/// An amount, or the plan's own words about it; a line with neither says nothing.
fn cost(cx: &mut Cx, line: &Cost) -> Option<CardCost> {
    let label = line.kind.words().or_else(|| line.kind.code())?.to_owned();
    let mut spoken = extensions(&line.value_money.extension, "BeneficiaryCostString-extension");
    if let Some(words) = spoken.find_map(|one| said(&one.value_string)) {
        return Some(CardCost::Words { label, words: words.to_owned() });
    }
    let money = cx.money(line.value_money.value, &line.value_money.currency);
    money.map(|amount| CardCost::Amount { label, amount })
}
