//! What the plan's word on a medicine opens or puts off: the request for approval that counts for
//! it (decision 44). Pure.

use base::{Day, RefillTerms};

use super::super::Prescription;
use super::answer::{Because, Next, RefillAnswer, Why, no};
use super::{APPROVAL_MONTHS, plus_months};
use crate::approvals::rules::{Stage, appeal, day_of, due, in_force, stage};
use crate::approvals::{Facts, Word};

/// What is known of the plan's approval.
pub(super) enum Leave {
    /// It holds, until this day where one is told.
    Holds {
        until: Option<Day>,
        is_followed: bool,
    },
    /// It holds from this day on.
    From(Day),
    Refused(RefillAnswer),
    /// No request is known, or none that decides: fills have to show it.
    Untold,
}

pub(super) fn leave(rx: &Prescription, today: Day, plan: RefillTerms) -> Leave {
    let Some(Word { facts, is_followed, .. }) = rx.approval else { return Leave::Untold };
    let no = |why, next| Leave::Refused(no(why, next));
    // Where the plan does not tell the day, it was by the day on which it first wrote so.
    let paid_since =
        |day: Option<Day>| paid_since(rx, day.or_else(|| facts.since.map(day_of)), today);
    match stage(&facts, today) {
        Stage::Approved | Stage::InPart => match facts.from {
            Some(from) if !in_force(&facts, today) => Leave::From(from),
            _ => Leave::Holds { until: facts.until, is_followed },
        },
        Stage::WithPrescriber => no(Why::ApprovalWithPrescriber, Next::AskApproval),
        Stage::WithPlan => no(Why::ApprovalOpen, awaited(&facts, today, plan)),
        Stage::MoreNeeded => no(Why::ApprovalMissing, Next::SeeApproval),
        Stage::NotApproved if paid_since(facts.decided) => Leave::Untold,
        Stage::NotApproved => match appeal(&facts, plan.kind).filter(|last| !last.is_past(today)) {
            Some(last) => no(Why::NotApproved, Next::Appeal(last.day())),
            None => no(Why::NotApproved, Next::CallPlan),
        },
        Stage::Ended if !paid_since(facts.until) => no(Why::ApprovalEnded, Next::AskApproval),
        Stage::Ended | Stage::Withdrawn | Stage::Unknown => Leave::Untold,
    }
}

fn awaited(facts: &Facts, today: Day, plan: RefillTerms) -> Next {
    match due(facts, plan.kind) {
        Some(by) if by.is_past(today) => Next::CallPlan,
        Some(by) => Next::DecidedBy(by.day()),
        None => Next::SeeApproval,
    }
}

/// A fill after the end or the refusal shows that the plan pays all the same, or approved it anew.
/// Where nobody knows when that was, one within the time for which a fill shows an approval does.
fn paid_since(rx: &Prescription, day: Option<Day>, today: Day) -> bool {
    let Some(last) = rx.fills.last else { return false };
    match day {
        Some(day) => last.day > day,
        None => today <= plus_months(last.day, APPROVAL_MONTHS),
    }
}

/// The day on which a medicine may be filled that could be from `on` on, were it for the supply.
pub(super) fn put_off(leave: &Leave, on: Day) -> Option<Day> {
    match *leave {
        Leave::From(from) if from >= on => Some(from),
        _ => None,
    }
}

/// What a wait until that day has to say of an approval that ends before it.
pub(super) fn ending(leave: &Leave, on: Day) -> Option<Because> {
    match *leave {
        Leave::Holds { until: Some(until), is_followed } if on > until => {
            Some(if is_followed { Because::ApprovalAskedAgain } else { Because::ApprovalEnds })
        }
        _ => None,
    }
}
