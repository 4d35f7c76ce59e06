//! The words back ends have for the same few things. NCPDP's reject codes are read where a back
//! end passes them on; their texts are not ours to ship (HEALTH-DATA 12).

use base::Money;

use super::super::shape::Concept;
use crate::records::{Hold, Reject, RenewalAnswer};

/// What a word says of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Asked, and not taken up.
    Nothing,
    Accepted,
    Filling,
    Held,
    Released,
    Shipped,
    HandedOver,
    Delivered,
    Rejected,
}

/// Of a Task (HEALTH-DATA 7), of a MedicationDispense, or of the back end's own.
pub(super) fn order(word: &str) -> Option<Word> {
    Some(match plain(word).as_str() {
        "draft" | "requested" | "submitted" => Word::Nothing,
        "received" | "accepted" | "ready" | "checking" | "verifying" => Word::Accepted,
        "in-progress" | "in-process" | "processing" | "filling" | "preparation" | "preparing"
        | "dispensing" | "packing" => Word::Filling,
        "on-hold" | "held" | "hold" | "action-required" => Word::Held,
        "released" | "resumed" => Word::Released,
        "shipped" | "partially-shipped" | "in-transit" | "out-for-delivery" | "dispatched"
        | "ready-for-pickup" | "ready-for-pick-up" => Word::Shipped,
        "completed" | "handed-over" => Word::HandedOver,
        "delivered" | "picked-up" | "collected" => Word::Delivered,
        "rejected" | "failed" | "cancelled" | "canceled" | "stopped" | "declined" => Word::Rejected,
        _ => return None,
    })
}

/// What a word says of a renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    None,
    Granted,
    Denied,
}

pub(super) fn renewal(word: &str) -> Option<Answer> {
    Some(match plain(word).as_str() {
        "draft" | "requested" | "received" | "accepted" | "ready" | "in-progress" | "on-hold"
        | "sent" | "pending" => Answer::None,
        "completed" | "approved" | "granted" => Answer::Granted,
        "rejected" | "failed" | "cancelled" | "canceled" | "denied" | "declined" => Answer::Denied,
        _ => return None,
    })
}

pub(super) fn hold(reason: &Concept) -> Hold {
    if let Some(price) = price(reason) {
        return Hold::Price(price);
    }
    find(reason, |word| {
        Some(match word {
            "address" | "address-unverified" => Hold::Address,
            "payment" | "payment-required" | "payment-declined" => Hold::Payment,
            // 75: prior authorization required. 76: plan limitations exceeded.
            "plan-approval" | "prior-authorization" | "75" | "76" => Hold::PlanApproval,
            "prescriber" | "prescriber-question" | "clarification" => Hold::PrescriberQuestion,
            "out-of-stock" | "back-ordered" | "backordered" => Hold::OutOfStock,
            _ => return None,
        })
    })
    .unwrap_or(Hold::Other)
}

/// `price 45.50`, in dollars.
fn price(reason: &Concept) -> Option<Money> {
    let codes = reason.coding.iter().filter_map(|one| super::said(&one.code));
    codes.chain(reason.words()).find_map(|told| {
        let lower = told.trim().to_ascii_lowercase();
        let amount = lower.strip_prefix("price")?.replace([':', '$', ',', ' '], "");
        amount.parse::<Money>().ok().filter(|price| *price >= Money::ZERO)
    })
}

pub(super) fn reject(reason: &Concept) -> Reject {
    find(reason, |word| {
        Some(match word {
            "prescription-ended" | "expired" | "no-refills" | "discontinued" => {
                Reject::PrescriptionEnded
            }
            // 79: refill too soon.
            "too-soon" | "refill-too-soon" | "79" => Reject::TooSoon,
            // 70: product or service not covered.
            "not-covered" | "70" => Reject::NotCovered,
            _ => return None,
        })
    })
    .unwrap_or(Reject::Other)
}

pub(super) fn denial(reason: &Concept) -> RenewalAnswer {
    find(reason, |word| {
        Some(match word {
            "visit-needed" | "see-prescriber" | "appointment-needed" => RenewalAnswer::VisitNeeded,
            "stopped" | "discontinued" => RenewalAnswer::Stopped,
            "not-theirs" | "not-my-patient" | "patient-unknown" => RenewalAnswer::NotTheirs,
            _ => return None,
        })
    })
    .unwrap_or(RenewalAnswer::Denied)
}

/// The first of a concept's codes and words that says something.
fn find<T>(concept: &Concept, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let codes = concept.coding.iter().filter_map(|one| super::said(&one.code));
    codes.chain(concept.words()).find_map(|word| read(&plain(word)))
}

/// `In Transit` is `in-transit`.
fn plain(word: &str) -> String {
    let spaced = word.trim().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    spaced.collect::<String>().to_ascii_lowercase()
}
