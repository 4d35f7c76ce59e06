//! Prescriptions and fills (US Core), and how a drug is named.

use super::claim::kept;
use super::json::Object;
use super::{Head, Stamp, days, head, party, period, quantity, reference};
use crate::fhir::known::{NDC, RXNORM};
use crate::records::{
    Drug, Fill, FillStatus, Party, Prescription, PrescriptionStatus, Schedule, SourceRef, Standing,
};

const REQUEST: &str = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-medicationrequest";
const DISPENSE: &str = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-medicationdispense";
const COMPOUND: &str = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBCompoundLiteral";

pub(super) fn request(object: &mut Object, one: &Prescription, stamp: &Stamp) {
    let updated = stamp.as_of.or(one.written.as_ref().map(|day| day.0));
    let name = Some(&one.source);
    head(object, &Head { kind: "MedicationRequest", name, profile: REQUEST, updated });
    identifiers(object, one);
    object.text("status", prescription_status(one.status));
    object.text("intent", "order");
    object.object("medicationCodeableConcept", |object| drug(object, &one.drug));
    object.object("subject", |object| reference(object, &one.person));
    object.shown("authoredOn", one.written.as_ref());
    maybe_party(object, "requester", &one.prescriber);
    object.list("reasonCode", &one.reason, |object, reason| object.text("text", reason));
    object.list("dosageInstruction", &one.directions, |object, text| object.text("text", text));
    object.object("dispenseRequest", |object| supply(object, one));
}

fn supply(object: &mut Object, one: &Prescription) {
    let marks = [by_mail(one), standing(one)];
    object.list("extension", marks.into_iter().flatten(), |object, (url, code)| {
        object.text("url", url);
        match code {
            None => object.bare("valueBoolean", true),
            Some(code) => object.text("valueCode", code),
        }
    });
    period(object, "validityPeriod", None, one.expires.as_ref().map(|day| day.0));
    if let Some(refills) = one.refills_allowed {
        object.bare("numberOfRepeatsAllowed", refills);
    }
    quantity(object, "quantity", one.quantity, one.unit.as_deref());
    days(object, "expectedSupplyDuration", one.days_supply);
    maybe_party(object, "performer", &one.pharmacy);
}

/// Where the extension says so and no more, there is no code.
type Mark = (&'static str, Option<&'static str>);

fn by_mail(one: &Prescription) -> Option<Mark> {
    one.by_mail.then_some(("urn:source:by-mail", None))
}

fn standing(one: &Prescription) -> Option<Mark> {
    let code = match one.standing {
        Standing::AtPharmacy => return None,
        Standing::Parked => "parked",
        Standing::Transferred => "transferred",
    };
    Some(("urn:source:standing", Some(code)))
}

/// Names kept from elsewhere, then the number on the label.
fn identifiers(object: &mut Object, one: &Prescription) {
    let label = one.rx_number.as_ref().map(|number| SourceRef::new("rx", number));
    let own = Some(&one.source).filter(|name| name.parts().0 != "fhir");
    let others = one.aliases.iter().filter(|name| Some(*name) != label.as_ref());
    let names = own.into_iter().chain(others).map(Some);
    let label = one.rx_number.iter().map(|_| None);
    object.list("identifier", names.chain(label), |object, name| match (name, &one.rx_number) {
        (None, Some(number)) => object.text("value", number),
        (Some(name), _) => kept(object, name),
        (None, None) => {}
    });
}

pub(super) fn dispense(object: &mut Object, one: &Fill, stamp: &Stamp) {
    let updated = stamp.as_of.or(one.day.as_ref().map(|day| day.0));
    let name = Some(&one.source);
    head(object, &Head { kind: "MedicationDispense", name, profile: DISPENSE, updated });
    let own = Some(&one.source).filter(|name| name.parts().0 != "fhir");
    object.list("identifier", own, kept);
    object.text("status", fill_status(one.status));
    object.object("medicationCodeableConcept", |object| drug(object, &one.drug));
    object.object("subject", |object| reference(object, &one.person));
    let pharmacy = Some(&one.pharmacy).filter(|party| **party != Party::default());
    object.list("performer", pharmacy, |object, pharmacy| {
        object.object("actor", |object| {
            object.text("type", "Organization");
            party(object, pharmacy);
        });
    });
    object.list("authorizingPrescription", &one.prescription, reference);
    quantity(object, "quantity", one.quantity, None);
    days(object, "daysSupply", one.days_supply);
    object.shown("whenHandedOver", one.day.as_ref());
}

fn maybe_party(object: &mut Object, key: &str, one: &Party) {
    if *one != Party::default() {
        object.object(key, |object| party(object, one));
    }
}

/// On a prescription or a fill; the ingredients of a compound travel as extensions.
pub(super) fn drug(object: &mut Object, drug: &Drug) {
    let schedule = drug.schedule.map(|schedule| ("urn:source:schedule", self::schedule(schedule)));
    let parts = drug.ingredients.iter().map(|ndc| ("urn:source:ingredient", ndc.as_str()));
    extensions(object, schedule.into_iter().chain(parts));
    codes(object, drug, None);
}

/// On a claim, where the ingredients have their own lines and a compound its own word.
pub(super) fn claimed(object: &mut Object, drug: &Drug) {
    let schedule = drug.schedule.map(|schedule| ("urn:source:schedule", self::schedule(schedule)));
    extensions(object, schedule.into_iter());
    let is_compound = drug.ndc.is_none() && !drug.ingredients.is_empty();
    codes(object, drug, is_compound.then_some((COMPOUND, "compound")));
}

fn extensions<'e>(object: &mut Object, marks: impl Iterator<Item = (&'static str, &'e str)>) {
    object.list("extension", marks, |object, (url, code)| {
        object.text("url", url);
        object.text("valueCode", code);
    });
}

fn codes(object: &mut Object, drug: &Drug, first: Option<(&str, &str)>) {
    let ndc = drug.ndc.as_ref().map(|ndc| (NDC, ndc.as_str()));
    let rxnorm = drug.rxnorm.as_ref().map(|code| (RXNORM, code.as_str()));
    object.list("coding", [first, ndc, rxnorm].into_iter().flatten(), |object, (system, code)| {
        object.text("system", system);
        object.text("code", code);
    });
    object.maybe("text", drug.name.as_ref().map(|name| name.as_str()));
}

fn schedule(schedule: Schedule) -> &'static str {
    match schedule {
        Schedule::Two => "2",
        Schedule::Three => "3",
        Schedule::Four => "4",
        Schedule::Five => "5",
    }
}

fn prescription_status(status: PrescriptionStatus) -> &'static str {
    match status {
        PrescriptionStatus::Draft => "draft",
        PrescriptionStatus::Active => "active",
        PrescriptionStatus::OnHold => "on-hold",
        PrescriptionStatus::Completed => "completed",
        PrescriptionStatus::Stopped => "stopped",
        PrescriptionStatus::Cancelled => "cancelled",
        PrescriptionStatus::EnteredInError => "entered-in-error",
        PrescriptionStatus::Unknown => "unknown",
    }
}

fn fill_status(status: FillStatus) -> &'static str {
    match status {
        FillStatus::Preparation => "preparation",
        FillStatus::InProgress => "in-progress",
        FillStatus::Cancelled => "cancelled",
        FillStatus::OnHold => "on-hold",
        FillStatus::Completed => "completed",
        FillStatus::EnteredInError => "entered-in-error",
        FillStatus::Stopped => "stopped",
        FillStatus::Declined => "declined",
        FillStatus::Unknown => "unknown",
    }
}
