//! What the pharmacy tells of an order after it has it. Reports come twice, in any order, with gaps
//! and hours late, so each is kept under its own name, and where the order stands follows from all
//! of them together: `rules` and `parcels` say how, `store` keeps them.

pub mod mail;
pub mod parcels;
pub mod rules;
pub mod store;

pub use parcels::{Inside, Parcel, parcels};
pub use rules::{Fact, Priced, Told, priced, stands_apart, stands_each};
pub use store::{Report, take, told};
