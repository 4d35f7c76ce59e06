use ::store::testing::both;

use super::*;
use crate::orders::NewOrder;
use crate::orders::store::{Placed, place};
use crate::prescriptions::store::prescription;
use crate::testing::{ANN, SLICES, give, rx, today, when, write};

fn placed(db: &::store::Db) -> Order {
    write(db, |tx| {
        let mut lines = Vec::new();
        for seed in [1, 2] {
            give(tx, ANN, seed)?;
            lines.extend(prescription(tx, ANN, rx(seed), today())?.map(|(rx, _)| rx));
        }
        let new = NewOrder {
            id: OrderId::new([7; 16]),
            by: None,
            lines,
            left_out: Vec::new(),
            deliver_to: Vec::new(),
            mailed: false,
        };
        match place(tx, ANN, new, when())? {
            Placed::Order(order) => Ok(*order),
            Placed::Nothing(_) => panic!("nothing placed"),
        }
    })
}

#[test]
fn the_request_holds_a_task_for_each_medicine_and_names_none() {
    both(SLICES, |db| {
        let order = placed(db);
        let bundle = request(&order);
        let entries = bundle["entry"].as_array().unwrap();
        assert_eq!(entries.len(), 2);
        let task = &entries[0]["resource"];
        assert_eq!(task["status"], "requested");
        assert_eq!(task["intent"], "order");
        assert_eq!(task["focus"]["reference"], "MedicationRequest/1");
        assert_eq!(task["for"]["reference"], "Patient/ann");
        assert_eq!(task["executionPeriod"]["start"], "2027-03-04T15:00:00Z");
        let once = entries[0]["request"]["ifNoneExist"].as_str().unwrap();
        assert!(once.ends_with(&format!("{}/{}", order.id, rx(1))), "{once}");
        assert!(!bundle.to_string().contains("Sample"), "no drug names leave");
    });
}

#[test]
fn a_source_that_is_no_fhir_reference_goes_as_an_identifier() {
    let source = SourceRef::new("rx", "7012345");
    let told = reference("MedicationRequest", Some(&source));
    assert_eq!(told["identifier"]["value"], "rx:7012345");
    assert_eq!(reference("Patient", None), json!({ "type": "Patient" }));
}

#[test]
fn a_file_written_twice_is_one_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("order-1.json");
    for _ in 0..2 {
        write_whole(&path, "{}").unwrap();
    }
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1);
}
