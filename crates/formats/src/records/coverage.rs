//! What a card says.

use base::{Day, Money, Private};
use serde::{Deserialize, Serialize};

use super::{Party, SourceRef};

/// To the subscriber (FHIR subscriber-relationship).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relationship {
    #[default]
    #[serde(rename = "self")]
    Oneself,
    Spouse,
    Child,
    Parent,
    Common,
    Other,
    Injured,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CoverageStatus {
    #[default]
    Active,
    Cancelled,
    Draft,
    EnteredInError,
}

/// One line of costs on the card: an amount or the plan's own words, never both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardCost {
    Amount { label: String, amount: Money },
    Words { label: String, words: String },
}

/// What else a plan prints on its cards (C4DIC, HEALTH-DATA 4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExtraKind {
    Network,
    AlternateNetwork,
    Division,
    /// Issuer identification number of the pharmacy benefit.
    RxIin,
    /// The day the card was issued, as YYYY-MM-DD.
    Issued,
    /// In the plan's own words; lines may be broken.
    Note,
}

impl ExtraKind {
    pub const ALL: [Self; 6] = [
        Self::Network,
        Self::AlternateNetwork,
        Self::Division,
        Self::RxIin,
        Self::Issued,
        Self::Note,
    ];
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardExtra {
    pub kind: ExtraKind,
    pub value: Private<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub source: SourceRef,
    pub person: SourceRef,
    pub status: CoverageStatus,
    pub subscriber_id: Private<String>,
    /// Distinguishes people under one subscriber number, as text.
    pub person_code: Option<Private<String>>,
    pub relationship: Relationship,
    pub payor: Party,
    pub plan_name: Option<String>,
    pub group_number: Option<Private<String>>,
    pub group_name: Option<Private<String>>,
    /// Bank identification number: six or eight digits, as text.
    pub rx_bin: Option<Private<String>>,
    /// Processor control number, at most ten characters.
    pub rx_pcn: Option<Private<String>>,
    pub rx_group: Option<Private<String>>,
    pub rx_id: Option<Private<String>>,
    /// The member's own number under this coverage. Left out of what is kept where there is none,
    /// so that a record of before it was read is still the same record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_id: Option<Private<String>>,
    pub start: Option<Private<Day>>,
    /// The last day covered.
    pub end: Option<Private<Day>>,
    pub costs: Vec<CardCost>,
    /// In the order of `ExtraKind::ALL`.
    #[serde(default)]
    pub extras: Vec<CardExtra>,
}
