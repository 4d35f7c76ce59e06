//! The portal as an installed app, whose only page without a network is the card (decision 30).
//!
//! A member asks for it on the card's page. The page then fetches the offline page once, seals
//! it in the browser under a key that cannot leave it, and registers the worker. The worker answers
//! for us only where we do not, and stores nothing.

mod icons;
mod keep;
mod manifest;
pub(crate) mod offline;
mod worker;

pub(crate) use icons::icon;
pub(crate) use keep::{Keeping, end, keep, kept};
pub(crate) use manifest::manifest;
pub(crate) use worker::{gone, worker};

#[cfg(test)]
mod tests;
