//! The Medicare Prescription Payment Plan: nothing is paid when a medicine is picked up or sent,
//! and what is owed for it comes in monthly bills that are capped (42 CFR 423.137). What a month
//! cost follows from the claims alone, so one that is corrected later is right in the next bill.

pub(crate) mod jobs;
pub(crate) mod pages;
mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use rules::Plan;
pub use rules::Thresholds;
pub use store::sample_joined;
