//! The provider's words, read tolerantly: what we do not know counts as "processing".

use base::Money;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::flow::{Disputed, News, Step, Why};
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
    pub when: When,
    /// The provider's name for the money that moves.
    pub intent: Option<String>,
    /// A way to pay that was set up, by the provider's name.
    pub method: Option<String>,
    /// What we called the correction whose money did not arrive.
    pub lost: Option<String>,
    /// Where the provider tells whose money did not arrive that none of our corrections gave back:
    /// somebody did at the provider's own desk.
    pub astray: Option<String>,
    /// Where the provider tells of whose payment a bank wants something back.
    pub disputed: Option<String>,
}

/// When money moved, in seconds of the provider's clock; nothing where it does not tell. We may
/// hear of it days later.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    pub taken: Option<i64>,
    pub back: Option<i64>,
}

pub fn event(body: &[u8]) -> Option<Event> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let object = &value["data"]["object"];
    let note = |name: &str| token(&object["metadata"][name]);
    let kind = value["type"].as_str().unwrap_or_default();
    let set_up = kind == "setup_intent.succeeded";
    let (correction, failed) = (note("correction"), kind.contains("refund.") && !stands(object));
    Some(Event {
        id: token(&value["id"])?,
        payment: note("payment"),
        wallet: note("wallet"),
        news: news(kind, value["created"].as_i64().unwrap_or(0), object),
        when: when(kind, value["created"].as_i64(), object),
        intent: kind.starts_with("payment_intent.").then(|| token(&object["id"])).flatten(),
        method: if set_up { token(&object["payment_method"]) } else { None },
        astray: if failed && correction.is_none() { place_of(object) } else { None },
        disputed: if kind.starts_with("charge.dispute.") { place_of(object) } else { None },
        lost: correction.filter(|_| failed),
    })
}

/// Where the payment stands that a refund or a dispute is of.
fn place_of(object: &Value) -> Option<String> {
    let named = |noun: &str| token(&object[noun]).or_else(|| token(&object[noun]["id"]));
    let intent = named("payment_intent").map(|intent| format!("payment_intents/{intent}"));
    intent.or_else(|| named("charge").map(|charge| format!("charges/{charge}")))
}

/// An event that money was given back tells the day it was taken on too.
fn when(kind: &str, created: Option<i64>, object: &Value) -> When {
    match kind {
        "charge.refunded" => When { taken: object["created"].as_i64(), back: created },
        _ => When { taken: created, back: None },
    }
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

/// What was given back of a payment, as a read of it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Back {
    pub standing: Money,
    /// What did not arrive, with the correction it was of.
    pub failed: Vec<(Option<String>, Money)>,
}

/// The refunds one by one where they are told; else the sum of them.
pub fn back(charge: &Value) -> Option<Back> {
    let refunds = &charge["refunds"];
    let all = refunds["data"].as_array().filter(|_| refunds["has_more"] != Value::Bool(true));
    let Some(all) = all else {
        let standing = cents(&charge["amount_refunded"])?;
        return Some(Back { standing, ..Back::default() });
    };
    let mut back = Back::default();
    for refund in all {
        let amount = cents(&refund["amount"])?;
        if stands(refund) {
            back.standing = back.standing + amount;
        } else {
            back.failed.push((token(&refund["metadata"]["correction"]), amount));
        }
    }
    Some(back)
}

/// What banks want back of a payment, by a list of all disputes of it. An inquiry takes nothing,
/// nor does what was won; a status we do not know is one that is not decided.
pub fn disputed(list: &Value) -> Option<Disputed> {
    let mut sum = Disputed::default();
    for dispute in list["data"].as_array()? {
        let amount = cents(&dispute["amount"])?;
        match dispute["status"].as_str().unwrap_or_default() {
            "won" | "prevented" => {}
            warning if warning.starts_with("warning_") => {}
            "lost" => sum.taken_back = sum.taken_back + amount,
            _ => sum.held = sum.held + amount,
        }
    }
    Some(sum)
}

/// Whether a read of a payment says that a bank wants something back.
pub fn is_disputed(intent: &Value) -> bool {
    intent["latest_charge"]["disputed"] == Value::Bool(true)
}

/// What a payment's own status says.
fn intent(at: i64, object: &Value) -> News {
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

/// What a read of the provider's page and of the payment says now, as far as there are any.
pub fn now(at: i64, page: Option<&Value>, intent: Option<&Value>) -> Vec<News> {
    let has_bounced = page.zip(intent).is_some_and(|(page, intent)| {
        let done = page["status"] == "complete" && page["payment_status"] == "unpaid";
        done && intent["status"] == "requires_payment_method"
    });
    let on_page = page.and_then(|page| page_now(at, page));
    let told = intent.map(|intent| intent_now(at, intent)).unwrap_or_default();
    let bounced = has_bounced.then_some(News::Bounced);
    on_page.into_iter().chain(told).chain(bounced).collect()
}

/// What the answer says by which a payment with a kept card is made, and when its money moved. A
/// call that is made again gets the answer of the first time: it is news of that moment.
pub fn made(now: i64, intent_made: &Value) -> (News, When) {
    let created = intent_made["created"].as_i64();
    let taken = when_now(intent_made).taken.or(created);
    (intent(created.unwrap_or(now), intent_made), When { taken, back: None })
}

/// When the money of a payment moved, as a read of it says.
pub fn when_now(intent: &Value) -> When {
    let charge = &intent["latest_charge"];
    let refunds = charge["refunds"]["data"].as_array().map(Vec::as_slice).unwrap_or_default();
    let standing = refunds.iter().filter(|refund| stands(refund));
    let back = standing.filter_map(|refund| refund["created"].as_i64()).max();
    When { taken: charge["created"].as_i64(), back }
}

/// What a read of the provider's page says now.
fn page_now(at: i64, page: &Value) -> Option<News> {
    match (page["status"].as_str(), page["payment_status"].as_str()) {
        (Some("expired"), _) => Some(News::Cancelled),
        (Some("complete"), Some("paid")) => Some(News::Taken(cents(&page["amount_total"])?)),
        (Some("complete"), _) => Some(News::Step { at, step: Step::Processing }),
        _ => None,
    }
}

/// What a read of a payment says now, and how much of it was given back.
fn intent_now(at: i64, object: &Value) -> Vec<News> {
    let mut news = vec![intent(at, object)];
    let charge = &object["latest_charge"];
    let taken = cents(&charge["amount_captured"]).or(cents(&charge["amount"]));
    if let (Some(taken), Some(Back { standing, .. })) = (taken, back(charge))
        && standing > Money::ZERO
    {
        news.push(News::Returned { taken, back: standing });
    }
    news
}

fn session(verb: &str, at: i64, object: &Value) -> Option<News> {
    if object["mode"].as_str() == Some("setup") {
        return None;
    }
    Some(match verb {
        "expired" => News::Cancelled,
        // Of a page that is complete: it cannot be paid on again, nor does it expire.
        "async_payment_failed" => News::Bounced,
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
mod tests;
