//! MedicationRequest, MedicationDispense and Medication: prescriptions and fills.

use base::Private;

use super::claim::is_own;
use super::known::{Cx, json};
use super::shape::{
    Concept, Extra, Identifier, Link, Many, Number, Period, Quantity, Raw, Words, extensions, said,
    view,
};
use crate::read::{Caution, Reason};
use crate::records::{
    Drug, Fill, FillStatus, Party, Prescription, PrescriptionStatus, Record, Schedule, SourceRef,
    Standing,
};

view! {
    Order {
        id: Words<'a>,
        contained: Many<Raw<'a>>,
        identifier: Many<Identifier<'a>>,
        status: Words<'a>,
        medication_codeable_concept: Concept<'a>,
        medication_reference: Link<'a>,
        subject: Link<'a>,
        authored_on: Words<'a>,
        requester: Link<'a>,
        reason_code: Many<Concept<'a>>,
        dosage_instruction: Many<Dosage<'a>>,
        dispense_request: Supply<'a>,
    }
    Dosage { text: Words<'a>, patient_instruction: Words<'a> }
    Supply {
        extension: Many<Extra<'a>>,
        validity_period: Period<'a>,
        number_of_repeats_allowed: Option<Number<'a>>,
        quantity: Quantity<'a>,
        expected_supply_duration: Quantity<'a>,
        performer: Link<'a>,
    }
    Dispense {
        id: Words<'a>,
        contained: Many<Raw<'a>>,
        identifier: Many<Identifier<'a>>,
        status: Words<'a>,
        medication_codeable_concept: Concept<'a>,
        medication_reference: Link<'a>,
        subject: Link<'a>,
        performer: Many<Performer<'a>>,
        location: Link<'a>,
        authorizing_prescription: Many<Link<'a>>,
        quantity: Quantity<'a>,
        days_supply: Quantity<'a>,
        when_prepared: Words<'a>,
        when_handed_over: Words<'a>,
    }
    Performer { actor: Link<'a> }
    Medicine { id: Words<'a>, code: Concept<'a> }
}

pub(super) fn request(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: Order = json(line)?;
    let supply = &one.dispense_request;
    let drug =
        cx.medicine(&one.medication_codeable_concept, &one.medication_reference, &one.contained);
    if drug == Drug::default() {
        return Err(Reason::NoDrug);
    }
    let (source, aliases) = names(cx, "MedicationRequest", &one.id, &one.identifier)?;
    Ok(Record::Prescription(Prescription {
        source,
        aliases,
        person: cx.points_at(&one.subject, "mb").ok_or(Reason::NoPatient)?,
        status: prescription_status(said(&one.status).ok_or(Reason::NoStatus)?)
            .ok_or(Reason::UnknownStatus)?,
        standing: standing_of(cx, supply),
        drug,
        rx_number: rx_number(&one.identifier).map(Private::from),
        directions: directions(&one.dosage_instruction),
        reason: one.reason_code.iter().find_map(Concept::words).map(Private::from),
        quantity: cx.quantity(supply.quantity.value),
        unit: said(&supply.quantity.unit).map(str::to_owned),
        days_supply: days(cx, &supply.expected_supply_duration),
        refills_allowed: cx.count(supply.number_of_repeats_allowed),
        written: cx.private_day(&one.authored_on),
        expires: cx.private_day(&supply.validity_period.end),
        prescriber: cx.party(&one.requester, &one.contained),
        pharmacy: cx.party(&supply.performer, &one.contained),
        by_mail: extensions(&supply.extension, "by-mail")
            .any(|one| said(&one.value_boolean) == Some("true")),
    }))
}

pub(super) fn dispense(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: Dispense = json(line)?;
    let prescription =
        one.authorizing_prescription.first().and_then(|name| cx.points_at(name, "rx"));
    let drug =
        cx.medicine(&one.medication_codeable_concept, &one.medication_reference, &one.contained);
    if drug == Drug::default() && prescription.is_none() {
        cx.warn(Caution::DrugUnnamed);
    }
    Ok(Record::Fill(Fill {
        source: names(cx, "MedicationDispense", &one.id, &one.identifier)?.0,
        person: cx.points_at(&one.subject, "mb").ok_or(Reason::NoPatient)?,
        prescription,
        status: fill_status(said(&one.status).ok_or(Reason::NoStatus)?)
            .ok_or(Reason::UnknownStatus)?,
        drug,
        day: cx.private_day(&one.when_handed_over).or_else(|| cx.private_day(&one.when_prepared)),
        quantity: cx.quantity(one.quantity.value),
        days_supply: days(cx, &one.days_supply),
        pharmacy: dispenser(cx, &one),
    }))
}

/// A Medication's own name and what it is.
pub(super) fn named(line: &str) -> Option<(String, Drug)> {
    let one: Medicine = json(line).ok()?;
    let empty = super::Known::default();
    let drug = Cx::new(&empty, &empty).drug(&one.code);
    (drug != Drug::default()).then_some((format!("Medication/{}", said(&one.id)?), drug))
}

/// What our own writer adds to a drug's codes.
pub(super) fn extras(concept: &Concept) -> Drug {
    let schedule = extensions(&concept.extension, "urn:source:schedule").next();
    let ingredients = extensions(&concept.extension, "urn:source:ingredient");
    Drug {
        schedule: schedule.and_then(|one| self::schedule(said(&one.value_code)?)),
        ingredients: ingredients.filter_map(|one| said(&one.value_code)?.parse().ok()).collect(),
        ..Drug::default()
    }
}

pub(crate) fn schedule(word: &str) -> Option<Schedule> {
    match word {
        "2" | "II" | "C-II" | "CII" => Some(Schedule::Two),
        "3" | "III" | "C-III" | "CIII" => Some(Schedule::Three),
        "4" | "IV" | "C-IV" | "CIV" => Some(Schedule::Four),
        "5" | "V" | "C-V" | "CV" => Some(Schedule::Five),
        _ => None,
    }
}

/// The name of a resource, and the other names its identifiers give it.
fn names(
    cx: &mut Cx,
    kind: &str,
    id: &Words,
    identifiers: &[Identifier],
) -> Result<(SourceRef, Vec<SourceRef>), Reason> {
    let own = said(id).map(|id| SourceRef::new("fhir", &format!("{kind}/{id}")));
    let mut all: Vec<SourceRef> = own.into_iter().collect();
    // Names kept from other formats come before the numbers on labels.
    let (kept, numbers): (Vec<_>, Vec<_>) = identifiers.iter().partition(|one| is_own(one));
    for one in kept.into_iter().chain(numbers) {
        if let Some(name) = cx.identifier(one, "rx")
            && !all.contains(&name)
        {
            all.push(name);
        }
    }
    let mut all = all.into_iter();
    Ok((all.next().ok_or(Reason::NoId)?, all.collect()))
}

/// The number on the label: an identifier whose system says so, else the first.
fn rx_number<'i>(identifiers: &'i [Identifier]) -> Option<&'i str> {
    let says_so = |one: &&Identifier| {
        said(&one.system).is_some_and(|system| {
            let system = system.to_ascii_lowercase();
            system.contains("prescription") || system.contains("rx")
        })
    };
    let mut plain = identifiers.iter().filter(|one| !is_own(one));
    let chosen = plain.clone().find(says_so).or_else(|| plain.next());
    said(&chosen?.value)
}

