//! The sample plan's answer to what its pharmacy just sent, in the demo only: the same as last
//! time, with nothing taken at a counter.

use base::{Day, MemberScope, Private};
use formats::records::{Amount, ClaimStatus, SourceRef};
use store::{Fault, Tx};

use super::export::record;
use super::rules::Window;
use super::store::{Incoming, Names, claim_id, take_claim, window};

/// Nothing comes of it where this prescription was never filled before.
pub fn sample_claim(
    tx: &Tx,
    who: MemberScope,
    rx_number: &Private<String>,
    (key, day): (&str, Day),
) -> Result<(), Fault> {
    let year = Window { from: day.plus_days(-400).to_string(), before: day.to_string() };
    let known = window::all(tx, who, &year)?;
    let last = known.iter().rev().find(|claim| {
        claim.body.rx_number.as_ref() == Some(rx_number) && claim.status == ClaimStatus::Paid
    });
    let Some(last) = last else { return Ok(()) };
    let source = SourceRef::new("sample", &format!("{key}/{}", rx_number.as_str()));
    let mut claim = record(last);
    claim.claim_number = format!("JS{}", &key[..key.len().min(10)].to_uppercase()).into();
    claim.service_day = Private(day);
    claim.decided = Some(Private(day));
    claim.paid_day = None;
    claim.refill_number = claim.refill_number.map(|number| number + 1);
    claim.amounts.remove(&Amount::PaidByPatient);
    (claim.replaces, claim.replaced_by) = (None, None);
    let names = Names::default();
    let id = claim_id(tx, &source);
    let incoming = Incoming { id, claim: &claim, names, replaces: None, replaced_by: None };
    take_claim(tx, who, &incoming).map(|_| ())
}
