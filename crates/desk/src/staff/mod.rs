//! Who works at the desk: invited from the command line, known by a passkey and by nothing else,
//! with a role that says what they may do (docs/decisions/0037).

pub mod demo;
pub mod pages;
pub mod rules;
pub mod store;
pub mod sweeps;

pub use rules::{Action, Role};
pub use store::{Invited, New, Staff, invite, list, remove};
