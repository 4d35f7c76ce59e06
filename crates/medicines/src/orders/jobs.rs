//! Orders on their way to the pharmacy: a FHIR `Task` for each medicine (HEALTH-DATA 6), in one
//! Bundle for each order.
//!
//! The order is handed over before anything leaves, in its own transaction, so that from then on
//! it cannot be called back; it counts as accepted only after the request has left. Whatever dies
//! in between is done again and meets the same file under the same name.

mod leaves_for;

pub use leaves_for::is_kept_back;

use std::path::PathBuf;
use std::sync::Arc;

use base::{Day, MemberScope, Money, OrderId, PrescriptionId, Private};
use formats::records::SourceRef;
use messages::{Outlet, Service};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Actor, Fault, Job, NewJob, Tx};
use web::{House, Jobs, Mode, Shared, Trouble};

use super::sample::{self, SAMPLE};
use super::store::{Heard, Told, hear, order};
use super::{Line, News, Order, Speed, Stage, Way, When};
use super::{asks, watch};
use crate::road;
use crate::{early, renewals};

/// The kind of job that takes an order to the pharmacy.
pub const SUBMIT: &str = "order.submit";
/// The kind of job that tells the rest of the house what left by mail, once for each medicine of an
/// order. Whoever stands above the slices does it: bills are no matter of this one.
pub const LEFT: &str = "order.left";

/// What left of an order.
#[derive(Debug, Clone)]
pub struct Left {
    pub order: OrderId,
    /// `LK-7Q2M-88TC`
    pub reference: String,
    pub day: Day,
    pub rx_numbers: Vec<Private<String>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Submit {
    pub order: OrderId,
}

#[derive(Debug, Serialize, Deserialize)]
struct LeftBy {
    order: OrderId,
    /// The medicine that left and the day it did; all of the order's where an earlier release
    /// queued it.
    #[serde(default)]
    of: Option<(PrescriptionId, Day)>,
}

/// Who fills the orders.
#[derive(Debug, Clone)]
pub enum Pharmacy {
    /// The sample plan's: it accepts everything and nothing is sent. In the demo only.
    Sample,
    /// The plan's back end, which fetches one file for each order from this folder.
    FileDrop(PathBuf),
    /// The same, called for each order.
    Service(Arc<Service>),
}

impl Pharmacy {
    /// Where requests to it leave; nothing where nobody takes them.
    pub fn outlet(&self) -> Option<Outlet> {
        match self {
            Self::Sample => None,
            Self::FileDrop(folder) => Some(Outlet::Folder(folder.as_path().into())),
            Self::Service(service) => Some(Outlet::Service(Arc::clone(service))),
        }
    }
}

pub fn jobs(pharmacy: Pharmacy) -> Jobs {
    let jobs = Jobs::new()
        .sweeping(crate::sweeps::ALL)
        .inside(road::jobs::HEAR, road::jobs::tell)
        .inside(watch::WATCH, watch::jobs::look)
        .inside(renewals::jobs::WATCH, renewals::jobs::look)
        .inside(early::jobs::WATCH, early::jobs::look);
    match pharmacy {
        Pharmacy::Sample => jobs
            .inside(SUBMIT, accept_at_once)
            .inside(SAMPLE, sample_goes_on)
            .inside(renewals::jobs::SEND, renewals::jobs::sample)
            .inside(early::jobs::SEND, early::jobs::sample)
            .inside(asks::jobs::ASK, asks::jobs::sample)
            .inside(renewals::sample::SAMPLE, renewals::jobs::sample_answer),
        Pharmacy::FileDrop(folder) => leaving(jobs, Outlet::Folder(folder.into())),
        Pharmacy::Service(service) => leaving(jobs, Outlet::Service(service)),
    }
}

fn leaving(jobs: Jobs, outlet: Outlet) -> Jobs {
    let (other, third, fourth) = (outlet.clone(), outlet.clone(), outlet.clone());
    jobs.outside(SUBMIT, move |house, job| leave(house, job, outlet.clone()))
        .outside(renewals::jobs::SEND, move |house, job| {
            renewals::jobs::leave(house, job, other.clone())
        })
        .outside(early::jobs::SEND, move |house, job| early::jobs::leave(house, job, third.clone()))
        .outside(asks::jobs::ASK, move |house, job| asks::jobs::leave(house, job, fourth.clone()))
}

pub(super) fn queue_left(
    tx: &Tx,
    scope: MemberScope,
    (order, line): (OrderId, PrescriptionId),
    day: Day,
) -> Result<(), Fault> {
    let left = LeftBy { order, of: Some((line, day)) };
    tx.queue(NewJob::new(LEFT, format!("{LEFT}/{order}/{line}"), &left)?.owner(scope))
}

/// What left by mail with the order that a job of kind `LEFT` is about.
pub fn left_by_mail(tx: &Tx, scope: MemberScope, job: &Job) -> Result<Option<Left>, Fault> {
    let LeftBy { order: id, of } = job.body(tx)?;
    let Some(order) = order(tx, scope, id)? else { return Ok(None) };
    let is_meant = |line: &&Line| of.is_none_or(|(left, _)| left == line.prescription);
    let mailed = order.lines.iter().filter(|line| line.body.way == Way::Mail).filter(is_meant);
    Ok(Some(Left {
        order: id,
        reference: order.reference(),
        day: of.map_or(order.moved, |(_, day)| day),
        rx_numbers: mailed.filter_map(|line| line.body.rx_number.clone()).collect(),
    }))
}

/// The job that takes an order to the pharmacy; `again` makes it another than the first.
pub fn submit(order: OrderId, again: &str) -> Result<NewJob, Fault> {
    NewJob::new(SUBMIT, format!("{SUBMIT}/{order}{again}"), &Submit { order })
}

fn accept_at_once(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    if house.mode != Mode::Demo {
        return Err(Fault::Defect("no pharmacy is configured to take orders".to_owned()));
    }
    let (Some(order), Some(owner)) = (hand_over(tx, job, house)?, job.owner) else {
        return Ok(());
    };
    accepted(tx, job, house)?;
    let scope = MemberScope::of(owner);
    if asks::jobs::sample_asks(tx, scope, &order, house)? {
        return Ok(());
    }
    sample::queue_next(tx, scope, order.id, 0)
}

fn sample_goes_on(tx: &Tx, job: &Job, _: &House) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    sample::go_on(tx, MemberScope::of(owner), job)
}

