//! The days of an automatic refill. Pure.
//!
//! ```text
//!        agree       3 days before it is due, or 10       the day told
//! Off ──────────▶ On ─────────────────────────▶ told ──────────────────▶ ordered, On
//!  ▲    stop      │                              │ stop: Off, nothing is ordered
//!  └──────────────┘                              │ cannot: tried again the next day
//!                 Paused ◀── 3 days in a row ────┘ and the member is told
//!                   ▲
//!                   └─ at once, where the coverage has ended
//! ```
//!
//! Ordered otherwise meanwhile, or with the plan that decides whether it pays, what was told is
//! forgotten and the next supply begins anew. So it is where the last refill is on file already:
//! what cannot be ordered fails only once its day has come. Where nobody looked for days, its
//! member is told anew before anything is ordered.

use base::{Day, Money, RefillTerms};
use serde::{Deserialize, Serialize};

use super::Body;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{self as rx_rules, RefillAnswer};

/// What a member is told by before an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Mail or a text.
    AtOnce,
    Letter,
}

impl Notice {
    /// How long before an order, so that they can stop it (house); a letter takes 5 to 7 days and
    /// then is to be read.
    pub const fn days(self) -> i32 {
        match self {
            Self::AtOnce => 3,
            Self::Letter => 10,
        }
    }
}

/// Days after the one told on which it is still ordered without telling anew (house).
const MOST_LATE_DAYS: i32 = 3;

/// Days in a row on which it could not be ordered, after which we stop trying (house).
pub const MOST_FAILURES: u8 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    On,
    Off,
    Paused(Why),
}

/// Why it could not be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The prescription allows no refill: its page says why and what helps.
    Prescription,
    /// The plan's list says it costs more than the member agreed to.
    Dearer,
    /// There is a cap and nobody can tell the price.
    PriceUnknown,
    NoAddress,
    /// Their coverage has ended: nobody agreed to pay all of it.
    NotCovered,
    /// Nothing reaches them, not even a letter, so nobody could stop it.
    CannotTell,
}

impl Why {
    pub const ALL: [Self; 6] = [
        Self::Prescription,
        Self::Dearer,
        Self::PriceUnknown,
        Self::NoAddress,
        Self::NotCovered,
        Self::CannotTell,
    ];

    /// The word key of what it means for the member.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Prescription => "automatic-why-prescription",
            Self::Dearer => "automatic-why-dearer",
            Self::PriceUnknown => "automatic-why-price-unknown",
            Self::NoAddress => "automatic-why-no-address",
            Self::NotCovered => "automatic-why-not-covered",
            Self::CannotTell => "automatic-why-cannot-tell",
        }
    }
}

impl Stage {
    /// For the audit record.
    pub const fn word(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Paused(_) => "paused",
        }
    }
}

/// Whether it may be agreed to at all: not where the plan bars it, and for no controlled medicine,
/// of schedule II to V alike (house; many states' pharmacy boards say the same).
pub fn is_offered(rx: &Prescription, answer: RefillAnswer, plan: RefillTerms) -> bool {
    let goes_on = match answer {
        RefillAnswer::Refillable | RefillAnswer::NotYet { .. } => true,
        RefillAnswer::No { why, .. } => {
            use rx_rules::Why::{Ordered, UnderWay, UnderWayStill};
            matches!(why, Ordered | UnderWay | UnderWayStill)
        }
    };
    plan.automatic && rx.schedule().is_none() && goes_on
}

/// What the day asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    Wait,
    /// Tell the member that it will be ordered on this day.
    Tell(Day),
    /// Somebody ordered it, or its day moved: what was told is over.
    Forget,
    Order,
    Fail(Why),
}

