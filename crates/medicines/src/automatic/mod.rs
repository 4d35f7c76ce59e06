//! Automatic refill: a member says for one prescription that we may order it when it is due, up to
//! a price of their choosing. `flow` decides each day, `jobs` carries it out, `store` keeps every
//! yes and no.

pub mod flow;
pub mod jobs;
pub mod mail;
pub mod pages;
pub mod store;

#[cfg(test)]
mod tests;

use base::{AccountId, Day, Money, PrescriptionId, Timestamp};
use serde::{Deserialize, Serialize};

pub use flow::{Stage, Why};

/// How automatic refill stands for one prescription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Automatic {
    pub prescription: PrescriptionId,
    pub version: i64,
    pub body: Body,
}

/// The sealed part. Fields are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    pub stage: Stage,
    /// Who said the last yes or no.
    pub by: AccountId,
    /// The most the plan's list may say it costs; no limit where none was set.
    #[serde(default)]
    pub cap: Option<Money>,
    /// When it will be ordered, as the member was told beforehand.
    #[serde(default)]
    pub order_on: Option<Day>,
    /// Days in a row on which it could not be ordered.
    #[serde(default)]
    pub failures: u8,
    #[serde(default)]
    pub failed_on: Option<Day>,
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub number: i64,
    pub at: Timestamp,
    pub body: StepBody,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepBody {
    pub stage: Stage,
    #[serde(default)]
    pub cap: Option<Money>,
    /// Nobody where we paused it.
    #[serde(default)]
    pub by: Option<AccountId>,
    /// Which wording of the page was agreed to.
    pub wording: u16,
}

/// The wording of the consent page; a new one is a new number.
pub const WORDING: u16 = 4;
