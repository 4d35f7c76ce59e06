//! What a plan's back end tells of requests: of orders it fills, of renewals a prescriber answered,
//! of early fills the plan decided.

use base::{Day, Entropy, Money, OrderId, PrescriptionId, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::SourceRef;

/// One message of the back end about one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    Order(OrderNews),
    Renewal(RenewalNews),
    Early(EarlyNews),
}

/// When something happened; some know only the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    At(Timestamp),
    On(Day),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderNews {
    pub order: OrderName,
    /// Whom the teller says it is for. Whose it is follows from the order, never from this.
    pub person: Option<SourceRef>,
    /// Who fills it, in words.
    pub pharmacy: Option<Private<String>>,
    pub facts: Vec<(Moment, OrderFact)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderName {
    /// One of ours, by the name we gave it: one medicine of it, or all.
    Ours {
        order: OrderId,
        line: Option<PrescriptionId>,
    },
    Theirs(Elsewhere),
}

/// A medicine ordered elsewhere: on the phone, by a prescriber, by the pharmacy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// Several medicines may share it.
    pub order: SourceRef,
    pub prescription: SourceRef,
    pub by: Option<AskedBy>,
    pub placed: Moment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedBy {
    /// The member, or somebody who speaks for them, by telephone.
    Member,
    Prescriber,
    Pharmacy,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderFact {
    Accepted,
    Filling,
    Held(Hold),
    Released,
    /// A parcel left.
    Shipped(Parcel),
    /// It left the pharmacy: as a parcel, or over the counter.
    HandedOver,
    /// The parcel of this number arrived; without a number, all that had left.
    Delivered(Option<Private<String>>),
    Rejected(Reject),
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parcel {
    /// As the pharmacy writes it.
    pub carrier: Option<String>,
    pub tracking: Option<Private<String>>,
}

/// Why the pharmacy stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    Address,
    Payment,
    PlanApproval,
    PrescriberQuestion,
    OutOfStock,
    /// It costs this much: more than its owner wished to pay unasked.
    Price(Money),
    Other,
}

/// Why the pharmacy will not fill it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reject {
    PrescriptionEnded,
    TooSoon,
    NotCovered,
    Other,
}

/// A prescriber's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalNews {
    /// The name we gave the request.
    pub renewal: Entropy,
    pub person: Option<SourceRef>,
    pub answer: RenewalAnswer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RenewalAnswer {
    Granted,
    /// The prescriber must see the member first.
    VisitNeeded,
    /// The medicine is to be stopped.
    Stopped,
    NotTheirs,
    Denied,
}

/// The plan's word on filling before the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyNews {
    /// The name we gave the request.
    pub early: Entropy,
    pub person: Option<SourceRef>,
    pub given: bool,
}
