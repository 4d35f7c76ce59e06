//! "Why can't I sign in?": one question at a time, one likely cause, one thing to do about it.

pub mod causes;
mod flow;
pub mod pages;
pub mod signs;
pub mod unasked;

#[cfg(test)]
mod tests;
