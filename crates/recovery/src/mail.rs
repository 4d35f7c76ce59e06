//! What the way back writes to people. No health data, no sign-in link, nothing that helps whoever
//! reads over a shoulder without the code.

use ::store::{Fault, Tx};
use base::{Email, Entropy, Lang, Phone, Reading, Timestamp};
use identity::account::{self, Account};
use identity::codes::{Code, INVITATION};
use identity::contacts::{self, Way};
use web::{Frame, House, Letter};

use crate::Door;
use crate::cases::Hand;
use crate::requests::Of;
use crate::vetoes;

/// The page on which a message's link lands. Its value is useless without the code or the browser
/// that asked.
pub(crate) fn link_path(value: &Code) -> String {
    format!("/get-in/reset?link={}", value.symbols())
}

/// What a message to one mailbox says: its people, the code, the link.
#[derive(Debug)]
pub(crate) struct Reset<'r> {
    pub reading: Reading,
    pub people: &'r [Account],
    pub code: &'r str,
    pub link: &'r str,
    pub until: Timestamp,
}

pub(crate) fn reset_letter(f: &Frame, mark: Entropy, reset: &Reset<'_>) -> Letter {
    let plan = &f.plan().name;
    let letter = Letter::new(f, mark).subject(f.say("get-in-mail-subject").put("plan", plan));
    let letter = match reset.people {
        [one] => letter
            .greeting(&one.first_name)
            .para(f.say("get-in-mail-username").put("username", &one.username)),
        several => several.iter().fold(letter.para(f.t("get-in-mail-several")), |letter, one| {
            let masked = masked(&one.username);
            let line = f.say("get-in-mail-person").put("name", &one.first_name);
            letter.para(line.put("username", masked))
        }),
    };
    letter
        .para(f.t("get-in-mail-code"))
        .code(reset.code)
        .para(f.say("get-in-mail-until").put("time", f.time(reset.until)))
        .link(f.t("get-in-mail-link"), reset.link)
        .para(f.t("get-in-mail-not-you"))
        .closing()
}

/// `a…d`: enough for whoever chose it.
pub(crate) fn masked(username: &str) -> String {
    let mut letters = username.chars();
    let (first, last) = (letters.next(), letters.next_back());
    let end = |letter: Option<char>| letter.map(String::from).unwrap_or_default();
    format!("{}…{}", end(first), end(last))
}

pub(crate) fn reset(
    tx: &Tx,
    house: &House,
    (key, to): (&str, (&Email, Of)),
    reset: &Reset<'_>,
) -> Result<(), Fault> {
    let f = house.frame(reset.reading, tx.now());
    let letter = reset_letter(&f, tx.entropy(), reset);
    tx.send(format!("recovery.code:{key}"), to.1.1, &letter.mail(to.0))
}

pub(crate) fn text_letter(f: &Frame, mark: Entropy, (code, until): (&str, Timestamp)) -> Letter {
    let said = f.say("get-in-text").put("code", code).put("time", f.time(until));
    Letter::new(f, mark).short(said)
}

pub(crate) fn text(
    tx: &Tx,
    house: &House,
    (key, to): (&str, (&Phone, Of)),
    (code, until): (&str, Timestamp),
) -> Result<(), Fault> {
    let reading = identity::notices::reading_of(tx, to.1)?;
    let f = house.frame(reading, tx.now());
    let letter = text_letter(&f, tx.entropy(), (code, until));
    tx.send(format!("recovery.text:{key}"), to.1.1, &letter.text(to.0))
}

pub(crate) fn nobody_letter(f: &Frame, mark: Entropy) -> Letter {
    let plan = f.plan();
    Letter::new(f, mark)
        .subject(f.say("get-in-nobody-subject").put("plan", &plan.name))
        .para(f.say("get-in-nobody-intro").put("plan", &plan.name))
        .para(f.t("get-in-nobody-other"))
        .para(f.t("get-in-nobody-new"))
        .link(f.t("get-in-nobody-link"), "/register")
        .para(f.t("get-in-mail-not-you"))
        .closing()
}

