//! Who takes part, and what each month cost and was billed.

use std::collections::BTreeSet;
use std::time::Duration;

use ::store::{Actor, Entry, Fault, NewJob, Place, Tx, args};
use base::{Day, MemberScope, Money};
use serde::{Deserialize, Serialize};
use web::House;

use super::jobs;
use super::rules::{self, Election, Month};
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

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    #[serde(default)]
    pub elections: Vec<Election>,
    #[serde(default)]
    pub billed: Vec<Billed>,
}

/// What a month's bill came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Billed {
    pub month: Month,
    /// Of which year's costs it is: a late claim of December is billed in January.
    pub year: i16,
    pub amount: Money,
}

impl Plan {
    /// Taking part now, or from tomorrow.
    pub fn standing(&self) -> Option<&Election> {
        self.elections.last().filter(|one| one.until.is_none())
    }

    pub fn covers(&self, day: Day) -> bool {
        self.elections.iter().any(|one| one.covers(day))
    }

    /// The bills that came with a month.
    pub fn billed_in(&self, month: Month) -> impl Iterator<Item = &Billed> {
        self.billed.iter().filter(move |one| one.month == month && one.year == month.year)
    }

    fn billed_of(&self, year: i16) -> Money {
        self.billed.iter().filter(|one| one.year == year).map(|one| one.amount).sum()
    }

    /// The cap of a month in which somebody begins, whether this year or by going on.
    pub fn first(&self, month: Month) -> Option<Money> {
        let began = |one: &&Election| Month::of(one.from) == month;
        if let Some(one) = self.elections.iter().rev().find(began) {
            let threshold = rules::limit(Some(one.threshold), month.year)?;
            return Some(rules::first_cap(threshold, one.before, month));
        }
        let last = self.elections.last().filter(|_| month.month == 1)?;
        let then = rules::limit(Some(last.threshold), last.from.year())?;
        // A limit below Medicare's was the card's; Medicare's own is another in the new year.
        let card = Some(then).filter(|then| Some(*then) != rules::threshold(last.from.year()));
        let threshold = rules::limit(card, month.year).unwrap_or(then);
        Some(rules::first_cap(threshold, Money::ZERO, month))
    }
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

pub fn offer(tx: &Tx, who: MemberScope, from: Day) -> Result<Offer, Fault> {
    let Some(limits) = coverage::limits(tx, who, from)? else { return Ok(Offer::NotCovered) };
    Ok(election(tx, who, (from, limits.out_of_pocket))?.map_or(Offer::Unknown, Offer::Open))
}

/// What taking part would mean: the year's threshold and what was paid of it. Nothing where the
/// threshold is not known.
fn election(
    tx: &Tx,
    who: MemberScope,
    (from, limit): (Day, Option<Money>),
) -> Result<Option<Election>, Fault> {
    let Some(threshold) = rules::limit(limit, from.year()) else { return Ok(None) };
    let year = Window { before: from.to_string(), ..Window::of(Some(from.year())) };
    let claims = window::all(tx, who, &year)?;
    let counted = claims.iter().map(|claim| Counted {
        day: claim.day,
        status: claim.status,
        amounts: &claim.body.amounts,
    });
    let before = add_up(counted).toward_limit;
    Ok(Some(Election { from, until: None, threshold, before }))
}

/// Takes part from the next day on, so that no claim is of both balances.
pub fn join(
    tx: &Tx,
    house: &House,
    (who, actor): (MemberScope, Actor),
    today: Day,
) -> Result<bool, Fault> {
    if plan(tx, who)?.standing().is_some() {
        return Ok(true);
    }
    let Offer::Open(election) = offer(tx, who, today.plus_days(1))? else { return Ok(false) };
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
        let unbilled = unbilled(tx, who, (today.year(), today))?;
        write_bill(tx, who, (month, today.year()), unbilled)?;
    }
    Ok(())
}

/// Bills a month that is over, and what came late of the year before; what was billed too much of
/// any year is given back.
pub fn bill_month(tx: &Tx, who: MemberScope, month: Month) -> Result<(), Fault> {
    let Some(end) = month.next().first_day().map(|day| day.plus_days(-1)) else { return Ok(()) };
    let first = plan(tx, who)?.first(month);
    let amount = rules::bill(unbilled(tx, who, (month.year, end))?, month, first);
    write_bill(tx, who, (month, month.year), amount)?;
    let before = month.year - 1;
    if month.month <= 3
        && let Ok(end) = Day::new(before, 12, 31)
    {
        let late = unbilled(tx, who, (before, end))?;
        write_bill(tx, who, (month, before), late)?;
    }
    give_back(tx, who, month)
}

