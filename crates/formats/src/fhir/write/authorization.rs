//! A request for approval, in the shape of Da Vinci PDex Prior Authorization.

use base::Day;

use super::claim::kept;
use super::json::Object;
use super::news::shown;
use super::{Stamp, concept, id_of, party, reference};
use crate::fhir::authorization::ACTIONS;
use crate::records::{Authorization, AuthorizationStage as Stage, Party};

const PROFILE: &str =
    "http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/pdex-priorauthorization";
const ACTION: &str =
    "http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/extension-reviewAction";
const ACTION_CODE: &str =
    "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewActionCode";
const WHEN: &str =
    "http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/base-ext-when-adjudicated";
const KIND_OF_LINE: &str =
    "http://hl7.org/fhir/us/davinci-pdex/CodeSystem/PDexAdjudicationDiscriminator";
const ROLE: &str = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBClaimCareTeamRole";

pub(super) fn authorization(object: &mut Object, one: &Authorization, stamp: &Stamp) {
    object.text("resourceType", "ExplanationOfBenefit");
    object.maybe("id", id_of("ExplanationOfBenefit", &one.source));
    object.object("meta", |meta| {
        let as_of = || stamp.as_of.map(|day| format!("{day}T00:00:00Z"));
        let updated = one.updated.as_ref().map(|at| shown(**at));
        meta.shown("lastUpdated", updated.or_else(as_of));
        meta.texts("profile", [PROFILE]);
    });
    extensions(object, one);
    let own = Some(&one.source).filter(|name| name.parts().0 != "fhir");
    object.list("identifier", own, kept);
    object.text("status", status(one.stage));
    concept(object, "type", "http://terminology.hl7.org/CodeSystem/claim-type", "pharmacy");
    object.text("use", "preauthorization");
    object.object("patient", |object| reference(object, &one.person));
    object.shown("created", one.asked.as_ref().map(|at| shown(**at)));
    let absent = Party::default();
    object.object("insurer", |object| party(object, stamp.insurer.as_ref().unwrap_or(&absent)));
    object.object("provider", |object| party(object, &one.prescriber));
    let speed = if one.urgent { "stat" } else { "normal" };
    concept(object, "priority", "http://terminology.hl7.org/CodeSystem/processpriority", speed);
    prescription(object, one);
    object.text("outcome", if is_open(one.stage) { "queued" } else { "complete" });
    object.maybe("disposition", one.reason.as_ref().map(|text| text.as_str()));
    object.texts("preAuthRef", one.number.as_ref().map(|number| number.as_str()));
    let (from, until) = (plain(one.from.as_ref()), plain(one.until.as_ref()));
    if from.or(until).is_some() {
        object.list("preAuthRefPeriod", [()], |object, ()| {
            object.shown("start", from);
            object.shown("end", until);
        });
    }
    let prescriber = Some(&one.prescriber).filter(|party| **party != Party::default());
    object.list("careTeam", prescriber, |object, prescriber| {
        object.bare("sequence", 1);
        object.object("provider", |object| party(object, prescriber));
        concept(object, "role", ROLE, "prescribing");
    });
    item(object, one);
    review(object, one);
}

fn plain(day: Option<&base::Private<Day>>) -> Option<Day> {
    day.map(|day| **day)
}

const fn is_open(stage: Stage) -> bool {
    matches!(stage, Stage::WithPrescriber | Stage::WithPlan | Stage::MoreNeeded)
}

const fn status(stage: Stage) -> &'static str {
    match stage {
        Stage::EnteredInError => "entered-in-error",
        Stage::Withdrawn => "cancelled",
        Stage::WithPrescriber => "draft",
        _ => "active",
    }
}

enum Value<'v> {
    Code(&'v str),
    Text(&'v str),
    Date(Day),
}

/// What FHIR has no place for (docs/fhir.md).
fn extensions(object: &mut Object, one: &Authorization) {
    let text = |told: &Option<base::Private<String>>| told.as_ref().map(|one| one.0.clone());
    let (holder, missing) = (text(&one.holder), text(&one.missing));
    // The number has FHIR's own place where no prescription stands in it.
    let number = text(&one.rx_number).filter(|_| one.prescription.is_some());
    let date = |told: Option<&base::Private<Day>>| plain(told).map(Value::Date);
    let all = [
        ("stage", Some(Value::Code(one.stage.word()))),
        ("rx-number", number.as_deref().map(Value::Text)),
        ("holder", holder.as_deref().map(Value::Text)),
        ("due", date(one.due.as_ref())),
        ("missing", missing.as_deref().map(Value::Text)),
        ("missing-from", one.missing_from.map(|from| Value::Code(from.word()))),
        ("missing-by", date(one.missing_by.as_ref())),
        ("appeal-until", date(one.appeal_until.as_ref())),
    ];
    let told = all.into_iter().filter_map(|(name, value)| Some((name, value?)));
    object.list("extension", told, |object, (name, value)| {
        object.text("url", &format!("urn:source:{name}"));
        match value {
            Value::Code(code) => object.text("valueCode", code),
            Value::Text(text) => object.text("valueString", text),
            Value::Date(day) => object.shown("valueDate", Some(day)),
        }
    });
}

fn prescription(object: &mut Object, one: &Authorization) {
    match (&one.prescription, &one.rx_number) {
        (Some(name), _) => object.object("prescription", |object| reference(object, name)),
        (None, Some(number)) => object.object("prescription", |object| {
            object.object("identifier", |object| object.text("value", number));
        }),
        (None, None) => {}
    }
}

fn item(object: &mut Object, one: &Authorization) {
    object.list("item", [()], |object, ()| {
        object.bare("sequence", 1);
        object.object("productOrService", |object| super::medicine::drug(object, &one.drug));
        object.list("adjudication", one.quantity, |object, quantity| {
            concept(object, "category", KIND_OF_LINE, "allowedunits");
            object.bare("value", quantity);
        });
    });
}

/// The action on the whole request, and its day.
fn review(object: &mut Object, one: &Authorization) {
    let action = ACTIONS.iter().find(|(_, stage)| *stage == one.stage).map(|(code, _)| *code);
    let decided = plain(one.decided.as_ref());
    if action.is_none() && decided.is_none() {
        return;
    }
    object.list("adjudication", [()], |object, ()| {
        let parts = [action.map(|_| ACTION), decided.map(|_| WHEN)];
        object.list("extension", parts.into_iter().flatten(), |object, url| {
            object.text("url", url);
            if url == WHEN {
                return object.shown("valueDateTime", decided);
            }
            object.list("extension", action, |object, code| {
                object.text("url", ACTION_CODE);
                let system = "https://codesystem.x12.org/005010/306";
                concept(object, "valueCodeableConcept", system, code);
            });
        });
        let system = "http://terminology.hl7.org/CodeSystem/adjudication";
        concept(object, "category", system, "submitted");
    });
}
