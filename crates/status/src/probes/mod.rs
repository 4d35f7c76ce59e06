//! Our own checks, from outside, as a member's browser would ask: is the portal ready, does its
//! sign-in page stand, can the probe member really sign in and get as far as checking a refill, and
//! does a mailed code come back (`round_trip`).

pub mod ask;
mod codes;
mod mailbox;
mod round_trip;
pub mod rules;
pub mod store;

#[cfg(test)]
mod tests;