/// What was billed comes back however late its claims were taken back, by a bill of this month.
pub fn give_back(tx: &Tx, who: MemberScope, month: Month) -> Result<(), Fault> {
    let years: BTreeSet<i16> = plan(tx, who)?.billed.iter().map(|one| one.year).collect();
    for year in years {
        let Ok(end) = Day::new(year, 12, 31) else { continue };
        let too_much = unbilled(tx, who, (year, end))?.min(Money::ZERO);
        write_bill(tx, who, (month, year), too_much)?;
    }
    Ok(())
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
    let plan = plan(tx, who)?;
    let Ok(end) = Day::new(month.year, 12, 31) else { return Ok(false) };
    let owes = unbilled(tx, who, (month.year, end))? != Money::ZERO;
    let left_lately = plan
        .elections
        .last()
        .and_then(|one| one.until)
        .is_some_and(|until| until.plus_days(120) >= month.first_day().unwrap_or(until));
    Ok(plan.standing().is_some() || owes || left_lately)
}

/// What each month of a year cost, by the claims as they stand: its months in order.
pub fn costs(tx: &Tx, who: MemberScope, year: i16) -> Result<[Money; 12], Fault> {
    let plan = plan(tx, who)?;
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

fn unbilled(tx: &Tx, who: MemberScope, (year, end): (i16, Day)) -> Result<Money, Fault> {
    let months = usize::try_from(end.date().month()).unwrap_or(12);
    let owed: Money = costs(tx, who, year)?.into_iter().take(months).sum();
    Ok(owed - plan(tx, who)?.billed_of(year))
}

fn write_bill(
    tx: &Tx,
    who: MemberScope,
    (month, year): (Month, i16),
    amount: Money,
) -> Result<(), Fault> {
    if amount == Money::ZERO {
        return Ok(());
    }
    let round = plan(tx, who)?.billed.len();
    let one = Bill {
        key: format!("month/{}/{year}/{round}", month.words()),
        purse: Purse::Monthly,
        amount,
        what: month.words(),
        at: tx.now(),
    };
    if amount > Money::ZERO {
        bill_and_tell(tx, who, &one)?;
    } else {
        correct(tx, who, &one)?;
    }
    change(tx, who, |plan| plan.billed.push(Billed { month, year, amount }))
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
pub fn sample_joined(tx: &Tx, who: MemberScope, today: Day) -> Result<(), Fault> {
    const MEDICINES: usize = 2;
    let months = [Month::of(today).before().before(), Month::of(today).before()];
    let Some(from) = months[0].first_day() else { return Ok(()) };
    let limits = coverage::limits(tx, who, from)?.and_then(|limits| limits.out_of_pocket);
    let Some(election) = election(tx, who, (from, limits))? else { return Ok(()) };
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
        bill_month(tx, who, month)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(from: &str, threshold: i64) -> Plan {
        let (from, threshold) = (from.parse().unwrap(), Money::cents(threshold));
        let one = Election { from, until: None, threshold, before: Money::ZERO };
        Plan { elections: vec![one], billed: Vec::new() }
    }

    /// 42 CFR 423.137 (c): the threshold of the year, by the months left in it. An election that
    /// was kept with the limit of medical care is right, too.
    #[test]
    fn the_first_bill_keeps_medicares_cap_whatever_the_card_says() {
        for (from, threshold, (year, month), cap) in [
            ("2026-03-05", 670_000, (2026, 3), Some(21_000)),
            ("2026-03-05", 150_000, (2026, 3), Some(15_000)),
            // By going on: the card's where it is lower, or else the new year's.
            ("2025-03-05", 670_000, (2026, 1), Some(17_500)),
            ("2025-03-05", 200_000, (2026, 1), Some(17_500)),
            ("2025-03-05", 120_000, (2026, 1), Some(10_000)),
            // Of a year whose threshold is not known, what was right before.
            ("2026-03-05", 670_000, (2099, 1), Some(17_500)),
            ("2026-03-05", 210_000, (2026, 4), None),
        ] {
            let found = begun(from, threshold).first(Month { year, month });
            assert_eq!(found, cap.map(Money::cents), "{from} {threshold} {month}/{year}");
        }
    }
}
