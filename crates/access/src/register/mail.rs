//! What registration writes to people.

use ::store::{Fault, Tx};
use base::{AccountId, Entropy, Private};
use coverage::PersonView;
use web::{Frame, House, Letter};

use super::store::{Invited, NewInvitation, PostalAddress, Reach};
use identity::codes::Code;

pub(super) fn invite(
    tx: &Tx,
    house: &House,
    (invited, new): (&Invited, &NewInvitation),
    code: &Code,
) -> Result<(), Fault> {
    let f = house.frame(new.lang, tx.now());
    let letter = invitation(&f, tx.entropy(), (invited, new), code);
    let id = base::JobId::new(invited.id);
    send(tx, format!("access.invitation:{id}"), new, &letter)
}

pub(crate) fn invitation(
    f: &Frame,
    mark: Entropy,
    (invited, new): (&Invited, &NewInvitation),
    code: &Code,
) -> Letter {
    let until = f.moment(invited.expires_at);
    let which = if matches!(new.reach, Reach::Mail(_)) { "" } else { "-number" };
    let short = f.say("register-text-invitation").put("code", code.shown()).put("time", &until);
    Letter::new(f, mark)
        .subject(f.say("register-mail-subject").put("plan", &f.plan().name))
        .short(short)
        .greeting(&new.first_name)
        .para(f.say("register-mail-intro").put("plan", &f.plan().name))
        .link(f.t("register-mail-link"), "/register")
        .para(f.t(format!("register-mail-code{which}")))
        .code(code.shown())
        .para(f.say("register-mail-until").put("time", until))
        .closing()
}

/// The account is open: its owner hears of it at the address on file.
pub(super) fn opened(
    tx: &Tx,
    house: &House,
    account: AccountId,
    new: &NewInvitation,
) -> Result<(), Fault> {
    let f = house.frame(new.lang, tx.now());
    let letter = opened_letter(&f, tx.entropy(), &new.first_name);
    send(tx, format!("access.opened:{account}"), new, &letter)
}

pub(crate) fn opened_letter(f: &Frame, mark: Entropy, first_name: &str) -> Letter {
    Letter::new(f, mark)
        .subject(f.say("register-mail-open-subject").put("plan", &f.plan().name))
        .short(f.t("register-mail-open-short"))
        .greeting(first_name)
        .para(f.t("register-mail-open-intro"))
        .para(f.say("register-mail-open-not-you").put("phone", &f.plan().phone))
        .closing()
}

/// One letter to wherever this person is reached.
pub(super) fn send(tx: &Tx, key: String, to: &NewInvitation, letter: &Letter) -> Result<(), Fault> {
    let message = match &to.reach {
        Reach::Mail(email) => letter.mail(email),
        Reach::Text(phone) => letter.text(phone),
        Reach::Post(address) => letter.post(&address.lines),
    };
    tx.send(key, to.member, &message)
}

/// How an envelope to somebody reads, where the plan's file has all of it.
pub fn address_of(person: &PersonView) -> Option<PostalAddress> {
    let address = person.address.as_ref()?;
    let town = address.place()?;
    let street = address.lines.iter().map(|line| line.0.clone()).filter(|line| !line.is_empty());
    let mut lines: Vec<String> = std::iter::once(person.name.full()).chain(street).collect();
    let whole = lines.len() > 1 && !address.city.is_empty() && !address.postal_code.is_empty();
    lines.push(town);
    whole.then(|| PostalAddress { lines: Private(lines), state: address.state.clone() })
}
