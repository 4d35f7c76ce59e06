//! A one-time proof that whoever is on the phone holds a way on file. A link goes there, and a
//! press on its page counts; nobody says, reads out or types a code (GUARD 16). What it opens asks
//! for a `Proved`, which is made here alone.

pub mod mail;
pub mod pages;
pub mod rules;
pub mod store;

pub use store::Proved;
