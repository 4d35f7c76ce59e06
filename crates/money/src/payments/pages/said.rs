//! Payments in words.

use base::{Money, PaymentId};
use web::Frame;

use super::super::flow::{Stage, Why};
use super::super::rules::Purse;
use super::super::store::{Method, Payment};

/// Short enough to say on the phone.
pub fn reference(id: PaymentId) -> String {
    let text = id.to_string().to_uppercase();
    format!("P-{}-{}", &text[..4], &text[4..8])
}

pub const fn purse_key(purse: Purse) -> &'static str {
    match purse {
        Purse::Orders => "payments-purse-orders",
        Purse::Monthly => "payments-purse-monthly",
    }
}

/// The shape of a status tag and its word.
pub const fn tag(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Created => ("wait", "payment-stage-created"),
        Stage::NeedsAction => ("act", "payment-stage-needs-action"),
        Stage::Processing => ("move", "payment-stage-processing"),
        Stage::Succeeded => ("good", "payment-stage-succeeded"),
        Stage::Failed(_) => ("stop", "payment-stage-failed"),
        Stage::Cancelled => ("stop", "payment-stage-cancelled"),
        Stage::Refunded => ("good", "payment-stage-refunded"),
        Stage::PartlyRefunded => ("good", "payment-stage-partly-refunded"),
        Stage::Disputed => ("wait", "payment-stage-disputed"),
        Stage::TakenBack => ("stop", "payment-stage-taken-back"),
    }
}

/// The same, where nobody may be told that nothing was paid before we know.
pub fn tag_of(payment: &Payment) -> (&'static str, &'static str) {
    tag(if payment.may_have_taken() { Stage::Processing } else { payment.stage() })
}

pub const fn why_key(why: Why) -> &'static str {
    match why {
        Why::Funds => "payment-why-funds",
        Why::Expired => "payment-why-expired",
        Why::Proof => "payment-why-proof",
        Why::NotAsked => "payment-why-not-asked",
        Why::Bank => "payment-why-bank",
        Why::Other => "payment-why-other",
    }
}

/// "Visa ending in 4242"
pub fn method_words(f: &Frame, method: &Method) -> String {
    f.say("payment-method-name")
        .put("brand", brand(&method.brand))
        .put("four", &method.last_four)
        .to_string()
}

/// "Expires 12/2030"
pub fn expires_words(f: &Frame, method: &Method) -> Option<String> {
    let (month, year) = method.expires?;
    Some(f.say("payment-method-expires").put("when", format!("{month:02}/{year}")).to_string())
}

fn brand(word: &str) -> String {
    match word {
        "visa" => "Visa".to_owned(),
        "mastercard" => "Mastercard".to_owned(),
        "amex" => "American Express".to_owned(),
        "discover" => "Discover".to_owned(),
        other => {
            let mut letters = other.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect())
                .unwrap_or_default()
        }
    }
}

/// "$12.50", and what we owe without a minus.
pub fn credit(f: &Frame, amount: Money) -> String {
    f.money(Money::ZERO - amount).to_string()
}
