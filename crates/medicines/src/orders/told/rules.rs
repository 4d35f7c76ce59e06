//! Where an order stands by everything that was told of it. Pure.
//!
//! It is a function of the *set* of reports, read in the order in which things happened. So neither
//! the order of arrival nor a second copy can matter, and a report that was missed leaves a gap
//! which later ones bridge. What is further along the road counts before anything behind it:
//!
//! ```text
//! delivered > shipped > rejected > { held, filling, checking }
//! ```
//!
//! Some pharmacies tell of each medicine apart. Then each stands where its own reports put it, and
//! the order stands where its member should look: at a hold, else at what is still on the road,
//! else at what is still to come. `parcels` says which box holds what: one told of for the whole
//! order does not hold what was kept back.

use std::collections::BTreeMap;

use base::{Entropy, Money, PrescriptionId, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::parcels::{Parcel, parcels};
use crate::orders::flow::{Held, HoldReason, RejectReason, Shipment, Stage, Step, Stood};

/// One thing that happened at the pharmacy or on the road.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    Accepted,
    Filling,
    Held(HoldReason),
    Released,
    /// One parcel left; an order may travel in several.
    Shipped(Shipment),
    /// The parcel of this number arrived; without a number, all that had left.
    Delivered(Option<Private<String>>),
    Rejected(RejectReason),
}

impl Fact {
    pub const fn rank(&self) -> Rank {
        match self {
            Self::Accepted => 0,
            Self::Filling => 1,
            Self::Held(_) => 2,
            Self::Released => 3,
            Self::Rejected(_) => 4,
            Self::Shipped(_) => 5,
            Self::Delivered(Some(_)) => 6,
            Self::Delivered(None) => 7,
        }
    }

    /// The step it is shown as; a release goes back to where the order stood.
    pub const fn step(&self) -> Option<Step> {
        match self {
            Self::Accepted => Some(Step::Checking),
            Self::Filling => Some(Step::Filling),
            Self::Held(_) => Some(Step::Held),
            Self::Released => None,
            Self::Shipped(_) => Some(Step::Shipped),
            Self::Delivered(_) => Some(Step::Delivered),
            Self::Rejected(_) => Some(Step::Rejected),
        }
    }
}

/// A fact, of one medicine of the order or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub fact: Fact,
    pub line: Option<PrescriptionId>,
}

impl Said {
    fn is_of(&self, line: PrescriptionId) -> bool {
        self.line.is_none_or(|of| of == line)
    }
}

/// All that was told, by when it happened. Who knows only the day of a thing tells several of one
/// moment: these stand in the order of the road.
pub type Told = BTreeMap<(Timestamp, Rank, Entropy), Said>;

/// How far along the road a fact is.
pub type Rank = u8;

/// The stage these reports amount to for an order of these medicines; none says nothing.
pub fn stands(told: &Told, lines: &[PrescriptionId]) -> Option<Stage> {
    if told.is_empty() {
        return None;
    }
    let parcels = parcels(told, lines);
    let apart = stands_apart(told, lines);
    if apart.is_empty() {
        let all: Vec<&Fact> = told.values().map(|said| &said.fact).collect();
        return Some(stage(&parcels.iter().collect::<Vec<_>>(), &all));
    }
    Some(together(&parcels, apart.into_iter().map(|(_, stage)| stage).collect()))
}

/// Where each medicine stands, where the pharmacy tells of them apart.
pub fn stands_apart(told: &Told, lines: &[PrescriptionId]) -> Vec<(PrescriptionId, Stage)> {
    if told.values().all(|said| said.line.is_none()) {
        return Vec::new();
    }
    let parcels = parcels(told, lines);
    let of = |line: PrescriptionId| {
        let boxes: Vec<&Parcel> = parcels.iter().filter(|parcel| parcel.holds(line)).collect();
        let own: Vec<&Fact> =
            told.values().filter(|said| said.is_of(line)).map(|said| &said.fact).collect();
        (line, stage(&boxes, &own))
    };
    lines.iter().copied().map(of).collect()
}

