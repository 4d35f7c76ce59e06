//! May this be refilled today, and if not, when, or what instead? Pure.
//!
//! Sources: 21 CFR 1306.12 (no refills in schedule II), 21 CFR 1306.22 (six months and five refills
//! in schedules III and IV), 21 CFR 1306.23 (part of a controlled medicine may be filled),
//! HEALTH-DATA 5 (the list says what needs approval and what is limited), HEALTH-DATA 7 (statuses
//! as shown); the plan's own numbers come from the configuration, the rest are house values.

mod answer;
mod approved;
mod begun;
mod controlled;
mod due;
mod law;
mod look;
mod shown;

use base::RefillTerms;

pub use answer::{Because, Next, RefillAnswer, Why, early_leave, refill_answer};
pub use begun::{Pace, under_way};
pub use controlled::schedule_named;
pub use due::{last_was_part, lasts_until, months, next_fill};
pub use law::{last_day, plus_months, refills_left, rest_of_a_part};
pub use look::{Looked, looked, looks_different};
pub use shown::{Shown, shown};

/// What a plan that says nothing allows.
pub const HOUSE: RefillTerms = RefillTerms::HOUSE;

/// A prescription is good for a year from the day it was written (house; most states' law) …
const LIFE_MONTHS: u16 = 12;
/// … and a controlled one for six months and five refills. The federal rule names schedules III
/// and IV; many states hold schedule V to it, so we do not promise more.
const CONTROLLED_LIFE_MONTHS: u16 = 6;
const CONTROLLED_REFILLS: u16 = 5;

/// How long a fill shows that the plan has approved the medicine (house).
const APPROVAL_MONTHS: u16 = 12;

/// A prescription this young may not have reached its pharmacy's list: no reason to worry (house).
const TOO_NEW_DAYS: i32 = 3;

/// A fill under way that did not change for so long is worth a call (HEALTH-DATA 7) …
const STILL_DAYS: i32 = 3;
/// … and after so long nobody prepares it any more: the file was not told how it ended (house).
/// What left so long ago is with its owner.
pub const FORGOTTEN_DAYS: i32 = 30;

/// How long a parcel can be followed (HEALTH-DATA 7).
pub const TRACKABLE_DAYS: i32 = 15;

/// Ended ones are shown this long before they move behind "show older" (HEALTH-DATA 7).
pub const SHOW_ENDED_DAYS: i32 = 180;

#[cfg(test)]
mod tests;
