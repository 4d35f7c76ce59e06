//! A piece is read only in the passes it says it has something for, so what it says must be true.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use base::Day;
use formats::{Kind, Known, Read};
use juniper::Size;

fn today() -> Day {
    "2027-03-04".parse().unwrap()
}

#[test]
fn every_record_stands_in_a_pass_that_its_piece_names() {
    let records = juniper::records(7, Size { members: 10 }, today());
    let lines: Vec<String> = records.map(|record| formats::fhir::write(&record)).collect();
    let mut seen = 0;
    for piece in formats::open(Kind::FhirLines, lines.join("\n").as_bytes()) {
        let piece = piece.unwrap();
        for read in piece.read(&Known::default()) {
            let Read::Record { record, line } = read else { continue };
            assert!(piece.passes().has(record.pass()), "line {line}");
            seen += 1;
        }
    }
    assert_eq!(seen, lines.len());
}

#[test]
fn a_file_of_claims_is_read_in_one_pass_only_and_so_is_one_of_people() {
    let passes = |line: &str| {
        let piece = formats::open(Kind::FhirLines, line.as_bytes()).next().unwrap().unwrap();
        [0, 1, 2].map(|pass| piece.passes().has(pass))
    };
    assert_eq!(passes(r#"{"resourceType":"ExplanationOfBenefit"}"#), [false, false, true]);
    assert_eq!(passes("{ \"resourceType\" : \"Patient\" }\n\n"), [false, true, false]);
    assert_eq!(passes(r#"{"resourceType":"Location"}"#), [true, false, false]);
    assert_eq!(passes(r#"{"resourceType":"Bundle"}"#), [true, true, true]);
    assert_eq!(passes(r#"{"id":"1","resourceType":"Patient"}"#), [true, true, true]);
    assert_eq!(passes("\n"), [false, false, true]);
}

#[test]
fn what_is_not_a_record_is_told_in_exactly_one_pass() {
    for line in ["{", r#"{"resourceType":"Location"}"#, r#"{"resourceType":"Bundle"}"#, "\n"] {
        let piece = formats::open(Kind::FhirLines, line.as_bytes()).next().unwrap().unwrap();
        let last = [0, 1, 2].iter().filter(|pass| piece.passes().is_last(**pass)).count();
        assert_eq!(last, 1, "{line}");
    }
}
