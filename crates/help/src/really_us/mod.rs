//! "Did you really send this?": every message carries six symbols, and here anybody may ask what we
//! sent with them. The answer names nobody: what it was about, by which way, and when.

pub mod pages;
mod rules;

#[cfg(test)]
mod tests;
