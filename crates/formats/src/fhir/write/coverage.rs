//! A coverage in the shape of C4BB-Coverage 2.0.0, with the card's pharmacy numbers.

use super::claim::kept;
use super::json::Object;
use super::{Head, Stamp, concept, head, money, party, period, reference};
use crate::records::{CardCost, CardExtra, Coverage, CoverageStatus, ExtraKind, Relationship};

const PROFILE: &str = "http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-Coverage|2.0.0";
const WORDS: &str = "http://hl7.org/fhir/us/insurance-card/StructureDefinition/\
                     C4DIC-BeneficiaryCostString-extension";
const ISSUED: &str = "http://hl7.org/fhir/us/insurance-card/StructureDefinition/\
                      C4DIC-CardIssueDate-extension";
const NOTE: &str = "http://hl7.org/fhir/us/insurance-card/StructureDefinition/\
                    C4DIC-AdditionalCardInformation-extension";
const NUMBER_KIND: &str = "http://terminology.hl7.org/CodeSystem/v2-0203";
const PLAIN: &str = "http://terminology.hl7.org/CodeSystem/coverage-class";
const CARD: &str = "http://terminology.hl7.org/CodeSystem/C4DICExtendedCoverageClassCS";

pub(super) fn coverage(object: &mut Object, one: &Coverage, stamp: &Stamp) {
    let (start, end) = (one.start.as_ref().map(|d| d.0), one.end.as_ref().map(|d| d.0));
    let name = Some(&one.source);
    let updated = stamp.as_of.or(start);
    head(object, &Head { kind: "Coverage", name, profile: PROFILE, updated });
    identifiers(object, one);
    object.list("extension", one.extras.iter().filter(|extra| class(extra).is_none()), said);
    object.text("status", status(one.status));
    object.text("subscriberId", &one.subscriber_id);
    object.object("beneficiary", |object| reference(object, &one.person));
    object.maybe("dependent", one.person_code.as_ref().map(|code| code.as_str()));
    let system = "http://terminology.hl7.org/CodeSystem/subscriber-relationship";
    concept(object, "relationship", system, relationship(one.relationship));
    period(object, "period", start, end);
    object.list("payor", [&one.payor], party);
    classes(object, one);
    object.list("costToBeneficiary", &one.costs, cost);
}

/// The member's number, then the coverage's own name where that is no id.
fn identifiers(object: &mut Object, one: &Coverage) {
    let number = one.member_id.as_ref().map(|number| (Some(number.as_str()), None));
    let own = Some(&one.source).filter(|name| name.parts().0 != "fhir");
    let all = number.into_iter().chain(own.map(|name| (None, Some(name))));
    object.list("identifier", all, |object, (number, name)| {
        if number.is_some() {
            concept(object, "type", NUMBER_KIND, "MB");
        }
        object.maybe("value", number);
        if let Some(name) = name {
            kept(object, name);
        }
    });
}

fn status(status: CoverageStatus) -> &'static str {
    match status {
        CoverageStatus::Active => "active",
        CoverageStatus::Cancelled => "cancelled",
        CoverageStatus::Draft => "draft",
        CoverageStatus::EnteredInError => "entered-in-error",
    }
}

fn relationship(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Oneself => "self",
        Relationship::Spouse => "spouse",
        Relationship::Child => "child",
        Relationship::Parent => "parent",
        Relationship::Common => "common",
        Relationship::Other => "other",
        Relationship::Injured => "injured",
    }
}

/// Extras that are classes have a code; the others are extensions.
fn class(extra: &CardExtra) -> Option<&'static str> {
    match extra.kind {
        ExtraKind::Network => Some("network"),
        ExtraKind::AlternateNetwork => Some("alternatenetwork"),
        ExtraKind::Division => Some("division"),
        ExtraKind::RxIin => Some("rxiin"),
        ExtraKind::Issued | ExtraKind::Note => None,
    }
}

fn said(object: &mut Object, extra: &CardExtra) {
    if extra.kind == ExtraKind::Issued {
        object.text("url", ISSUED);
        object.text("valueDate", &extra.value);
        return;
    }
    object.text("url", NOTE);
    object.object("valueAnnotation", |object| object.text("text", &extra.value));
}

/// Code, value and name of a class; the value is the name's where there is no number.
type Class<'c> = (&'static str, Option<&'c str>, Option<&'c str>);

fn classes(object: &mut Object, one: &Coverage) {
    let value = |value: &'_ Option<base::Private<String>>| value.as_ref().map(|v| v.0.clone());
    let numbers = [
        ("rxbin", value(&one.rx_bin)),
        ("rxpcn", value(&one.rx_pcn)),
        ("rxgroup", value(&one.rx_group)),
        ("rxid", value(&one.rx_id)),
    ];
    let group: Class = (
        "group",
        one.group_number.as_ref().map(|number| number.as_str()),
        one.group_name.as_ref().map(|name| name.as_str()),
    );
    let plan: Class = ("plan", one.plan_name.as_deref(), one.plan_name.as_deref());
    let numbers = numbers.iter().map(|(code, value)| (*code, value.as_deref(), None));
    let said = [group, plan].into_iter().chain(numbers);
    let said = said.filter(|(_, value, name)| value.is_some() || name.is_some());
    let said = said.map(|class| (PLAIN, class));
    let extras = one.extras.iter();
    let extras =
        extras.filter_map(|extra| Some((CARD, (class(extra)?, Some(extra.value.as_str()), None))));
    object.list("class", said.chain(extras), |object, (system, (code, value, name))| {
        concept(object, "type", system, code);
        object.maybe("value", value);
        object.maybe("name", name);
    });
}

fn cost(object: &mut Object, cost: &CardCost) {
    let (CardCost::Amount { label, .. } | CardCost::Words { label, .. }) = cost;
    object.object("type", |object| object.text("text", label));
    object.object("valueMoney", |object| match cost {
        CardCost::Amount { amount, .. } => money(object, *amount),
        CardCost::Words { words, .. } => object.list("extension", [words], |object, words| {
            object.text("url", WORDS);
            object.text("valueString", words);
        }),
    });
}
