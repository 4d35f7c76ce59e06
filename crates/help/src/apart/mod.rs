//! The twin of the case page for when the portal does not answer: a page in a file, apart from the
//! portal, that asks the same questions and ends in a number to be read aloud. Nothing is stored or
//! sent, so the number itself holds what was said.

pub(crate) mod pages;
pub(crate) mod rules;

pub use pages::{NAME, files};

#[cfg(test)]
mod tests;
