//! One page for all that is about the member themselves: what the plan has, and where to change
//! the rest.

pub mod pages;
