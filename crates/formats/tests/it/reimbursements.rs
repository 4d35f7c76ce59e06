//! What back ends tell of requests to be paid back.

use base::{Day, Money, ReimbursementId, Timestamp};
use formats::records::{
    Moment, PaidBy, Payment, Record, ReimbursementFact, ReimbursementNews, SourceRef,
};
use formats::{Reason, Why, fhir};
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Value, json};

mod rows;

const ID: ReimbursementId = ReimbursementId::new([5; 16]);

/// A Task about our request, with these members beside.
fn task(more: &str) -> String {
    format!(
        r#"{{"resourceType":"Task","identifier":[{{"system":"urn:latchkey:reimbursement",
        "value":"{ID}"}}],"intent":"proposal","for":{{"reference":"Patient/ann"}},
        "lastModified":"2027-03-04T15:00:00Z",{more}}}"#
    )
    .replace('\n', " ")
}

fn fact(more: &str) -> ReimbursementFact {
    let reads = super::fhir_line(&task(more));
    match super::records(&reads)[..] {
        [Record::Reimbursement(news)] => {
            assert_eq!((news.reimbursement, news.at), (ID, AT), "{more}");
            news.fact.clone()
        }
        _ => panic!("{reads:?} of {more}"),
    }
}

const AT: Moment = Moment::At(Timestamp::from_seconds(1_804_172_400));

