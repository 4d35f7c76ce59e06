//! May this be refilled today, and if not, when, or what instead? Pure.
//!
//! Sources: 21 CFR 1306.12 (no refills in schedule II), 21 CFR 1306.22 (six months and five refills
//! in schedules III and IV), 21 CFR 1306.23 (part of a controlled medicine may be filled),
//! HEALTH-DATA 7 (statuses as shown); the rest are house values.

use base::{Day, OrderId};
use formats::records::{PrescriptionStatus, Schedule};
use serde::{Deserialize, Serialize};

use super::{Body, LastFill, Prescription, Standing};
use crate::orders::Step;

/// How much of a supply must be used before the next fill, in percent. Plans set their own; these
/// are the house values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    pub retail_percent: u16,
    pub mail_percent: u16,
    /// Where neither the fill nor the prescription says how long it lasts.
    pub assumed_days_supply: u16,
}

pub const HOUSE: Thresholds =
    Thresholds { retail_percent: 75, mail_percent: 66, assumed_days_supply: 30 };

/// A prescription is good for a year from the day it was written (house; most states' law) …
const LIFE_MONTHS: u16 = 12;
/// … and a controlled one for six months and five refills. The federal rule names schedules III
/// and IV; many states hold schedule V to it, so we do not promise more.
const CONTROLLED_LIFE_MONTHS: u16 = 6;
const CONTROLLED_REFILLS: u16 = 5;

/// A prescription this young may not have reached its pharmacy's list: no reason to worry (house).
const TOO_NEW_DAYS: i32 = 3;

/// Ended ones are shown this long before they move behind "show older" (HEALTH-DATA 7).
pub const SHOW_ENDED_DAYS: i32 = 180;

/// Whether it can be ordered today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefillAnswer {
    Refillable,
    /// Enough is left for now; it can be ordered from this day on.
    NotYet {
        on: Day,
    },
    No {
        why: Why,
        next: Next,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// In an open order.
    Ordered,
    /// The pharmacy is filling it, asked by somebody else.
    UnderWay,
    OnHold,
    Parked,
    Pending,
    /// Never filled yet, and a first fill starts at the pharmacy.
    FirstFill,
    /// Never filled yet, and written so lately that the pharmacy may not have told of it.
    TooNew,
    NoneLeft,
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
            Self::OnHold => "rx-why-on-hold",
            Self::Parked => "rx-why-parked",
            Self::Pending => "rx-why-pending",
            Self::FirstFill => "rx-why-first-fill",
            Self::TooNew => "rx-why-too-new",
            Self::NoneLeft => "rx-why-none-left",
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
            Self::CallPlan => "rx-next-call-plan",
        }
    }
}

/// The status words of a mail-order pharmacy's own portal (HEALTH-DATA 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    Active,
    Submitted,
    InProcess,
    Shipped,
    OnHold,
    Parked,
    Pending,
    Expired,
    Discontinued,
    Transferred,
    Unknown,
}

impl Shown {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Active => "rx-status-active",
            Self::Submitted => "rx-status-submitted",
            Self::InProcess => "rx-status-in-process",
            Self::Shipped => "rx-status-shipped",
            Self::OnHold => "rx-status-on-hold",
            Self::Parked => "rx-status-parked",
            Self::Pending => "rx-status-pending",
            Self::Expired => "rx-status-expired",
            Self::Discontinued => "rx-status-discontinued",
            Self::Transferred => "rx-status-transferred",
            Self::Unknown => "rx-status-unknown",
        }
    }

    /// The word key of the sentence that explains it.
    pub const fn meaning_key(self) -> &'static str {
        match self {
            Self::Active => "rx-means-active",
            Self::Submitted => "rx-means-submitted",
            Self::InProcess => "rx-means-in-process",
            Self::Shipped => "rx-means-shipped",
            Self::OnHold => "rx-means-on-hold",
            Self::Parked => "rx-means-parked",
            Self::Pending => "rx-means-pending",
            Self::Expired => "rx-means-expired",
            Self::Discontinued => "rx-means-discontinued",
            Self::Transferred => "rx-means-transferred",
            Self::Unknown => "rx-means-unknown",
        }
    }

    /// The shape beside the word (the kit's tag kinds).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Active => "good",
            Self::Submitted | Self::InProcess | Self::Pending => "wait",
            Self::Shipped => "move",
            Self::OnHold => "act",
            Self::Expired | Self::Discontinued => "stop",
            Self::Parked | Self::Transferred | Self::Unknown => "quiet",
        }
    }

    /// Over, so that no order of it can come any more.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Expired | Self::Discontinued | Self::Transferred)
    }
}

