//! What registration writes to people.

use ::store::{Fault, Tx};
use base::{AccountId, Email};
use web::{House, Letter};

use super::store::{Invited, NewInvitation};
use identity::codes::Code;

pub(super) fn invite(
    tx: &Tx,
    house: &House,
    (invited, new): (&Invited, &NewInvitation),
    code: &Code,
) -> Result<(), Fault> {
    let f = house.frame(new.lang, tx.now());
    let until = f.moment(invited.expires_at);
    let letter = Letter::new(&f, tx.entropy())
        .subject(f.say("register-mail-subject").put("plan", &f.plan().name))
        .greeting(&new.first_name)
        .para(f.say("register-mail-intro").put("plan", &f.plan().name))
        .link(f.t("register-mail-link"), "/register")
        .para(f.t("register-mail-code"))
        .code(code.shown())
        .para(f.say("register-mail-until").put("time", until))
        .closing();
    let id = base::JobId::new(invited.id);
    tx.send(format!("access.invitation:{id}"), new.member, &letter.mail(&new.email))
}

/// The account is open: its owner hears of it at the address on file.
pub(super) fn opened(
    tx: &Tx,
    house: &House,
    (account, email): (AccountId, &Email),
    new: &NewInvitation,
) -> Result<(), Fault> {
    let f = house.frame(new.lang, tx.now());
    let letter = Letter::new(&f, tx.entropy())
        .subject(f.say("register-mail-open-subject").put("plan", &f.plan().name))
        .greeting(&new.first_name)
        .para(f.t("register-mail-open-intro"))
        .para(f.say("sign-in-mail-new-not-you").put("phone", &f.plan().phone))
        .closing();
    tx.send(format!("access.opened:{account}"), new.member, &letter.mail(email))
}
