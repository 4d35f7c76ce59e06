mod frozen;

use std::sync::Mutex;

use ::store::testing::{NOW, both};
use ::store::{Actor, Db, queue};

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use base::Secret;

use super::*;
use crate::orders::NewOrder;
use crate::orders::store::{Placed, order as order_of, place, queue_submission};
use crate::prescriptions::store::prescription;
use crate::testing::{ANN, SLICES, give, rx, today, when, write};
use crate::tests::house;

fn placed(db: &Db) -> Order {
    placed_to(db, &[])
}

fn placed_to(db: &Db, label: &'static [&'static str]) -> Order {
    write(db, move |tx| {
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
            deliver_to: label.iter().map(|line| (*line).into()).collect(),
            mailed: false,
            wishes: crate::orders::Wishes::default(),
            shipping: base::RefillTerms::HOUSE.standard,
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
fn what_goes_by_mail_says_where_to_and_what_is_picked_up_does_not() {
    both(SLICES, |db| {
        let mut order = placed_to(db, &["1200 Juniper Lane", "Apt 4", "Albany, NY 12207"]);
        order.lines[1].body.way = Way::Pickup;
        let bundle = request(&order);
        let to = |entry: usize| {
            let inputs = bundle["entry"][entry]["resource"]["input"].as_array().unwrap();
            let to = inputs.iter().find(|input| input["type"]["text"] == "deliver-to");
            to.map(|input| input["valueAddress"].clone())
        };
        let address = json!({
            "type": "postal",
            "text": "1200 Juniper Lane\nApt 4\nAlbany, NY 12207",
            "line": ["1200 Juniper Lane", "Apt 4"],
            "city": "Albany",
            "state": "NY",
            "postalCode": "12207",
        });
        assert_eq!((to(0), to(1)), (Some(address), None));
    });
}

#[test]
fn an_address_is_taken_apart_only_where_its_last_line_can_be() {
    for (label, parts) in [
        ("Albany, NY 12207", Some(("Albany", "NY", "12207"))),
        ("New York, NY 10001-0123", Some(("New York", "NY", "10001-0123"))),
        ("APO AP 96350-0001", Some(("APO", "AP", "96350-0001"))),
        ("NY 12207", None),
        ("Albany, NY", None),
        ("Albany, ny 12207", None),
        ("Albany, NY 1220", None),
        ("", None),
    ] {
        assert_eq!(place_in(label), parts, "{label}");
    }
    let odd = address(&["General Delivery".into(), "Albany".into()]);
    assert_eq!(odd["line"], json!(["General Delivery", "Albany"]));
}

#[test]
fn a_source_that_is_no_fhir_reference_goes_as_an_identifier() {
    let source = SourceRef::new("rx", "7012345");
    let told = reference("MedicationRequest", Some(&source));
    assert_eq!(told["identifier"]["value"], "rx:7012345");
    assert_eq!(reference("Patient", None), json!({ "type": "Patient" }));
}

const LABEL: &[&str] = &["1200 Juniper Lane", "Albany, NY 12207"];

/// Places an order, lets `meanwhile` happen, and does the job it queued, twice.
fn submitted(pharmacy: &Pharmacy, meanwhile: Option<News>, check: impl Fn(&Order)) {
    both(SLICES, |db| {
        let (order, news) = (placed_to(db, LABEL), meanwhile.clone());
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

/// Does a job as the runner would.
fn work(db: &Db, pharmacy: &Pharmacy, job: &Job) {
    let (house, jobs) = (house(db), jobs(pharmacy.clone()));
    if let Some((_, inside)) = jobs.inside.iter().find(|(kind, _)| *kind == job.kind) {
        db.write_blocking(NOW, {
            let (house, inside, job) = (house.clone(), inside.clone(), job.clone());
            move |tx| {
                queue::finish(tx, &job)?;
                inside(tx, &job, &house)
            }
        })
        .unwrap();
    }
    if let Some((_, outside)) = jobs.outside.iter().find(|(kind, _)| *kind == job.kind) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(outside(house, job.clone())).unwrap();
    }
}

/// Does whatever is queued, as if its time had come, until nothing is.
pub fn work_all(db: &Db, pharmacy: &Pharmacy) {
    let soon = NOW + std::time::Duration::from_hours(1);
    let lease = std::time::Duration::from_mins(1);
    loop {
        let claimed = db.write_blocking(soon, move |tx| queue::claim(tx, lease, 20)).unwrap();
        if claimed.is_empty() {
            return;
        }
        for job in &claimed {
            work(db, pharmacy, job);
        }
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
fn the_sample_pharmacy_brings_an_order_to_the_door_in_two_parcels() {
    both(SLICES, |db| {
        let order = placed(db);
        let id = order.id;
        write(db, move |tx| queue_submission(tx, ANN, &order));
        work_all(db, &Pharmacy::Sample);
        let (order, told) = write(db, move |tx| {
            Ok((order_of(tx, ANN, id)?.unwrap(), crate::orders::told::told(tx, ANN, id)?))
        });
        assert!(matches!(order.stage(), Stage::Delivered(_)), "{:?}", order.stage());
        assert_eq!(order.steps.len(), 5);
        let parcels = crate::orders::told::parcels(&told, &order.medicines());
        assert_eq!(parcels.len(), 2);
        for parcel in &parcels {
            assert!(parcel.delivered && parcel.holds(rx(1)) != parcel.holds(rx(2)));
            assert!(crate::orders::rules::carrier_link(&parcel.shipment).is_some());
        }
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

type HeardCalls = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

/// A back end on this machine that answers with each of these in turn, and keeps what it heard.
fn back_end(runtime: &tokio::runtime::Runtime, answers: Vec<StatusCode>) -> (Pharmacy, HeardCalls) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let (kept, answers) = (heard.clone(), Arc::new(Mutex::new(answers.into_iter())));
    let handler = axum::routing::post(move |headers: HeaderMap, body: Bytes| async move {
        kept.lock().unwrap().push((headers, body));
        answers.lock().unwrap().next().unwrap_or(StatusCode::OK)
    });
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = format!("http://{}/in", listener.local_addr().unwrap());
    let app = axum::Router::new().route("/in", handler);
    runtime.spawn(async move { axum::serve(listener, app).await });
    let service = Service::new(&address, Secret::new(KEY.to_owned())).unwrap();
    (Pharmacy::Service(Arc::new(service)), heard)
}

const KEY: &str = "what we sign our own calls with";

#[test]
fn a_service_is_called_signed_until_it_takes_the_order_and_knows_a_repeat_by_its_name() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    both(SLICES, |db| {
        let answers =
            vec![StatusCode::SERVICE_UNAVAILABLE, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK];
        let (pharmacy, heard) = back_end(&runtime, answers);
        let (order, house) = (placed_to(db, LABEL), house(db));
        let text = request(&order).to_string();
        assert!(text.contains("1200 Juniper Lane"), "{text}");
        let name = format!("order-{}", order.id);
        let job = write(db, move |tx| {
            queue_submission(tx, ANN, &order)?;
            Ok(queue::newest(tx, SUBMIT, 1)?.remove(0))
        });
        let call =
            || runtime.block_on(jobs(pharmacy.clone()).outside[0].1(house.clone(), job.clone()));
        assert!(matches!(call(), Err(Trouble::Later(_))));
        assert!(matches!(call(), Err(Trouble::Never(_))), "it will not understand it tomorrow");
        assert_eq!(call(), Ok(()));
        assert_eq!(call(), Ok(()), "and a fourth time, nobody is called");
        let heard = heard.lock().unwrap();
        assert_eq!(heard.len(), 3);
        for (headers, body) in heard.iter() {
            assert_eq!(headers["idempotency-key"], name.as_str());
            let signature = headers[messages::signed::HEADER].to_str().unwrap();
            let key = Secret::new(KEY.to_owned());
            assert!(messages::signed::fits(&key, signature, (house.clock.now(), body)));
            assert_eq!(body, text.as_bytes());
        }
        let left = write(db, |tx| Ok(order_of(tx, ANN, OrderId::new([7; 16]))?.unwrap()));
        assert_eq!(*left.stage(), Stage::Checking);
    });
}

#[test]
fn what_was_out_for_longer_than_a_job_is_tried_leaves_later_under_the_same_name() {
    both(SLICES, |db| {
        let order = placed(db);
        let id = order.id;
        let first = write(db, move |tx| {
            queue_submission(tx, ANN, &order)?;
            Ok(queue::newest(tx, SUBMIT, 1)?.remove(0))
        });
        let nowhere = jobs(Pharmacy::FileDrop("/nowhere/at/all".into()));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(nowhere.outside[0].1(house(db), first.clone())).unwrap_err();
        let jobs = write(db, move |tx| {
            for again in ["/again-0", "/again-1"] {
                tx.queue(submit(id, again)?.owner(ANN))?;
            }
            queue::newest(tx, SUBMIT, 9)
        });
        assert_eq!(jobs.len(), 3);
        let folder = tempfile::tempdir().unwrap();
        for job in &jobs {
            work(db, &Pharmacy::FileDrop(folder.path().to_owned()), job);
        }
        let names = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name());
        assert_eq!(names.collect::<Vec<_>>(), [format!("order-{id}.json").as_str()]);
        let left = write(db, move |tx| Ok(order_of(tx, ANN, id)?.unwrap()));
        assert_eq!(*left.stage(), Stage::Checking);
    });
}
