//! What was prescribed, what was dispensed of it, and whether it can be refilled: the plan's back
//! end tells (`take_prescription`, `take_fill`), `rules` judges, the pages show.

pub mod beside;
pub mod pages;
pub mod rules;
pub mod store;

use base::{Day, FillId, Money, OrderId, PrescriptionId, Private};
use formats::records::{Drug, FillStatus, PrescriptionStatus, Quantity, Schedule, SourceRef};
use serde::{Deserialize, Serialize};

pub use formats::records::Standing;

use crate::approvals::Word;
use crate::orders::Step;
use crate::orders::rules::{is_forgotten, is_given_up};

/// What the directory knows of those a prescription names by reference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// From the drug list, where the file gave a code alone.
    pub drug: Option<Private<String>>,
    pub pharmacy: Option<Private<String>>,
    pub pharmacy_phone: Option<Private<String>>,
    pub prescriber: Option<Private<String>>,
    /// Its pharmacy sends by mail.
    pub by_mail: bool,
}

/// A prescription as we keep it, with what the judgements need of its fills and orders.
#[derive(Debug, Clone, PartialEq)]
pub struct Prescription {
    pub id: PrescriptionId,
    pub status: PrescriptionStatus,
    pub version: i64,
    pub body: Body,
    pub fills: Fills,
    /// Open and delivered ones.
    pub orders: Vec<Trace>,
    pub listed: Listed,
    /// The newest leave to fill it early.
    pub early: Option<Early>,
    /// The plan's word on it, where it told of a request for approval.
    pub approval: Option<Word>,
}

/// The conditions the plan's drug list has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Listed {
    pub prior_authorization: bool,
    pub quantity_limit: bool,
    /// What a fill costs in the network by the list, where it says: an estimate.
    pub copay: Option<Money>,
}

/// Leave to fill before the day, for a trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Early {
    pub given: Day,
    pub leaves: Day,
}

/// The sealed part. Fields are only ever added.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Body {
    pub source: Option<SourceRef>,
    pub person: Option<SourceRef>,
    pub standing: Standing,
    pub drug: Drug,
    pub rx_number: Option<Private<String>>,
    pub directions: Option<Private<String>>,
    pub reason: Option<Private<String>>,
    pub quantity: Option<Quantity>,
    pub unit: Option<String>,
    pub days_supply: Option<u16>,
    pub refills_allowed: Option<u16>,
    pub written: Option<Private<Day>>,
    pub expires: Option<Private<Day>>,
    pub prescriber: Option<Private<String>>,
    pub pharmacy: Option<Private<String>>,
    pub pharmacy_phone: Option<Private<String>>,
    pub by_mail: bool,
}

impl std::ops::Deref for Prescription {
    type Target = Body;
    fn deref(&self) -> &Body {
        &self.body
    }
}

impl Body {
    /// The controlled-substance schedule: as told, and where nobody told one by the name.
    pub fn schedule(&self) -> Option<Schedule> {
        let named = || self.drug.name.as_ref().and_then(|name| rules::schedule_named(name));
        self.drug.schedule.or_else(named)
    }
}

/// What was dispensed, in sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fills {
    /// Handed over; the first is not a refill.
    pub done: u16,
    /// Those of them that held less than was prescribed.
    pub parts: Parts,
    pub last: Option<LastFill>,
    /// Since when the pharmacy prepares one that is not handed over yet.
    pub under_way: Option<Day>,
    /// Since when it has stopped one and waits.
    pub held: Option<Day>,
}

/// Fills of a part, and what they held together in thousandths of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    pub count: u16,
    pub thousandths: i64,
}

impl Parts {
    /// So many fills of one amount, where that is less than the whole.
    pub fn add(&mut self, (given, whole): (i64, i64), fills: u16) {
        if 0 < given && given < whole {
            self.count = self.count.saturating_add(fills);
            let more = given.saturating_mul(i64::from(fills));
            self.thousandths = self.thousandths.saturating_add(more);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastFill {
    pub day: Day,
    pub days_supply: Option<u16>,
    pub quantity: Option<Quantity>,
}

/// One dispensing, as the history shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    pub id: FillId,
    pub status: FillStatus,
    pub day: Option<Day>,
    /// When a file last told something new of it.
    pub heard: Option<Day>,
    pub body: FillBody,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FillBody {
    pub source: Option<SourceRef>,
    pub drug: Drug,
    pub quantity: Option<Quantity>,
    pub days_supply: Option<u16>,
    pub pharmacy: Option<Private<String>>,
}

impl Fill {
    /// Whether it was handed over.
    pub fn is_done(&self) -> bool {
        self.status == FillStatus::Completed
    }
}

impl FillBody {
    /// What the judgements need of it, had it been the newest.
    pub const fn as_last(&self, day: Day) -> LastFill {
        LastFill { day, days_supply: self.days_supply, quantity: self.quantity }
    }
}

/// An order that holds a prescription, as far as judgements need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    pub order: OrderId,
    pub step: Step,
    pub placed: Day,
    pub moved: Day,
    /// It was made elsewhere and has not left.
    pub unsent_elsewhere: bool,
}

impl Trace {
    /// What left so long ago that nobody waits for it any more: a parcel counts as delivered on the
    /// day it left, and what was not fetched at the counter went back to the shelf. What was
    /// ordered elsewhere and never left in that time comes to nothing.
    #[must_use]
    pub fn as_of(self, by_mail: bool, today: Day) -> Self {
        let step = match is_forgotten(self.step, self.moved, today) {
            true if by_mail => Step::Delivered,
            true => Step::Cancelled,
            false if self.unsent_elsewhere && is_given_up(self.step, self.moved, today) => {
                Step::Cancelled
            }
            false => self.step,
        };
        Self { step, ..self }
    }
}

impl Prescription {
    /// The one that holds it, and there is at most one (the store's unique index); else the newest
    /// of those that have left.
    pub fn open_order(&self) -> Option<&Trace> {
        self.orders.iter().find(|order| order.step.is_open() && !self.has_its_fill(order))
    }

    /// What left is waited for until its fill was handed over (HEALTH-DATA 6): nobody has to say
    /// that a parcel arrived, nor that an order made elsewhere left at all.
    pub fn has_its_fill(&self, order: &Trace) -> bool {
        let handed_over = self.fills.last.is_some_and(|last| last.day >= order.placed);
        (order.step.has_left() || order.unsent_elsewhere) && handed_over
    }

    /// A parcel that can still be followed, whether its fill is known or not.
    pub fn is_on_the_road(&self, today: Day) -> bool {
        let since = today.plus_days(-rules::TRACKABLE_DAYS);
        let is_followed = |order: &Trace| order.step == Step::Shipped && order.moved > since;
        self.by_mail && self.orders.iter().any(is_followed)
    }

    /// The name on the label, or the code where no name is known.
    pub fn name(&self) -> Option<&str> {
        let drug = &self.body.drug;
        let code = drug.ndc.as_ref().map(base::Ndc::as_str);
        drug.name.as_ref().map(|name| name.as_str()).or(code)
    }
}
