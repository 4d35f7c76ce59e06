//! Alarms about the desk itself (GUARD 16): raised in the transaction in which they come about,
//! looked at by somebody whom they are not about.

pub mod jobs;
pub mod pages;
pub mod rules;
pub mod store;
pub mod watch;
