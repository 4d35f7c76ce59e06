//! Wishes on their way to the plan: one file with one FHIR `Task` for each, as for orders.

use std::sync::Arc;

use base::{Entropy, MemberScope, Timestamp, hex};
use messages::Outlet;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Fault, Job, NewJob, Tx};
use web::{House, Mode, Shared, Trouble};

use super::EarlyFill;
use super::flow::{Answer, News, Stage};
use super::store::{Heard, answer, early_fill, hear, lapse};
use crate::orders::jobs::{later, reference};
use crate::road::{DAY, MOST_SENDINGS};

pub const SEND: &str = "early.send";
/// Looks after what has not left in a day, and ends what has no answer when its trip begins.
pub const WATCH: &str = "early.watch";

#[derive(Debug, Serialize, Deserialize)]
pub struct Send {
    pub early: Entropy,
}

#[derive(Debug, Serialize, Deserialize)]
struct Look {
    early: Entropy,
    number: u32,
}

/// Queues a new wish for the plan, and a look after it.
pub fn set_out(tx: &Tx, scope: MemberScope, id: Entropy) -> Result<(), Fault> {
    tx.queue(take_out(id, "")?.owner(scope))?;
    watch(tx, scope, (&Look { early: id, number: 0 }, tx.now() + DAY))
}

/// `again` makes it another job than the first.
fn take_out(id: Entropy, again: &str) -> Result<NewJob, Fault> {
    NewJob::new(SEND, format!("{SEND}/{}{again}", hex(id)), &Send { early: id })
}

fn watch(tx: &Tx, scope: MemberScope, (look, due): (&Look, Timestamp)) -> Result<(), Fault> {
    let key = format!("{WATCH}/{}/{}", hex(look.early), look.number);
    tx.queue(NewJob::new(WATCH, key, look)?.owner(scope).due(due))
}

/// Sends what never left once more, under the name it had: the road was out for longer than a job
/// is tried. After a week it is given up. What left is looked at again when they have, too.
pub fn look(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let (Some(member), Look { early: id, number }) = (job.owner, job.body(tx)?) else {
        return Ok(());
    };
    let (scope, today) = (MemberScope::of(member), tx.now().day_in(&house.plan.zone));
    let Some(early) = early_fill(tx, scope, id)?.filter(|one| one.body.stage.is_open()) else {
        return Ok(());
    };
    if early.has_begun(today) {
        return lapse(tx, scope, &early, today);
    }
    let next = Look { early: id, number: number + 1 };
    if !matches!(early.body.stage, Stage::Asked(_)) {
        let gone = early.body.trip.0.leaves.plus_days(1);
        return watch(tx, scope, (&next, Timestamp::beginning(gone, &house.plan.zone)));
    }
    if number >= MOST_SENDINGS {
        return hear(tx, scope, id, (News::GivenUp, today)).map(|_| ());
    }
    tx.queue(take_out(id, &format!("/again-{number}"))?.owner(scope))?;
    watch(tx, scope, (&next, tx.now() + DAY))
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
    let name = format!("early-{}", hex(early.id));
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
    let value = hex(early.id);
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
