//! Help that needs nobody: what to do about it, in plain words, and whether a message is ours.

pub mod apart;
mod case;
mod chat;
mod check;
mod contact;
mod guides;
pub mod rations;
mod really_us;
mod trouble;

pub use case::evidence::{Class, Fact, Item, Source};
pub use case::rules::Code;
pub use case::store::{Case, Word, by_code};
pub use case::told::{Told, read_by};
pub mod tickets {
    //! What the desk needs of what people write to us.

    pub use crate::contact::expected::Expected;
    pub use crate::contact::hours::{Hours, Opening, Part, Zone};
    pub use crate::contact::rules::{LONGEST, Left, Queue, State, Topic, Voice, number, numbered};
    pub use crate::contact::rules::{holds_card_number, plain};
    pub use crate::contact::store::desk::whole_thread;
    pub use crate::contact::store::desk::{Agent, At, Step, Written};
    pub use crate::contact::store::desk::{by_number, find, of_member_in, queue, waiting};
    pub use crate::contact::store::pictures::one as picture;
    pub use crate::contact::store::{Body, Callback, Entry, New, Picture, Shown, Ticket, Whose};
    pub use crate::contact::store::{expected_time, open};
}
pub mod chats {
    //! What the desk needs of chats.

    pub use crate::chat::flow::{Chat, Stage};
    pub use crate::chat::rules::LONGEST_LINE;
    pub use crate::chat::store::{Became, Line};
    pub use crate::chat::store::{answer, finish, hand_over, take};
    pub use crate::chat::store::{of_stage, of_ticket, open};
    pub use crate::chat::store::{takers, takes, takes_none, takes_until};
    pub use crate::contact::store::desk::{newer, queue_topic, topic};
}
pub use trouble::causes::{Anyone, Cause, OwnerAlone, Shown, WhoProved};
pub use trouble::unasked::{Failure, Unasked, likely};

use web::{Gallery, Rooms, get, post};

pub const SCHEMA: store::Slice = store::Slice {
    name: "help",
    steps: &[
        store::step!("0001_help"),
        store::step!("0002_contact"),
        store::step!("0003_pictures"),
        store::step!("0004_chat"),
    ],
    statements: &[
        case::store::STATEMENTS,
        chat::store::STATEMENTS,
        chat::store::sweeps::STATEMENTS,
        contact::store::STATEMENTS,
        contact::store::desk::STATEMENTS,
        contact::store::pictures::STATEMENTS,
        contact::store::said::STATEMENTS,
        rations::STATEMENTS,
        contact::store::sweeps::STATEMENTS,
    ],
};

pub fn slice() -> web::Slice {
    web::Slice {
        name: "help",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: web::Jobs::new()
            .sweeping(&case::store::SWEEPS)
            .sweeping(&chat::store::sweeps::SWEEPS)
            .sweeping(&contact::store::sweeps::SWEEPS),
    }
}

fn rooms() -> Rooms {
    Rooms::new()
        .public("/help", get(guides::pages::index).post(guides::pages::find))
        .public("/help/guides/{slug}", get(guides::pages::guide))
        .public("/help/case", get(case::pages::show).post(case::pages::open))
        .public("/help/case/live", get(case::pages::live::live))
        .public("/help/case/close", post(case::pages::close))
        .public("/help/case/remove", post(case::pages::remove))
        .public("/help/chat", get(chat::pages::show).post(chat::pages::open))
        .public("/help/chat/end", post(chat::pages::end))
        .public("/help/chat/lines", get(chat::pages::lines))
        .public("/help/chat/live", get(chat::pages::live::live))
        .public("/help/chat/say", post(chat::pages::say))
        .hearing(contact::store::desk::moved)
        .public("/help/contact", get(contact::pages::show).post(contact::pages::write))
        .public(
            "/help/contact/answer",
            get(contact::pages::answer::show).post(contact::pages::answer::enter),
        )
        .public("/help/contact/answer/live", get(contact::pages::live::theirs))
        .public("/help/contact/answer/close", post(contact::pages::answer::close))
        .public(
            "/help/contact/answer/picture",
            post(contact::pages::picture::send_theirs).taking_files(),
        )
        .public("/help/contact/answer/picture/remove", post(contact::pages::picture::remove_theirs))
        .public("/help/contact/answer/leave", post(contact::pages::answer::leave))
        .public("/help/contact/answer/say", post(contact::pages::answer::say))
        .member("/help/contact/{id}", get(contact::pages::thread::show))
        .member("/help/contact/{id}/close", post(contact::pages::thread::close))
        .member("/help/contact/{id}/live", get(contact::pages::live::own))
        .member("/help/contact/{id}/picture", post(contact::pages::picture::send).taking_files())
        .member("/help/contact/{id}/picture/remove", post(contact::pages::picture::remove))
        .member("/help/contact/{id}/picture/{part}/{seq}", get(contact::pages::picture::show))
        .member("/help/contact/{id}/say", post(contact::pages::thread::say))
        .public("/help/check", get(check::pages::look).post(check::pages::press))
        .public("/help/really-us", get(really_us::pages::form).post(really_us::pages::look))
        .public("/help/sign-in", get(trouble::pages::begin).post(trouble::pages::go_on))
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<case::pages::CasePage>();
    gallery.add::<case::pages::NoCasePage>();
    gallery.add::<check::pages::CheckPage>();
    chat::pages::gallery(gallery);
    contact::pages::gallery(gallery);
    gallery.add::<guides::pages::HelpPage>();
    gallery.add::<guides::pages::GuidePage>();
    gallery.add::<apart::pages::ApartPage>();
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
