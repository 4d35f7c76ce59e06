//! Boxes, lines and reasons in words.

use web::Frame;

use crate::orders::pages::supply_words;
use crate::orders::{self, LeftOut};
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
}

impl Line {
    pub fn of(f: &Frame, line: &orders::Line) -> Self {
        let name = line.body.name.as_ref().map(|name| name.as_str());
        Self { name: name_of(f, name), hint: hint(f, line) }
    }
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
