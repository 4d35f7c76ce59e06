//! Who somebody is to the house: what every way in and every way back stands on.
//!
//! `account` holds names, `contacts` the ways to reach a person, `passwords` judges and hashes,
//! `devices` and `sessions` are what a browser keeps, `history` and `notices` what the owner is
//! told, `holds` and `waits` what waits and why, `proofs` what one proof opens, `codes`, `keys` and
//! `signer` what all of them are made of. The ways in themselves live above: `access` signs people
//! in, `recovery` brings them back, `factors` knows their passkeys and second steps.

pub mod account;
pub mod codes;
pub mod contacts;
pub mod devices;
pub mod family;
pub mod history;
pub mod holds;
pub mod keys;
pub mod notices;
pub mod passwords;
pub mod proofs;
pub mod sessions;
mod signer;
mod sweeps;
#[cfg(feature = "testing")]
pub mod testing;
pub mod waits;

use web::{Gallery, Rooms, get, post};

pub use keys::Keys;
pub use sessions::stamp;
pub use signer::Signer;

/// The cookie that holds a stranger's sign-in attempt; signing out clears it too.
pub const ATTEMPT_COOKIE: &str = "attempt";

/// What these rooms need besides the house: made by the binary, carried on every request by
/// `stamp`.
#[derive(Clone)]
pub struct Means {
    pub keys: Keys,
    pub passwords: passwords::Passwords,
    /// Whether the plan can send text messages.
    pub texting: bool,
}

impl Means {
    pub fn new(keys: Keys, passwords: passwords::Passwords) -> Self {
        Self { keys, passwords, texting: false }
    }

    #[must_use]
    pub fn texting(self, texting: bool) -> Self {
        Self { texting, ..self }
    }

    /// For commands that create accounts.
    pub const fn passwords(&self) -> &passwords::Passwords {
        &self.passwords
    }
}

pub const SCHEMA: store::Slice = store::Slice {
    name: "identity",
    steps: &[store::step!("0001_identity"), store::step!("0002_family")],
    statements: &[
        account::store::STATEMENTS,
        account::closing::STATEMENTS,
        account::provisional::STATEMENTS,
        contacts::change::STATEMENTS,
        contacts::store::STATEMENTS,
        devices::store::STATEMENTS,
        family::store::STATEMENTS,
        history::store::STATEMENTS,
        holds::STATEMENTS,
        sessions::store::STATEMENTS,
        sweeps::STATEMENTS,
        waits::STATEMENTS,
    ],
};

pub fn slice() -> web::Slice {
    web::Slice {
        name: "identity",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: contacts::jobs().sweeping(sweeps::ALL),
    }
}

fn rooms() -> Rooms {
    use sessions::pages as session;
    Rooms::new()
        .public("/sign-out", get(session::sign_out_page).post(session::sign_out))
        .public("/session/stay", post(session::stay))
        .member("/security/devices", get(devices::pages::show))
        .member("/security/devices/sign-out", post(devices::pages::sign_out))
        .member("/security/devices/forget", post(devices::pages::forget))
        .member("/security/contacts", get(contacts::pages::show))
        .proved(
            "/security/contacts/new",
            get(contacts::pages::add::form).post(contacts::pages::add::begin),
        )
        .member(
            "/security/contacts/code",
            get(contacts::pages::code::form).post(contacts::pages::code::enter),
        )
        .proved(
            "/security/contacts/{id}/end",
            get(contacts::pages::end::form).post(contacts::pages::end::end),
        )
        .member("/security/history", get(history::pages::show))
        .member("/family", get(family::pages::show).post(family::pages::agree))
        .proved("/family/ask", get(family::pages::ask::form).post(family::pages::ask::make))
        .proved("/family/{id}/end", get(family::pages::end::form).post(family::pages::end::end))
        .proved(
            "/family/{id}/stop",
            get(family::pages::end::stop_form).post(family::pages::end::stop),
        )
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<sessions::pages::SignOutPage>();
    gallery.add::<contacts::pages::ContactsPage>();
    gallery.add::<contacts::pages::add::AddPage>();
    gallery.add::<contacts::pages::code::CodePage>();
    gallery.add::<contacts::pages::end::EndPage>();
    gallery.add::<devices::pages::DevicesPage>();
    gallery.add::<history::pages::HistoryPage>();
    gallery.add::<family::pages::FamilyPage>();
    gallery.add::<family::pages::ask::AskPage>();
    gallery.add::<family::pages::end::EndPage>();
    gallery.letters(notices::letters);
}

#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod tests;
