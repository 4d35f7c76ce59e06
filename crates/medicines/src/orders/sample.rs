//! The sample plan's pharmacy, in the demo only: minutes stand for days, so that a visitor sees an
//! order move. Its news takes the way all news takes, and like real news it is told twice. An order
//! of several medicines travels in two parcels.

use std::time::Duration;

use base::{MemberScope, OrderId, Private};
use formats::records::{Moment, News, OrderFact, OrderName, OrderNews, Parcel};
use serde::{Deserialize, Serialize};
use store::{Fault, Job, NewJob, Tx};

use super::store::order;
use super::{Line, Order, Stage, Way};
use crate::road;

/// The kind of job that tells the next thing about an order.
pub const SAMPLE: &str = "order.sample";

/// Minutes from each piece of news to the next: filled, shipped, the rest shipped, delivered.
const MINUTES: [u64; 4] = [1, 2, 1, 3];

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
pub fn go_on(tx: &Tx, scope: MemberScope, job: &Job) -> Result<(), Fault> {
    let next: Next = job.body(tx)?;
    let Some(order) = order(tx, scope, next.order)? else { return Ok(()) };
    if *order.stage() == Stage::Cancelled {
        return Ok(());
    }
    for (line, fact) in facts(&order, next.place) {
        road::sample::tell(
            tx,
            &News::Order(OrderNews {
                order: OrderName::Ours {
                    order: order.id,
                    line: line.map(|line| line.prescription),
                },
                person: line.and_then(|line| line.body.person.clone()),
                pharmacy: line.and_then(|line| line.body.pharmacy.clone()),
                facts: vec![(Moment::At(tx.now()), fact)],
            }),
        )?;
    }
    queue_next(tx, scope, order.id, next.place + 1)
}

type Told<'o> = Vec<(Option<&'o Line>, OrderFact)>;

fn facts(order: &Order, place: usize) -> Told<'_> {
    let first = order.lines.first().into_iter();
    let rest = order.lines.iter().skip(1);
    let shipped = |box_: u64| move |line| (Some(line), OrderFact::Shipped(parcel(order, box_)));
    match place {
        0 => vec![(None, OrderFact::Filling)],
        1 => first.map(shipped(0)).collect(),
        2 => rest.map(shipped(1)).collect(),
        _ => vec![(None, OrderFact::Delivered(None))],
    }
}

/// A counter sends nothing. The number has a carrier's shape and is of no parcel.
fn parcel(order: &Order, box_: u64) -> Parcel {
    if order.body.way == Way::Pickup {
        return Parcel::default();
    }
    let digits = order.id.bytes().iter().fold(box_, |sum, byte| sum << 4 | u64::from(byte % 10));
    let number = format!("9400{:018}", (digits + box_) % 1_000_000_000_000_000_000);
    Parcel { carrier: Some("USPS".to_owned()), tracking: Some(Private(number)) }
}
