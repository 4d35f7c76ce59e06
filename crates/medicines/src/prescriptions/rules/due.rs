//! When the plan pays for another fill. Pure.

use base::{Day, RefillTerms};

use super::super::{Body, LastFill, Prescription};
use crate::orders::Step;

/// The first day the plan pays for another fill. Nothing before the first one.
pub fn next_fill(rx: &Prescription, plan: RefillTerms) -> Option<Day> {
    let Some((day, supply)) = newest(rx, plan) else {
        // Filled once, nobody knows when: the plan will look again when it is asked.
        return rx.written.as_ref().filter(|_| rx.fills.done > 0).map(|day| day.0);
    };
    let percent = if rx.by_mail { plan.mail_percent } else { plan.retail_percent };
    // The day of filling is day one, so n days later n days are used up.
    let used = (u32::from(supply) * u32::from(percent)).div_ceil(100);
    Some(day.plus_days(i32::try_from(used).unwrap_or(i32::MAX)))
}

/// The first day for which nothing of the newest fill is left.
pub fn lasts_until(rx: &Prescription, plan: RefillTerms) -> Option<Day> {
    newest(rx, plan).map(|(day, supply)| day.plus_days(i32::from(supply)))
}

/// The newest fill of a known day, and how many days it lasts. A delivered order counts as one
/// until the pharmacy tells of it.
fn newest(rx: &Prescription, plan: RefillTerms) -> Option<(Day, u16)> {
    let dispensed = rx.fills.last.map(|last| (last.day, lasts(rx, last)));
    let delivered = rx
        .orders
        .iter()
        .filter(|order| order.step == Step::Delivered)
        .map(|order| (order.moved, None))
        .max_by_key(|(day, _)| *day);
    let (day, told) = match (dispensed, delivered) {
        (Some(fill), Some(order)) if order.0 > fill.0 && delivered_since(rx) > 0 => order,
        (Some(fill), _) => fill,
        (None, order) => order?,
    };
    Some((day, told.or(rx.days_supply).unwrap_or(plan.assumed_days_supply)))
}

/// Whether the plan's list prices a fill of it as one month or as three. Lists know these two only
/// (US Drug Formulary, PharmacyBenefitType); where one ends is the house's.
pub fn months(rx: &Body) -> Option<u8> {
    match rx.days_supply? {
        1..=34 => Some(1),
        84..=102 => Some(3),
        _ => None,
    }
}

/// How long a fill lasts: as told; else as much of the prescription's days as of its amount, so
/// that whoever got a part is not made to wait for a whole (21 CFR 1306.23 allows the part).
fn lasts(rx: &Body, fill: LastFill) -> Option<u16> {
    let part = || {
        let (given, whole) = part_of(rx, fill)?;
        let days = i64::from(rx.days_supply?).checked_mul(given)? / whole;
        u16::try_from(days).ok()
    };
    fill.days_supply.or_else(part)
}

/// Whether the newest fill held less than was prescribed.
pub fn last_was_part(rx: &Prescription) -> bool {
    rx.fills.last.is_some_and(|last| part_of(rx, last).is_some())
}

/// Thousandths given and prescribed, where less was given.
fn part_of(rx: &Body, fill: LastFill) -> Option<(i64, i64)> {
    let (given, whole) = (fill.quantity?.as_thousandths(), rx.quantity?.as_thousandths());
    (0 < given && given < whole).then_some((given, whole))
}

/// Delivered orders whose fill the pharmacy has not told us of yet.
pub(super) fn delivered_since(rx: &Prescription) -> u16 {
    let told = rx.fills.last.map(|last| last.day);
    let untold = rx.orders.iter().filter(|order| {
        order.step == Step::Delivered && told.is_none_or(|last| order.placed > last)
    });
    u16::try_from(untold.count()).unwrap_or(u16::MAX)
}
