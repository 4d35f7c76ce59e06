//! What back ends tell of requests, as differently as they tell it.

use base::{Day, OrderId, PrescriptionId, Timestamp};
use formats::records::{
    AskedBy, EarlyNews, Elsewhere, Hold, Moment, News, OrderFact, OrderName, OrderNews, Parcel,
    Record, Reject, RenewalAnswer, RenewalNews, SourceRef,
};
use formats::{Reason, Why, fhir};
use proptest::prelude::*;

const ORDER: OrderId = OrderId::new([1; 16]);
const RX: PrescriptionId = PrescriptionId::new([2; 16]);
const AT: Moment = Moment::At(Timestamp::from_seconds(1_804_172_400));

/// A Task about one medicine of our order, with these members beside.
fn task(more: &str) -> String {
    format!(
        r#"{{"resourceType":"Task","identifier":[{{"system":"urn:latchkey:order-line",
        "value":"{ORDER}/{RX}"}}],"intent":"order","for":{{"reference":"Patient/ann"}},
        "lastModified":"2027-03-04T15:00:00Z",{more}}}"#
    )
    .replace('\n', " ")
}

fn told(line: &str) -> OrderNews {
    let reads = super::fhir_line(line);
    match super::records(&reads)[..] {
        [Record::News(News::Order(news))] => news.clone(),
        _ => panic!("{reads:?} of {line}"),
    }
}

fn facts(more: &str) -> Vec<OrderFact> {
    told(&task(more)).facts.into_iter().map(|(_, fact)| fact).collect()
}

#[test]
fn a_task_names_the_order_the_medicine_the_moment_and_what_happened() {
    let news = told(&task(r#""status":"accepted","owner":{"display":"Juniper Home Delivery"}"#));
    assert_eq!(news.order, OrderName::Ours { order: ORDER, line: Some(RX) });
    assert_eq!(news.person, Some(SourceRef::new("fhir", "Patient/ann")));
    assert_eq!(news.pharmacy.unwrap().as_str(), "Juniper Home Delivery");
    assert_eq!(news.facts, [(AT, OrderFact::Accepted)]);
}

#[test]
fn every_word_a_back_end_may_have_says_the_same_few_things() {
    for (words, fact) in [
        (r#""status":"received""#, OrderFact::Accepted),
        (r#""status":"in-progress""#, OrderFact::Filling),
        (r#""status":"completed""#, OrderFact::HandedOver),
        (r#""status":"failed""#, OrderFact::Rejected(Reject::Other)),
        (r#""status":"on-hold","statusReason":{"text":"Out of stock"}"#, {
            OrderFact::Held(Hold::OutOfStock)
        }),
        (r#""status":"on-hold","statusReason":{"coding":[{"code":"75"}]}"#, {
            OrderFact::Held(Hold::PlanApproval)
        }),
        (r#""status":"rejected","statusReason":{"coding":[{"code":"79"}]}"#, {
            OrderFact::Rejected(Reject::TooSoon)
        }),
        // Its own word counts before FHIR's, where it is one we know.
        (r#""status":"in-progress","businessStatus":{"text":"In transit"}"#, {
            OrderFact::Shipped(Parcel::default())
        }),
        (r#""status":"completed","businessStatus":{"coding":[{"code":"DELIVERED"}]}"#, {
            OrderFact::Delivered(None)
        }),
        (r#""status":"in-progress","businessStatus":{"text":"Robot 7"}"#, OrderFact::Filling),
    ] {
        assert_eq!(facts(words), [fact], "{words}");
    }
}

#[test]
fn each_parcel_is_told_with_its_days_in_either_spelling() {
    let line = task(
        r#""status":"completed","output":[
        {"type":{"text":"shipment"},"extension":[{"url":"urn:latchkey:shipment","extension":[
          {"url":"carrier","valueString":"USPS"},{"url":"tracking","valueString":"9400 1"},
          {"url":"shipped","valueDate":"2027-03-02"},
          {"url":"delivered","valueDateTime":"2027-03-04T15:00:00Z"}]}]},
        {"extension":[{"url":"https://x.example/shipment","extension":[
          {"url":"deliveryService","valueString":"ups"},
          {"url":"trackingNumber","valueString":"1Z9"}]}]}]"#,
    );
    let parcel = |carrier: &str, number: &str| {
        let (carrier, tracking) = (Some(carrier.to_owned()), Some(number.into()));
        OrderFact::Shipped(Parcel { carrier, tracking })
    };
    let shipped = Moment::On(Day::new(2027, 3, 2).unwrap());
    assert_eq!(
        told(&line).facts,
        [
            (shipped, parcel("USPS", "9400 1")),
            (AT, OrderFact::Delivered(Some("9400 1".into()))),
            (AT, parcel("ups", "1Z9")),
        ]
    );
}

#[test]
fn a_dispense_that_names_our_order_is_a_fill_and_news_of_it() {
    let line = format!(
        r#"{{"resourceType":"MedicationDispense","id":"d1","status":"completed",
        "subject":{{"reference":"Patient/ann"}},"whenHandedOver":"2027-03-04","supportingInformation":
        [{{"identifier":{{"system":"urn:latchkey:order","value":"{ORDER}"}}}}],
        "authorizingPrescription":[{{"reference":"MedicationRequest/1"}}]}}"#
    )
    .replace('\n', " ");
    let reads = super::fhir_line(&line);
    let [Record::Fill(_), Record::News(News::Order(news))] = super::records(&reads)[..] else {
        panic!("{reads:?}");
    };
    assert_eq!(news.order, OrderName::Ours { order: ORDER, line: None });
    assert_eq!(news.facts, [(Moment::On(Day::new(2027, 3, 4).unwrap()), OrderFact::HandedOver)]);
    let plain = line.replace("urn:latchkey:order", "urn:other");
    assert_eq!(super::records(&super::fhir_line(&plain)).len(), 1);
}

