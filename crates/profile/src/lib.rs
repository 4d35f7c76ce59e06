//! Which messages a member has chosen to get, and everything we sent them.

mod messages;
mod preferences;

pub use preferences::heed;

pub const SCHEMA: store::Slice = store::Slice {
    name: "profile",
    steps: &[store::step!("0001_profile")],
    statements: &[preferences::store::STATEMENTS],
};

pub fn slice() -> web::Slice {
    use messages::pages as sent;
    use preferences::pages;
    let rooms = web::Rooms::new()
        .member("/preferences", web::get(pages::show).post(pages::choose))
        .member("/messages", web::get(sent::list))
        .member("/messages/{id}", web::get(sent::one));
    web::Slice {
        name: "profile",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms,
        gallery: |gallery| {
            gallery.add::<pages::PreferencesPage>();
            gallery.add::<sent::MessagesPage>();
            gallery.add::<sent::MessagePage>();
        },
        jobs: web::Jobs::new(),
    }
}

#[cfg(test)]
mod tests;
