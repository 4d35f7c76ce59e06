//! The card as FHIR R4: Coverage, Patient and Organization of CARIN Digital Insurance Card 2.0.0
//! (HEALTH-DATA 4.1). What the plan never told us is left out or marked unknown; birth date,
//! gender and address stay at home, because no card shows them.

use aws_lc_rs::digest::{SHA256, digest};
use base::{Day, Private};
use formats::fhir::{Stamp, write_with};
use formats::records::{
    Caller, Coverage, CoverageStatus, Line, Name, Party, Person, Provider, ProviderKind, Record,
    Relationship, SourceRef,
};
use serde_json::{Map, Value, json};
use web::PlanLook;

use crate::card::Standing;
use crate::card::store::Held;
use crate::people::PersonView;

const GUIDE: &str = "http://hl7.org/fhir/us/insurance-card/StructureDefinition/";
const TERMS: &str = "http://terminology.hl7.org/CodeSystem/";

/// What a card is made from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f> {
    pub person: &'f PersonView,
    pub held: &'f Held,
    pub plan: &'f PlanLook,
    /// The day it is for the plan.
    pub today: Day,
}

/// A bundle of type collection: Coverage first, then whom it covers and who pays.
pub fn bundle(facts: Facts<'_>) -> Value {
    let ids = ["Coverage", "Patient", "Organization"].map(|kind| name(kind, facts.held));
    let resources = [
        coverage(facts, &ids),
        read(&Record::Person(person(facts, &ids[1])), facts.today),
        read(&Record::Provider(payer(facts, &ids[2])), facts.today),
    ];
    let profiles = ["C4DIC-Coverage", "C4DIC-Patient", "C4DIC-Organization"];
    let entries = resources.into_iter().zip(profiles).zip(&ids).map(|((resource, profile), id)| {
        let mut resource = resource;
        resource["meta"]["profile"] = json!([format!("{GUIDE}{profile}")]);
        json!({ "fullUrl": format!("urn:uuid:{}", id.1), "resource": resource })
    });
    let entries: Vec<Value> = entries.collect();
    json!({ "resourceType": "Bundle", "type": "collection", "entry": entries })
}

/// The same for a signed card: references by place, and nothing a machine does not need (ids, meta,
/// narrative, displays, texts). Costs stay out, so that the card stays small.
pub fn slim(bundle: &Value) -> Value {
    let entries = bundle["entry"].as_array().cloned().unwrap_or_default();
    let places: Vec<(String, String)> = entries
        .iter()
        .enumerate()
        .map(|(at, entry)| {
            let part = |key: &str| entry["resource"][key].as_str().unwrap_or_default();
            (format!("{}/{}", part("resourceType"), part("id")), format!("resource:{at}"))
        })
        .collect();
    let slimmed = entries.iter().enumerate().map(|(at, entry)| {
        json!({
            "fullUrl": format!("resource:{at}"),
            "resource": without_trimmings(&entry["resource"], &places),
        })
    });
    let slimmed: Vec<Value> = slimmed.collect();
    json!({ "resourceType": "Bundle", "type": "collection", "entry": slimmed })
}

const TRIMMINGS: [&str; 6] = ["id", "meta", "text", "display", "extension", "costToBeneficiary"];

fn without_trimmings(value: &Value, places: &[(String, String)]) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(key, _)| !TRIMMINGS.contains(&key.as_str()));
            Value::Object(
                kept.map(|(key, value)| (key.clone(), placed(key, value, places))).collect(),
            )
        }
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| without_trimmings(item, places)).collect())
        }
        other => other.clone(),
    }
}

fn placed(key: &str, value: &Value, places: &[(String, String)]) -> Value {
    let found = value.as_str().and_then(|text| places.iter().find(|(name, _)| name == text));
    match found {
        Some((_, place)) if key == "reference" => Value::from(place.clone()),
        _ => without_trimmings(value, places),
    }
}

