//! The hands that work the queue. Any number of nodes may run them at once.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use store::{Fault, Job, Tx, queue};
use tokio::sync::Semaphore;
use tracing::{error, info, warn};
use web::{Inside, Jobs, Outside, Shared, Trouble};

use crate::{Ways, bounces};

/// How long a node may hold a job before another takes it up. Longer than any work may last.
const LEASE: Duration = Duration::from_mins(2);
const LONGEST_WORK: Duration = Duration::from_secs(90);
/// How often the queue is looked at when nobody rings: another node may have filled it.
const PAUSE: Duration = Duration::from_millis(500);
/// How many jobs are taken at a time, and how many may be outside at once.
const HANDFUL: i64 = 16;
const OUTSIDE: usize = 16;
/// How often the mailbox of what came back is looked into.
const ROUND: Duration = Duration::from_mins(1);

#[derive(Clone)]
enum Work {
    Inside(Inside),
    Outside(Outside),
}

/// Knows what to do with each kind of job.
pub struct Runner {
    house: Shared,
    work: HashMap<&'static str, Work>,
    outside: Arc<Semaphore>,
    ways: Option<Arc<Ways>>,
}

impl Runner {
    pub fn new(house: Shared, jobs: impl IntoIterator<Item = Jobs>) -> Self {
        let mut work = HashMap::new();
        for slice in jobs {
            work.extend(slice.inside.into_iter().map(|(kind, f)| (kind, Work::Inside(f))));
            work.extend(slice.outside.into_iter().map(|(kind, f)| (kind, Work::Outside(f))));
        }
        Self { house, work, outside: Arc::new(Semaphore::new(OUTSIDE)), ways: None }
    }

    /// The same, which also reads what comes back.
    #[must_use]
    pub fn reading_bounces(self, ways: Arc<Ways>) -> Self {
        Self { ways: Some(ways), ..self }
    }

    /// Works until `stop` is ready, then lets the work in hand finish.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        tokio::select! {
            () = self.work(stop) => {}
            // A round that is cut short is done again: nothing is put away before it is kept.
            () = self.read_bounces() => {}
        }
    }

    /// Goes on for ever, where there is a mailbox to look into.
    async fn read_bounces(&self) {
        let intake = self.ways.as_ref().and_then(|ways| ways.bounces());
        let Some(intake) = intake.filter(|intake| intake.mailbox.is_some()) else {
            return std::future::pending().await;
        };
        loop {
            match bounces::round(&self.house, intake).await {
                Ok(round) if round.read > 0 => {
                    let (read, known) = (round.read, round.known);
                    info!(read, known, "Read {read} returned mails, {known} of them ours");
                }
                Ok(_) => {}
                Err(error) => warn!("The mailbox for returned mail cannot be read: {error}"),
            }
            let _ = tokio::time::timeout(ROUND, std::future::pending::<()>()).await;
        }
    }

    async fn work(&self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            let worked = self.once().await;
            if worked {
                continue;
            }
            let rung = tokio::time::timeout(PAUSE, self.house.db.queued().notified());
            tokio::select! {
                () = &mut stop => break,
                _ = rung => {}
            }
        }
        let everything = u32::try_from(OUTSIDE).unwrap_or(1);
        let _ = tokio::time::timeout(LONGEST_WORK, self.outside.acquire_many(everything)).await;
    }

    /// Works until nothing is due. For tests and commands: no job is left behind.
    pub async fn until_idle(&self) {
        while self.once().await {}
        let everything = u32::try_from(OUTSIDE).unwrap_or(1);
        let _ = self.outside.acquire_many(everything).await;
    }

    /// Takes a handful of jobs; says whether there were any.
    async fn once(&self) -> bool {
        let now = self.house.clock.now();
        match self.house.db.write(now, |tx| queue::claim(tx, LEASE, HANDFUL)).await {
            Ok(jobs) => {
                let any = !jobs.is_empty();
                for job in jobs {
                    self.take_up(job).await;
                }
                any
            }
            Err(fault) => {
                warn!("The queue cannot be read: {fault}");
                false
            }
        }
    }

    async fn take_up(&self, job: Job) {
        match self.work.get(job.kind.as_str()).cloned() {
            Some(Work::Inside(work)) => self.work_inside(job, work).await,
            Some(Work::Outside(work)) => self.work_outside(job, work).await,
            None => {
                warn!(job.id = %job.id, job.kind, "No hand for this kind of job");
                fail(&self.house, job, Trouble::Later("no hand for this kind".to_owned())).await;
            }
        }
    }

    /// The work and its completion are one transaction, so it happens exactly once.
    async fn work_inside(&self, job: Job, work: Inside) {
        let (house, mine) = (Arc::clone(&self.house), job.clone());
        let now = self.house.clock.now();
        let done = self.house.db.write(now, move |tx: &Tx| {
            if !queue::finish(tx, &mine)? {
                return Ok(());
            }
            work(tx, &mine, &house)
        });
        if let Err(fault) = done.await {
            fail(&self.house, job, trouble(&fault)).await;
        }
    }

    /// The work happens elsewhere, at least once; several run side by side.
    async fn work_outside(&self, job: Job, work: Outside) {
        let Ok(place) = Arc::clone(&self.outside).acquire_owned().await else { return };
        let house = Arc::clone(&self.house);
        tokio::spawn(async move {
            let _place = place;
            let late = Trouble::Later("it took too long".to_owned());
            let end = tokio::time::timeout(LONGEST_WORK, work(Arc::clone(&house), job.clone()));
            match end.await.unwrap_or(Err(late)) {
                Ok(()) => finish(&house, job).await,
                Err(trouble) => fail(&house, job, trouble).await,
            }
        });
    }
}

/// A forgotten member's job can never be read again.
fn trouble(fault: &Fault) -> Trouble {
    match fault {
        Fault::Forgotten => Trouble::Never(fault.to_string()),
        _ => Trouble::Later(fault.to_string()),
    }
}

async fn finish(house: &Shared, job: Job) {
    let id = job.id;
    let end = house.db.write(house.clock.now(), move |tx| queue::finish(tx, &job)).await;
    if let Err(fault) = end {
        // The lease runs out and the job is done again: that is what at-least-once means.
        warn!(job.id = %id, "A finished job could not be marked: {fault}");
    }
}

async fn fail(house: &Shared, job: Job, trouble: Trouble) {
    let (id, kind) = (job.id, job.kind.clone());
    let end = house
        .db
        .write(house.clock.now(), move |tx| match &trouble {
            Trouble::Later(why) => queue::fail(tx, &job, why),
            Trouble::Never(why) => queue::give_up(tx, &job, why).map(|()| None),
        })
        .await;
    match end {
        Ok(Some(next)) => warn!(job.id = %id, kind, "A job failed; again at {next}"),
        Ok(None) => error!(job.id = %id, kind, "A job was given up; see latchkey jobs"),
        Err(fault) => warn!(job.id = %id, kind, "A failed job could not be put back: {fault}"),
    }
}

#[cfg(test)]
mod tests;
