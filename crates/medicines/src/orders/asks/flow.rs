//! What may be asked of the pharmacy, and why not. Pure.
//!
//! ```text
//! Received ── cancelled here, at once
//! Sending, Checking, Filling, Held ── asked ──▶ waits ── stopped ──▶ Cancelled
//!                                                 └── too late, in part ──▶ goes on
//! Shipped, all that lives of it; Delivered, Cancelled, Rejected ── no
//! Held(price) ── agreed ──▶ released      Held(price) ── declined ──▶ asked to stop
//! ```

use base::{PrescriptionId, Timestamp};

use super::{Ask, Asked, Reply};
use crate::orders::told::Priced;
use crate::orders::{Order, Stage, Step};

/// Whether an order can be cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// It has not left the house.
    Now,
    /// The pharmacy has it and can be asked.
    Ask,
    No(WhyNot),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// The pharmacy was asked then and has not replied.
    Waits(Timestamp),
    /// It was asked and could not stop it.
    TooLate,
    /// It was made elsewhere, and is stopped there.
    Elsewhere,
    Shipped,
    Over,
}

pub fn may_cancel(order: &Order) -> May {
    let (stage, body) = (order.stage(), &order.body);
    let mut steps = order.lines.iter().map(|line| line.step.unwrap_or(stage.step()));
    let may = may_stop((stage, steps.any(is_at_the_pharmacy)), &body.asks);
    if body.asked.is_some() && may == May::Ask { May::No(WhyNot::Elsewhere) } else { may }
}

/// It can still be stopped: it has not left, and was not refused.
fn is_at_the_pharmacy(step: Step) -> bool {
    !step.has_left() && step.is_open()
}

/// `waits` says whether a medicine is still at the pharmacy while others have left.
fn may_stop((stage, waits): (&Stage, bool), asks: &[Asked]) -> May {
    match stage {
        Stage::Received => return May::Now,
        Stage::Shipped(_) if !waits => return May::No(WhyNot::Shipped),
        _ if !stage.is_open() => return May::No(WhyNot::Over),
        _ => {}
    }
    match asks.iter().rev().find(|asked| asked.ask.stops()) {
        None => May::Ask,
        Some(Asked { reply: None, at, .. }) => May::No(WhyNot::Waits(*at)),
        Some(Asked { reply: Some(Reply::TooLate | Reply::Part), .. }) => May::No(WhyNot::TooLate),
        Some(Asked { reply: Some(Reply::Stopped), .. }) => May::No(WhyNot::Over),
    }
}

/// The pharmacy's word on a wish to stop, by where each medicine stands that it could be of: once
/// none waits there any more. The end of one says nothing of the others.
pub fn answered(steps: &[Step]) -> Option<Reply> {
    let waits = |step: &Step| !step.has_left() && *step != Step::Rejected;
    if steps.is_empty() || steps.iter().any(waits) {
        return None;
    }
    let left = steps.iter().filter(|step| step.has_left()).count();
    Some(match left {
        0 => Reply::Stopped,
        left if left < steps.len() => Reply::Part,
        _ => Reply::TooLate,
    })
}

/// The prices its owner has to answer to, one after the other; none where they have. What was
/// agreed to for one medicine is no word on another that costs as much. Of an order that was held
/// before news was kept nothing is told but its stage.
pub fn prices_to_answer(
    (stage, told): (&Stage, &[(PrescriptionId, Priced)]),
    asks: &[Asked],
) -> Vec<Priced> {
    let Some(amount) = stage.asked_price() else { return Vec::new() };
    if matches!(may_stop((stage, true), asks), May::No(WhyNot::Waits(_))) {
        return Vec::new();
    }
    let mut open = Vec::new();
    for (_, priced) in told {
        if !open.contains(priced) {
            open.push(*priced);
        }
    }
    if open.is_empty() {
        open.push(Priced { amount, line: None });
    }
    open.retain(|priced| {
        let agrees = |asked: &Asked| asked.ask == Ask::Agree(priced.amount);
        !asks.iter().any(|asked| agrees(asked) && asked.line == priced.line)
    });
    open
}

#[cfg(test)]
mod tests;
