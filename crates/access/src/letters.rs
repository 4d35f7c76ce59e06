//! What the ways in write to people, for the gallery.

use std::time::Duration;

use base::{Lang, MemberId};
use identity::codes::{Code, INVITATION, MAILED};
use web::{Frame, Letter};

use crate::register::card::mail as card;
use crate::register::mail as register;
use crate::register::store::{Invited, NewInvitation, PostalAddress, Reach};
use crate::sign_in::mail as sign_in;

const MARK: base::Entropy = [5; 16];

pub(crate) fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let luck: [u8; 16] = std::array::from_fn(|at| u8::try_from(at * 7 % 32).unwrap_or(0));
    let (code, invited_by) = (Code::draw(&luck, MAILED), Code::draw(&luck, INVITATION));
    let until = f.now() + Duration::from_mins(10);
    let mailed = sign_in::CodeLetter { reading: f.lang().into(), code: &code, until };
    let texted =
        sign_in::CodeLetter { reading: f.lang().into(), code: &Code::digits(&luck), until };
    let invited = Invited { id: MARK, expires_at: f.now() + Duration::from_hours(21 * 24) };
    let invitation = |reach| {
        let new = NewInvitation {
            member: MemberId::new(MARK),
            first_name: "Ann".into(),
            reach,
            lang: Lang::English,
            about: Vec::new(),
        };
        register::invitation(f, MARK, (&invited, &new), &invited_by)
    };
    let mail = "ann@example.org".parse().ok().map(Reach::Mail);
    let home = PostalAddress {
        lines: base::Private(vec!["Ann Wood".to_owned(), "1200 Juniper Lane".to_owned()]),
        state: "OR".into(),
    };
    let mut all = vec![
        ("sign-in-code", sign_in::code_letter(f, MARK, &mailed)),
        ("sign-in-text", sign_in::text_letter(f, MARK, &texted)),
        ("sign-in-no-account", sign_in::no_account_letter(f, MARK)),
        ("invitation-by-post", invitation(Reach::Post(home))),
        ("opened", register::opened_letter(f, MARK, "Ann")),
        ("card-code", card::code_letter(f, MARK, ("Ann", &code))),
        ("card-received", card::received_letter(f, MARK)),
        ("card-already", card::already_letter(f, MARK, ("Ann", "ann.wood"))),
    ];
    all.extend(mail.map(|mail| ("invitation", invitation(mail))));
    all
}
