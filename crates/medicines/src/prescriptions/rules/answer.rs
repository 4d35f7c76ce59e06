//! The judgement itself: today, from a day on, or no, with what helps instead. Pure.

use base::{Day, OrderId, RefillTerms};
use formats::records::Schedule;
use serde::{Deserialize, Serialize};

use super::super::{Early, Prescription};
use super::approved::{Leave, ending, leave, put_off};
use super::shown::standing_of;
use super::{
    APPROVAL_MONTHS, Pace, Shown, TOO_NEW_DAYS, last_day, last_was_part, next_fill, plus_months,
    refills_left, rest_of_a_part, under_way,
};

/// Whether it can be ordered today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefillAnswer {
    Refillable,
    /// Enough is left for now; it can be ordered from this day on.
    NotYet {
        on: Day,
        #[serde(default)]
        because: Because,
    },
    No {
        why: Why,
        next: Next,
    },
}

impl RefillAnswer {
    /// The day of a wait that an early fill can cut short: not of one for the plan's approval.
    pub const fn waits(self) -> Option<Day> {
        match self {
            Self::Refillable
            | Self::No { .. }
            | Self::NotYet { because: Because::ApprovalStarts, .. } => None,
            Self::NotYet { on, .. } => Some(on),
        }
    }
}

/// Why a day has to be waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// Most of the last fill is still there.
    #[default]
    Supply,
    /// The last fill was a part, and most of that is still there.
    Part,
    /// The same, of a medicine the plan pays only so much of.
    Limit,
    /// The plan's approval begins on that day.
    ApprovalStarts,
    /// And the plan's approval ends before that day.
    ApprovalEnds,
    /// The same, and it has been asked for again.
    ApprovalAskedAgain,
}

impl Because {
    /// The word key of the sentence that says so, with the day.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Supply => "rx-why-not-yet",
            Self::Part => "rx-why-not-yet-part",
            Self::Limit => "rx-why-not-yet-limit",
            Self::ApprovalStarts => "rx-why-not-yet-approval-starts",
            Self::ApprovalEnds => "rx-why-not-yet-approval-ends",
            Self::ApprovalAskedAgain => "rx-why-not-yet-approval-asked-again",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// In an open order.
    Ordered,
    /// The pharmacy is filling it, asked by somebody else.
    UnderWay,
    /// The same, and nothing was heard of it for days.
    UnderWayStill,
    OnHold,
    Parked,
    Pending,
    /// Never filled yet, and a first fill starts at the pharmacy.
    FirstFill,
    /// Never filled yet, and written so lately that the pharmacy may not have told of it.
    TooNew,
    NoneLeft,
    /// No whole fill is left, but the rest of one that was filled in part.
    RestOnly,
    /// The plan pays only once it has approved it, and nothing shows that it has.
    NeedsApproval,
    /// The plan decides about it.
    ApprovalOpen,
    /// The prescriber has not sent the request.
    ApprovalWithPrescriber,
    ApprovalMissing,
    NotApproved,
    ApprovalEnded,
    NoRefillsByLaw,
    /// The file did not say how many refills it has.
    RefillsUnknown,
    Expired,
    /// It ends before the next fill would be due.
    EndsFirst,
    Discontinued,
    Transferred,
    Unknown,
}

impl Why {
    /// The word key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ordered => "rx-why-ordered",
            Self::UnderWay => "rx-why-under-way",
            Self::UnderWayStill => "rx-why-under-way-still",
            Self::OnHold => "rx-why-on-hold",
            Self::Parked => "rx-why-parked",
            Self::Pending => "rx-why-pending",
            Self::FirstFill => "rx-why-first-fill",
            Self::TooNew => "rx-why-too-new",
            Self::NoneLeft => "rx-why-none-left",
            Self::RestOnly => "rx-why-rest-only",
            Self::NeedsApproval => "rx-why-needs-approval",
            Self::ApprovalOpen => "rx-why-approval-open",
            Self::ApprovalWithPrescriber => "rx-why-approval-with-prescriber",
            Self::ApprovalMissing => "rx-why-approval-missing",
            Self::NotApproved => "rx-why-not-approved",
            Self::ApprovalEnded => "rx-why-approval-ended",
            Self::NoRefillsByLaw => "rx-why-no-refills-by-law",
            Self::RefillsUnknown => "rx-why-refills-unknown",
            Self::Expired => "rx-why-expired",
            Self::EndsFirst => "rx-why-ends-first",
            Self::Discontinued => "rx-why-discontinued",
            Self::Transferred => "rx-why-transferred",
            Self::Unknown => "rx-why-unknown",
        }
    }
}

impl Why {
    /// Whether it is the plan's word on a request for approval.
    pub const fn is_of_approval(self) -> bool {
        matches!(
            self,
            Self::ApprovalOpen
                | Self::ApprovalWithPrescriber
                | Self::ApprovalMissing
                | Self::NotApproved
                | Self::ApprovalEnded
        )
    }
}

/// What helps instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Next {
    SeeOrder(OrderId),
    Wait,
    /// Time will tell; whoever still sees it on that day calls the pharmacy.
    LookAgain(Day),
    CallPharmacy,
    AskPrescriber,
    /// The prescriber asks the plan: prior authorization.
    AskApproval,
    /// The plan should decide by this day.
    DecidedBy(Day),
    /// The request's own page says what to do.
    SeeApproval,
    /// Until this day.
    Appeal(Day),
    CallPlan,
}

