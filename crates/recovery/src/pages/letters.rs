//! What the way back writes, as the gallery shows it.

use std::time::Duration;

use base::{AccountId, Lang, MemberId};
use identity::account::Account;
use web::{Frame, Letter, Page, Sample, Template};

use crate::mail;

#[derive(Template)]
#[template(path = "pages/letters.html")]
pub(crate) struct LetterPage {
    pub f: Frame,
    pub subject: String,
    pub text: String,
}

impl Page for LetterPage {
    const NAME: &'static str = "get-in-letters";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let until = f.now() + Duration::from_hours(1);
        let full = f.now() + Duration::from_hours(72);
        let person = |name: &str, username: &str| Account {
            id: AccountId::new([1; 16]),
            member: MemberId::new([1; 16]),
            username: username.into(),
            first_name: name.into(),
            lang: Lang::English,
        };
        let ann = [person("Ann", "ann.wood")];
        let both = [person("Ann", "ann.wood"), person("Ben", "ben.wood")];
        let reset = |people| {
            let link = "/get-in/reset?link=ABCDEFGHJKMN";
            mail::Reset { lang: f.lang(), people, code: "7K2M-9QXD", link, until }
        };
        let mark = [3; 16];
        let began = |full_at| mail::began_letter(f, mark, ("Ann", "7K2M-9QXD-1234", full_at));
        vec![
            Sample::new("reset", Self::of(f, &mail::reset_letter(f, mark, &reset(&ann)))),
            Sample::new("household", Self::of(f, &mail::reset_letter(f, mark, &reset(&both)))),
            Sample::new("nobody", Self::of(f, &mail::nobody_letter(f, mark))),
            Sample::new("text", Self::of(f, &mail::text_letter(f, mark, ("123456", until)))),
            Sample::new("began", Self::of(f, &began(Some(full)))),
            Sample::new("began-letter", Self::of(f, &began(None))),
            Sample::new(
                "paper",
                Self::of(f, &mail::paper_letter(f, mark, ("Ann", "7K2M-9QXD-1234"))),
            ),
            Sample::new(
                "desk",
                Self::of(f, &mail::desk_letter(f, mark, ("Ann", "7K2M-9QXD-1234"))),
            ),
        ]
    }
}

impl LetterPage {
    fn of(f: &Frame, letter: &Letter) -> Self {
        let to = "ann@example.org".parse();
        let mail = to.ok().map(|to| letter.mail(&to));
        let (subject, text) = mail.map(|mail| (mail.subject.0, mail.text.0)).unwrap_or_default();
        Self { f: f.clone(), subject, text }
    }
}
