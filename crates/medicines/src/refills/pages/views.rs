//! Boxes, lines and reasons in words.

use base::Money;
use profile::{Address, Which};
use web::Frame;

use super::check::Places;
use crate::orders::pages::{supply_words, window_words};
use crate::orders::rules::expected;
use crate::orders::{self, LeftOut, Speed, Way, Wishes};
use crate::prescriptions::Prescription;
use crate::prescriptions::pages::{answer_words, name_of};
use crate::prescriptions::rules::{Next, RefillAnswer};

/// A medicine that can be ordered, with its box.
pub struct Tick {
    pub id: String,
    pub name: String,
    pub hint: String,
    pub chosen: bool,
}

impl Tick {
    pub fn of(f: &Frame, rx: &Prescription, chosen: bool) -> Self {
        let line = orders::Line::of(rx);
        Self { id: rx.id.to_string(), name: name_of(f, rx.name()), hint: hint(f, &line), chosen }
    }
}

/// A medicine on the check page.
pub struct Line {
    pub name: String,
    pub hint: String,
    /// "About $12.00", where the plan's list has a figure.
    pub price: Option<String>,
}

impl Line {
    pub fn of(f: &Frame, line: &orders::Line) -> Self {
        let name = line.body.name.as_ref().map(|name| name.as_str());
        let about = |copay| f.say("refill-about").put("price", f.money(copay)).to_string();
        let price = line.body.copay.map(about);
        Self { name: name_of(f, name), hint: hint(f, line), price }
    }
}

/// A speed that can be chosen, with its price and its days.
pub struct SpeedView {
    pub value: &'static str,
    pub words: String,
    pub hint: String,
    pub chosen: bool,
}

/// Nothing where there is no choice: the plan has one speed, or nothing is mailed.
pub fn speeds(f: &Frame, way: Way, chosen: Speed) -> Vec<SpeedView> {
    let (terms, mailed) = (f.plan().terms, way != Way::Pickup);
    let Some(fast) = terms.fast.filter(|_| mailed) else { return Vec::new() };
    [
        ("standard", "refill-speed-standard", Speed::Standard, terms.standard),
        ("fast", "refill-speed-fast", Speed::Fast, fast),
    ]
    .map(|(value, key, speed, shipping)| SpeedView {
        value,
        words: f.say(key).put("fee", fee_words(f, shipping.fee)).to_string(),
        hint: window_words(f, way, expected(way, f.today(), shipping)),
        chosen: speed == chosen,
    })
    .into()
}

/// A place it can be mailed to.
pub struct PlaceView {
    pub value: String,
    pub words: String,
    pub hint: String,
    pub chosen: bool,
}

/// Nothing where there is no choice.
pub fn places(f: &Frame, places: &Places, chosen: Option<Which>) -> Vec<PlaceView> {
    if places.all.len() < 2 {
        return Vec::new();
    }
    let chosen = chosen.or(places.preferred);
    let view = |address: &Address| {
        let lines: Vec<String> = address.parcel().into_iter().map(|line| line.0).collect();
        let called = address.label.0.trim();
        let plain = address.which == Which::Plan;
        let words = if plain && called.is_empty() { &*f.t("refill-to-plan") } else { called };
        let (words, hint) = match (words.is_empty(), lines.split_first()) {
            (true, Some((first, rest))) => (first.clone(), rest.join(", ")),
            _ => (words.to_owned(), lines.join(", ")),
        };
        let value = address.which.to_string();
        PlaceView { value, words, hint, chosen: chosen == Some(address.which) }
    };
    places.all.iter().map(view).collect()
}

/// The lines of the one place there is.
pub fn only_place(places: &Places) -> Vec<String> {
    match places.all.as_slice() {
        [only] => only.parcel().into_iter().map(|line| line.0).collect(),
        _ => Vec::new(),
    }
}

fn fee_words(f: &Frame, fee: Money) -> String {
    if fee == Money::ZERO { f.t("refill-fee-none").into_owned() } else { f.money(fee).to_string() }
}

/// What it may cost, and the word key of how sure that is. Where a speed is still to be chosen,
/// what mailing costs stands beside each.
pub fn price_words(f: &Frame, wishes: &Wishes, choosing: bool) -> (String, &'static str) {
    let Some(estimate) = wishes.estimate else {
        return (f.t("refill-price-untold").into_owned(), "refill-price-untold-note");
    };
    let mailing = wishes.mailing.filter(|_| choosing).unwrap_or(Money::ZERO);
    let untold = i64::try_from(estimate.untold).unwrap_or(i64::MAX);
    let key = match (untold, choosing) {
        (0, true) => "refill-price-without-mailing",
        (0, false) => "refill-price-about",
        _ => "refill-price-some",
    };
    let said = f.say(key).count("n", untold).put("price", f.money(estimate.known - mailing));
    (said.to_string(), "refill-price-note")
}

/// A medicine that cannot be ordered, with its reason.
pub struct Left {
    pub id: String,
    pub name: String,
    pub why: String,
    pub order: Option<String>,
}

impl Left {
    pub fn of(f: &Frame, rx: &Prescription, answer: RefillAnswer) -> Self {
        Self {
            id: rx.id.to_string(),
            name: name_of(f, rx.name()),
            why: answer_words(f, answer).unwrap_or_default(),
            order: order_path(answer),
        }
    }

    pub fn kept(f: &Frame, left: &LeftOut) -> Self {
        Self {
            id: left.prescription.to_string(),
            name: name_of(f, left.name.as_ref().map(|name| name.as_str())),
            why: answer_words(f, left.answer).unwrap_or_default(),
            order: order_path(left.answer),
        }
    }
}

fn order_path(answer: RefillAnswer) -> Option<String> {
    match answer {
        RefillAnswer::No { next: Next::SeeOrder(order), .. } => Some(format!("/orders/{order}")),
        _ => None,
    }
}

/// "60 tablets, 30 days. By mail from Juniper Home Delivery."
fn hint(f: &Frame, line: &orders::Line) -> String {
    let supply = supply_words(f, &line.body);
    let way = match (&line.body.pharmacy, line.body.way) {
        (Some(pharmacy), orders::Way::Pickup) => {
            f.say("refill-pick-up-at").put("pharmacy", pharmacy.as_str()).to_string()
        }
        (None, orders::Way::Pickup) => f.t("refill-pick-up").into_owned(),
        (Some(pharmacy), _) => {
            f.say("refill-mail-from").put("pharmacy", pharmacy.as_str()).to_string()
        }
        (None, _) => f.t("refill-mail").into_owned(),
    };
    if supply.is_empty() { way } else { format!("{supply}. {way}") }
}

/// "Order 1 refill", "Order 2 refills".
pub fn order_words(f: &Frame, count: usize) -> String {
    f.say("refill-order-n").count("n", i64::try_from(count).unwrap_or(i64::MAX)).to_string()
}
