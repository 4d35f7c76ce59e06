//! Measures for whoever runs the desk (MEMBER-EXPERIENCE 9): what the audit record and the
//! messages say of each day, counted by a job and shown as numbers of nobody.

pub mod jobs;
pub mod pages;
mod plot;
pub mod rules;
pub mod store;
