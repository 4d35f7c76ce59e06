//! The first page after signing in. It stands above the slices because it shows a little of each;
//! it keeps nothing of its own. What one slice has to tell another passes here as well: `jobs`.

mod jobs;
mod pages;

use web::{Gallery, Rooms, Slice, get};

/// This room has no tables.
pub const SCHEMA: store::Slice = store::Slice { name: "home", steps: &[], statements: &[] };

pub fn slice() -> Slice {
    Slice {
        name: "home",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: Rooms::new().public("/", get(pages::front_door)).member("/home", get(pages::home)),
        gallery: |gallery: &mut Gallery| gallery.add::<pages::HomePage>(),
        jobs: jobs::jobs(),
    }
}

#[cfg(test)]
mod tests;
