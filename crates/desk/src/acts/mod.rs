//! What somebody at the desk may do for one member, after a look with a reason: help them back in,
//! end their sessions, freeze their account. Nobody here sees or sets a secret of a member's.

pub mod pages;
pub mod rules;
pub mod store;