fn directions(dosages: &[Dosage]) -> Option<Private<String>> {
    let lines: Vec<&str> = dosages
        .iter()
        .filter_map(|dosage| said(&dosage.text).or_else(|| said(&dosage.patient_instruction)))
        .collect();
    (!lines.is_empty()).then(|| Private::from(lines.join("; ")))
}

fn days(cx: &mut Cx, duration: &Quantity) -> Option<u16> {
    let unit = said(&duration.code).or_else(|| said(&duration.unit)).unwrap_or("d");
    match unit {
        "d" | "day" | "days" | "Day" | "Days" => cx.count(duration.value),
        "wk" | "week" | "weeks" => cx.count(duration.value)?.checked_mul(7),
        _ => {
            cx.warn(Caution::NumberUnreadable);
            None
        }
    }
}

/// FHIR has no word for it: ours stands beside `by-mail` (docs/fhir.md).
fn standing_of(cx: &mut Cx, supply: &Supply) -> Standing {
    let told = extensions(&supply.extension, "urn:source:standing").next();
    let Some(word) = told.and_then(|one| said(&one.value_code)) else {
        return Standing::default();
    };
    standing(word).unwrap_or_else(|| {
        cx.warn(Caution::ValueUnreadable);
        Standing::default()
    })
}

/// A pharmacy is an organization or a place; the pharmacist's own name would mislead.
fn dispenser(cx: &mut Cx, one: &Dispense) -> Party {
    let is_place = |actor: &&Link| {
        let target = said(&actor.reference).unwrap_or_default();
        let kind = said(&actor.kind).unwrap_or_default();
        kind == "Organization"
            || kind == "Location"
            || target.starts_with('#')
            || target.contains("Organization/")
            || target.contains("Location/")
            || (target.is_empty() && kind.is_empty() && actor.identifier.is_some())
    };
    let actor = one.performer.iter().map(|performer| &performer.actor).find(is_place);
    cx.party(actor.unwrap_or(&one.location), &one.contained)
}

pub(crate) fn prescription_status(word: &str) -> Option<PrescriptionStatus> {
    Some(match word {
        "draft" => PrescriptionStatus::Draft,
        "active" => PrescriptionStatus::Active,
        "on-hold" => PrescriptionStatus::OnHold,
        "completed" => PrescriptionStatus::Completed,
        "stopped" => PrescriptionStatus::Stopped,
        "cancelled" => PrescriptionStatus::Cancelled,
        "entered-in-error" => PrescriptionStatus::EnteredInError,
        "unknown" => PrescriptionStatus::Unknown,
        _ => return None,
    })
}

pub(crate) fn standing(word: &str) -> Option<Standing> {
    Some(match word {
        "at-pharmacy" => Standing::AtPharmacy,
        "parked" => Standing::Parked,
        "transferred" => Standing::Transferred,
        _ => return None,
    })
}

pub(crate) fn fill_status(word: &str) -> Option<FillStatus> {
    Some(match word {
        "preparation" => FillStatus::Preparation,
        "in-progress" => FillStatus::InProgress,
        "cancelled" => FillStatus::Cancelled,
        "on-hold" => FillStatus::OnHold,
        "completed" => FillStatus::Completed,
        "entered-in-error" => FillStatus::EnteredInError,
        "stopped" => FillStatus::Stopped,
        "declined" => FillStatus::Declined,
        "unknown" => FillStatus::Unknown,
        _ => return None,
    })
}
