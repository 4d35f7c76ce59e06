//! The plan's files: FHIR, X12 834, CMS tables and CSV.

use formats::records::Record;
use formats::{Kind, Read, detect, fhir, read_all, read_line};

/// As whatever the bytes and this name say it is.
fn read(name: &str, bytes: &[u8]) {
    let kind = detect(name, bytes);
    if matches!(kind, Kind::Nothing(_)) {
        return;
    }
    assert!(read_all(kind, bytes).len() <= 64 * (1 + bytes.len()), "no more out than in");
}

pub fn fhir(bytes: &[u8]) {
    read("bundle.json", bytes);
    read("claims.ndjson", bytes);
}

pub fn x12(bytes: &[u8]) {
    read("834.edi", bytes);
}

pub fn table(bytes: &[u8]) {
    read("people.csv", bytes);
    read("pde.csv", bytes);
}

/// A call of the plan's back end. What it told of a request reads the same when we write it.
pub fn news(bytes: &[u8]) {
    let Ok(event) = fhir::event(bytes) else { return };
    assert!((1..=200).contains(&event.id.len()), "a name is short");
    for read in event.reads {
        let Read::Record { record, .. } = read else { continue };
        if !matches!(record, Record::News(_) | Record::Reimbursement(_)) {
            continue;
        }
        let written = fhir::write(&record);
        let again = read_line(Kind::FhirLines, written.as_bytes(), 1);
        assert!(!again.iter().any(|read| matches!(read, Read::Refused(_))), "ours are sound");
    }
}
