//! A refill, and the way of an order, for whoever does not sign in.
//!
//! Whatever is typed at `/refill` leads to the same next page; a job looks whether it names
//! anybody, orders to the address on file, and tells every way on file what came of it. At
//! `/order-status` the order's number is itself hard to guess, so the page shows the steps to
//! whoever knows it and three more facts; everything else gets one answer. `rules` reads what was
//! typed, `store` finds and counts, `flow` decides (docs/decisions/0028).

pub mod flow;
pub mod from;
pub mod jobs;
pub mod mail;
pub mod pages;
pub mod proof;
pub mod rules;
pub mod store;

#[cfg(test)]
mod tests;
