//! What somebody at the desk may do for one member, after a look with a reason: help them back in,
//! end their sessions, freeze their account; after a proof also what `proved` holds. Nobody here
//! sees or sets a secret of a member's.

mod mail;
pub mod pages;
pub mod proved;
pub mod rules;
pub mod store;

pub use mail::letters;
