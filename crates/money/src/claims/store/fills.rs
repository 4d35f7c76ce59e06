//! What the fills of a prescription cost, for the page that shows them.

use std::collections::HashSet;

use base::{ClaimId, Day, MemberScope, Money, Ndc, label_number};
use formats::records::ClaimStatus;
use store::{Fault, Tx, Value, args};

use super::super::rules;
use super::{Stored, stored};
use crate::bills::rules::{claims as claims_near, nearest};

store::statements! {
    /// On any of twelve days; a day that is missing is no day.
    ON_DAYS = "SELECT id, service_day, status, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND newest AND service_day IN
            ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ORDER BY service_day, id LIMIT 500";
    AROUND = "SELECT id, service_day, status, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND newest AND service_day >= $2 AND service_day <= $3
        ORDER BY service_day, id LIMIT 500";
}

/// Days that one statement asks for; and the newest fills that are looked for on the days around
/// theirs, too (house): a year of them.
const AT_ONCE: usize = 12;

/// When something was handed over, and the code of what it was.
pub type Handed = (Day, Option<Ndc>);

/// The claim that a fill came to, and what it cost its member where the claim says so.
pub type FillCost = (ClaimId, Option<Money>);

/// For each fill, newest first, what its claims came to; nothing where none is known. A claim is of
/// the prescription by its number, or else, where it has none, by the very code on the very day.
pub fn fill_costs(
    tx: &Tx,
    who: MemberScope,
    rx_number: Option<&str>,
    fills: &[Handed],
) -> Result<Vec<Option<FillCost>>, Fault> {
    let mut claims = Found { rx_number, fills, seen: HashSet::new(), claims: Vec::new() };
    for few in fills.chunks(AT_ONCE) {
        let day = |at: usize| few.get(at).map(|(day, _)| day.to_string()).unwrap_or_default();
        let mut args = args![who.member()].to_vec();
        args.extend((0..AT_ONCE).map(|at| Value::from(day(at))));
        claims.add(tx.all(ON_DAYS, &args, |row| stored(tx, who, row))?);
    }
    for (day, _) in fills.iter().take(AT_ONCE) {
        if claims.claims.iter().all(|claim| claim.day != *day) {
            let (from, to) = claims_near(*day);
            let args = args![who.member(), from, to];
            claims.add(tx.all(AROUND, &args, |row| stored(tx, who, row))?);
        }
    }
    Ok(claims.costs())
}

struct Found<'f> {
    rx_number: Option<&'f str>,
    fills: &'f [Handed],
    seen: HashSet<ClaimId>,
    claims: Vec<Stored>,
}

impl Found<'_> {
    fn add(&mut self, found: Vec<Stored>) {
        for claim in found {
            if self.is_of(&claim) && self.seen.insert(claim.link.id) {
                self.claims.push(claim);
            }
        }
    }

    /// One that was taken back is the price of nothing.
    fn is_of(&self, claim: &Stored) -> bool {
        let body = &claim.body;
        let claimed = body.rx_number.as_ref().and_then(|own| label_number(own));
        let same_code =
            |(day, ndc): &Handed| *day == claim.day && ndc.is_some() && *ndc == body.ndc;
        let meant = match claimed {
            Some(claimed) => self.rx_number.and_then(label_number) == Some(claimed),
            None => self.fills.iter().any(same_code),
        };
        meant && claim.status != ClaimStatus::Reversed
    }

    /// Each claim belongs to the fill nearest to it.
    fn costs(&self) -> Vec<Option<FillCost>> {
        let days: Vec<Day> = self.fills.iter().map(|(day, _)| *day).collect();
        let mut costs: Vec<Option<FillCost>> = vec![None; days.len()];
        for claim in &self.claims {
            let Some(at) = nearest(&days, claim.day) else { continue };
            let cost = rules::cost(claim.status, &claim.body.amounts);
            costs[at] = Some(match costs[at] {
                None => (claim.link.id, cost),
                Some((id, None)) => (cost.map_or(id, |_| claim.link.id), cost),
                Some((id, Some(before))) => (id, Some(before + cost.unwrap_or_default())),
            });
        }
        costs
    }
}

#[cfg(test)]
mod tests;
