//! A claim in the shape of C4BB-ExplanationOfBenefit-Pharmacy 2.0.0.

use base::{Day, Money};

use super::json::Object;
use super::{Head, Stamp, concept, head, money, party, quantity, reference, unknown};
use crate::fhir::claim::{AMOUNT_WORDS, PAID_WORDS};
use crate::fhir::known::OWN;
use crate::records::{Amount, Claim, ClaimStatus, Network, Party, SourceRef};

const PROFILE: &str =
    "http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-ExplanationOfBenefit-Pharmacy|2.0.0";
const IDENTIFIER: &str = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType";
const INFO: &str = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBSupportingInfoType";
const ROLE: &str = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBClaimCareTeamRole";
const KIND_OF_LINE: &str =
    "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudicationDiscriminator";
const ANSWER: &str = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBPayerAdjudicationStatus";
const C4BB_AMOUNT: &str = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication";
const HL7_AMOUNT: &str = "http://terminology.hl7.org/CodeSystem/adjudication";
const RELATED: &str =
    "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBRelatedClaimRelationshipCodes";

pub(super) fn claim(object: &mut Object, claim: &Claim, stamp: &Stamp) {
    let day = *claim.service_day;
    let decided = claim.decided.as_ref().map(|day| **day);
    let updated = stamp.as_of.or(decided).or(Some(day));
    let name = Some(&claim.source);
    head(object, &Head { kind: "ExplanationOfBenefit", name, profile: PROFILE, updated });
    identifiers(object, claim);
    let is_reversed = claim.status == ClaimStatus::Reversed;
    object.text("status", if is_reversed { "cancelled" } else { "active" });
    concept(object, "type", "http://terminology.hl7.org/CodeSystem/claim-type", "pharmacy");
    object.text("use", "claim");
    object.object("patient", |object| reference(object, &claim.person));
    object.object("billablePeriod", |object| object.shown("start", Some(day)));
    object.shown("created", decided.map(|day| format!("{day}T00:00:00Z")));
    let absent = Party::default();
    object.object("insurer", |one| party(one, stamp.insurer.as_ref().unwrap_or(&absent)));
    object.object("provider", |object| party(object, &claim.pharmacy));
    related(object, claim);
    if let Some(number) = &claim.rx_number {
        object.object("prescription", |object| {
            object.object("identifier", |object| object.text("value", number));
        });
    }
    object.text("outcome", "complete");
    care_team(object, claim);
    supporting_info(object, claim);
    insurance(object, stamp);
    item(object, claim, day);
    network(object, claim);
    object.list("total", &claim.amounts, |object, (kind, sum)| amount(object, *kind, *sum));
    payment(object, claim);
    object.list("processNote", claim.notes.iter().zip(1..), |object, (note, number): (_, i32)| {
        object.bare("number", number);
        object.text("text", note);
    });
}

/// The payer's number, which versions of a claim may share, and the claim's own name: by it the
/// other versions point here.
fn identifiers(object: &mut Object, claim: &Claim) {
    object.list("identifier", [None, Some(&claim.source)], |object, own| {
        if let Some(name) = own {
            return kept(object, name);
        }
        concept(object, "type", IDENTIFIER, "uc");
        object.text("value", &claim.claim_number);
    });
}

/// A name from another format, kept whole.
pub(super) fn kept(object: &mut Object, name: &SourceRef) {
    let (scheme, value) = name.parts();
    object.text("system", &format!("{OWN}{scheme}"));
    object.text("value", value);
}

/// By an identifier that the related claim carries: the profile asks for one, and `related.claim`
/// may point at a FHIR Claim alone.
fn related(object: &mut Object, claim: &Claim) {
    let prior = claim.replaces.iter().map(|name| ("prior", name));
    let links = prior.chain(claim.replaced_by.iter().map(|name| ("replacedby", name)));
    object.list("related", links, |object, (relationship, name)| {
        concept(object, "relationship", RELATED, relationship);
        object.object("reference", |object| match name.parts() {
            ("claim", number) => object.text("value", number),
            _ => kept(object, name),
        });
    });
}

fn care_team(object: &mut Object, claim: &Claim) {
    let prescriber = Some(&claim.prescriber).filter(|party| **party != Party::default());
    object.list("careTeam", prescriber, |object, prescriber| {
        object.bare("sequence", 1);
        object.object("provider", |object| party(object, prescriber));
        concept(object, "role", ROLE, "prescribing");
    });
}

enum Info<'i> {
    Count(u16),
    Code(&'static str, &'i str),
}

