//! What a member has chosen: where things go, which messages they get, and everything we sent them.

mod addresses;
mod messages;
mod overview;
mod preferences;

pub use addresses::{Address, Which, address, addresses, preferred};
pub use preferences::heed;

use web::{Gallery, Rooms, get};

pub const SCHEMA: store::Slice = store::Slice {
    name: "profile",
    steps: &[store::step!("0001_profile"), store::step!("0002_address")],
    statements: &[addresses::store::STATEMENTS, preferences::store::STATEMENTS],
};

pub fn slice() -> web::Slice {
    web::Slice {
        name: "profile",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: web::Jobs::new().sweeping(&addresses::store::SWEEPS),
    }
}

fn rooms() -> Rooms {
    use addresses::pages::{self as places, act, check, form};
    use messages::pages as sent;
    use preferences::pages;
    Rooms::new()
        .member("/profile", get(overview::pages::show))
        .member("/profile/addresses", get(places::show))
        // What is typed here waits as a draft; nothing changes before it is proved and confirmed.
        .member("/profile/addresses/new", get(form::fresh).post(form::add))
        .member("/profile/addresses/{id}", get(form::standing).post(form::change))
        .proved("/profile/addresses/check", get(check::form).post(check::save))
        .proved("/profile/addresses/{id}/prefer", get(act::prefer_form).post(act::prefer))
        .proved("/profile/addresses/{id}/end", get(act::end_form).post(act::end))
        .member("/preferences", get(pages::show).post(pages::choose))
        .member("/messages", get(sent::list))
        .member("/messages/{id}", get(sent::one))
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<overview::pages::ProfilePage>();
    gallery.add::<addresses::pages::AddressesPage>();
    gallery.add::<addresses::pages::form::FormPage>();
    gallery.add::<addresses::pages::check::CheckPage>();
    gallery.add::<addresses::pages::act::ActPage>();
    gallery.add::<preferences::pages::PreferencesPage>();
    gallery.add::<messages::pages::MessagesPage>();
    gallery.add::<messages::pages::MessagePage>();
}

#[cfg(test)]
mod tests;
