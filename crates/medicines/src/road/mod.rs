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

pub use store::{Heard, hear};

#[cfg(test)]
mod tests;
