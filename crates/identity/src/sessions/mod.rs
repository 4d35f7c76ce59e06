//! Sessions: a random token in a cookie, its hash in the database, an end that everyone knows.

pub mod pages;
mod rules;
pub mod stamp;
pub mod store;

pub use rules::{Ending, Life, Standing};
pub use stamp::stamp;
pub use store::end_all;

/// The name of the cookie.
pub const COOKIE: &str = "session";