#[test]
fn an_order_made_elsewhere_says_who_asked_for_which_prescription() {
    for (requester, by) in [
        (r#"{"reference":"Practitioner/7"}"#, Some(AskedBy::Prescriber)),
        (r#"{"type":"Organization"}"#, Some(AskedBy::Pharmacy)),
        (r#"{"reference":"https://x.example/fhir/Patient/ann"}"#, Some(AskedBy::Member)),
        ("{}", None),
    ] {
        let line = format!(
            r#"{{"resourceType":"Task","id":"t1","status":"received","intent":"order",
            "groupIdentifier":{{"value":"P-1"}},"focus":{{"reference":"MedicationRequest/5"}},
            "for":{{"reference":"Patient/ann"}},"authoredOn":"2027-03-04T15:00:00Z",
            "lastModified":"2027-03-04T15:00:00Z","requester":{requester}}}"#
        );
        let theirs = Elsewhere {
            order: SourceRef::new("order", "|P-1"),
            prescription: SourceRef::new("fhir", "MedicationRequest/5"),
            by,
            placed: AT,
        };
        assert_eq!(told(&line.replace('\n', " ")).order, OrderName::Theirs(theirs));
    }
}

#[test]
fn a_renewals_answer_is_told_with_its_reason() {
    for (more, answer) in [
        (r#""status":"completed""#, RenewalAnswer::Granted),
        (r#""status":"rejected""#, RenewalAnswer::Denied),
        (
            r#""status":"completed","businessStatus":{"text":"denied"},"statusReason":
            {"text":"Appointment needed"}"#,
            RenewalAnswer::VisitNeeded,
        ),
    ] {
        let line = format!(
            r#"{{"resourceType":"Task","identifier":[{{"system":"urn:latchkey:renewal",
            "value":"{}"}}],{more}}}"#,
            "0a".repeat(16)
        );
        let reads = super::fhir_line(&line.replace('\n', " "));
        let [Record::News(News::Renewal(news))] = super::records(&reads)[..] else {
            panic!("{reads:?}");
        };
        assert_eq!((news.renewal, news.answer), ([10; 16], answer));
    }
}