/// One look a day. `in_hand`: the last fill lasts beyond the day told, so that none is due then.
/// `hinder` is what would keep the order back though the prescription allows it.
pub fn judge(
    body: &Body,
    (answer, in_hand): (RefillAnswer, bool),
    hinder: Option<Why>,
    (today, notice): (Day, Notice),
) -> Judged {
    if body.stage != Stage::On {
        return Judged::Wait;
    }
    match (answer, body.order_on) {
        (RefillAnswer::NotYet { on, .. }, told) if on.days_since(today) > notice.days() => {
            told.map_or(Judged::Wait, |_| Judged::Forget)
        }
        (RefillAnswer::NotYet { on, .. }, told) if told.is_none_or(|told| is_past(told, on)) => {
            Judged::Tell(on.max(today.plus_days(notice.days())))
        }
        (RefillAnswer::Refillable, None) => Judged::Tell(today.plus_days(notice.days())),
        (RefillAnswer::Refillable, Some(on)) if today < on => Judged::Wait,
        (RefillAnswer::Refillable, Some(on))
            if is_past(on.max(body.failed_on.unwrap_or(on)), today) =>
        {
            Judged::Tell(today.plus_days(notice.days()))
        }
        (RefillAnswer::Refillable, Some(_)) => hinder.map_or(Judged::Order, Judged::Fail),
        (RefillAnswer::No { why, .. }, told) if in_hand || is_on_its_way(why) => {
            told.map_or(Judged::Wait, |_| Judged::Forget)
        }
        // A failure from the day on which we said we would order it; before, reminders say what
        // helps, where anything does.
        (RefillAnswer::No { why, .. }, told)
            if is_over(why) || told.is_some_and(|on| on <= today) =>
        {
            Judged::Fail(Why::Prescription)
        }
        (RefillAnswer::NotYet { .. } | RefillAnswer::No { .. }, _) => Judged::Wait,
    }
}

/// Whether a day told, or tried on, lies so far behind that its member waits for it no longer: the
/// house was shut, the plan had switched it off, or the supply lasts beyond it.
fn is_past(told: Day, day: Day) -> bool {
    day.days_since(told) > MOST_LATE_DAYS
}

/// Nothing comes of it any more, and no reminder says so.
const fn is_over(why: rx_rules::Why) -> bool {
    use rx_rules::Why::{Discontinued, Transferred, Unknown};
    matches!(why, Discontinued | Transferred | Unknown)
}

/// Ordered, or with the plan that decides whether it pays: nothing failed, and nothing is tried.
const fn is_on_its_way(why: rx_rules::Why) -> bool {
    use rx_rules::Why::{
        ApprovalMissing, ApprovalOpen, ApprovalWithPrescriber, Ordered, UnderWay, UnderWayStill,
    };
    let is_ordered = matches!(why, Ordered | UnderWay | UnderWayStill);
    is_ordered || matches!(why, ApprovalOpen | ApprovalMissing | ApprovalWithPrescriber)
}

/// What keeps an order back: no place to send it, or a price above the cap or unknown beside one.
pub fn hindrance(cap: Option<Money>, estimate: Option<Money>, has_address: bool) -> Option<Why> {
    if !has_address {
        return Some(Why::NoAddress);
    }
    match (cap, estimate) {
        (None, _) => None,
        (Some(_), None) => Some(Why::PriceUnknown),
        (Some(cap), Some(price)) => (price > cap).then_some(Why::Dearer),
    }
}

impl Body {
    /// It was told, and will be ordered on that day.
    #[must_use]
    pub fn told(mut self, on: Day) -> Self {
        (self.order_on, self.failures, self.failed_on) = (Some(on), 0, None);
        self
    }

    /// Its day is over: ordered, by us or by somebody else.
    #[must_use]
    pub fn settled(mut self) -> Self {
        (self.order_on, self.failures, self.failed_on) = (None, 0, None);
        self
    }

    /// It waits for its member to turn it on again.
    #[must_use]
    pub fn paused(self, why: Why) -> Self {
        Self { stage: Stage::Paused(why), ..self.settled() }
    }

    /// It could not be ordered today. Looked at twice a day, it is one failure.
    #[must_use]
    pub fn failed(mut self, why: Why, today: Day) -> Self {
        if self.failed_on == Some(today) {
            return self;
        }
        self.failed_on = Some(today);
        self.failures = self.failures.saturating_add(1);
        if self.failures >= MOST_FAILURES {
            self.stage = Stage::Paused(why);
            self.order_on = None;
        }
        self
    }
}

/// The cap as typed: nothing for an empty field, an amount up to 10,000 dollars else.
pub fn cap(text: &str) -> Result<Option<Money>, NoAmount> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let amount = Money::typed(text).map_err(|_| NoAmount)?;
    let fits = (0..=MOST_CENTS).contains(&amount.as_cents());
    fits.then_some(Some(amount)).ok_or(NoAmount)
}

const MOST_CENTS: i64 = 1_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAmount;
