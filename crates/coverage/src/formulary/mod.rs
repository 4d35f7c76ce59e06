//! The plan's drug list and the products it knows by code. Prices and savings are read from here,
//! and it gives a claim a name where the file gave a code alone.

pub(crate) mod equals;
pub(crate) mod look;
pub(crate) mod lookup;
mod rules;
pub(crate) mod store;

pub use look::{appearance, leaflet, take_appearance, take_leaflet};
pub use store::{
    drug_name, learn_drug_name, price, take_formulary_drug, take_formulary_item, take_plan,
    take_price, take_product,
};