fn supporting_info(object: &mut Object, claim: &Claim) {
    let count = |name, count: Option<u16>| count.map(|count| (name, Info::Count(count)));
    let codes = &claim.codes;
    let infos = [
        count("dayssupply", claim.days_supply),
        coded("dawcode", "NCPDPDispensedAsWrittenOrProductSelectionCode", codes.daw.as_deref()),
        count("refillnum", claim.refill_number),
        count("refillsauthorized", claim.refills_authorized),
        coded(
            "brandgenericindicator",
            "NCPDPBrandGenericIndicator",
            codes.brand_generic.as_deref(),
        ),
        coded("rxorigincode", "NCPDPPrescriptionOriginCode", codes.origin.as_deref()),
        coded("compoundcode", "NCPDPCompoundCode", codes.compound.as_deref()),
    ];
    object.list("supportingInfo", infos.into_iter().flatten().zip(1..), |object, (info, at)| {
        let ((category, value), at): ((_, Info), i32) = (info, at);
        object.bare("sequence", at);
        concept(object, "category", INFO, category);
        match value {
            Info::Count(count) => {
                object.object("valueQuantity", |object| object.bare("value", count));
            }
            Info::Code(system, code) => {
                let system = format!("http://terminology.hl7.org/CodeSystem/{system}");
                concept(object, "code", &system, code);
            }
        }
    });
}

fn coded<'i>(
    category: &'static str,
    system: &'static str,
    code: Option<&'i str>,
) -> Option<(&'static str, Info<'i>)> {
    Some((category, Info::Code(system, code?)))
}

/// Exactly one entry: the guide's own rule fails for two (HEALTH-DATA 2).
fn insurance(object: &mut Object, stamp: &Stamp) {
    object.list("insurance", [()], |object, ()| {
        object.bare("focal", true);
        object.object("coverage", |object| match &stamp.coverage {
            Some(name) => reference(object, name),
            None => unknown(object),
        });
    });
}

fn item(object: &mut Object, claim: &Claim, day: Day) {
    object.list("item", [()], |object, ()| {
        object.bare("sequence", 1);
        object.object("productOrService", |object| super::medicine::claimed(object, &claim.drug));
        object.shown("servicedDate", Some(day));
        quantity(object, "quantity", claim.quantity, None);
        object.numbers("noteNumber", 1..=claim.notes.len());
        let amounts = claim.amounts.iter().map(Some);
        let rejects = (!claim.codes.rejects.is_empty()).then_some(None);
        object.list("adjudication", amounts.chain(rejects), |object, line| match line {
            Some((kind, sum)) => amount(object, *kind, *sum),
            None => rejected(object, &claim.codes.rejects),
        });
        object.list("detail", claim.drug.ingredients.iter().zip(1..), |object, (ndc, at)| {
            let at: i32 = at;
            object.bare("sequence", at);
            concept(object, "productOrService", crate::fhir::known::NDC, ndc.as_str());
        });
    });
}

/// 2.0.0 allows one reject line an item, so several codes stand in one concept.
fn rejected(object: &mut Object, codes: &[String]) {
    concept(object, "category", KIND_OF_LINE, "rejectreason");
    object.object("reason", |object| {
        object.list("coding", codes, |object, code| {
            object.text("system", "http://terminology.hl7.org/CodeSystem/NCPDPRejectCode");
            object.text("code", code);
        });
    });
}

fn network(object: &mut Object, claim: &Claim) {
    let word = claim.network.map(|network| match network {
        Network::In => "innetwork",
        Network::Out => "outofnetwork",
        Network::Other => "other",
    });
    object.list("adjudication", word, |object, word| {
        concept(object, "category", KIND_OF_LINE, "benefitpaymentstatus");
        concept(object, "reason", ANSWER, word);
    });
}

fn amount(object: &mut Object, kind: Amount, sum: Money) {
    let hl7 = matches!(
        kind,
        Amount::Submitted | Amount::Copay | Amount::Eligible | Amount::Deductible | Amount::Benefit
    );
    let word = AMOUNT_WORDS.iter().find(|(_, amount)| *amount == kind);
    let word = word.map_or("", |(word, _)| word);
    concept(object, "category", if hl7 { HL7_AMOUNT } else { C4BB_AMOUNT }, word);
    object.object("amount", |object| money(object, sum));
}

fn payment(object: &mut Object, claim: &Claim) {
    let word = PAID_WORDS.iter().find(|(_, status)| *status == claim.status);
    if word.is_none() && claim.paid_day.is_none() {
        return;
    }
    object.object("payment", |object| {
        if let Some((word, _)) = word {
            concept(object, "type", ANSWER, word);
        }
        object.shown("date", claim.paid_day.as_ref());
    });
}
