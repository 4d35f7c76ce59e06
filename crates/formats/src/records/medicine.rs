//! Drugs, prescriptions, what was dispensed, and the plan's drug list.

use std::fmt;

use base::{Day, Money, Ndc, Private};
use serde::{Deserialize, Serialize};

use super::{Party, SourceRef};

/// An amount of medicine in thousandths of its unit, so that 2.5 mL is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(i64);

impl Quantity {
    pub const fn thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    pub const fn whole(units: i64) -> Self {
        Self(units * 1_000)
    }

    pub const fn as_thousandths(self) -> i64 {
        self.0
    }
}

/// `30`, `2.5`: no trailing zeros.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let part = format!("{:03}", size % 1_000);
        let part = part.trim_end_matches('0');
        let point = if part.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{part}", size / 1_000)
    }
}

/// The controlled-substance schedule (21 CFR 1308), where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Schedule {
    Two,
    Three,
    Four,
    Five,
}

/// A medicine as a file names it: codes, words, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Drug {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ndc: Option<Ndc>,
    /// RxNorm concept, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rxnorm: Option<Private<String>>,
    /// `Metformin 500 mg tablet`; absent where the file gave a code alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Private<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// What a compound was mixed from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ingredients: Vec<Ndc>,
}

/// An approved drug product, with what the FDA says of its equals (Drugs@FDA).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub source: SourceRef,
    pub name: String,
    /// As the FDA writes it, in capitals; several are joined by `; `.
    pub ingredient: String,
    /// `TABLET;ORAL`.
    pub form_route: String,
    pub strength: String,
    /// A codes: interchangeable within ingredient, form, route and strength. B codes: not. Absent:
    /// no rating.
    pub te_code: Option<String>,
    /// The product the others are compared with.
    pub reference: bool,
}

/// What pharmacies paid for a drug on average, as a survey found (NADAC).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrugPrice {
    pub ndc: Ndc,
    pub name: String,
    /// For one unit, in hundred-thousandths of a dollar.
    pub per_unit: i64,
    pub unit: PriceUnit,
    /// The first day it is in force.
    pub since: Day,
    /// Of which week's file.
    pub as_of: Option<Day>,
}

/// What one unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PriceUnit {
    #[serde(rename = "EA")]
    Each,
    #[serde(rename = "ML")]
    Millilitre,
    #[serde(rename = "GM")]
    Gram,
}

impl PriceUnit {
    pub const ALL: [Self; 3] = [Self::Each, Self::Millilitre, Self::Gram];

    /// As the price file writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Each => "EA",
            Self::Millilitre => "ML",
            Self::Gram => "GM",
        }
    }
}

/// FHIR MedicationRequest.status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrescriptionStatus {
    Draft,
    Active,
    OnHold,
    Completed,
    Stopped,
    Cancelled,
    EnteredInError,
    Unknown,
}

/// Where a prescription lies, beyond what FHIR's status can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    #[default]
    AtPharmacy,
    /// Kept on file, to be filled when asked for at the pharmacy.
    Parked,
    /// Moved to a pharmacy that does not report here.
    Transferred,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prescription {
    pub source: SourceRef,
    /// Other names for it, such as the pharmacy's number.
    pub aliases: Vec<SourceRef>,
    pub person: SourceRef,
    pub status: PrescriptionStatus,
    #[serde(default)]
    pub standing: Standing,
    pub drug: Drug,
    /// The number on the label.
    pub rx_number: Option<Private<String>>,
    pub directions: Option<Private<String>>,
    pub reason: Option<Private<String>>,
    pub quantity: Option<Quantity>,
    pub unit: Option<String>,
    pub days_supply: Option<u16>,
    /// Refills after the first fill.
    pub refills_allowed: Option<u16>,
    pub written: Option<Private<Day>>,
    /// The last day it may be filled.
    pub expires: Option<Private<Day>>,
    pub prescriber: Party,
    pub pharmacy: Party,
    /// Held at a pharmacy that ships.
    pub by_mail: bool,
}

/// FHIR MedicationDispense.status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FillStatus {
    Preparation,
    InProgress,
    Cancelled,
    OnHold,
    Completed,
    EnteredInError,
    Stopped,
    Declined,
    Unknown,
}

/// One dispensing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fill {
    pub source: SourceRef,
    pub person: SourceRef,
    pub prescription: Option<SourceRef>,
    pub status: FillStatus,
    pub drug: Drug,
    pub day: Option<Private<Day>>,
    pub quantity: Option<Quantity>,
    pub days_supply: Option<u16>,
    pub pharmacy: Party,
}

/// What the deductible has to do with a cost (US Drug Formulary, cost qualifiers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Deductible {
    /// Paid once the deductible is met; until then the whole price.
    After,
    /// Paid first; what is left of the price counts toward the deductible.
    Before,
    /// Paid whether it is met or not.
    Waived,
}

/// A cost of a tier at a kind of pharmacy. What is left out where the plan does not say it keeps a
/// record of before it was read the same record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostShare {
    /// `generic`, `preferred-brand` … (US Drug Formulary DrugTier).
    pub tier: String,
    /// `1-month-in-retail` … (US Drug Formulary PharmacyBenefitType).
    pub pharmacy_type: String,
    pub copay: Option<Money>,
    /// In thousandths of a percent.
    pub coinsurance: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copay_when: Option<Deductible>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coinsurance_when: Option<Deductible>,
}

/// A plan, or its drug list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub refs: Vec<SourceRef>,
    pub name: String,
    pub is_formulary: bool,
    pub formulary: Option<SourceRef>,
    pub start: Option<Day>,
    pub end: Option<Day>,
    pub cost_shares: Vec<CostShare>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormularyDrug {
    pub source: SourceRef,
    pub rxnorm: Option<String>,
    pub name: String,
    pub form: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Availability {
    Active,
    Inactive,
}

/// A drug on a plan's list, with its tier and conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormularyItem {
    pub source: SourceRef,
    pub drug: SourceRef,
    pub formulary: SourceRef,
    pub availability: Availability,
    pub tier: String,
    pub pharmacy_types: Vec<String>,
    pub prior_authorization: bool,
    pub step_therapy: bool,
    pub quantity_limit: bool,
}
