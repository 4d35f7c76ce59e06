//! What a member is told: that a code was made without signing in, and each look at the card.

use std::time::Duration;

use ::store::{Fault, Tx};
use base::{AccountId, Entropy, JobId, MemberId, Timestamp};
use identity::notices;
use web::{Frame, House, Letter};

use super::flow::LIFE;
use super::store::Seen;
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
        ("counter-opened", opened_letter(f, mark, ("Ann", now, 2))),
        ("counter-opened-last", opened_letter(f, mark, ("Ann", now, 0))),
    ]
}
