//! Whether to say today that a medicine runs out. Pure.

use base::{Day, RefillTerms};

use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{Next, RefillAnswer, Why, lasts_until};

/// Days of medicine left at which we write, where a refill can be ordered (HEALTH-DATA 7).
const REFILL_AT: [i32; 2] = [7, 3];
/// What is mailed is told of so many days before the plan's mail has to leave, or sooner (house).
const BEFORE_MAIL: i32 = 2;
/// Where a prescriber has to write first, or a pharmacy has to be called, there is more to do.
const RENEWAL_AT: [i32; 2] = [14, 7];

/// What helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Help {
    /// It can be ordered today.
    Refill,
    /// The prescriber is asked for a new one first.
    Renewal,
    /// The pharmacy or the plan is called.
    Call,
}

/// A medicine that runs low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Low {
    /// The first day without it.
    pub out_on: Day,
    /// The mark that was passed: `7`.
    pub at: i32,
    pub help: Help,
}

/// Whether this prescription's member should hear today that it runs out. Not while it is in an
/// order, nor once it has run out: whoever stopped taking it is not to be asked for ever.
pub fn low(
    rx: &Prescription,
    answer: RefillAnswer,
    (today, plan): (Day, RefillTerms),
) -> Option<Low> {
    let help = help(answer)?;
    let out_on = lasts_until(rx, plan)?;
    let left = out_on.days_since(today);
    let marks = if help == Help::Refill { refill_at(rx, plan) } else { RENEWAL_AT };
    // The nearest mark passed, so that whoever is met late hears one thing and not two.
    let at = marks.into_iter().filter(|mark| left <= *mark).min()?;
    (left >= 0).then_some(Low { out_on, at, help })
}

fn refill_at(rx: &Prescription, plan: RefillTerms) -> [i32; 2] {
    let [first, last] = REFILL_AT;
    let mail = i32::from(plan.standard.last_days) + BEFORE_MAIL;
    if rx.by_mail { [first.max(mail), last] } else { REFILL_AT }
}

fn help(answer: RefillAnswer) -> Option<Help> {
    match answer {
        RefillAnswer::Refillable => Some(Help::Refill),
        // It lasts, or it is on its way; or somebody ended it, or it is looked after elsewhere. Not
        // so a fill that does not come on: its pharmacy is called.
        RefillAnswer::NotYet { .. }
        | RefillAnswer::No {
            why:
                Why::Ordered
                | Why::UnderWay
                | Why::Pending
                | Why::TooNew
                | Why::Discontinued
                | Why::Transferred
                | Why::Unknown,
            ..
        } => None,
        RefillAnswer::No { next, .. } => match next {
            Next::AskPrescriber => Some(Help::Renewal),
            Next::SeeOrder(_) | Next::Wait | Next::LookAgain(_) => None,
            _ => Some(Help::Call),
        },
    }
}
