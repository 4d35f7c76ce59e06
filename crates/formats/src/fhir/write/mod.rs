//! Records as FHIR, one line each: what the sample plan and the benchmarks are made of, and what
//! `fhir::read_line` reads back to the same record. Names that came from other formats travel as
//! identifiers of the system `urn:source:<scheme>`.

mod authorization;
mod claim;
mod coverage;
mod formulary;
mod json;
mod look;
mod medicine;
mod news;
mod people;
mod reimbursement;

use base::{Day, Money};

use super::known::{NCPDP, NPI, OWN};
use crate::records::{Address, Party, Quantity, Record, SourceRef};
use json::Object;

/// NUCC taxonomy: mail order pharmacy, and community pharmacy.
pub(crate) const MAIL_PHARMACY: &str = "3336M0002X";
const COMMUNITY_PHARMACY: &str = "3336C0003X";

/// What a profile asks for and a record does not hold.
#[derive(Debug, Clone, Default)]
pub struct Stamp {
    /// `meta.lastUpdated`; without it, the record's own latest day.
    pub as_of: Option<Day>,
    /// Who insures: claims must say.
    pub insurer: Option<Party>,
    /// Under which coverage a claim was decided.
    pub coverage: Option<SourceRef>,
}

/// One line of NDJSON, without its line end.
pub fn write(record: &Record) -> String {
    write_with(record, &Stamp::default())
}

/// The same, with what the record alone cannot say.
pub fn write_with(record: &Record, stamp: &Stamp) -> String {
    json::line(|object| match record {
        Record::Provider(provider) => people::provider(object, provider, stamp),
        Record::Plan(plan) => formulary::plan(object, plan, stamp),
        Record::FormularyDrug(drug) => formulary::drug(object, drug, stamp),
        Record::FormularyItem(item) => formulary::item(object, item, stamp),
        Record::Product(product) => formulary::product(object, product, stamp),
        Record::Price(price) => formulary::price(object, price, stamp),
        Record::Appearance(one) => look::appearance(object, one, stamp),
        Record::Leaflet(one) => look::leaflet(object, one, stamp),
        Record::Person(person) => people::person(object, person, stamp),
        Record::Coverage(coverage) => coverage::coverage(object, coverage, stamp),
        Record::Prescription(one) => medicine::request(object, one, stamp),
        Record::Fill(fill) => medicine::dispense(object, fill, stamp),
        Record::Claim(claim) => claim::claim(object, claim, stamp),
        Record::Authorization(one) => authorization::authorization(object, one, stamp),
        Record::News(one) => news::news(object, one),
        Record::Reimbursement(one) => reimbursement::reimbursement(object, one),
    })
}

/// How a resource begins: its type, its id where it has a FHIR name, and its profile.
struct Head<'h> {
    kind: &'static str,
    name: Option<&'h SourceRef>,
    profile: &'static str,
    updated: Option<Day>,
}

fn head(object: &mut Object, head: &Head) {
    object.text("resourceType", head.kind);
    object.maybe("id", head.name.and_then(|name| id_of(head.kind, name)));
    object.object("meta", |meta| {
        meta.shown("lastUpdated", head.updated.map(|day| format!("{day}T00:00:00Z")));
        meta.texts("profile", [head.profile]);
    });
}

/// `7` of `fhir:Patient/7`.
fn id_of<'n>(kind: &str, name: &'n SourceRef) -> Option<&'n str> {
    let (scheme, value) = name.parts();
    value.strip_prefix(kind)?.strip_prefix('/').filter(|_| scheme == "fhir")
}

/// A name as an identifier: known systems by their address, the rest by our own.
fn identifier(object: &mut Object, name: &SourceRef) {
    let (scheme, value) = name.parts();
    match scheme {
        "npi" => system_value(object, NPI, value),
        "ncpdp" => system_value(object, NCPDP, value),
        "mb" | "um" | "id" | "plan" => match value.split_once('|') {
            Some(("", value)) => object.text("value", value),
            Some((system, value)) => system_value(object, system, value),
            None => system_value(object, &format!("{OWN}{scheme}"), value),
        },
        _ => system_value(object, &format!("{OWN}{scheme}"), value),
    }
}

fn system_value(object: &mut Object, system: &str, value: &str) {
    object.text("system", system);
    object.text("value", value);
}

fn reference(object: &mut Object, name: &SourceRef) {
    match name.parts() {
        ("fhir", value) => object.text("reference", value),
        _ => object.object("identifier", |object| identifier(object, name)),
    }
}

fn party(object: &mut Object, party: &Party) {
    if let Some(name) = &party.reference {
        reference(object, name);
    }
    object.maybe("display", party.name.as_ref().map(|name| name.as_str()));
    if *party == Party::default() {
        unknown(object);
    }
}

/// What a profile demands and nobody knows.
fn unknown(object: &mut Object) {
    object.list("extension", [()], |object, ()| {
        object.text("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason");
        object.text("valueCode", "unknown");
    });
}

fn concept(object: &mut Object, key: &str, system: &str, code: &str) {
    object.object(key, |object| coding(object, system, code));
}

fn coding(object: &mut Object, system: &str, code: &str) {
    object.list("coding", [()], |object, ()| {
        object.text("system", system);
        object.text("code", code);
    });
}

fn money(object: &mut Object, money: Money) {
    object.bare("value", decimal(money));
    object.text("currency", "USD");
}

/// `12.34`, as JSON writes numbers.
fn decimal(money: Money) -> String {
    let cents = money.as_cents();
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
}

fn quantity(object: &mut Object, key: &str, size: Option<Quantity>, unit: Option<&str>) {
    if size.is_some() || unit.is_some() {
        object.object(key, |object| {
            if let Some(size) = size {
                object.bare("value", size);
            }
            object.maybe("unit", unit);
        });
    }
}

fn days(object: &mut Object, key: &str, days: Option<u16>) {
    let Some(days) = days else { return };
    object.object(key, |object| {
        object.bare("value", days);
        object.text("unit", "days");
        object.text("system", "http://unitsofmeasure.org");
        object.text("code", "d");
    });
}

fn period(object: &mut Object, key: &str, start: Option<Day>, end: Option<Day>) {
    if start.is_some() || end.is_some() {
        object.object(key, |object| {
            object.shown("start", start);
            object.shown("end", end);
        });
    }
}

fn address(object: &mut Object, address: &Address) {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    object.texts("line", address.lines.iter().map(|line| line.as_str()));
    object.shown("city", text(&address.city));
    object.shown("state", text(&address.state));
    object.shown("postalCode", text(&address.postal_code));
}
