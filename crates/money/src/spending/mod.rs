//! What a year's medicines cost: how far the deductible and the most to pay are met, month by
//! month, and a statement for the tax year.

pub(crate) mod pages;
pub(crate) mod rules;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use rules::Meter;
pub(crate) use store::{ToDate, to_date};
