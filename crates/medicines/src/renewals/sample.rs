//! The sample plan's prescribers, in the demo only. What they say takes the road all answers take,
//! and is told twice.

use std::time::Duration;

use base::Entropy;
use formats::records::{News, RenewalAnswer, RenewalNews};
use serde::{Deserialize, Serialize};
use store::{Fault, Job, NewJob, Owner, Tx};
use web::House;

use super::{Renewal, written_id};
use crate::road;

/// The kind of job in which a prescriber answers.
pub const SAMPLE: &str = "renewal.sample";

const MINUTES: u64 = 2;

/// What prescribers say, each as often as the next.
const ANSWERS: [RenewalAnswer; 4] = [
    RenewalAnswer::Granted,
    RenewalAnswer::VisitNeeded,
    RenewalAnswer::Granted,
    RenewalAnswer::Denied,
];

#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    renewal: Entropy,
    answer: RenewalAnswer,
}

/// Queues the answer. A prescription is always answered alike, so that the demo can be told.
pub fn queue(tx: &Tx, job: &Job, renewal: &Renewal) -> Result<(), Fault> {
    let source = renewal.body.source.as_ref().map_or("", |source| source.as_str());
    let sum: usize = source.bytes().map(usize::from).sum();
    let asked = Asked { renewal: renewal.id, answer: ANSWERS[sum % ANSWERS.len()] };
    let key = format!("{SAMPLE}/{}", written_id(renewal.id));
    let next = NewJob::new(SAMPLE, key, &asked)?.due(tx.now() + Duration::from_mins(MINUTES));
    tx.queue(next.owner(Owner::from(job.owner)))
}

pub fn answer(tx: &Tx, job: &Job, _: &House) -> Result<(), Fault> {
    let Asked { renewal, answer } = job.body(tx)?;
    let news = News::Renewal(RenewalNews { renewal, person: None, answer });
    road::sample::tell(tx, &news)
}
