//! Each post is told to everybody who wants to hear of its parts, once. That it must be told is
//! queued in the transaction that posts it; the telling itself goes some followers at a time, and a
//! piece of it that is done again finds its messages queued already.

use std::time::Duration;

use ::store::{Fault, Job, NewJob, Tx};
use base::Entropy;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use web::House;

use super::hook::{self, Calling};
use super::letters;
use super::rules::To;
use super::store::{self, Follower};
use crate::incidents::flow::{Incident, IncidentId, Post};
use crate::incidents::store::one;

/// The kind of job that tells some followers of one post.
pub const KIND: &str = "status.tell";
/// Followers told in one transaction.
const TOGETHER: i64 = 100;
/// News older than this is none: whoever was out for a day reads the page.
const NEWS: Duration = Duration::from_hours(12);

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Telling {
    incident: String,
    place: usize,
    /// Those up to this one know.
    after: Entropy,
}

impl Telling {
    fn job(&self) -> Result<NewJob, Fault> {
        let after = HEXLOWER.encode(&self.after);
        NewJob::new(KIND, format!("{KIND}:{}:{}:{after}", self.incident, self.place), self)
    }
}

/// The newest post is to be told, if anybody follows.
pub fn announce(tx: &Tx, incident: &Incident) -> Result<(), Fault> {
    if !incident.is_public() || incident.posts.is_empty() || !store::any(tx)? {
        return Ok(());
    }
    let (incident, place) = (incident.id.to_string(), incident.posts.len() - 1);
    tx.queue(Telling { incident, place, after: [0; 16] }.job()?)
}

/// The work of one such job.
/// `address`: where the status page is read.
pub fn tell(tx: &Tx, job: &Job, (house, address): (&House, &str)) -> Result<(), Fault> {
    let telling: Telling = job.body(tx)?;
    let id = telling.incident.parse::<IncidentId>();
    let found = id.ok().map(|id| one(tx, id)).transpose()?.flatten();
    let Some(incident) = found else { return Ok(()) };
    let Some(post) = incident.posts.get(telling.place) else { return Ok(()) };
    if tx.now().since(post.at) > NEWS {
        return Ok(());
    }
    let some = store::followers(tx, &telling.after, TOGETHER)?;
    for follower in &some {
        if follower.wish.topics.touches(&incident.parts) {
            tell_one(tx, (house, address), ((&incident, post), &telling), follower)?;
        }
    }
    let full = i64::try_from(some.len()).unwrap_or(i64::MAX) >= TOGETHER;
    match some.last().filter(|_| full) {
        Some(last) => tx.queue(Telling { after: last.name, ..telling }.job()?),
        None => Ok(()),
    }
}

fn tell_one(
    tx: &Tx,
    (house, address): (&House, &str),
    (told, telling): ((&Incident, &Post), &Telling),
    to: &Follower,
) -> Result<(), Fault> {
    let Some(failed) = store::standing(tx, to)? else {
        return store::drop_one(tx, &to.name, "status.dropped-follower");
    };
    let (who, place) = (HEXLOWER.encode(&to.name), telling.place);
    let key = |kind: &str| format!("{kind}:{}:{place}:{who}", telling.incident);
    if let To::Call(_) = to.wish.to {
        let calling = Calling { name: to.name, incident: telling.incident.clone(), place };
        return tx.queue(NewJob::new(hook::KIND, key(hook::KIND), &calling)?);
    }
    let f = letters::frame(house, to);
    let Some(message) = letters::post(&f, address, told, to) else {
        return Ok(());
    };
    let key = key("status-post");
    tx.send(key.clone(), ::store::Owner::House, &message)?;
    store::told(tx, &to.name, (failed, &key))
}
