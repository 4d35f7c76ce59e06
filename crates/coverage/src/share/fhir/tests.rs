use base::CoverageId;
use formats::records::{CardExtra, ExtraKind};
use formats::{Kind, Read, read_all};

use super::*;
use crate::card::store::Span;

fn plan() -> PlanLook {
    PlanLook { accent: "#ffd24a".to_owned(), ..testkit::plan() }
}

fn today() -> Day {
    Day::new(2027, 3, 4).unwrap()
}

fn ann() -> PersonView {
    PersonView {
        name: Name { given: vec!["Ann".into()], family: "Ortiz".into(), suffix: None },
        member_id: Some("JNX1".into()),
        birth_date: Some(Private(Day::new(1950, 1, 2).unwrap())),
        ..PersonView::default()
    }
}

fn held(relationship: Relationship, standing: Standing) -> Held {
    let span = Span {
        subscriber_id: "JNX0".into(),
        person_code: Some("02".into()),
        relationship,
        plan_name: Some("Juniper Gold".to_owned()),
        group_number: Some("0048".into()),
        rx_bin: Some("004999".into()),
        rx_pcn: Some("JNPR".into()),
        rx_group: Some("RXL".into()),
        start: Some(Private(Day::new(2027, 1, 1).unwrap())),
        extras: vec![
            extra(ExtraKind::Network, "Juniper Choice (561490)"),
            extra(ExtraKind::Issued, "2027-01-04"),
        ],
        ..Span::default()
    };
    Held { id: CoverageId::new([7; 16]), standing, span, payer: None }
}

fn extra(kind: ExtraKind, value: &str) -> CardExtra {
    CardExtra { kind, value: value.into() }
}

fn made(relationship: Relationship, standing: Standing) -> Value {
    let (person, held, plan) = (ann(), held(relationship, standing), plan());
    bundle(Facts { person: &person, held: &held, plan: &plan, today: today() })
}

fn resource(bundle: &Value, at: usize) -> &Value {
    &bundle["entry"][at]["resource"]
}

/// What the guide asks of each resource (HEALTH-DATA 4.1), since it has no compiled profiles.
#[test]
fn a_card_as_fhir_holds_what_the_insurance_card_guide_requires() {
    let made = made(Relationship::Oneself, Standing::Active);
    let (card, person, payer) = (resource(&made, 0), resource(&made, 1), resource(&made, 2));
    for (resource, kind) in [(card, "Coverage"), (person, "Patient"), (payer, "Organization")] {
        assert_eq!(resource["resourceType"], kind);
        assert_eq!(resource["meta"]["lastUpdated"], "2027-03-04T00:00:00Z");
        assert_eq!(resource["meta"]["profile"], json!([format!("{GUIDE}C4DIC-{kind}")]));
    }
    let patient = format!("Patient/{}", person["id"].as_str().unwrap());
    assert_eq!(card["status"], "active");
    assert_eq!(card["type"]["coding"][0]["code"], "DRUGPOL");
    assert_eq!(card["subscriber"]["reference"], patient.as_str());
    assert_eq!(card["beneficiary"]["reference"], patient.as_str());
    assert_eq!(card["subscriberId"], "JNX0");
    assert_eq!(card["relationship"]["coding"][0]["code"], "self");
    assert_eq!(card["payor"].as_array().unwrap().len(), 1);
    assert_eq!(card["identifier"][0]["value"], "JNX1");
    assert_eq!(card["dependent"], "02");
    let class = |code: &str| {
        let all = card["class"].as_array().unwrap();
        let one = all.iter().find(|class| class["type"]["coding"][0]["code"] == code);
        one.map(|class| class["value"].clone())
    };
    for (code, value) in [
        ("group", "0048"),
        ("plan", "Juniper Gold"),
        ("rxbin", "004999"),
        ("rxpcn", "JNPR"),
        ("rxgroup", "RXL"),
        ("network", "Juniper Choice (561490)"),
    ] {
        assert_eq!(class(code).as_ref(), Some(&json!(value)), "{code}");
    }
    assert_eq!(class("rxid"), None, "no number is called what the plan never called it");
    let told = card["extension"].to_string();
    assert!(told.contains("2027-01-04") && told.contains("C4DIC-ColorPalette-extension"));
    assert_eq!(person["name"][0]["family"], "Ortiz");
    assert_eq!(payer["name"], "Juniper Rx");
    assert_eq!(payer["contact"][0]["telecom"][0]["value"], testkit::plan().phone);
}

