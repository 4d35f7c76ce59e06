//! What a plan tells of a request to be paid back, as its back end would send it.

use base::{Day, Money};

use super::super::reimbursement::SYSTEM;
use super::json::Object;
use super::news::shown;
use super::{reference, system_value};
use crate::records::{ReimbursementFact, ReimbursementNews};

pub(super) fn reimbursement(object: &mut Object, one: &ReimbursementNews) {
    object.text("resourceType", "Task");
    let value = one.reimbursement.to_string();
    object.list("identifier", [()], |object, ()| system_value(object, SYSTEM, &value));
    let (status, business) = words(&one.fact);
    object.text("status", status);
    object.object("businessStatus", |object| object.text("text", business));
    if let Some(reason) = reason(&one.fact) {
        object.object("statusReason", |object| object.text("text", reason));
    }
    object.text("intent", "proposal");
    object.shown("lastModified", Some(shown(one.at)));
    if let Some(person) = &one.person {
        object.object("for", |object| reference(object, person));
    }
    object.list("output", outputs(&one.fact), |object, (name, output)| {
        object.object("type", |object| object.text("text", name));
        match output {
            Output::Money(amount) => object.object("valueMoney", |object| {
                let cents = amount.as_cents();
                object.bare("value", format_args!("{}.{:02}", cents / 100, cents % 100));
                object.text("currency", "USD");
            }),
            Output::Day(day) => object.shown("valueDate", Some(day)),
            Output::Word(word) => object.text("valueString", word),
        }
    });
}

enum Output {
    Money(Money),
    Day(Day),
    Word(&'static str),
}

fn outputs(fact: &ReimbursementFact) -> Vec<(&'static str, Output)> {
    let amount = |amount: &Money| ("amount", Output::Money(*amount));
    let until = |day: &Day| ("appeal-until", Output::Day(*day));
    match fact {
        ReimbursementFact::Received | ReimbursementFact::MoreNeeded(_) => Vec::new(),
        ReimbursementFact::Approved { amount: sum, leaves, appeal_until, .. } => {
            let day = leaves.map(|day| ("check-leaves", Output::Day(day)));
            let until = appeal_until.iter().map(until);
            [amount(sum)].into_iter().chain(day).chain(until).collect()
        }
        ReimbursementFact::Denied { appeal_until, .. } => appeal_until.iter().map(until).collect(),
        ReimbursementFact::Paid(paid) => {
            let by = paid.by.map(|by| ("paid-by", Output::Word(by.word())));
            paid.amount.iter().map(amount).chain(by).collect()
        }
    }
}

const fn words(fact: &ReimbursementFact) -> (&'static str, &'static str) {
    match fact {
        ReimbursementFact::Received => ("received", "received"),
        ReimbursementFact::MoreNeeded(_) => ("on-hold", "more-needed"),
        ReimbursementFact::Approved { .. } => ("in-progress", "approved"),
        ReimbursementFact::Denied { .. } => ("rejected", "denied"),
        ReimbursementFact::Paid(_) => ("completed", "paid"),
    }
}

fn reason(fact: &ReimbursementFact) -> Option<&str> {
    match fact {
        ReimbursementFact::MoreNeeded(reason)
        | ReimbursementFact::Approved { reason, .. }
        | ReimbursementFact::Denied { reason, .. } => reason.as_ref().map(|reason| reason.as_str()),
        _ => None,
    }
}
