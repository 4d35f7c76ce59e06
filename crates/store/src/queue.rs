//! Work that leaves a transaction: it is queued with the state it belongs to, claimed by any node,
//! tried again with growing pauses, and set aside for a person when it never succeeds.
//!
//! ```text
//! ready --claimed--> running --done--> done
//!   ^                  |  \--failed, tries left--> ready (later)
//!   \---lease ran out--/   \--failed, none left--> dead --retried by a person--> ready
//! ```

use std::time::Duration;

use base::{JobId, MemberId, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Actor, Entry, Fault, Owner, Place, Sweep, Tx, args};

crate::statements! {
    ADD_JOB = "INSERT INTO job (id, key, kind, owner, state, due_at, attempts, lease_until, \
        last_error, created_at, finished_at, body) \
        VALUES ($1, $2, $3, $4, 'ready', $5, 0, 0, NULL, $6, NULL, $7) \
        ON CONFLICT (key) DO NOTHING";
    /// The jobs due first that nobody holds. A node that died lets go when its lease runs out.
    CLAIM_READY = "UPDATE job SET state = 'running', attempts = attempts + 1, lease_until = $2 \
        WHERE id IN (SELECT id FROM job WHERE state = 'ready' AND due_at <= $1 \
            ORDER BY due_at LIMIT $3 {skip_locked}) \
        RETURNING id, key, kind, owner, attempts, created_at, body";
    RELEASE_EXPIRED = "UPDATE job SET state = 'ready' \
        WHERE id IN (SELECT id FROM job WHERE state = 'running' AND lease_until < $1 \
            LIMIT 200 {skip_locked})";
    /// The attempt number keeps a node that lost its lease from ending another's attempt.
    FINISH = "UPDATE job SET state = 'done', finished_at = $3, last_error = NULL \
        WHERE id = $1 AND state = 'running' AND attempts = $2";
    PUT_BACK = "UPDATE job SET state = $3, due_at = $4, last_error = $5 \
        WHERE id = $1 AND state = 'running' AND attempts = $2";
    OLD_DONE = "SELECT id FROM job WHERE state = 'done' AND finished_at < $1 LIMIT $2";
    REMOVE_DONE = "DELETE FROM job WHERE id = $1 AND state = 'done' AND finished_at < $2";
    DEAD = "SELECT id, key, kind, owner, attempts, created_at, last_error FROM job \
        WHERE state = 'dead' ORDER BY created_at LIMIT 1000";
    RETRY = "UPDATE job SET state = 'ready', due_at = $2, attempts = 0 \
        WHERE id = $1 AND state = 'dead'";
    COUNTS = "SELECT state, COUNT(*) FROM job GROUP BY state ORDER BY state";
    NEXT_DUE = "SELECT due_at FROM job WHERE state = 'ready' ORDER BY due_at LIMIT 1";
    BY_KIND = "SELECT id, key, kind, owner, attempts, created_at, body FROM job \
        WHERE kind = $1 ORDER BY created_at DESC, id DESC LIMIT $2";
    BY_KEY = "SELECT id, key, kind, owner, attempts, created_at, body FROM job WHERE key = $1";
}

/// Finished work: by then nobody asks for the same again. What was given up waits for a person.
pub const SWEEP: Sweep =
    Sweep { name: "job", keep: Duration::from_hours(30 * 24), find: OLD_DONE, remove: REMOVE_DONE };

/// How often a job is tried before a person must look: with the pauses below, about four hours.
pub const TRIES: i64 = 12;
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_hours(1);

/// Work to be queued.
#[derive(Debug)]
pub struct NewJob {
    kind: &'static str,
    key: String,
    owner: Owner,
    body: serde_json::Value,
    due: Option<Timestamp>,
}

impl NewJob {
    /// `key` makes it once-only: the same key queued again is the same job. It stands in the
    /// clear, so it is made of ids, never of names or addresses.
    pub fn new(kind: &'static str, key: String, body: &impl Serialize) -> Result<Self, Fault> {
        let body = serde_json::to_value(body).map_err(|error| Fault::Defect(error.to_string()))?;
        Ok(Self { kind, key, owner: Owner::House, body, due: None })
    }

    /// Whom it is about; its body is sealed for them.
    #[must_use]
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = owner.into();
        self
    }

    /// Not before this moment.
    #[must_use]
    pub const fn due(mut self, due: Timestamp) -> Self {
        self.due = Some(due);
        self
    }
}

/// A job in somebody's hands.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: JobId,
    pub key: String,
    pub kind: String,
    pub owner: Option<MemberId>,
    /// Which try this is, from 1.
    pub attempt: i64,
    pub created_at: Timestamp,
    body: Vec<u8>,
}

impl Job {
    pub fn body<B: DeserializeOwned>(&self, tx: &Tx) -> Result<B, Fault> {
        tx.open(&place(self.owner.into(), self.id), &self.body)
    }
}

pub(crate) fn place(owner: Owner, id: JobId) -> Place {
    Place::new(owner, "job", id.bytes())
}

