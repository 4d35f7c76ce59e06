//! The plan, its drug list, and approved products.

use super::claim::kept;
use super::json::Object;
use super::{Head, Stamp, concept, decimal, head, id_of, identifier, period, reference};
use crate::fhir::formulary::{DEDUCTIBLE_WORDS, PRICE, PRODUCT};
use crate::fhir::known::RXNORM;
use crate::records::{
    Availability, CostShare, DrugPrice, FormularyDrug, FormularyItem, Plan, Product, Quantity,
    SourceRef,
};

const BASE: &str = "http://hl7.org/fhir/us/davinci-drug-formulary";
const PLAN: &str =
    "http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-PayerInsurancePlan";
const FORMULARY: &str =
    "http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-Formulary";
const ITEM: &str =
    "http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-FormularyItem";
const DRUG: &str =
    "http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-FormularyDrug";

pub(super) fn plan(object: &mut Object, plan: &Plan, stamp: &Stamp) {
    let name = plan.refs.iter().find(|name| id_of("InsurancePlan", name).is_some());
    let profile = if plan.is_formulary { FORMULARY } else { PLAN };
    let updated = stamp.as_of.or(plan.start);
    head(object, &Head { kind: "InsurancePlan", name, profile, updated });
    object.list("identifier", plan.refs.iter().filter(|other| Some(*other) != name), identifier);
    object.text("status", "active");
    object.list("type", plan.is_formulary.then_some(()), |object, ()| {
        super::coding(object, "http://terminology.hl7.org/CodeSystem/v3-ActCode", "DRUGPOL");
    });
    object.text("name", &plan.name);
    period(object, "period", plan.start, plan.end);
    object.list("coverage", &plan.formulary, |object, formulary| {
        object.list("extension", [formulary], formulary_link);
        concept(object, "type", "http://terminology.hl7.org/CodeSystem/v3-ActCode", "DRUGPOL");
    });
    let shares = (!plan.cost_shares.is_empty()).then_some(&plan.cost_shares);
    object.list("plan", shares, |object, shares| object.list("specificCost", shares, share));
}

fn formulary_link(object: &mut Object, formulary: &SourceRef) {
    url(object, "FormularyReference");
    object.object("valueReference", |object| reference(object, formulary));
}

fn url(object: &mut Object, name: &str) {
    object.text("url", &format!("{BASE}/StructureDefinition/usdf-{name}-extension"));
}

fn code_system(name: &str) -> String {
    format!("{BASE}/CodeSystem/usdf-{name}-TEMPORARY-TRIAL-USE")
}

fn share(object: &mut Object, share: &CostShare) {
    concept(object, "category", &code_system("PharmacyBenefitTypeCS"), &share.pharmacy_type);
    object.list("benefit", [share], |object, share| {
        concept(object, "type", &code_system("DrugTierCS"), &share.tier);
        let copay = share.copay.map(|copay| ("copay", decimal(copay), share.copay_when));
        let percent = share.coinsurance.map(|size| Quantity::thousandths(i64::from(size)));
        let when = share.coinsurance_when;
        let percent = percent.map(|size| ("coinsurance", size.to_string(), when));
        object.list("cost", copay.into_iter().chain(percent), |object, (kind, value, when)| {
            concept(object, "type", &code_system("BenefitCostTypeCS"), kind);
            let word = DEDUCTIBLE_WORDS.iter().find(|(_, known)| Some(*known) == when);
            object.list("qualifiers", word, |object, (word, _)| {
                super::coding(object, &code_system("CostShareOptionCS"), word);
            });
            object.object("value", |object| {
                object.bare("value", value);
                let dollars = kind == "copay";
                object.text("code", if dollars { "USD" } else { "%" });
            });
        });
    });
}

pub(super) fn item(object: &mut Object, item: &FormularyItem, stamp: &Stamp) {
    let name = Some(&item.source);
    head(object, &Head { kind: "Basic", name, profile: ITEM, updated: stamp.as_of });
    let own = Some(&item.source).filter(|name| name.parts().0 != "fhir");
    object.list("identifier", own, kept);
    let marks = [
        Mark::Formulary,
        Mark::Availability,
        Mark::Tier,
        Mark::Flag("PriorAuthorization", item.prior_authorization),
        Mark::Flag("StepTherapyLimit", item.step_therapy),
        Mark::Flag("QuantityLimit", item.quantity_limit),
    ];
    let places = item.pharmacy_types.iter().map(|place| Mark::Place(place));
    object.list("extension", marks.into_iter().chain(places), |object, mark| {
        mark.write(object, item);
    });
    concept(
        object,
        "code",
        &format!("{BASE}/CodeSystem/usdf-InsuranceItemTypeCS"),
        "formulary-item",
    );
    object.object("subject", |object| reference(object, &item.drug));
}