#[test]
fn a_card_leaves_with_the_number_that_its_own_coverage_gives() {
    let mut held = held(Relationship::Spouse, Standing::Active);
    held.span.member_id = Some("LS0048219001-02".into());
    held.span.rx_id = Some("RX77".into());
    let (person, plan) = (ann(), plan());
    let of = |held: &Held| {
        let facts = Facts { person: &person, held, plan: &plan, today: today() };
        bundle(facts)["entry"][0]["resource"].clone()
    };
    let card = of(&held);
    assert_eq!(card["identifier"], json!([member_number("RX77")]));
    assert!(card["class"].to_string().contains("rxid"));
    held.span.rx_id = None;
    let card = of(&held);
    assert_eq!(card["identifier"], json!([member_number("LS0048219001-02")]));
    assert!(!card.to_string().contains("rxid") && !card.to_string().contains("JNX1"));
}

#[test]
fn no_birth_date_leaves_and_a_dependent_tells_of_the_subscriber_a_number_alone() {
    let made = made(Relationship::Spouse, Standing::Active);
    assert!(!made.to_string().contains("1950-01"));
    let subscriber = &resource(&made, 0)["subscriber"];
    assert_eq!(subscriber["identifier"]["value"], "JNX0");
    assert!(subscriber.get("reference").is_none());
}

#[test]
fn what_has_ended_or_is_not_confirmed_does_not_look_usable() {
    for (standing, status) in [
        (Standing::Ended(None), "cancelled"),
        (Standing::TooNew, "draft"),
        (Standing::Starts(today()), "active"),
    ] {
        assert_eq!(resource(&made(Relationship::Oneself, standing), 0)["status"], status);
    }
}

#[test]
fn our_own_importer_reads_the_card_back() {
    let text = made(Relationship::Oneself, Standing::Active).to_string();
    let read = read_all(Kind::FhirDocument, text.as_bytes());
    let records: Vec<Record> = read
        .into_iter()
        .map(|read| match read {
            Read::Record { record, .. } => record,
            other => panic!("{other:?}"),
        })
        .collect();
    let Some(Record::Coverage(card)) =
        records.iter().find(|record| matches!(record, Record::Coverage(_)))
    else {
        panic!("{records:?}")
    };
    assert_eq!((records.len(), card.rx_bin.as_deref().map(String::as_str)), (3, Some("004999")));
}

#[test]
fn a_slim_card_points_by_place_and_carries_no_trimmings() {
    let slim = slim(&made(Relationship::Oneself, Standing::Active));
    let card = resource(&slim, 0);
    assert_eq!(slim["entry"][2]["fullUrl"], "resource:2");
    assert_eq!(card["beneficiary"]["reference"], "resource:1");
    assert_eq!(card["payor"][0]["reference"], "resource:2");
    let text = slim.to_string();
    for gone in ["\"id\"", "\"meta\"", "\"text\"", "\"display\"", "\"extension\"", "urn:uuid"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert!(text.contains("004999") && text.contains("Ortiz"));
}

#[test]
fn words_on_any_colour_of_a_plan_can_be_read() {
    let contrast = |a: f64, b: f64| (a.max(b) + 0.05) / (a.min(b) + 0.05);
    for red in (0..=255).step_by(15) {
        for green in (0..=255).step_by(15) {
            for blue in (0..=255).step_by(15) {
                let colour = format!("#{red:02x}{green:02x}{blue:02x}");
                let on = luminance(rgb(readable_on(&colour)).unwrap());
                let under = luminance(rgb(&colour).unwrap());
                assert!(contrast(on, under) >= 4.5, "{colour}");
            }
        }
    }
    assert_eq!(rgb("#12"), None);
    let odd = PlanLook { accent: "red; x".to_owned(), ..plan() };
    assert_eq!((accent(&odd), accent(&plan())), ("#1d5c52", "#ffd24a"));
}
