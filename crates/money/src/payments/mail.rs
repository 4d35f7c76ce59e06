//! What we write about payments: no medicine, no card number, and whether money was taken.

use ::store::{Fault, Tx};
use base::{Entropy, EntryId, MemberScope, Money};
use identity::{account, notices};
use web::{Frame, House, Letter};

use super::flow::{Facts, Stage};
use super::pages::said::reference;
use super::rules::Purse;
use super::store::Payment;

/// Tells the member once of each end a payment comes to, of all that is given back and of what
/// their bank does; with that, automatic payment may have ended.
pub fn moved(
    tx: &Tx,
    house: &House,
    who: MemberScope,
    (was, payment, ends_automatic): (Facts, &Payment, bool),
) -> Result<(), Fault> {
    let is = payment.body.facts;
    if let Some(word) = end(was, is) {
        let key = format!("payment-{word}/{}/{}", payment.id, is.sent().as_cents());
        send(tx, house, (who, key), |f, mark| letter(f, mark, (word, was, payment)))?;
    }
    let Some(word) = at_bank(was, is) else { return Ok(()) };
    let key = format!("payment-mail/{word}/{}/{}", payment.id, payment.version);
    send(tx, house, (who, key), |f, mark| bank(f, mark, (word, was, payment), ends_automatic))
}

/// Money that was given back did not arrive.
pub fn lost(
    tx: &Tx,
    house: &House,
    who: MemberScope,
    (payment, amount): (&Payment, Money),
) -> Result<(), Fault> {
    let key =
        format!("payment-refunded/{}/lost/{}", payment.id, payment.body.facts.lost.as_cents());
    send(tx, house, (who, key), |f, mark| not_arrived(f, mark, (payment, amount)))
}

/// Somebody added a way to pay: its owner should know.
pub fn method_added(tx: &Tx, house: &House, (who, key): (MemberScope, &str)) -> Result<(), Fault> {
    send(tx, house, (who, format!("payment-method/{key}")), added)
}

/// Somebody removed a way to pay; automatic payment may have ended with it.
pub fn method_removed(
    tx: &Tx,
    house: &House,
    (who, key): (MemberScope, &str),
    ends_automatic: bool,
) -> Result<(), Fault> {
    let key = format!("payment-method/removed/{key}");
    send(tx, house, (who, key), |f, mark| removed(f, mark, ends_automatic))
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

/// Automatic payment is on, and took nothing because the balance is above what was agreed to: told
/// once a day, of each amount.
pub fn over_cap(
    tx: &Tx,
    house: &House,
    (who, purse): (MemberScope, Purse),
    (owed, cap): (Money, Money),
) -> Result<(), Fault> {
    let day = tx.now().day_in(&house.plan.zone);
    let told = format!("{}/{}/{}/{day}", who.member(), purse.word(), owed.as_cents());
    let key = format!("payment-mail/{}", EntryId::new(tx.blind("over-cap", &told)));
    send(tx, house, (who, key), |f, mark| above(f, mark, (owed, cap)))
}

pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let was = Facts::default();
    let ends = super::pages::samples::ended(f);
    let mut all: Vec<_> = ends
        .iter()
        .filter_map(|payment| end(was, payment.body.facts).map(|word| (word, payment)))
        .map(|(word, payment)| (word, letter(f, [7; 16], (word, was, payment))))
        .collect();
    let disputed = super::pages::samples::disputed(f);
    all.extend(
        disputed
            .iter()
            .filter_map(|payment| at_bank(was, payment.body.facts).map(|word| (word, payment)))
            .map(|(word, payment)| (word, bank(f, [7; 16], (word, was, payment), false))),
    );
    let [held, gone] = &disputed;
    all.push(("taken-back-automatic", bank(f, [7; 16], ("taken-back", was, gone), true)));
    all.push(("stands", bank(f, [7; 16], ("stands", was, held), false)));
    all.push(("method-added", added(f, [7; 16])));
    all.push(("method-removed", removed(f, [7; 16], false)));
    all.push(("method-removed-automatic", removed(f, [7; 16], true)));
    all.push(("bill", bill(f, [7; 16], Money::cents(4_217))));
    let lost = |payment| not_arrived(f, [7; 16], (payment, Money::cents(1_000)));
    all.extend(ends.last().map(|payment| ("refund-lost", lost(payment))));
    all.push(("over-cap", above(f, [7; 16], (Money::cents(14_217), Money::cents(5_000)))));
    all
}

fn end(was: Facts, is: Facts) -> Option<&'static str> {
    if is.back > was.back {
        return Some("refunded");
    }
    match is.stage() {
        Stage::Succeeded if was.taken == Money::ZERO => Some("succeeded"),
        Stage::Failed(_) => Some("failed"),
        _ => None,
    }
}

