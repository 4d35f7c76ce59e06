//! A back end that misbehaves, and what the members see of it.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::time::Duration;

use base::{Entropy, OrderId, PrescriptionId, Secret, Timestamp};
use formats::records::{News, OrderName, Record};
use formats::{Read, fhir};
use store::testing::NOW;
use testkit::{BackEnd, Call, End, Manners, Person, Portal};
use web::Slice;

use super::rules;
use crate::early;
use crate::orders::asks::store::{Asker, cancel};
use crate::orders::store::{Placed, open_orders, order, place};
use crate::orders::told::rules::{Said, stands, stands_each};
use crate::orders::told::{Parcel, Told, parcels, told};
use crate::orders::{self, NewOrder, Order, Stage, Step, Way, When, Wishes};
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{HOUSE, RefillAnswer, refill_answer};
use crate::prescriptions::store::{prescription, take_fill, take_prescription};
use crate::renewals;
use crate::renewals::store::{Asking, Pressed, ask};
use crate::testing::{ACCOUNT, ANN, BEN, audited, fill_record, give, record, rx, today, when};
use crate::{Keys, Names, rooms, slice};

const KEY: &str = "a key that both sides know, and no one else";
const ORDER: OrderId = OrderId::new([7; 16]);

fn step_of(end: End) -> Step {
    match end {
        End::Delivered => Step::Delivered,
        End::Shipped => Step::Shipped,
        End::Rejected => Step::Rejected,
        End::Held => Step::Held,
        End::Filling => Step::Filling,
    }
}

/// What calls amount to, by the reader and the rules alone.
fn heard(calls: &[Call]) -> Told {
    calls.iter().flat_map(one_heard).collect()
}

type Report = ((Timestamp, u8, Entropy), Said);

fn one_heard(call: &Call) -> Vec<Report> {
    let zone = testkit::plan().zone;
    let mut all = Vec::new();
    for read in fhir::event(call.body().as_bytes()).unwrap().reads {
        let Read::Record { record: Record::News(News::Order(news)), .. } = read else {
            panic!("{read:?} of {}", call.body());
        };
        let OrderName::Ours { line, .. } = news.order else { panic!("an order of ours") };
        for fact in &news.facts {
            let report = rules::report(fact, (line, Way::Mail), &zone);
            let key = (report.when.at, report.fact.rank(), name_of(&report.name));
            all.push((key, Said { fact: report.fact, line }));
        }
    }
    all
}

fn name_of(name: &str) -> Entropy {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    u128::from(hasher.finish()).to_be_bytes()
}

#[test]
fn ten_thousand_lives_however_told_end_as_they_would_have_in_turn() {
    let medicines = [1, 2, 3].map(rx);
    let mut ends = [0_u32; 5];
    for seed in 0..10_000 {
        let back_end = BackEnd::new(seed, KEY);
        let lines = &medicines[..=usize::try_from(seed % 3).unwrap()];
        let life = back_end.life(ORDER, lines, NOW);
        ends[life.end as usize] += 1;
        // Each call is read once: however often it is made, it says the same.
        let read: HashMap<&str, Vec<Report>> =
            life.calls.iter().map(|call| (call.name.as_str(), one_heard(call))).collect();
        let heard = |calls: &[Call]| -> Told {
            calls.iter().flat_map(|call| read[call.name.as_str()].clone()).collect()
        };
        let in_turn = heard(&life.calls);
        let stage = stands(&in_turn, lines).unwrap();
        assert_eq!(stage.step(), step_of(life.end), "{seed}: {:?}", life.calls);
        assert_eq!(parcels(&in_turn, lines).len(), life.boxes, "{seed}: {:?}", life.calls);
        let arrived = |parcel: &Parcel| parcel.delivered;
        assert_eq!(parcels(&in_turn, lines).iter().all(arrived), !matches!(life.end, End::Shipped));

        // Whatever comes late, twice or out of turn: the same, with nothing lost or doubled.
        let made = back_end.misbehaves(&life.calls, Manners::BAD);
        let told = heard(&made);
        assert_eq!(told, in_turn, "{seed}");
        assert_eq!(stands(&told, lines), Some(stage), "{seed}");

        // On the whole way an order is open as long as a medicine of it is still to come.
        let mut so_far = Told::new();
        for call in &made {
            so_far.extend(read[call.name.as_str()].clone());
            let is_open = stands(&so_far, lines).is_some_and(|stage| stage.is_open());
            let to_come = stands_each(&so_far, lines).iter().any(|(_, stage)| stage.is_open());
            assert_eq!(is_open, to_come, "{seed}: {so_far:?}");
        }

        // What never comes leaves no other trace than that.
        let made = back_end.misbehaves(&life.calls, Manners::WORST);
        let left: Vec<Call> =
            life.calls.iter().filter(|call| made.contains(call)).cloned().collect();
        assert_eq!(stands(&heard(&made), lines), stands(&heard(&left), lines), "{seed}");
    }
    assert!(ends.iter().all(|count| *count > 500), "every end is met: {ends:?}");
}

