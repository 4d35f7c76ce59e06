//! What an emergency opens: what somebody needs to be supplied with their medicines, and nothing
//! that signs anybody in or could be changed.

use ::store::{Fault, Tx};
use base::{Day, MemberScope, Private, RefillTerms};
use coverage::{CardFacts, PersonView, Standing, person};
use medicines::{SummaryOrder, Supply};

/// Read in the transaction that writes the look down.
#[derive(Debug, Clone)]
pub struct Record {
    pub name: Private<String>,
    pub birth: Option<Private<Day>>,
    pub member_id: Option<Private<String>>,
    pub standing: Option<Standing>,
    pub plan_name: Option<String>,
    /// What a pharmacy asks for.
    pub card: Option<CardFacts>,
    pub medicines: Vec<Supply>,
    /// On their way, the newest first.
    pub orders: Vec<SummaryOrder>,
}

/// Nothing where nobody is there to read of.
pub fn record(
    tx: &Tx,
    scope: MemberScope,
    (today, plan): (Day, RefillTerms),
) -> Result<Option<Record>, Fault> {
    let Some(person) = person(tx, scope)? else { return Ok(None) };
    let PersonView { name, birth_date, member_id, .. } = person;
    let coverage = coverage::summary(tx, scope, today)?;
    let (standing, plan_name, card) =
        coverage.map_or((None, None, None), |one| (one.standing, one.plan_name, one.card));
    // What a pharmacy asks for is what stands on the card.
    let member_id = card.as_ref().and_then(|card| card.member_id.clone()).or(member_id);
    Ok(Some(Record {
        name: name.full().into(),
        birth: birth_date,
        member_id,
        standing,
        plan_name,
        card,
        medicines: medicines::supply(tx, scope, (today, plan))?,
        orders: medicines::summary(tx, scope, (today, plan))?.orders_open,
    }))
}
