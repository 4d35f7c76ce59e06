//! FHIR R4 in JSON: one resource, a bundle, or one line of many (NDJSON).

mod authorization;
mod claim;
mod coverage;
mod directory;
mod formulary;
mod known;
mod look;
mod medicine;
mod news;
mod people;
mod reimbursement;
mod shape;
mod write;

pub use known::Known;
pub use news::{Event, event};
pub use write::{Stamp, write, write_with};

use std::borrow::Cow;

use crate::pieces::Passes;
use crate::read::{Read, Reason, Refusal, Skip, Warning, Why};
use crate::records::Record;
use known::{Cx, Stub, json};
use shape::{Many, Raw, Words, said, view};

view! {
    Bundle { entry: Many<Entry<'a>> }
    Entry { full_url: Words<'a>, resource: Option<Raw<'a>> }
}

/// Reads one line of NDJSON. A blank line is nothing.
pub fn read_line(known: &Known, line: &[u8], number: u64) -> Vec<Read> {
    let Ok(line) = text(line) else {
        return vec![refused(number, "resource", Reason::NotUtf8)];
    };
    if line.is_empty() {
        return Vec::new();
    }
    match resource_type(line) {
        Ok(kind) if kind == "Bundle" => bundle(known, line, |_| number),
        Ok(kind) => one(&mut Cx::new(known, &Known::default()), &kind, line, number),
        Err(reason) => vec![refused(number, "resource", reason)],
    }
}

/// Reads a file that is one resource or one bundle; entries are counted from one.
pub fn read_document(known: &Known, bytes: &[u8]) -> Vec<Read> {
    match text(bytes) {
        Ok(text) if resource_type(text).is_ok_and(|kind| kind == "Bundle") => {
            bundle(known, text, |at| at)
        }
        _ => read_line(known, bytes, 1),
    }
}

/// Checked once as a whole, which is faster than string by string.
fn text(bytes: &[u8]) -> Result<&str, std::str::Utf8Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes.trim_ascii())
}

/// Keeps the medicine this line describes, if it is a Medication.
pub fn learn(known: &mut Known, line: &[u8]) {
    if let Ok(line) = text(line)
        && resource_type(line).is_ok_and(|kind| kind == "Medication")
        && let Some((name, drug)) = medicine::named(line)
    {
        known.learn(&name, drug);
    }
}

impl<'k> Cx<'k> {
    fn new(known: &'k Known, bundle: &'k Known) -> Self {
        Self { known, bundle, cautions: Vec::new() }
    }
}

/// Nearly every writer puts `resourceType` first, so the first bytes usually settle it.
pub(crate) fn resource_type(line: &str) -> Result<Cow<'_, str>, Reason> {
    if let Some(kind) = first_member(line.as_bytes()) {
        return Ok(Cow::Borrowed(kind));
    }
    let stub: Stub = json(line)?;
    said(&stub.resource_type).map(|kind| Cow::Owned(kind.to_owned())).ok_or(Reason::NoResourceType)
}

pub(crate) fn first_member(line: &[u8]) -> Option<&str> {
    let rest = line.trim_ascii_start().strip_prefix(b"{")?;
    let rest = rest.trim_ascii_start().strip_prefix(b"\"resourceType\"")?;
    let rest = rest.trim_ascii_start().strip_prefix(b":")?;
    let rest = rest.trim_ascii_start().strip_prefix(b"\"")?;
    let end = rest.iter().take(64).position(|byte| !byte.is_ascii_alphanumeric())?;
    (rest[end] == b'"').then(|| std::str::from_utf8(&rest[..end]).ok()).flatten()
}

fn bundle(known: &Known, text: &str, number: impl Fn(u64) -> u64) -> Vec<Read> {
    let bundle: Bundle = match json(text) {
        Ok(bundle) => bundle,
        Err(reason) => return vec![refused(number(1), "Bundle", reason)],
    };
    let is_health_card =
        |entry: &Entry| said(&entry.full_url).is_some_and(|url| url.starts_with("resource:"));
    if bundle.entry.iter().any(is_health_card) {
        return vec![skipped(number(1), "Bundle", Why::NotPlanData)];
    }
    let around = neighbours(&bundle);
    let mut reads = Vec::with_capacity(bundle.entry.len());
    for (entry, at) in bundle.entry.iter().zip(1..) {
        let Some(resource) = entry.resource else { continue };
        let line = resource.get();
        match resource_type(line) {
            Ok(kind) => reads.extend(one(&mut Cx::new(known, &around), &kind, line, number(at))),
            Err(reason) => reads.push(refused(number(at), "resource", reason)),
        }
    }
    reads
}

/// The medicines of a bundle, and the type and id behind each `urn:uuid:`.
fn neighbours(bundle: &Bundle) -> Known {
    let mut around = Known::default();
    for entry in bundle.entry.iter() {
        let Some(resource) = entry.resource else { continue };
        learn(&mut around, resource.get().as_bytes());
        let Some(url) = said(&entry.full_url).filter(|url| url.starts_with("urn:")) else {
            continue;
        };
        let Ok(stub) = serde_json::from_str::<Stub>(resource.get()) else { continue };
        if let (Some(kind), Some(id)) = (said(&stub.resource_type), said(&stub.id)) {
            around.alias(url, format!("{kind}/{id}"));
        }
    }
    around
}

