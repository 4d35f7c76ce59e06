//! Claims: what the plan was asked to pay and what it answered. The list shows the newest version
//! of each; a claim's own page keeps the whole chain; a file holds what the list shows.

mod export;
pub(crate) mod jobs;
pub(crate) mod pages;
pub(crate) mod rules;
mod sample;
pub(crate) mod store;
pub(crate) mod told;

pub use sample::sample_claim;
pub use store::{
    ClaimLine, FillCost, Handed, Incoming, Names, Summary, claim_id, fill_costs, foresee_claim,
    summary, take_claim,
};
