//! An order in words: its card, its tracker, its parcel.

use base::Day;
use web::Frame;

use super::super::flow::{Stage, Step};
use super::super::rules::{Late, Mark, Way, Window, carrier_link, late, road};
use super::super::{LeftOut, Line, LineBody, Order};
use crate::prescriptions::pages::{amount_words, answer_words, name_of};

/// One card of the list.
pub struct Card {
    pub id: String,
    pub reference: String,
    pub tag: &'static str,
    pub status: String,
    pub placed: String,
    pub arrives: String,
    pub names: Vec<String>,
    pub note: Option<String>,
}

impl Card {
    pub fn of(f: &Frame, order: &Order) -> Self {
        Self {
            id: order.id.to_string(),
            reference: order.reference(),
            tag: tag(order.stage()),
            status: f.t(step_key(order.stage().step(), order.body.way)).into_owned(),
            placed: f.day(order.placed),
            arrives: arrives_words(f, order),
            names: order.lines.iter().map(|line| line_name(f, line)).collect(),
            note: late_words(f, order).or_else(|| held_words(f, order.stage())),
        }
    }
}

/// Everything the page of one order says.
pub struct Detail {
    pub id: String,
    pub reference: String,
    pub tag: &'static str,
    pub status: String,
    pub meaning: String,
    pub placed: String,
    pub arrives: String,
    pub steps: Vec<TrackStep>,
    pub parcel: Option<Parcel>,
    pub lines: Vec<LineView>,
    pub left: Vec<LeftView>,
    pub address: Vec<String>,
    pub ships: bool,
    /// The shape of the box and a sentence, when nothing moved for some days.
    pub late: Option<(&'static str, String)>,
    pub rejected: Option<String>,
    pub can_cancel: bool,
    /// Until when, where that is still to come.
    pub cancel_until: Option<String>,
    pub cannot_cancel: Option<String>,
    pub mailed: bool,
    pub pharmacy_phone: Option<String>,
}

pub struct TrackStep {
    pub state: &'static str,
    pub words: String,
    /// Empty where nobody told.
    pub when: String,
    /// What the member needs to do, at a held step.
    pub held: Option<String>,
}

pub struct Parcel {
    pub carrier: String,
    pub tracking: String,
    pub link: Option<String>,
    pub shipped: String,
}

pub struct LineView {
    pub id: String,
    pub name: String,
    pub number: Option<String>,
    pub supply: String,
    pub way: String,
}

pub struct LeftView {
    pub id: String,
    pub name: String,
    pub why: String,
}

impl Detail {
    pub fn of(f: &Frame, order: &Order) -> Self {
        let stage = order.stage();
        Self {
            id: order.id.to_string(),
            reference: order.reference(),
            tag: tag(stage),
            status: f.t(step_key(stage.step(), order.body.way)).into_owned(),
            meaning: f.t(meaning_key(stage, order.body.way)).into_owned(),
            placed: f.moment(order.placed_at),
            arrives: arrives_words(f, order),
            steps: track(f, order),
            parcel: parcel(f, order),
            lines: order.lines.iter().map(|line| LineView::of(f, line)).collect(),
            left: left_views(f, order),
            address: order.body.deliver_to.iter().map(|line| line.0.clone()).collect(),
            ships: order.body.way != Way::Pickup,
            late: late_words(f, order).map(|words| (late_shape(f, order), words)),
            rejected: rejected_words(f, stage),
            can_cancel: stage.can_be_cancelled(),
            cancel_until: order
                .body
                .call_back_until
                .filter(|until| stage.can_be_cancelled() && *until > f.now())
                .map(|until| f.say("order-cancel-until").put("time", f.time(until)).to_string()),
            cannot_cancel: cannot_cancel_words(f, stage),
            mailed: order.body.mailed,
            pharmacy_phone: order
                .lines
                .iter()
                .find_map(|line| line.body.pharmacy_phone.as_ref())
                .map(|phone| phone.0.clone()),
        }
    }
}

impl LineView {
    fn of(f: &Frame, line: &Line) -> Self {
        let way = if line.body.way == Way::Pickup { "rx-way-pickup" } else { "rx-way-mail" };
        Self {
            id: line.prescription.to_string(),
            name: line_name(f, line),
            number: line.body.rx_number.as_ref().map(|number| number.0.clone()),
            supply: supply_words(f, &line.body),
            way: f.t(way).into_owned(),
        }
    }
}

fn left_views(f: &Frame, order: &Order) -> Vec<LeftView> {
    let view = |left: &LeftOut| LeftView {
        id: left.prescription.to_string(),
        name: name_of(f, left.name.as_ref().map(|name| name.as_str())),
        why: answer_words(f, left.answer).unwrap_or_default(),
    };
    order.body.left_out.iter().map(view).collect()
}

fn line_name(f: &Frame, line: &Line) -> String {
    name_of(f, line.body.name.as_ref().map(|name| name.as_str()))
}

/// "60 tablets, 30 days' supply": as much of it as is known.
pub fn supply_words(f: &Frame, line: &LineBody) -> String {
    let amount = line.quantity.map(|quantity| amount_words(f, quantity, line.unit.as_deref()));
    let days = line
        .days_supply
        .map(|days| f.say("order-days-supply").count("n", i64::from(days)).to_string());
    amount.into_iter().chain(days).collect::<Vec<_>>().join(", ")
}

/// "By mail, between March 7, 2027 and March 9, 2027".
pub fn window_words(f: &Frame, way: Way, window: Window) -> String {
    f.say(match way {
        Way::Mail => "order-window-mail",
        Way::Pickup => "order-window-pickup",
        Way::Both => "order-window-both",
    })
    .put("first", f.day(window.first))
    .put("last", f.day(window.last))
    .to_string()
}

/// When it comes, or when it came.
fn arrives_words(f: &Frame, order: &Order) -> String {
    let stage = order.stage();
    match stage {
        Stage::Delivered(_) => f.say("order-came").put("day", f.day(order.moved)).to_string(),
        Stage::Cancelled | Stage::Rejected(_) => f.t("order-will-not-come").into_owned(),
        Stage::Held(_) => f.t("order-waits").into_owned(),
        _ => window_words(f, order.body.way, order.body.expected),
    }
}

fn verdict(f: &Frame, order: &Order) -> Late {
    late(order.stage(), order.moved, order.body.expected, f.today())
}

/// So late that somebody should be called, or worth knowing.
fn late_shape(f: &Frame, order: &Order) -> &'static str {
    if matches!(verdict(f, order), Late::Alert(_)) { "act" } else { "info" }
}

