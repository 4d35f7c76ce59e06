//! News told to the order or the request it is about, in the name of its owner.

use base::{MemberScope, OrderId, PrescriptionId};
use formats::records::{EarlyNews, News, OrderName, OrderNews, RenewalNews};
use store::{Actor, Entry, Fault, Job, Tx};
use web::House;

use super::{elsewhere, rules};
use crate::orders::Way;
use crate::orders::store::{order, save};
use crate::orders::{asks, told};
use crate::{early, renewals};

/// The kind of job that tells news.
pub const HEAR: &str = "road.hear";

pub fn tell(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let scope = MemberScope::of(owner);
    match job.body(tx)? {
        News::Order(news) => tell_order(tx, scope, (&news, house)),
        News::Renewal(news) => tell_renewal(tx, scope, (&news, house)),
        News::Early(news) => tell_early(tx, scope, (&news, house)),
    }
}

fn tell_order(
    tx: &Tx,
    scope: MemberScope,
    (news, house): (&OrderNews, &House),
) -> Result<(), Fault> {
    let zone = &house.plan.zone;
    let named: Option<(OrderId, Option<PrescriptionId>)> = match &news.order {
        OrderName::Ours { order, line } => Some((*order, *line)),
        OrderName::Theirs(theirs) => {
            let placed = rules::when(theirs.placed, zone);
            let found = elsewhere::take(tx, scope, (theirs, placed))?;
            found.map(|(order, line)| (order, Some(line)))
        }
    };
    let Some((id, line)) = named else { return Ok(()) };
    let Some(found) = order(tx, scope, id)? else { return Ok(()) };
    let way = found.lines.iter().find(|one| Some(one.prescription) == line);
    let way: Way = way.map_or(found.body.way, |one| one.body.way);
    let before = told::mail::Seen::read(tx, scope, &found)?;
    for fact in &news.facts {
        let report = rules::report(fact, (line, way), zone);
        asks::store::heard(tx, house, (scope, id), &report)?;
        told::take(tx, scope, id, &report)?;
    }
    let Some(mut found) = order(tx, scope, id)? else { return Ok(()) };
    told::mail::moved(tx, house, scope, (&before, &found))?;
    if news.pharmacy.is_some() && found.body.filled_by != news.pharmacy {
        found.body.filled_by.clone_from(&news.pharmacy);
        save(tx, scope, &found)?;
    }
    Ok(())
}

/// The first answer stands; another one is taken down, for support to see.
fn tell_renewal(
    tx: &Tx,
    scope: MemberScope,
    (news, house): (&RenewalNews, &House),
) -> Result<(), Fault> {
    let answer = rules::answer(news.answer);
    match renewals::answer(tx, house, (scope, news.renewal), answer)? {
        renewals::Heard::Impossible => {
            too_late(tx, scope, ("renewal.answer-too-late", news.renewal))
        }
        _ => Ok(()),
    }
}

fn tell_early(
    tx: &Tx,
    scope: MemberScope,
    (news, house): (&EarlyNews, &House),
) -> Result<(), Fault> {
    let answer = if news.given { early::Answer::Given } else { early::Answer::Refused };
    match early::answer(tx, house, (scope, news.early), answer)? {
        early::Heard::Impossible => too_late(tx, scope, ("early.answer-too-late", news.early)),
        _ => Ok(()),
    }
}

fn too_late(
    tx: &Tx,
    scope: MemberScope,
    (action, thing): (&'static str, base::Entropy),
) -> Result<(), Fault> {
    tx.audit(Entry::new(action, Actor::House).owner(scope.member()).thing(&thing))
}
