//! The road to and from the plan's back end (docs/back-end.md). What it tells of orders, renewals
//! and orders made elsewhere comes in as files or as signed calls (`hook`); either way `store`
//! finds whose it is by the name we gave it, and queues it for them; `jobs` tells it. What leaves
//! goes by `messages::Outlet`.

pub mod elsewhere;
pub mod hook;
pub mod jobs;
pub mod rules;
pub mod sample;
pub mod store;

use std::time::Duration;

pub use store::{Heard, hear};

/// What leaves does so within minutes. When it has not an hour later, its owner is told (house).
pub const UNSENT: Duration = Duration::from_hours(1);
/// From one look after what has not left to the next.
pub const DAY: Duration = Duration::from_hours(24);
/// What never left is sent again each day for a week; then somebody has looked, or nobody does
/// (house).
pub const MOST_SENDINGS: u32 = 7;

#[cfg(test)]
mod tests;
