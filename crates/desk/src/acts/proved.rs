//! What a proof opens. Each of these takes a `Proved`, which nothing but a proof that came gives:
//! without one it cannot be called. None of them shows an agent anything that was sent.

use ::store::delivery::{self, Again, Kept, Why as Dead};
use ::store::{Actor, Channel, Entry, Fault, Tx};
use base::{Entropy, Timestamp};
use coverage::{Lend, lend_to};
use identity::Keys;
use identity::contacts::{self, Way};
use identity::waits;
use serde_json::json;
use web::House;

use super::mail;
use super::rules::{AGAIN_WITHIN, CONSENT};
use crate::proof::Proved;
use crate::session::Staffer;
use crate::viewed::{What, Why, warrant};

pub use super::rules::Opens;

/// Who does it, and why they looked.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    pub who: &'a Staffer,
    pub why: Why,
}

impl By<'_> {
    const fn actor(&self) -> Actor {
        Actor::Staff(self.who.id)
    }

    fn done(&self, tx: &Tx, proved: &Proved, what: What) -> Result<(), Fault> {
        warrant::done(tx, self.who, proved.of().1, (what, self.why))
    }
}

/// What came of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    Done,
    /// There was nothing of the kind to do.
    Nothing,
    /// Enough for now.
    Enough,
}

/// Until when wrong answers keep them waiting, if they do.
pub fn waiting(tx: &Tx, proved: &Proved) -> Result<Option<Timestamp>, Fault> {
    waits::until(tx, proved.of())
}

/// Ends a wait that wrong answers brought about. Clocks of a way back run on (GUARD 13), and what
/// was switched off after a hundred wrong answers stays off.
pub fn lift(tx: &Tx, by: By<'_>, proved: &Proved) -> Result<Did, Fault> {
    if !waits::lift(tx, proved.of(), by.actor())? {
        return Ok(Did::Nothing);
    }
    by.done(tx, proved, What::WaitLifted)?;
    Ok(Did::Done)
}

/// The first number on file whose owner said STOP; never one that takes no texts.
pub fn stopped(tx: &Tx, proved: &Proved) -> Result<Option<Way>, Fault> {
    for contact in contacts::confirmed(tx, proved.of())? {
        if number(tx, &contact.way)?.is_some() {
            return Ok(Some(contact.way));
        }
    }
    Ok(None)
}

fn number(tx: &Tx, way: &Way) -> Result<Option<Entropy>, Fault> {
    let Way::Phone(phone) = way else { return Ok(None) };
    let address = delivery::address(tx, Channel::Text, phone.digits());
    let dead = delivery::why_dead(tx, &address)?;
    Ok(dead.filter(|dead| dead.why == Dead::Stop).map(|_| address))
}

/// Texts go out again, because they said yes to the sentence that was read to them: who heard it,
/// when, and which words it had, stand in the audit record. The number is told, and how to stop.
pub fn consent(tx: &Tx, by: By<'_>, (proved, house): (&Proved, &House)) -> Result<Did, Fault> {
    let Some(way) = stopped(tx, proved)? else { return Ok(Did::Nothing) };
    let Some(address) = number(tx, &way)? else { return Ok(Did::Nothing) };
    if !delivery::revive(tx, &address, Dead::Stop)? {
        return Ok(Did::Nothing);
    }
    let member = proved.of().1;
    let entry = Entry::new("text.consented", by.actor()).owner(member).thing(&address);
    tx.audit(entry.detail(&json!({ "words": CONSENT, "session": by.who.session })))?;
    mail::texts_on(tx, house, (proved.of(), &way))?;
    by.done(tx, proved, What::TextsOn)?;
    Ok(Did::Done)
}

/// The last notice that did not arrive by another way, went nowhere since, and whose text is kept.
/// Codes are not among them: each belongs to the browser that asked for it.
pub fn failed(tx: &Tx, proved: &Proved) -> Result<Option<Kept>, Fault> {
    let member = proved.of().1;
    let since = tx.now() - AGAIN_WITHIN;
    let here = match proved.way() {
        Way::Mail(email) => delivery::address(tx, Channel::Mail, email.as_str()),
        Way::Phone(phone) => delivery::address(tx, Channel::Text, phone.digits()),
    };
    for sent in delivery::state(tx, member, "")? {
        let notice = Again::of(&sent.key) == Again::Text && sent.state.has_failed();
        let goes = notice && sent.sent_at > since && sent.address != here;
        if !goes || !delivery::state(tx, member, &mail::key_again(sent.id))?.is_empty() {
            continue;
        }
        let Some(kept) = delivery::one(tx, member, sent.id)? else { continue };
        // What its reader chose not to get, or gets with others, did not fail.
        let chosen = kept.code == delivery::BY_CHOICE || kept.is_gathered();
        if !chosen && !kept.text.is_empty() {
            return Ok(Some(kept));
        }
    }
    Ok(None)
}

/// That notice once more, to the way that was proved.
pub fn again(tx: &Tx, by: By<'_>, (proved, house): (&Proved, &House)) -> Result<Did, Fault> {
    let Some(kept) = failed(tx, proved)? else { return Ok(Did::Nothing) };
    mail::again(tx, house, (proved.of(), proved.way()), &kept)?;
    by.done(tx, proved, What::SentAgain)?;
    Ok(Did::Done)
}

/// A pharmacy code and its passcode, to the way that was proved and to nobody else.
pub fn card(
    tx: &Tx,
    by: By<'_>,
    (proved, house, keys): (&Proved, &House, &Keys),
) -> Result<Did, Fault> {
    let whose = (proved.of(), warrant::to_lend(proved));
    match lend_to(tx, (house, keys), whose, (by.who.id, proved.way()))? {
        Lend::Made(_) => {}
        Lend::Wait(_) => return Ok(Did::Enough),
        Lend::NoCard => return Ok(Did::Nothing),
    }
    by.done(tx, proved, What::CardLent)?;
    Ok(Did::Done)
}
