//! What we write about payments: no medicine, no card number, and whether money was taken.

use ::store::{Fault, Tx};
use base::{Entropy, MemberScope, Money};
use identity::{account, notices};
use web::{Frame, House, Letter};

use super::flow::Stage;
use super::pages::said::reference;
use super::store::Payment;

/// Tells the member once of each end a payment comes to.
pub fn moved(
    tx: &Tx,
    house: &House,
    (who, _): (MemberScope, &str),
    payment: &Payment,
) -> Result<(), Fault> {
    let Some(word) = word(payment.stage()) else { return Ok(()) };
    let back = payment.body.facts.back.as_cents();
    let key = format!("payment-{word}/{}/{back}", payment.id);
    send(tx, house, (who, key), |f, mark| letter(f, mark, (word, payment)))
}

/// Somebody added a way to pay: its owner should know.
pub fn method_added(tx: &Tx, house: &House, (who, key): (MemberScope, &str)) -> Result<(), Fault> {
    send(tx, house, (who, format!("payment-method/{key}")), added)
}

/// A new bill, without what it is for.
pub fn billed(
    tx: &Tx,
    house: &House,
    (who, key): (MemberScope, &str),
    amount: Money,
) -> Result<(), Fault> {
    send(tx, house, (who, format!("payment-mail/{key}")), |f, mark| bill(f, mark, amount))
}

/// Automatic payment is on, and took nothing because the balance is above what was agreed to.
pub fn over_cap(
    tx: &Tx,
    house: &House,
    (who, key): (MemberScope, &str),
    (owed, cap): (Money, Money),
) -> Result<(), Fault> {
    let key = format!("payment-mail/{key}");
    send(tx, house, (who, key), |f, mark| above(f, mark, (owed, cap)))
}

pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let ends = super::pages::samples::ended(f);
    let mut all: Vec<_> = ends
        .iter()
        .filter_map(|payment| word(payment.stage()).map(|word| (word, payment)))
        .map(|(word, payment)| (word, letter(f, [7; 16], (word, payment))))
        .collect();
    all.push(("method-added", added(f, [7; 16])));
    all.push(("bill", bill(f, [7; 16], Money::cents(4_217))));
    all.push(("over-cap", above(f, [7; 16], (Money::cents(14_217), Money::cents(5_000)))));
    all
}

const fn word(stage: Stage) -> Option<&'static str> {
    match stage {
        Stage::Succeeded => Some("succeeded"),
        Stage::Failed(_) => Some("failed"),
        Stage::PartlyRefunded | Stage::Refunded => Some("refunded"),
        _ => None,
    }
}

fn send(
    tx: &Tx,
    house: &House,
    (who, key): (MemberScope, String),
    write: impl FnOnce(&Frame, Entropy) -> Letter,
) -> Result<(), Fault> {
    let Some(account) = account::of_member(tx, who.member())? else { return Ok(()) };
    let Some(to) = account::mail_of(tx, account)? else { return Ok(()) };
    let reading = notices::reading_of(tx, (account, who.member()))?;
    let mark = tx.blind("letter", &key);
    let letter = write(&house.frame(reading, tx.now()), mark);
    tx.send(key, who, &letter.mail(&to))
}

fn letter(f: &Frame, mark: Entropy, (word, payment): (&str, &Payment)) -> Letter {
    let amount = match word {
        "refunded" => payment.body.facts.back,
        _ => payment.body.amount,
    };
    let said = f.say(format!("payment-mail-{word}")).put("amount", f.money(amount));
    Letter::new(f, mark)
        .subject(f.t(format!("payment-mail-{word}-subject")))
        .para(said.put("reference", reference(payment.id)))
        .link(f.t("payment-mail-link"), &format!("/payments/{}", payment.id))
        .para(f.say("payment-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}

fn bill(f: &Frame, mark: Entropy, amount: Money) -> Letter {
    Letter::new(f, mark)
        .subject(f.t("payment-mail-bill-subject"))
        .para(f.say("payment-mail-bill").put("amount", f.money(amount)))
        .link(f.t("payment-mail-bill-link"), "/payments")
        .para(f.say("payment-mail-bill-question").put("phone", &f.plan().phone))
        .closing()
}

fn above(f: &Frame, mark: Entropy, (owed, cap): (Money, Money)) -> Letter {
    let said = f.say("payment-mail-over-cap").put("owed", f.money(owed)).put("cap", f.money(cap));
    Letter::new(f, mark)
        .subject(f.t("payment-mail-over-cap-subject"))
        .para(said)
        .link(f.t("payment-mail-bill-link"), "/payments")
        .para(f.say("payment-mail-bill-question").put("phone", &f.plan().phone))
        .closing()
}

fn added(f: &Frame, mark: Entropy) -> Letter {
    Letter::new(f, mark)
        .subject(f.t("payment-mail-method-subject"))
        .para(f.t("payment-mail-method"))
        .link(f.t("payment-mail-method-link"), "/payments/methods")
        .para(f.say("payment-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}
