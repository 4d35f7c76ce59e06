//! Requests on their way to the plan, and its word told to their owner.

use std::sync::Arc;
use std::time::Duration;

use base::{Day, MemberScope, Money, ReimbursementId, Timestamp};
use formats::records::{Moment, ReimbursementFact, ReimbursementNews};
use jiff::tz::TimeZone;
use messages::Outlet;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Fault, Job, NewJob, Tx};
use web::{House, Jobs, Mode, Shared, Trouble};

use super::flow::{Fact, Said, Stage};
use super::store::{self as kept, receipts};
use super::{Part, Request, request, sample, sweeps};

/// Takes a request, or what was added to one, to the plan.
pub const SEND: &str = "reimbursement.send";
/// Tells the plan that one was taken back.
pub const WITHDRAW: &str = "reimbursement.withdraw";
/// Looks after what has not left in a day.
pub const WATCH: &str = "reimbursement.watch";
/// Tells a request the plan's word.
pub const HEAR: &str = "reimbursement.hear";

#[derive(Debug, Serialize, Deserialize)]
pub struct Send {
    pub id: ReimbursementId,
    pub round: u8,
}

/// All the work, on top of `jobs`; without an outlet the sample plan answers, in the demo only.
pub fn with(jobs: Jobs, outlet: Option<&Outlet>) -> Jobs {
    let jobs = jobs.sweeping(sweeps::ALL).inside(HEAR, hear).inside(WATCH, look);
    let Some(outlet) = outlet.cloned() else {
        return jobs
            .inside(SEND, sample_takes)
            .inside(WITHDRAW, sample_hears)
            .inside(sample::SAMPLE, sample_answers);
    };
    let other = outlet.clone();
    jobs.outside(SEND, move |house, job| leave(house, job, outlet.clone()))
        .outside(WITHDRAW, move |house, job| leave_withdrawal(house, job, other.clone()))
}

#[derive(Debug, Serialize, Deserialize)]
struct Look {
    id: ReimbursementId,
    number: u8,
    #[serde(default)]
    part: Part,
}

impl Part {
    /// The job that takes it to the plan; `again` makes it another than the first.
    fn job(self, id: ReimbursementId, again: &str) -> Result<NewJob, Fault> {
        match self {
            Self::Round(round) => {
                NewJob::new(SEND, format!("{SEND}/{id}/{round}{again}"), &Send { id, round })
            }
            Self::Withdrawal => {
                NewJob::new(WITHDRAW, format!("{WITHDRAW}/{id}{again}"), &Send { id, round: 0 })
            }
        }
    }

    /// As it stands in the key of a look.
    fn word(self) -> String {
        match self {
            Self::Round(round) => round.to_string(),
            Self::Withdrawal => "withdrawn".to_owned(),
        }
    }
}

/// Queues a part for the plan, and a look after it.
pub fn set_out(tx: &Tx, who: MemberScope, (one, part): (&Request, Part)) -> Result<(), Fault> {
    queue(tx, who, (one, part, ""))?;
    watch(tx, who, &Look { id: one.id, number: 0, part })
}

/// That it is taken back waits for the request itself: nobody may look after that any more.
fn queue(
    tx: &Tx,
    who: MemberScope,
    (one, part, again): (&Request, Part, &str),
) -> Result<(), Fault> {
    let first = Part::Round(0);
    if part == Part::Withdrawal && one.should_arrive(first) {
        tx.queue(first.job(one.id, &format!("/withdrawn{again}"))?.owner(who))?;
    }
    tx.queue(part.job(one.id, again)?.owner(who))
}

/// A day from now.
fn watch(tx: &Tx, who: MemberScope, look: &Look) -> Result<(), Fault> {
    let due = tx.now() + Duration::from_hours(24);
    let key = format!("{WATCH}/{}/{}/{}", look.id, look.part.word(), look.number);
    tx.queue(NewJob::new(WATCH, key, look)?.owner(who).due(due))
}

/// Sends what never left once more, under the name it had: the road was out for longer than a job
/// is tried.
fn look(tx: &Tx, job: &Job, _: &House) -> Result<(), Fault> {
    /// A week; then somebody has looked, or nobody does. (house)
    const MOST_LOOKS: u8 = 7;
    let (Some(owner), Look { id, number, part }) = (job.owner, job.body(tx)?) else {
        return Ok(());
    };
    let who = MemberScope::of(owner);
    let one = kept::one(tx, who, id)?.filter(|one| one.should_arrive(part));
    let Some(one) = one.filter(|_| number < MOST_LOOKS) else { return Ok(()) };
    queue(tx, who, (&one, part, &format!("/again-{number}")))?;
    watch(tx, who, &Look { id, number: number + 1, part })
}

fn hear(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let news: ReimbursementNews = job.body(tx)?;
    let zone = &house.plan.zone;
    let updated = news.updated.map(|updated| when(updated, zone).0);
    let all = news.earlier.into_iter().chain([(news.at, news.fact)]);
    let all = all.map(|(at, fact)| Said { updated, ..Said::new(when(at, zone), meaning(fact)) });
    let all: Vec<Said> = all.collect();
    kept::tell(tx, house, MemberScope::of(owner), (news.reimbursement, &all))
}

/// Of a day alone, its beginning where the plan lives.
fn when(at: Moment, zone: &TimeZone) -> (Timestamp, Day) {
    match at {
        Moment::At(at) => (at, at.day_in(zone)),
        Moment::On(day) => (Timestamp::beginning(day, zone), day),
    }
}

