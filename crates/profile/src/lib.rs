//! What a member has chosen: where things go, which messages they get, and everything we sent them.

mod addresses;
mod messages;
mod overview;
mod preferences;
mod reading;

pub use addresses::{Address, Which, is_plans_alone, places, preferred};
pub use preferences::{News, Offers, heed, publish, tell, wants};

use web::{Asked, Cx, Form, Gallery, Rooms, Viewer, get};

pub const SCHEMA: store::Slice = store::Slice {
    name: "profile",
    steps: &[store::step!("0001_profile"), store::step!("0002_address")],
    statements: &[addresses::store::STATEMENTS, preferences::store::STATEMENTS],
};

/// `offers` says which ways besides mail the plan has.
pub fn slice(offers: Offers) -> web::Slice {
    web::Slice {
        name: "profile",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(offers),
        gallery,
        jobs: preferences::jobs().sweeping(&addresses::store::SWEEPS),
    }
}

fn rooms(offers: Offers) -> Rooms {
    use addresses::pages::{self as places, act, check, form};
    use messages::pages as sent;
    use preferences::pages::leave;
    Rooms::new()
        .member("/profile", get(overview::pages::show))
        .member("/profile/addresses", get(places::show))
        // What is typed here waits as a draft; nothing changes before it is proved and confirmed.
        .member("/profile/addresses/new", get(form::fresh).post(form::add))
        .member("/profile/addresses/{id}", get(form::standing).post(form::change))
        .proved("/profile/addresses/check", get(check::form).post(check::save))
        .proved("/profile/addresses/{id}/prefer", get(act::prefer_form).post(act::prefer))
        .proved("/profile/addresses/{id}/end", get(act::end_form).post(act::end))
        .member("/profile/reading", get(reading::pages::show).post(reading::pages::choose))
        .member("/preferences", choices(offers))
        // Whoever has a mail may end mail like it; the link says nothing of anybody.
        .public("/preferences/leave/{token}", get(leave::ask).post(leave::leave))
        .member("/messages", get(sent::list))
        .member("/messages/{id}", get(sent::one).post(sent::mark))
}

fn choices(offers: Offers) -> web::Door {
    use preferences::pages::{self, Done, Typed};
    let show = async move |cx: Cx, who: Viewer, Asked(done): Asked<Done>| {
        pages::show(offers, cx, who, done).await
    };
    let choose = async move |cx: Cx, who: Viewer, form: Form<Typed>| {
        pages::choose(offers, cx, who, form).await
    };
    get(show).post(choose)
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<overview::pages::ProfilePage>();
    gallery.add::<addresses::pages::AddressesPage>();
    gallery.add::<addresses::pages::form::FormPage>();
    gallery.add::<addresses::pages::check::CheckPage>();
    gallery.add::<addresses::pages::act::ActPage>();
    gallery.add::<reading::pages::ReadingPage>();
    gallery.add::<preferences::pages::PreferencesPage>();
    gallery.add::<preferences::pages::leave::LeavePage>();
    gallery.add::<preferences::pages::leave::LeftPage>();
    gallery.add::<messages::pages::MessagesPage>();
    gallery.add::<messages::pages::MessagePage>();
    gallery.letters(preferences::letters);
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
