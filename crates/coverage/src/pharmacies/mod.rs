//! Find a pharmacy, before anybody signs in: by ZIP code or by city, as the plan's directory has
//! them. It knows ZIP codes and no distances, and says so. A file that brings a pharmacy says where
//! it is; those brought before are taken in by a job.

pub(crate) mod jobs;
pub(crate) mod pages;
pub(crate) mod rules;
pub(crate) mod store;

#[cfg(test)]
mod tests;

pub use jobs::ask as ask_placed;
