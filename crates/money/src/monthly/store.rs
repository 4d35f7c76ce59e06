//! Who takes part, and what each month cost and was billed.

use std::time::Duration;

use ::store::{Actor, Entry, Fault, NewJob, Place, Tx, args};
use base::{Day, MemberScope, Money};
use web::House;

use super::jobs;
use super::rules::{Billed, Costs, Election, Month, Plan, Thresholds};
use crate::claims::rules::{Window, owed};
use crate::claims::store::window;
use crate::payments::Purse;
use crate::payments::store::{Bill, bill_and_tell, correct};
use crate::spending::rules::{Counted, add_up};

store::statements! {
    MONTHLY = "SELECT version, body FROM monthly_plan WHERE owner = $1";
    ADD_MONTHLY = "INSERT INTO monthly_plan (owner, version, body) VALUES ($1, 1, $2)";
    CHANGE_MONTHLY = "UPDATE monthly_plan SET version = version + 1, body = $3
        WHERE owner = $1 AND version = $2";
}

pub fn plan(tx: &Tx, who: MemberScope) -> Result<Plan, Fault> {
    Ok(read(tx, who)?.map(|(_, plan)| plan).unwrap_or_default())
}

/// Whether somebody may take part from a day on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Offer {
    #[default]
    /// Their coverage is not in force on that day, so there is nothing to spread.
    NotCovered,
    /// The year's threshold is not known.
    Unknown,
    Open(Election),
}

/// A coverage that has ended limits nothing, and one that is to come nothing yet.
pub fn is_covered(tx: &Tx, who: MemberScope, day: Day) -> Result<bool, Fault> {
    Ok(coverage::limits(tx, who, day)?.is_some())
}

pub fn offer(
    tx: &Tx,
    who: MemberScope,
    (from, thresholds): (Day, &Thresholds),
) -> Result<Offer, Fault> {
    let Some(limits) = coverage::limits(tx, who, from)? else { return Ok(Offer::NotCovered) };
    let limit = thresholds.limit(limits.out_of_pocket, from.year());
    Ok(election(tx, who, (from, limit))?.map_or(Offer::Unknown, Offer::Open))
}

/// What taking part would mean: the year's threshold and what was paid of it. Nothing where the
/// threshold is not known.
fn election(
    tx: &Tx,
    who: MemberScope,
    (from, limit): (Day, Option<Money>),
) -> Result<Option<Election>, Fault> {
    let Some(threshold) = limit else { return Ok(None) };
    let window = Window { before: from.to_string(), ..Window::of(Some(from.year())) };
    let claims = window::all(tx, who, &window)?;
    let counted = claims.iter().map(|claim| Counted {
        day: claim.day,
        status: claim.status,
        amounts: &claim.body.amounts,
    });
    let year = add_up(counted);
    // A claim that does not say what its money counts toward counts whole: a lower first bill is
    // the mistake that hurts nobody (42 CFR 423.137(c)).
    let before = year.toward_limit + year.without_parts;
    Ok(Some(Election { from, until: None, threshold, before }))
}

/// Takes part from the next day on, so that no claim is of both balances.
pub fn join(
    tx: &Tx,
    house: &House,
    (who, actor): (MemberScope, Actor),
    (today, thresholds): (Day, &Thresholds),
) -> Result<bool, Fault> {
    if plan(tx, who)?.standing().is_some() {
        return Ok(true);
    }
    let Offer::Open(election) = offer(tx, who, (today.plus_days(1), thresholds))? else {
        return Ok(false);
    };
    change(tx, who, |plan| plan.elections.push(election))?;
    tx.audit(Entry::new("payment.monthly.joined", actor).owner(who))?;
    queue_month(tx, house, (who, Month::of(election.from)))?;
    Ok(true)
}

/// Leaves as of today. What is owed stays owed: in bills as before, or all in one now.
pub fn leave(
    tx: &Tx,
    (who, actor): (MemberScope, Actor),
    (today, all_now): (Day, bool),
) -> Result<(), Fault> {
    let Some(from) = plan(tx, who)?.standing().map(|one| one.from) else { return Ok(()) };
    change(tx, who, |plan| match plan.elections.last_mut() {
        Some(_) if from > today => drop(plan.elections.pop()),
        Some(one) => one.until = Some(today),
        None => {}
    })?;
    tx.audit(Entry::new("payment.monthly.left", actor).owner(who))?;
    if all_now {
        let month = Month::of(today);
        write_bills(tx, who, (month, |plan, costs| plan.bill_rest(month, costs)))?;
    }
    Ok(())
}

/// Bills a month that is over, what came late of the year before, and what changed of any year.
pub fn bill_month(
    tx: &Tx,
    who: MemberScope,
    (month, thresholds): (Month, &Thresholds),
) -> Result<(), Fault> {
    write_bills(tx, who, (month, |plan, costs| plan.bill_month(month, costs, thresholds)))
}

/// What was billed comes back however late its claims were taken back, by a bill of this month; and
/// what was given back by mistake is billed again.
pub fn follow_claims(tx: &Tx, who: MemberScope, month: Month) -> Result<(), Fault> {
    write_bills(tx, who, (month, |plan, costs| plan.follow(month, costs)))
}

