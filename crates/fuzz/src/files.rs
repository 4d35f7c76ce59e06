//! The plan's files: FHIR, X12 834, CMS tables and CSV.

use formats::{Kind, detect, read_all};

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
