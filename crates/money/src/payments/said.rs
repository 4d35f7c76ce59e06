//! The provider's words, read tolerantly: what we do not know counts as "processing".

use base::Money;
use serde_json::Value;

use super::flow::{News, Step, Why};
use super::provider::token;

/// An event, as far as it concerns us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The provider's name for it: told twice, it is one.
    pub id: String,
    /// What we called the payment when we asked for it.
    pub payment: Option<String>,
    /// What we called the member's wallet.
    pub wallet: Option<String>,
    pub news: Option<News>,
    /// A way to pay that was set up, by the provider's name.
    pub method: Option<String>,
    /// What we called the correction whose money did not arrive.
    pub lost: Option<String>,
}

pub fn event(body: &[u8]) -> Option<Event> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let object = &value["data"]["object"];
    let note = |name: &str| token(&object["metadata"][name]);
    let kind = value["type"].as_str().unwrap_or_default();
    let set_up = kind == "setup_intent.succeeded";
    Some(Event {
        id: token(&value["id"])?,
        payment: note("payment"),
        wallet: note("wallet"),
        news: news(kind, value["created"].as_i64().unwrap_or(0), object),
        method: if set_up { token(&object["payment_method"]) } else { None },
        lost: note("correction").filter(|_| kind.contains("refund.") && !stands(object)),
    })
}

fn news(kind: &str, at: i64, object: &Value) -> Option<News> {
    let (noun, verb) = kind.rsplit_once('.')?;
    match noun {
        "payment_intent" if verb == "payment_failed" => {
            Some(News::Step { at, step: Step::Failed(why(&object["last_payment_error"])) })
        }
        "payment_intent" => Some(intent(at, object)),
        "charge" if verb == "refunded" => Some(News::Returned {
            taken: cents(&object["amount_captured"]).or(cents(&object["amount"]))?,
            back: cents(&object["amount_refunded"])?,
        }),
        "checkout.session" => session(verb, at, object),
        _ => None,
    }
}

/// Whether money that was to be given back was, or is on its way. It may be a yes for days first.
pub fn stands(refund: &Value) -> bool {
    !matches!(refund["status"].as_str(), Some("failed" | "canceled"))
}

/// What a payment's own status says.
pub fn intent(at: i64, object: &Value) -> News {
    let step = match object["status"].as_str().unwrap_or_default() {
        "succeeded" => {
            if let Some(taken) = cents(&object["amount_received"]).filter(|m| *m > Money::ZERO) {
                return News::Taken(taken);
            }
            Step::Processing
        }
        "canceled" => return News::Cancelled,
        "requires_action" => Step::NeedsAction,
        "requires_payment_method" | "requires_confirmation"
            if object["last_payment_error"].is_object() =>
        {
            Step::Failed(why(&object["last_payment_error"]))
        }
        "requires_payment_method" | "requires_confirmation" => Step::Waits,
        _ => Step::Processing,
    };
    News::Step { at, step }
}

/// What a read of the provider's page says now.
pub fn page_now(at: i64, page: &Value) -> Option<News> {
    match (page["status"].as_str(), page["payment_status"].as_str()) {
        (Some("expired"), _) => Some(News::Cancelled),
        (Some("complete"), Some("paid")) => Some(News::Taken(cents(&page["amount_total"])?)),
        (Some("complete"), _) => Some(News::Step { at, step: Step::Processing }),
        _ => None,
    }
}

/// What a read of a payment says now, and how much of it was given back.
pub fn intent_now(at: i64, object: &Value) -> Vec<News> {
    let mut news = vec![intent(at, object)];
    let charge = &object["latest_charge"];
    let taken = cents(&charge["amount_captured"]).or(cents(&charge["amount"]));
    if let (Some(taken), Some(back)) = (taken, cents(&charge["amount_refunded"]))
        && back > Money::ZERO
    {
        news.push(News::Returned { taken, back });
    }
    news
}

fn session(verb: &str, at: i64, object: &Value) -> Option<News> {
    if object["mode"].as_str() == Some("setup") {
        return None;
    }
    Some(match verb {
        "expired" => News::Cancelled,
        "async_payment_failed" => News::Step { at, step: Step::Failed(Why::Other) },
        _ => match object["payment_status"].as_str() {
            Some("paid") => News::Taken(cents(&object["amount_total"])?),
            _ => News::Step { at, step: Step::Processing },
        },
    })
}

fn why(error: &Value) -> Why {
    let code = error["decline_code"].as_str().or(error["code"].as_str()).unwrap_or_default();
    why_of(code)
}

pub fn why_of(code: &str) -> Why {
    match code {
        "insufficient_funds" | "card_velocity_exceeded" | "withdrawal_count_limit_exceeded" => {
            Why::Funds
        }
        "expired_card" => Why::Expired,
        "authentication_required" | "payment_intent_authentication_failure" => Why::Proof,
        _ => Why::Other,
    }
}

fn cents(value: &Value) -> Option<Money> {
    value.as_i64().filter(|cents| (0..=100_000_000).contains(cents)).map(Money::cents)
}

/// What is kept of a card: nothing that could be paid with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    pub brand: String,
    pub last_four: String,
    pub expires: Option<(i64, i64)>,
}

pub fn face(method: &Value) -> Face {
    let kind = method["type"].as_str().unwrap_or("card");
    let facts = &method[kind];
    let brand = facts["brand"].as_str().or(facts["bank_name"].as_str()).unwrap_or(kind);
    let digits: String =
        facts["last4"].as_str().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let last_four = digits.get(digits.len().saturating_sub(4)..).unwrap_or_default().to_owned();
    let expires = facts["exp_month"].as_i64().zip(facts["exp_year"].as_i64());
    Face { brand: brand.chars().take(30).collect(), last_four, expires }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(kind: &str, object: Value) -> Option<News> {
        let body =
            json!({ "id": "evt_1", "type": kind, "created": 7, "data": { "object": object } });
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
    fn of_a_card_no_more_than_four_digits_are_kept() {
        let long =
            json!({ "type": "card", "card": { "brand": "visa", "last4": "4242424242424242" } });
        assert_eq!(face(&long).last_four, "4242");
    }

    #[test]
    fn what_does_not_read_is_no_event() {
        for odd in [&b""[..], b"[]", b"{}", b"\xff", b"{\"id\":\"../x\"}"] {
            assert_eq!(event(odd), None);
        }
    }
}
