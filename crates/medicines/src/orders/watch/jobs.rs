//! The daily look at an order, from the day after it was placed: by then it has left, or it is sent
//! again.

use base::{Day, MemberScope, OrderId};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use store::{Fault, Job, NewJob, Tx};
use web::House;

use super::mail::{self, Urgency};
use crate::orders::asks;
use crate::orders::jobs::submit;
use crate::orders::rules::{ALERT_DAYS, Late, late};
use crate::orders::store::order;
use crate::orders::{Order, Step};
use crate::road::{DAY, MOST_SENDINGS};

/// The kind of job that looks after an order.
pub const WATCH: &str = "order.watch";

/// Nobody is told more after so many looks; support sees what still stands open.
const MOST_LOOKS: u32 = 90;

#[derive(Debug, Serialize, Deserialize)]
struct Look {
    order: OrderId,
    number: u32,
    /// Which life of the order it is of, where it came back from its end.
    #[serde(default)]
    life: i64,
    /// The day it was first heard of, where it was made elsewhere. Any zone will do: it is weeks
    /// that are counted from it.
    #[serde(default)]
    heard: Option<Day>,
}

/// Queues the first look at a new order.
pub fn begin(tx: &Tx, scope: MemberScope, order: &Order) -> Result<(), Fault> {
    let heard = order.body.asked.map(|_| tx.now().day_in(&TimeZone::UTC));
    queue(tx, scope, Look { order: order.id, number: 0, life: 0, heard })
}

/// Queues the first look at an order that was over and is not any more.
pub fn begin_again(tx: &Tx, scope: MemberScope, order: &Order) -> Result<(), Fault> {
    let look = Look { order: order.id, number: 0, life: order.version, heard: None };
    queue(tx, scope, look)
}

/// One that is heard of late is not late at once: the next look is a day from now.
fn queue(tx: &Tx, scope: MemberScope, look: Look) -> Result<(), Fault> {
    let key = match look.life {
        0 => format!("{WATCH}/{}/{}", look.order, look.number),
        life => format!("{WATCH}/{}/{life}/{}", look.order, look.number),
    };
    tx.queue(NewJob::new(WATCH, key, &look)?.owner(scope).due(tx.now() + DAY))
}

/// Sends what never left once more, tells its owner where an order is late, once for a notice and
/// once for an alert, and looks again tomorrow.
pub fn look(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(member) = job.owner else { return Ok(()) };
    let (scope, look) = (MemberScope::of(member), job.body::<Look>(tx)?);
    let Some(order) = order(tx, scope, look.order)? else { return Ok(()) };
    let today = tx.now().day_in(&house.plan.zone);
    if !order.stage().is_open() || order.is_forgotten(today) || look.number >= MOST_LOOKS {
        return Ok(());
    }
    send_again(tx, scope, (&order, &look))?;
    if let Some(urgency) = urgency(&order, look.heard, today) {
        tell(tx, house, scope, (&order, urgency))?;
    }
    queue(tx, scope, Look { number: look.number + 1, ..look })
}

/// Sends what never left once more, under the names it had: the order, and what was asked of the
/// pharmacy since, wherever the order stands. The road was out for longer than a job is tried.
fn send_again(tx: &Tx, scope: MemberScope, (order, look): (&Order, &Look)) -> Result<(), Fault> {
    let again = match look.life {
        0 => format!("/again-{}", look.number),
        life => format!("/again-{life}-{}", look.number),
    };
    if order.stage().step() == Step::Received {
        if look.number >= MOST_SENDINGS {
            // Nothing asked of it leaves before it.
            return Ok(());
        }
        tx.queue(submit(order.id, &again)?.owner(scope))?;
    }
    asks::jobs::send_again(tx, scope, (order, &again))
}

/// How late it is. What had stood still for a week when it was first heard of is history, until it
/// moves.
fn urgency(order: &Order, heard: Option<Day>, today: Day) -> Option<Urgency> {
    if heard.is_some_and(|heard| heard.days_since(order.moved) >= ALERT_DAYS) {
        return None;
    }
    let stands = (order.stage(), order.is_at_counter());
    match late(stands, order.moved, order.body.expected, today) {
        Late::OnTime => None,
        Late::Still(_) | Late::Overdue => Some(Urgency::Notice),
        // Only what never left is stuck sooner than a week.
        Late::Alert(days) if days < ALERT_DAYS => Some(Urgency::Unsent),
        Late::Alert(_) => Some(Urgency::Alert),
    }
}

/// Tells its owner that it stays here until there is an address it may go to.
pub fn tell_kept_back(
    tx: &Tx,
    house: &House,
    scope: MemberScope,
    order: &Order,
) -> Result<(), Fault> {
    tell(tx, house, scope, (order, Urgency::KeptBack))
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
