//! Sending the code to a new address, away from the request.

use ::store::{Fault, Job, Tx};
use base::Entropy;
use web::{Frame, House, Jobs, Letter};

use super::Way;
use super::change::{SEND_CODE, SendCode};
use crate::notices::reading_of;

pub fn jobs() -> Jobs {
    Jobs::new().inside(SEND_CODE, send)
}

fn send(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let asked: SendCode = job.body(tx)?;
    let Some(member) = job.owner else { return Ok(()) };
    let reading = match crate::account::of_member(tx, member)? {
        Some(account) => reading_of(tx, (account, member))?,
        None => return Ok(()),
    };
    let f = house.frame(reading, tx.now());
    let letter = letter(&f, tx.entropy(), &asked.code.0);
    let message = match &asked.way {
        Way::Mail(email) => letter.mail(email),
        Way::Phone(phone) => letter.text(phone),
    };
    // Jobs and messages share one table of keys: the message needs one of its own.
    tx.send(format!("{}:message", job.key), member, &message)
}

pub(crate) fn letter(f: &Frame, mark: Entropy, code: &str) -> Letter {
    Letter::new(f, mark)
        .subject(f.say("contact-mail-subject").put("plan", &f.plan().name))
        .short(f.say("contact-text").put("code", code))
        .para(f.t("contact-mail-intro"))
        .code(code)
        .para(f.t("contact-mail-not-you"))
        .closing()
}