/// These rooms with a door for the back end, and what their pages lean on.
fn house() -> Vec<Slice> {
    let keys: Keys =
        [Secret::new("an old key, soon to go".to_owned()), Secret::new(KEY.to_owned())].into();
    vec![
        identity::slice(),
        coverage::slice(),
        profile::slice(profile::Offers::default()),
        Slice { rooms: rooms(&keys, crate::Sources::default()), ..slice() },
    ]
}

fn ordered(portal: &Portal, seeds: &'static [u8]) {
    portal.write(move |tx| seeds.iter().try_for_each(|seed| give(tx, ANN, *seed).map(|_| ())));
    place_all(portal, seeds);
}

fn place_all(portal: &Portal, seeds: &'static [u8]) {
    portal.write(move |tx| {
        let mut lines = Vec::new();
        for seed in seeds {
            lines.extend(prescription(tx, ANN, rx(*seed), today())?.map(|(rx, _)| rx));
        }
        place(tx, ANN, of_ours(lines), when()).map(|_| ())
    });
}

fn of_ours(lines: Vec<Prescription>) -> NewOrder {
    NewOrder {
        id: ORDER,
        by: None,
        lines,
        left_out: Vec::new(),
        deliver_to: Vec::new(),
        mailed: false,
        wishes: Wishes::default(),
        shipping: base::RefillTerms::HOUSE.standard,
    }
}

/// What is still to come of the order cannot be ordered again, and nothing else is held by it.
fn holds_what_is_to_come(portal: &Portal) {
    let order = now_of(portal);
    for line in &order.lines {
        let id = line.prescription;
        let (found, _) = portal.read(move |tx| prescription(tx, ANN, id, today())).unwrap();
        let to_come = line.step.unwrap_or(order.stage().step()).is_open();
        assert_eq!(found.open_order().is_some(), to_come, "{:?}: {:?}", order.stage(), line.step);
        let answer = refill_answer(&found, today(), HOUSE);
        assert!(!to_come || answer != RefillAnswer::Refillable, "{:?}", order.stage());
    }
}

fn now_of(portal: &Portal) -> Order {
    portal.read(|tx| order(tx, ANN, ORDER)).unwrap()
}

/// What the sample's own Task says, changed by `more`.
fn task(order: OrderId, line: Option<PrescriptionId>, more: &str) -> String {
    let (system, value) = match line {
        Some(line) => ("order-line", format!("{order}/{line}")),
        None => ("order", order.to_string()),
    };
    format!(
        r#"{{"resourceType":"Task","identifier":[{{"system":"urn:latchkey:{system}",
        "value":"{value}"}}],"intent":"order","lastModified":"2027-03-04T15:00:00Z",{more}}}"#
    )
}

