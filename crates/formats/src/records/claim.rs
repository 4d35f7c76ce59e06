//! A pharmacy claim (HEALTH-DATA 2).

use std::collections::BTreeMap;

use base::{Day, Money, Private};
use serde::{Deserialize, Serialize};

use super::{Drug, Party, Quantity, SourceRef};

/// What the plan answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimStatus {
    Paid,
    PartlyPaid,
    Denied,
    /// Taken back by the pharmacy or the plan; the amounts no longer count.
    Reversed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Network {
    In,
    Out,
    Other,
}

/// The kinds of amount a claim carries (C4BBAdjudication and HL7 adjudication codes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Amount {
    Submitted,
    Copay,
    Eligible,
    Deductible,
    Benefit,
    Coinsurance,
    NonCovered,
    PriorPayerPaid,
    PaidByPatient,
    PaidToProvider,
    PaidToPatient,
    MemberLiability,
    Discount,
    DrugCost,
}

/// NCPDP codes as the file gave them; we carry codes, never NCPDP's texts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CodeSet {
    /// Dispense as written, 0 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daw: Option<String>,
    /// B or G.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand_generic: Option<String>,
    /// 0 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// 0 to 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compound: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejects: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub source: SourceRef,
    /// The payer's claim number.
    pub claim_number: Private<String>,
    pub person: SourceRef,
    pub status: ClaimStatus,
    /// The day of filling.
    pub service_day: Private<Day>,
    /// When the plan decided.
    pub decided: Option<Private<Day>>,
    pub paid_day: Option<Private<Day>>,
    pub drug: Drug,
    pub rx_number: Option<Private<String>>,
    pub quantity: Option<Quantity>,
    pub days_supply: Option<u16>,
    /// 0 is the first fill.
    pub refill_number: Option<u16>,
    pub refills_authorized: Option<u16>,
    pub codes: CodeSet,
    pub pharmacy: Party,
    pub prescriber: Party,
    pub network: Option<Network>,
    pub amounts: BTreeMap<Amount, Money>,
    /// Explanations the plan wrote for the member.
    pub notes: Vec<Private<String>>,
    /// The claim this one takes the place of.
    pub replaces: Option<SourceRef>,
    pub replaced_by: Option<SourceRef>,
}