async fn leave(house: Shared, job: Job, outlet: Outlet) -> Result<(), Trouble> {
    let job = Arc::new(job);
    let (at_start, here) = (job.clone(), house.clone());
    let handed = house.db.write(house.clock.now(), move |tx| hand_over(tx, &at_start, &here));
    let Some(order) = handed.await.map_err(later)? else { return Ok(()) };
    outlet.leave(&house, &format!("order-{}", order.id), request(&order).to_string()).await?;
    let here = house.clone();
    house.db.write(house.clock.now(), move |tx| accepted(tx, &job, &here)).await.map_err(later)
}

/// The order, where it still waits to be sent: not when it was called back, not twice, and not
/// while there is no address it may go to.
fn hand_over(tx: &Tx, job: &Job, house: &House) -> Result<Option<Order>, Fault> {
    let Some(member) = job.owner else { return Ok(None) };
    let id = job.body::<Submit>(tx)?.order;
    if !leaves_for::has_a_place(tx, house, (MemberScope::of(member), id))? {
        return Ok(None);
    }
    Ok(match told(tx, job, house, News::HandedOver)? {
        Heard::Moved(order) | Heard::Same(order) if *order.stage() == Stage::Sending => Some(order),
        _ => None,
    })
}

fn accepted(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    told(tx, job, house, News::Accepted).map(|_| ())
}

fn told(tx: &Tx, job: &Job, house: &House, news: News) -> Result<Heard, Fault> {
    let order = job.body::<Submit>(tx)?.order;
    let Some(member) = job.owner else { return Ok(Heard::Missing) };
    let when = When { at: tx.now(), day: tx.now().day_in(&house.plan.zone) };
    hear(tx, MemberScope::of(member), order, Told { news, when, actor: Actor::House })
}

pub(crate) fn later(fault: Fault) -> Trouble {
    Trouble::Later(fault.to_string())
}

/// What the back end reads: each Task is created once, however often the file is read.
pub fn request(order: &Order) -> Value {
    let entries: Vec<Value> = order.lines.iter().map(|line| entry(order, line)).collect();
    json!({
        "resourceType": "Bundle",
        "type": "transaction",
        "identifier": { "system": "urn:latchkey:order", "value": order.id },
        "timestamp": order.placed_at.to_string(),
        "entry": entries,
    })
}

