//! Our own checks, from outside, as a member's browser would ask: is the portal ready, does its
//! sign-in page stand, and can the probe member really sign in and get as far as checking a refill.

pub mod ask;
pub mod rules;
pub mod store;

#[cfg(test)]
mod tests;
