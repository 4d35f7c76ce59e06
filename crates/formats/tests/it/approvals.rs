//! Requests for approval, from FHIR and from our own table.

use base::{Private, Timestamp};
use formats::records::{
    Authorization, AuthorizationStage as Stage, Moment, Quantity, Record, Sender,
};
use formats::{Caution, Kind, Read, Reason, Sheet, Why, read_all};
use serde_json::{Value, json};

fn one(reads: &[Read]) -> Authorization {
    let [Record::Authorization(one)] = super::records(reads)[..] else { panic!("{reads:?}") };
    one.clone()
}

/// A request as PDex has one, with this review action.
fn pdex(action: &str) -> Value {
    let code = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewActionCode";
    let review = "http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/extension-reviewAction";
    let when = "http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/base-ext-when-adjudicated";
    json!({
        "resourceType": "ExplanationOfBenefit", "id": "pa1",
        "meta": { "lastUpdated": "2027-03-02T09:14:11Z" },
        "status": "active", "use": "preauthorization", "outcome": "queued",
        "type": { "coding": [{ "code": "pharmacy" }] },
        "patient": { "reference": "Patient/ann" },
        "created": "2027-03-01T08:00:00Z",
        "priority": { "coding": [{ "code": "stat" }] },
        "prescription": { "reference": "MedicationRequest/7" },
        "preAuthRef": ["PA-1"],
        "preAuthRefPeriod": [{ "start": "2027-03-02", "end": "2028-03-01" }],
        "careTeam": [{ "provider": { "display": "Dr. Okafor" } }],
        "item": [{
            "productOrService": { "text": "Adalimumab 40 mg pen" },
            "quantity": { "value": 2 },
            "adjudication": [{
                "category": { "coding": [{ "code": "submitted" }] },
                "extension": [
                    { "url": review, "extension": [{ "url": code, "valueCodeableConcept": {
                        "coding": [{ "system": "https://codesystem.x12.org/005010/306",
                            "code": action }] } }] },
                    { "url": when, "valueDateTime": "2027-03-02T09:00:00Z" },
                ],
            }],
        }],
    })
}

fn read(line: &Value) -> Authorization {
    one(&super::fhir_line(&line.to_string()))
}

#[test]
fn every_review_action_has_its_stage() {
    let table = [
        ("A1", Stage::Approved),
        ("A2", Stage::ApprovedInPart),
        ("A3", Stage::NotApproved),
        ("A4", Stage::WithPlan),
        ("A6", Stage::ApprovedInPart),
        ("C", Stage::Withdrawn),
        ("CT", Stage::Unknown),
        ("NA", Stage::Unknown),
        // No code of the list: what the outcome says counts.
        ("ZZ", Stage::WithPlan),
    ];
    for (action, stage) in table {
        assert_eq!(read(&pdex(action)).stage, stage, "{action}");
    }
}

#[test]
fn an_outcome_says_how_far_the_plan_is_and_never_what_it_decided() {
    // FHIR R4 remittance-outcome: queued; partial is "partially processed".
    let table = [
        ("queued", Stage::WithPlan),
        ("partial", Stage::WithPlan),
        ("complete", Stage::Unknown),
        ("error", Stage::Unknown),
    ];
    for (outcome, stage) in table {
        let mut line = pdex("ZZ");
        line["outcome"] = json!(outcome);
        assert_eq!(read(&line).stage, stage, "{outcome}");
    }
}

#[test]
fn a_request_tells_whose_it_is_what_for_since_when_and_until_when() {
    let told = read(&pdex("A1"));
    let day = |text: &str| Some(Private(text.parse().unwrap()));
    assert_eq!(told.source.as_str(), "fhir:ExplanationOfBenefit/pa1");
    assert_eq!(told.person.as_str(), "fhir:Patient/ann");
    assert_eq!(told.prescription.unwrap().as_str(), "fhir:MedicationRequest/7");
    assert_eq!(told.drug.name.unwrap().as_str(), "Adalimumab 40 mg pen");
    assert_eq!(told.prescriber.name.unwrap().as_str(), "Dr. Okafor");
    assert_eq!((told.from, told.until), (day("2027-03-02"), day("2028-03-01")));
    assert_eq!((told.decided, told.urgent), (day("2027-03-02"), true));
    assert_eq!(told.quantity, Some(Quantity::whole(2)), "approved in full: what was asked for");
    let asked = Moment::At(Timestamp::from_seconds(1_803_888_000));
    assert_eq!(told.asked, Some(Private(asked)));
    assert_eq!(read(&pdex("A4")).quantity, None);
}