/// What its bank did: wants money back, took it, or decided to leave it.
fn at_bank(was: Facts, is: Facts) -> Option<&'static str> {
    let apart = |facts: Facts| facts.held() + facts.taken_back();
    if is.taken_back() > was.taken_back() {
        Some("taken-back")
    } else if is.held() > was.held() {
        Some("disputed")
    } else if apart(was) > Money::ZERO && apart(is) == Money::ZERO && is.back == was.back {
        Some("stands")
    } else {
        None
    }
}

fn send(
    tx: &Tx,
    house: &House,
    (who, key): (MemberScope, String),
    write: impl FnOnce(&Frame, Entropy) -> Letter,
) -> Result<(), Fault> {
    let Some(account) = account::of_member(tx, who.member())? else { return Ok(()) };
    let reading = notices::reading_of(tx, (account, who.member()))?;
    let (f, mark) = (house.frame(reading, tx.now()), tx.blind("letter", &key));
    profile::tell(tx, &f, who, (&key, &write(&f, mark)))
}

/// A text says what a mail is headed with, and no amount.
fn headed(f: &Frame, mark: Entropy, key: &str) -> Letter {
    let subject = f.t(key);
    Letter::new(f, mark).short(&subject).subject(&subject)
}

/// Of money given back it names what came back since `was`.
fn letter(f: &Frame, mark: Entropy, (word, was, payment): (&str, Facts, &Payment)) -> Letter {
    let amount = match word {
        "refunded" => payment.body.facts.back - was.back,
        _ => payment.body.amount,
    };
    let said = f.say(format!("payment-mail-{word}")).put("amount", f.money(amount));
    headed(f, mark, &format!("payment-mail-{word}-subject"))
        .para(said.put("reference", reference(payment.id)))
        .link(f.t("payment-mail-link"), &format!("/payments/{}", payment.id))
        .para(f.say("payment-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}

/// Of what a bank took back it names how much that was since `was`.
fn bank(
    f: &Frame,
    mark: Entropy,
    (word, was, payment): (&str, Facts, &Payment),
    ends_automatic: bool,
) -> Letter {
    let is = payment.body.facts;
    let amount = if word == "taken-back" { is.taken_back() - was.taken_back() } else { is.held() };
    let said = f.say(format!("payment-mail-{word}")).put("amount", f.money(amount));
    let letter = headed(f, mark, &format!("payment-mail-{word}-subject"))
        .para(said.put("reference", reference(payment.id)));
    let letter =
        if ends_automatic { letter.para(f.t("payment-mail-taken-back-automatic")) } else { letter };
    letter
        .link(f.t("payment-mail-link"), &format!("/payments/{}", payment.id))
        .para(f.say("payment-question").put("phone", &f.plan().phone))
        .closing()
}

fn not_arrived(f: &Frame, mark: Entropy, (payment, amount): (&Payment, Money)) -> Letter {
    let said = f.say("payment-mail-lost").put("amount", f.money(amount));
    let owed = f.say("payment-mail-lost-owed").put("phone", &f.plan().phone);
    headed(f, mark, "payment-mail-lost-subject")
        .para(said.put("reference", reference(payment.id)))
        .para(owed)
        .link(f.t("payment-mail-link"), &format!("/payments/{}", payment.id))
        .closing()
}

fn bill(f: &Frame, mark: Entropy, amount: Money) -> Letter {
    headed(f, mark, "payment-mail-bill-subject")
        .para(f.say("payment-mail-bill").put("amount", f.money(amount)))
        .link(f.t("payment-mail-bill-link"), "/payments")
        .para(f.say("payment-mail-bill-question").put("phone", &f.plan().phone))
        .closing()
}

fn above(f: &Frame, mark: Entropy, (owed, cap): (Money, Money)) -> Letter {
    let said = f.say("payment-mail-over-cap").put("owed", f.money(owed)).put("cap", f.money(cap));
    headed(f, mark, "payment-mail-over-cap-subject")
        .para(said)
        .link(f.t("payment-mail-bill-link"), "/payments")
        .para(f.say("payment-mail-bill-question").put("phone", &f.plan().phone))
        .closing()
}

fn added(f: &Frame, mark: Entropy) -> Letter {
    headed(f, mark, "payment-mail-method-subject")
        .para(f.t("payment-mail-method"))
        .link(f.t("payment-mail-method-link"), "/payments/methods")
        .para(f.say("payment-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}

fn removed(f: &Frame, mark: Entropy, ends_automatic: bool) -> Letter {
    let what =
        if ends_automatic { "payment-mail-removed-automatic" } else { "payment-mail-removed" };
    headed(f, mark, "payment-mail-removed-subject")
        .para(f.t(what))
        .link(f.t("payment-mail-method-link"), "/payments/methods")
        .para(f.say("payment-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}
