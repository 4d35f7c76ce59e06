//! The daily look at an order. Its day of the first one is the first on which it can be late.

use std::time::Duration;

use base::{MemberScope, OrderId};
use serde::{Deserialize, Serialize};
use store::{Fault, Job, NewJob, Tx};
use web::House;

use super::mail::{self, Urgency};
use crate::orders::Order;
use crate::orders::rules::{Late, NOTICE_DAYS, late};
use crate::orders::store::order;

/// The kind of job that looks after an order.
pub const WATCH: &str = "order.watch";

/// Nobody is told more after so many looks; support sees what still stands open.
const MOST_LOOKS: u32 = 90;
const DAY: Duration = Duration::from_hours(24);

#[derive(Debug, Serialize, Deserialize)]
struct Look {
    order: OrderId,
    number: u32,
    /// Which life of the order it is of, where it came back from its end.
    #[serde(default)]
    life: i64,
}

/// Queues the first look at a new order.
pub fn begin(tx: &Tx, scope: MemberScope, order: &Order) -> Result<(), Fault> {
    let days = u32::try_from(NOTICE_DAYS).unwrap_or(1);
    // One we hear of late is not late at once.
    let due = (order.placed_at + DAY * days).max(tx.now() + DAY);
    queue(tx, scope, Look { order: order.id, number: 0, life: 0 }, due)
}

/// Queues the first look at an order that was over and is not any more.
pub fn begin_again(tx: &Tx, scope: MemberScope, order: &Order) -> Result<(), Fault> {
    let look = Look { order: order.id, number: 0, life: order.version };
    queue(tx, scope, look, tx.now() + DAY)
}

fn queue(tx: &Tx, scope: MemberScope, look: Look, due: base::Timestamp) -> Result<(), Fault> {
    let key = match look.life {
        0 => format!("{WATCH}/{}/{}", look.order, look.number),
        life => format!("{WATCH}/{}/{life}/{}", look.order, look.number),
    };
    tx.queue(NewJob::new(WATCH, key, &look)?.owner(scope).due(due))
}

/// Tells its owner where an order is late, once for a notice and once for an alert, and looks
/// again tomorrow.
pub fn look(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let (Some(member), Look { order: id, number, life }) = (job.owner, job.body(tx)?) else {
        return Ok(());
    };
    let scope = MemberScope::of(member);
    let Some(order) = order(tx, scope, id)? else { return Ok(()) };
    if !order.stage().is_open() || number >= MOST_LOOKS {
        return Ok(());
    }
    let today = tx.now().day_in(&house.plan.zone);
    let stands = (order.stage(), order.is_at_counter());
    let urgency = match late(stands, order.moved, order.body.expected, today) {
        Late::OnTime => None,
        Late::Still(_) | Late::Overdue => Some(Urgency::Notice),
        Late::Alert(_) => Some(Urgency::Alert),
    };
    if let Some(urgency) = urgency {
        tell(tx, house, scope, (&order, urgency))?;
    }
    queue(tx, scope, Look { order: id, number: number + 1, life }, tx.now() + DAY)
}

/// Whoever ordered; for an order made by phone, the member's own account.
fn tell(
    tx: &Tx,
    house: &House,
    scope: MemberScope,
    (order, urgency): (&Order, Urgency),
) -> Result<(), Fault> {
    let owner = identity::account::of_member(tx, scope.member())?;
    let Some(account) = order.body.by.or(owner) else { return Ok(()) };
    let reading = identity::notices::reading_of(tx, (account, scope.member()))?;
    let f = house.frame(reading, tx.now());
    mail::late(tx, &f, scope, (order, urgency))
}

#[cfg(test)]
mod tests;
