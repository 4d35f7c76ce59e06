//! Signing in with a password.
//!
//! One form, three lanes. A browser that is remembered for the named account has its password
//! checked at once (`known`). Every other browser gets the same next page whatever was typed: a
//! code goes to an address on file, if there is one, and what was typed as a password waits sealed
//! in the browser (`ticket`) until a possession is proved (`unknown`, `enter`, `flow`); only then
//! is it checked, and the answer is exact (`prove`). So a stranger neither learns anything nor
//! makes us hash. Under attack the password is checked unseen first, away from the request, and a
//! code goes out only if it was right (`blind`): the page stays the same. A passkey needs none of
//! this (`pages::passkey`). Whichever way it came, a sign-in ends in `finish`.

mod blind;
mod checked;
mod due;
mod enter;
mod finish;
pub(crate) mod flow;
mod jobs;
mod known;
pub(crate) mod mail;
mod met;
pub(crate) mod pages;
mod prove;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod ticket;
mod unknown;

pub(crate) use checked::{Against, Checked, busy, check, counted};
pub(crate) use finish::SignedIn;
pub(crate) use jobs::{jobs, ration_key};

/// The cookie that holds the ticket.
pub(crate) const COOKIE: &str = "attempt";

/// Where the member goes when they wanted nowhere in particular.
pub(crate) const HOME: &str = "/home";
