//! A request at the moment it leaves, and the address its check goes to.

use ::store::{Actor, Fault, Tx};
use base::{MemberScope, ReimbursementId};
use web::House;

use super::super::flow::Stage;
use super::super::{Request, mail};
use super::{check_to, note, one, save};

/// From now on it may be with the plan; nothing where it was withdrawn before, or stays here.
pub fn hand_over(
    tx: &Tx,
    house: &House,
    (who, id): (MemberScope, ReimbursementId),
) -> Result<Option<Request>, Fault> {
    let Some(mut found) = one(tx, who, id)? else { return Ok(None) };
    if found.stage() == Stage::Withdrawn && !found.body.handed {
        return Ok(None);
    }
    if !has_a_place(tx, house, who, &mut found)? {
        return Ok(None);
    }
    if !found.body.handed {
        found.body.handed = true;
        save(tx, who, &mut found)?;
    }
    Ok(Some(found))
}

/// Whether there is an address that its check may go to. While the account is frozen that is the
/// plan's: the one it was sent with may be a stranger's (SECURITY 90). Where the plan has none it
/// stays here without any, and its owner is told to call; it is tried again with the daily look.
fn has_a_place(
    tx: &Tx,
    house: &House,
    who: MemberScope,
    found: &mut Request,
) -> Result<bool, Fault> {
    let is_frozen = profile::is_plans_alone(tx, who)?;
    let stands = !is_frozen && !found.body.check_to.is_empty();
    // What the plan has, it has with the address of then.
    if stands || !found.is_unheard() {
        return Ok(true);
    }
    let today = tx.now().day_in(&house.plan.zone);
    let lines = check_to(tx, who, today)?.unwrap_or_default();
    // The plan must have one that is taken back before it hears that it is.
    let has_place = !lines.is_empty() || !is_frozen || found.stage() == Stage::Withdrawn;
    if lines != found.body.check_to {
        found.body.check_to = lines;
        save(tx, who, found)?;
        note(tx, Actor::House, (who, found), "reimbursement.address-replaced")?;
    }
    if !has_place {
        mail::kept_back(tx, house, who, found)?;
    }
    Ok(has_place)
}
