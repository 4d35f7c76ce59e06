//! A sign-in case: what a browser and its owner said of a sign-in that does not work, kept for
//! three days behind a code that may be read to an agent. It grants nothing to anybody.

pub mod evidence;
pub mod pages;
pub mod rules;
pub mod store;
pub mod told;

#[cfg(test)]
mod tests;
