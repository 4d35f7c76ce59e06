//! Payments: what a member owes, and paying it at the provider's own page. A balance is the sum of
//! ledger lines. The provider's signed events decide what became of a payment, never the browser
//! that comes back. No card number ever reaches us: there is no field for one.

mod doors;
mod flow;
mod hook;
mod jobs;
mod mail;
mod pages;
mod provider;
mod rules;
mod said;
pub mod standin;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use doors::rooms;
pub use jobs::jobs;
pub use pages::gallery;
pub use provider::{Provider, Setting};
pub use rules::{Kind, Purse};
pub use store::{Bill, SampleFailure, bill, due, sample_failure};

/// The payment provider, where the plan has one.
pub type Desk = Option<std::sync::Arc<Provider>>;
