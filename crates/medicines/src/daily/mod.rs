//! Once a day every member with prescriptions is looked at: what is due by itself, what runs low.
//! `jobs` walks; `automatic` and `reminders` say what there is to do.

pub mod jobs;

pub use jobs::ask;

#[cfg(test)]
mod tests;