pub(crate) fn nobody(
    tx: &Tx,
    house: &House,
    (key, lang): (&str, Lang),
    to: &Email,
) -> Result<(), Fault> {
    let f = house.frame(lang, tx.now());
    let letter = nobody_letter(&f, tx.entropy());
    tx.send(format!("recovery.nobody:{key}"), ::store::Owner::House, &letter.mail(to))
}

pub(crate) fn paper_letter(f: &Frame, mark: Entropy, (name, code): (&str, &str)) -> Letter {
    let plan = f.plan();
    Letter::new(f, mark)
        .subject(f.say("get-in-paper-subject").put("plan", &plan.name))
        .greeting(name)
        .para(f.t("get-in-paper-intro"))
        .para(f.t("get-in-paper-code"))
        .code(code)
        .para(f.t("get-in-paper-until"))
        .link(f.t("get-in-paper-link"), "/get-in/long-code")
        .para(f.say("get-in-paper-not-you").put("phone", &plan.phone))
        .closing()
}

pub(crate) fn desk_letter(f: &Frame, mark: Entropy, (name, code): (&str, &str)) -> Letter {
    Letter::new(f, mark)
        .subject(f.t("get-in-desk-subject"))
        .short(f.say("get-in-desk-text").put("code", code))
        .greeting(name)
        .para(f.t("get-in-desk-intro"))
        .code(code)
        .link(f.t("get-in-paper-link"), "/get-in/long-code")
        .para(f.t("get-in-desk-secret"))
        .closing()
}

pub(crate) fn began_letter(
    f: &Frame,
    mark: Entropy,
    (name, code, full_at): (&str, &str, Option<Timestamp>),
) -> Letter {
    let plan = &f.plan().name;
    let intro = match full_at {
        Some(at) => f.say("get-in-began-intro").put("full", f.moment(at)).to_string(),
        None => f.t("get-in-began-letter").into_owned(),
    };
    Letter::new(f, mark)
        .subject(f.say("get-in-began-subject").put("plan", plan))
        .short(f.say("get-in-began-text").put("code", code))
        .greeting(name)
        .para(intro)
        .para(f.t("get-in-began-you"))
        .para(f.t("get-in-began-not-you"))
        .code(code)
        .link(f.t("get-in-began-link"), identity::notices::NOT_ME)
        .para(f.say("get-in-began-call").put("phone", &f.plan().phone))
        .closing()
}

/// The same on paper, with a code of its own.
pub(crate) fn began_on_paper(
    tx: &Tx,
    (door, house): (&Door, &House),
    of: Of,
    (case, full_at, to): (&Entropy, Option<Timestamp>, &[String]),
) -> Result<(), Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let f = house.frame(account.reads(), tx.now());
    let code = Code::draw(&tx.entropy(), INVITATION);
    vetoes::keep(tx, &door.means.keys, &code, (of, case))?;
    let parts = (account.first_name.as_str(), &*code.shown(), full_at);
    let letter = began_letter(&f, tx.entropy(), parts);
    tx.send(format!("recovery.began-paper:{}", base::JobId::new(*case)), of.1, &letter.post(to))
}

/// Tells every way on file, former ones too, each with a code of its own to stop it.
pub(crate) fn began(
    tx: &Tx,
    hand: Hand<'_>,
    of: Of,
    (case, full_at): (&Entropy, Option<Timestamp>),
) -> Result<(), Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let f = hand.house.frame(account.reads(), tx.now());
    for contact in contacts::to_tell(tx, of)? {
        let code = Code::draw(&tx.entropy(), INVITATION);
        vetoes::keep(tx, &hand.door.means.keys, &code, (of, case))?;
        let parts = (account.first_name.as_str(), &*code.shown(), full_at);
        let letter = began_letter(&f, tx.entropy(), parts);
        let message = match &contact.way {
            Way::Mail(email) => letter.mail(email),
            Way::Phone(phone) => letter.text(phone),
        };
        let key = format!("recovery.began:{}:{}", base::JobId::new(*case), contact.id);
        tx.send(key, of.1, &message)?;
    }
    Ok(())
}
