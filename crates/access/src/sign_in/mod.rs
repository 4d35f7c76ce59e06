//! Signing in with a password.
//!
//! One form, two lanes. A browser that is remembered for the named account has its password
//! checked at once (`known`). Every other browser gets the same next page whatever was typed: a
//! code goes to the mailbox on file, if there is one, and what was typed as a password waits sealed
//! in the browser (`ticket`) until that code comes back (`unknown`, `flow`); only then is it
//! checked, and the answer is exact (`prove`). So a stranger neither learns anything nor makes us
//! hash.

mod checked;
pub(crate) mod flow;
mod jobs;
mod known;
mod mail;
pub(crate) mod pages;
mod prove;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod ticket;
mod unknown;

pub(crate) use checked::busy;
pub(crate) use jobs::{jobs, ration_key};

/// The cookie that holds the ticket.
pub(crate) const COOKIE: &str = "attempt";

/// Where the member goes when they wanted nowhere in particular.
pub(crate) const HOME: &str = "/home";