fn call(name: &str, resource: &str) -> String {
    format!(r#"{{"id":"{name}","resource":{resource}}}"#)
}

#[test]
fn through_the_door_and_the_store_a_bad_caller_changes_nothing_either() {
    for seed in 0..12 {
        testkit::both(house, |portal| {
            ordered(portal, &[1, 2]);
            let back_end = BackEnd::new(seed, KEY);
            let life = back_end.life(ORDER, &[1, 2].map(rx), NOW - Duration::from_hours(72));
            let stranger = portal.stranger();
            for made in back_end.misbehaves(&life.calls, Manners::BAD) {
                let answer = back_end.makes((&stranger, portal.now()), &made);
                assert_eq!(answer.status, 204, "{}", answer.text());
                portal.pass(Duration::from_secs(90));
                // Some are told at once, some pile up.
                if made.name.ends_with(|last: char| last.is_ascii_digit()) {
                    portal.work();
                    holds_what_is_to_come(portal);
                }
            }
            portal.work();
            holds_what_is_to_come(portal);
            let order = now_of(portal);
            assert_eq!(order.stage().step(), step_of(life.end), "{seed}: {:?}", life.calls);
            let reports = portal.read(|tx| told(tx, ANN, ORDER));
            assert_eq!(reports.len(), heard(&life.calls).len(), "{seed}");
            let mut steps: Vec<Step> = order.steps.iter().map(|(step, _)| *step).collect();
            steps.sort();
            steps.dedup();
            assert_eq!(steps.len(), order.steps.len(), "no step twice: {:?}", order.steps);
            assert!(steps.contains(&step_of(life.end)), "{seed}: {steps:?}");
        });
    }
}

#[test]
fn the_door_opens_to_a_fresh_signature_alone() {
    testkit::both(house, |portal| {
        ordered(portal, &[1]);
        let stranger = portal.stranger();
        let good = call("e1", &task(ORDER, None, r#""status":"accepted""#));
        let unsigned = stranger.asks(stranger.request("POST", "/hooks/plan", good.clone()));
        assert_eq!(unsigned.status, 401);
        unsigned.sees("the signature does not fit");
        let another = BackEnd::new(1, "another key, which nobody gave us");
        assert_eq!(another.sends((&stranger, portal.now()), good.clone()).status, 401);
        let back_end = BackEnd::new(1, KEY);
        for off in
            [portal.now() - Duration::from_secs(301), portal.now() + Duration::from_secs(301)]
        {
            assert_eq!(back_end.sends((&stranger, off), good.clone()).status, 401);
        }
        portal.work();
        assert_eq!(*now_of(portal).stage(), Stage::Received);
        assert_eq!(back_end.sends((&stranger, portal.now()), good).status, 204);
        portal.work();
        assert_eq!(*now_of(portal).stage(), Stage::Checking);
    });
}

#[test]
fn what_cannot_be_taken_is_answered_with_its_entry_and_why_and_nothing_of_it_is_taken() {
    testkit::both(house, |portal| {
        ordered(portal, &[1]);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let says = |body: String, status: u16, words: &str| {
            let answer = back_end.sends((&stranger, portal.now()), body);
            assert_eq!(answer.status, status, "{}", answer.text());
            answer.sees(words);
        };
        let held = r#""status":"on-hold""#;
        let known = task(ORDER, Some(rx(1)), held);
        let unknown = task(OrderId::new([9; 16]), None, held);
        says("nonsense".to_owned(), 400, "is not JSON");
        says(call("a b", &known), 400, "what stands in id cannot be read");
        says(call("e1", &unknown), 422, "names an order that was not placed here");
        says(call("e2", &task(ORDER, Some(rx(2)), held)), 422, "not in this order");
        says(call("e3", &task(ORDER, None, r#""status":"asleep""#)), 422, "does not know");
        says(call("e4", r#"{"resourceType":"Patient","id":"p","name":[{"text":"X Y"}]}"#), 422, {
            "comes by file"
        });
        let two = format!(
            r#"{{"resourceType":"Bundle","entry":[{{"resource":{known}}},{{"resource":{unknown}}}]}}"#
        );
        says(call("e5", &two), 422, r#""entry":2"#);
        portal.work();
        assert_eq!(*now_of(portal).stage(), Stage::Received, "not even the sound half");
        says(call("e6", &known), 204, "");
        says(call("e6", &known), 204, "");
        says(call("e6", &task(ORDER, None, held)), 409, "came before with something else");
    });
}

#[test]
fn news_never_reaches_another_than_the_one_who_ordered() {
    testkit::both(house, |portal| {
        ordered(portal, &[1]);
        portal.write(|tx| {
            let name = formats::records::SourceRef::new("fhir", "Patient/ben");
            coverage::take_person(tx, &person(&name)).map(|_| ())
        });
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let bens = task(ORDER, None, r#""status":"accepted","for":{"reference":"Patient/ben"}"#);
        let answer = back_end.sends((&stranger, portal.now()), call("e1", &bens));
        assert_eq!(answer.status, 422);
        answer.sees("names another person than the one it belongs to");
        portal.work();
        assert_eq!(*now_of(portal).stage(), Stage::Received);
        assert!(portal.read(|tx| order(tx, BEN, ORDER)).is_none());
    });
}

fn person(name: &formats::records::SourceRef) -> formats::records::Person {
    formats::records::Person {
        refs: vec![name.clone()],
        member_id: None,
        name: formats::records::Name::default(),
        birth_date: None,
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

/// A Task of an order that was made elsewhere.
fn theirs(number: &str, seed: u8, requester: &str) -> String {
    format!(
        r#"{{"resourceType":"Task","id":"t{number}{seed}","status":"accepted","intent":"order",
        "groupIdentifier":{{"value":"{number}"}},"authoredOn":"2027-03-03",
        "focus":{{"reference":"MedicationRequest/{seed}"}},"requester":{requester},
        "lastModified":"2027-03-04T15:00:00Z","owner":{{"display":"Corner Pharmacy"}}}}"#
    )
}

/// Ann's prescriptions, under the names that a back end knows.
fn has_from_files(portal: &Portal) {
    portal.write(|tx| {
        for seed in [1, 2, 3] {
            let record = record(seed);
            let id = crate::prescription_id(tx, &record.source);
            take_prescription(tx, ANN, id, (&record, &Names::default()))?;
        }
        Ok(())
    });
}

#[test]
fn an_order_from_elsewhere_that_doubles_another_holds_its_medicine_no_longer_than_that_one() {
    let accepted = r#""status":"accepted""#;
    let delivered = r#""status":"completed","businessStatus":{"text":"delivered"}"#;
    let refused = r#""status":"rejected","statusReason":{"text":"other"}"#;
    // But for one that comes to nothing: the second is still to come.
    for (ends, held) in [(delivered, None), (refused, Some(Step::Checking))] {
        testkit::both(house, |portal| {
            has_from_files(portal);
            let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
            for (name, number, status, held) in [
                ("e1", "P-1", accepted, Some(Step::Checking)),
                ("e2", "P-2", accepted, Some(Step::Checking)),
                ("e3", "P-1", ends, held),
                ("e4", "P-2", delivered, None),
            ] {
                let body = theirs(number, 1, r#"{"type":"Patient"}"#).replace(accepted, status);
                let answer = back_end.sends((&stranger, portal.now()), call(name, &body));
                assert_eq!(answer.status, 204, "{}", answer.text());
                assert_eq!(held_now(portal), held, "{name}");
            }
        });
    }
}

#[test]
fn what_its_owner_calls_back_is_held_by_the_order_from_elsewhere_that_doubled_it() {
    testkit::both(house, |portal| {
        has_from_files(portal);
        let id = portal.read(|tx| Ok(crate::prescription_id(tx, &record(1).source)));
        let found = move |tx: &store::Tx| Ok(prescription(tx, ANN, id, today())?.unwrap().0);
        portal.write(move |tx| {
            let fill = fill_record(28, formats::records::FillStatus::Completed);
            let fill_id = base::FillId::new([1; 16]);
            take_fill(tx, ANN, (fill_id, Some(id)), (&fill, &Names::default()))?;
            place(tx, ANN, of_ours(vec![found(tx)?]), when()).map(|_| ())
        });
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let body = theirs("P-1", 1, r#"{"type":"Patient"}"#);
        back_end.sends((&stranger, portal.now()), call("e1", &body));
        assert_eq!(held_now(portal), Some(Step::Received), "by the order of ours");
        portal.write(|tx| {
            let (news, actor) = (orders::News::Cancelled, store::Actor::Account(ACCOUNT));
            let told = orders::store::Told { news, when: when(), actor };
            orders::store::hear(tx, ANN, ORDER, told).map(|_| ())
        });
        assert_eq!(held_now(portal), Some(Step::Checking), "by the other");
        let answer = refill_answer(&portal.read(found), today(), HOUSE);
        assert_ne!(answer, RefillAnswer::Refillable, "it is not ordered twice");
    });
}

#[test]
fn a_medicine_added_to_an_order_from_elsewhere_that_arrived_opens_it_and_is_looked_after() {
    testkit::both(house, |portal| {
        has_from_files(portal);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let delivered = r#""status":"completed","businessStatus":{"text":"delivered"}"#;
        let looks = |portal: &Portal| {
            portal.read(|tx| store::queue::newest(tx, crate::orders::watch::WATCH, 9)).len()
        };
        for (name, seed, status, step, looked) in [
            ("e1", 1, delivered, Step::Delivered, 1),
            ("e2", 2, r#""status":"requested""#, Step::Shipped, 2),
            ("e3", 2, delivered, Step::Delivered, 2),
        ] {
            let body = theirs("P-1", seed, r#"{"type":"Patient"}"#)
                .replace(r#""status":"accepted""#, status);
            let answer = back_end.sends((&stranger, portal.now()), call(name, &body));
            assert_eq!(answer.status, 204, "{}", answer.text());
            tell_all(portal);
            let (mine, _) = portal.read(|tx| crate::orders::store::page_before(tx, ANN, None));
            assert_eq!((mine[0].stage().step(), looks(portal)), (step, looked), "{name}");
            let to_come = mine[0].lines.iter().filter(|line| line.step.is_none_or(Step::is_open));
            assert_eq!(to_come.count(), usize::from(step.is_open()), "{name}");
        }
    });
}

/// How far the order is that holds the first prescription, once everybody heard of it.
fn held_now(portal: &Portal) -> Option<Step> {
    tell_all(portal);
    let found = portal.read(|tx| {
        let id = crate::prescription_id(tx, &record(1).source);
        prescription(tx, ANN, id, today())
    });
    found.unwrap().0.open_order().map(|order| order.step)
}

#[test]
fn an_order_of_last_year_that_nobody_said_arrived_holds_nothing() {
    testkit::both(house, |portal| {
        has_from_files(portal);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        for (name, number, status, year, held) in [
            ("e1", "P-1", "completed", "2026", None),
            ("e2", "P-2", "accepted", "2027", Some(Step::Checking)),
            ("e3", "P-2", "completed", "2027", Some(Step::Shipped)),
        ] {
            let body = theirs(number, 1, r#"{"type":"Patient"}"#)
                .replace("accepted", status)
                .replace("2027", year);
            let answer = back_end.sends((&stranger, portal.now()), call(name, &body));
            assert_eq!(answer.status, 204, "{}", answer.text());
            assert_eq!(held_now(portal), held, "{name}");
        }
    });
}

#[test]
fn an_order_from_elsewhere_that_never_left_holds_its_medicine_for_a_month_and_then_one_orders() {
    testkit::both(house, |portal| {
        has_from_files(portal);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let (sender, told) = (r#"{"type":"Patient"}"#, r#""status":"on-hold""#);
        let body = theirs("P-1", 1, sender).replace(r#""status":"accepted""#, told);
        let answer = back_end.sends((&stranger, portal.now()), call("e1", &body));
        assert_eq!(answer.status, 204, "{}", answer.text());
        assert_eq!(held_now(portal), Some(Step::Held));
        let id = portal.read(|tx| Ok(crate::prescription_id(tx, &record(1).source)));
        for (days, held) in [(29, Some(Step::Held)), (30, None)] {
            let day = today().plus_days(days);
            let rx = portal.read(move |tx| prescription(tx, ANN, id, day)).unwrap().0;
            assert_eq!(rx.open_order().map(|order| order.step), held, "{days}");
            let open = portal.read(move |tx| open_orders(tx, ANN, day));
            assert_eq!(open.len(), usize::from(held.is_some()), "{days}");
        }
        // Somebody orders it here, and what comes of the old one holds nothing twice.
        let placed = portal.write(move |tx| {
            let day = today().plus_days(30);
            let (rx, _) = prescription(tx, ANN, id, day)?.unwrap();
            let at = tx.now() + Duration::from_hours(24 * 30);
            place(tx, ANN, of_ours(vec![rx]), When { at, day })
        });
        assert!(matches!(placed, Placed::Order(_)));
        let body = theirs("P-1", 1, sender).replace("accepted", "in-progress");
        back_end.sends((&stranger, portal.now()), call("e2", &body.replace("15:00", "16:00")));
        assert_eq!(held_now(portal), Some(Step::Received), "by the order of ours");
    });
}

#[test]
fn a_second_medicine_of_an_order_from_elsewhere_first_heard_of_as_sent_is_told_to_the_house_too() {
    testkit::both(house, |portal| {
        has_from_files(portal);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        for (name, seed) in [("e1", 1), ("e2", 2)] {
            let body =
                theirs("P-1", seed, r#"{"type":"Patient"}"#).replace("accepted", "completed");
            let answer = back_end.sends((&stranger, portal.now()), call(name, &body));
            assert_eq!(answer.status, 204, "{}", answer.text());
            tell_all(portal);
            let left = portal.read(|tx| store::queue::newest(tx, crate::LEFT, 9));
            assert_eq!(left.len(), usize::from(seed), "{name}");
        }
    });
}

#[test]
fn an_order_made_elsewhere_shows_with_who_asked_and_cannot_be_called_back() {
    testkit::both(house, |portal| {
        has_from_files(portal);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let ann = portal.visited_by(&Person::ann());
        let doctor = r#"{"reference":"Practitioner/7"}"#;
        for (name, body) in [
            ("e1", theirs("P-1", 1, doctor)),
            ("e2", theirs("P-1", 2, doctor)),
            ("e3", theirs("P-1", 1, doctor)),
            ("e4", theirs("P-2", 3, r#"{"type":"Patient"}"#)),
        ] {
            let answer = back_end.sends((&stranger, portal.now()), call(name, &body));
            assert_eq!(answer.status, 204, "{}", answer.text());
            portal.work();
        }
        let orders = ann.opens("/orders");
        orders.sees("Your prescriber").sees("By phone").sees("Ordered on March 3, 2027");
        let (mine, _) = portal.read(|tx| crate::orders::store::page_before(tx, ANN, None));
        assert_eq!(mine.len(), 2);
        let two = mine.iter().find(|order| order.lines.len() == 2).unwrap();
        let page = ann.opens(&format!("/orders/{}", two.id));
        page.sees("Sample 1 mg tablet").sees("Sample 2 mg tablet").sees("Corner Pharmacy");
        page.lacks("Cancel this order");
        assert_eq!(audited(&portal.db, *two.id.bytes(), "order.placed-elsewhere"), 2);
        assert_eq!(portal.visited_by(&Person::ben()).opens(&page.path).status, 404);
        let unknown = theirs("P-3", 9, doctor);
        let answer = back_end.sends((&stranger, portal.now()), call("e5", &unknown));
        assert_eq!(answer.status, 422);
        answer.sees("names a prescription that is in none of the files");
    });
}

#[test]
fn two_parcels_show_with_what_is_in_each() {
    testkit::sqlite(house, |portal| {
        ordered(portal, &[1, 2]);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let shipped = |carrier: &str, number: &str| {
            format!(
                r#""status":"completed","output":[{{"extension":[{{"url":"urn:latchkey:shipment",
                "extension":[{{"url":"carrier","valueString":"{carrier}"}},
                {{"url":"tracking","valueString":"{number}"}}]}}]}}]"#
            )
        };
        let says = |name: &str, body: String| {
            assert_eq!(back_end.sends((&stranger, portal.now()), call(name, &body)).status, 204);
            portal.work();
        };
        let ann = portal.visited_by(&Person::ann());
        let path = format!("/orders/{ORDER}");
        says("e1", task(ORDER, Some(rx(1)), &shipped("USPS", "9400100000000000000001")));
        ann.opens(&path).sees("Part of it has shipped").sees("Parcel 1");
        says("e2", task(ORDER, Some(rx(2)), &shipped("UPS", "1Z999AA10123456784")));
        let page = ann.opens(&path);
        page.sees("Parcel 1 of 2").sees("Parcel 2 of 2").sees("On its way");
        page.sees("tools.usps.com").sees("www.ups.com").lacks("Part of it has shipped");
        says(
            "e3",
            task(
                ORDER,
                Some(rx(2)),
                r#""status":"completed","businessStatus":{"text":"delivered"}"#,
            ),
        );
        ann.opens(&path).sees("Delivered").sees("On its way");
        let spanish = portal.visited_by(&Person::ann()).in_spanish();
        spanish.opens(&path).sees("Paquete 1 de 2");
    });
}

#[test]
fn a_medicine_that_is_refused_says_why_and_can_be_ordered_again_while_the_rest_comes() {
    testkit::both(house, |portal| {
        ordered(portal, &[1, 2]);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let refused = r#""status":"rejected","statusReason":{"text":"out of town"}"#;
        for (name, seed, more) in [("e1", 1, refused), ("e2", 2, r#""status":"in-progress""#)] {
            let body = call(name, &task(ORDER, Some(rx(seed)), more));
            assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
        }
        portal.work();
        let ann = portal.visited_by(&Person::ann());
        let page = ann.opens(&format!("/orders/{ORDER}"));
        page.sees("Not accepted").sees("Filling").sees("find out what went wrong");
        ann.opens("/refills").sees("Sample 1 mg tablet").sees("Order 1 refill");
    });
}

/// Ann's requests for these prescriptions, which allow no refill; they are with the prescriber.
fn asked(tx: &store::Tx, seeds: &[u8]) -> Result<Vec<Entropy>, store::Fault> {
    let lang = base::Lang::English;
    let asking = Asking { by: ACCOUNT, lang, when: when(), plan: HOUSE };
    let mut requests = Vec::new();
    for seed in seeds {
        let told = formats::records::Prescription { refills_allowed: Some(0), ..record(*seed) };
        take_prescription(tx, ANN, rx(*seed), (&told, &Names::default()))?;
        let Pressed::Asked(id) = ask(tx, ANN, rx(*seed), asking)? else { panic!("asked") };
        requests.push(id);
    }
    Ok(requests)
}

#[test]
fn what_the_prescriber_answers_shows_on_the_page_in_either_language() {
    testkit::both(house, |portal| {
        let answers = [
            (1, r#""status":"completed""#, "Renewal approved", "Renovación aprobada"),
            (
                2,
                r#""status":"rejected","statusReason":{"text":"visit needed"}"#,
                { "Your prescriber needs to see you first" },
                "necesita verle",
            ),
            (3, r#""status":"rejected""#, "Your prescriber said no", "dijo que no"),
        ];
        let requests = portal.write(|tx| {
            let requests = asked(tx, &[1, 2, 3])?;
            for id in &requests {
                for news in [renewals::flow::News::HandedOver, renewals::flow::News::Left] {
                    renewals::store::hear(tx, ANN, *id, (news, store::Actor::House))?;
                }
            }
            Ok(requests)
        });
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let (ann, ana) =
            (portal.visited_by(&Person::ann()), portal.visited_by(&Person::ann()).in_spanish());
        for ((seed, more, english, spanish), id) in answers.into_iter().zip(requests) {
            let path = format!("/prescriptions/{}/renewal", rx(seed));
            let task = |more: &str| {
                format!(
                    r#"{{"resourceType":"Task","identifier":[{{"system":"urn:latchkey:renewal",
                    "value":"{}"}}],{more}}}"#,
                    base::hex(id)
                )
            };
            ann.opens(&path).sees("Your request is sent");
            // A contrary answer that comes later changes nothing.
            for (name, said) in [("first", more), ("again", more), ("late", r#""status":"failed""#)]
            {
                let body = call(&format!("{name}-{seed}"), &task(said));
                assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
                tell_all(portal);
            }
            ann.opens(&path).sees(english).lacks("Your request is sent");
            ana.opens(&path).sees(spanish);
        }
    });
}

/// Does what is queued for orders and requests; nothing here takes requests out.
fn tell_all(portal: &Portal) {
    let house = portal.house.clone();
    portal.write(move |tx| {
        for job in store::queue::newest(tx, super::jobs::HEAR, 100)? {
            super::jobs::tell(tx, &job, &house)?;
        }
        Ok(())
    });
}

#[test]
fn the_sample_plans_prescribers_say_yes_and_no_and_come_and_see_me() {
    store::testing::both(crate::testing::SLICES, |db| {
        let requests = crate::testing::write(db, |tx| asked(tx, &[1, 2, 3, 4]));
        crate::orders::jobs::tests::work_all(db, &crate::Pharmacy::Sample);
        let mut stages: Vec<String> = crate::testing::write(db, move |tx| {
            let stage = |id: &Entropy| {
                let found = renewals::store::renewal(tx, ANN, *id)?.unwrap();
                Ok(format!("{:?}", found.body.stage))
            };
            requests.iter().map(stage).collect()
        });
        stages.sort();
        assert_eq!(stages, ["Denied(Other)", "Denied(VisitNeeded)", "Granted", "Granted"]);
        let reach = crate::prescriptions::store::Reach::All;
        let all = crate::testing::write(db, move |tx| {
            crate::prescriptions::store::prescriptions(tx, ANN, today(), reach)
        });
        let new = all.iter().filter(|rx| rx.refills_allowed == Some(3)).count();
        assert_eq!((all.len(), new), (6, 2), "whoever says yes writes a new one");
    });
}

#[test]
fn the_plans_word_on_an_early_fill_comes_by_the_same_road() {
    for (status, stage) in [("completed", early::Stage::Given), ("rejected", early::Stage::Refused)]
    {
        testkit::both(house, |portal| {
            let id = portal.write(|tx| {
                take_prescription(tx, ANN, rx(1), (&record(1), &Names::default()))?;
                let fill = fill_record(3, formats::records::FillStatus::Completed);
                let fill_id = (base::FillId::new([1; 16]), Some(rx(1)));
                take_fill(tx, ANN, fill_id, (&fill, &Names::default()))?;
                // Longer than the plan gives by itself.
                let trip =
                    early::Trip { leaves: today().plus_days(6), returns: today().plus_days(126) };
                let lang = base::Lang::English;
                let wish = early::store::Wish { by: ACCOUNT, lang, trip, when: when() };
                let asked = early::store::wish(tx, ANN, (rx(1), wish), HOUSE)?;
                let early::store::Pressed::Asked(id) = asked else { panic!("{asked:?}") };
                Ok(id)
            });
            let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
            let task = format!(
                r#"{{"resourceType":"Task","identifier":[{{"system":"urn:latchkey:early-fill",
                "value":"{}"}}],"status":"{status}"}}"#,
                base::hex(id)
            );
            let body = call("e1", &task);
            assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
            portal.pass(Duration::from_secs(1));
            let other =
                task.replace(status, if status == "completed" { "failed" } else { "completed" });
            let late = back_end.sends((&stranger, portal.now()), call("e2", &other));
            assert_eq!(late.status, 204);
            tell_oldest_first(portal);
            let kept = portal.read(move |tx| early::store::early_fill(tx, ANN, id)).unwrap();
            assert_eq!(kept.body.stage, stage);
            assert_eq!(audited(&portal.db, id, "early.answer-too-late"), 1);
            let unknown = task.replace(&base::hex(id), &"0".repeat(32));
            let refused = back_end.sends((&stranger, portal.now()), call("e3", &unknown));
            assert_eq!(refused.status, 422);
            refused.sees("fill early that was not made here");
        });
    }
}

fn tell_oldest_first(portal: &Portal) {
    let house = portal.house.clone();
    portal.write(move |tx| {
        for job in store::queue::claim(tx, Duration::from_mins(1), 20)? {
            if job.kind == super::jobs::HEAR {
                super::jobs::tell(tx, &job, &house)?;
            }
        }
        Ok(())
    });
}

/// Ann has an account and a mailbox.
fn joins(portal: &Portal) {
    let new = identity::account::NewAccount {
        member: ANN.member(),
        username: "ann.whitfield".parse().unwrap(),
        first_name: "Ann".into(),
        lang: base::Lang::English,
        email: Some("ann@example.org".parse().unwrap()),
        password: None,
    };
    portal.write(move |tx| identity::account::create(tx, &new).map(|_| ()));
}

#[test]
fn its_owner_hears_once_that_an_order_waits_leaves_and_arrives_and_no_medicine_is_named() {
    testkit::both(house, |portal| {
        joins(portal);
        ordered(portal, &[1, 2]);
        portal.work();
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let mails = |name: &str, more: &str| -> Vec<String> {
            let body = call(name, &task(ORDER, None, more));
            assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
            let sent = portal.work();
            for message in &sent {
                assert_eq!(message.to.as_str(), "ann@example.org");
                let said = format!("{}{}", message.subject.as_str(), message.text.as_str());
                assert!(!said.contains("Sample") && !said.contains("18.40"), "{said}");
            }
            sent.into_iter().map(|message| message.subject.as_str().to_owned()).collect()
        };
        let reference = now_of(portal).reference();
        let price = r#""status":"on-hold","statusReason":{"text":"price 18.40"}"#;
        let delivered = r#""status":"completed","businessStatus":{"text":"delivered"}"#;
        for (name, more, heard) in [
            ("e1", r#""status":"accepted""#, None),
            ("e2", price, Some("is on hold")),
            ("e3", price, None),
            ("e4", r#""status":"completed""#, Some("is on its way")),
            ("e5", delivered, Some("was delivered")),
            ("e6", delivered, None),
        ] {
            let heard: Vec<String> =
                heard.into_iter().map(|end| format!("Your order {reference} {end}")).collect();
            assert_eq!(mails(name, more), heard, "{name}");
        }
    });
}

#[test]
fn a_second_hold_another_price_and_a_medicine_that_will_not_come_are_each_told_once() {
    testkit::both(house, |portal| {
        joins(portal);
        ordered(portal, &[1, 2]);
        portal.work();
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let reference = now_of(portal).reference();
        let held = |why: &str| format!(r#""status":"on-hold","statusReason":{{"text":"{why}"}}"#);
        let refused = r#""status":"rejected","statusReason":{"text":"too-soon"}"#.to_owned();
        for (minute, seed, more, start, end) in [
            (1, 1, held("price 18.40"), "Your order", "is on hold"),
            (2, 1, held("price 20.00"), "Your order", "is on hold"),
            (3, 2, held("address"), "Your order", "is on hold"),
            (4, 2, held("address"), "", ""),
            (5, 2, refused.clone(), "1 medicine of your order", "will not come"),
            (6, 2, refused, "", ""),
        ] {
            let said = task(ORDER, Some(rx(seed)), &more)
                .replace("T15:00:00Z", &format!("T14:0{minute}:00Z"));
            let body = call(&format!("e{minute}"), &said);
            assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
            let sent = portal.work();
            for message in &sent {
                let said = format!("{}{}", message.subject.as_str(), message.text.as_str());
                assert!(!said.contains("Sample") && !said.contains("20.00"), "{said}");
            }
            let told: Vec<&str> = sent.iter().map(|message| message.subject.as_str()).collect();
            let wanted = format!("{start} {reference} {end}");
            let wanted = Some(wanted.as_str()).filter(|_| !end.is_empty());
            assert_eq!(told, Vec::from_iter(wanted), "at {minute}");
        }
    });
}

#[test]
fn no_price_stands_in_the_key_of_a_message() {
    testkit::both(house, |portal| {
        joins(portal);
        ordered(portal, &[1]);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let held = r#""status":"on-hold","statusReason":{"text":"price 18.40"}"#;
        let body = call("e1", &task(ORDER, None, held));
        assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
        tell_all(portal);
        let jobs = portal.read(|tx| store::queue::newest(tx, "message", 9));
        let keys: Vec<&str> = jobs.iter().map(|job| job.key.as_str()).collect();
        let start = format!("order-held/order-hold-price/{ORDER}/");
        assert!(keys.iter().any(|key| key.starts_with(&start)), "{keys:?}");
        assert!(keys.iter().all(|key| !key.contains("/1840")), "{keys:?}");
    });
}

#[test]
fn whoever_asked_to_stop_all_of_it_hears_once_that_what_had_not_left_was_stopped() {
    testkit::both(house, |portal| {
        joins(portal);
        ordered(portal, &[1, 2]);
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let says = |name: &str, line: Option<PrescriptionId>, more: &str| {
            let body = call(name, &task(ORDER, line, more));
            assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
            tell_all(portal);
        };
        says("e1", None, r#""status":"accepted""#);
        portal.write(|tx| {
            let asker = Asker { by: ACCOUNT, lang: base::Lang::English, when: when() };
            cancel(tx, ANN, ORDER, asker)
        });
        says("e2", Some(rx(1)), r#""status":"rejected""#);
        says("e3", Some(rx(2)), r#""status":"completed""#);
        let told: Vec<store::Message> = portal.read(|tx| {
            store::queue::newest(tx, "message", 9)?.iter().map(|job| job.body(tx)).collect()
        });
        let of = |words: &str| told.iter().filter(|one| one.text.contains(words)).count();
        let refused = told.iter().filter(|one| one.subject.contains("will not come")).count();
        assert_eq!((of("stopped what had not left yet of your order"), refused), (1, 0));
    });
}

#[test]
fn what_is_ready_at_the_counter_waits_for_its_owner_and_nobody_says_that_it_was_sent() {
    testkit::sqlite(house, |portal| {
        portal.write(|tx| {
            let told = formats::records::Prescription { by_mail: false, ..record(1) };
            give(tx, ANN, 1)?;
            take_prescription(tx, ANN, rx(1), (&told, &Names::default())).map(|_| ())
        });
        place_all(portal, &[1]);
        portal.work();
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let ready = r#""status":"in-progress","businessStatus":{"text":"ready-for-pickup"}"#;
        let body = call("e1", &task(ORDER, None, ready));
        assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
        portal.work();
        portal.pass(Duration::from_hours(24 * 9));
        let ann = portal.visited_by(&Person::ann());
        let page = ann.opens(&format!("/orders/{ORDER}"));
        page.sees("Ready to pick up").sees("Waits for you at the pharmacy");
        page.sees("This order is ready at your pharmacy, so it can no longer be cancelled here");
        page.lacks("has shipped").lacks("that is too long");
    });
}

#[test]
fn what_is_told_of_an_order_weeks_later_is_history_and_no_news() {
    testkit::sqlite(house, |portal| {
        joins(portal);
        ordered(portal, &[1]);
        portal.work();
        portal.pass(std::time::Duration::from_hours(24 * 20));
        let (stranger, back_end) = (portal.stranger(), BackEnd::new(1, KEY));
        let body = call("e1", &task(ORDER, None, r#""status":"completed""#));
        assert_eq!(back_end.sends((&stranger, portal.now()), body).status, 204);
        assert_eq!(portal.work().len(), 0);
        assert_eq!(now_of(portal).body.stage.step(), Step::Shipped);
    });
}
