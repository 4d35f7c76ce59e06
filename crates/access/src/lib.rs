//! Who you are, for whom you act.
//!
//! `account` holds names and passwords, `sign_in` the lanes, `register` the invitation, `devices`
//! and `sessions` what a browser keeps, `get_in` the way back. Recovery, passkeys, second factors,
//! contacts and family move in beside them, a folder each.

pub mod account;
mod codes;
pub(crate) mod devices;
pub(crate) mod get_in;
mod keys;
pub mod passwords;
pub mod register;
pub mod sessions;
pub(crate) mod sign_in;

use std::sync::Arc;

use web::{Gallery, Rooms, get, post};

pub use keys::Keys;
pub use sessions::stamp;

/// What this room needs besides the house: made by the binary, carried on every request by `stamp`.
#[derive(Clone)]
pub struct Access {
    pub(crate) keys: Keys,
    pub(crate) passwords: passwords::Passwords,
}

impl Access {
    pub const fn new(keys: Keys, passwords: passwords::Passwords) -> Self {
        Self { keys, passwords }
    }

    /// For commands that create accounts.
    pub const fn passwords(&self) -> &passwords::Passwords {
        &self.passwords
    }
}

pub const SCHEMA: store::Slice = store::Slice {
    name: "access",
    steps: &[store::step!("0001_access")],
    statements: &[
        account::store::STATEMENTS,
        devices::store::STATEMENTS,
        register::store::STATEMENTS,
        sessions::store::STATEMENTS,
        sign_in::store::STATEMENTS,
    ],
};

pub fn slice(access: &Arc<Access>) -> web::Slice {
    web::Slice {
        name: "access",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: sign_in::jobs(access),
    }
}

fn rooms() -> Rooms {
    use sessions::pages as session;
    use sign_in::pages::{self as form, code, password};
    Rooms::new()
        .public("/sign-in", get(form::form).post(form::sign_in))
        .public("/sign-in/code", get(code::show).post(code::enter))
        .public("/sign-in/again", post(code::ask_again))
        .public("/sign-in/password", post(password::enter))
        .public("/sign-out", get(session::sign_out_page).post(session::sign_out))
        .public("/session/stay", post(session::stay))
        .public("/register", get(register::pages::form).post(register::pages::present))
        .public(
            "/register/account",
            get(register::pages::choose::form).post(register::pages::choose::choose),
        )
        .public("/get-in", get(get_in::pages::door))
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<sign_in::pages::FormPage>();
    gallery.add::<sign_in::pages::code::CodePage>();
    gallery.add::<sign_in::pages::password::PasswordPage>();
    gallery.add::<sessions::pages::SignOutPage>();
    gallery.add::<register::pages::InvitationPage>();
    gallery.add::<register::pages::choose::ChoosePage>();
    gallery.add::<get_in::pages::DoorPage>();
}

#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    use crate::testing::site;

    #[test]
    fn every_page_is_whole_in_every_state_and_language() {
        site(|site| {
            let complaints = web::Gallery::complaints(&site.house, &[crate::slice(&site.access)]);
            assert_eq!(complaints, Vec::<String>::new());
        });
    }

    #[test]
    fn both_engines_take_every_statement() {
        site(|site| {
            let all = crate::SCHEMA.statements.iter().flat_map(|room| room.iter().copied());
            site.db.prepare_all(all.collect()).unwrap();
        });
    }
}
