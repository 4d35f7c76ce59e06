//! The road of a refill order. Pure.
//!
//! ```text
//!            hand over           accepted
//! Received ────────────▶ Sending ────────▶ Checking ──▶ Filling ──▶ Shipped ──▶ Delivered
//!    │                      │               │    ▲       │   ▲
//!    │ cancelled            │ rejected  held ▼    │  held ▼   │ released
//!    ▼                      ▼                   Held(reason, where it stood)
//! Cancelled              Rejected  ◀── rejected ── Checking, Filling, Held
//! ```
//!
//! News may skip steps forward (a pharmacy that only tells of shipping) and may come late or twice;
//! what is already behind changes nothing. *Sending* is shown as received, but can no longer be
//! called back: the pharmacy may already hold it.

use base::Money;
use serde::{Deserialize, Serialize};

/// How long an order waits here before it goes to the pharmacy, so that its owner can call it back
/// without anybody having to be asked.
pub const CALL_BACK_MINUTES: u64 = 10;

/// Where an order stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Received,
    Sending,
    Checking,
    Filling,
    Shipped(Shipment),
    Delivered(Shipment),
    Held(Held),
    Cancelled,
    Rejected(RejectReason),
}

/// What the carrier has; every part may be untold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shipment {
    /// As the pharmacy writes it; its case and spelling vary.
    #[serde(default)]
    pub carrier: Option<String>,
    #[serde(default)]
    pub tracking: Option<base::Private<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub reason: HoldReason,
    pub stood: Stood,
}

/// The stage a held order goes back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stood {
    Checking,
    Filling,
}

/// Why the pharmacy stopped, each with something the member can do or knows to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldReason {
    Address,
    Payment,
    PlanApproval,
    PrescriberQuestion,
    OutOfStock,
    /// It costs this much, which is more than its owner wished to pay unasked.
    Price(Money),
    Other,
}

impl HoldReason {
    /// Each once, with a price somebody might be asked.
    pub const ALL: [Self; 7] = [
        Self::Address,
        Self::Payment,
        Self::PlanApproval,
        Self::PrescriberQuestion,
        Self::OutOfStock,
        Self::Price(Money::cents(4_550)),
        Self::Other,
    ];

    /// The word key of what it means for the member.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Address => "order-hold-address",
            Self::Payment => "order-hold-payment",
            Self::PlanApproval => "order-hold-plan-approval",
            Self::PrescriberQuestion => "order-hold-prescriber-question",
            Self::OutOfStock => "order-hold-out-of-stock",
            Self::Price(_) => "order-hold-price",
            Self::Other => "order-hold-other",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RejectReason {
    PrescriptionEnded,
    TooSoon,
    NotCovered,
    Other,
}

impl RejectReason {
    pub const ALL: [Self; 4] =
        [Self::PrescriptionEnded, Self::TooSoon, Self::NotCovered, Self::Other];

    /// The word key of what it means for the member.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PrescriptionEnded => "order-reject-prescription-ended",
            Self::TooSoon => "order-reject-too-soon",
            Self::NotCovered => "order-reject-not-covered",
            Self::Other => "order-reject-other",
        }
    }
}

/// What happened to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// It is on its way to the pharmacy.
    HandedOver,
    /// The pharmacy has it.
    Accepted,
    Filling,
    Shipped(Shipment),
    Delivered,
    Held(HoldReason),
    Released,
    Rejected(RejectReason),
    /// Its owner called it back.
    Cancelled,
    /// The pharmacy stopped it, as its owner asked.
    Stopped,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    To(Stage),
    /// Already there or past it.
    Same,
    /// Not from here.
    Impossible,
}

/// What a member sees as a step, with its moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Received,
    Checking,
    Filling,
    Shipped,
    Delivered,
    Held,
    Cancelled,
    Rejected,
}

impl Step {
    pub const ALL: [Self; 8] = [
        Self::Received,
        Self::Checking,
        Self::Filling,
        Self::Shipped,
        Self::Delivered,
        Self::Held,
        Self::Cancelled,
        Self::Rejected,
    ];

    /// The word it is stored and translated under.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Checking => "checking",
            Self::Filling => "filling",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
            Self::Rejected => "rejected",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// It is with the carrier, at the counter, or with its owner.
    pub const fn has_left(self) -> bool {
        matches!(self, Self::Shipped | Self::Delivered)
    }

