//! What is asked of the pharmacy, kept in the order with the job that takes it out.

use base::{AccountId, Lang, MemberScope, OrderId, PrescriptionId, Timestamp};
use serde_json::json;
use store::{Actor, Entry, Fault, Tx};
use web::House;

use super::flow::{May, answered, may_cancel, prices_to_answer};
use super::jobs::take_out;
use super::{Ask, Asked, Reply, mail};
use crate::orders::store::{Heard, Told, hear, order, save};
use crate::orders::told::rules::{self, Said};
use crate::orders::told::{Fact, Priced, Report, priced, stands_apart, stands_each, take, told};
use crate::orders::{News, Order, Stage, Step, When};

/// Who asks, and in which language a reply is to come.
#[derive(Debug, Clone, Copy)]
pub struct Asker {
    pub by: AccountId,
    pub lang: Lang,
    pub when: When,
}

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It ended here and now.
    Cancelled,
    /// The pharmacy is asked, by this press or an earlier one.
    Asked,
    /// The price is agreed to, by this press or an earlier one.
    Agreed,
    Impossible,
    Missing,
}

/// Cancels an order where it has not left; else asks the pharmacy to stop it, once.
pub fn cancel(tx: &Tx, scope: MemberScope, id: OrderId, asker: Asker) -> Result<Done, Fault> {
    let Some(found) = order(tx, scope, id)? else { return Ok(Done::Missing) };
    match may_cancel(&found) {
        May::Now => call_back(tx, scope, id, asker),
        May::Ask => ask(tx, scope, (found, Ask::Cancel, None), asker),
        May::No(super::WhyNot::Waits(_)) => Ok(Done::Asked),
        May::No(_) if *found.stage() == Stage::Cancelled => Ok(Done::Cancelled),
        May::No(_) => Ok(Done::Impossible),
    }
}

/// Calls an order back, where the pharmacy does not have it yet.
pub fn call_back(tx: &Tx, scope: MemberScope, id: OrderId, asker: Asker) -> Result<Done, Fault> {
    let actor = Actor::Account(asker.by);
    let told = Told { news: News::Cancelled, when: asker.when, actor };
    Ok(match hear(tx, scope, id, told)? {
        Heard::Moved(_) | Heard::Same(_) => Done::Cancelled,
        Heard::Impossible(_) => Done::Impossible,
        Heard::Missing => Done::Missing,
    })
}

/// Answers to a price the pharmacy asked about. One that is not open is not answered to: its form
/// was of an earlier page.
pub fn answer_price(
    tx: &Tx,
    scope: MemberScope,
    (id, price, agrees): (OrderId, Priced, bool),
    asker: Asker,
) -> Result<Done, Fault> {
    let Some(found) = order(tx, scope, id)? else { return Ok(Done::Missing) };
    let ask_ = if agrees { Ask::Agree(price.amount) } else { Ask::Decline(price.amount) };
    // Not at this price means that all of the order stops.
    let line = price.line.filter(|_| agrees);
    let told = told(tx, scope, id)?;
    let waiting = priced(&told, &found.medicines());
    if !prices_to_answer((found.stage(), &waiting), &found.body.asks).contains(&price) {
        let is_same = |asked: &Asked| asked.ask == ask_ && asked.line == line;
        let before = found.body.asks.iter().any(is_same);
        return Ok(match (before, agrees) {
            (false, _) => Done::Impossible,
            (true, true) => Done::Agreed,
            (true, false) => Done::Asked,
        });
    }
    let place = found.body.asks.len();
    let apart = !stands_apart(&told, &found.medicines()).is_empty();
    ask(tx, scope, (found, ask_, line), asker)?;
    if !agrees {
        return Ok(Done::Asked);
    }
    // The hold was the pharmacy's word, so its end is told the same way: of the medicines that
    // wait for this price, where it tells of them apart; else of the order. What another waits for
    // is not settled by it.
    let meant = waiting.iter().filter(|(_, asked)| apart && *asked == price);
    let meant: Vec<_> = meant.map(|(line, _)| Some(*line)).collect();
    for line in if meant.is_empty() { vec![None] } else { meant } {
        let of = line.map(|line| format!("/{line}")).unwrap_or_default();
        let name = format!("latchkey/agreed/{place}{of}");
        take(tx, scope, id, &Report { name, when: asker.when, fact: Fact::Released, line })?;
    }
    Ok(Done::Agreed)
}

