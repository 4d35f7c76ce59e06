//! What the way back writes, as the gallery shows it.

use std::time::Duration;

use base::{AccountId, Lang, MemberId};
use identity::account::Account;
use web::{Frame, Letter};

use crate::mail;

pub(crate) fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let until = f.now() + Duration::from_hours(1);
    let full = f.now() + Duration::from_hours(72);
    let person = |name: &str, username: &str| Account {
        id: AccountId::new([1; 16]),
        member: MemberId::new([1; 16]),
        username: username.into(),
        first_name: name.into(),
        lang: Lang::English,
        reading: None,
    };
    let ann = [person("Ann", "ann.wood")];
    let both = [person("Ann", "ann.wood"), person("Ben", "ben.wood")];
    let reset = |people| {
        let link = "/get-in/reset?link=ABCDEFGHJKMN";
        mail::Reset { reading: f.lang().into(), people, code: "7K2M-9QXD", link, until }
    };
    let mark = [3; 16];
    let began = |full_at| mail::began_letter(f, mark, ("Ann", "7K2M-9QXD-1234", full_at));
    vec![
        ("reset", mail::reset_letter(f, mark, &reset(&ann))),
        ("household", mail::reset_letter(f, mark, &reset(&both))),
        ("nobody", mail::nobody_letter(f, mark)),
        ("text", mail::text_letter(f, mark, ("123456", until))),
        ("began", began(Some(full))),
        ("began-letter", began(None)),
        ("paper", mail::paper_letter(f, mark, ("Ann", "7K2M-9QXD-1234"))),
        ("desk", mail::desk_letter(f, mark, ("Ann", "7K2M-9QXD-1234"))),
    ]
}
