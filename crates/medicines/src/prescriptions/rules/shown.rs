//! What a prescription is shown as. Pure.

use base::Day;
use formats::records::PrescriptionStatus;

use super::super::{Prescription, Standing};
use super::begun::is_held;
use super::{last_day, under_way};
use crate::orders::Step;

/// The status words of a mail-order pharmacy's own portal (HEALTH-DATA 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    Active,
    Submitted,
    InProcess,
    Shipped,
    OnHold,
    Parked,
    Pending,
    Expired,
    Discontinued,
    Transferred,
    Unknown,
}

impl Shown {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Active => "rx-status-active",
            Self::Submitted => "rx-status-submitted",
            Self::InProcess => "rx-status-in-process",
            Self::Shipped => "rx-status-shipped",
            Self::OnHold => "rx-status-on-hold",
            Self::Parked => "rx-status-parked",
            Self::Pending => "rx-status-pending",
            Self::Expired => "rx-status-expired",
            Self::Discontinued => "rx-status-discontinued",
            Self::Transferred => "rx-status-transferred",
            Self::Unknown => "rx-status-unknown",
        }
    }

    /// The word key of the sentence that explains it.
    pub const fn meaning_key(self) -> &'static str {
        match self {
            Self::Active => "rx-means-active",
            Self::Submitted => "rx-means-submitted",
            Self::InProcess => "rx-means-in-process",
            Self::Shipped => "rx-means-shipped",
            Self::OnHold => "rx-means-on-hold",
            Self::Parked => "rx-means-parked",
            Self::Pending => "rx-means-pending",
            Self::Expired => "rx-means-expired",
            Self::Discontinued => "rx-means-discontinued",
            Self::Transferred => "rx-means-transferred",
            Self::Unknown => "rx-means-unknown",
        }
    }

    /// The shape beside the word (the kit's tag kinds).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Active => "good",
            Self::Submitted | Self::InProcess | Self::Pending => "wait",
            Self::Shipped => "move",
            Self::OnHold => "act",
            Self::Expired | Self::Discontinued => "stop",
            Self::Parked | Self::Transferred | Self::Unknown => "quiet",
        }
    }

    /// Over, so that no order of it can come any more.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Expired | Self::Discontinued | Self::Transferred)
    }
}

/// The status as a member sees it: the prescription's own, overlaid by an order under way.
pub fn shown(rx: &Prescription, today: Day) -> Shown {
    let own = standing_of(rx, today);
    match rx.open_order().map(|order| order.step) {
        Some(Step::Received | Step::Checking) => Shown::Submitted,
        Some(Step::Filling) => Shown::InProcess,
        Some(Step::Shipped) => Shown::Shipped,
        Some(Step::Held) => Shown::OnHold,
        None if rx.is_on_the_road(today) => Shown::Shipped,
        _ if own == Shown::Active && under_way(rx, today).is_some() => Shown::InProcess,
        _ => own,
    }
}

pub(super) fn standing_of(rx: &Prescription, today: Day) -> Shown {
    use PrescriptionStatus as Status;
    if rx.standing == Standing::Transferred {
        return Shown::Transferred;
    }
    let past = last_day(rx).is_some_and(|last| today > last);
    match rx.status {
        Status::Draft => Shown::Pending,
        Status::Unknown => Shown::Unknown,
        Status::Active | Status::OnHold | Status::Completed if past => Shown::Expired,
        Status::Completed | Status::Stopped | Status::Cancelled | Status::EnteredInError => {
            Shown::Discontinued
        }
        Status::OnHold => Shown::OnHold,
        Status::Active if is_held(rx, today) => Shown::OnHold,
        Status::Active if rx.standing == Standing::Parked => Shown::Parked,
        Status::Active => Shown::Active,
    }
}
