//! What waits for a second person's yes: only those who were drawn see it (GUARD 16).

pub mod pages;
pub mod rules;
pub mod store;