enum Mark<'m> {
    Formulary,
    Availability,
    Tier,
    Place(&'m str),
    Flag(&'static str, bool),
}

impl Mark<'_> {
    fn write(&self, object: &mut Object, item: &FormularyItem) {
        match self {
            Self::Formulary => formulary_link(object, &item.formulary),
            Self::Availability => {
                url(object, "AvailabilityStatus");
                let active = item.availability == Availability::Active;
                object.text("valueCode", if active { "active" } else { "inactive" });
            }
            Self::Tier => {
                url(object, "DrugTierID");
                let system = code_system("DrugTierCS");
                concept(object, "valueCodeableConcept", &system, &item.tier);
            }
            Self::Place(place) => {
                url(object, "PharmacyBenefitType");
                let system = code_system("PharmacyBenefitTypeCS");
                concept(object, "valueCodeableConcept", &system, place);
            }
            Self::Flag(name, is_set) => {
                url(object, name);
                object.bare("valueBoolean", is_set);
            }
        }
    }
}

pub(super) fn drug(object: &mut Object, drug: &FormularyDrug, stamp: &Stamp) {
    let name = Some(&drug.source);
    head(object, &Head { kind: "MedicationKnowledge", name, profile: DRUG, updated: stamp.as_of });
    let own = Some(&drug.source).filter(|name| name.parts().0 != "fhir");
    object.list("identifier", own, kept);
    object.object("code", |object| {
        object.list("coding", &drug.rxnorm, |object, code| {
            object.text("system", RXNORM);
            object.text("code", code);
            object.text("display", &drug.name);
        });
        object.text("text", &drug.name);
    });
    object.text("status", "active");
    if let Some(form) = &drug.form {
        object.object("doseForm", |object| object.text("text", form));
    }
}

/// FHIR has no home for the FDA's list, so it travels as Basic.
pub(super) fn product(object: &mut Object, one: &Product, stamp: &Stamp) {
    let name = Some(&one.source);
    let profile = "http://hl7.org/fhir/StructureDefinition/Basic";
    head(object, &Head { kind: "Basic", name, profile, updated: stamp.as_of });
    let own = Some(&one.source).filter(|name| name.parts().0 != "fhir");
    object.list("identifier", own, kept);
    let reference = if one.reference { "true" } else { "" };
    let texts = [
        ("name", one.name.as_str()),
        ("ingredient", &one.ingredient),
        ("form-route", &one.form_route),
        ("strength", &one.strength),
        ("te-code", one.te_code.as_deref().unwrap_or_default()),
        ("reference", reference),
    ];
    let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
    object.list("extension", said, |object, (name, text)| {
        object.text("url", &format!("urn:source:product:{name}"));
        object.text("valueString", text);
    });
    concept(object, "code", "urn:source:basic", PRODUCT);
}

pub(super) fn price(object: &mut Object, one: &DrugPrice, stamp: &Stamp) {
    let profile = "http://hl7.org/fhir/StructureDefinition/Basic";
    head(object, &Head { kind: "Basic", name: None, profile, updated: stamp.as_of });
    let texts = [
        ("ndc", Some(one.ndc.as_str().to_owned())),
        ("name", Some(one.name.clone())),
        ("per-unit", Some(one.per_unit.to_string())),
        ("unit", Some(one.unit.word().to_owned())),
        ("since", Some(one.since.to_string())),
        ("as-of", one.as_of.map(|day| day.to_string())),
    ];
    let said = texts.into_iter().filter_map(|(name, text)| Some((name, text?)));
    object.list("extension", said, |object, (name, text): (_, String)| {
        object.text("url", &format!("urn:source:price:{name}"));
        object.text("valueString", &text);
    });
    concept(object, "code", "urn:source:basic", PRICE);
}
