//! What is asked, on its way to the pharmacy: one file with one FHIR `Task` for each. `abort` and
//! `resume` are FHIR's own task codes.

use base::{MemberScope, Money, OrderId};
use messages::Outlet;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Fault, Job, NewJob, Tx};
use web::{House, Mode, Shared, Trouble};

use super::store::{left, reply};
use super::{Ask, Asked, Reply};
use crate::orders::jobs::{dollars, later, reference};
use crate::orders::sample;
use crate::orders::store::order;
use crate::orders::told::{Fact, Report, take};
use crate::orders::{HoldReason, Order, Stage, When};
use crate::road::{DAY, MOST_SENDINGS};

pub const ASK: &str = "order.ask";

#[derive(Debug, Serialize, Deserialize)]
pub struct Take {
    pub order: OrderId,
    /// Which of the order's asks.
    pub place: usize,
}

/// The job that takes something asked of an order to the pharmacy; `again` makes it another than
/// the first.
pub fn take_out((order, place): (OrderId, usize), again: &str) -> Result<NewJob, Fault> {
    NewJob::new(ASK, format!("{ASK}/{order}/{place}{again}"), &Take { order, place })
}

/// Takes what never left to the pharmacy once more, for a week after it was asked.
pub fn send_again(
    tx: &Tx,
    scope: MemberScope,
    (order, again): (&Order, &str),
) -> Result<(), Fault> {
    let is_new = |asked: &Asked| tx.now() <= asked.at + DAY * MOST_SENDINGS;
    for (place, asked) in order.body.asks.iter().enumerate() {
        if asked.waits() && is_new(asked) {
            tx.queue(take_out((order.id, place), again)?.owner(scope))?;
        }
    }
    Ok(())
}

/// The sample pharmacy stops what it is asked to stop and goes on at a price, in the demo only.
pub fn sample(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    if house.mode != Mode::Demo {
        return Err(Fault::Defect("no pharmacy is configured to be asked".to_owned()));
    }
    let Some((order, asked)) = found(tx, job)? else { return Ok(()) };
    let Some(scope) = job.owner.map(MemberScope::of) else { return Ok(()) };
    left(tx, scope, (order.id, place_of(&order, &asked)))?;
    match asked.ask {
        Ask::Agree(_) => sample::queue_next(tx, scope, order.id, 0),
        Ask::Cancel | Ask::Decline(_) => {
            reply(tx, house, (scope, order.id), Reply::Stopped).map(|_| ())
        }
    }
}

/// What the sample pharmacy asks for an order without a known price.
const SAMPLE_PRICE: Money = Money::cents(1_840);

/// Asks before it goes on, where the sample's price is above what its owner set. In the demo only.
pub fn sample_asks(
    tx: &Tx,
    scope: MemberScope,
    order: &Order,
    house: &House,
) -> Result<bool, Fault> {
    let wishes = order.body.wishes;
    let price = wishes.estimate.map_or(SAMPLE_PRICE, |estimate| estimate.known);
    if wishes.price_limit.is_none_or(|limit| price <= limit) {
        return Ok(false);
    }
    let when = When { at: tx.now(), day: tx.now().day_in(&house.plan.zone) };
    let fact = Fact::Held(HoldReason::Price(price));
    take(tx, scope, order.id, &Report { name: "price".to_owned(), when, fact, line: None })?;
    Ok(true)
}

pub async fn leave(house: Shared, job: Job, outlet: Outlet) -> Result<(), Trouble> {
    let Some(scope) = job.owner.map(MemberScope::of) else { return Ok(()) };
    let there = house.db.read(house.clock.now(), move |tx| {
        let found = found(tx, &job)?.filter(|(_, asked)| asked.sent_at.is_none());
        Ok(found.map(|(order, asked)| {
            let has_left = *order.stage() != Stage::Sending;
            (has_left, (order.id, place_of(&order, &asked)), request(&order, &asked))
        }))
    });
    let Some((has_left, which, request)) = there.await.map_err(later)? else { return Ok(()) };
    // Taken before its order, a wish to stop it would stop nothing.
    if !has_left {
        return Err(Trouble::Later("the order itself has not left yet".to_owned()));
    }
    let (order, place) = which;
    outlet.leave(&house, &format!("order-{order}-ask-{place}"), request.to_string()).await?;
    house.db.write(house.clock.now(), move |tx| left(tx, scope, which)).await.map_err(later)
}

fn found(tx: &Tx, job: &Job) -> Result<Option<(Order, Asked)>, Fault> {
    let (Some(member), Take { order: id, place }) = (job.owner, job.body(tx)?) else {
        return Ok(None);
    };
    let Some(order) = order(tx, MemberScope::of(member), id)? else { return Ok(None) };
    let asked = order.body.asks.get(place).cloned();
    Ok(asked.map(|asked| (order, asked)))
}

fn place_of(order: &Order, asked: &Asked) -> usize {
    order.body.asks.iter().position(|one| one == asked).unwrap_or_default()
}

/// What the back end reads: the Task is created once, however often the file is read.
pub fn request(order: &Order, asked: &Asked) -> Value {
    let value = format!("{}/{}", order.id, place_of(order, asked));
    let code = if asked.ask.stops() { "abort" } else { "resume" };
    let price = match asked.ask {
        Ask::Cancel => None,
        Ask::Agree(price) | Ask::Decline(price) => Some(price),
    };
    let person = order.lines.iter().find_map(|line| line.body.person.as_ref());
    let mut task = json!({
        "resourceType": "Task",
        "identifier": [{ "system": "urn:latchkey:order-ask", "value": value }],
        "groupIdentifier": { "system": "urn:latchkey:order", "value": order.id },
        "status": "requested",
        "intent": "order",
        "code": { "coding": [{
            "system": "http://hl7.org/fhir/CodeSystem/task-code",
            "code": code,
        }] },
        "reasonCode": { "text": asked.ask.word() },
        "for": reference("Patient", person),
        "authoredOn": asked.at.to_string(),
    });
    // An order may have two medicines that cost the same.
    if let Some(line) = asked.line {
        task["focus"] = json!({ "identifier": {
            "system": "urn:latchkey:order-line",
            "value": format!("{}/{line}", order.id),
        } });
    }
    if let Some(price) = price {
        task["input"] = json!([{
            "type": { "text": "price" },
            "valueMoney": { "value": dollars(price), "currency": "USD" },
        }]);
    }
    json!({
        "resourceType": "Bundle",
        "type": "transaction",
        "timestamp": asked.at.to_string(),
        "entry": [{
            "resource": task,
            "request": {
                "method": "POST",
                "url": "Task",
                "ifNoneExist": format!("identifier=urn:latchkey:order-ask|{value}"),
            },
        }],
    })
}
