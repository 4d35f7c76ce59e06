//! Requests on their way to the prescriber: one file with one FHIR `Task` for each, as for orders.

use std::sync::Arc;

use base::{Entropy, MemberScope};
use messages::Outlet;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Actor, Fault, Job, Tx};
use web::{House, Mode, Shared, Trouble};

use super::flow::{News, Stage};
use super::store::{Heard, hear};
use super::{Renewal, written_id};
use crate::orders::jobs::{later, reference};

pub const SEND: &str = "renewal.send";

#[derive(Debug, Serialize, Deserialize)]
pub struct Send {
    pub renewal: Entropy,
}

/// The sample plan's prescribers are asked, and answer in minutes.
pub fn sample(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    if house.mode != Mode::Demo {
        return Err(Fault::Defect("nobody is configured to take renewal requests".to_owned()));
    }
    if let Some(renewal) = hand_over(tx, job)? {
        told(tx, job, News::Left)?;
        super::sample::queue(tx, job, &renewal)?;
    }
    Ok(())
}

/// The answer of one of them.
pub fn sample_answer(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(member) = job.owner else { return Ok(()) };
    let today = tx.now().day_in(&house.plan.zone);
    super::sample::answer(tx, job, MemberScope::of(member), today)
}

pub async fn leave(house: Shared, job: Job, outlet: Outlet) -> Result<(), Trouble> {
    let job = Arc::new(job);
    let at_start = job.clone();
    let handed = house.db.write(house.clock.now(), move |tx| hand_over(tx, &at_start));
    let Some(renewal) = handed.await.map_err(later)? else { return Ok(()) };
    let name = format!("renewal-{}", written_id(renewal.id));
    outlet.leave(&house, &name, request(&renewal).to_string()).await?;
    let left = move |tx: &Tx| told(tx, &job, News::Left).map(|_| ());
    house.db.write(house.clock.now(), left).await.map_err(later)
}

/// The request, where it still waits to be sent: not when it was called back, and not twice.
fn hand_over(tx: &Tx, job: &Job) -> Result<Option<Renewal>, Fault> {
    Ok(match told(tx, job, News::HandedOver)? {
        Heard::Moved(one) | Heard::Same(one) if one.body.stage == Stage::Sending => Some(*one),
        _ => None,
    })
}

fn told(tx: &Tx, job: &Job, news: News) -> Result<Heard, Fault> {
    let id = job.body::<Send>(tx)?.renewal;
    let Some(member) = job.owner else { return Ok(Heard::Missing) };
    hear(tx, MemberScope::of(member), id, (news, Actor::House))
}

/// What the back end reads: the Task is created once, however often the file is read.
pub fn request(renewal: &Renewal) -> Value {
    let value = written_id(renewal.id);
    json!({
        "resourceType": "Bundle",
        "type": "transaction",
        "timestamp": renewal.asked_at.to_string(),
        "entry": [{
            "resource": {
                "resourceType": "Task",
                "identifier": [{ "system": "urn:latchkey:renewal", "value": value }],
                "status": "requested",
                "intent": "proposal",
                "code": { "text": "renewal" },
                "focus": reference("MedicationRequest", renewal.body.source.as_ref()),
                "for": reference("Patient", renewal.body.person.as_ref()),
                "authoredOn": renewal.asked_at.to_string(),
            },
            "request": {
                "method": "POST",
                "url": "Task",
                "ifNoneExist": format!("identifier=urn:latchkey:renewal|{value}"),
            },
        }],
    })
}
