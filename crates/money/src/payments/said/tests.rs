use super::*;
use serde_json::json;

fn of(kind: &str, object: Value) -> Option<News> {
    let body = json!({ "id": "evt_1", "type": kind, "created": 7, "data": { "object": object } });
    event(body.to_string().as_bytes()).unwrap().news
}

#[test]
fn each_state_of_the_provider_has_its_place_and_an_unknown_one_is_processing() {
    let step = |step| Some(News::Step { at: 7, step });
    for (status, expected) in [
        ("requires_payment_method", step(Step::Waits)),
        ("requires_confirmation", step(Step::Waits)),
        ("requires_action", step(Step::NeedsAction)),
        ("processing", step(Step::Processing)),
        ("requires_capture", step(Step::Processing)),
        ("canceled", Some(News::Cancelled)),
        ("succeeded", Some(News::Taken(Money::cents(900)))),
        ("teleported", step(Step::Processing)),
    ] {
        let object = json!({ "status": status, "amount_received": 900 });
        assert_eq!(of("payment_intent.created", object), expected, "{status}");
    }
    let declined = json!({ "last_payment_error": { "decline_code": "insufficient_funds" } });
    assert_eq!(of("payment_intent.payment_failed", declined), step(Step::Failed(Why::Funds)));
    let unpaid = json!({ "mode": "payment", "payment_status": "unpaid" });
    assert_eq!(of("checkout.session.completed", unpaid), step(Step::Processing));
    assert_eq!(of("customer.created", json!({})), None);
}

#[test]
fn what_a_bank_did_not_pay_is_told_by_an_event_and_by_a_read_of_both() {
    let page = |status: &str, paid: &str| json!({ "status": status, "payment_status": paid });
    let unpaid = json!({ "mode": "payment", "payment_status": "unpaid" });
    assert_eq!(of("checkout.session.async_payment_failed", unpaid), Some(News::Bounced));
    let has_bounced = |page: &Value, intent: &str| {
        now(7, Some(page), Some(&json!({ "status": intent }))).contains(&News::Bounced)
    };
    let done = page("complete", "unpaid");
    assert!(has_bounced(&done, "requires_payment_method"));
    assert!(!has_bounced(&done, "processing"));
    // There another card may still be chosen.
    assert!(!has_bounced(&page("open", "unpaid"), "requires_payment_method"));
    assert_eq!(now(7, Some(&done), None), [News::Step { at: 7, step: Step::Processing }]);
}

#[test]
fn when_money_moved_is_told_by_events_and_reads_where_they_know_it() {
    let told = |kind: &str, object: Value| {
        let body =
            json!({ "id": "evt_1", "type": kind, "created": 7, "data": { "object": object } });
        event(body.to_string().as_bytes()).unwrap().when
    };
    let paid = When { taken: Some(7), back: None };
    assert_eq!(told("payment_intent.succeeded", json!({ "status": "succeeded" })), paid);
    let both = When { taken: Some(3), back: Some(7) };
    assert_eq!(told("charge.refunded", json!({ "created": 3 })), both);
    let refunds = json!({ "data": [{ "created": 7 }, { "created": 9, "status": "failed" }] });
    let charge = json!({ "created": 3, "refunds": refunds });
    assert_eq!(when_now(&json!({ "latest_charge": charge })), both);
    assert_eq!(when_now(&json!({ "latest_charge": "ch_1" })), When::default());
}

#[test]
fn a_refund_that_failed_is_told_of_the_correction_it_was_for() {
    let lost = |kind: &str, status: &str| {
        let metadata = json!({ "payment": "p1", "correction": "c1" });
        let object = json!({ "status": status, "amount": 900, "metadata": metadata });
        let body = json!({ "id": "evt_1", "type": kind, "data": { "object": object } });
        let event = event(body.to_string().as_bytes()).unwrap();
        assert_eq!(event.news, None);
        event.lost
    };
    for kind in ["charge.refund.updated", "refund.updated", "refund.failed"] {
        assert_eq!(lost(kind, "failed").as_deref(), Some("c1"), "{kind}");
    }
    assert_eq!(lost("refund.updated", "canceled").as_deref(), Some("c1"));
    assert_eq!(lost("refund.updated", "succeeded"), None);
    assert!(stands(&json!({ "status": "pending" })) && !stands(&json!({ "status": "failed" })));
}

#[test]
fn a_refund_of_their_own_desk_that_failed_is_told_by_the_payment_it_is_of() {
    let astray = |kind: &str, refund: Value| {
        let body = json!({ "id": "evt_1", "type": kind, "data": { "object": refund } });
        event(body.to_string().as_bytes()).unwrap().astray
    };
    let failed = |name: &str, of: Value| json!({ "status": "failed", "amount": 900, name: of });
    for kind in ["charge.refund.updated", "refund.updated", "refund.failed"] {
        let place = astray(kind, failed("payment_intent", json!("pi_7")));
        assert_eq!(place.as_deref(), Some("payment_intents/pi_7"), "{kind}");
    }
    let whole = astray("refund.failed", failed("payment_intent", json!({ "id": "pi_7" })));
    assert_eq!(whole.as_deref(), Some("payment_intents/pi_7"));
    let charge = astray("refund.failed", failed("charge", json!("ch_7")));
    assert_eq!(charge.as_deref(), Some("charges/ch_7"));
    for refund in [
        failed("payment_intent", json!("../customers")),
        failed("nothing", json!(null)),
        json!({ "status": "pending", "payment_intent": "pi_7" }),
        json!({ "status": "failed", "payment_intent": "pi_7",
            "metadata": { "correction": "c1" } }),
    ] {
        assert_eq!(astray("refund.updated", refund.clone()), None, "{refund}");
    }
}