fn ask(
    tx: &Tx,
    scope: MemberScope,
    (mut order, ask, line): (Order, Ask, Option<PrescriptionId>),
    asker: Asker,
) -> Result<Done, Fault> {
    let place = order.body.asks.len();
    let (by, lang, at) = (asker.by, asker.lang, asker.when.at);
    let refused = Some(refused_of(&order));
    order.body.asks.push(Asked { ask, at, by, lang, reply: None, refused, line, sent_at: None });
    keep(tx, scope, &order)?;
    tx.audit(
        Entry::new("order.asked", Actor::Account(by))
            .owner(scope.member())
            .thing(order.id.bytes())
            .detail(&json!({ "ask": ask.word() })),
    )?;
    tx.queue(take_out((order.id, place), "")?.owner(scope))?;
    Ok(Done::Asked)
}

/// Takes down that it left.
pub fn left(tx: &Tx, scope: MemberScope, (id, place): (OrderId, usize)) -> Result<(), Fault> {
    let Some(mut found) = order(tx, scope, id)? else { return Ok(()) };
    match found.body.asks.get_mut(place) {
        Some(asked) if asked.sent_at.is_none() => asked.sent_at = Some(tx.now()),
        _ => return Ok(()),
    }
    keep(tx, scope, &found)
}

fn refused_of(order: &Order) -> Vec<PrescriptionId> {
    let refused = order.lines.iter().filter(|line| line.step == Some(Step::Rejected));
    refused.map(|line| line.prescription).collect()
}

/// The one way in for the pharmacy's word on a wish to stop. The member is told of it once; what
/// was not asked is not replied to.
pub fn reply(
    tx: &Tx,
    house: &House,
    (scope, id): (MemberScope, OrderId),
    reply: Reply,
) -> Result<Done, Fault> {
    let Some(mut found) = order(tx, scope, id)? else { return Ok(Done::Missing) };
    let open = found.body.asks.iter_mut().rev().find(|one| one.ask.stops() && one.reply.is_none());
    let Some(asked) = open else { return Ok(Done::Impossible) };
    asked.reply = Some(reply);
    let lang = asked.lang;
    keep(tx, scope, &found)?;
    let when = When { at: tx.now(), day: tx.now().day_in(&house.plan.zone) };
    let done = match reply {
        Reply::TooLate | Reply::Part => Done::Impossible,
        Reply::Stopped => {
            let told = Told { news: News::Stopped, when, actor: Actor::House };
            match hear(tx, scope, id, told)? {
                Heard::Moved(_) | Heard::Same(_) => Done::Cancelled,
                // It shipped after all; the page says so.
                Heard::Impossible(_) => Done::Impossible,
                Heard::Missing => Done::Missing,
            }
        }
    };
    let f = house.frame(crate::reach::reads(tx, scope, lang)?, tx.now());
    let came_to = match (reply, done) {
        (Reply::Stopped, Done::Cancelled) | (Reply::Part, _) => reply,
        _ => Reply::TooLate,
    };
    mail::replied(tx, &f, scope, (&found, came_to))?;
    Ok(done)
}

/// The same, by the moments that were told.
fn refused_before(
    told: &rules::Told,
    lines: &[PrescriptionId],
    asked: Timestamp,
) -> Vec<PrescriptionId> {
    let before = told.iter().filter(|((at, ..), _)| *at < asked);
    let before = before.map(|(key, said)| (*key, said.clone())).collect();
    let refused = stands_each(&before, lines).into_iter();
    refused.filter(|(_, stage)| stage.step() == Step::Rejected).map(|(line, _)| line).collect()
}

/// What a report means for a wish to stop that waits. It is asked before the report is taken, since
/// an order that was stopped is cancelled, and not refused.
pub fn heard(
    tx: &Tx,
    house: &House,
    (scope, id): (MemberScope, OrderId),
    report: &Report,
) -> Result<(), Fault> {
    let Some(found) = order(tx, scope, id)? else { return Ok(()) };
    let waits = |asked: &&Asked| asked.ask.stops() && asked.reply.is_none();
    let Some(asked) = found.body.asks.iter().rev().find(waits) else { return Ok(()) };
    let lines = found.medicines();
    let mut told = told(tx, scope, id)?;
    let refused = match &asked.refused {
        Some(known) => known.clone(),
        None => refused_before(&told, &lines, asked.at),
    };
    let said = Said { fact: report.fact.clone(), line: report.line };
    told.insert((report.when.at, said.fact.rank(), [0xFF; 16]), said);
    let now = stands_each(&told, &lines);
    let meant = now.iter().filter(|(line, _)| !refused.contains(line));
    let steps: Vec<Step> = meant.map(|(_, stage)| stage.step()).collect();
    match answered(&steps) {
        Some(said) => reply(tx, house, (scope, id), said).map(|_| ()),
        None => Ok(()),
    }
}

fn keep(tx: &Tx, scope: MemberScope, order: &Order) -> Result<(), Fault> {
    if save(tx, scope, order)? {
        return Ok(());
    }
    // Read and written in one transaction, so only a broken store comes here.
    Err(Fault::corrupt("order moved while it was asked about"))
}

#[cfg(test)]
mod tests;
