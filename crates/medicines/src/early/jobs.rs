//! Wishes on their way to the plan: one file with one FHIR `Task` for each, as for orders.

use std::sync::Arc;

use base::{Entropy, MemberScope};
use messages::Outlet;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Fault, Job, Tx};
use web::{House, Mode, Shared, Trouble};

use super::flow::{Answer, News};
use super::store::{Heard, answer, early_fill, hear};
use super::{EarlyFill, written_id};
use crate::orders::jobs::{later, reference};

pub const SEND: &str = "early.send";

#[derive(Debug, Serialize, Deserialize)]
pub struct Send {
    pub early: Entropy,
}

/// The sample plan is asked and says yes, in the demo only.
pub fn sample(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    if house.mode != Mode::Demo {
        return Err(Fault::Defect("nobody is configured to take early fills".to_owned()));
    }
    let (Some(member), Send { early }) = (job.owner, job.body(tx)?) else { return Ok(()) };
    left(tx, job, house)?;
    answer(tx, house, (MemberScope::of(member), early), Answer::Given).map(|_| ())
}

pub async fn leave(house: Shared, job: Job, outlet: Outlet) -> Result<(), Trouble> {
    let job = Arc::new(job);
    let at_start = job.clone();
    let waiting = house.db.read(house.clock.now(), move |tx| waiting(tx, &at_start));
    let Some(early) = waiting.await.map_err(later)? else { return Ok(()) };
    let name = format!("early-{}", written_id(early.id));
    outlet.leave(&house, &name, request(&early).to_string()).await?;
    let here = house.clone();
    let left = move |tx: &Tx| left(tx, &job, &here).map(|_| ());
    house.db.write(house.clock.now(), left).await.map_err(later)
}

/// The wish, where it still waits for its answer.
fn waiting(tx: &Tx, job: &Job) -> Result<Option<EarlyFill>, Fault> {
    let (Some(member), Send { early }) = (job.owner, job.body(tx)?) else { return Ok(None) };
    let found = early_fill(tx, MemberScope::of(member), early)?;
    Ok(found.filter(|early| early.body.stage.is_open()))
}

fn left(tx: &Tx, job: &Job, house: &House) -> Result<Heard, Fault> {
    let Some(member) = job.owner else { return Ok(Heard::Missing) };
    let today = tx.now().day_in(&house.plan.zone);
    let id = job.body::<Send>(tx)?.early;
    hear(tx, MemberScope::of(member), id, (News::Left, today))
}

/// What the back end reads: the Task is created once, however often the file is read.
pub fn request(early: &EarlyFill) -> Value {
    let value = written_id(early.id);
    let trip = early.body.trip.0;
    json!({
        "resourceType": "Bundle",
        "type": "transaction",
        "timestamp": early.asked_at.to_string(),
        "entry": [{
            "resource": {
                "resourceType": "Task",
                "identifier": [{ "system": "urn:latchkey:early-fill", "value": value }],
                "status": "requested",
                "intent": "proposal",
                "code": { "text": "early-fill" },
                "reasonCode": { "text": "vacation-supply" },
                "focus": reference("MedicationRequest", early.body.source.as_ref()),
                "for": reference("Patient", early.body.person.as_ref()),
                "authoredOn": early.asked_at.to_string(),
                "input": [{
                    "type": { "text": "away" },
                    "valuePeriod": { "start": trip.leaves, "end": trip.returns },
                }],
            },
            "request": {
                "method": "POST",
                "url": "Task",
                "ifNoneExist": format!("identifier=urn:latchkey:early-fill|{value}"),
            },
        }],
    })
}