    /// A prescription in an order at this step cannot be ordered again.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Delivered | Self::Cancelled | Self::Rejected)
    }
}

impl Stage {
    /// The step shown for this stage.
    pub const fn step(&self) -> Step {
        match self {
            Self::Received | Self::Sending => Step::Received,
            Self::Checking => Step::Checking,
            Self::Filling => Step::Filling,
            Self::Shipped(_) => Step::Shipped,
            Self::Delivered(_) => Step::Delivered,
            Self::Held(_) => Step::Held,
            Self::Cancelled => Step::Cancelled,
            Self::Rejected(_) => Step::Rejected,
        }
    }

    pub const fn is_open(&self) -> bool {
        self.step().is_open()
    }

    /// What the pharmacy asks whether its owner will pay.
    pub const fn asked_price(&self) -> Option<Money> {
        match self {
            Self::Held(Held { reason: HoldReason::Price(price), .. }) => Some(*price),
            _ => None,
        }
    }

    /// Here and at once; later it has to be asked for.
    pub const fn can_be_cancelled(&self) -> bool {
        matches!(self, Self::Received)
    }

    pub fn shipment(&self) -> Option<&Shipment> {
        match self {
            Self::Shipped(shipment) | Self::Delivered(shipment) => Some(shipment),
            _ => None,
        }
    }

    /// The one place where an order moves.
    pub fn hear(&self, news: News) -> Moved {
        if !self.is_open() {
            return self.hear_after_the_end(&news);
        }
        match news {
            News::HandedOver => self.forward(Self::Sending),
            News::Accepted => self.forward(Self::Checking),
            News::Filling => self.forward(Self::Filling),
            News::Shipped(shipment) => self.forward(Self::Shipped(shipment)),
            News::Delivered => {
                Moved::To(Self::Delivered(self.shipment().cloned().unwrap_or_default()))
            }
            News::Held(reason) => self.hold(reason),
            News::Released => self.release(),
            News::Rejected(_) | News::Stopped if self.rank() >= Self::SHIPPED => Moved::Impossible,
            News::Rejected(reason) => Moved::To(Self::Rejected(reason)),
            News::Cancelled if self.can_be_cancelled() => Moved::To(Self::Cancelled),
            News::Cancelled => Moved::Impossible,
            News::Stopped => Moved::To(Self::Cancelled),
        }
    }

    const SHIPPED: u8 = 4;

    /// How far along; a held order is as far as it stood.
    const fn rank(&self) -> u8 {
        match self {
            Self::Received => 0,
            Self::Sending => 1,
            Self::Checking => 2,
            Self::Filling => 3,
            Self::Held(held) => match held.stood {
                Stood::Checking => 2,
                Stood::Filling => 3,
            },
            Self::Shipped(_) => Self::SHIPPED,
            Self::Delivered(_) | Self::Cancelled | Self::Rejected(_) => 5,
        }
    }

    fn forward(&self, to: Self) -> Moved {
        if to.rank() > self.rank() { Moved::To(to) } else { Moved::Same }
    }

    fn hold(&self, reason: HoldReason) -> Moved {
        let stood = match self {
            Self::Received | Self::Sending | Self::Checking => Stood::Checking,
            Self::Filling => Stood::Filling,
            Self::Held(held) if held.reason == reason => return Moved::Same,
            Self::Held(held) => held.stood,
            _ => return Moved::Impossible,
        };
        Moved::To(Self::Held(Held { reason, stood }))
    }

    fn release(&self) -> Moved {
        match self {
            Self::Held(Held { stood: Stood::Checking, .. }) => Moved::To(Self::Checking),
            Self::Held(Held { stood: Stood::Filling, .. }) => Moved::To(Self::Filling),
            _ => Moved::Same,
        }
    }

    fn hear_after_the_end(&self, news: &News) -> Moved {
        match (self, news) {
            (
                Self::Delivered(_),
                News::Cancelled | News::Stopped | News::Rejected(_) | News::Held(_),
            )
            | (Self::Rejected(_), News::Cancelled | News::Stopped) => Moved::Impossible,
            _ => Moved::Same,
        }
    }
}

#[cfg(test)]
mod tests;
