//! The sample plan's pharmacy, in the demo only: minutes stand for days, so that a visitor sees an
//! order move. Its news takes the way all news takes, and like real news it is told twice.

use std::time::Duration;

use base::{MemberScope, OrderId};
use serde::{Deserialize, Serialize};
use store::{Fault, Job, NewJob, Tx};
use web::House;

use super::store::order;
use super::told::{Fact, Report, take};
use super::{Order, Shipment, Way, When};

/// The kind of job that tells the next thing about an order.
pub const SAMPLE: &str = "order.sample";

/// Minutes from each piece of news to the next: filled, shipped, delivered.
const MINUTES: [u64; 3] = [1, 2, 3];

#[derive(Debug, Serialize, Deserialize)]
struct Next {
    order: OrderId,
    place: usize,
}

/// Queues the news at this place of the road, if there is one.
pub fn queue_next(tx: &Tx, scope: MemberScope, order: OrderId, place: usize) -> Result<(), Fault> {
    let Some(minutes) = MINUTES.get(place) else { return Ok(()) };
    let job = NewJob::new(SAMPLE, format!("{SAMPLE}/{order}/{place}"), &Next { order, place })?;
    tx.queue(job.owner(scope).due(tx.now() + Duration::from_mins(*minutes)))
}

/// Tells an order what this job is about, and queues what comes after.
pub fn go_on(tx: &Tx, scope: MemberScope, (job, house): (&Job, &House)) -> Result<(), Fault> {
    let next: Next = job.body(tx)?;
    let Some(order) = order(tx, scope, next.order)? else { return Ok(()) };
    let when = When { at: tx.now(), day: tx.now().day_in(&house.plan.zone) };
    let report = Report { name: next.place.to_string(), when, fact: fact(&order, next.place) };
    for _ in 0..2 {
        take(tx, scope, order.id, &report)?;
    }
    queue_next(tx, scope, order.id, next.place + 1)
}

fn fact(order: &Order, place: usize) -> Fact {
    match place {
        0 => Fact::Filling,
        1 => Fact::Shipped(shipment(order)),
        _ => Fact::Delivered(None),
    }
}

/// A counter sends nothing. The number has a carrier's shape and is of no parcel.
fn shipment(order: &Order) -> Shipment {
    if order.body.way == Way::Pickup {
        return Shipment::default();
    }
    let digits = order.id.bytes().iter().fold(0_u64, |sum, byte| sum << 4 | u64::from(byte % 10));
    let number = format!("9400{:018}", digits % 1_000_000_000_000_000_000);
    Shipment { carrier: Some("USPS".to_owned()), tracking: Some(number.into()) }
}
