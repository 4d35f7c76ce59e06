//! News of requests, as a back end would send them.

use super::super::news::{EARLY, LINE, ORDER, RENEWAL, SHIPMENT};
use super::json::Object;
use super::{reference, system_value};
use crate::records::{
    AskedBy, EarlyNews, Hold, Moment, News, OrderFact, OrderName, OrderNews, Parcel, Reject,
    RenewalAnswer, RenewalNews, SourceRef,
};

pub(super) fn news(object: &mut Object, news: &News) {
    object.text("resourceType", "Task");
    match news {
        News::Order(one) => order(object, one),
        News::Renewal(one) => renewal(object, one),
        News::Early(one) => early(object, one),
    }
}

fn order(object: &mut Object, one: &OrderNews) {
    let last = one.facts.iter().rev().find(|(_, fact)| !is_of_a_parcel(fact));
    let last = last.or(one.facts.first());
    let fact = last.map(|(_, fact)| fact);
    names(object, &one.order);
    object.text("status", status(fact));
    if let Some(word) = reason(fact) {
        object.object("statusReason", |object| object.text("text", &word));
    }
    if let Some(word) = fact.and_then(business) {
        object.object("businessStatus", |object| object.text("text", word));
    }
    object.text("intent", "order");
    about(object, &one.order, one.person.as_ref());
    object.shown("lastModified", last.map(|(at, _)| shown(*at)));
    if let OrderName::Theirs(theirs) = &one.order
        && let Some(by) = theirs.by
    {
        object.object("requester", |object| object.text("type", asked_by(by)));
    }
    if let Some(pharmacy) = &one.pharmacy {
        object.object("owner", |object| object.text("display", pharmacy));
    }
    object.list("output", parcels(&one.facts), |object, parcel| {
        object.object("type", |object| object.text("text", "shipment"));
        object.list("extension", [parcel], shipment);
    });
}

fn names(object: &mut Object, order: &OrderName) {
    match order {
        OrderName::Ours { order, line } => {
            let (system, value) = match line {
                Some(line) => (LINE, format!("{order}/{line}")),
                None => (ORDER, order.to_string()),
            };
            object.list("identifier", [()], |object, ()| system_value(object, system, &value));
        }
        OrderName::Theirs(theirs) => match theirs.order.parts() {
            ("fhir", name) => object.maybe("id", name.strip_prefix("Task/")),
            (_, name) => object.object("groupIdentifier", |object| {
                let (system, value) = name.split_once('|').unwrap_or(("", name));
                object.maybe("system", Some(system).filter(|system| !system.is_empty()));
                object.text("value", value);
            }),
        },
    }
}

fn about(object: &mut Object, order: &OrderName, person: Option<&SourceRef>) {
    if let OrderName::Theirs(theirs) = order {
        object.object("focus", |object| {
            object.text("type", "MedicationRequest");
            reference(object, &theirs.prescription);
        });
        object.text("authoredOn", &shown(theirs.placed));
    }
    if let Some(person) = person {
        object.object("for", |object| reference(object, person));
    }
}

fn is_of_a_parcel(fact: &OrderFact) -> bool {
    match fact {
        OrderFact::Shipped(parcel) => *parcel != Parcel::default(),
        OrderFact::Delivered(number) => number.is_some(),
        _ => false,
    }
}

type Told<'t> = (Option<(Moment, &'t Parcel)>, Option<(Moment, &'t str)>);

/// Each parcel with its arrival, where that follows.
fn parcels(facts: &[(Moment, OrderFact)]) -> Vec<Told<'_>> {
    let mut parcels: Vec<Told> = Vec::new();
    for (at, fact) in facts.iter().filter(|(_, fact)| is_of_a_parcel(fact)) {
        match fact {
            OrderFact::Shipped(parcel) => parcels.push((Some((*at, parcel)), None)),
            OrderFact::Delivered(Some(number)) => {
                let came = Some((*at, number.as_str()));
                let same = |left: &(Moment, &Parcel)| left.1.tracking.as_ref() == Some(number);
                match parcels.last_mut() {
                    Some((Some(left), none @ None)) if same(left) => *none = came,
                    _ => parcels.push((None, came)),
                }
            }
            _ => {}
        }
    }
    parcels
}

