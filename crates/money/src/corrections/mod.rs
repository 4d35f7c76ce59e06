//! Money given back and balances put right by the plan's staff. Up to a limit one person may; above
//! it a second one, of another team, has to agree. What the provider gives back is its to tell.

pub mod flow;
pub(crate) mod jobs;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use flow::{Agent, Deed, No};
pub use store::{Asked, Case, agree, ask, cases};
