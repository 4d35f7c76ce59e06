//! SMART Health Links 1.0.0 (HEALTH-DATA 11): an address that shows the card to whoever has it,
//! until it ends. The key that opens what we send stands in the link and never comes back to us
//! with it; the member sees who opened the link, and ends it at once.

mod grants;
pub(crate) mod mail;
pub(crate) mod pages;
mod picture;
pub(crate) mod rules;
mod sealing;
pub(crate) mod store;
pub(crate) mod sweeps;
#[cfg(test)]
mod tests;