fn entry(order: &Order, line: &Line) -> Value {
    let value = format!("{}/{}", order.id, line.prescription);
    let mut entry = json!({
        "resource": {
            "resourceType": "Task",
            "identifier": [{ "system": "urn:latchkey:order-line", "value": value }],
            "groupIdentifier": { "system": "urn:latchkey:order", "value": order.id },
            "status": "requested",
            "intent": "order",
            "code": { "coding": [{
                "system": "http://hl7.org/fhir/CodeSystem/task-code",
                "code": "fulfill",
            }] },
            "focus": reference("MedicationRequest", line.body.source.as_ref()),
            "for": reference("Patient", line.body.person.as_ref()),
            "authoredOn": order.placed_at.to_string(),
            "executionPeriod": { "start": order.placed_at.to_string() },
        },
        "request": {
            "method": "POST",
            "url": "Task",
            "ifNoneExist": format!("identifier=urn:latchkey:order-line|{value}"),
        },
    });
    if line.body.early {
        entry["resource"]["reasonCode"] = json!({ "text": "vacation-supply" });
    }
    entry["resource"]["input"] = inputs(order, line);
    entry
}

/// What its owner chose, as inputs of the Task.
fn inputs(order: &Order, line: &Line) -> Value {
    let wishes = order.body.wishes;
    let speed = match wishes.speed {
        Speed::Standard => "standard",
        Speed::Fast => "fast",
    };
    let mut inputs = vec![json!({ "type": { "text": "shipping" }, "valueCode": speed })];
    inputs.extend(wishes.price_limit.map(|limit| {
        json!({
            "type": { "text": "ask-above" },
            "valueMoney": { "value": dollars(limit), "currency": "USD" },
        })
    }));
    if line.body.way == Way::Mail && !order.body.deliver_to.is_empty() {
        let to = address(&order.body.deliver_to);
        inputs.push(json!({ "type": { "text": "deliver-to" }, "valueAddress": to }));
    }
    Value::Array(inputs)
}

/// The lines of a parcel's label as a FHIR `Address`: whole as text, and in parts where its last
/// line can be taken apart.
fn address(label: &[Private<String>]) -> Value {
    let lines: Vec<&str> = label.iter().map(|line| line.as_str()).collect();
    let mut address = json!({ "type": "postal", "text": lines.join("\n") });
    let last = lines.split_last().and_then(|(last, rest)| Some((place_in(last)?, rest)));
    match last {
        Some(((city, state, zip), rest)) => {
            address["line"] = json!(rest);
            address["city"] = json!(city);
            address["state"] = json!(state);
            address["postalCode"] = json!(zip);
        }
        None => address["line"] = json!(lines),
    }
    address
}

/// City, state and ZIP code of `Albany, NY 12207` or `APO AP 96350-0001`.
fn place_in(line: &str) -> Option<(&str, &str, &str)> {
    let (rest, zip) = line.trim().rsplit_once(' ')?;
    let (city, state) = rest.trim_end().rsplit_once(' ')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (start, more) = zip.split_once('-').unwrap_or((zip, "0000"));
    let is_zip = start.len() == 5 && more.len() == 4 && digits(start) && digits(more);
    let is_state = state.len() == 2 && state.bytes().all(|byte| byte.is_ascii_uppercase());
    let city = city.trim_end().trim_end_matches(',');
    (is_zip && is_state && !city.is_empty()).then_some((city, state, zip))
}

/// A FHIR decimal.
pub(crate) fn dollars(amount: Money) -> Value {
    let cents = amount.as_cents();
    let text = format!("{}.{:02}", cents / 100, cents % 100);
    serde_json::from_str(&text).unwrap_or(Value::Null)
}

/// As the plan's own files name it: a FHIR reference, or a number in the scheme it came with.
pub(crate) fn reference(kind: &str, source: Option<&SourceRef>) -> Value {
    let Some(source) = source else { return json!({ "type": kind }) };
    match source.as_str().split_once(':') {
        Some(("fhir", reference)) => json!({ "reference": reference, "type": kind }),
        _ => json!({ "type": kind, "identifier": { "value": source.as_str() } }),
    }
}

#[cfg(test)]
pub mod tests;
