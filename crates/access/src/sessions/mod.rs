//! Sessions: a random token in a cookie, its hash in the database, an end that everyone knows.

pub(crate) mod pages;
mod rules;
pub(crate) mod stamp;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use rules::{Ending, Life, Standing};
pub use stamp::stamp;
pub use store::end_all;

/// The name of the cookie.
pub(crate) const COOKIE: &str = "session";
