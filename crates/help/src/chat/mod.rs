//! Talking with us: a ticket whose lines are said one after another while somebody of ours is
//! there (docs/decisions/0040). Whatever is said stays with the ticket, whoever leaves first.

pub mod flow;
pub mod pages;
pub mod rules;
pub mod store;

#[cfg(test)]
mod tests;
