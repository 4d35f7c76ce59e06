//! Where an order goes at the moment it leaves: to the address it was placed for, unless the
//! account was frozen meanwhile.

use base::{Day, MemberScope, OrderId};
use serde_json::json;
use store::{Actor, Entry, Fault, Tx};
use web::House;

use crate::orders::store::{order, save};
use crate::orders::{Order, Stage, Way, watch};

/// Whether it may leave now. While the account is frozen it goes to the plan's address: the one it
/// was placed for may be a stranger's (SECURITY 90). Where the plan has none it stays here without
/// any address, and its owner is told to call; it is tried again with the daily look.
pub(super) fn has_a_place(
    tx: &Tx,
    house: &House,
    (scope, id): (MemberScope, OrderId),
) -> Result<bool, Fault> {
    let Some(mut order) = order(tx, scope, id)?.filter(waits_to_be_mailed) else { return Ok(true) };
    let is_frozen = profile::is_plans_alone(tx, scope)?;
    // One that stayed here lost its address: once the account is free it goes to its owner's.
    if !is_frozen && !order.body.deliver_to.is_empty() {
        return Ok(true);
    }
    let today = tx.now().day_in(&house.plan.zone);
    let place = profile::preferred(tx, scope, today)?;
    let lines = place.map(|address| address.parcel()).unwrap_or_default();
    let has_place = !is_frozen || !lines.is_empty();
    if lines != order.body.deliver_to {
        order.body.deliver_to = lines;
        if !save(tx, scope, &order)? {
            // Read and written in one transaction, so only a broken store comes here.
            return Err(Fault::corrupt("order moved while it was moved"));
        }
        let entry = Entry::new("order.address-replaced", Actor::House).owner(scope.member());
        tx.audit(entry.thing(id.bytes()).detail(&json!({ "kept-back": !has_place })))?;
    }
    if !has_place {
        watch::tell_kept_back(tx, house, scope, &order)?;
    }
    Ok(has_place)
}

/// Whether it stays here for want of an address it may go to.
pub fn is_kept_back(
    tx: &Tx,
    (scope, order): (MemberScope, &Order),
    today: Day,
) -> Result<bool, Fault> {
    Ok(waits_to_be_mailed(order)
        && profile::is_plans_alone(tx, scope)?
        && profile::preferred(tx, scope, today)?.is_none())
}

/// It may have left, but nobody said that it did.
fn waits_to_be_mailed(order: &Order) -> bool {
    matches!(order.stage(), Stage::Received | Stage::Sending)
        && order.lines.iter().any(|line| line.body.way == Way::Mail)
}
