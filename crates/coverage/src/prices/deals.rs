//! What one drug costs a member by their own plan's list, for whoever compares.

use base::{Day, MemberScope, Money, Ndc, folded};
use formats::records::SourceRef;
use store::{Fault, Tx};

use super::rules::{Saving, by_mail, month_in_network, prices};
use crate::formulary::lookup;

/// Figures of the plan's list; nothing where the list gives no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deals {
    /// One 3-month fill by mail against three at a counter.
    pub by_mail: Option<Saving>,
    /// A 1-month fill at a counter of the network.
    pub month_in_network: Option<Money>,
}

/// Nothing where the member's plan is not known or does not list the drug under this code.
pub fn deals(tx: &Tx, who: MemberScope, today: Day, ndc: &Ndc) -> Result<Option<Deals>, Fault> {
    let Some(own) = super::limits(tx, who, today)?.and_then(|limits| limits.plan_name) else {
        return Ok(None);
    };
    let offers = lookup::offers(tx, &SourceRef::new("ndc", ndc.as_str()))?;
    let offer = offers.iter().find(|offer| folded(&offer.plan_name) == folded(&own));
    Ok(offer.map(|offer| {
        let prices = prices(&offer.shares);
        Deals { by_mail: by_mail(&prices), month_in_network: month_in_network(&prices) }
    }))
}