/// A claim was corrected, or is no longer theirs. Whoever has left may have no bill to come that
/// would make it right, so it is looked for on the day after: by then all that came today is here.
pub fn claim_changed(tx: &Tx, who: MemberScope) -> Result<(), Fault> {
    const LATER: Duration = Duration::from_hours(25);
    let plan = plan(tx, who)?;
    if plan.standing().is_some() || plan.billed.is_empty() {
        return Ok(());
    }
    let today = tx.now().day_in(&jiff::tz::TimeZone::UTC);
    let key = format!("{}/{}/{today}", jobs::BACK, who.member());
    tx.queue(NewJob::new(jobs::BACK, key, &())?.owner(who).due(tx.now() + LATER))
}

/// Whether a next month may have anything to bill.
pub fn goes_on(tx: &Tx, who: MemberScope, month: Month) -> Result<bool, Fault> {
    Ok(plan(tx, who)?.goes_on(month))
}

/// What each month of a year cost, by the claims as they stand: its months in order.
pub fn costs(tx: &Tx, who: MemberScope, (plan, year): (&Plan, i16)) -> Result<[Money; 12], Fault> {
    let mut months = [Money::ZERO; 12];
    if plan.elections.is_empty() {
        return Ok(months);
    }
    for claim in window::all(tx, who, &Window::of(Some(year)))? {
        if plan.covers(claim.day) {
            let at = usize::try_from(claim.day.date().month()).unwrap_or(1).saturating_sub(1) % 12;
            months[at] = months[at] + owed(claim.status, &claim.body.amounts);
        }
    }
    Ok(months)
}

/// Whatever `work` adds to the bills is a line of the balance.
fn write_bills(
    tx: &Tx,
    who: MemberScope,
    (month, work): (Month, impl FnOnce(&mut Plan, &Costs)),
) -> Result<(), Fault> {
    let mut plan = plan(tx, who)?;
    let year = |year| Ok((year, costs(tx, who, (&plan, year))?));
    let costs = plan.years(month).into_iter().map(year).collect::<Result<Costs, Fault>>()?;
    let before = plan.billed.len();
    work(&mut plan, &costs);
    for (round, one) in plan.billed.iter().enumerate().skip(before) {
        write_bill(tx, who, (round, one))?;
    }
    if plan.billed.len() > before {
        change(tx, who, |kept| *kept = plan)?;
    }
    Ok(())
}

fn write_bill(tx: &Tx, who: MemberScope, (round, billed): (usize, &Billed)) -> Result<(), Fault> {
    let Billed { month, year, amount } = *billed;
    let one = Bill {
        key: format!("month/{}/{year}/{round}", month.words()),
        purse: Purse::Monthly,
        amount,
        what: month.words(),
        at: tx.now(),
    };
    if amount > Money::ZERO { bill_and_tell(tx, who, &one) } else { correct(tx, who, &one) }
}

/// Has a month billed on the morning after its last day.
pub fn queue_month(
    tx: &Tx,
    house: &House,
    (who, month): (MemberScope, Month),
) -> Result<(), Fault> {
    let Some(first) = month.next().first_day() else { return Ok(()) };
    let zone = house.plan.zone.clone();
    let due = first.date().at(6, 0, 0, 0).to_zoned_datetime(zone).map(|due| due.timestamp());
    let due = due.map_err(|error| Fault::Defect(error.to_string()))?;
    let key = format!("{}/{}/{}", jobs::MONTH, who.member(), month.words());
    let job = NewJob::new(jobs::MONTH, key, &month)?.owner(who);
    tx.queue(job.due(base::Timestamp::from_micros(due.as_microsecond())))
}

/// A sample member has taken part for two months, in which some medicines were filled again.
pub fn sample_joined(
    tx: &Tx,
    who: MemberScope,
    (today, thresholds): (Day, &Thresholds),
) -> Result<(), Fault> {
    const MEDICINES: usize = 2;
    let months = [Month::of(today).before().before(), Month::of(today).before()];
    let Some(from) = months[0].first_day() else { return Ok(()) };
    let card = coverage::limits(tx, who, from)?.and_then(|limits| limits.out_of_pocket);
    let limit = thresholds.limit(card, from.year());
    let Some(election) = election(tx, who, (from, limit))? else { return Ok(()) };
    change(tx, who, |plan| plan.elections.push(election))?;
    let year = Window { from: from.plus_days(-330).to_string(), before: from.to_string() };
    let mut numbers: Vec<base::Private<String>> =
        window::all(tx, who, &year)?.into_iter().filter_map(|claim| claim.body.rx_number).collect();
    numbers.dedup();
    for month in months {
        let day = month.first_day().unwrap_or(from).plus_days(4);
        for number in numbers.iter().rev().take(MEDICINES) {
            let key = format!("{}{:02}{}", month.year, month.month, who.member());
            crate::claims::sample_claim(tx, who, number, (&key, day))?;
        }
        bill_month(tx, who, (month, thresholds))?;
    }
    Ok(())
}

fn change(tx: &Tx, who: MemberScope, change: impl FnOnce(&mut Plan)) -> Result<(), Fault> {
    let (version, mut plan) = read(tx, who)?.unwrap_or_default();
    change(&mut plan);
    let sealed = tx.seal(&place(who), &plan)?;
    match version {
        0 => tx.run(ADD_MONTHLY, &args![who.member(), sealed])?,
        version => tx.run(CHANGE_MONTHLY, &args![who.member(), version, sealed])?,
    };
    Ok(())
}

fn read(tx: &Tx, who: MemberScope) -> Result<Option<(i64, Plan)>, Fault> {
    tx.maybe(MONTHLY, &args![who.member()], |row| {
        Ok((row.get(0)?, tx.open(&place(who), &row.get::<Vec<u8>>(1)?)?))
    })
}

fn place(who: MemberScope) -> Place {
    Place::new(who, "monthly_plan", who.member().bytes())
}