fn meaning(fact: ReimbursementFact) -> Fact {
    match fact {
        ReimbursementFact::Received => Fact::Received,
        ReimbursementFact::MoreNeeded(what) => Fact::MoreNeeded(what),
        // All of it went to a deductible, say: nothing comes, and that may be appealed.
        ReimbursementFact::Approved { amount: Money::ZERO, reason, appeal_until, .. } => {
            Fact::Denied { reason, appeal_until }
        }
        ReimbursementFact::Approved { amount, leaves, reason, appeal_until } => {
            Fact::Approved { amount, leaves, reason, appeal_until }
        }
        ReimbursementFact::Denied { reason, appeal_until } => Fact::Denied { reason, appeal_until },
        ReimbursementFact::Paid(paid) => Fact::Paid(paid),
    }
}

/// The sample plan takes it at once.
fn sample_takes(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    if house.mode != Mode::Demo {
        return Err(Fault::Defect(
            "nobody is configured to take requests for money back".to_owned(),
        ));
    }
    let (Some(owner), Send { id, round }) = (job.owner, job.body(tx)?) else { return Ok(()) };
    let who = MemberScope::of(owner);
    if kept::hand_over(tx, house, (who, id))?.is_none() {
        return Ok(());
    }
    left(tx, house, (who, id), round)?;
    sample::queue(tx, (who, id), 0)
}

fn sample_hears(tx: &Tx, job: &Job, _: &House) -> Result<(), Fault> {
    let (Some(owner), Send { id, .. }) = (job.owner, job.body(tx)?) else { return Ok(()) };
    kept::arrived(tx, MemberScope::of(owner), (id, Part::Withdrawal))
}

pub(super) fn sample_answers(tx: &Tx, job: &Job, _: &House) -> Result<(), Fault> {
    job.owner.map_or(Ok(()), |owner| sample::answer(tx, MemberScope::of(owner), job))
}

async fn leave(house: Shared, job: Job, outlet: Outlet) -> Result<(), Trouble> {
    let job = Arc::new(job);
    let (at_start, here) = (Arc::clone(&job), house.clone());
    let handed = move |tx: &Tx| {
        let (Some(owner), Send { id, round }) = (at_start.owner, at_start.body(tx)?) else {
            return Ok(None);
        };
        let who = MemberScope::of(owner);
        let one = kept::hand_over(tx, &here, (who, id))?;
        // What was added to one that was taken back stays here.
        let leaves = |one: &Request| round == 0 || one.stage() != Stage::Withdrawn;
        Ok(one.filter(leaves).map(|one| (who, one, round)))
    };
    let handed = house.db.write(house.clock.now(), handed).await.map_err(later)?;
    let Some((who, one, round)) = handed else { return Ok(()) };
    for receipt in one.body.receipts.iter().filter(|receipt| receipt.round == Some(round)) {
        // One at a time: each may have ten megabytes.
        let (id, asked) = (one.id, receipt.id);
        let text = move |tx: &Tx| receipts::text(tx, who, (id, asked));
        let text = house.db.read(house.clock.now(), text).await.map_err(later)?;
        let Some(data) = text else { continue };
        let document = request::document(&one, receipt, &data).to_string();
        drop(data);
        outlet.leave(&house, &request::name_of_receipt(&one, receipt), document).await?;
    }
    hand(&house, &outlet, (&request::name_of_round(&one, round), &request::task(&one, round)))
        .await?;
    let (here, id) = (house.clone(), one.id);
    let left = move |tx: &Tx| left(tx, &here, (who, id), round);
    house.db.write(house.clock.now(), left).await.map_err(later)
}

async fn hand(
    house: &Shared,
    outlet: &Outlet,
    (name, resource): (&str, &Value),
) -> Result<(), Trouble> {
    outlet.leave(house, name, resource.to_string()).await
}

fn left(
    tx: &Tx,
    house: &House,
    (who, id): (MemberScope, ReimbursementId),
    round: u8,
) -> Result<(), Fault> {
    if round > 0 {
        return kept::arrived(tx, who, (id, Part::Round(round)));
    }
    if kept::one(tx, who, id)?.is_none_or(|one| one.has_arrived(Part::Round(0))) {
        return Ok(());
    }
    let (at, day) = (tx.now(), tx.now().day_in(&house.plan.zone));
    kept::tell(tx, house, who, (id, &[Said::new((at, day), Fact::Left)]))
}

/// Never before the request itself, and not where that never left. What the plan spoke of it has.
async fn leave_withdrawal(house: Shared, job: Job, outlet: Outlet) -> Result<(), Trouble> {
    let job = Arc::new(job);
    let found = move |tx: &Tx| {
        let (Some(owner), Send { id, .. }) = (job.owner, job.body(tx)?) else { return Ok(None) };
        let who = MemberScope::of(owner);
        Ok(kept::one(tx, who, id)?.map(|one| (who, one)))
    };
    let found = house.db.read(house.clock.now(), found).await.map_err(later)?;
    let Some((who, one)) = found.filter(|(_, one)| one.should_arrive(Part::Withdrawal)) else {
        return Ok(());
    };
    if one.is_unheard() {
        return Err(Trouble::Later("the request itself has not left yet".to_owned()));
    }
    hand(&house, &outlet, (&request::name_of_withdrawal(&one), &request::withdrawal(&one))).await?;
    let arrived = move |tx: &Tx| kept::arrived(tx, who, (one.id, Part::Withdrawal));
    house.db.write(house.clock.now(), arrived).await.map_err(later)
}

fn later(fault: Fault) -> Trouble {
    Trouble::Later(fault.to_string())
}
