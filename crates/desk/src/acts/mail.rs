//! What goes out because somebody at the desk pressed a button, to one way on file.

use ::store::delivery::{self, Kept};
use ::store::{Fault, Message, Tx};
use base::{AccountId, Entropy, JobId, MemberId, Timestamp};
use identity::account::{self, Account};
use identity::contacts::Way;
use web::{Frame, House, Letter};

type Of = (AccountId, MemberId);

const MESSAGES: &str = "/messages";

const AGAIN: &str = "desk.again:";

/// Names a message that went again, and every attempt at it by what follows.
pub fn key_again(id: JobId) -> String {
    format!("{AGAIN}{id}")
}

/// Whether this message was one that went again: those are not sent a third time.
pub fn is_again(key: &str) -> bool {
    key.starts_with(AGAIN)
}

/// A notice that did not arrive. By text only that there is one: it may be long.
pub fn again(tx: &Tx, house: &House, (of, way): (Of, &Way), kept: &Kept) -> Result<(), Fault> {
    let Some((account, f)) = reader(tx, house, of)? else { return Ok(()) };
    let said = (kept.subject.as_str(), kept.text.as_str(), kept.sent_at);
    let letter = again_letter(&f, tx.entropy(), &account.first_name, said);
    let key = key_again(kept.id);
    let before = delivery::state(tx, of.1, &key)?.len();
    let key = format!("{key}/{before}");
    tx.send(key, of.1, &to(way, &letter))
}

/// The number takes texts again, and how to end that.
pub fn texts_on(tx: &Tx, house: &House, (of, way): (Of, &Way)) -> Result<(), Fault> {
    let Some((_, f)) = reader(tx, house, of)? else { return Ok(()) };
    let letter = texts_letter(&f, tx.entropy());
    tx.send(format!("desk.texts-on:{}/{}", of.0, tx.now().micros()), of.1, &to(way, &letter))
}

fn reader(tx: &Tx, house: &House, of: Of) -> Result<Option<(Account, Frame)>, Fault> {
    let account = account::store::account(tx, of)?;
    Ok(account.map(|account| {
        let f = house.frame(account.reads(), tx.now());
        (account, f)
    }))
}

fn to(way: &Way, letter: &Letter) -> Message {
    match way {
        Way::Mail(email) => letter.mail(email),
        Way::Phone(phone) => letter.text(phone),
    }
}

fn again_letter(
    f: &Frame,
    mark: Entropy,
    name: &str,
    (subject, text, at): (&str, &str, Timestamp),
) -> Letter {
    let day = f.day_of(at);
    let fallback = || f.say("desk-again-subject").put("plan", &f.plan().name).to_string();
    let subject = if subject.is_empty() { fallback() } else { subject.to_owned() };
    let address = format!("{}{MESSAGES}", f.origin().trim_end_matches('/'));
    let letter = Letter::new(f, mark)
        .subject(subject)
        .short(f.say("desk-again-short").put("day", f.day(day)).put("link", address))
        .greeting(name)
        .para(f.say("desk-again-intro").put("day", f.day(day)));
    let paras = text.split("\n\n").map(str::trim).filter(|para| !para.is_empty());
    paras.fold(letter, Letter::para).closing()
}

fn texts_letter(f: &Frame, mark: Entropy) -> Letter {
    Letter::new(f, mark).short(f.t("desk-texts-short"))
}

/// For the gallery.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let kept = ("", "Juniper Rx: your order is on its way.", f.now());
    vec![
        ("desk-again", again_letter(f, [7; 16], "Ann", kept)),
        ("desk-texts-on", texts_letter(f, [7; 16])),
    ]
}
