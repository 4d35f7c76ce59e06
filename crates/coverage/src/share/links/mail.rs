//! What a member is told: that a link to their card was made. It can be good for a year, and a
//! stranger who got in once would keep it.

use ::store::{Fault, Tx};
use base::{Entropy, LinkId, Timestamp};
use identity::notices;
use web::{Frame, House, Letter};

use crate::told::{Of, tell};

pub fn made(tx: &Tx, house: &House, of: Of, (id, until): (LinkId, Timestamp)) -> Result<(), Fault> {
    let key = format!("share.made/{id}");
    tell(tx, house, of, (key, |f, mark, name| letter(f, mark, (name, until))))
}

fn letter(f: &Frame, mark: Entropy, (name, until): (&str, Timestamp)) -> Letter {
    Letter::new(f, mark)
        .subject(f.say("share-mail-subject").put("plan", &f.plan().name))
        .short(f.say("share-mail-short").put("when", f.moment(until)))
        .greeting(name)
        .para(f.say("share-mail-intro").put("when", f.moment(until)))
        .para(f.t("share-mail-sees"))
        .link(f.t("share-mail-link"), "/card/share")
        .para(f.say("share-mail-not-you").put("phone", &f.plan().phone))
        .link(f.t("counter-mail-not-me"), notices::NOT_ME)
        .closing()
}

/// For the gallery.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let until = f.now() + std::time::Duration::from_hours(24);
    vec![("share-made", letter(f, [9; 16], ("Ann", until)))]
}
