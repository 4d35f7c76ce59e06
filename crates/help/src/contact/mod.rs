//! Writing to us, and reading what is answered: a ticket. Members read theirs in the portal,
//! strangers with a number and a key, and nobody is ever written to at an address that a stranger
//! typed (docs/decisions/0036).

pub mod expected;
pub mod hours;
pub mod mail;
pub mod pages;
pub mod rules;
pub mod send;
pub mod store;

#[cfg(test)]
mod tests;
