//! The boxes of an order: what is in which, when it left, whether it arrived. Pure.

use std::collections::BTreeSet;

use base::{PrescriptionId, Private, Timestamp};

use super::rules::{Fact, Told};
use crate::orders::flow::Shipment;

/// A box and whether it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parcel {
    pub shipment: Shipment,
    /// When it was told to have left, where it was told.
    pub left: Option<Timestamp>,
    pub delivered: bool,
    /// The medicines in it; all of the order's where the pharmacy tells of none apart.
    pub inside: Inside,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inside {
    All,
    These(BTreeSet<PrescriptionId>),
}

impl Default for Inside {
    fn default() -> Self {
        Self::These(BTreeSet::new())
    }
}

impl Parcel {
    pub fn holds(&self, line: PrescriptionId) -> bool {
        match &self.inside {
            Inside::All => true,
            Inside::These(lines) => lines.contains(&line),
        }
    }

    fn put_in(&mut self, line: Option<PrescriptionId>) {
        match (line, &mut self.inside) {
            (Some(line), Inside::These(lines)) => {
                lines.insert(line);
            }
            (None, inside) => *inside = Inside::All,
            (Some(_), Inside::All) => {}
        }
    }

    /// A report of this medicine, or of the whole order, may be of this box.
    fn may_hold(&self, line: Option<PrescriptionId>) -> bool {
        line.is_none_or(|line| self.holds(line))
    }
}

/// The parcels of an order in the order they left.
pub fn parcels(told: &Told) -> Vec<Parcel> {
    let mut parcels = Vec::new();
    for ((at, ..), said) in told {
        match &said.fact {
            Fact::Shipped(shipment) => {
                let parcel = named(&mut parcels, (shipment.tracking.as_ref(), said.line));
                parcel.put_in(said.line);
                parcel.left = parcel.left.or(Some(*at));
                if parcel.shipment.carrier.is_none() {
                    parcel.shipment.carrier.clone_from(&shipment.carrier);
                }
            }
            Fact::Delivered(Some(number)) => {
                let parcel = named(&mut parcels, (Some(number), said.line));
                parcel.delivered = true;
                // A box nobody told of before holds what this report is about.
                if parcel.inside == Inside::default() {
                    parcel.put_in(said.line);
                }
            }
            Fact::Delivered(None) => all_delivered(&mut parcels, said.line),
            _ => {}
        }
    }
    parcels
}

fn all_delivered(parcels: &mut Vec<Parcel>, line: Option<PrescriptionId>) {
    if !parcels.iter().any(|parcel| parcel.may_hold(line)) {
        let mut untold = Parcel::default();
        untold.put_in(line);
        parcels.push(untold);
    }
    for parcel in parcels.iter_mut().filter(|parcel| parcel.may_hold(line)) {
        parcel.delivered = true;
    }
}

/// The parcel of this number. One that had none yet takes it; a report without a number is of the
/// first parcel that may be meant.
fn named<'a>(
    parcels: &'a mut Vec<Parcel>,
    (number, line): (Option<&Private<String>>, Option<PrescriptionId>),
) -> &'a mut Parcel {
    let wanted = number.map(plain);
    let known = parcels.iter().position(|parcel| match &wanted {
        Some(_) => parcel.shipment.tracking.as_ref().map(plain) == wanted,
        None => parcel.may_hold(line),
    });
    let unnumbered = || {
        parcels.iter().position(|parcel| {
            parcel.shipment.tracking.is_none() && !parcel.delivered && parcel.may_hold(line)
        })
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