#[test]
fn of_disputes_an_inquiry_and_one_that_was_won_take_nothing() {
    let cents = Money::cents;
    // https://docs.stripe.com/api/disputes/object, `status`
    for (status, held, taken_back) in [
        ("warning_needs_response", 0, 0),
        ("warning_under_review", 0, 0),
        ("warning_closed", 0, 0),
        ("needs_response", 900, 0),
        ("under_review", 900, 0),
        ("won", 0, 0),
        ("prevented", 0, 0),
        ("lost", 0, 900),
        ("unheard_of", 900, 0),
    ] {
        let list = json!({ "data": [{ "amount": 900, "status": status }] });
        let wanted = Disputed { held: cents(held), taken_back: cents(taken_back) };
        assert_eq!(disputed(&list), Some(wanted), "{status}");
    }
    let one = |amount: i64, status: &str| json!({ "amount": amount, "status": status });
    let list = json!({ "data": [one(300, "lost"), one(40, "lost"), one(5, "needs_response")] });
    assert_eq!(disputed(&list), Some(Disputed { held: cents(5), taken_back: cents(340) }));
    assert_eq!(disputed(&json!({ "data": [] })), Some(Disputed::default()));
    for odd in [json!({}), json!({ "data": [{ "status": "lost" }] })] {
        assert_eq!(disputed(&odd), None, "{odd}");
    }
}

#[test]
fn a_dispute_tells_nothing_but_where_to_ask_whose_payment_it_is_of() {
    let told = |kind: &str, dispute: Value| {
        let body = json!({ "id": "evt_1", "type": kind, "data": { "object": dispute } });
        event(body.to_string().as_bytes()).unwrap()
    };
    for verb in ["created", "updated", "funds_withdrawn", "funds_reinstated", "closed"] {
        let dispute = json!({ "charge": "ch_7", "payment_intent": "pi_7", "status": "lost",
            "amount": 900, "metadata": {} });
        let event = told(&format!("charge.dispute.{verb}"), dispute);
        assert_eq!(event.disputed.as_deref(), Some("payment_intents/pi_7"), "{verb}");
        assert_eq!((event.news, event.astray, event.lost), (None, None, None));
    }
    let of_charge = told("charge.dispute.created", json!({ "charge": "ch_7" }));
    assert_eq!(of_charge.disputed.as_deref(), Some("charges/ch_7"));
    assert_eq!(told("charge.refunded", json!({ "charge": "ch_7" })).disputed, None);
    let intent = |disputed: bool| json!({ "latest_charge": { "disputed": disputed } });
    assert!(is_disputed(&intent(true)) && !is_disputed(&intent(false)) && !is_disputed(&json!({})));
}

#[test]
fn refunds_are_counted_one_by_one_and_what_failed_is_no_part_of_them() {
    let refund = |amount: i64, status: &str, correction: Option<&str>| {
        let metadata = json!({ "correction": correction });
        json!({ "amount": amount, "status": status, "metadata": metadata })
    };
    let data = [
        refund(300, "succeeded", None),
        refund(40, "pending", Some("c1")),
        refund(5, "failed", None),
        refund(6, "canceled", Some("c2")),
    ];
    let failed = vec![(None, Money::cents(5)), (Some("c2".to_owned()), Money::cents(6))];
    let one_by_one = Back { standing: Money::cents(340), failed };
    let charge = json!({ "amount_refunded": 351, "refunds": { "data": data } });
    assert_eq!(back(&charge), Some(one_by_one));
    let sum = Some(Back { standing: Money::cents(351), failed: Vec::new() });
    let more = json!({ "amount_refunded": 351, "refunds": { "data": data, "has_more": true } });
    assert_eq!(back(&more), sum);
    assert_eq!(back(&json!({ "amount_refunded": 351 })), sum);
    assert_eq!(back(&json!({})), None);
}

#[test]
fn of_a_card_no_more_than_four_digits_are_kept() {
    let long = json!({ "type": "card", "card": { "brand": "visa", "last4": "4242424242424242" } });
    assert_eq!(face(&long).last_four, "4242");
}

#[test]
fn what_does_not_read_is_no_event() {
    for odd in [&b""[..], b"[]", b"{}", b"\xff", b"{\"id\":\"../x\"}"] {
        assert_eq!(event(odd), None);
    }
}

#[test]
fn an_answer_about_a_kept_card_is_news_of_the_moment_it_was_made() {
    let step = |at, step| News::Step { at, step };
    let of = |taken| When { taken, back: None };
    for (answer, expected, taken) in [
        (
            json!({ "status": "succeeded", "amount_received": 900, "created": 7 }),
            News::Taken(Money::cents(900)),
            Some(7),
        ),
        // It names its charge, which some would tell in full.
        (
            json!({ "status": "succeeded", "amount_received": 900, "created": 7,
            "latest_charge": "ch_1" }),
            News::Taken(Money::cents(900)),
            Some(7),
        ),
        (
            json!({ "status": "succeeded", "amount_received": 900, "created": 7,
            "latest_charge": { "created": 8 } }),
            News::Taken(Money::cents(900)),
            Some(8),
        ),
        (json!({ "status": "processing", "created": 7 }), step(7, Step::Processing), Some(7)),
        (json!({ "status": "requires_action", "created": 7 }), step(7, Step::NeedsAction), Some(7)),
        (json!({ "status": "processing" }), step(99, Step::Processing), None),
    ] {
        assert_eq!(made(99, &answer), (expected, of(taken)), "{answer}");
    }
}
