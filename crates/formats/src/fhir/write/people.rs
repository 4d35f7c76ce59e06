//! People and providers.

use super::json::Object;
use super::{
    COMMUNITY_PHARMACY, Head, MAIL_PHARMACY, Stamp, address, concept, head, id_of, identifier,
};
use crate::fhir::known::PURPOSES;
use crate::records::{Death, Gender, Life, Line, Name, Person, Provider, ProviderKind, SourceRef};

const PATIENT: &str = "http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-Patient|2.0.0";
const ORGANIZATION: &str =
    "http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-Organization|2.0.0";
const PRACTITIONER: &str =
    "http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-Practitioner|2.0.0";
const LOCATION: &str = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-location";
const NUMBER_KIND: &str = "http://terminology.hl7.org/CodeSystem/v2-0203";

pub(super) fn person(object: &mut Object, person: &Person, stamp: &Stamp) {
    let name = person.refs.iter().find(|name| id_of("Patient", name).is_some());
    head(object, &Head { kind: "Patient", name, profile: PATIENT, updated: stamp.as_of });
    identifiers(object, person, name);
    if person.name != Name::default() {
        object.list("name", [&person.name], |object, name| {
            object.maybe("family", Some(name.family.as_str()).filter(|text| !text.is_empty()));
            object.texts("given", name.given.iter().map(|part| part.as_str()));
            object.texts("suffix", name.suffix.iter().map(|part| part.as_str()));
        });
    }
    let phones = person.phones.iter().map(|phone| ("phone", phone));
    let reached = phones.chain(person.emails.iter().map(|email| ("email", email)));
    object.list("telecom", reached, |object, (system, value)| {
        object.text("system", system);
        object.text("value", value);
    });
    object.maybe("gender", person.gender.map(gender));
    object.shown("birthDate", person.birth_date.as_ref());
    match &person.died {
        Some(Life::Died(Death::On(day))) => object.shown("deceasedDateTime", Some(day)),
        Some(Life::Died(Death::DayUntold)) => object.bare("deceasedBoolean", true),
        Some(Life::Lives) => object.bare("deceasedBoolean", false),
        None => {}
    }
    object.list("address", &person.address, address);
    object.list("communication", person.lang, |object, lang| {
        concept(object, "language", "urn:ietf:bcp:47", lang.tag());
        object.bare("preferred", true);
    });
}

/// The member's number, then every other name but the id itself.
fn identifiers(object: &mut Object, person: &Person, id: Option<&SourceRef>) {
    let member = person.member_id.as_ref().map(|number| number.as_str());
    let is_member = |name: &SourceRef| {
        let (scheme, value) = name.parts();
        scheme == "mb" && value.split_once('|').map(|(_, value)| value) == member
    };
    let stands_in_refs = person.refs.iter().any(is_member);
    let alone = member.filter(|_| !stands_in_refs).map(|number| (None, Some(number)));
    let names = person.refs.iter().filter(|name| Some(*name) != id).map(|name| (Some(name), None));
    object.list("identifier", alone.into_iter().chain(names), |object, (name, number)| {
        if number.is_some() || name.is_some_and(is_member) {
            concept(object, "type", NUMBER_KIND, "MB");
        } else if name.is_some_and(|name| name.parts().0 == "mb") {
            // Not the number on the card, but still one of the plan's.
            concept(object, "type", NUMBER_KIND, "um");
        }
        if let Some(name) = name {
            identifier(object, name);
        }
        object.maybe("value", number);
    });
}

fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => "female",
        Gender::Male => "male",
        Gender::Other => "other",
        Gender::Unknown => "unknown",
    }
}

pub(super) fn provider(object: &mut Object, one: &Provider, stamp: &Stamp) {
    let named = |kind| one.refs.iter().find(|name| id_of(kind, name).is_some());
    let (kind, profile) = if named("Location").is_some() {
        ("Location", LOCATION)
    } else if one.kind == ProviderKind::Prescriber {
        ("Practitioner", PRACTITIONER)
    } else {
        ("Organization", ORGANIZATION)
    };
    let name = named(kind);
    head(object, &Head { kind, name, profile, updated: stamp.as_of });
    let others = one.refs.iter().filter(|other| Some(*other) != name);
    object.list("identifier", others, identifier);
    if kind == "Practitioner" {
        object.list("name", [&one.name], |object, name| object.text("text", name));
    } else {
        provider_kind(object, one);
        object.text("name", &one.name);
    }
    telecom(object, &one.phones);
    if kind == "Organization" {
        object.list("contact", &one.lines, contact);
    }
    match (&one.address, kind) {
        (Some(place), "Location") => object.object("address", |object| address(object, place)),
        (place, _) => object.list("address", place, address),
    }
}

fn telecom<'p>(object: &mut Object, phones: impl IntoIterator<Item = &'p String>) {
    object.list("telecom", phones, |object, phone| {
        object.text("system", "phone");
        object.text("value", phone);
    });
}

fn contact(object: &mut Object, line: &Line) {
    let purpose = PURPOSES.into_iter().find(|(caller, ..)| *caller == line.caller);
    if let Some((_, system, code)) = purpose {
        concept(object, "purpose", system, code);
    }
    telecom(object, [&line.phone]);
}

fn provider_kind(object: &mut Object, one: &Provider) {
    let nucc = "http://nucc.org/provider-taxonomy";
    let hl7 = "http://terminology.hl7.org/CodeSystem/organization-type";
    let code = match (one.kind, one.mail_order) {
        (_, true) => Some((nucc, MAIL_PHARMACY)),
        (ProviderKind::Pharmacy, false) => Some((nucc, COMMUNITY_PHARMACY)),
        (ProviderKind::Payer, false) => Some((hl7, "pay")),
        _ => None,
    };
    object.list("type", code, |object, (system, code)| super::coding(object, system, code));
}
