//! Files of any length in bounded pieces, and what a reader learns along the way.

use std::io::{BufReader, Read as _};

use formats::records::Record;
use formats::{Kind, Known, Read, Reason, Sheet, Why, detect, open, read_all};

fn patient(number: u32) -> String {
    format!(r#"{{"resourceType":"Patient","id":"p{number}","name":[{{"family":"Doe"}}]}}"#)
}

#[test]
fn lines_keep_their_numbers_across_pieces() {
    let file: String = (1..=5_000).map(|number| patient(number) + "\n").collect();
    let file = file.replace(&patient(4_321), "{broken");
    let pieces: Vec<_> = open(Kind::FhirLines, file.as_bytes()).map(Result::unwrap).collect();
    assert!(pieces.len() > 3, "a long file comes in several pieces");
    let reads: Vec<Read> = pieces.iter().flat_map(|piece| piece.read(&Known::default())).collect();
    assert_eq!(super::records(&reads).len(), 4_999);
    let refused = reads.iter().find_map(|read| match read {
        Read::Refused(refusal) => Some(refusal.line),
        _ => None,
    });
    assert_eq!(refused, Some(4_321));
}

#[test]
fn a_line_too_long_is_refused_by_itself() {
    let long = std::io::repeat(b'x').take(17 << 20);
    let (first, last) = (patient(1) + "\n", format!("\n{}", patient(3)));
    let file = first.as_bytes().chain(long).chain(last.as_bytes());
    let pieces = open(Kind::FhirLines, BufReader::new(file));
    let reads: Vec<Read> =
        pieces.flat_map(|piece| piece.unwrap().read(&Known::default())).collect();
    assert_eq!(super::refusals(&reads), [Reason::LineTooLong]);
    let [Read::Record { line: 1, .. }, Read::Refused(refusal), Read::Record { line: 3, .. }] =
        &reads[..]
    else {
        panic!("{reads:?}")
    };
    assert_eq!(refusal.line, 2);
}

#[test]
fn a_quoted_line_break_does_not_split_a_row() {
    let rows = "pharmacy_id,name,line1\n1,Corner,\"1 Main St\nFloor 2\"\n2,Next,\n";
    let reads = read_all(Kind::Table(Sheet::Pharmacies), rows.as_bytes());
    assert_eq!(super::records(&reads).len(), 2);
    assert!(matches!(reads[1], Read::Record { line: 4, .. }), "{reads:?}");
}

#[test]
fn a_quote_left_open_does_not_swallow_the_file() {
    let rest = "2,Next\n".repeat(30_000);
    let rows = format!("pharmacy_id,name\n1,\"Corner\n{rest}");
    let reads = read_all(Kind::Table(Sheet::Pharmacies), rows.as_bytes());
    assert!(super::records(&reads).len() > 20_000);
}

#[test]
fn medicines_met_in_one_file_name_the_prescriptions_of_another() {
    let medicine = r#"{"resourceType":"Medication","id":"m","code":{"text":"Metformin"}}"#;
    let request = r#"{"resourceType":"MedicationRequest","id":"r","status":"active",
        "medicationReference":{"reference":"Medication/m"},"subject":{"reference":"Patient/1"}}"#
        .replace('\n', " ");
    let mut known = Known::default();
    for piece in open(Kind::FhirLines, medicine.as_bytes()) {
        piece.unwrap().learn(&mut known);
    }
    let alone = read_all(Kind::FhirLines, request.as_bytes());
    assert_eq!(super::refusals(&alone), [Reason::NoDrug]);
    let piece = open(Kind::FhirLines, request.as_bytes()).next().unwrap().unwrap();
    let reads = piece.read(&known);
    let [Record::Prescription(one)] = super::records(&reads)[..] else { panic!("{reads:?}") };
    assert_eq!(one.drug.name.as_ref().unwrap().as_str(), "Metformin");
}

