//! To whom a member's data was given: entered by the privacy officer, read and taken away as a file
//! by the member (SECURITY 85; 45 CFR 164.528).

mod export;
pub mod pages;
mod rules;
pub mod store;
pub mod sweeps;
