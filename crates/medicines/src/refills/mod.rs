//! Refilling: choose, check, confirm. However often the last button is pressed, one order comes
//! of it (`flow` says why), and what could not be ordered is named with its reason.

pub mod flow;
pub mod mail;
pub mod pages;
pub mod store;
