//! What a feature crate hands to the house.

use crate::{Gallery, Jobs, Rooms};

/// A feature: its tables, words, doors, pages and late work.
pub struct Slice {
    pub name: &'static str,
    pub schema: store::Slice,
    /// English and Spanish, as Fluent text.
    pub words: (&'static str, &'static str),
    pub rooms: Rooms,
    pub gallery: fn(&mut Gallery),
    pub jobs: Jobs,
}
