//! A request that the plan approve a medicine before it pays: prior authorization.

use base::{Day, Private};
use serde::{Deserialize, Serialize};

use super::{Drug, Moment, Party, Quantity, SourceRef};

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuthorizationStage {
    /// The prescriber was asked and has not sent it yet.
    WithPrescriber,
    /// The plan reviews it.
    WithPlan,
    MoreNeeded,
    Approved,
    /// Less than was asked for: another amount, or a shorter time.
    ApprovedInPart,
    NotApproved,
    Withdrawn,
    /// It was approved, and that time is over.
    Ended,
    #[default]
    Unknown,
    EnteredInError,
}

impl AuthorizationStage {
    pub const ALL: [Self; 10] = [
        Self::WithPrescriber,
        Self::WithPlan,
        Self::MoreNeeded,
        Self::Approved,
        Self::ApprovedInPart,
        Self::NotApproved,
        Self::Withdrawn,
        Self::Ended,
        Self::Unknown,
        Self::EnteredInError,
    ];

    /// As our files write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::WithPrescriber => "with-prescriber",
            Self::WithPlan => "with-plan",
            Self::MoreNeeded => "more-needed",
            Self::Approved => "approved",
            Self::ApprovedInPart => "approved-in-part",
            Self::NotApproved => "not-approved",
            Self::Withdrawn => "withdrawn",
            Self::Ended => "ended",
            Self::Unknown => "unknown",
            Self::EnteredInError => "entered-in-error",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// Who has something to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sender {
    Member,
    Prescriber,
    Pharmacy,
}

impl Sender {
    pub const ALL: [Self; 3] = [Self::Member, Self::Prescriber, Self::Pharmacy];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Prescriber => "prescriber",
            Self::Pharmacy => "pharmacy",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sender| sender.word() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorization {
    pub source: SourceRef,
    pub person: SourceRef,
    /// The number the plan gave it.
    pub number: Option<Private<String>>,
    pub drug: Drug,
    pub prescription: Option<SourceRef>,
    /// The number on the label, where the file names the prescription by it.
    pub rx_number: Option<Private<String>>,
    pub prescriber: Party,
    pub stage: AuthorizationStage,
    /// Waiting may harm: the plan decides faster.
    pub urgent: bool,
    pub asked: Option<Private<Moment>>,
    /// Who has it, in the plan's words.
    pub holder: Option<Private<String>>,
    /// The day by which the plan says it decides.
    pub due: Option<Private<Day>>,
    /// What is missing, in the plan's words.
    pub missing: Option<Private<String>>,
    pub missing_from: Option<Sender>,
    pub missing_by: Option<Private<Day>>,
    pub decided: Option<Private<Day>>,
    /// The first day of the approval.
    pub from: Option<Private<Day>>,
    /// Its last day.
    pub until: Option<Private<Day>>,
    pub quantity: Option<Quantity>,
    /// Why, in the plan's words.
    pub reason: Option<Private<String>>,
    /// The last day to appeal.
    pub appeal_until: Option<Private<Day>>,
    /// When this was written: an older version never takes the place of a newer one.
    pub updated: Option<Private<Moment>>,
}
