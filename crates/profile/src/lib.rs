//! What a member has chosen: which messages we send, and when.

mod preferences;

pub use preferences::heed;

pub const SCHEMA: store::Slice = store::Slice {
    name: "profile",
    steps: &[store::step!("0001_profile")],
    statements: &[preferences::store::STATEMENTS],
};

pub fn slice() -> web::Slice {
    use preferences::pages;
    web::Slice {
        name: "profile",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: web::Rooms::new().member("/preferences", web::get(pages::show).post(pages::choose)),
        gallery: |gallery| gallery.add::<pages::PreferencesPage>(),
        jobs: web::Jobs::new(),
    }
}

#[cfg(test)]
mod tests;
