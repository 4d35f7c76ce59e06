//! What one drug costs a member by their own plan's list, and what it would cost otherwise, for
//! whoever compares.

use base::{Money, Ndc, Private};
use formats::records::{FormularyDrug, FormularyItem, SourceRef};
use store::{Fault, Tx};

use super::listing::OwnList;
use super::rules::{Saving, by_mail, is_lower, month_in_network, prices};
use crate::formulary::{equals, lookup};

/// Figures of the plan's list; nothing where the list gives no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deals {
    /// One 3-month fill by mail against three at a counter.
    pub by_mail: Option<Saving>,
    /// A 1-month fill at a counter of the network.
    pub month_in_network: Option<Money>,
}

/// Another drug of the same list that the FDA rates as equal, for a month at a counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equal {
    /// What the list calls the drug it may be given for.
    pub of: Private<String>,
    pub name: Private<String>,
    pub saving: Saving,
    /// Both tiers are known, and this one's is the lower.
    pub lower_tier: bool,
}

impl OwnList {
    /// Nothing where the list does not have the drug under this code.
    pub fn deals(&self, tx: &Tx, ndc: &Ndc) -> Result<Option<Deals>, Fault> {
        let offer = self.offer(tx, &SourceRef::new("ndc", ndc.as_str()))?;
        Ok(offer.map(|offer| {
            let prices = prices(&offer.shares);
            Deals { by_mail: by_mail(&prices), month_in_network: month_in_network(&prices) }
        }))
    }

    /// The cheapest of the drugs that may be given in place of this one. Where the plan pays only
    /// after a leave or after another drug was tried, there is no price to promise.
    pub fn equal(&self, tx: &Tx, ndc: &Ndc) -> Result<Option<Equal>, Fault> {
        let name = SourceRef::new("ndc", ndc.as_str());
        let Some(drug) = lookup::drug_named(tx, &name)? else { return Ok(None) };
        let Some((own, dearer)) = self.month(tx, &drug)? else { return Ok(None) };
        let mut found: Option<Equal> = None;
        for other in equals::equals(tx, &drug)? {
            let Some((item, cheaper)) = self.month(tx, &other)? else { continue };
            let best = found.as_ref().map_or(dearer, |best| best.saving.cheaper);
            if cheaper < best && !item.prior_authorization && !item.step_therapy {
                let lower_tier = is_lower(&item.tier, &own.tier);
                let saving = Saving { dearer, cheaper };
                let (of, name) = (drug.name.clone().into(), other.name.into());
                found = Some(Equal { of, name, saving, lower_tier });
            }
        }
        Ok(found)
    }

    /// What the list says of a drug, and the copay of a month in the network.
    fn month(
        &self,
        tx: &Tx,
        drug: &FormularyDrug,
    ) -> Result<Option<(FormularyItem, Money)>, Fault> {
        let Some(offer) = self.offer(tx, &drug.source)? else { return Ok(None) };
        let month = month_in_network(&prices(&offer.shares));
        Ok(month.map(|month| (offer.item, month)))
    }
}
