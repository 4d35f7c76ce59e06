//! The boxes of an order in words, and where each medicine stands where they are told of apart.

use web::Frame;

use super::super::flow::{Stage, Step};
use super::super::rules::{Way, carrier_link};
use super::super::told::{self, Inside, Told, stands_apart};
use super::super::{Asked, Line, Order};
use super::stands::{step_key, tag};
use super::views::{held_words, line_name, rejected_words};

pub struct ParcelView {
    /// Where there are several, or there may be.
    pub title: String,
    pub tag: &'static str,
    pub status: String,
    pub carrier: String,
    pub tracking: String,
    pub link: Option<String>,
    pub shipped: String,
    pub inside: Vec<String>,
}

/// How a medicine stands by itself.
pub struct Standing {
    pub tag: &'static str,
    pub status: String,
    /// What to do, or why not.
    pub note: Option<String>,
}

/// Everything that left as a parcel; what waits at a counter is none.
pub fn parcels(f: &Frame, order: &Order, told: &Told) -> Vec<ParcelView> {
    let mut found = told::parcels(told, &order.medicines());
    if found.is_empty() {
        found.extend(of_the_stage(order));
    }
    found.retain(|parcel| inside(order, parcel).next().is_some());
    let all = found.len();
    (1..).zip(&found).map(|(number, parcel)| view(f, order, ((number, all), parcel))).collect()
}

/// The one parcel of an order whose news was told before news was kept.
fn of_the_stage(order: &Order) -> Option<told::Parcel> {
    let shipment = order.stage().shipment()?.clone();
    let left = order.steps.iter().rev().find(|(step, _)| *step == Step::Shipped).map(|step| step.1);
    let delivered = order.stage().step() == Step::Delivered;
    Some(told::Parcel { shipment, left, delivered, inside: Inside::ALL })
}

/// The medicines in a box. What waits at a counter is in none, though it is told of as one.
fn inside<'a>(order: &'a Order, parcel: &'a told::Parcel) -> impl Iterator<Item = &'a Line> {
    let mailed = order.lines.iter().filter(|line| line.body.way != Way::Pickup);
    mailed.filter(|line| parcel.holds(line.prescription))
}

fn view(
    f: &Frame,
    order: &Order,
    ((number, all), parcel): ((usize, usize), &told::Parcel),
) -> ParcelView {
    let none = || f.t("rx-not-available").into_owned();
    let shipment = &parcel.shipment;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let title = if all > 1 { "order-parcel-n" } else { "order-parcel-one" };
    let status = if parcel.delivered { Step::Delivered } else { Step::Shipped };
    let way = if parcel.delivered { "order-parcel-came" } else { "order-parcel-way" };
    ParcelView {
        title: f.say(title).count("n", count(number)).count("all", count(all)).to_string(),
        tag: if status == Step::Delivered { "good" } else { "move" },
        status: f.t(way).into_owned(),
        carrier: shipment.carrier.clone().unwrap_or_else(none),
        tracking: shipment.tracking.as_ref().map_or_else(none, |number| number.0.clone()),
        link: carrier_link(shipment),
        shipped: parcel.left.map_or_else(none, |left| f.day(f.day_of(left))),
        inside: inside(order, parcel).map(|line| line_name(f, line)).collect(),
    }
}

/// The boxes are told one by one where there are several, or where one does not hold everything.
pub fn are_told_apart(order: &Order, boxes: &[ParcelView]) -> bool {
    boxes.len() > 1 || boxes.iter().any(|one| one.inside.len() < order.lines.len())
}

/// How each medicine of several stands, in the order's own order; none where they are one.
pub fn standings(f: &Frame, order: &Order, told: &Told) -> Vec<Standing> {
    let lines: Vec<_> = order.lines.iter().map(|line| line.prescription).collect();
    if lines.len() < 2 || order.stage().step() == Step::Cancelled {
        return Vec::new();
    }
    let apart = stands_apart(told, &lines);
    let ways = order.lines.iter().map(|line| line.body.way);
    apart.iter().zip(ways).map(|((_, stage), way)| standing(f, stage, way)).collect()
}

fn standing(f: &Frame, stage: &Stage, way: Way) -> Standing {
    Standing {
        tag: tag(stage),
        status: f.t(step_key(stage.step(), way)).into_owned(),
        note: held_words(f, stage).or_else(|| rejected_words(f, stage)),
    }
}

pub const fn asked_key(asked: Asked) -> &'static str {
    match asked {
        Asked::Phone => "order-asked-phone",
        Asked::Prescriber => "order-asked-prescriber",
        Asked::Pharmacy => "order-asked-pharmacy",
        Asked::Elsewhere => "order-asked-elsewhere",
    }
}
