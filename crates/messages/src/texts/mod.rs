//! Text messages by a provider of Twilio's API shape.
//!
//! `provider` hands a message over; the provider then tells us in its own time how it went
//! (`pages`), and what people answered. Both carry the provider's signature, and both may come
//! twice, late and in any order. `rules` says what its words and numbers mean.

mod pages;
mod provider;
pub(crate) mod rules;
mod signature;

pub(crate) use pages::{Call, answered, told};
pub use provider::{Setting, Texts};
pub use rules::{Reply, parse_reply};

#[cfg(test)]
mod tests;
