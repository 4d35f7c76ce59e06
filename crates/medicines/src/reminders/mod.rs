//! A word before a medicine runs out. `rules` says which of a member's medicines are low and what
//! helps, `jobs` writes one message for all of them, never the same twice.

pub mod jobs;
pub mod mail;
pub mod rules;

#[cfg(test)]
mod tests;
