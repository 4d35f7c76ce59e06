//! "Check this browser": what the server itself can see at once, without scripts.

pub mod pages;
mod rules;

#[cfg(test)]
mod tests;
