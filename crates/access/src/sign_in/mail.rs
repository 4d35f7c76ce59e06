//! What sign-in writes to people.

use ::store::{Fault, Tx};
use base::{Email, Entropy, Lang, MemberId, Phone, Reading, Timestamp};
use web::{Frame, House, Letter};

use identity::codes::Code;

/// A code, and how long it works.
pub(crate) struct CodeLetter<'a> {
    pub reading: Reading,
    pub code: &'a Code,
    pub until: Timestamp,
}

pub(crate) fn send_code(
    tx: &Tx,
    house: &House,
    (key, owner): (&str, MemberId),
    (code, to): (&CodeLetter<'_>, &[Email]),
) -> Result<(), Fault> {
    let f = house.frame(code.reading, tx.now());
    let letter = code_letter(&f, tx.entropy(), code);
    for (number, email) in to.iter().enumerate() {
        tx.send(format!("{key}:{number}"), owner, &letter.mail(email))?;
    }
    Ok(())
}

pub(crate) fn code_letter(f: &Frame, mark: Entropy, code: &CodeLetter<'_>) -> Letter {
    Letter::new(f, mark)
        .subject(f.say("sign-in-mail-code-subject").put("plan", &f.plan().name))
        .para(f.t("sign-in-mail-code-intro"))
        .code(code.code.shown())
        .para(f.say("sign-in-mail-code-until").put("time", f.time(code.until)))
        .para(f.t("sign-in-mail-code-never"))
        .closing()
}

/// A code by text: six digits, to a phone on file.
pub(crate) fn text_code(
    tx: &Tx,
    house: &House,
    (key, owner): (&str, MemberId),
    (code, to): (&CodeLetter<'_>, &[Phone]),
) -> Result<(), Fault> {
    let f = house.frame(code.reading, tx.now());
    let letter = text_letter(&f, tx.entropy(), code);
    for (number, phone) in to.iter().enumerate() {
        tx.send(format!("{key}:text:{number}"), owner, &letter.text(phone))?;
    }
    Ok(())
}

pub(crate) fn text_letter(f: &Frame, mark: Entropy, code: &CodeLetter<'_>) -> Letter {
    let (shown, until) = (code.code.shown(), f.time(code.until));
    Letter::new(f, mark).short(f.say("sign-in-text-code").put("code", shown).put("time", until))
}

/// An address typed by its owner still gets an answer (DESIGN 3).
pub(crate) fn no_account(
    tx: &Tx,
    house: &House,
    (key, lang): (&str, Lang),
    to: &[Email],
) -> Result<(), Fault> {
    let f = house.frame(lang, tx.now());
    let letter = no_account_letter(&f, tx.entropy());
    for (number, email) in to.iter().enumerate() {
        tx.send(
            format!("access.no-account:{key}:{number}"),
            None::<MemberId>,
            &letter.mail(email),
        )?;
    }
    Ok(())
}

pub(crate) fn no_account_letter(f: &Frame, mark: Entropy) -> Letter {
    Letter::new(f, mark)
        .subject(f.say("sign-in-mail-none-subject").put("plan", &f.plan().name))
        .para(f.t("sign-in-mail-none-intro"))
        .para(f.t("sign-in-mail-none-try"))
        .link(f.t("sign-in-mail-none-register"), "/register")
        .link(f.t("sign-in-mail-none-help"), "/get-in")
        .para(f.t("sign-in-mail-none-ignore"))
        .closing()
}
