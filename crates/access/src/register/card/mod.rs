//! Registering by member card.
//!
//! What is typed from the card only locates somebody, in a job, away from the request (SECURITY
//! 43): every visitor is led to the same next page, whatever they typed. Where the facts mean one
//! person, a code goes to an address that was on file before; the account opens by that code.
//! Whoever has an account already is written to there instead. Facts that mean nobody wait, sealed,
//! for the next plan file.
//!
//! The address somebody types of their own hears the same sentence in every case: "if they agree,
//! a code is on its way; if not, we try again". Anything more would tell a stranger who typed
//! another's card facts whether they were right.

pub(crate) mod cases;
mod jobs;
pub(crate) mod mail;
pub(crate) mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod ticket;

pub(crate) use jobs::jobs;

/// The cookie that holds the ticket.
const COOKIE: &str = "register";
