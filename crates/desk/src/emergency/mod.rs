//! One member's record in an emergency, for whoever is at the desk and has no usual grounds to see
//! it (SECURITY 71; 45 CFR 164.312(a)(2)(ii)): with a reason, for an hour, told to the member, and
//! approved by somebody else at once or looked into by the next business day
//! (docs/decisions/0041).

pub mod flow;
pub mod jobs;
mod open;
pub mod pages;
mod record;
mod rules;
pub mod store;
pub mod sweeps;