/// Where each medicine stands: by its own reports, or with the order where none is told of apart.
pub fn stands_each(told: &Told, lines: &[PrescriptionId]) -> Vec<(PrescriptionId, Stage)> {
    let apart = stands_apart(told, lines);
    match stands(told, lines) {
        Some(stage) if apart.is_empty() => {
            lines.iter().map(|line| (*line, stage.clone())).collect()
        }
        _ => apart,
    }
}

/// A price that was asked: of one medicine, or of the order where it was told of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Priced {
    pub amount: Money,
    pub line: Option<PrescriptionId>,
}

/// The medicines that wait for a word on a price, each with what was asked. A price that was told
/// of the whole order is one price, however many wait for it.
pub fn priced(told: &Told, lines: &[PrescriptionId]) -> Vec<(PrescriptionId, Priced)> {
    let asked_of = |line: PrescriptionId| {
        told.values().rfind(|said| said.is_of(line) && matches!(said.fact, Fact::Held(_)))
    };
    let each = stands_each(told, lines).into_iter();
    each.filter_map(|(line, stage)| {
        let amount = stage.asked_price()?;
        Some((line, Priced { amount, line: asked_of(line)?.line }))
    })
    .collect()
}

fn stage(parcels: &[&Parcel], facts: &[&Fact]) -> Stage {
    let on_the_road = on_the_road(parcels);
    on_the_road.or_else(|| rejected(facts)).unwrap_or_else(|| at_the_pharmacy(facts))
}

/// The one stage of an order whose medicines stand at these. What was rejected is waited for no
/// more, unless everything was.
fn together(parcels: &[Parcel], stages: Vec<Stage>) -> Stage {
    let (ended, alive): (Vec<Stage>, Vec<Stage>) =
        stages.into_iter().partition(|stage| stage.step() == Step::Rejected);
    let at = |step: Step| alive.iter().find(|stage| stage.step() == step);
    // A price is the one thing that its owner can answer to on the page.
    let price = alive.iter().find(|stage| stage.asked_price().is_some());
    if let Some(held) = price.or(at(Step::Held)) {
        return held.clone();
    }
    if !alive.is_empty() && alive.iter().all(|stage| stage.step() == Step::Delivered) {
        return alive.last().cloned().unwrap_or(Stage::Checking);
    }
    if at(Step::Shipped).or(at(Step::Delivered)).is_some() {
        let waiting = parcels.iter().rev().find(|parcel| !parcel.delivered);
        let newest = waiting.or(parcels.last()).map(|parcel| parcel.shipment.clone());
        return Stage::Shipped(newest.unwrap_or_default());
    }
    let rest = at(Step::Filling).or(alive.first()).or(ended.first());
    rest.cloned().unwrap_or(Stage::Checking)
}

/// The order has arrived when every parcel has; until then the newest one on the road is shown.
fn on_the_road(parcels: &[&Parcel]) -> Option<Stage> {
    let waiting = parcels.iter().rev().find(|parcel| !parcel.delivered);
    match waiting {
        Some(parcel) => Some(Stage::Shipped(parcel.shipment.clone())),
        None => parcels.last().map(|parcel| Stage::Delivered(parcel.shipment.clone())),
    }
}

fn rejected(facts: &[&Fact]) -> Option<Stage> {
    facts.iter().rev().find_map(|fact| match fact {
        Fact::Rejected(reason) => Some(Stage::Rejected(*reason)),
        _ => None,
    })
}

/// A hold lasts until the pharmacy releases it or goes on filling.
fn at_the_pharmacy(facts: &[&Fact]) -> Stage {
    let (mut stood, mut held) = (Stood::Checking, None);
    for fact in facts {
        match fact {
            Fact::Filling => (stood, held) = (Stood::Filling, None),
            Fact::Held(reason) => held = Some(*reason),
            Fact::Released => held = None,
            _ => {}
        }
    }
    match (held, stood) {
        (Some(reason), stood) => Stage::Held(Held { reason, stood }),
        (None, Stood::Checking) => Stage::Checking,
        (None, Stood::Filling) => Stage::Filling,
    }
}

#[cfg(test)]
mod tests;
