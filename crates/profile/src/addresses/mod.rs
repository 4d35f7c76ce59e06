//! Where a member wants things sent: the address in the plan's file, which is shown and never
//! changed, and those they added themselves. One is preferred; one may take its place for some
//! months of each year. Nothing changes without a fresh proof and a notice to every channel, and
//! nothing within 72 hours of a recovery.

pub mod pages;
pub mod places;
pub mod rules;
pub mod store;

pub use rules::{Address, Which};

#[cfg(test)]
mod tests;

use ::store::{Fault, Tx};
use base::{Day, MemberScope};
use identity::holds;

/// Every address on file: the plan's first, then the member's own, oldest first.
/// A session that is limited may choose among them: none of them can be new (GUARD 19).
fn addresses(tx: &Tx, scope: MemberScope) -> Result<Vec<Address>, Fault> {
    let of_plan = coverage::person(tx, scope)?.and_then(|person| person.address);
    let own = store::own(tx, scope)?;
    let preferred = store::preferred(tx, scope)?;
    Ok(rules::gather(of_plan, own, preferred))
}

/// The address things would go to on this day once `draft` is saved, and whether they come to the
/// draft's own once the other's months are over; none where they go to the draft's at once.
fn goes_elsewhere(
    tx: &Tx,
    scope: MemberScope,
    (draft, today): (&store::Draft, Day),
) -> Result<Option<(Address, bool)>, Fault> {
    let of_plan = coverage::person(tx, scope)?.and_then(|person| person.address);
    let stands = (store::own(tx, scope)?, store::preferred(tx, scope)?);
    let saved = (draft.id(), &draft.entry, draft.prefer);
    let mut all = rules::gather_with(of_plan, stands, saved);
    let own = Which::Own(draft.id());
    let comes = all.iter().any(|address| address.which == own && address.preferred);
    let goes = rules::goes_to(&all, today).map(|at| all.swap_remove(at));
    Ok(goes.filter(|address| address.which != own).map(|address| (address, comes)))
}

/// Whether things go to the plan's address alone, as they do while the account is frozen: any other
/// may be a stranger's (SECURITY 90). What has not left yet goes there too.
pub fn is_plans_alone(tx: &Tx, scope: MemberScope) -> Result<bool, Fault> {
    let member = scope.member();
    let Some(account) = identity::account::of_member(tx, member)? else { return Ok(false) };
    Ok(holds::frozen(tx, (account, member))?.is_some())
}

/// Those that things may be sent to.
pub fn places(tx: &Tx, scope: MemberScope) -> Result<Vec<Address>, Fault> {
    let mut all = addresses(tx, scope)?;
    if is_plans_alone(tx, scope)? {
        all.retain(|address| address.which == Which::Plan);
    }
    Ok(all)
}

/// One on file; none where it is gone or somebody else's.
fn address(tx: &Tx, scope: MemberScope, which: Which) -> Result<Option<Address>, Fault> {
    Ok(addresses(tx, scope)?.into_iter().find(|address| address.which == which))
}

/// Where things go on this day unless somebody says otherwise; none where nothing is on file.
pub fn preferred(tx: &Tx, scope: MemberScope, today: Day) -> Result<Option<Address>, Fault> {
    let mut all = places(tx, scope)?;
    Ok(rules::goes_to(&all, today).map(|at| all.swap_remove(at)))
}
