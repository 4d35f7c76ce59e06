//! Fills the pharmacy has begun and not handed over. Pure.

use base::Day;

use super::super::Prescription;
use super::{FORGOTTEN_DAYS, STILL_DAYS};

/// How a fill that is under way comes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    Moving,
    /// Nothing was heard of it for days: somebody should ask.
    Still,
}

/// The fill a pharmacy prepares today, if there is one.
pub fn under_way(rx: &Prescription, today: Day) -> Option<Pace> {
    let days = days_since(rx, rx.fills.under_way, today)?;
    Some(if days < STILL_DAYS { Pace::Moving } else { Pace::Still })
}

/// Whether the pharmacy has stopped a fill and waits.
pub(super) fn is_held(rx: &Prescription, today: Day) -> bool {
    days_since(rx, rx.fills.held, today).is_some()
}

/// Nothing where a later fill was handed over, or where it is so old that its end was never told:
/// one forgotten line in a file must not keep a medicine from somebody for ever.
fn days_since(rx: &Prescription, begun: Option<Day>, today: Day) -> Option<i32> {
    let begun = begun?;
    let is_over = rx.fills.last.is_some_and(|last| last.day >= begun);
    let days = today.days_since(begun);
    (!is_over && days < FORGOTTEN_DAYS).then_some(days)
}