/// A resource's type and its id: a hash of the coverage's own id, which says nothing of anybody,
/// in the form of a UUID (RFC 9562, version 8).
type Named = (&'static str, String);

fn name(kind: &'static str, held: &Held) -> Named {
    let mut hash = [0; 16];
    let text = [kind.as_bytes(), held.id.bytes()].concat();
    hash.copy_from_slice(&digest(&SHA256, &text).as_ref()[..16]);
    hash[6] = hash[6] & 0x0f | 0x80;
    hash[8] = hash[8] & 0x3f | 0x80;
    let hex = data_encoding::HEXLOWER.encode(&hash);
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    (kind, parts.join("-"))
}

/// What a pass of this card is known by: it says nothing of anybody either.
pub fn serial(held: &Held) -> String {
    name("Pass", held).1
}

fn path((kind, id): &Named) -> String {
    format!("{kind}/{id}")
}

/// What `formats` writes of a record; it is tested to read back the same.
fn read(record: &Record, today: Day) -> Value {
    let stamp = Stamp { as_of: Some(today), ..Stamp::default() };
    serde_json::from_str(&write_with(record, &stamp)).unwrap_or_default()
}

fn coverage(facts: Facts<'_>, [own, patient, insurer]: &[Named; 3]) -> Value {
    let (held, span) = (facts.held, &facts.held.span);
    let payor = Party {
        reference: Some(SourceRef::new("fhir", &path(insurer))),
        name: held.payer_name().map(Private::from),
    };
    let shown = span.facts(facts.person);
    let record = Coverage {
        source: SourceRef::new("fhir", &path(own)),
        person: SourceRef::new("fhir", &path(patient)),
        status: status(held.standing),
        subscriber_id: span.subscriber_id.clone(),
        person_code: span.person_code.clone(),
        relationship: span.relationship,
        payor,
        plan_name: held.plan_name(),
        group_number: span.group_number.clone(),
        group_name: span.group_name.clone(),
        rx_bin: shown.rx_bin,
        rx_pcn: shown.rx_pcn,
        rx_group: shown.rx_group,
        rx_id: span.rx_id.clone(),
        member_id: shown.member_id,
        extras: span.extras.clone(),
        start: span.start.clone(),
        end: span.end.clone(),
        costs: span.costs.clone(),
    };
    let mut value = read(&Record::Coverage(record), facts.today);
    let Some(fields) = value.as_object_mut() else { return value };
    fields.insert("type".to_owned(), concept("v3-ActCode", "DRUGPOL"));
    fields.insert("subscriber".to_owned(), subscriber(span.relationship, (patient, fields)));
    let told = fields.entry("extension").or_insert_with(|| json!([]));
    if let Some(told) = told.as_array_mut() {
        told.push(palette(accent(facts.plan)));
    }
    value
}

/// What has ended, or was never begun, must not look usable to a program either.
const fn status(standing: Standing) -> CoverageStatus {
    match standing {
        Standing::Active | Standing::Starts(_) => CoverageStatus::Active,
        Standing::TooNew => CoverageStatus::Draft,
        Standing::Ended(_) => CoverageStatus::Cancelled,
    }
}

/// Who holds the coverage: the same person, or somebody of whom we may tell a number alone.
fn subscriber(
    relationship: Relationship,
    (patient, coverage): (&Named, &Map<String, Value>),
) -> Value {
    if relationship == Relationship::Oneself {
        return json!({ "reference": path(patient) });
    }
    let number = coverage.get("subscriberId").and_then(Value::as_str).unwrap_or_default();
    json!({ "identifier": member_number(number) })
}

fn member_number(number: &str) -> Value {
    json!({ "type": concept("v2-0203", "MB"), "value": number })
}

fn concept(system: &str, code: &str) -> Value {
    json!({ "coding": [{ "system": format!("{TERMS}{system}"), "code": code }] })
}

/// The plan's colour, and black or white on it, whichever reads better (WCAG 2.2, 1.4.3).
fn palette(accent: &str) -> Value {
    let part = |name: &str, code: &str| {
        json!({
            "url": format!("{GUIDE}C4DIC-{name}-extension"),
            "valueCodeableConcept": concept("IECColourManagement", code),
        })
    };
    let on = readable_on(accent);
    json!({
        "url": format!("{GUIDE}C4DIC-ColorPalette-extension"),
        "extension": [
            part("BackgroundColor", accent), part("ForegroundColor", on),
            part("HighlightColor", on),
        ],
    })
}

/// The plan's colour, or ours where it has given none that reads.
pub fn accent(plan: &PlanLook) -> &str {
    if rgb(&plan.accent).is_some() { &plan.accent } else { "#1d5c52" }
}

/// Black or white: at least one has a contrast of 4.5 with any colour there is.
pub fn readable_on(colour: &str) -> &'static str {
    let shine = rgb(colour).map_or(0.0, luminance);
    // (L + 0.05) / 0.05 against 1.05 / (L + 0.05).
    if (shine + 0.05).powi(2) > 0.05 * 1.05 { "#000000" } else { "#ffffff" }
}

pub fn rgb(colour: &str) -> Option<[u8; 3]> {
    let hex = colour.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(parts: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let value = f64::from(part) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = parts.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn person(facts: Facts<'_>, id: &Named) -> Person {
    let mut name: Name = facts.person.name.clone();
    // The guide wants a family name; who has one name alone has it as that.
    if name.family.is_empty() {
        name.family = name.given.pop().unwrap_or_default();
    }
    Person {
        refs: vec![SourceRef::new("fhir", &path(id))],
        member_id: facts.held.span.facts(facts.person).member_id,
        name,
        birth_date: None,
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

/// The payer as the directory knows it, or the plan with its own line for members.
fn payer(facts: Facts<'_>, id: &Named) -> Provider {
    let refs = vec![SourceRef::new("fhir", &path(id))];
    if let Some(payer) = &facts.held.payer {
        return Provider { refs, ..payer.clone() };
    }
    Provider {
        refs,
        kind: ProviderKind::Payer,
        name: facts.held.payer_name().unwrap_or_else(|| facts.plan.name.clone()),
        npi: None,
        ncpdp: None,
        phones: Vec::new(),
        lines: vec![Line { caller: Caller::Members, phone: facts.plan.phone.clone() }],
        address: None,
        mail_order: false,
    }
}

#[cfg(test)]
mod tests;
