//! What a member's own plan's list says of a medicine, for whoever judges or estimates by it.

use base::{Day, MemberScope, Money, folded};
use formats::records::{Drug, Plan, SourceRef};
use store::{Fault, Tx};

use super::limits::own_plan;
use super::rules::{Place, Price, copay_at, in_force, prices};
use crate::formulary::lookup::{self, Offer};

/// The list a member's coverage names; read once for however many medicines are looked up in it.
#[derive(Debug, Clone)]
pub struct OwnList {
    plan_name: String,
    plans: Vec<Plan>,
    today: Day,
}

/// Nothing where no coverage is known or it names no plan.
pub fn own_list(tx: &Tx, who: MemberScope, today: Day) -> Result<Option<OwnList>, Fault> {
    let Some(plan_name) = own_plan(tx, who, today)? else { return Ok(None) };
    Ok(Some(OwnList { plan_name, plans: lookup::plans(tx)?, today }))
}

/// The conditions the plan pays under, and what its members pay.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    pub prior_authorization: bool,
    pub step_therapy: bool,
    pub quantity_limit: bool,
    prices: Vec<Price>,
}

impl OwnList {
    /// By the drug's code, then by its RxNorm concept. Nothing where the list does not have it.
    pub fn find(&self, tx: &Tx, drug: &Drug) -> Result<Option<Listing>, Fault> {
        for name in coded(tx, drug)? {
            if let Some(offer) = self.offer(tx, &name)? {
                return Ok(Some(Listing::of(&offer)));
            }
        }
        Ok(None)
    }

    /// Of the list in force today.
    pub(super) fn offer(&self, tx: &Tx, name: &SourceRef) -> Result<Option<Offer>, Fault> {
        let offers = lookup::offers_among(tx, &self.plans, name)?;
        let is_own = |offer: &Offer| {
            folded(&offer.plan_name) == folded(&self.plan_name) && in_force(offer.days, self.today)
        };
        Ok(offers.into_iter().find(is_own))
    }
}

/// What lists may call a drug by its codes, the surest first.
pub(super) fn coded(tx: &Tx, drug: &Drug) -> Result<Vec<SourceRef>, Fault> {
    let mut names: Vec<SourceRef> = Vec::new();
    names.extend(drug.ndc.iter().map(|ndc| SourceRef::new("ndc", ndc.as_str())));
    if let Some(code) = &drug.rxnorm {
        names.extend(lookup::by_rxnorm(tx, code)?.into_iter().map(|drug| drug.source));
    }
    Ok(names)
}

impl Listing {
    fn of(offer: &Offer) -> Self {
        Self {
            prior_authorization: offer.item.prior_authorization,
            step_therapy: offer.item.step_therapy,
            quantity_limit: offer.item.quantity_limit,
            prices: prices(&offer.shares),
        }
    }

    /// What a fill of one or three months costs in the network, where that is a copay alone. A
    /// deductible may come before it, so this is an estimate wherever it is shown.
    pub fn copay(&self, months: u8, by_mail: bool) -> Option<Money> {
        copay_at(&self.prices, Place { out_of_network: false, months, by_mail })
    }
}