impl Next {
    pub const fn key(self) -> &'static str {
        match self {
            Self::SeeOrder(_) => "rx-next-see-order",
            Self::Wait => "rx-next-wait",
            Self::LookAgain(_) => "rx-next-look-again",
            Self::CallPharmacy => "rx-next-call-pharmacy",
            Self::AskPrescriber => "rx-next-ask-prescriber",
            Self::AskApproval => "rx-next-ask-approval",
            Self::DecidedBy(_) => "rx-next-decided-by",
            Self::SeeApproval => "rx-next-see-approval",
            Self::Appeal(_) => "rx-next-appeal",
            Self::CallPlan => "rx-next-call-plan",
        }
    }

    /// The day its sentence names.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::LookAgain(day) | Self::DecidedBy(day) | Self::Appeal(day) => Some(day),
            _ => None,
        }
    }
}

/// The one judgement behind every refill button, check page and confirmation.
pub fn refill_answer(rx: &Prescription, today: Day, plan: RefillTerms) -> RefillAnswer {
    if let Some(order) = rx.open_order() {
        return no(Why::Ordered, Next::SeeOrder(order.order));
    }
    if let Some(answer) = ended_or_paused(rx, today) {
        return answer;
    }
    if rx.schedule() == Some(Schedule::Two) {
        return no(Why::NoRefillsByLaw, Next::AskPrescriber);
    }
    match refills_left(rx) {
        None => return no(Why::RefillsUnknown, Next::CallPharmacy),
        Some(0) if rest_of_a_part(rx).is_some() => {
            return no(Why::RestOnly, Next::CallPharmacy);
        }
        Some(0) => return no(Why::NoneLeft, Next::AskPrescriber),
        Some(_) => {}
    }
    match under_way(rx, today) {
        Some(Pace::Moving) => return no(Why::UnderWay, Next::Wait),
        Some(Pace::Still) => return no(Why::UnderWayStill, Next::CallPharmacy),
        None => {}
    }
    let leave = leave(rx, today, plan);
    let Some(on) = next_fill(rx, plan) else {
        return never_filled(rx, today, &leave);
    };
    if let Leave::Refused(answer) = leave {
        return answer;
    }
    let is_untold = matches!(leave, Leave::Untold);
    if rx.listed.prior_authorization && is_untold && !was_approved(rx, today) {
        return no(Why::NeedsApproval, Next::AskApproval);
    }
    let on = if early_leave(rx, today).is_some() { on.min(today) } else { on };
    let starts = put_off(&leave, on);
    let on = starts.unwrap_or(on);
    if on <= today {
        RefillAnswer::Refillable
    } else if last_day(rx).is_some_and(|last| on > last) {
        no(Why::EndsFirst, Next::AskPrescriber)
    } else if starts.is_some() {
        RefillAnswer::NotYet { on, because: Because::ApprovalStarts }
    } else {
        RefillAnswer::NotYet { on, because: because(rx, &leave, on) }
    }
}

fn because(rx: &Prescription, leave: &Leave, on: Day) -> Because {
    if let Some(because) = ending(leave, on) {
        because
    } else if last_was_part(rx) {
        Because::Part
    } else if rx.listed.quantity_limit {
        Because::Limit
    } else {
        Because::Supply
    }
}

/// A fill the plan paid within the year shows that it approved; plans approve for a year, as a
/// rule (house).
fn was_approved(rx: &Prescription, today: Day) -> bool {
    match rx.fills.last {
        Some(last) => today <= plus_months(last.day, APPROVAL_MONTHS),
        None => rx.fills.done > 0,
    }
}

/// Given for a trip: once, for the fill after the day it was given, until the day they leave.
pub fn early_leave(rx: &Prescription, today: Day) -> Option<Early> {
    let early = rx.early?;
    let used = rx.fills.last.is_some_and(|last| last.day > early.given)
        || rx.orders.iter().any(|order| order.step.has_left() && order.placed >= early.given);
    (early.given <= today && today <= early.leaves && !used).then_some(early)
}
/// A first fill starts at the pharmacy, which is given some days to hear of it.
fn never_filled(rx: &Prescription, today: Day, leave: &Leave) -> RefillAnswer {
    if let Leave::Refused(answer) = leave {
        return *answer;
    }
    let told_by = rx.written.as_ref().map(|written| written.0.plus_days(TOO_NEW_DAYS));
    match told_by {
        Some(on) if today < on => no(Why::TooNew, Next::LookAgain(on)),
        _ if rx.listed.prior_authorization && matches!(leave, Leave::Untold) => {
            no(Why::NeedsApproval, Next::AskApproval)
        }
        _ => no(Why::FirstFill, Next::CallPharmacy),
    }
}

pub(super) const fn no(why: Why, next: Next) -> RefillAnswer {
    RefillAnswer::No { why, next }
}

/// What the prescription's own status forbids, whatever was filled.
fn ended_or_paused(rx: &Prescription, today: Day) -> Option<RefillAnswer> {
    Some(match standing_of(rx, today) {
        Shown::Pending => no(Why::Pending, Next::Wait),
        Shown::OnHold => no(Why::OnHold, Next::CallPharmacy),
        Shown::Parked => no(Why::Parked, Next::CallPharmacy),
        Shown::Expired => no(Why::Expired, Next::AskPrescriber),
        Shown::Discontinued => no(Why::Discontinued, Next::AskPrescriber),
        Shown::Transferred => no(Why::Transferred, Next::CallPharmacy),
        Shown::Unknown => no(Why::Unknown, Next::CallPlan),
        Shown::Active | Shown::Submitted | Shown::InProcess | Shown::Shipped => return None,
    })
}
