//! Talking with whoever asks for it: who of us takes chats, which wait, and one that goes on.

pub mod pages;
mod rules;
mod steps;

/// Whoever leaves the desk takes no chats any more.
pub use steps::takes_none as gone;
