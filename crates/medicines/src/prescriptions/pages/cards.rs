//! A prescription in words: the card of the list and the rows of its own page.

use base::{Day, Private};
use formats::records::{FillStatus, Quantity};
use web::Frame;

use super::super::beside::{Beside, Cost, Leaflet};
use super::super::rules::{
    Next, RefillAnswer, Shown, Why, early_leave, last_day, last_was_part, next_fill, refill_answer,
    refills_left, rest_of_a_part, shown,
};
use super::super::{Fill, Prescription};
use super::look::LookView;
use super::prices::PricesView;
use super::units::amount_words;
use crate::approvals::pages::Part;
use crate::early::rules::order_by;

/// One card of the list.
pub struct Card {
    pub id: String,
    pub name: String,
    pub number: Option<String>,
    pub tag: &'static str,
    pub status: String,
    pub directions: Option<String>,
    pub refills: String,
    pub last_filled: String,
    pub next_fill: String,
    pub pharmacy: String,
    pub prescriber: String,
    pub note: String,
    pub can_order: bool,
    pub order: Option<String>,
    /// Where its prescriber can be asked for a new one.
    pub renewal: Option<String>,
}

impl Card {
    pub fn of(f: &Frame, rx: &Prescription) -> Self {
        let answer = refill_answer(rx, f.today(), f.plan().terms);
        let status = shown(rx, f.today());
        Self {
            id: rx.id.to_string(),
            name: name_of(f, rx.name()),
            number: text(rx.rx_number.as_ref()),
            tag: status.tag(),
            status: f.t(status.key()).into_owned(),
            directions: text(rx.directions.as_ref()),
            refills: refills_words(f, rx),
            last_filled: day_words(f, rx.fills.last.map(|fill| fill.day)),
            next_fill: next_fill_words(f, rx, answer),
            pharmacy: or_not_told(f, rx.pharmacy.as_ref()),
            prescriber: or_not_told(f, rx.prescriber.as_ref()),
            note: note(f, status, answer),
            can_order: answer == RefillAnswer::Refillable,
            order: order_link(answer),
            renewal: renewal_link(f, rx),
        }
    }
}