#[test]
fn the_plans_own_word_counts_before_fhirs() {
    let amount = r#""output":[{"type":{"text":"amount"},"valueMoney":{"value":41.5}},
        {"type":{"coding":[{"code":"check-leaves"}]},"valueDate":"2027-03-09"}]"#;
    let approved = ReimbursementFact::Approved {
        amount: Money::cents(4_150),
        leaves: Day::new(2027, 3, 9).ok(),
        reason: None,
        appeal_until: None,
    };
    let part = r#""status":"in-progress","businessStatus":{"text":"partly approved"},
        "statusReason":{"text":"Above what the list allows"},
        "output":[{"type":{"text":"amount"},"valueMoney":{"value":12}},
        {"type":{"text":"appeal-until"},"valueDate":"2027-05-08"}]"#;
    let part_meant = ReimbursementFact::Approved {
        amount: Money::cents(1_200),
        leaves: None,
        reason: Some("Above what the list allows".into()),
        appeal_until: Day::new(2027, 5, 8).ok(),
    };
    let to_account = r#""status":"completed","output":[{"type":{"text":"paid-by"},
        "valueString":"Direct deposit"}]"#;
    let paid = |by| ReimbursementFact::Paid(Payment { amount: None, by });
    for (more, wanted) in [
        (r#""status":"received""#.to_owned(), ReimbursementFact::Received),
        (r#""status":"in-progress""#.to_owned(), ReimbursementFact::Received),
        (
            r#""status":"on-hold","statusReason":{"text":"The receipt is cut off"}"#.to_owned(),
            ReimbursementFact::MoreNeeded(Some("The receipt is cut off".into())),
        ),
        (
            format!(r#""status":"in-progress","businessStatus":{{"text":"Approved"}},{amount}"#),
            approved,
        ),
        (
            r#""status":"rejected""#.to_owned(),
            ReimbursementFact::Denied { reason: None, appeal_until: None },
        ),
        (part.to_owned(), part_meant),
        (r#""status":"completed""#.to_owned(), paid(None)),
        (to_account.to_owned(), paid(Some(PaidBy::Account))),
    ] {
        assert_eq!(fact(&more), wanted, "{more}");
    }
}

#[test]
fn of_a_business_status_every_code_and_the_text_are_read() {
    for business in [
        r#"{"coding":[{"code":"4711"},{"code":"In Review"}],"text":"somewhere"}"#,
        r#"{"coding":[{"code":"4711"}],"text":"In review"}"#,
        r#"{"coding":[{"code":"4711","display":"In review"}]}"#,
        // What we do not know leaves FHIR's own word, as long as that decides nothing.
        r#"{"coding":[{"code":"4711"}]}"#,
    ] {
        let more = format!(r#""status":"in-progress","businessStatus":{business}"#);
        assert_eq!(fact(&more), ReimbursementFact::Received, "{business}");
    }
}

#[test]
fn no_decision_is_read_beside_a_business_status_we_do_not_know() {
    for status in ["completed", "rejected", "approved", "denied", "paid"] {
        let more = format!(r#""status":"{status}","businessStatus":{{"text":"adjudicated"}}"#);
        let reads = super::fhir_line(&task(&more));
        assert_eq!(super::refusals(&reads), [Reason::UnknownStatus], "{status}");
    }
    // `failed` is of the machines: nobody decided.
    let failed = super::fhir_line(&task(r#""status":"failed""#));
    assert_eq!(super::refusals(&failed), [Reason::UnknownStatus]);
}

#[test]
fn what_became_of_a_part_is_no_word_on_the_money() {
    for part in ["1", "withdrawn"] {
        let whole = task(r#""status":"completed""#);
        let group = format!(
            r#""groupIdentifier":{{"system":"urn:latchkey:reimbursement","value":"{ID}"}}"#
        );
        let part = whole
            .replace("urn:latchkey:reimbursement", "urn:latchkey:reimbursement-part")
            .replace(&format!(r#""{ID}""#), &format!(r#""{ID}/{part}""#))
            .replace(r#""intent""#, &format!(r#"{group},"intent""#));
        assert_eq!(super::skips(&super::fhir_line(&part)), [Why::NothingNew], "{part}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused_and_what_is_no_news_is_passed_over() {
    let refused = |more: &str| super::refusals(&super::fhir_line(&task(more)));
    let approved = r#""status":"in-progress","businessStatus":{"text":"approved"}"#;
    assert_eq!(refused(approved), [Reason::MissingValue("output (amount)")]);
    let below = r#","output":[{"type":{"text":"amount"},"valueMoney":{"value":-3}}]"#;
    let below = format!("{approved}{below}");
    assert_eq!(refused(&below), [Reason::MissingValue("output (amount)")]);
    assert_eq!(refused(r#""status":"soon""#), [Reason::UnknownStatus]);
    let odd = task(r#""status":"received""#).replace(&ID.to_string(), "7");
    assert_eq!(super::refusals(&super::fhir_line(&odd)), [Reason::BadValue("identifier")]);
    let reads = super::fhir_line(&task(r#""status":"requested""#));
    assert_eq!(super::skips(&reads), [Why::NothingNew]);
}

fn any_fact() -> impl Strategy<Value = ReimbursementFact> {
    let money = (0..10_000_000_i64).prop_map(Money::cents);
    let day =
        (0..9_000).prop_map(|days| Day::from_date(jiff::civil::date(2020, 1, 1)).plus_days(days));
    let by = proptest::sample::select(vec![PaidBy::Check, PaidBy::Account]);
    let words = of("[a-zA-Z][a-zA-Z ]{0,20}[a-z]".prop_map(Into::into));
    prop_oneof![
        Just(ReimbursementFact::Received),
        words.clone().prop_map(ReimbursementFact::MoreNeeded),
        (money.clone(), of(day.clone()), words.clone(), of(day.clone())).prop_map(
            |(amount, leaves, reason, appeal_until)| {
                ReimbursementFact::Approved { amount, leaves, reason, appeal_until }
            }
        ),
        (words, of(day))
            .prop_map(|(reason, appeal_until)| ReimbursementFact::Denied { reason, appeal_until }),
        (of(money), of(by))
            .prop_map(|(amount, by)| ReimbursementFact::Paid(Payment { amount, by })),
    ]
}

/// FHIR's own states of a Task (R4, TaskStatus).
const STATES: [&str; 12] = [
    "draft",
    "requested",
    "received",
    "accepted",
    "ready",
    "in-progress",
    "on-hold",
    "rejected",
    "completed",
    "failed",
    "cancelled",
    "entered-in-error",
];

fn any_text() -> impl Strategy<Value = Value> {
    prop_oneof!["\\PC{0,24}".prop_map(Value::from), Just(Value::Null)]
}

/// What a back end says of a request, in FHIR's words, in the plan's and in none.
fn any_members() -> impl Strategy<Value = Value> {
    let state = prop_oneof![4 => proptest::sample::select(&STATES[..]).prop_map(Value::from),
        1 => any_text()];
    let own = ["Approved", "denied", "check-sent", "pended", "In review", "withdrawn"];
    let own = prop_oneof![3 => proptest::sample::select(own.to_vec()).prop_map(Value::from),
        1 => any_text()];
    let outputs = proptest::collection::vec(any_output(), 0..3);
    let members = (state, proptest::option::of(own), any_text(), outputs);
    members.prop_map(|(status, own, reason, output)| {
        let mut one = json!({"status": status, "statusReason": {"text": reason},
            "output": output});
        if let Some(own) = own {
            one["businessStatus"] = json!({ "text": own });
        }
        one
    })
}

fn any_output() -> impl Strategy<Value = Value> {
    let names = ["amount", "check-leaves", "appeal-until", "Amount", "receipt"];
    let value = prop_oneof![
        (-1_000.0..1.0e7_f64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[-$0-9.,]{0,12}".prop_map(Value::from),
    ];
    let day = prop_oneof!["20[0-9]{2}-[01][0-9]-[0-3][0-9]".prop_map(Value::from), any_text()];
    (proptest::sample::select(names.to_vec()), value, any_text(), day).prop_map(
        |(name, value, text, day)| {
            json!({"type": {"text": name}, "valueMoney": {"value": value, "currency": "USD"},
                "valueString": text, "valueDate": day})
        },
    )
}

proptest! {
    #[test]
    fn what_we_write_of_a_request_reads_back(fact in any_fact()) {
        let person = Some(SourceRef::new("fhir", "Patient/ann"));
        let (updated, earlier) = (None, Vec::new());
        let news =
            ReimbursementNews { reimbursement: ID, person, at: AT, fact, updated, earlier };
        let record = Record::Reimbursement(news);
        let written = fhir::write(&record);
        let reads = super::fhir_line(&written);
        prop_assert_eq!(super::records(&reads), [&record], "{}", written);
    }

    #[test]
    fn whatever_a_task_says_of_a_request_it_comes_to_one_thing_of_that_request(
        more in any_members(),
    ) {
        let mut whole: Value = serde_json::from_str(&task(r#""focus":{}"#)).unwrap();
        whole.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
        let reads = super::fhir_line(&whole.to_string());
        let came = (super::records(&reads), super::refusals(&reads), super::skips(&reads));
        prop_assert_eq!(came.0.len() + came.1.len() + came.2.len(), 1, "{} {:?}", whole, reads);
        for record in came.0 {
            let Record::Reimbursement(news) = record else { panic!("{record:?}") };
            prop_assert_eq!((news.reimbursement, news.at), (ID, AT));
            if let ReimbursementFact::Approved { amount, .. }
            | ReimbursementFact::Paid(Payment { amount: Some(amount), .. }) = news.fact
            {
                prop_assert!(amount >= Money::ZERO);
            }
            // What we took of it we can say again.
            let again = super::again(record);
            prop_assert_eq!(super::records(&again), [record], "{}", whole);
        }
    }
}

#[test]
fn a_signed_call_may_hold_it() {
    let body = format!(r#"{{"id":"e1","resource":{}}}"#, task(r#""status":"received""#));
    assert_eq!(super::records(&fhir::event(body.as_bytes()).unwrap().reads).len(), 1);
}
