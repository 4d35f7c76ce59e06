//! The boxes of an order: what is in which, when it left, whether it arrived. Pure.

use std::collections::BTreeSet;

use base::{PrescriptionId, Private, Timestamp};

use super::rules::{Fact, Said, Told};
use crate::orders::flow::Shipment;

/// A box and whether it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parcel {
    pub shipment: Shipment,
    /// When it was told to have left, where it was told.
    pub left: Option<Timestamp>,
    pub delivered: bool,
    /// The medicines in it; where it was told of for the whole order, all that were not kept back.
    pub inside: Inside,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inside {
    AllBut(BTreeSet<PrescriptionId>),
    These(BTreeSet<PrescriptionId>),
}

impl Inside {
    pub const ALL: Self = Self::AllBut(BTreeSet::new());
}

impl Default for Inside {
    fn default() -> Self {
        Self::These(BTreeSet::new())
    }
}

impl Parcel {
    pub fn holds(&self, line: PrescriptionId) -> bool {
        match &self.inside {
            Inside::AllBut(lines) => !lines.contains(&line),
            Inside::These(lines) => lines.contains(&line),
        }
    }

    fn put_in(&mut self, line: Option<PrescriptionId>, back: &BTreeSet<PrescriptionId>) {
        match (line, &mut self.inside) {
            (Some(line), Inside::These(lines)) => {
                lines.insert(line);
            }
            (Some(line), Inside::AllBut(lines)) => {
                lines.remove(&line);
            }
            (None, Inside::These(lines)) => self.inside = Inside::AllBut(back - &*lines),
            (None, Inside::AllBut(lines)) => lines.retain(|line| back.contains(line)),
        }
    }

    /// A report of this medicine, or of the whole order, may be of this box.
    fn may_hold(&self, line: Option<PrescriptionId>) -> bool {
        line.is_none_or(|line| self.holds(line))
    }
}

/// The medicines that are told of apart and have a hold or a refusal to themselves. A word on the
/// whole order ends such a hold, but takes no refusal back.
#[derive(Default)]
struct Kept {
    held: BTreeSet<PrescriptionId>,
    refused: BTreeSet<PrescriptionId>,
}

impl Kept {
    fn hear(&mut self, said: &Said) {
        match (&said.fact, said.line) {
            (Fact::Held(_), Some(line)) => {
                self.held.insert(line);
            }
            (Fact::Rejected(_), Some(line)) => {
                self.refused.insert(line);
            }
            (Fact::Filling | Fact::Released, None) => self.held.clear(),
            (Fact::Accepted, _) | (_, None) => {}
            (_, Some(line)) => {
                self.held.remove(&line);
                self.refused.remove(&line);
            }
        }
    }

    /// What a box of the whole order does not hold. Were that all of it, nothing could have left.
    fn back(&self, lines: &[PrescriptionId]) -> BTreeSet<PrescriptionId> {
        let back = &self.held | &self.refused;
        if lines.iter().all(|line| back.contains(line)) { BTreeSet::new() } else { back }
    }
}

/// The parcels of an order of these medicines in the order they left.
pub fn parcels(told: &Told, lines: &[PrescriptionId]) -> Vec<Parcel> {
    let (mut parcels, mut kept) = (Vec::new(), Kept::default());
    for ((at, ..), said) in told {
        let back = kept.back(lines);
        kept.hear(said);
        match &said.fact {
            Fact::Shipped(shipment) => {
                let parcel = named(&mut parcels, (shipment.tracking.as_ref(), said.line));
                parcel.put_in(said.line, &back);
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
                    parcel.put_in(said.line, &back);
                }
            }
            Fact::Delivered(None) => all_delivered(&mut parcels, (said.line, &back)),
            _ => {}
        }
    }
    parcels
}

fn all_delivered(
    parcels: &mut Vec<Parcel>,
    (line, back): (Option<PrescriptionId>, &BTreeSet<PrescriptionId>),
) {
    if !parcels.iter().any(|parcel| parcel.may_hold(line)) {
        let mut untold = Parcel::default();
        untold.put_in(line, back);
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
