//! Help me get in: the way back for whoever cannot sign in (DESIGN 3).
//!
//! `flow` decides, purely: evidence, tiers, clocks, vetoes, freezing. `requests` is one visit and
//! what it proved, `cases` keeps the machine and does what it says, `jobs` finds people and sends
//! letters away from the request, `assist` is where two people help.

pub mod assist;
mod barriers;
mod caregivers;
mod cases;
pub mod flow;
mod jobs;
mod mail;
mod pages;
mod preview;
pub mod protect;
mod requests;
mod sweeps;
mod vetoes;

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest;
use axum::{Extension, Router};
use base::Secret;
use factors::Engine;
pub use flow::tier::Profile;
use guard::breach::{Print, Screen};
use identity::Means;
use unicode_normalization::UnicodeNormalization as _;

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
    /// Leaked passwords, where the operator has made a list of them (GUARD 7).
    pub screen: Option<Screen>,
}

impl Door {
    fn is_listed(&self, password: &Secret) -> bool {
        let Some(screen) = &self.screen else { return false };
        let normal = Secret::new(password.expose().nfc().collect());
        let hash = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, normal.expose().as_bytes());
        let mut sha1 = [0; 20];
        sha1.copy_from_slice(hash.as_ref());
        screen.contains(Print::of_sha1(sha1))
    }
}

pub const SCHEMA: store::Slice = store::Slice {
    name: "recovery",
    steps: &[store::step!("0001_recovery"), store::step!("0020_fraud_by_account")],
    statements: &[
        assist::STATEMENTS,
        cases::STATEMENTS,
        jobs::STATEMENTS,
        requests::STATEMENTS,
        sweeps::STATEMENTS,
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
        jobs: jobs::jobs(door).sweeping(sweeps::ALL),
    }
}

fn rooms() -> Rooms {
    use pages::{
        caregiver, case, counter, door, limits, long_code, no_code, not_me, proved, readiness,
        reset,
    };
    Rooms::new()
        .public("/get-in", get(door::show).post(door::ask))
        .public("/get-in/again", post(door::again))
        .public("/get-in/reset", get(reset::show).post(reset::enter))
        .public("/get-in/proved", get(proved::show).post(proved::choose))
        .public("/get-in/text", post(proved::text))
        .public("/get-in/more", post(proved::more))
        .public("/get-in/case", get(case::show))
        .public("/get-in/card", post(counter::make))
        .public("/get-in/no-code", get(no_code::show))
        .public("/get-in/letter", post(no_code::letter))
        .public("/get-in/long-code", get(long_code::show).post(long_code::enter))
        .public("/get-in/not-me", get(not_me::show).post(not_me::stop))
        .member("/security/not-me", get(not_me::ask).post(not_me::freeze))
        .member("/security/not-me/undo", post(not_me::undo))
        .member("/security/limits", get(limits::show))
        .member("/security/readiness", get(readiness::show))
        .proved("/family/{id}/code", get(caregiver::form).post(caregiver::make))
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
    gallery.add::<pages::caregiver::CaregiverPage>();
    gallery.letters(pages::letters::letters);
}

#[cfg(test)]
mod tests;
