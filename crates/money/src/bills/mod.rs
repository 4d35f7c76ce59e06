//! Bills that come of what happens. A fill by mail is billed once both are known: that it left, and
//! what the claim for it says the member owes. Either may come first, twice, or be corrected later;
//! what is billed follows. What was paid at a counter is never billed.

pub(crate) mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use store::{Sent, sent};
