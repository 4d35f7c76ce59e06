//! What a claim says, as it is sealed. A plan has millions of these, so field names are short and
//! what is missing is left out.

use std::collections::BTreeMap;

use base::{Day, Money, Ndc, Private};
use formats::records::{Amount, Claim, ClaimStatus, CodeSet, Network, Quantity};
use serde::{Deserialize, Serialize};
use store::Fault;

use super::Names;

type Text = Option<Private<String>>;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Body {
    #[serde(rename = "n")]
    pub claim_number: Private<String>,
    #[serde(rename = "d", skip_serializing_if = "Option::is_none")]
    pub decided: Option<Private<Day>>,
    #[serde(rename = "pd", skip_serializing_if = "Option::is_none")]
    pub paid_day: Option<Private<Day>>,
    #[serde(rename = "m", skip_serializing_if = "Option::is_none")]
    pub medicine: Text,
    #[serde(rename = "nd", skip_serializing_if = "Option::is_none")]
    pub ndc: Option<Ndc>,
    /// What a compound was mixed from.
    #[serde(rename = "i", skip_serializing_if = "Vec::is_empty")]
    pub ingredients: Vec<Ndc>,
    #[serde(rename = "rx", skip_serializing_if = "Option::is_none")]
    pub rx_number: Text,
    #[serde(rename = "q", skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    #[serde(rename = "s", skip_serializing_if = "Option::is_none")]
    pub days_supply: Option<u16>,
    #[serde(rename = "r", skip_serializing_if = "Option::is_none")]
    pub refill_number: Option<u16>,
    #[serde(rename = "ra", skip_serializing_if = "Option::is_none")]
    pub refills_authorized: Option<u16>,
    #[serde(rename = "c", skip_serializing_if = "is_empty")]
    pub codes: CodeSet,
    #[serde(rename = "ph", skip_serializing_if = "Option::is_none")]
    pub pharmacy: Text,
    #[serde(rename = "pr", skip_serializing_if = "Option::is_none")]
    pub prescriber: Text,
    #[serde(rename = "nw", skip_serializing_if = "Option::is_none")]
    pub network: Option<Network>,
    #[serde(rename = "a", skip_serializing_if = "BTreeMap::is_empty")]
    pub amounts: BTreeMap<Amount, Money>,
    #[serde(rename = "no", skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Private<String>>,
}

fn is_empty(codes: &CodeSet) -> bool {
    *codes == CodeSet::default()
}

impl Body {
    pub fn of(claim: &Claim, names: &Names) -> Self {
        let or_own =
            |name: &Option<String>, own: &Text| name.clone().map(Private).or_else(|| own.clone());
        Self {
            claim_number: claim.claim_number.clone(),
            decided: claim.decided.clone(),
            paid_day: claim.paid_day.clone(),
            medicine: or_own(&names.medicine, &claim.drug.name),
            ndc: claim.drug.ndc,
            ingredients: claim.drug.ingredients.clone(),
            rx_number: claim.rx_number.clone(),
            quantity: claim.quantity,
            days_supply: claim.days_supply,
            refill_number: claim.refill_number,
            refills_authorized: claim.refills_authorized,
            codes: claim.codes.clone(),
            pharmacy: or_own(&names.pharmacy, &claim.pharmacy.name),
            prescriber: or_own(&names.prescriber, &claim.prescriber.name),
            network: claim.network,
            amounts: claim.amounts.clone(),
            notes: claim.notes.clone(),
        }
    }
}

/// As the status stands in its clear column.
pub const fn status_word(status: ClaimStatus) -> &'static str {
    match status {
        ClaimStatus::Paid => "paid",
        ClaimStatus::PartlyPaid => "partly-paid",
        ClaimStatus::Denied => "denied",
        ClaimStatus::Reversed => "reversed",
    }
}

pub fn status(word: &str) -> Result<ClaimStatus, Fault> {
    use ClaimStatus::{Denied, Paid, PartlyPaid, Reversed};
    [Paid, PartlyPaid, Denied, Reversed]
        .into_iter()
        .find(|status| status_word(*status) == word)
        .ok_or_else(|| Fault::corrupt("a claim has an unknown status"))
}