fn shipment(object: &mut Object, (left, came): Told) {
    let parcel = left.map(|(_, parcel)| parcel);
    let number = parcel.and_then(|parcel| parcel.tracking.as_ref()).map(|number| number.as_str());
    let number = number.or(came.map(|(_, number)| number));
    let carrier = parcel.and_then(|parcel| parcel.carrier.as_deref());
    let texts = [("carrier", carrier), ("tracking", number)];
    let texts = texts.map(|(url, text)| text.map(|text| (url, "valueString", text.to_owned())));
    let days = [("shipped", left.map(|(at, _)| at)), ("delivered", came.map(|(at, _)| at))];
    let days = days.map(|(url, at)| at.map(|at| (url, "valueDateTime", shown(at))));
    object.text("url", SHIPMENT);
    object.list("extension", texts.into_iter().chain(days).flatten(), |object, part| {
        object.text("url", part.0);
        object.text(part.1, &part.2);
    });
}

pub(super) fn shown(at: Moment) -> String {
    match at {
        Moment::At(at) => at.to_string(),
        Moment::On(day) => day.to_string(),
    }
}

const fn status(fact: Option<&OrderFact>) -> &'static str {
    match fact {
        None => "requested",
        Some(OrderFact::Accepted) => "accepted",
        Some(OrderFact::Filling | OrderFact::Released) => "in-progress",
        Some(OrderFact::Held(_)) => "on-hold",
        Some(OrderFact::Rejected(_)) => "rejected",
        Some(OrderFact::Shipped(_) | OrderFact::HandedOver | OrderFact::Delivered(_)) => {
            "completed"
        }
    }
}

/// Where FHIR's own word is too coarse.
const fn business(fact: &OrderFact) -> Option<&'static str> {
    match fact {
        OrderFact::Released => Some("released"),
        OrderFact::Shipped(_) | OrderFact::Delivered(Some(_)) => Some("shipped"),
        OrderFact::Delivered(None) => Some("delivered"),
        _ => None,
    }
}

fn reason(fact: Option<&OrderFact>) -> Option<String> {
    let word = match fact {
        Some(OrderFact::Held(Hold::Price(price))) => {
            let cents = price.as_cents();
            return Some(format!("price {}.{:02}", cents / 100, cents % 100));
        }
        Some(OrderFact::Held(hold)) => match hold {
            Hold::Address => "address",
            Hold::Payment => "payment",
            Hold::PlanApproval => "plan-approval",
            Hold::PrescriberQuestion => "prescriber-question",
            Hold::OutOfStock => "out-of-stock",
            Hold::Price(_) | Hold::Other => "other",
        },
        Some(OrderFact::Rejected(reject)) => match reject {
            Reject::PrescriptionEnded => "prescription-ended",
            Reject::TooSoon => "too-soon",
            Reject::NotCovered => "not-covered",
            Reject::Other => "other",
        },
        _ => return None,
    };
    Some(word.to_owned())
}

const fn asked_by(by: AskedBy) -> &'static str {
    match by {
        AskedBy::Member => "Patient",
        AskedBy::Prescriber => "Practitioner",
        AskedBy::Pharmacy => "Organization",
    }
}

fn renewal(object: &mut Object, one: &RenewalNews) {
    let reason = match one.answer {
        RenewalAnswer::Granted => None,
        RenewalAnswer::VisitNeeded => Some("visit-needed"),
        RenewalAnswer::Stopped => Some("stopped"),
        RenewalAnswer::NotTheirs => Some("not-theirs"),
        RenewalAnswer::Denied => Some("other"),
    };
    let given = reason.is_none();
    answer(object, (RENEWAL, one.renewal), (given, one.person.as_ref()));
    if let Some(reason) = reason {
        object.object("statusReason", |object| object.text("text", reason));
    }
}

fn early(object: &mut Object, one: &EarlyNews) {
    answer(object, (EARLY, one.early), (one.given, one.person.as_ref()));
}

fn answer(
    object: &mut Object,
    (system, id): (&str, base::Entropy),
    (given, person): (bool, Option<&SourceRef>),
) {
    let value = base::hex(id);
    object.list("identifier", [()], |object, ()| system_value(object, system, &value));
    object.text("status", if given { "completed" } else { "rejected" });
    object.text("intent", "proposal");
    if let Some(person) = person {
        object.object("for", |object| reference(object, person));
    }
}
