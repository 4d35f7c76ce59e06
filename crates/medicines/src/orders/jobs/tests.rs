use ::store::testing::{NOW, both};
use ::store::{Actor, Db, queue};

use super::*;
use crate::orders::NewOrder;
use crate::orders::store::{Placed, order as order_of, place, queue_submission};
use crate::prescriptions::store::prescription;
use crate::testing::{ANN, SLICES, give, rx, today, when, write};
use crate::tests::house;

fn placed(db: &Db) -> Order {
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

/// Places an order, lets `meanwhile` happen, and does the job it queued, twice.
fn submitted(pharmacy: &Pharmacy, meanwhile: Option<News>, check: impl Fn(&Order)) {
    both(SLICES, |db| {
        let (order, news) = (placed(db), meanwhile.clone());
        let id = order.id;
        let job = write(db, move |tx| {
            queue_submission(tx, ANN, &order)?;
            if let Some(news) = news.clone() {
                hear(tx, ANN, id, Told { news, when: when(), actor: Actor::House })?;
            }
            Ok(queue::newest(tx, SUBMIT, 1)?.remove(0))
        });
        for _ in 0..2 {
            work(db, pharmacy, &job);
        }
        check(&write(db, move |tx| Ok(order_of(tx, ANN, id)?.expect("the order"))));
    });
}

fn work(db: &Db, pharmacy: &Pharmacy, job: &Job) {
    let (house, jobs) = (house(db), jobs(pharmacy.clone()));
    if let Some((_, inside)) = jobs.inside.first() {
        db.write_blocking(NOW, {
            let (house, inside, job) = (house.clone(), inside.clone(), job.clone());
            move |tx| inside(tx, &job, &house)
        })
        .unwrap();
    }
    if let Some((_, outside)) = jobs.outside.first() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(outside(house, job.clone())).unwrap();
    }
}

#[test]
fn the_sample_pharmacy_accepts_an_order_once() {
    submitted(&Pharmacy::Sample, None, |order| {
        assert_eq!(*order.stage(), Stage::Checking);
        assert_eq!(order.steps.len(), 2);
    });
}

#[test]
fn the_sample_pharmacy_brings_an_order_to_the_door_in_minutes() {
    both(SLICES, |db| {
        let order = placed(db);
        let (house, jobs) = (house(db), jobs(Pharmacy::Sample));
        write(db, move |tx| {
            queue_submission(tx, ANN, &order)?;
            let submit = queue::newest(tx, SUBMIT, 1)?.remove(0);
            jobs.inside[0].1(tx, &submit, &house)?;
            for place in 0..3 {
                let told = queue::newest(tx, SAMPLE, 9)?;
                assert_eq!(told.len(), place + 1);
                for job in &told {
                    jobs.inside[1].1(tx, job, &house)?;
                }
            }
            assert_eq!(queue::newest(tx, SAMPLE, 9)?.len(), 3, "nothing follows the last");
            let order = order_of(tx, ANN, OrderId::new([7; 16]))?.unwrap();
            assert!(matches!(order.stage(), Stage::Delivered(_)));
            let parcel = order.stage().shipment().unwrap();
            assert!(crate::orders::rules::carrier_link(parcel).is_some());
            assert_eq!(order.steps.len(), 5);
            Ok(())
        });
    });
}

#[test]
fn a_file_drop_leaves_one_file_and_the_order_is_checking() {
    let folder = tempfile::tempdir().unwrap();
    let pharmacy = Pharmacy::FileDrop(folder.path().to_owned());
    submitted(&pharmacy, None, |order| {
        assert_eq!(*order.stage(), Stage::Checking);
        let file = folder.path().join(format!("order-{}.json", order.id));
        let text = std::io::read_to_string(std::fs::File::open(file).unwrap()).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), request(order));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    });
}

#[test]
fn an_order_called_back_in_time_never_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let pharmacy = Pharmacy::FileDrop(folder.path().to_owned());
    submitted(&pharmacy, Some(News::Cancelled), |order| {
        assert_eq!(*order.stage(), Stage::Cancelled);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    });
}

#[test]
fn a_folder_that_is_not_there_is_worth_another_try() {
    both(SLICES, |db| {
        let order = placed(db);
        let job = write(db, move |tx| {
            queue_submission(tx, ANN, &order)?;
            Ok(queue::newest(tx, SUBMIT, 1)?.remove(0))
        });
        let jobs = jobs(Pharmacy::FileDrop("/nowhere/at/all".into()));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let tried = runtime.block_on(jobs.outside[0].1(house(db), job));
        assert!(matches!(tried, Err(Trouble::Later(_))), "{tried:?}");
        let left = write(db, |tx| Ok(order_of(tx, ANN, OrderId::new([7; 16]))?.unwrap()));
        assert_eq!(*left.stage(), Stage::Sending);
    });
}
