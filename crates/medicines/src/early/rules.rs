//! Whether somebody who goes away may fill early. Pure.
//!
//! The limits are the plan's (`[refills]` in its configuration); no federal rule gives or forbids
//! a vacation supply of a medicine that is not controlled. A controlled one, one of which the plan
//! pays a limited amount, a longer trip and a further one in the year are for the plan to decide.

mod dates;

use base::{Day, RefillTerms};
use serde::{Deserialize, Serialize};

use super::flow::Ask;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{lasts_until, refill_answer};

pub use dates::typed_day;

/// From the day they leave to the day they are back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trip {
    pub leaves: Day,
    pub returns: Day,
}

/// What is wrong with the dates of a trip, by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub key: &'static str,
}

/// Trips further ahead are asked for when they are nearer: the plan's terms may change until then.
const AHEAD_DAYS: i32 = 180;

impl Trip {
    /// From what was typed; everything that is wrong with it at once.
    pub fn read(leaves: &str, returns: &str, today: Day) -> Result<Self, Vec<Wrong>> {
        let day = |field, text: &str| {
            let key = if text.trim().is_empty() { "early-date-missing" } else { "early-date" };
            typed_day(text, today).ok_or(Wrong { field, key })
        };
        let left = day("leaves", leaves).and_then(|day| match day.days_since(today) {
            ahead if ahead < 0 => Err(Wrong { field: "leaves", key: "early-leaves-past" }),
            ahead if ahead > AHEAD_DAYS => Err(Wrong { field: "leaves", key: "early-leaves-far" }),
            _ => Ok(day),
        });
        match (left, day("returns", returns)) {
            (Ok(leaves), Ok(returns)) if returns <= leaves => {
                Err(vec![Wrong { field: "returns", key: "early-returns-before" }])
            }
            (Ok(leaves), Ok(returns)) => Ok(Self { leaves, returns }),
            (left, back) => Err([left.err(), back.err()].into_iter().flatten().collect()),
        }
    }

    pub fn days(self) -> i32 {
        self.returns.days_since(self.leaves)
    }
}

/// What the plan's limits say of a trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Given,
    AskPlan(Ask),
    NotNeeded(NotNeeded),
}

/// Why no early fill is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNeeded {
    /// It can be refilled from this day on, before they leave.
    BeforeLeaving(Day),
    /// What they have lasts until this day, when they are back.
    Lasts(Day),
}

/// Nothing where an early fill would not help: only a wait can be cut short. `given` are the trips
/// for which one was given by rule; those of the calendar year in which this one begins count.
pub fn judge(
    rx: &Prescription,
    trip: Trip,
    (today, plan): (Day, RefillTerms),
    given: &[Trip],
) -> Option<Verdict> {
    let year = |trip: &Trip| trip.leaves.year();
    let given = given.iter().filter(|one| year(one) == year(&trip)).count();
    let on = refill_answer(rx, today, plan).waits()?;
    Some(if on <= order_by(rx, trip.leaves, plan) {
        Verdict::NotNeeded(NotNeeded::BeforeLeaving(on))
    } else if let Some(lasts) = lasts_until(rx, plan).filter(|lasts| *lasts > trip.returns) {
        Verdict::NotNeeded(NotNeeded::Lasts(lasts))
    } else if rx.schedule().is_some() {
        Verdict::AskPlan(Ask::Controlled)
    } else if rx.listed.quantity_limit {
        Verdict::AskPlan(Ask::Limited)
    } else if trip.days() > i32::from(plan.trip_days) {
        Verdict::AskPlan(Ask::TooLong)
    } else if given >= usize::from(plan.trips_a_year) {
        Verdict::AskPlan(Ask::UsedUp)
    } else {
        Verdict::Given
    })
}

/// The last day on which it can be ordered and still be there when they leave: a parcel travels.
pub fn order_by(rx: &Prescription, leaves: Day, plan: RefillTerms) -> Day {
    let travels = if rx.by_mail { i32::from(plan.standard.last_days) } else { 0 };
    leaves.plus_days(-travels)
}

#[cfg(test)]
mod tests;
