//! What proves that it is you, beside a password: passkeys, authenticator apps, saved codes.
//!
//! Members look after them under `/security`; `access` and `recovery` ask them at the door through
//! the faces below. Each is checked and used up in one transaction, so that fifty submissions of
//! one answer have one winner (SECURITY 42).

pub mod authenticator;
mod engine;
mod overview;
pub mod passkeys;
pub mod saved;
mod telling;
mod typed;
mod ways;

#[cfg(test)]
mod testing;

use std::sync::Arc;

use axum::{Extension, Router};
use base::{AccountId, MemberId};
use web::{Gallery, Jobs, Rooms, Shared, get, post};

pub use engine::{BadOrigin, Engine};
pub use telling::Telling;
pub use typed::Typed;
pub use ways::{Enrolled, enrolled};

/// Whose factors.
pub type Of = (AccountId, MemberId);

/// How a typed code fared against a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Right,
    /// It was right once, and was used then.
    Used,
    /// So many more may be tried before this factor is switched off.
    Wrong {
        left: u32,
    },
    /// It has just been switched off, or was before: it must be set up anew (SECURITY 15).
    Off,
    /// The account has no such factor.
    None,
}

pub const SCHEMA: store::Slice = store::Slice {
    name: "factors",
    steps: &[store::step!("0001_factors")],
    statements: &[
        authenticator::store::STATEMENTS,
        passkeys::store::STATEMENTS,
        saved::store::STATEMENTS,
    ],
};

/// Hands the engine to every door.
pub fn stamp(engine: Arc<Engine>) -> impl FnOnce(Router<Shared>) -> Router<Shared> {
    move |router| router.layer(Extension(engine))
}

pub fn slice() -> web::Slice {
    web::Slice {
        name: "factors",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: Jobs::new(),
    }
}

fn rooms() -> Rooms {
    use authenticator::pages as app;
    use passkeys::pages as passkey;
    use saved::pages as codes;
    Rooms::new()
        .member("/security", get(overview::pages::show))
        .member("/security/passkeys", get(passkey::list))
        .proved("/security/passkeys/new", get(passkey::new).post(passkey::make))
        .proved("/security/passkeys/options", post(passkey::options))
        .member("/security/passkeys/{id}", get(passkey::one))
        .proved("/security/passkeys/{id}/name", post(passkey::rename))
        .proved("/security/passkeys/{id}/remove", get(passkey::ask).post(passkey::remove))
        .member("/security/authenticator", get(app::show))
        .proved("/security/authenticator/new", get(app::new).post(app::confirm))
        .proved("/security/authenticator/remove", get(app::ask).post(app::remove))
        .member("/security/codes", get(codes::show))
        .proved("/security/codes/new", get(codes::ask).post(codes::make))
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<overview::pages::OverviewPage>();
    gallery.add::<passkeys::pages::ListPage>();
    gallery.add::<passkeys::pages::NewPage>();
    gallery.add::<passkeys::pages::OnePage>();
    gallery.add::<passkeys::pages::RemovePage>();
    gallery.add::<authenticator::pages::ShowPage>();
    gallery.add::<authenticator::pages::NewPage>();
    gallery.add::<authenticator::pages::RemovePage>();
    gallery.add::<saved::pages::ShowPage>();
    gallery.add::<saved::pages::NewPage>();
    gallery.add::<saved::pages::SheetPage>();
}

#[cfg(test)]
mod tests {
    use crate::testing::site;

    #[test]
    fn every_page_is_whole_in_every_state_and_language() {
        site(|site| {
            let complaints = web::Gallery::complaints(&site.house, &[crate::slice()]);
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
