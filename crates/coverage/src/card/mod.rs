//! The ID card: one per coverage, readable at arm's length at a pharmacy counter. Coverage that has
//! ended stays readable and says so.

pub(crate) mod pages;
mod record;
mod rules;
pub(crate) mod store;

pub(crate) use pages::{dates, line, plan_name};
pub use record::coverages;
pub use rules::Standing;
pub use store::{CardFacts, Summary, coverage_id, summary, take_coverage};
