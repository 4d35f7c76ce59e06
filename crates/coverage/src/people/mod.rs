//! Who is covered. A plan's files name one person in many ways; each way is kept as a keyed hash
//! that leads to one member, and a name shared by two people leads to nobody. Whoever has no card
//! at hand is found by family name and birth date (`named`).

pub(crate) mod named;
mod rules;
pub(crate) mod store;

pub use named::{ask as ask_named, named};
pub use rules::{PersonView, birth_days, family_agrees, given_agrees};
pub use store::{
    card_holders, find_by_member_id, find_member, foresee_member, foresee_person, person,
    take_person,
};
