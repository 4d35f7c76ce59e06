//! One member's automatic refills, once a day: what is due is told, what was told is ordered, by
//! the road every refill takes.

use base::{Day, DraftId, MemberScope, PrescriptionId};
use store::{Fault, Tx};
use web::House;

use super::flow::{Judged, Notice, Stage, Why, hindrance, judge};
use super::store as consents;
use super::{Automatic, mail};
use crate::ended::ended;
use crate::orders::When;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{next_fill, refill_answer};
use crate::reach::{Whom, is_closed, reader};
use crate::refills::flow::{Chosen, Draft};
use crate::refills::store::{Confirm, Confirmed, order_at_once};

/// What a day brought, for one letter of each kind.
#[derive(Debug, Default)]
struct Brought {
    told: Vec<(Automatic, Day)>,
    due: Vec<Automatic>,
    failed: Vec<(Automatic, Why)>,
}

/// Looks at everything this member agreed to. `found` are their prescriptions as of today.
pub fn look(
    tx: &Tx,
    house: &House,
    (scope, found): (MemberScope, &[Prescription]),
    when: When,
) -> Result<(), Fault> {
    let mut all = consents::automatics(tx, scope)?;
    all.retain(|one| one.body.stage == Stage::On);
    if all.is_empty() {
        return Ok(());
    }
    if !house.plan.terms.automatic || is_closed(tx, scope)? {
        return rest(tx, scope, &all);
    }
    if ended(tx, scope, when.day)?.is_some() {
        return pause(tx, house, (scope, &all), when);
    }
    let notice = notice(tx, scope)?;
    let mut day = Brought::default();
    for one in all {
        let rx = found.iter().find(|rx| rx.id == one.prescription);
        match judged(tx, (scope, house), (&one, rx), (when.day, notice))? {
            Judged::Wait => {}
            Judged::Tell(on) if notice.is_some() => day.told.push((one, on)),
            Judged::Tell(_) => day.failed.push((one, Why::CannotTell)),
            Judged::Forget => consents::change(tx, scope, &one, &one.body.clone().settled())?,
            Judged::Order => day.due.push(one),
            Judged::Fail(why) => day.failed.push((one, why)),
        }
    }
    order(tx, house, (scope, &mut day), when)?;
    fail(tx, house, (scope, &day.failed), when)?;
    announce(tx, house, (scope, &day.told), when)
}

/// What a member is told by today; nothing where nothing reaches them.
pub fn notice(tx: &Tx, scope: MemberScope) -> Result<Option<Notice>, Fault> {
    let reader = reader(tx, scope, Whom::Once)?.filter(|reader| !reader.ways.is_empty());
    Ok(reader.map(|reader| if reader.is_on_paper() { Notice::Letter } else { Notice::AtOnce }))
}

fn judged(
    tx: &Tx,
    (scope, house): (MemberScope, &House),
    (one, rx): (&Automatic, Option<&Prescription>),
    (today, notice): (Day, Option<Notice>),
) -> Result<Judged, Fault> {
    // One that ended long ago is in no list any more, and the law may bar one that it did not.
    let Some(rx) = rx.filter(|rx| rx.schedule().is_none()) else {
        return Ok(Judged::Fail(Why::Prescription));
    };
    let plan = house.plan.terms;
    let by = one.body.order_on.unwrap_or(today).max(today);
    let in_hand = next_fill(rx, plan).is_some_and(|on| on > by);
    let has_address = !rx.by_mail || profile::preferred(tx, scope, today)?.is_some();
    let hinder = hindrance(one.body.cap, rx.listed.copay, has_address);
    let on = (today, notice.unwrap_or(Notice::AtOnce));
    Ok(judge(&one.body, (refill_answer(rx, today, plan), in_hand), hinder, on))
}

/// Nothing is ordered for a closed account, nor where the plan bars it. Open or allowed again, it
/// is told anew before anything is.
fn rest(tx: &Tx, scope: MemberScope, all: &[Automatic]) -> Result<(), Fault> {
    for one in all.iter().filter(|one| one.body.order_on.is_some()) {
        consents::change(tx, scope, one, &one.body.clone().settled())?;
    }
    Ok(())
}

