//! An order in words: its card, its tracker, its facts.

use base::{Day, Money};
use web::Frame;

use super::super::asks::pages::AskView;
use super::super::flow::{HoldReason, Stage, Step};
use super::super::rules::{Late, Mark, Way, Window, road};
use super::super::told::Told;
use super::super::{LeftOut, Line, LineBody, Order, Speed, Wishes};
use super::parcels::{self, ParcelView, Standing, asked_key};
use super::stands::{meaning_key, ready_words, status_key, step_key, tag, verdict};
use crate::prescriptions::pages::{amount_words, answer_words, name_of};

/// One card of the list.
pub struct Card {
    pub id: String,
    pub reference: String,
    pub tag: &'static str,
    pub status: String,
    pub placed: String,
    pub arrives: String,
    /// Who asked for it, where that was not on this website.
    pub asked: Option<String>,
    pub names: Vec<String>,
    /// How much of it waits at the counter, while not all does.
    pub ready: Option<String>,
    pub note: Option<String>,
}

impl Card {
    pub fn of(f: &Frame, order: &Order) -> Self {
        Self {
            id: order.id.to_string(),
            reference: order.reference(),
            tag: tag(order.stage()),
            status: f.t(status_key(order)).into_owned(),
            placed: f.day(order.placed),
            arrives: arrives_words(f, order),
            asked: order.body.asked.map(|asked| f.t(asked_key(asked)).into_owned()),
            names: order.lines.iter().map(|line| line_name(f, line)).collect(),
            ready: ready_words(f, order),
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
    /// How much of it waits at the counter, while not all does.
    pub ready: Option<String>,
    pub placed: String,
    pub arrives: String,
    pub steps: Vec<TrackStep>,
    /// The one parcel there is, or each of several.
    pub parcel: Option<ParcelView>,
    pub parcels: Vec<ParcelView>,
    /// Who asked for it, where that was not on this website.
    pub asked: Option<String>,
    pub filled_by: Option<String>,
    pub lines: Vec<LineView>,
    pub left: Vec<LeftView>,
    pub address: Vec<String>,
    pub ships: bool,
    /// The shape of the box and a sentence, when nothing moved for some days.
    pub late: Option<(&'static str, String)>,
    pub rejected: Option<String>,
    /// What can be asked of it.
    pub asks: AskView,
    /// Until when it can be cancelled here, where that is still to come.
    pub cancel_until: Option<String>,
    /// How it travels and what that costs.
    pub speed: Option<String>,
    pub price: String,
    /// Above what the pharmacy asks first.
    pub limit: Option<String>,
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

pub struct LineView {
    pub id: String,
    pub name: String,
    pub number: Option<String>,
    pub supply: String,
    pub way: String,
    /// Where it stands by itself, if that is told.
    pub standing: Option<Standing>,
}

pub struct LeftView {
    pub id: String,
    pub name: String,
    pub why: String,
}

impl Detail {
    pub fn of(f: &Frame, order: &Order, told: &Told) -> Self {
        let stage = order.stage();
        let mut boxes = parcels::parcels(f, order, told);
        let one = if parcels::are_told_apart(order, &boxes) { None } else { boxes.pop() };
        Self {
            id: order.id.to_string(),
            reference: order.reference(),
            tag: tag(stage),
            status: f.t(status_key(order)).into_owned(),
            meaning: f.t(meaning_key(f, order)).into_owned(),
            ready: ready_words(f, order),
            placed: f.moment(order.placed_at),
            arrives: arrives_words(f, order),
            steps: track(f, order),
            parcel: one,
            parcels: boxes,
            asked: order.body.asked.map(|asked| f.t(asked_key(asked)).into_owned()),
            filled_by: order.body.filled_by.as_ref().map(|name| name.0.clone()),
            lines: line_views(f, order, told),
            left: left_views(f, order),
            address: order.body.deliver_to.iter().map(|line| line.0.clone()).collect(),
            // Where an order made elsewhere goes, nobody told us.
            ships: order.body.way != Way::Pickup
                && (order.body.asked.is_none() || !order.body.deliver_to.is_empty()),
            late: late_words(f, order).map(|words| (late_shape(f, order), words)),
            rejected: rejected_words(f, stage),
            asks: AskView::of(f, order, told),
            cancel_until: order
                .body
                .call_back_until
                .filter(|until| stage.can_be_cancelled() && *until > f.now())
                .map(|until| f.say("order-cancel-until").put("time", f.time(until)).to_string()),
            speed: speed_words(f, &order.body.wishes),
            price: price_words(f, &order.body.wishes),
            limit: order
                .body
                .wishes
                .price_limit
                .map(|limit| f.say("order-limit").put("limit", f.money(limit)).to_string()),
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
            standing: None,
        }
    }
}

fn line_views(f: &Frame, order: &Order, told: &Told) -> Vec<LineView> {
    let mut standings = parcels::standings(f, order, told).into_iter();
    let views = order.lines.iter().map(|line| LineView::of(f, line));
    views.map(|view| LineView { standing: standings.next(), ..view }).collect()
}

fn left_views(f: &Frame, order: &Order) -> Vec<LeftView> {
    let view = |left: &LeftOut| LeftView {
        id: left.prescription.to_string(),
        name: name_of(f, left.name.as_ref().map(|name| name.as_str())),
        why: answer_words(f, left.answer).unwrap_or_default(),
    };
    order.body.left_out.iter().map(view).collect()
}

pub fn line_name(f: &Frame, line: &Line) -> String {
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

fn speed_words(f: &Frame, wishes: &Wishes) -> Option<String> {
    let key = match wishes.speed {
        Speed::Standard => "refill-speed-standard",
        Speed::Fast => "refill-speed-fast",
    };
    let fee = match wishes.mailing? {
        Money::ZERO => f.t("refill-fee-none").into_owned(),
        fee => f.money(fee).to_string(),
    };
    Some(f.say(key).put("fee", fee).to_string())
}

fn price_words(f: &Frame, wishes: &Wishes) -> String {
    let Some(estimate) = wishes.estimate else { return f.t("refill-price-later").into_owned() };
    let untold = i64::try_from(estimate.untold).unwrap_or(i64::MAX);
    let key = if untold == 0 { "refill-price-about" } else { "refill-price-some" };
    f.say(key).count("n", untold).put("price", f.money(estimate.known)).to_string()
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
        Stage::Shipped(_) if order.is_at_counter() => f.t("order-waits-counter").into_owned(),
        _ => window_words(f, order.body.way, order.body.expected),
    }
}

/// So late that somebody should be called, or worth knowing.
fn late_shape(f: &Frame, order: &Order) -> &'static str {
    if matches!(verdict(f, order), Late::Alert(_)) { "act" } else { "info" }
}

fn late_words(f: &Frame, order: &Order) -> Option<String> {
    let (key, days) = match verdict(f, order) {
        Late::OnTime => return None,
        Late::Still(days) => ("order-late-still", days),
        Late::Overdue => ("order-late-overdue", 0),
        Late::Alert(days) => ("order-late-alert", days),
    };
    let said = f.say(key).count("n", i64::from(days)).put("phone", &f.plan().phone);
    Some(said.put("day", f.day(order.body.expected.last)).to_string())
}

pub fn held_words(f: &Frame, stage: &Stage) -> Option<String> {
    let Stage::Held(held) = stage else { return None };
    let said = f.say(held.reason.key()).put("phone", &f.plan().phone);
    let said = match held.reason {
        HoldReason::Price(price) => said.put("price", f.money(price)),
        _ => said,
    };
    Some(said.to_string())
}

pub fn rejected_words(f: &Frame, stage: &Stage) -> Option<String> {
    let Stage::Rejected(reason) = stage else { return None };
    Some(f.say(reason.key()).put("phone", &f.plan().phone).to_string())
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
