//! What a member is told: that a code was made without signing in, and each look at the card.

use std::time::Duration;

use ::store::{Fault, Tx};
use base::{AccountId, Entropy, JobId, MemberId, Timestamp};
use identity::codes::{Code, MAILED};
use identity::contacts::Way;
use identity::{account, notices};
use web::{Frame, House, Letter};

use super::flow::LIFE;
use super::store::{Seen, Slip};
use crate::told::tell;

type Of = (AccountId, MemberId);

const HERE: &str = "/card/pharmacy";

/// Somebody who is not signed in made a code.
pub fn made(tx: &Tx, house: &House, of: Of, id: &Entropy) -> Result<(), Fault> {
    let until = tx.now() + LIFE;
    tell(
        tx,
        house,
        of,
        (format!("counter.made/{}", JobId::new(*id)), |f, mark, name| {
            made_letter(f, mark, (name, until))
        }),
    )
}

/// Code and passcode of a code that somebody at the desk made, to one way and to nobody else.
pub fn lent(tx: &Tx, house: &House, (of, way): (Of, &Way), slip: &Slip) -> Result<(), Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let f = house.frame(account.reads(), tx.now());
    let code = Code::typed(&slip.body.code, MAILED).map(|code| code.shown()).unwrap_or_default();
    let typed = (code.as_str(), slip.body.passcode.as_str(), slip.kept.began_at + LIFE);
    let letter = lent_letter(&f, tx.entropy(), &account.first_name, typed);
    let message = match way {
        Way::Mail(email) => letter.mail(email),
        Way::Phone(phone) => letter.text(phone),
    };
    tx.send(format!("counter.lent/{}", JobId::new(slip.id)), of.1, &message)
}

fn lent_letter(
    f: &Frame,
    mark: Entropy,
    name: &str,
    (code, passcode, until): (&str, &str, Timestamp),
) -> Letter {
    let address = format!("{}/pharmacy", f.origin().trim_end_matches('/'));
    let short = f.say("counter-lent-short").put("code", code).put("passcode", passcode);
    Letter::new(f, mark)
        .subject(f.say("counter-lent-subject").put("plan", &f.plan().name))
        .short(short.put("time", f.time(until)).put("link", &address))
        .greeting(name)
        .para(f.t("counter-lent-intro"))
        .code(code)
        .para(f.say("counter-lent-passcode").put("passcode", passcode))
        .para(f.say("counter-lent-how").put("time", f.time(until)).put("link", &address))
        .para(f.t("counter-made-sees"))
        .para(f.say("counter-mail-not-you").put("phone", &f.plan().phone))
        .closing()
}

/// A pharmacist looked.
pub fn opened(tx: &Tx, house: &House, seen: &Seen) -> Result<(), Fault> {
    let key = format!("counter.opened/{}/{}", JobId::new(seen.id), seen.looks_left);
    let (now, left) = (tx.now(), seen.looks_left);
    tell(tx, house, seen.of, (key, |f, mark, name| opened_letter(f, mark, (name, now, left))))
}

fn made_letter(f: &Frame, mark: Entropy, (name, until): (&str, Timestamp)) -> Letter {
    Letter::new(f, mark)
        .subject(f.say("counter-made-subject").put("plan", &f.plan().name))
        .short(f.say("counter-made-short").put("time", f.time(until)))
        .greeting(name)
        .para(f.say("counter-made-intro").put("time", f.time(until)))
        .para(f.t("counter-made-sees"))
        .link(f.t("counter-mail-link"), HERE)
        .para(f.say("counter-mail-not-you").put("phone", &f.plan().phone))
        .link(f.t("counter-mail-not-me"), notices::NOT_ME)
        .closing()
}

fn opened_letter(f: &Frame, mark: Entropy, (name, at, left): (&str, Timestamp, u32)) -> Letter {
    let intro = f.say("counter-opened-intro").put("moment", f.moment(at));
    Letter::new(f, mark)
        .subject(f.say("counter-opened-subject").put("plan", &f.plan().name))
        .short(f.say("counter-opened-short").put("time", f.time(at)))
        .greeting(name)
        .para(intro)
        .para(f.say("counter-opened-left").count("left", i64::from(left)))
        .link(f.t("counter-mail-link"), HERE)
        .para(f.say("counter-mail-not-you").put("phone", &f.plan().phone))
        .closing()
}

/// For the gallery.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let (mark, now) = ([7; 16], f.now());
    let until = now + Duration::from_mins(10);
    vec![
        ("counter-made", made_letter(f, mark, ("Ann", until))),
        ("counter-lent", lent_letter(f, mark, "Ann", ("7K2M-9QXD", "4071", until))),
        ("counter-opened", opened_letter(f, mark, ("Ann", now, 2))),
        ("counter-opened-last", opened_letter(f, mark, ("Ann", now, 0))),
    ]
}