#[test]
fn a_bundle_resolves_names_among_its_own_entries() {
    let bundle = r##"{"resourceType":"Bundle","type":"collection","entry":[
        {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p","name":[{"text":"Ann Ortiz"}]}},
        {"fullUrl":"urn:uuid:2","resource":{"resourceType":"Medication","id":"m","code":{"text":"Metformin"}}},
        {"resource":{"resourceType":"MedicationRequest","id":"r","status":"active",
            "contained":[{"resourceType":"Organization","id":"o","name":"Corner",
              "identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}]}],
            "dispenseRequest":{"performer":{"reference":"#o"}},
            "medicationReference":{"reference":"urn:uuid:2"},"subject":{"reference":"urn:uuid:1"}}},
        {"resource":{"resourceType":"Observation","id":"x"}}]}"##;
    assert_eq!(detect("export", bundle.as_bytes()), Kind::FhirDocument);
    let reads = read_all(Kind::FhirDocument, bundle.as_bytes());
    assert_eq!(super::skips(&reads), [Why::NameSource, Why::NotUsed]);
    let [Record::Person(ann), Record::Prescription(one)] = super::records(&reads)[..] else {
        panic!("{reads:?}")
    };
    assert_eq!(one.person, ann.refs[0]);
    assert_eq!(ann.name.family.as_str(), "Ortiz");
    assert_eq!(one.drug.name.as_ref().unwrap().as_str(), "Metformin");
    assert_eq!(one.pharmacy.name.as_ref().unwrap().as_str(), "Corner");
    assert_eq!(one.pharmacy.reference.as_ref().unwrap().as_str(), "npi:1234567893");
}

#[test]
fn the_content_tells_the_kind_whatever_the_name() {
    let two = format!("{}\n{}\n", patient(1), patient(2));
    let broken = "{\n  \"resourceType\": \"Bundle\",\n  \"entry\": [";
    for (bytes, kind) in [
        (two.as_str(), Kind::FhirLines),
        (&two[..90], Kind::FhirLines),
        (broken, Kind::FhirDocument),
        ("{\"resourceType\":\"Bundle\",\"entry\":[{\"res", Kind::FhirDocument),
        ("\u{feff}person_id;family_name\n1;Doe\n", Kind::Table(Sheet::People)),
        ("Person ID\tFamily Name\n", Kind::Table(Sheet::People)),
        ("shc:/5676290952", Kind::Nothing(Why::NotPlanData)),
        ("dear all", Kind::Nothing(Why::Unrecognised)),
        ("", Kind::Nothing(Why::Unrecognised)),
    ] {
        assert_eq!(detect("data (3).txt", bytes.as_bytes()), kind, "{bytes}");
    }
}

#[test]
fn names_are_one_whatever_server_and_version_they_are_spelled_with() {
    let line = |reference: &str| {
        format!(
            r#"{{"resourceType":"MedicationDispense","id":"d","status":"completed","subject":{{"reference":"{reference}"}},"medicationCodeableConcept":{{"text":"x"}}}}"#
        )
    };
    for reference in ["Patient/7", "https://plan.example/fhir/Patient/7", "Patient/7/_history/2"] {
        let reads = super::fhir_line(&line(reference));
        let [Record::Fill(fill)] = super::records(&reads)[..] else { panic!("{reads:?}") };
        assert_eq!(fill.person.as_str(), "fhir:Patient/7");
    }
}

#[test]
fn a_days_four_spellings_are_one_day() {
    for spelling in ["2027-03-04", "03/04/2027", "20270304", "04-Mar-2027", "04-MAR-2027"] {
        let rows = format!("fill_id,person_id,day\n1,p,{spelling}\n");
        let reads = read_all(Kind::Table(Sheet::Fills), rows.as_bytes());
        let [Record::Fill(fill)] = super::records(&reads)[..] else { panic!("{reads:?}") };
        assert_eq!(fill.day.as_deref().map(ToString::to_string).as_deref(), Some("2027-03-04"));
    }
}
