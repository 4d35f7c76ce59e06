//! Counting what happened. The audit record is read chain by chain, each entry once: how far it was
//! read is saved with the sums, so nothing is counted twice and nothing is left out. Codes are
//! counted anew while what is told of them may still change.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{Day, TicketId, Timestamp};
use help::tickets::{self, Queue};
use jiff::tz::TimeZone;
use store::audit::{self, Passed};
use store::{Fault, Job, NewJob, Tx, delivery};
use web::{House, Jobs, Shared, Trouble};

use super::rules::{counted, moved, took, topic};
use super::store as sums;
use crate::alarms::store as alarms;

/// The kind of job that reads the audit record on.
const COUNT: &str = "desk.count";
/// The kind of job that counts codes.
const CODES: &str = "desk.count-codes";
const COUNT_EVERY: i64 = 10 * 60;
const CODES_EVERY: i64 = 60 * 60;

/// Entries of one transaction, and some of one batch more.
const TOGETHER: usize = 4_000;
/// As many as the store gives at once.
const BATCH: usize = 2_000;

/// What carriers say comes within so many days.
const MAY_CHANGE_DAYS: i32 = 3;
/// Of a house that counts for the first time, so many days back.
const FIRST_DAYS: i32 = 28;
/// Days of codes counted at once.
const MOST_DAYS: usize = 31;

/// What somebody did on a day is of use while it says what is usual for them.
const WORKED_DAYS: i32 = 60;

/// A first answer within so long is soon.
const SOON: Duration = Duration::from_hours(4);
const DAY: Duration = Duration::from_hours(24);

pub fn with(jobs: Jobs) -> Jobs {
    jobs.inside(COUNT, count).outside(CODES, |house, _| async move {
        codes(&house).await.map_err(|fault| Trouble::Later(fault.to_string()))
    })
}

/// Asks for what is due to be counted, if nobody has. However many nodes ask, it is done once.
pub fn ask(tx: &Tx) -> Result<(), Fault> {
    for (kind, every) in [(COUNT, COUNT_EVERY), (CODES, CODES_EVERY)] {
        let turn = tx.now().seconds() / every;
        tx.queue(NewJob::new(kind, format!("{kind}:{turn}"), &())?)?;
    }
    Ok(())
}

type Counts = BTreeMap<(Day, &'static str), i64>;

/// Reads some of the audit record on. Where more is left, the next job goes on.
fn count(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let zone = &house.plan.zone;
    let known = sums::counted(tx)?;
    let (mut counts, mut read) = (Counts::new(), 0);
    for (writer, last) in audit::writers(tx)? {
        let from = known.get(&writer).copied().unwrap_or(0);
        let mut at = from;
        while at < last && read < TOGETHER {
            let batch = whole(audit::after(tx, &writer, at)?);
            let Some(end) = batch.last() else { break };
            at = end.seq;
            read += batch.len();
            take(tx, zone, &batch, &mut counts)?;
        }
        if at > from {
            sums::counted_to(tx, &writer, at)?;
        }
    }
    for ((day, what), many) in counts {
        sums::add(tx, (day, what), many)?;
    }
    let today = tx.now().day_in(zone);
    sums::forget_before(tx, today.plus_days(-sums::KEPT_DAYS))?;
    alarms::forget_worked(tx, today.plus_days(-WORKED_DAYS))?;
    if read >= TOGETHER {
        tx.queue(NewJob::new(COUNT, format!("{}+", job.key), &())?)?;
    }
    Ok(())
}

/// A batch that ends where a transaction ends: what one transaction wrote is read together.
fn whole(mut batch: Vec<Passed>) -> Vec<Passed> {
    let cut = batch.last().map(|last| last.at).filter(|_| batch.len() >= BATCH);
    let stays = cut.map(|at| batch.iter().take_while(|entry| entry.at != at).count());
    match stays {
        Some(stays) if stays > 0 => batch.truncate(stays),
        _ => {}
    }
    batch
}

fn take(tx: &Tx, zone: &TimeZone, batch: &[Passed], counts: &mut Counts) -> Result<(), Fault> {
    let mut by_key = None;
    for entry in batch {
        // A passkey in a browser that was new stands there twice: it is one sign-in.
        let again = entry.action == "sign-in.new-device" && by_key == Some((entry.at, entry.owner));
        if entry.action == "sign-in.passkey" {
            by_key = Some((entry.at, entry.owner));
        }
        let mut add = |what| *counts.entry((entry.at.day_in(zone), what)).or_default() += 1;
        match entry.action.as_str() {
            "recovery.moved" => way_back(tx, entry)?.into_iter().for_each(add),
            "ticket.opened" | "ticket.answered" => ticket(tx, entry)?.into_iter().for_each(add),
            _ if again => {}
            "sign-in.new-device" => {
                add("sign-in.done");
                time(tx, entry)?.into_iter().for_each(add);
            }
            action => counted(action).into_iter().for_each(&mut add),
        }
    }
    Ok(())
}

/// How long it took, where the record says so; entries of before did not.
fn time(tx: &Tx, entry: &Passed) -> Result<Option<&'static str>, Fault> {
    let detail = entry.detail(tx)?;
    let seconds = detail.as_ref().and_then(|detail| detail.get("seconds")?.as_i64());
    Ok(seconds.map(took))
}

