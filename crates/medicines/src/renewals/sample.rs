//! The sample plan's prescribers, in the demo only. What they say takes the road all answers take,
//! and is told twice. Whoever says yes writes a new prescription.

use std::time::Duration;

use base::{Day, Entropy, MemberScope, Private, hex};
use formats::records::{
    self, News, Party, PrescriptionStatus, RenewalAnswer, RenewalNews, SourceRef,
};
use serde::{Deserialize, Serialize};
use store::{Fault, Job, NewJob, Owner, Tx};

use super::Renewal;
use crate::prescriptions::store::{prescription, prescription_id, take_prescription};
use crate::prescriptions::{Names, Prescription};
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
    let key = format!("{SAMPLE}/{}", hex(renewal.id));
    let next = NewJob::new(SAMPLE, key, &asked)?.due(tx.now() + Duration::from_mins(MINUTES));
    tx.queue(next.owner(Owner::from(job.owner)))
}

pub fn answer(tx: &Tx, job: &Job, scope: MemberScope, today: Day) -> Result<(), Fault> {
    let Asked { renewal, answer } = job.body(tx)?;
    let news = News::Renewal(RenewalNews { renewal, person: None, answer });
    road::sample::tell(tx, &news)?;
    let Some(asked) = super::store::renewal(tx, scope, renewal)? else { return Ok(()) };
    if answer != RenewalAnswer::Granted {
        return Ok(());
    }
    let Some((old, _)) = prescription(tx, scope, asked.prescription, today)? else { return Ok(()) };
    let Some(new) = written_anew(&old, today) else { return Ok(()) };
    let id = prescription_id(tx, &new.source);
    take_prescription(tx, scope, id, (&new, &Names::default())).map(|_| ())
}

/// The same medicine as from today, with three refills; nothing where nobody told whose it is.
fn written_anew(old: &Prescription, today: Day) -> Option<records::Prescription> {
    let (scheme, name) = old.source.as_ref()?.parts();
    let party = |name: &Option<Private<String>>| Party { reference: None, name: name.clone() };
    Some(records::Prescription {
        source: SourceRef::new(scheme, &format!("{name}-of-{today}")),
        aliases: Vec::new(),
        person: old.person.clone()?,
        status: PrescriptionStatus::Active,
        standing: records::Standing::default(),
        drug: old.drug.clone(),
        rx_number: None,
        directions: old.directions.clone(),
        reason: old.reason.clone(),
        quantity: old.quantity,
        unit: old.unit.clone(),
        days_supply: old.days_supply,
        refills_allowed: Some(3),
        written: Some(Private(today)),
        expires: None,
        prescriber: party(&old.prescriber),
        pharmacy: party(&old.pharmacy),
        by_mail: old.by_mail,
    })
}
