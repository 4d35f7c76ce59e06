//! The plan's directory: pharmacies, prescribers and payers, by whatever name a file calls them.

mod names;
pub(crate) mod store;

pub use names::NameBook;
pub use store::{provider, provider_names, take_provider};