/// Without coverage nothing is ordered, and nothing tried: the member hears it once.
fn pause(
    tx: &Tx,
    house: &House,
    (scope, all): (MemberScope, &[Automatic]),
    when: When,
) -> Result<(), Fault> {
    for one in all {
        consents::change(tx, scope, one, &one.body.clone().paused(Why::NotCovered))?;
    }
    match reader(tx, scope, Whom::Once)? {
        Some(reader) => mail::uncovered(tx, house, (&reader, when), all.len()),
        None => Ok(()),
    }
}

/// What is due goes into one order, but each with a cap into one of its own: the cap is what that
/// order may cost, and above it the pharmacy asks first.
fn order(
    tx: &Tx,
    house: &House,
    (scope, day): (MemberScope, &mut Brought),
    when: When,
) -> Result<(), Fault> {
    let due = std::mem::take(&mut day.due);
    let (capped, free): (Vec<_>, Vec<_>) = due.into_iter().partition(|one| one.body.cap.is_some());
    let apart = capped.into_iter().map(|one| vec![one]);
    for together in std::iter::once(free).chain(apart) {
        order_together(tx, house, (scope, &mut *day, together), when)?;
    }
    Ok(())
}

/// One order of all of these: several without a cap, or one with it. What it leaves out failed.
fn order_together(
    tx: &Tx,
    house: &House,
    (scope, day, due): (MemberScope, &mut Brought, Vec<Automatic>),
    when: When,
) -> Result<(), Fault> {
    let ids: Vec<PrescriptionId> = due.iter().map(|one| one.prescription).collect();
    let (Some(draft), Some(first)) = (Draft::of(ids), due.first()) else { return Ok(()) };
    let reader = reader(tx, scope, Whom::Once)?;
    let address = profile::preferred(tx, scope, when.day)?;
    let asked = Confirm {
        scope,
        by: Some(first.body.by),
        draft: DraftId::new(tx.entropy()),
        deliver_to: address.map(|address| address.parcel()).unwrap_or_default(),
        mailed: reader.as_ref().is_some_and(|reader| !reader.is_on_paper()),
        chosen: Chosen { price_limit: first.body.cap, ..Chosen::default() },
        when,
    };
    let (placed, why) = match order_at_once(tx, (&asked, draft), house.plan.terms)? {
        Confirmed::Placed(order) => (Some(order), Why::Prescription),
        Confirmed::NoAddress => (None, Why::NoAddress),
        Confirmed::Before(_) | Confirmed::Nothing(_) | Confirmed::Gone => (None, Why::Prescription),
    };
    for one in due {
        let ordered = placed.as_ref().is_some_and(|order| {
            order.lines.iter().any(|line| line.prescription == one.prescription)
        });
        if ordered {
            consents::change(tx, scope, &one, &one.body.clone().settled())?;
        } else {
            day.failed.push((one, why));
        }
    }
    match (placed, reader) {
        (Some(order), Some(reader)) => mail::ordered(tx, house, &reader, &order),
        _ => Ok(()),
    }
}

/// Counts a day on which it could not be; the third in a row pauses it, and the member hears why.
fn fail(
    tx: &Tx,
    house: &House,
    (scope, failed): (MemberScope, &[(Automatic, Why)]),
    when: When,
) -> Result<(), Fault> {
    let mut paused = Vec::new();
    for (one, why) in failed {
        let body = one.body.clone().failed(*why, when.day);
        if body == one.body {
            continue;
        }
        consents::change(tx, scope, one, &body)?;
        if let Stage::Paused(why) = body.stage {
            paused.push(why);
        }
    }
    match reader(tx, scope, Whom::Once)? {
        Some(reader) if !paused.is_empty() => mail::paused(tx, house, (&reader, when), &paused),
        _ => Ok(()),
    }
}

/// Says what will be ordered and when, while there is time to stop it. Several of one day are one
/// message.
fn announce(
    tx: &Tx,
    house: &House,
    (scope, told): (MemberScope, &[(Automatic, Day)]),
    when: When,
) -> Result<(), Fault> {
    let Some(reader) = reader(tx, scope, Whom::Once)? else { return Ok(()) };
    let mut days: Vec<Day> = told.iter().map(|(_, on)| *on).collect();
    days.sort_unstable();
    days.dedup();
    for (one, on) in told {
        consents::change(tx, scope, one, &one.body.clone().told(*on))?;
    }
    for on in days {
        let count = told.iter().filter(|(_, day)| *day == on).count();
        mail::soon(tx, house, (&reader, when), (count, on))?;
    }
    Ok(())
}