/// FHIR's words, for the other readers.
pub(crate) mod words {
    pub(crate) use super::claim::AMOUNT_WORDS as AMOUNTS;
    pub(crate) use super::coverage::relationship;
    pub(crate) use super::medicine::{fill_status, prescription_status, schedule, standing};
    pub(crate) use super::people::gender;
    pub(crate) use super::reimbursement::{Word as Reimbursed, word as reimbursed};
    pub(crate) use super::write::MAIL_PHARMACY;
}

type Reader = fn(&mut Cx, &str) -> Result<Record, Reason>;

enum Use {
    Read(&'static str, Reader),
    Skip(&'static str, Why),
    Task,
}

fn use_of(kind: &str) -> Use {
    match kind {
        "ExplanationOfBenefit" => Use::Read("ExplanationOfBenefit", claim::read),
        "Patient" => Use::Read("Patient", people::read),
        "Coverage" => Use::Read("Coverage", coverage::read),
        "MedicationRequest" => Use::Read("MedicationRequest", medicine::request),
        "MedicationDispense" => Use::Read("MedicationDispense", medicine::dispense),
        "Organization" => Use::Read("Organization", directory::organization),
        "Practitioner" => Use::Read("Practitioner", directory::practitioner),
        "Location" => Use::Read("Location", directory::location),
        "InsurancePlan" => Use::Read("InsurancePlan", formulary::plan),
        "Basic" => Use::Read("Basic", formulary::basic),
        "MedicationKnowledge" => Use::Read("MedicationKnowledge", formulary::drug),
        "Task" => Use::Task,
        "Medication" => Use::Skip("Medication", Why::NameSource),
        "RelatedPerson" => Use::Skip("RelatedPerson", Why::NotUsed),
        "StructureDefinition"
        | "CapabilityStatement"
        | "SearchParameter"
        | "CodeSystem"
        | "ValueSet"
        | "ConceptMap"
        | "NamingSystem"
        | "OperationDefinition"
        | "ImplementationGuide"
        | "StructureMap"
        | "GraphDefinition"
        | "CompartmentDefinition" => Use::Skip("definition", Why::Definitions),
        _ => Use::Skip("resource", Why::NotUsed),
    }
}

/// The passes in which a line has something to say; blank lines have nothing.
pub(crate) fn passes(line: &[u8]) -> Passes {
    match first_member(line) {
        Some("Patient") => Passes::PEOPLE,
        Some(
            "Organization"
            | "Practitioner"
            | "Location"
            | "InsurancePlan"
            | "Basic"
            | "MedicationKnowledge",
        ) => Passes::DIRECTORY,
        Some("Bundle") => Passes::ALL,
        Some(_) => Passes::BELONGINGS,
        None if line.trim_ascii().is_empty() => Passes::NONE,
        None => Passes::ALL,
    }
}

fn one(cx: &mut Cx, kind: &str, line: &str, number: u64) -> Vec<Read> {
    if kind == "Basic" && !formulary::is_ours(line) {
        return vec![skipped(number, "Basic", Why::NotUsed)];
    }
    let (resource, reader) = match use_of(kind) {
        Use::Read(resource, reader) => (resource, reader),
        Use::Skip(resource, why) => return vec![skipped(number, resource, why)],
        Use::Task => return task(cx, line, number),
    };
    let mut reads = Vec::with_capacity(1);
    let read = reader(cx, line).and_then(|record| {
        reads.push(Read::Record { line: number, record });
        // What was dispensed may also be news of an order.
        let news = if kind == "MedicationDispense" { news::dispense(cx, line)? } else { None };
        reads.extend(news.map(|record| Read::Record { line: number, record }));
        // A listed drug may be described, too.
        let look = if kind == "MedicationKnowledge" { look::described(cx, line)? } else { None };
        reads.extend(look.map(|record| Read::Record { line: number, record }));
        Ok(())
    });
    if let Err(reason) = read {
        return vec![refused(number, resource, reason)];
    }
    reads.extend(warned(cx, resource, number));
    reads
}

/// A Task of nobody's taking up is no news yet.
fn task(cx: &mut Cx, line: &str, number: u64) -> Vec<Read> {
    let read = match reimbursement::task(cx, line) {
        Ok(Some(read)) => Ok(read),
        Ok(None) => news::task(cx, line),
        Err(reason) => Err(reason),
    };
    let mut reads = match read {
        Ok(Ok(record)) => vec![Read::Record { line: number, record }],
        Ok(Err(why)) => return vec![skipped(number, "Task", why)],
        Err(reason) => return vec![refused(number, "Task", reason)],
    };
    reads.extend(warned(cx, "Task", number));
    reads
}

fn warned(cx: &mut Cx, resource: &'static str, line: u64) -> impl Iterator<Item = Read> {
    let cautions = std::mem::take(&mut cx.cautions).into_iter();
    cautions.map(move |caution| Read::Warned(Warning { line, resource, caution }))
}

pub(crate) fn refused(line: u64, resource: &'static str, reason: Reason) -> Read {
    Read::Refused(Refusal { line, resource, reason })
}

pub(crate) fn skipped(line: u64, resource: &'static str, why: Why) -> Read {
    Read::Skipped(Skip { line, resource, why })
}
