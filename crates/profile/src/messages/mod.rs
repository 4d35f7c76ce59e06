//! Everything we sent to a member, for them to read again. The messages themselves, and what
//! became of them, are the store's.

pub mod pages;
pub mod rules;
mod samples;
