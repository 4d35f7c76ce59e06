//! Help that needs nobody: what to do about it, in plain words, and whether a message is ours.

mod case;
mod check;
mod guides;
mod really_us;
mod trouble;

pub use case::evidence::{Class, Fact, Item, Source};
pub use case::rules::Code;
pub use case::store::{Case, by_code};
pub use case::told::{Told, read_by};
pub use trouble::causes::{Anyone, Cause, OwnerAlone, Shown, WhoProved};

use web::{Gallery, Rooms, get, post};

pub const SCHEMA: store::Slice = store::Slice {
    name: "help",
    steps: &[store::step!("0001_help")],
    statements: &[case::store::STATEMENTS],
};

pub fn slice() -> web::Slice {
    web::Slice {
        name: "help",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: web::Jobs::new().sweeping(&case::store::SWEEPS),
    }
}

fn rooms() -> Rooms {
    Rooms::new()
        .public("/help", get(guides::pages::index).post(guides::pages::find))
        .public("/help/guides/{slug}", get(guides::pages::guide))
        .public("/help/case", get(case::pages::show).post(case::pages::open))
        .public("/help/case/close", post(case::pages::close))
        .public("/help/case/remove", post(case::pages::remove))
        .public("/help/check", get(check::pages::look).post(check::pages::press))
        .public("/help/really-us", get(really_us::pages::form).post(really_us::pages::look))
        .public("/help/sign-in", get(trouble::pages::begin).post(trouble::pages::go_on))
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<case::pages::CasePage>();
    gallery.add::<case::pages::NoCasePage>();
    gallery.add::<check::pages::CheckPage>();
    gallery.add::<guides::pages::HelpPage>();
    gallery.add::<guides::pages::GuidePage>();
    gallery.add::<really_us::pages::ReallyUsPage>();
    gallery.add::<trouble::pages::AskPage>();
    gallery.add::<trouble::pages::ToldPage>();
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_page_in_every_state_has_its_words_in_both_languages() {
        assert_eq!(testkit::complaints(|| vec![crate::slice()]), Vec::<String>::new());
    }
}
