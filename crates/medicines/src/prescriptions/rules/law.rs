//! How often and how long a prescription may be filled. Pure.

use base::Day;
use formats::records::{Quantity, Schedule};

use super::super::{Body, Prescription};
use super::due::delivered_since;
use super::{CONTROLLED_LIFE_MONTHS, CONTROLLED_REFILLS, LIFE_MONTHS};

/// Refills that remain: the first fill is not a refill, and a part counts as the part it is.
/// Nothing when nobody told how many.
///
/// Source: 21 CFR 1306.23(b): parts may be filled until together they are the whole. The five
/// refills of 21 CFR 1306.22(a) are read as five times the amount.
pub fn refills_left(rx: &Prescription) -> Option<u16> {
    let allowed = allowed(rx)?;
    let left = left_thousandths(rx, allowed) / whole_thousandths(rx);
    // Before the first fill one more is left than there are refills.
    Some(u16::try_from(left.max(0)).unwrap_or(u16::MAX).min(allowed))
}

/// What is still to be had of fills that were made in part, beside the whole ones.
pub fn rest_of_a_part(rx: &Prescription) -> Option<Quantity> {
    if rx.fills.parts.count == 0 {
        return None;
    }
    let rest = left_thousandths(rx, allowed(rx)?).max(0) % whole_thousandths(rx);
    (rest > 0).then(|| Quantity::thousandths(rest))
}

/// As told, but never more than the law has.
fn allowed(rx: &Prescription) -> Option<u16> {
    match rx.schedule() {
        Some(Schedule::Two) => Some(0),
        Some(Schedule::Three | Schedule::Four | Schedule::Five) => {
            rx.refills_allowed.map(|told| told.min(CONTROLLED_REFILLS))
        }
        None => rx.refills_allowed,
    }
}

/// The amount of one fill; where nobody told it there are no parts, and any unit will do.
fn whole_thousandths(rx: &Body) -> i64 {
    rx.quantity.map_or(0, Quantity::as_thousandths).max(1)
}

fn left_thousandths(rx: &Prescription, allowed: u16) -> i64 {
    let filled = rx.fills.done.saturating_add(delivered_since(rx));
    let whole = i64::from(allowed) + 1 - i64::from(filled.saturating_sub(rx.fills.parts.count));
    whole.saturating_mul(whole_thousandths(rx)).saturating_sub(rx.fills.parts.thousandths)
}

/// The last day it may be filled: as told, but for a controlled medicine never past the law.
pub fn last_day(rx: &Body) -> Option<Day> {
    let controlled = rx.schedule().is_some();
    let life = if controlled { CONTROLLED_LIFE_MONTHS } else { LIFE_MONTHS };
    let lawful = rx.written.as_ref().map(|written| plus_months(written.0, life));
    match (rx.expires.as_ref().map(|told| told.0), lawful) {
        (Some(told), Some(lawful)) if controlled => Some(told.min(lawful)),
        (told, lawful) => told.or(lawful),
    }
}

/// The same day some months later; the month's last where it is shorter.
pub fn plus_months(day: Day, months: u16) -> Day {
    let date = day.date();
    let month = i32::from(date.month()) - 1 + i32::from(months);
    let year = i16::try_from(i32::from(date.year()) + month / 12).unwrap_or(i16::MAX);
    let month = i8::try_from(month % 12 + 1).unwrap_or(12);
    (28..=date.day())
        .rev()
        .chain([date.day().min(28)])
        .find_map(|try_day| Day::new(year, month, try_day).ok())
        .unwrap_or(day)
}