#[test]
fn the_status_counts_before_the_action_and_ours_before_both() {
    let with = |status: &str, extension: Value| {
        let mut line = pdex("A4");
        line["status"] = json!(status);
        line["extension"] = extension;
        read(&line).stage
    };
    assert_eq!(with("entered-in-error", json!([])), Stage::EnteredInError);
    assert_eq!(with("cancelled", json!([])), Stage::Withdrawn);
    assert_eq!(with("draft", json!([])), Stage::WithPrescriber);
    let missing = json!([{ "url": "urn:source:missing", "valueString": "A letter" }]);
    assert_eq!(with("active", missing), Stage::MoreNeeded);
    let ours = json!([{ "url": "urn:source:stage", "valueCode": "not-approved" }]);
    assert_eq!(with("active", ours.clone()), Stage::NotApproved);
    assert_eq!(with("entered-in-error", ours), Stage::EnteredInError);
}

#[test]
fn what_is_said_of_another_item_is_not_said_of_the_medicine() {
    let mut line = pdex("A4");
    let mut second = pdex("A3")["item"][0].clone();
    second["productOrService"]["text"] = json!("Syringes");
    second["adjudication"].as_array_mut().unwrap().extend([
        json!({ "category": { "coding": [{ "code": "allowedunits" }] }, "value": 9 }),
        json!({ "category": { "coding": [{ "code": "denialreason" }] },
            "reason": { "text": "Not a medicine." } }),
    ]);
    // The first has no review of its own, so nobody can say what was decided of it.
    line["item"][0]["adjudication"] = json!([]);
    line["item"].as_array_mut().unwrap().push(second);
    let reads = super::fhir_line(&line.to_string());
    let told = one(&reads);
    assert_eq!(told.drug.name.unwrap().as_str(), "Adalimumab 40 mg pen");
    assert_eq!(told.stage, Stage::WithPlan, "by the outcome");
    assert_eq!((told.decided, told.quantity, told.reason), (None, None, None));
    let warned = |reads: &[Read]| {
        let is_it =
            |read: &Read| matches!(read, Read::Warned(told) if told.caution == Caution::OtherItems);
        reads.iter().any(is_it)
    };
    assert!(warned(&reads));
    assert!(!warned(&super::fhir_line(&pdex("A4").to_string())));
}

#[test]
fn why_is_told_of_the_medicine_and_not_of_what_was_asked_for_beside_it() {
    let mut line = pdex("A1");
    line["processNote"] = json!([
        { "number": 1, "text": "Ten pens a year." },
        { "number": 2, "text": "Syringes are no medicine." },
        { "number": 3, "text": "Of both." },
        { "text": "Call us with questions." },
        { "number": 4, "text": "Of none of them." },
    ]);
    let reason = |line: &Value| read(line).reason.map(|reason| reason.0);
    let said = |words: &str| Some(words.to_owned());
    line["item"][0]["noteNumber"] = json!([1, 3]);
    let alone = "Ten pens a year. Syringes are no medicine. Of both. Call us with questions. \
                 Of none of them.";
    assert_eq!(reason(&line), said(alone), "nothing else was asked for");
    let mut second = pdex("A3")["item"][0].clone();
    second["noteNumber"] = json!([2, 3]);
    line["item"].as_array_mut().unwrap().push(second);
    let its = "Ten pens a year. Of both. Call us with questions. Of none of them.";
    assert_eq!(reason(&line), said(its));
    // Of the whole, then of the medicine itself.
    line["disposition"] = json!("Approved in part.");
    assert_eq!(reason(&line), said("Approved in part."));
    let denial = json!({ "category": { "coding": [{ "code": "denialreason" }] },
        "reason": { "text": "Try the generic first." } });
    line["item"][0]["adjudication"].as_array_mut().unwrap().push(denial);
    assert_eq!(reason(&line), said("Try the generic first."));
    line["item"].as_array_mut().unwrap().pop();
    assert_eq!(reason(&line), said("Approved in part."), "of one thing the whole says it");
}

