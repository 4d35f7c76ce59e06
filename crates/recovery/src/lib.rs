//! Help me get in: the way back for whoever cannot sign in (DESIGN 3).
//!
//! `flow` decides, purely: evidence, tiers, clocks, vetoes, freezing. `requests` is one visit and
//! what it proved, `cases` keeps the machine and does what it says, `jobs` finds people and sends
//! letters away from the request, `assist` is where two people help.

pub mod assist;
mod cases;
pub mod flow;
mod jobs;
mod mail;
mod pages;
mod preview;
mod requests;
mod vetoes;

use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use factors::Engine;
pub use flow::tier::Profile;
use identity::Means;

use web::{Gallery, Rooms, Shared, get, post};

/// Ways to reach a person that came with the account, or within its first day, were never changed.
pub(crate) const FIRST_DAYS: Duration = Duration::from_hours(24);

/// What these rooms need besides the house: made by the binary.
pub struct Door {
    pub means: Arc<Means>,
    pub engine: Arc<Engine>,
    pub profile: Profile,
    /// Whether codes may go out by text.
    pub texts: bool,
}

pub const SCHEMA: store::Slice = store::Slice {
    name: "recovery",
    steps: &[store::step!("0001_recovery")],
    statements: &[
        assist::STATEMENTS,
        cases::STATEMENTS,
        jobs::STATEMENTS,
        requests::STATEMENTS,
        vetoes::STATEMENTS,
    ],
};

/// Hands the door to every handler.
pub fn stamp(door: Arc<Door>) -> impl FnOnce(Router<Shared>) -> Router<Shared> {
    move |router| router.layer(Extension(door))
}

pub fn slice(door: &Arc<Door>) -> web::Slice {
    web::Slice {
        name: "recovery",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: jobs::jobs(door),
    }
}

fn rooms() -> Rooms {
    use pages::{case, door, limits, long_code, no_code, not_me, proved, readiness, reset};
    Rooms::new()
        .public("/get-in", get(door::show).post(door::ask))
        .public("/get-in/again", post(door::again))
        .public("/get-in/reset", get(reset::show).post(reset::enter))
        .public("/get-in/proved", get(proved::show).post(proved::choose))
        .public("/get-in/text", post(proved::text))
        .public("/get-in/more", post(proved::more))
        .public("/get-in/case", get(case::show))
        .public("/get-in/no-code", get(no_code::show))
        .public("/get-in/letter", post(no_code::letter))
        .public("/get-in/long-code", get(long_code::show).post(long_code::enter))
        .public("/get-in/not-me", get(not_me::show).post(not_me::stop))
        .member("/security/not-me", get(not_me::ask).post(not_me::freeze))
        .member("/security/not-me/undo", post(not_me::undo))
        .member("/security/limits", get(limits::show))
        .member("/security/readiness", get(readiness::show))
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<pages::door::DoorPage>();
    gallery.add::<pages::reset::ResetPage>();
    gallery.add::<pages::proved::ProvedPage>();
    gallery.add::<pages::case::CasePage>();
    gallery.add::<pages::no_code::NoCodePage>();
    gallery.add::<pages::long_code::LongCodePage>();
    gallery.add::<pages::not_me::NotMePage>();
    gallery.add::<pages::not_me::FreezePage>();
    gallery.add::<pages::limits::LimitsPage>();
    gallery.add::<pages::readiness::ReadinessPage>();
    gallery.add::<pages::letters::LetterPage>();
}

#[cfg(test)]
mod tests;
