//! Proving it again: sensitive acts want a factor not older than five minutes (SECURITY 64).
//!
//! Any one will do: the password, a code from the authenticator app, a saved code, a passkey. The
//! session gets a new token, the old one is dead (SECURITY 58), and the member goes back to where
//! they were going.

pub(crate) mod pages;
#[cfg(test)]
mod tests;
