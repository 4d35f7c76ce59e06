//! What a medicine costs under the plan, and how far a member has to pay.

mod deals;
mod limits;
mod listing;
mod options;
pub(crate) mod pages;
mod rules;

#[cfg(test)]
mod tests;

pub use deals::{Deals, Equal};
pub use limits::{Limits, limits, standing};
pub use listing::{Listing, OwnList, own_list};
pub use options::{Choice, Options, options};
pub use rules::Saving;
