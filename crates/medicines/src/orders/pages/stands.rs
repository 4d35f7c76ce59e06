//! Where an order stands, in a word and in a sentence. Both are said by the way of those of its
//! medicines that are as far as it is.

use web::Frame;

use super::super::flow::{Stage, Step};
use super::super::rules::{ALERT_DAYS, Late, Way, has_left_in_part, late, ready_in_part, way_at};
use super::super::{Line, Order};

pub const fn tag(stage: &Stage) -> &'static str {
    match stage.step() {
        Step::Received | Step::Checking | Step::Filling => "wait",
        Step::Shipped => "move",
        Step::Delivered => "good",
        Step::Held => "act",
        Step::Cancelled | Step::Rejected => "stop",
    }
}

pub const fn step_key(step: Step, way: Way) -> &'static str {
    match (step, way) {
        (Step::Received, _) => "order-step-received",
        (Step::Checking, _) => "order-step-checking",
        (Step::Filling, _) => "order-step-filling",
        (Step::Shipped, Way::Mail) => "order-step-shipped",
        (Step::Shipped, Way::Pickup) => "order-step-ready",
        (Step::Shipped, Way::Both) => "order-step-shipped-or-ready",
        (Step::Delivered, Way::Mail) => "order-step-delivered",
        (Step::Delivered, Way::Pickup) => "order-step-picked-up",
        (Step::Delivered, Way::Both) => "order-step-delivered-or-picked-up",
        (Step::Held, _) => "order-step-held",
        (Step::Cancelled, _) => "order-step-cancelled",
        (Step::Rejected, _) => "order-step-rejected",
    }
}

pub fn status_key(order: &Order) -> &'static str {
    status_key_of((order.stage(), &order.lines), order.body.way)
}

/// The same of an order whose medicines go these ways and stand here.
pub fn status_key_of((stage, lines): (&Stage, &[Line]), way: Way) -> &'static str {
    let whole = || way_at((stage, lines), stage.step()).unwrap_or(way);
    let part = part_keys(stage, lines);
    part.map_or_else(|| step_key(stage.step(), whole()), |part| part.0)
}

/// "1 of 2 medicines is ready to pick up": where some of it waits at the counter and some will.
pub fn ready_words(f: &Frame, order: &Order) -> Option<String> {
    let ready = ready_in_part(order.stage(), &order.lines)?;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let said = f.say("order-ready-count").count("n", count(ready.now));
    Some(said.count("all", count(ready.all)).to_string())
}

pub fn meaning_key(f: &Frame, order: &Order) -> &'static str {
    if let Some((_, meaning)) = part_keys(order.stage(), &order.lines) {
        return meaning;
    }
    let stuck = match verdict(f, order) {
        Late::Alert(days) => Some(days),
        _ => None,
    };
    let is_stuck = stuck.is_some();
    match (order.stage(), way_now(order)) {
        // Not "nothing you need to do" above the words that ask for a call.
        (Stage::Checking | Stage::Filling, _) if is_stuck => "order-means-stuck",
        // After a week it is sent no more.
        (Stage::Received | Stage::Sending, _) if stuck >= Some(ALERT_DAYS) => {
            "order-means-never-sent"
        }
        (Stage::Received | Stage::Sending, _) if is_stuck => "order-means-unsent",
        (Stage::Received, _) => "order-means-received",
        (Stage::Sending, _) => "order-means-sending",
        (Stage::Checking, _) => "order-means-checking",
        (Stage::Filling, _) => "order-means-filling",
        (Stage::Shipped(_), Way::Mail) => "order-means-shipped",
        (Stage::Shipped(_), Way::Pickup) => "order-means-ready",
        (Stage::Shipped(_), Way::Both) => "order-means-both",
        (Stage::Delivered(_), Way::Mail) => "order-means-delivered",
        (Stage::Delivered(_), Way::Pickup) => "order-means-picked-up",
        (Stage::Delivered(_), Way::Both) => "order-means-came-both",
        (Stage::Held(_), _) => "order-means-held",
        (Stage::Cancelled, _) => "order-means-cancelled",
        (Stage::Rejected(_), _) => "order-means-rejected",
    }
}

pub fn verdict(f: &Frame, order: &Order) -> Late {
    if order.is_forgotten(f.today()) {
        return Late::OnTime;
    }
    let stands = (order.stage(), order.is_at_counter());
    late(stands, order.moved, order.body.expected, f.today())
}

/// The way of what is as far as the order is: once its parcels are there, one of both kinds waits
/// at the counter, and once that is picked up, the rest of it is on its way.
fn way_now(order: &Order) -> Way {
    order.way_at(order.stage().step()).unwrap_or(order.body.way)
}

/// The words where something has left and something that will come has not.
fn part_keys(stage: &Stage, lines: &[Line]) -> Option<(&'static str, &'static str)> {
    let way = |step| way_at((stage, lines), step);
    has_left_in_part(stage, lines).then(|| match (way(Step::Shipped), way(Step::Delivered)) {
        (Some(Way::Mail), _) | (None, Some(Way::Mail)) => {
            ("order-step-part-shipped", "order-means-part-shipped")
        }
        (Some(Way::Pickup), _) => ("order-step-part-ready", "order-means-part-ready"),
        (Some(Way::Both), _) => ("order-step-part-both", "order-means-part-both"),
        (None, _) => ("order-step-part-came", "order-means-part-came"),
    })
}
