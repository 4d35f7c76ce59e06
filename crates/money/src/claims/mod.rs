//! Claims: what the plan was asked to pay and what it answered. The list shows the newest version
//! of each; a claim's own page keeps the whole chain; a file holds what the list shows.

mod export;
pub(crate) mod pages;
pub(crate) mod rules;
pub(crate) mod store;

pub use store::{ClaimLine, Incoming, Names, Summary, claim_id, summary, take_claim};
