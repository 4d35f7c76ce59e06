//! Who you are, for whom you act.
//!
//! `sign_in` has the lanes, `register` opens an account, `get_in` is the door to the way back.

pub(crate) mod get_in;
pub mod register;
pub(crate) mod sign_in;

use std::sync::Arc;

use identity::Means;
use web::{Gallery, Rooms, get, post};

pub const SCHEMA: store::Slice = store::Slice {
    name: "access",
    steps: &[store::step!("0001_access")],
    statements: &[register::store::STATEMENTS, sign_in::store::STATEMENTS],
};

pub fn slice(access: &Arc<Means>) -> web::Slice {
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
    use sign_in::pages::{self as form, code, password};
    Rooms::new()
        .public("/sign-in", get(form::form).post(form::sign_in))
        .public("/sign-in/code", get(code::show).post(code::enter))
        .public("/sign-in/again", post(code::ask_again))
        .public("/sign-in/password", post(password::enter))
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
    gallery.add::<register::pages::InvitationPage>();
    gallery.add::<register::pages::choose::ChoosePage>();
    gallery.add::<get_in::pages::DoorPage>();
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