/// Everything the page of one prescription says.
pub struct Detail {
    pub card: Card,
    pub quantity: String,
    pub days_supply: String,
    pub reason: String,
    pub written: String,
    pub last_day: String,
    pub way: String,
    pub pharmacy_phone: Option<String>,
    /// Whether the note says why it cannot be ordered today.
    pub refused: bool,
    /// Where it can be asked for before its day, for a trip.
    pub early: Option<String>,
    /// Until when it may be filled before its day.
    pub early_until: Option<String>,
    /// Where its prescriber can be asked for a new one.
    pub renewal: Option<String>,
    /// What is still to be had of a fill that was made in part.
    pub part: Option<String>,
    /// What the plan's drug list asks of this medicine.
    pub conditions: Vec<String>,
    /// Where the plan's approval of it stands, if one was asked for.
    pub approval: Option<Part>,
    pub look: LookView,
    pub last_cost: CostView,
    pub prices: PricesView,
    /// The words of the leaflet's row, and where it is, if there is one.
    pub leaflet: (&'static str, Option<String>),
    pub fills: Vec<FillRow>,
}

pub struct FillRow {
    pub day: String,
    pub status: String,
    pub tag: &'static str,
    pub quantity: String,
    pub pharmacy: String,
    pub cost: CostView,
}

/// What a fill cost, and where its claim is.
#[derive(Default)]
pub struct CostView {
    pub words: String,
    pub claim: Option<String>,
}

impl Detail {
    pub fn of(f: &Frame, (rx, fills): (&Prescription, &[Fill]), beside: &Beside) -> Self {
        let card = Card::of(f, rx);
        let way = if rx.by_mail { "rx-way-mail" } else { "rx-way-pickup" };
        Self {
            quantity: quantity(f, rx.quantity.as_ref(), rx.unit.as_deref()),
            days_supply: rx.days_supply.map_or_else(
                || f.t("rx-not-told").into_owned(),
                |days| f.say("rx-days").count("n", i64::from(days)).to_string(),
            ),
            reason: or_not_told(f, rx.reason.as_ref()),
            written: day_words(f, rx.written.as_ref().map(|day| day.0)),
            last_day: day_words(f, last_day(rx)),
            way: f.t(way).into_owned(),
            pharmacy_phone: text(rx.pharmacy_phone.as_ref()),
            refused: !card.can_order,
            early: early_link(f, rx),
            early_until: early_until(f, rx),
            renewal: renewal_link(f, rx),
            part: part_words(f, rx),
            conditions: conditions(f, rx),
            approval: rx.approval.as_ref().map(|word| Part::of(f, word, says_approval(f, rx))),
            look: LookView::of(f, rx, beside.look.as_ref()),
            last_cost: last_cost(f, beside),
            prices: PricesView::of(f, &beside.options),
            leaflet: leaflet(rx, beside.leaflet),
            fills: fill_rows(f, (rx, fills), beside),
            card,
        }
    }
}

impl FillRow {
    fn of(f: &Frame, fill: &Fill, unit: Option<&str>, cost: Option<Cost>) -> Self {
        let (tag, key) = fill_status(fill.status);
        Self {
            day: day_words(f, fill.day),
            status: f.t(key).into_owned(),
            tag,
            quantity: quantity(f, fill.body.quantity.as_ref(), unit),
            pharmacy: or_not_told(f, fill.body.pharmacy.as_ref()),
            cost: CostView::of(f, cost),
        }
    }
}

impl CostView {
    fn of(f: &Frame, cost: Option<Cost>) -> Self {
        let money = cost.and_then(|(_, money)| money).map(|money| f.money(money).to_string());
        Self {
            words: money.unwrap_or_else(|| f.t("rx-not-available").into_owned()),
            claim: cost.map(|(claim, _)| format!("/claims/{claim}")),
        }
    }
}

/// Each fill with its cost; what was not handed over has none.
fn fill_rows(f: &Frame, (rx, fills): (&Prescription, &[Fill]), beside: &Beside) -> Vec<FillRow> {
    let mut costs = beside.costs.iter().map(|(_, cost)| *cost);
    let row = |fill: &Fill| {
        let is_counted = fill.is_done() && fill.day.is_some();
        let cost = if is_counted { costs.next().flatten() } else { None };
        FillRow::of(f, fill, rx.unit.as_deref(), cost)
    };
    fills.iter().map(row).collect()
}

/// Of the newest fill that has one.
fn last_cost(f: &Frame, beside: &Beside) -> CostView {
    let said = |(day, cost): &(Day, Option<Cost>)| {
        let (claim, money) = (*cost)?;
        Some((*day, claim, money?))
    };
    let Some((day, claim, money)) = beside.costs.iter().find_map(said) else {
        return CostView::of(f, None);
    };
    let words = f.say("rx-cost-on").put("money", f.money(money)).put("day", f.day(day));
    CostView { words: words.to_string(), claim: Some(format!("/claims/{claim}")) }
}

fn leaflet(rx: &Prescription, leaflet: Leaflet) -> (&'static str, Option<String>) {
    let href = format!("/prescriptions/{}/leaflet", rx.id);
    match leaflet {
        Leaflet::OfThePlan => ("rx-leaflet-read", Some(href)),
        Leaflet::Elsewhere => ("rx-leaflet-elsewhere", Some(href)),
        Leaflet::None => ("rx-leaflet-none", None),
    }
}

/// How much the pharmacy may still owe, where the refills that are left do not say so already.
fn part_words(f: &Frame, rx: &Prescription) -> Option<String> {
    let rest = rest_of_a_part(rx).map(|rest| amount_words(f, rest, rx.unit.as_deref()));
    match rest {
        Some(rest) => Some(f.say("rx-rest").put("amount", rest).to_string()),
        None => last_was_part(rx).then(|| f.t("rx-last-was-part").into_owned()),
    }
}

fn conditions(f: &Frame, rx: &Prescription) -> Vec<String> {
    let listed = rx.listed;
    let said = [
        (listed.prior_authorization, "rx-listed-approval"),
        (listed.quantity_limit, "rx-listed-limit"),
    ];
    said.into_iter().filter(|(is, _)| *is).map(|(_, key)| f.t(key).into_owned()).collect()
}

const fn fill_status(status: FillStatus) -> (&'static str, &'static str) {
    match status {
        FillStatus::Completed => ("good", "fill-completed"),
        FillStatus::Preparation | FillStatus::InProgress => ("wait", "fill-in-progress"),
        FillStatus::OnHold => ("act", "fill-on-hold"),
        FillStatus::Cancelled
        | FillStatus::Stopped
        | FillStatus::Declined
        | FillStatus::EnteredInError => ("stop", "fill-cancelled"),
        FillStatus::Unknown => ("quiet", "fill-unknown"),
    }
}

/// The name on the label; where there is none, words that say so.
pub fn name_of(f: &Frame, name: Option<&str>) -> String {
    name.map_or_else(|| f.t("rx-no-name").into_owned(), str::to_owned)
}

/// Why it cannot be ordered today, and what helps; nothing where it can.
pub fn answer_words(f: &Frame, answer: RefillAnswer) -> Option<String> {
    match answer {
        RefillAnswer::Refillable => None,
        RefillAnswer::NotYet { on, because } => {
            Some(f.say(because.key()).put("day", f.day(on)).to_string())
        }
        RefillAnswer::No { why, next } => Some(why_and_next(f, why, next)),
    }
}

fn why_and_next(f: &Frame, why: Why, next: Next) -> String {
    let said = f.say(next.key()).put("phone", &f.plan().phone);
    let said = match next.day() {
        Some(day) => said.put("day", f.day(day)),
        None => said,
    };
    format!("{} {said}", f.t(why.key()))
}

/// What the status means and what to do. "Active" alone would promise a refill, so where it cannot
/// be ordered the reason stands instead; and where a fill does not come on, that there is something
/// to do after all.
fn note(f: &Frame, status: Shown, answer: RefillAnswer) -> String {
    let is_still = matches!(answer, RefillAnswer::No { why: Why::UnderWayStill, .. });
    let refusal = answer_words(f, answer).filter(|_| status == Shown::Active || is_still);
    refusal.unwrap_or_else(|| meaning(f, status))
}

fn meaning(f: &Frame, status: Shown) -> String {
    f.say(status.meaning_key()).put("phone", &f.plan().phone).to_string()
}

fn order_link(answer: RefillAnswer) -> Option<String> {
    match answer {
        RefillAnswer::No { next: Next::SeeOrder(order), .. } => Some(format!("/orders/{order}")),
        _ => None,
    }
}

fn early_link(f: &Frame, rx: &Prescription) -> Option<String> {
    let waits = refill_answer(rx, f.today(), f.plan().terms).waits();
    waits.map(|_| format!("/prescriptions/{}/early", rx.id))
}

fn early_until(f: &Frame, rx: &Prescription) -> Option<String> {
    let early = early_leave(rx, f.today())?;
    let by = order_by(rx, early.leaves, f.plan().terms);
    let key = if by < f.today() {
        "rx-early-until-late"
    } else if rx.by_mail {
        "rx-early-until-mail"
    } else {
        "rx-early-until"
    };
    Some(f.say(key).put("day", f.day(by)).put("phone", &f.plan().phone).to_string())
}

/// Whether the note says already where the plan's approval stands.
fn says_approval(f: &Frame, rx: &Prescription) -> bool {
    let answer = refill_answer(rx, f.today(), f.plan().terms);
    let is_of_it = matches!(answer, RefillAnswer::No { why, .. } if why.is_of_approval());
    is_of_it && shown(rx, f.today()) == Shown::Active
}

fn renewal_link(f: &Frame, rx: &Prescription) -> Option<String> {
    let answer = refill_answer(rx, f.today(), f.plan().terms);
    matches!(answer, RefillAnswer::No { next: Next::AskPrescriber, .. })
        .then(|| format!("/prescriptions/{}/renewal", rx.id))
}

fn refills_words(f: &Frame, rx: &Prescription) -> String {
    refills_left(rx).map_or_else(
        || f.t("rx-not-told").into_owned(),
        |left| f.say("rx-refills").count("n", i64::from(left)).to_string(),
    )
}

/// The day it can be filled again; "today" where that day has come.
fn next_fill_words(f: &Frame, rx: &Prescription, answer: RefillAnswer) -> String {
    match answer {
        RefillAnswer::Refillable => f.t("rx-next-now").into_owned(),
        RefillAnswer::NotYet { on, .. } => f.day(on),
        RefillAnswer::No { why: Why::Ordered, .. } => f.t("rx-next-ordered").into_owned(),
        RefillAnswer::No { why: Why::UnderWay | Why::UnderWayStill, .. } => {
            f.t("rx-next-under-way").into_owned()
        }
        RefillAnswer::No { why: Why::OnHold | Why::Parked, .. } => {
            day_words(f, next_fill(rx, f.plan().terms))
        }
        RefillAnswer::No { .. } => f.t("rx-next-none").into_owned(),
    }
}

fn quantity(f: &Frame, quantity: Option<&Quantity>, unit: Option<&str>) -> String {
    quantity.map_or_else(
        || f.t("rx-not-told").into_owned(),
        |quantity| amount_words(f, *quantity, unit),
    )
}

fn day_words(f: &Frame, day: Option<Day>) -> String {
    day.map_or_else(|| f.t("rx-not-available").into_owned(), |day| f.day(day))
}

fn or_not_told(f: &Frame, told: Option<&Private<String>>) -> String {
    text(told).unwrap_or_else(|| f.t("rx-not-told").into_owned())
}

fn text(private: Option<&Private<String>>) -> Option<String> {
    private.map(|text| text.0.clone()).filter(|text| !text.is_empty())
}
