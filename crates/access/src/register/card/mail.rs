//! What registering by card writes to people.

use ::store::{Fault, Tx};
use base::{AccountId, Email, Entropy, Lang, MemberId};
use web::{Frame, House, Letter};

use super::super::mail::send;
use super::super::store::NewInvitation;
use super::cases::CASE_LIFE;
use crate::sign_in::flow::CODE_LIFE;
use identity::account;
use identity::codes::Code;
use identity::contacts::{self, Way};

/// The code, at the address on file.
pub(super) fn code(
    tx: &Tx,
    house: &House,
    (key, to): (&str, &NewInvitation),
    code: &Code,
) -> Result<(), Fault> {
    let f = house.frame(to.lang, tx.now());
    let letter = code_letter(&f, tx.entropy(), (&to.first_name, code));
    send(tx, format!("{key}:code"), to, &letter)
}

pub(crate) fn code_letter(f: &Frame, mark: Entropy, (name, code): (&str, &Code)) -> Letter {
    let until = f.time(f.now() + CODE_LIFE);
    let short = f.say("register-text-code").put("code", code.shown()).put("time", &until);
    Letter::new(f, mark)
        .subject(f.say("register-mail-card-subject").put("plan", &f.plan().name))
        .short(short)
        .greeting(name)
        .para(f.t("register-mail-card-intro"))
        .code(code.shown())
        .para(f.say("sign-in-mail-code-until").put("time", until))
        .para(f.t("register-mail-card-never"))
        .closing()
}

/// The same sentence for everybody at the address they typed, whatever became of it.
pub(super) fn received(
    tx: &Tx,
    house: &House,
    (key, lang): (&str, Lang),
    to: &Email,
) -> Result<(), Fault> {
    let f = house.frame(lang, tx.now());
    let letter = received_letter(&f, tx.entropy());
    tx.send(format!("{key}:received"), None::<MemberId>, &letter.mail(to))
}

pub(crate) fn received_letter(f: &Frame, mark: Entropy) -> Letter {
    let until = f.day(f.day_of(f.now() + CASE_LIFE));
    let plan = f.plan();
    Letter::new(f, mark)
        .subject(f.say("register-mail-received-subject").put("plan", &plan.name))
        .para(f.t("register-mail-received-intro"))
        .para(f.t("register-mail-received-found"))
        .para(f.say("register-mail-received-not").put("day", until).put("phone", &plan.phone))
        .para(f.t("sign-in-mail-none-ignore"))
        .closing()
}

/// They have an account: how to get back into it, at every confirmed address of the account.
pub(super) fn already(
    tx: &Tx,
    house: &House,
    key: &str,
    of: (AccountId, MemberId),
) -> Result<(), Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let f = house.frame(account.reads(), tx.now());
    let letter = already_letter(&f, tx.entropy(), (&account.first_name, &account.username));
    for (number, contact) in contacts::confirmed(tx, of)?.iter().enumerate() {
        let message = match &contact.way {
            Way::Mail(email) => letter.mail(email),
            Way::Phone(phone) => letter.text(phone),
        };
        tx.send(format!("{key}:already:{number}"), of.1, &message)?;
    }
    Ok(())
}

pub(crate) fn already_letter(f: &Frame, mark: Entropy, (name, username): (&str, &str)) -> Letter {
    Letter::new(f, mark)
        .subject(f.say("register-mail-already-subject").put("plan", &f.plan().name))
        .short(f.say("register-mail-already-short").put("username", username))
        .greeting(name)
        .para(f.say("register-mail-already-intro").put("username", username))
        .link(f.t("register-mail-already-forgot"), "/get-in")
        .para(f.say("register-mail-already-not-you").put("phone", &f.plan().phone))
        .closing()
}
