//! Requests on their way to the prescriber: one file with one FHIR `Task` for each, as for orders.

use std::sync::Arc;

use base::{Entropy, MemberScope, Timestamp, hex};
use messages::Outlet;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Actor, Fault, Job, NewJob, Tx};
use web::{House, Mode, Shared, Trouble};

use super::Renewal;
use super::flow::{CALL_BACK, News, Stage};
use super::store::{Heard, hear, renewal};
use crate::orders::jobs::{later, reference};
use crate::road::{DAY, MOST_SENDINGS};

pub const SEND: &str = "renewal.send";
/// Looks after what has not left in a day.
pub const WATCH: &str = "renewal.watch";

#[derive(Debug, Serialize, Deserialize)]
pub struct Send {
    pub renewal: Entropy,
}

#[derive(Debug, Serialize, Deserialize)]
struct Look {
    renewal: Entropy,
    number: u32,
}

/// Queues a new request for when it can no longer be called back, and a look after it.
pub fn set_out(tx: &Tx, scope: MemberScope, (id, at): (Entropy, Timestamp)) -> Result<(), Fault> {
    tx.queue(take_out(id, "")?.owner(scope).due(at + CALL_BACK))?;
    watch(tx, scope, &Look { renewal: id, number: 0 })
}

/// `again` makes it another job than the first.
fn take_out(id: Entropy, again: &str) -> Result<NewJob, Fault> {
    NewJob::new(SEND, format!("{SEND}/{}{again}", hex(id)), &Send { renewal: id })
}

fn watch(tx: &Tx, scope: MemberScope, look: &Look) -> Result<(), Fault> {
    let key = format!("{WATCH}/{}/{}", hex(look.renewal), look.number);
    tx.queue(NewJob::new(WATCH, key, look)?.owner(scope).due(tx.now() + DAY))
}

/// Sends what never left once more, under the name it had: the road was out for longer than a job
/// is tried. After a week it is given up, so that it can be asked anew.
pub fn look(tx: &Tx, job: &Job, _: &House) -> Result<(), Fault> {
    let (Some(member), Look { renewal: id, number }) = (job.owner, job.body(tx)?) else {
        return Ok(());
    };
    let scope = MemberScope::of(member);
    let Some(one) = renewal(tx, scope, id)?.filter(|one| one.body.stage.waits()) else {
        return Ok(());
    };
    if number >= MOST_SENDINGS {
        return hear(tx, scope, one.id, (News::GivenUp, Actor::House)).map(|_| ());
    }
    tx.queue(take_out(id, &format!("/again-{number}"))?.owner(scope))?;
    watch(tx, scope, &Look { renewal: id, number: number + 1 })
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
    let name = format!("renewal-{}", hex(renewal.id));
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
    let value = hex(renewal.id);
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
