//! What a medicine costs under the plan, and how far a member has to pay.

mod limits;
pub(crate) mod pages;
mod rules;

#[cfg(test)]
mod tests;

pub use limits::{Limits, limits};
