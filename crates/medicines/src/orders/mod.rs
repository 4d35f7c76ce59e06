//! Refill orders: placed once, followed to the door. `flow` moves them, `rules` says when they
//! should arrive and whether they are late, `jobs` takes them to the pharmacy.

pub mod asks;
pub mod flow;
pub mod jobs;
pub mod pages;
pub mod rules;
pub mod sample;
pub mod store;
pub mod told;
pub mod watch;

use base::{AccountId, Day, Money, OrderId, PrescriptionId, Private, Shipping, Timestamp};
use formats::records::{Address, Quantity, SourceRef};
use serde::{Deserialize, Serialize};

pub use flow::{Held, HoldReason, News, RejectReason, Shipment, Stage, Step, Stood};
pub use rules::{Estimate, Way, Window};

use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{Next, RefillAnswer, Why};

/// An order with its lines and what happened to it so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    pub id: OrderId,
    pub version: i64,
    pub placed: Day,
    pub placed_at: Timestamp,
    /// The day of the last step.
    pub moved: Day,
    pub body: Body,
    pub lines: Vec<Line>,
    pub steps: Vec<(Step, Timestamp)>,
}

/// The sealed part. Fields are only ever added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Body {
    pub stage: Stage,
    pub way: Way,
    pub expected: Window,
    /// Who pressed the button; nobody where it was made elsewhere.
    #[serde(default)]
    pub by: Option<AccountId>,
    /// The address on the parcel as it stood when the order was placed.
    #[serde(default)]
    pub deliver_to: Vec<Private<String>>,
    /// Chosen with the others, but not ordered.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// Whether a confirmation went out by mail.
    #[serde(default)]
    pub mailed: bool,
    /// The moment until which its owner can call it back.
    #[serde(default)]
    pub call_back_until: Option<Timestamp>,
    #[serde(default)]
    pub wishes: Wishes,
    /// What its owner asked of the pharmacy since it has the order.
    #[serde(default)]
    pub asks: Vec<asks::Asked>,
    /// Who asked for it, where that was not on this website.
    #[serde(default)]
    pub asked: Option<Asked>,
    /// Who fills it, as the back end names them.
    #[serde(default)]
    pub filled_by: Option<Private<String>>,
}

/// What whoever orders chose, and the figures it was chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    pub speed: Speed,
    /// What mailing at that speed costs; nothing where nothing is mailed.
    pub mailing: Option<Money>,
    /// Above this the pharmacy asks before it ships.
    pub price_limit: Option<Money>,
    /// What was shown when it was ordered; nothing where no figure was known.
    pub estimate: Option<Estimate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speed {
    #[default]
    Standard,
    Fast,
}

/// Who asked for an order that was made elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    Phone,
    Prescriber,
    Pharmacy,
    Elsewhere,
}

/// A medicine in an order, as it was when ordered.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub prescription: PrescriptionId,
    pub body: LineBody,
    /// Where it stands by itself, and since which day; with its order where nothing was kept.
    pub step: Option<Step>,
    pub moved: Option<Day>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LineBody {
    pub name: Option<Private<String>>,
    pub rx_number: Option<Private<String>>,
    pub quantity: Option<Quantity>,
    pub unit: Option<String>,
    pub days_supply: Option<u16>,
    pub way: Way,
    pub pharmacy: Option<Private<String>>,
    pub pharmacy_phone: Option<Private<String>>,
    /// How the plan's files name the prescription and the person, for the request that leaves.
    pub source: Option<SourceRef>,
    pub person: Option<SourceRef>,
    /// Before its day, by leave for a trip.
    pub early: bool,
    /// What the plan's list says it costs.
    pub copay: Option<Money>,
}

impl Line {
    pub fn of(rx: &Prescription) -> Self {
        let body = LineBody {
            name: rx.name().map(Private::from),
            rx_number: rx.rx_number.clone(),
            quantity: rx.quantity,
            unit: rx.unit.clone(),
            days_supply: rx.days_supply,
            way: if rx.by_mail { Way::Mail } else { Way::Pickup },
            pharmacy: rx.pharmacy.clone(),
            pharmacy_phone: rx.pharmacy_phone.clone(),
            source: rx.source.clone(),
            person: rx.person.clone(),
            early: false,
            copay: rx.listed.copay,
        };
        Self { prescription: rx.id, body, step: None, moved: None }
    }

    /// Where it stands by itself, in an order that stands here.
    pub fn stands(&self, order: &Stage) -> Step {
        self.step.unwrap_or(order.step())
    }
}

/// A medicine somebody chose that could not be ordered, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub prescription: PrescriptionId,
    #[serde(default)]
    pub name: Option<Private<String>>,
    pub answer: RefillAnswer,
}

impl LeftOut {
    pub fn answered(rx: &Prescription, answer: RefillAnswer) -> Self {
        Self { prescription: rx.id, name: rx.name().map(Private::from), answer }
    }

    pub fn because(rx: &Prescription, why: Why, next: Next) -> Self {
        Self::answered(rx, RefillAnswer::No { why, next })
    }
}

impl Order {
    pub fn reference(&self) -> String {
        rules::reference(self.id)
    }

    pub fn stage(&self) -> &Stage {
        &self.body.stage
    }

    pub fn medicines(&self) -> Vec<PrescriptionId> {
        self.lines.iter().map(|line| line.prescription).collect()
    }

    /// It left so long ago that nobody waits for it any more, whatever was told of its arrival.
    pub fn is_forgotten(&self, today: Day) -> bool {
        rules::is_all_forgotten((self.stage(), &self.lines), self.moved, today)
    }

    /// The way of those medicines of it that stand here, where any does.
    pub fn way_at(&self, step: Step) -> Option<Way> {
        rules::way_at((self.stage(), &self.lines), step)
    }

    /// All that is still to come of it is ready, and waits at a counter for its owner.
    pub fn is_at_counter(&self) -> bool {
        rules::is_at_counter(self.stage(), &self.lines)
    }
}

/// An order to be placed.
#[derive(Debug, Clone)]
pub struct NewOrder {
    /// Follows from the draft, so that a second press finds the first one's order.
    pub id: OrderId,
    pub by: Option<AccountId>,
    pub lines: Vec<Prescription>,
    pub left_out: Vec<LeftOut>,
    pub deliver_to: Vec<Private<String>>,
    pub mailed: bool,
    pub wishes: Wishes,
    /// The days the chosen speed takes.
    pub shipping: Shipping,
}

/// When something happens: the moment, and the day it is where the plan lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    pub at: Timestamp,
    pub day: Day,
}

/// An address as it goes on a parcel.
pub fn address_lines(address: &Address) -> Vec<Private<String>> {
    address.lines.iter().cloned().chain(address.place().map(Into::into)).collect()
}