#[test]
fn what_nobody_has_taken_up_is_passed_over_and_what_is_wrong_is_refused() {
    for (line, why) in [
        (task(r#""status":"requested""#), Why::NothingNew),
        (
            r#"{"resourceType":"Task","status":"completed","intent":"order"}"#.to_owned(),
            Why::NotUsed,
        ),
    ] {
        assert_eq!(super::skips(&super::fhir_line(&line)), [why], "{line}");
    }
    let moment = r#""lastModified":"2027-03-04T15:00:00Z","#;
    for (line, reason) in [
        (task(r#""intent":"order""#), Reason::WrongShape { column: 0 }),
        (task(r#""owner":{}"#), Reason::NoStatus),
        (task(r#""status":"entered-in-error""#), Reason::EnteredInError),
        (task(r#""status":"asleep""#), Reason::UnknownStatus),
        (task(r#""status":"accepted""#).replace(&RX.to_string(), "x"), {
            Reason::BadValue("identifier")
        }),
        (task(r#""status":"accepted""#).replace(moment, ""), {
            Reason::MissingValue("lastModified")
        }),
    ] {
        let refused = super::refusals(&super::fhir_line(&line));
        let wrong = |one: &Reason| matches!(one, Reason::WrongShape { .. });
        let same = refused == [reason] || wrong(&reason) && refused.iter().all(wrong);
        assert!(same && refused.len() == 1, "{refused:?} of {line}");
    }
}

/// As `orders::asks::jobs::request` in `medicines` writes it.
fn wish(code: &str, status: &str) -> serde_json::Value {
    serde_json::json!({
        "resourceType": "Task",
        "identifier": [{ "system": "urn:latchkey:order-ask", "value": format!("{ORDER}/0") }],
        "groupIdentifier": { "system": "urn:latchkey:order", "value": ORDER },
        "status": status,
        "intent": "order",
        "code": { "coding": [{
            "system": "http://hl7.org/fhir/CodeSystem/task-code",
            "code": code,
        }] },
        "reasonCode": { "text": "cancel" },
        "for": { "reference": "Patient/ann" },
        "authoredOn": "2027-03-04T14:00:00Z",
        "lastModified": "2027-03-04T15:00:00Z",
    })
}

#[test]
fn what_became_of_a_wish_is_no_news_of_its_order() {
    for code in ["abort", "resume"] {
        for status in ["requested", "accepted", "in-progress", "completed", "rejected", "failed"] {
            let line = wish(code, status).to_string();
            let reads = super::fhir_line(&line);
            assert_eq!(super::skips(&reads), [Why::NothingNew], "{code}, {status}");
            assert_eq!(reads.len(), 1, "{code}, {status}");
        }
    }
    // Kept beside the order's own name, or named by a Task that was made because of it.
    let order = serde_json::json!({ "system": "urn:latchkey:order", "value": ORDER });
    let mut both = wish("abort", "completed");
    both["identifier"].as_array_mut().unwrap().insert(0, order.clone());
    let mut made = wish("abort", "completed");
    let own = made["identifier"].take();
    made["basedOn"] = serde_json::json!([{ "identifier": own[0] }]);
    for line in [both, made.clone()] {
        assert_eq!(super::skips(&super::fhir_line(&line.to_string())), [Why::NothingNew]);
    }
    // The order's own Task is told of it, whatever it is based on.
    made["identifier"] = serde_json::json!([order]);
    made["status"] = "cancelled".into();
    let news = told(&made.to_string());
    assert_eq!(news.order, OrderName::Ours { order: ORDER, line: None });
    assert_eq!(news.facts, [(AT, OrderFact::Rejected(Reject::Other))]);
}

#[test]
fn a_call_has_a_name_and_a_resource() {
    let whole = format!(r#"{{"id":"e-1","resource":{}}}"#, task(r#""status":"accepted""#));
    let event = fhir::event(whole.as_bytes()).unwrap();
    assert_eq!((event.id.as_str(), super::records(&event.reads).len()), ("e-1", 1));
    for (text, reason) in [
        ("", Reason::NotJson { column: 0 }),
        (r#"{"resource":{}}"#, Reason::MissingValue("id")),
        (r#"{"id":"a b","resource":{}}"#, Reason::BadValue("id")),
        (r#"{"id":"e-1"}"#, Reason::MissingValue("resource")),
    ] {
        assert_eq!(fhir::event(text.as_bytes()), Err(reason), "{text}");
    }
}

fn any_moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        (1_700_000_000_i64..1_900_000_000).prop_map(|at| Moment::At(Timestamp::from_seconds(at))),
        (1_i8..29).prop_map(|day| Moment::On(Day::new(2027, 3, day).unwrap())),
    ]
}

fn any_word() -> impl Strategy<Value = OrderFact> {
    let price = Hold::Price(base::Money::cents(4_550));
    let (hold, reject) = ([Hold::Address, Hold::Other, price], [Reject::NotCovered, Reject::Other]);
    prop_oneof![
        Just(OrderFact::Accepted),
        Just(OrderFact::Filling),
        Just(OrderFact::Released),
        Just(OrderFact::Delivered(None)),
        proptest::sample::select(hold.to_vec()).prop_map(OrderFact::Held),
        proptest::sample::select(reject.to_vec()).prop_map(OrderFact::Rejected),
    ]
}

fn any_parcel() -> impl Strategy<Value = (Moment, OrderFact)> {
    let number = proptest::option::of("[A-Z0-9]{4,20}");
    (any_moment(), proptest::option::of("[A-Za-z]{3,8}"), number).prop_filter_map(
        "a parcel has a carrier or a number",
        |(at, carrier, number)| {
            let parcel = Parcel { carrier, tracking: number.map(Into::into) };
            (parcel != Parcel::default()).then_some((at, OrderFact::Shipped(parcel)))
        },
    )
}

proptest! {
    #[test]
    fn what_we_write_of_an_order_reads_back(
        parcels in proptest::collection::vec(any_parcel(), 0..3),
        word in proptest::option::of((any_moment(), any_word())),
        line in proptest::bool::ANY,
    ) {
        let mut facts = parcels;
        facts.extend(word);
        prop_assume!(!facts.is_empty());
        let record = Record::News(News::Order(OrderNews {
            order: OrderName::Ours { order: ORDER, line: line.then_some(RX) },
            person: Some(SourceRef::new("fhir", "Patient/ann")),
            pharmacy: None,
            facts,
        }));
        let written = fhir::write(&record);
        let reads = super::fhir_line(&written);
        prop_assert_eq!(super::records(&reads), [&record], "{}", written);
    }
}

#[test]
fn what_we_write_of_an_answer_reads_back() {
    for answer in [
        RenewalAnswer::Granted,
        RenewalAnswer::VisitNeeded,
        RenewalAnswer::Stopped,
        RenewalAnswer::NotTheirs,
        RenewalAnswer::Denied,
    ] {
        let news = RenewalNews { renewal: [9; 16], person: None, answer };
        let record = Record::News(News::Renewal(news));
        assert_eq!(super::records(&super::fhir_line(&fhir::write(&record))), [&record]);
    }
    for given in [true, false] {
        let person = Some(SourceRef::new("fhir", "Patient/ann"));
        let record = Record::News(News::Early(EarlyNews { early: [8; 16], person, given }));
        assert_eq!(super::records(&super::fhir_line(&fhir::write(&record))), [&record]);
    }
}

#[test]
fn a_price_is_read_however_it_is_written_and_never_guessed() {
    for (text, hold) in [
        ("price 45.50", Hold::Price(base::Money::cents(4_550))),
        ("Price: $1,045.5", Hold::Price(base::Money::cents(104_550))),
        ("price", Hold::Other),
        ("price -3", Hold::Other),
        ("price unknown", Hold::Other),
    ] {
        let more = format!(r#""status":"on-hold","statusReason":{{"text":"{text}"}}"#);
        assert_eq!(facts(&more), [OrderFact::Held(hold)], "{text}");
    }
}