fn late_words(f: &Frame, order: &Order) -> Option<String> {
    let say = |key, days: i32| {
        let phone = &f.plan().phone;
        f.say(key).count("n", i64::from(days)).put("phone", phone).to_string()
    };
    match verdict(f, order) {
        Late::OnTime => None,
        Late::Still(days) => Some(say("order-late-still", days)),
        Late::Overdue => {
            let day = f.day(order.body.expected.last);
            Some(f.say("order-late-overdue").put("day", day).to_string())
        }
        Late::Alert(days) => Some(say("order-late-alert", days)),
    }
}

fn held_words(f: &Frame, stage: &Stage) -> Option<String> {
    let Stage::Held(held) = stage else { return None };
    Some(f.say(held.reason.key()).put("phone", &f.plan().phone).to_string())
}

fn rejected_words(f: &Frame, stage: &Stage) -> Option<String> {
    let Stage::Rejected(reason) = stage else { return None };
    Some(f.say(reason.key()).put("phone", &f.plan().phone).to_string())
}

fn cannot_cancel_words(f: &Frame, stage: &Stage) -> Option<String> {
    if !stage.is_open() || stage.can_be_cancelled() {
        return None;
    }
    let sent = stage.step() == Step::Shipped;
    let key = if sent { "order-cannot-cancel-shipped" } else { "order-cannot-cancel" };
    Some(f.say(key).put("phone", &f.plan().phone).to_string())
}

fn parcel(f: &Frame, order: &Order) -> Option<Parcel> {
    let shipment = order.stage().shipment()?;
    if order.body.way == Way::Pickup {
        return None;
    }
    let none = || f.t("rx-not-available").into_owned();
    Some(Parcel {
        carrier: shipment.carrier.clone().unwrap_or_else(none),
        tracking: shipment.tracking.as_ref().map_or_else(none, |number| number.0.clone()),
        link: carrier_link(shipment),
        shipped: day_of(f, order, Step::Shipped).map_or_else(none, |day| f.day(day)),
    })
}

fn day_of(f: &Frame, order: &Order, step: Step) -> Option<Day> {
    let at = order.steps.iter().rev().find(|(taken, _)| *taken == step)?.1;
    Some(f.day_of(at))
}

/// The usual road; a held step stands right after the one where the order stopped.
fn track(f: &Frame, order: &Order) -> Vec<TrackStep> {
    let (stage, way) = (order.stage(), order.body.way);
    let days: Vec<(Step, Day)> =
        order.steps.iter().map(|(step, at)| (*step, f.day_of(at))).collect();
    let mut steps = Vec::new();
    for (step, mark) in road(stage, &days) {
        let held = *stage != Stage::Cancelled && stage.step() == Step::Held;
        let (look, when) = match mark {
            Mark::Done(day) => ("done", day),
            Mark::Now(day) if held => ("done", day),
            Mark::Now(day) => ("now", day),
            Mark::Ahead => ("todo", None),
            Mark::Never => continue,
        };
        steps.push(track_step(f, (look, step_key(step, way)), when));
        if held && matches!(mark, Mark::Now(_)) {
            let mut step = track_step(f, ("held", "order-step-held"), Some(order.moved));
            step.held = held_words(f, stage);
            steps.push(step);
        }
    }
    if matches!(stage, Stage::Cancelled | Stage::Rejected(_)) {
        steps.push(track_step(f, ("done", step_key(stage.step(), way)), Some(order.moved)));
    }
    steps
}

fn track_step(f: &Frame, (state, key): (&'static str, &str), day: Option<Day>) -> TrackStep {
    let when = day.map(|day| f.day(day)).unwrap_or_default();
    TrackStep { state, words: f.t(key).into_owned(), when, held: None }
}

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

const fn meaning_key(stage: &Stage, way: Way) -> &'static str {
    match (stage, way) {
        (Stage::Received, _) => "order-means-received",
        (Stage::Sending, _) => "order-means-sending",
        (Stage::Checking, _) => "order-means-checking",
        (Stage::Filling, _) => "order-means-filling",
        (Stage::Shipped(_), Way::Pickup) => "order-means-ready",
        (Stage::Shipped(_), _) => "order-means-shipped",
        (Stage::Delivered(_), Way::Pickup) => "order-means-picked-up",
        (Stage::Delivered(_), _) => "order-means-delivered",
        (Stage::Held(_), _) => "order-means-held",
        (Stage::Cancelled, _) => "order-means-cancelled",
        (Stage::Rejected(_), _) => "order-means-rejected",
    }
}
