//! The message a proof travels in: who says that they are on the phone, their word, and a link.

use ::store::{Fault, Tx};
use base::{Entropy, JobId, Lang, Timestamp};
use identity::account;
use identity::codes::Code;
use identity::contacts::Way;
use web::{Frame, House, Letter};

use super::rules::LINK_LIFE;
use super::store::Proof;

/// The page on which the link lands. It opens nothing: a press there says yes or no.
pub fn path(code: &Code) -> String {
    format!("/call?link={}", code.symbols())
}

pub fn send(
    tx: &Tx,
    house: &House,
    (proof, code, way): (&Proof, &Code, &Way),
) -> Result<(), Fault> {
    let of = (proof.body.account, proof.member);
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let f = house.frame(account.reads(), tx.now());
    let until = tx.now() + LINK_LIFE;
    let said = (account.first_name.as_str(), proof.body.by.as_str());
    let word = match words(house, &f, &proof.body.word) {
        (word, Some(other)) => format!("{word} / {other}"),
        (word, None) => word,
    };
    let letter = letter(&f, tx.entropy(), said, (&word, &path(code), until));
    let message = match way {
        Way::Mail(email) => letter.mail(email),
        Way::Phone(phone) => letter.text(phone),
    };
    tx.send(format!("desk.proof:{}", JobId::new(proof.id)), of.1, &message)
}

/// The word in the reader's language, and in the other where it sounds otherwise there: our people
/// say both, because nobody tells them which is read.
pub fn words(house: &House, f: &Frame, word: &str) -> (String, Option<String>) {
    let key = format!("desk-word-{word}");
    let lang = if f.lang() == Lang::English { Lang::Spanish } else { Lang::English };
    let (own, other) = (f.t(&key).into_owned(), house.frame(lang, f.now()).t(&key).into_owned());
    let differs = own != other;
    (own, differs.then_some(other))
}

fn letter(
    f: &Frame,
    mark: Entropy,
    (name, agent): (&str, &str),
    (word, path, until): (&str, &str, Timestamp),
) -> Letter {
    let address = format!("{}{path}", f.origin().trim_end_matches('/'));
    let intro = f.say("desk-proof-mail-intro").put("agent", agent).put("plan", &f.plan().name);
    Letter::new(f, mark)
        .subject(f.say("desk-proof-mail-subject").put("plan", &f.plan().name))
        .short(f.say("desk-proof-mail-short").put("agent", agent).put("link", address))
        .greeting(name)
        .para(intro)
        .para(f.say("desk-proof-mail-word").put("agent", agent).put("word", word))
        .para(f.say("desk-proof-mail-press").put("time", f.time(until)))
        .link(f.t("desk-proof-mail-link"), path)
        .para(f.say("desk-proof-mail-not-you").put("phone", &f.plan().phone))
        .closing()
}

/// For the gallery.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let until = f.now() + LINK_LIFE;
    let said = ("lantern / linterna", "/call?link=7K2M9QXD4B6N8RWT", until);
    vec![("desk-proof", letter(f, [7; 16], ("Ann", "Ana"), said))]
}
