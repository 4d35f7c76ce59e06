//! SMART Health Cards 1.0.0 (HEALTH-DATA 11): the card's facts, signed, so that anyone can check
//! that they came from this plan. A member takes every copy back at once; a coverage's end does.

pub(crate) mod jobs;
mod signing;
pub(crate) mod store;

pub use store::{change_key as new_key, issue, revoke};
#[cfg(test)]
mod tests;
