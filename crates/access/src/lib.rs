//! Who you are, for whom you act.
//!
//! `sign_in` has the lanes, `register` opens an account, `prove` asks again before a sensitive act,
//! `change_password` does what it says. `door` is what all of them need besides the house, `watch`
//! what strangers together are doing. The way back is `recovery`'s.

pub(crate) mod change_password;
mod door;
mod letters;
mod likely;
pub(crate) mod prove;
pub mod register;
pub(crate) mod sign_in;
mod sweeps;
pub(crate) mod watch;

pub use door::{Assurance, Door, Policy, stamp};
pub use likely::{Failed, Finds, Likely, Looking};

use std::sync::Arc;

use web::{Gallery, Rooms, get, post};

pub const SCHEMA: store::Slice = store::Slice {
    name: "access",
    steps: &[
        store::step!("0001_access"),
        store::step!("0002_register"),
        store::step!("0003_guard"),
    ],
    statements: &[
        register::store::STATEMENTS,
        register::card::store::STATEMENTS,
        register::card::cases::STATEMENTS,
        sign_in::store::STATEMENTS,
        watch::store::STATEMENTS,
        sweeps::STATEMENTS,
    ],
};

pub fn slice(door: &Arc<Door>) -> web::Slice {
    web::Slice {
        name: "access",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: register::card::jobs(sign_in::jobs(door), door).sweeping(sweeps::ALL),
    }
}

fn rooms() -> Rooms {
    use register::card::pages as card;
    use sign_in::pages::{self as form, busy, code, passkey, password};
    Rooms::new()
        .public("/sign-in", get(form::form).post(form::sign_in))
        .public("/sign-in/code", get(code::show).post(code::enter))
        .public("/sign-in/again", post(code::ask_again))
        .public("/sign-in/password", post(password::enter))
        .public("/sign-in/passkey", get(passkey::form).post(passkey::enter))
        .public("/sign-in/passkey/options", post(passkey::options))
        .public("/sign-in/turn", post(busy::take))
        .member("/prove", get(prove::pages::form).post(prove::pages::prove))
        .member("/prove/passkey", post(prove::pages::passkey::prove))
        .member("/prove/passkey/options", post(prove::pages::passkey::options))
        .member(
            "/security/password",
            get(change_password::pages::form).post(change_password::pages::change),
        )
        .public("/register", get(register::pages::form).post(register::pages::present))
        .public(
            "/register/account",
            get(register::pages::choose::form).post(register::pages::choose::choose),
        )
        .public("/register/card", get(card::form).post(card::present))
        .public("/register/code", get(card::code::show).post(card::code::enter))
        .public("/register/again", post(card::code::ask_again))
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<sign_in::pages::FormPage>();
    gallery.add::<sign_in::pages::code::CodePage>();
    gallery.add::<sign_in::pages::password::PasswordPage>();
    gallery.add::<sign_in::pages::passkey::PasskeyPage>();
    gallery.add::<sign_in::pages::busy::BusyPage>();
    gallery.add::<prove::pages::ProvePage>();
    gallery.add::<change_password::pages::ChangePage>();
    gallery.add::<register::pages::InvitationPage>();
    gallery.add::<register::pages::choose::ChoosePage>();
    gallery.add::<register::card::pages::CardPage>();
    gallery.add::<register::card::pages::code::CodePage>();
    gallery.letters(letters::letters);
}

#[cfg(test)]
mod sessions_tests;
#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    use crate::testing::site;

    #[test]
    fn every_page_is_whole_in_every_state_and_language() {
        site(|site| {
            let slices = [identity::slice(), factors::slice(), crate::slice(&site.door)];
            let complaints = web::Gallery::complaints(&site.house, &slices);
            assert_eq!(complaints, Vec::<String>::new());
        });
    }

    #[test]
    fn both_engines_take_every_statement() {
        site(|site| {
            let schemas = [identity::SCHEMA, crate::SCHEMA];
            let rooms = schemas.iter().flat_map(|schema| schema.statements.iter());
            let all = rooms.flat_map(|room| room.iter().copied());
            site.db.prepare_all(all.collect()).unwrap();
        });
    }
}
