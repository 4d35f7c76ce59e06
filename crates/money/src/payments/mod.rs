//! Payments: what a member owes, and paying it at the provider's own page. A balance is the sum of
//! ledger lines. The provider decides what became of a payment, by signed events and by what it
//! answers us, never the browser that comes back. No card number ever reaches us: there is no field
//! for one.

mod doors;
mod flow;
mod hook;
pub(crate) mod jobs;
pub(crate) mod mail;
mod pages;
pub(crate) mod provider;
mod rules;
pub(crate) mod said;
pub mod standin;
pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use doors::rooms;
pub use jobs::jobs;
pub use pages::gallery;
pub use pages::said::reference;
pub use provider::{Provider, Setting};
pub use rules::{Kind, Purse};
pub use store::{Bill, Payment, SampleFailure, bill, by_reference, due, payments, sample_failure};

use crate::monthly::Thresholds;

/// The payment provider, where the plan has one.
pub type Desk = Option<std::sync::Arc<Provider>>;

/// Medicare's yearly thresholds as the plan knows them.
pub(crate) fn thresholds(desk: &Desk) -> Thresholds {
    desk.as_ref().map(|desk| desk.thresholds().clone()).unwrap_or_default()
}
