//! One member's record for whoever has a reason: the least that helps, and a look that the member
//! can read of.

pub mod pages;
pub mod rations;
pub mod record;
pub mod rules;
pub mod search;