/// The one judgement behind every refill button, check page and confirmation.
pub fn refill_answer(rx: &Prescription, today: Day, plan: Thresholds) -> RefillAnswer {
    if let Some(order) = rx.open_order() {
        return no(Why::Ordered, Next::SeeOrder(order.order));
    }
    if let Some(answer) = ended_or_paused(rx, today) {
        return answer;
    }
    if rx.drug.schedule == Some(Schedule::Two) {
        return no(Why::NoRefillsByLaw, Next::AskPrescriber);
    }
    match refills_left(rx) {
        None => return no(Why::RefillsUnknown, Next::CallPharmacy),
        Some(0) => return no(Why::NoneLeft, Next::AskPrescriber),
        Some(_) => {}
    }
    if rx.fills.under_way {
        return no(Why::UnderWay, Next::Wait);
    }
    let Some(on) = next_fill(rx, plan) else {
        return never_filled(rx, today);
    };
    if on <= today {
        RefillAnswer::Refillable
    } else if last_day(rx).is_some_and(|last| on > last) {
        no(Why::EndsFirst, Next::AskPrescriber)
    } else {
        RefillAnswer::NotYet { on }
    }
}

/// A first fill starts at the pharmacy, which is given some days to hear of it.
fn never_filled(rx: &Body, today: Day) -> RefillAnswer {
    let told_by = rx.written.as_ref().map(|written| written.0.plus_days(TOO_NEW_DAYS));
    match told_by {
        Some(on) if today < on => no(Why::TooNew, Next::LookAgain(on)),
        _ => no(Why::FirstFill, Next::CallPharmacy),
    }
}

const fn no(why: Why, next: Next) -> RefillAnswer {
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

/// The status as a member sees it: the prescription's own, overlaid by an order under way.
pub fn shown(rx: &Prescription, today: Day) -> Shown {
    let own = standing_of(rx, today);
    match rx.open_order().map(|order| order.step) {
        Some(Step::Received | Step::Checking) => Shown::Submitted,
        Some(Step::Filling) => Shown::InProcess,
        Some(Step::Shipped) => Shown::Shipped,
        Some(Step::Held) => Shown::OnHold,
        _ if own == Shown::Active && rx.fills.under_way => Shown::InProcess,
        _ => own,
    }
}

fn standing_of(rx: &Prescription, today: Day) -> Shown {
    use PrescriptionStatus as Status;
    if rx.standing == Standing::Transferred {
        return Shown::Transferred;
    }
    let past = last_day(rx).is_some_and(|last| today > last);
    match rx.status {
        Status::Draft => Shown::Pending,
        Status::Unknown => Shown::Unknown,
        Status::Active | Status::OnHold | Status::Completed if past => Shown::Expired,
        Status::Completed | Status::Stopped | Status::Cancelled | Status::EnteredInError => {
            Shown::Discontinued
        }
        Status::OnHold => Shown::OnHold,
        Status::Active if rx.fills.held => Shown::OnHold,
        Status::Active if rx.standing == Standing::Parked => Shown::Parked,
        Status::Active => Shown::Active,
    }
}

/// Refills that remain: the first fill is not a refill. Nothing when nobody told how many.
pub fn refills_left(rx: &Prescription) -> Option<u16> {
    let allowed = match rx.drug.schedule {
        Some(Schedule::Two) => return Some(0),
        Some(Schedule::Three | Schedule::Four | Schedule::Five) => {
            rx.refills_allowed?.min(CONTROLLED_REFILLS)
        }
        None => rx.refills_allowed?,
    };
    let filled = rx.fills.done.saturating_add(delivered_since(rx));
    Some(allowed.saturating_sub(filled.saturating_sub(1)))
}

/// The last day it may be filled: as told, but for a controlled medicine never past the law.
pub fn last_day(rx: &Body) -> Option<Day> {
    let controlled = rx.drug.schedule.is_some();
    let life = if controlled { CONTROLLED_LIFE_MONTHS } else { LIFE_MONTHS };
    let lawful = rx.written.as_ref().map(|written| plus_months(written.0, life));
    match (rx.expires.as_ref().map(|told| told.0), lawful) {
        (Some(told), Some(lawful)) if controlled => Some(told.min(lawful)),
        (told, lawful) => told.or(lawful),
    }
}

/// The first day the plan pays for another fill. Nothing before the first one.
pub fn next_fill(rx: &Prescription, plan: Thresholds) -> Option<Day> {
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
        (None, Some(order)) => order,
        // Filled once, nobody knows when: the plan will look again when it is asked.
        (None, None) if rx.fills.done > 0 => return rx.written.as_ref().map(|day| day.0),
        (None, None) => return None,
    };
    let supply = told.or(rx.days_supply).unwrap_or(plan.assumed_days_supply);
    let percent = if rx.by_mail { plan.mail_percent } else { plan.retail_percent };
    // The day of filling is day one, so n days later n days are used up.
    let used = (u32::from(supply) * u32::from(percent)).div_ceil(100);
    Some(day.plus_days(i32::try_from(used).unwrap_or(i32::MAX)))
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
fn delivered_since(rx: &Prescription) -> u16 {
    let told = rx.fills.last.map(|last| last.day);
    let untold = rx.orders.iter().filter(|order| {
        order.step == Step::Delivered && told.is_none_or(|last| order.placed > last)
    });
    u16::try_from(untold.count()).unwrap_or(u16::MAX)
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

#[cfg(test)]
mod tests;