fn way_back(tx: &Tx, entry: &Passed) -> Result<Option<&'static str>, Fault> {
    let Some(detail) = entry.detail(tx)? else { return Ok(None) };
    let word = |name: &str| detail.get(name).and_then(|word| word.as_str()).unwrap_or_default();
    Ok(moved(word("move"), word("came")))
}

/// Of the ordinary queue alone: how many there are in another is for its officers.
fn ticket(tx: &Tx, entry: &Passed) -> Result<Vec<&'static str>, Fault> {
    let id = entry.thing.map(TicketId::new);
    let found = id.map(|id| tickets::find(tx, &[Queue::Ordinary], id)).transpose()?.flatten();
    let Some(ticket) = found else { return Ok(Vec::new()) };
    if entry.action == "ticket.opened" {
        return Ok(["ticket.opened"].into_iter().chain(topic(ticket.body.topic)).collect());
    }
    if ticket.answered_at != Some(entry.at) {
        return Ok(Vec::new());
    }
    let took = entry.at.since(ticket.opened_at);
    let within = [(SOON, "reply.soon"), (DAY, "reply.day")];
    let within = within.into_iter().filter(|(limit, _)| took <= *limit).map(|(_, what)| what);
    Ok(["reply.all"].into_iter().chain(within).collect())
}

const MESSAGES: &str = "codes";
/// Under it stands the first day of which codes were counted.
pub const CODES_FROM: &str = "codes-from";

/// Counts the codes of each day that is not settled, while reading, so that nobody's writing waits.
async fn codes(house: &Shared) -> Result<(), Fault> {
    let (now, zone) = (house.clock.now(), house.plan.zone.clone());
    let today = now.day_in(&zone);
    let known = |tx: &Tx| Ok((sums::settled(tx, MESSAGES)?, sums::settled(tx, CODES_FROM)?));
    let (first, from) = house.db.read(now, known).await?;
    let first = first.unwrap_or(today.plus_days(-FIRST_DAYS));
    if from.is_none() {
        house.db.write(now, move |tx| sums::settle(tx, CODES_FROM, first)).await?;
    }
    let days = (0..).map(|days| first.plus_days(days)).take_while(|day| *day <= today);
    for day in days.take(MOST_DAYS) {
        let [from, to] = [day, day.plus_days(1)].map(|day| Timestamp::beginning(day, &zone));
        let sent = house.db.read(now, move |tx| delivery::codes_sent(tx, from, to)).await?;
        let settled = day <= today.plus_days(-MAY_CHANGE_DAYS);
        let keep = move |tx: &Tx| {
            for one in &sent {
                let [all, soon, failed] = whats(one.channel);
                sums::set(tx, (day, all), one.sent)?;
                sums::set(tx, (day, soon), one.soon)?;
                sums::set(tx, (day, failed), one.failed)?;
            }
            if settled { sums::settle(tx, MESSAGES, day.plus_days(1)) } else { Ok(()) }
        };
        house.db.write(now, keep).await?;
    }
    Ok(())
}

const fn whats(channel: store::Channel) -> [&'static str; 3] {
    match channel {
        store::Channel::Text => ["code.text", "code.text-soon", "code.text-failed"],
        _ => ["code.mail", "code.mail-soon", "code.mail-failed"],
    }
}
