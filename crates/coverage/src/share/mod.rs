//! The card given to others: as FHIR, as a signed health card, by a link that ends. Everything
//! here leaves the house, so every door asks for a fresh proof and notes that a record left.

mod apps;
mod doors;
pub(crate) mod fhir;
pub(crate) mod health_card;
pub(crate) mod links;
pub(crate) mod pages;

pub use doors::rooms;
pub use health_card::new_key as new_card_key;
