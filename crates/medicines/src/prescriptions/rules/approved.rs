//! What the plan's word on a medicine opens or puts off: the request for approval that counts for
//! it (decision 44). Pure.

use base::{Day, RefillTerms};

use super::super::Prescription;
use super::answer::{Because, Next, RefillAnswer, Why, no};
use crate::approvals::rules::{Stage, appeal, due, in_force, is_stale, stage};
use crate::approvals::{Facts, Word};

/// What is known of the plan's approval.
pub(super) enum Leave {
    /// It holds, until this day where one is told.
    Holds(Option<Day>),
    /// It holds from this day on.
    From(Day),
    Refused(RefillAnswer),
    /// No request is known, or none that decides: fills have to show it.
    Untold,
}

pub(super) fn leave(rx: &Prescription, today: Day, plan: RefillTerms) -> Leave {
    let Some(Word { facts, .. }) = rx.approval else { return Leave::Untold };
    let no = |why, next| Leave::Refused(no(why, next));
    match stage(&facts, today) {
        Stage::Approved | Stage::InPart => match facts.from {
            Some(from) if !in_force(&facts, today) => Leave::From(from),
            _ => Leave::Holds(facts.until),
        },
        stage if stage.is_open() && is_stale(&facts, today) => Leave::Untold,
        Stage::WithPrescriber => no(Why::ApprovalWithPrescriber, Next::AskApproval),
        Stage::WithPlan => no(Why::ApprovalOpen, awaited(&facts, today, plan)),
        Stage::MoreNeeded => no(Why::ApprovalMissing, Next::SeeApproval),
        Stage::NotApproved => match appeal(&facts, plan.kind).filter(|last| !last.is_past(today)) {
            Some(last) => no(Why::NotApproved, Next::Appeal(last.day())),
            None => no(Why::NotApproved, Next::CallPlan),
        },
        Stage::Ended if !filled_since(rx, &facts) => no(Why::ApprovalEnded, Next::AskApproval),
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

/// A fill after the end shows that the plan pays all the same, or approved it anew.
fn filled_since(rx: &Prescription, facts: &Facts) -> bool {
    let (last, until) = (rx.fills.last.map(|last| last.day), facts.until);
    last.is_some_and(|last| until.is_some_and(|until| last > until))
}

/// The answer for a medicine whose fill is due on `on`, where the approval has a say in it.
pub(super) fn put_off(leave: &Leave, on: Day, today: Day) -> Option<RefillAnswer> {
    match *leave {
        Leave::Refused(answer) => Some(answer),
        Leave::From(from) if from >= on => {
            Some(RefillAnswer::NotYet { on: from, because: Because::ApprovalStarts })
        }
        Leave::Holds(Some(until)) if on > until && on > today => {
            Some(RefillAnswer::NotYet { on, because: Because::ApprovalEnds })
        }
        Leave::From(_) | Leave::Holds(_) | Leave::Untold => None,
    }
}
