//! Where an order stands by everything that was told of it. Pure.
//!
//! It is a function of the *set* of reports, read in the order in which things happened. So neither
//! the order of arrival nor a second copy can matter, and a report that was missed leaves a gap
//! which later ones bridge. What is further along the road counts before anything behind it:
//!
//! ```text
//! delivered > shipped > rejected > { held, filling, checking }
//! ```

use std::collections::BTreeMap;

use base::{Entropy, Private, Timestamp};
use serde::{Deserialize, Serialize};

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

/// All that was told, by when it happened. Who knows only the day of a thing tells several of one
/// moment: these stand in the order of the road.
pub type Told = BTreeMap<(Timestamp, Rank, Entropy), Fact>;

/// How far along the road a fact is.
pub type Rank = u8;

/// The stage these reports amount to; none says nothing.
pub fn stands(told: &Told) -> Option<Stage> {
    if told.is_empty() {
        return None;
    }
    let on_the_road = on_the_road(&parcels(told));
    Some(on_the_road.or_else(|| rejected(told)).unwrap_or_else(|| at_the_pharmacy(told)))
}

/// A box and whether it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parcel {
    pub shipment: Shipment,
    pub delivered: bool,
}

/// The parcels of an order in the order they left.
pub fn parcels(told: &Told) -> Vec<Parcel> {
    let mut parcels = Vec::new();
    for fact in told.values() {
        match fact {
            Fact::Shipped(shipment) => {
                let parcel = named(&mut parcels, shipment.tracking.as_ref());
                if parcel.shipment.carrier.is_none() {
                    parcel.shipment.carrier.clone_from(&shipment.carrier);
                }
            }
            Fact::Delivered(Some(number)) => named(&mut parcels, Some(number)).delivered = true,
            Fact::Delivered(None) => {
                if parcels.is_empty() {
                    parcels.push(Parcel::default());
                }
                for parcel in &mut parcels {
                    parcel.delivered = true;
                }
            }
            _ => {}
        }
    }
    parcels
}

/// The parcel of this number. One that had none yet takes it; a report without a number is of the
/// first parcel.
fn named<'a>(parcels: &'a mut Vec<Parcel>, number: Option<&Private<String>>) -> &'a mut Parcel {
    let wanted = number.map(plain);
    let known = parcels.iter().position(|parcel| {
        wanted.is_none() || parcel.shipment.tracking.as_ref().map(plain) == wanted
    });
    let unnumbered = || {
        parcels.iter().position(|parcel| parcel.shipment.tracking.is_none() && !parcel.delivered)
    };
    let place = known.or_else(unnumbered).unwrap_or_else(|| {
        parcels.push(Parcel::default());
        parcels.len() - 1
    });
    let parcel = &mut parcels[place];
    if parcel.shipment.tracking.is_none() {
        parcel.shipment.tracking = number.cloned();
    }
    parcel
}

/// Pharmacy and carrier write the same number with other spaces, dashes and case.
fn plain(number: &Private<String>) -> String {
    let kept = number.0.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_uppercase()).collect()
}

/// The order has arrived when every parcel has; until then the newest one on the road is shown.
fn on_the_road(parcels: &[Parcel]) -> Option<Stage> {
    let waiting = parcels.iter().rev().find(|parcel| !parcel.delivered);
    match waiting {
        Some(parcel) => Some(Stage::Shipped(parcel.shipment.clone())),
        None => parcels.last().map(|parcel| Stage::Delivered(parcel.shipment.clone())),
    }
}

fn rejected(told: &Told) -> Option<Stage> {
    told.values().rev().find_map(|fact| match fact {
        Fact::Rejected(reason) => Some(Stage::Rejected(*reason)),
        _ => None,
    })
}

/// A hold lasts until the pharmacy releases it or goes on filling.
fn at_the_pharmacy(told: &Told) -> Stage {
    let (mut stood, mut held) = (Stood::Checking, None);
    for fact in told.values() {
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