/// The new job's id; nothing when its key is queued already.
pub(crate) fn add(tx: &Tx, job: NewJob) -> Result<Option<JobId>, Fault> {
    let id = JobId::new(tx.entropy());
    let body = tx.seal(&place(job.owner, id), &job.body)?;
    let (owner, due) = (job.owner.member(), job.due.unwrap_or_else(|| tx.now()));
    let added = tx.run(ADD_JOB, &args![id, job.key, job.kind, owner, due, tx.now(), body])?;
    tx.queued.set(true);
    Ok((added == 1).then_some(id))
}

/// Takes up to `most` due jobs; they are ours until `lease` has passed.
pub fn claim(tx: &Tx, lease: Duration, most: i64) -> Result<Vec<Job>, Fault> {
    tx.run(RELEASE_EXPIRED, &args![tx.now()])?;
    let mut jobs = tx.all(CLAIM_READY, &args![tx.now(), tx.now() + lease, most], read_job)?;
    jobs.sort_by_key(|job| job.created_at);
    Ok(jobs)
}

fn read_job(row: &crate::Row<'_>) -> Result<Job, Fault> {
    Ok(Job {
        id: row.get(0)?,
        key: row.get(1)?,
        kind: row.get(2)?,
        owner: row.get(3)?,
        attempt: row.get(4)?,
        created_at: row.get(5)?,
        body: row.get(6)?,
    })
}

/// The work is done. False when the lease had run out and the job is somebody else's now.
pub fn finish(tx: &Tx, job: &Job) -> Result<bool, Fault> {
    Ok(tx.run(FINISH, &args![job.id, job.attempt, tx.now()])? == 1)
}

/// The work may not be done before `due`. Nothing has gone wrong.
pub fn put_off(tx: &Tx, job: &Job, due: Timestamp) -> Result<(), Fault> {
    tx.run(PUT_BACK, &args![job.id, job.attempt, "ready", due, "put off"]).map(|_| ())
}

/// The work failed for `why` (which names nobody). Says when it will be tried again, if ever.
pub fn fail(tx: &Tx, job: &Job, why: &str) -> Result<Option<Timestamp>, Fault> {
    let next = (job.attempt < TRIES).then(|| tx.now() + pause(job.attempt));
    match next {
        Some(due) => {
            tx.run(PUT_BACK, &args![job.id, job.attempt, "ready", due, why]).map(|_| ())?;
        }
        None => give_up(tx, job, why)?,
    }
    Ok(next)
}

/// The work can never succeed: a person must look at it.
pub fn give_up(tx: &Tx, job: &Job, why: &str) -> Result<(), Fault> {
    if tx.run(PUT_BACK, &args![job.id, job.attempt, "dead", tx.now(), why])? == 1 {
        tx.audit(Entry::new("job.dead", Actor::House).owner(job.owner).thing(job.id.bytes()))?;
    }
    Ok(())
}

/// Five seconds, then twice as long each time, up to an hour.
fn pause(attempt: i64) -> Duration {
    let doublings = u32::try_from(attempt.clamp(1, 20) - 1).unwrap_or(0);
    FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST_PAUSE)
}

/// A job that was given up, for a person to look at.
#[derive(Debug, Clone)]
pub struct DeadJob {
    pub id: JobId,
    pub kind: String,
    pub key: String,
    pub attempts: i64,
    pub created_at: Timestamp,
    pub last_error: Option<String>,
}

/// The jobs that were given up, oldest first.
pub fn dead(tx: &Tx) -> Result<Vec<DeadJob>, Fault> {
    tx.all(DEAD, &[], |row| {
        Ok(DeadJob {
            id: row.get(0)?,
            key: row.get(1)?,
            kind: row.get(2)?,
            attempts: row.get(4)?,
            created_at: row.get(5)?,
            last_error: row.get(6)?,
        })
    })
}

/// Gives a dead job all its tries again. False when it is not dead.
pub fn retry(tx: &Tx, id: JobId) -> Result<bool, Fault> {
    let again = tx.run(RETRY, &args![id, tx.now()])? == 1;
    if again {
        tx.audit(Entry::new("job.retried", Actor::Operator).thing(id.bytes()))?;
    }
    Ok(again)
}

/// How many jobs are in each state.
pub fn counts(tx: &Tx) -> Result<Vec<(String, i64)>, Fault> {
    tx.all(COUNTS, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// When the next job is due.
pub fn next_due(tx: &Tx) -> Result<Option<Timestamp>, Fault> {
    tx.maybe(NEXT_DUE, &[], |row| row.get(0))
}

/// The newest jobs of a kind.
pub fn newest(tx: &Tx, kind: &str, most: i64) -> Result<Vec<Job>, Fault> {
    tx.all(BY_KIND, &args![kind, most], read_job)
}

/// The job queued under a key.
pub fn by_key(tx: &Tx, key: &str) -> Result<Option<Job>, Fault> {
    tx.maybe(BY_KEY, &args![key], read_job)
}