#[test]
fn what_is_no_pharmacy_request_or_names_no_drug_is_refused() {
    let mut other = pdex("A1");
    other["type"] = json!({ "coding": [{ "code": "institutional" }] });
    assert_eq!(super::refusals(&super::fhir_line(&other.to_string())), [Reason::NotPharmacy]);
    let mut bare = pdex("A1");
    bare["item"] = json!([]);
    assert_eq!(super::refusals(&super::fhir_line(&bare.to_string())), [Reason::NoDrug]);
    // What is taken back names none, and must be hidden all the same.
    bare["status"] = json!("entered-in-error");
    assert_eq!(read(&bare).stage, Stage::EnteredInError);
}

#[test]
fn our_own_table_is_read_with_plans_own_words_for_its_stages() {
    let row = |stage: &str| {
        let text = format!(
            "authorization_id,person_id,drug_name,stage,asked,missing_from,urgent\n\
             A1,P1,Humira pen,{stage},2027-03-01T08:00:00Z,Member,yes\n"
        );
        read_all(Kind::Table(Sheet::Authorizations), text.as_bytes())
    };
    for (word, stage) in [
        ("Pending", Stage::WithPlan),
        ("Requested", Stage::WithPlan),
        (" In review ", Stage::WithPlan),
        ("denied", Stage::NotApproved),
        ("partially approved", Stage::ApprovedInPart),
        ("expired", Stage::Ended),
        ("approved", Stage::Approved),
        ("", Stage::Unknown),
    ] {
        let told = one(&row(word));
        assert_eq!(told.stage, stage, "{word}");
        assert_eq!((told.missing_from, told.urgent), (Some(Sender::Member), true));
        assert!(matches!(told.asked.unwrap().0, Moment::At(_)));
    }
    let odd = row("who knows");
    assert_eq!(one(&odd).stage, Stage::Unknown);
    let warned = odd
        .iter()
        .any(|read| matches!(read, Read::Warned(told) if told.caution == Caution::ValueUnreadable));
    assert!(warned);
}

#[test]
fn a_table_is_of_requests_by_its_stage_and_not_because_it_points_at_one() {
    for (header, sheet) in [
        ("authorization_id,person_id,stage,prescription_id,drug_name", Sheet::Authorizations),
        ("prescription_id,person_id,drug_name,authorization_id", Sheet::Prescriptions),
        ("fill_id,person_id,prescription_id,authorization_id,stage", Sheet::Fills),
        ("claim_id,person_id,service_day,authorization_id", Sheet::Claims),
    ] {
        let found = formats::detect("table.csv", format!("{header}\n").as_bytes());
        assert_eq!(found, Kind::Table(sheet), "{header}");
    }
    // Without the column for the stage; the second would take the place of prescriptions.
    for header in [
        "authorization_id,person_id,drug_name",
        "authorization_id,person_id,prescription_id,drug_name",
    ] {
        let nothing = formats::detect("table.csv", format!("{header}\n").as_bytes());
        assert_eq!(nothing, Kind::Nothing(Why::Unrecognised), "{header}");
    }
}

#[test]
fn a_row_taken_back_need_not_name_its_drug_again() {
    let row = |stage: &str| {
        let text = format!("authorization_id,person_id,drug_name,stage\nA1,P1,,{stage}\n");
        read_all(Kind::Table(Sheet::Authorizations), text.as_bytes())
    };
    assert_eq!(one(&row("entered-in-error")).stage, Stage::EnteredInError);
    let refused = row("approved").iter().any(|read| matches!(read, Read::Refused(_)));
    assert!(refused);
}
