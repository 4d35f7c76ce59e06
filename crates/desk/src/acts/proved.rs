//! What a proof opens. Each of these takes a `Proved`, which nothing but a proof that came gives:
//! without one it cannot be called. None of them shows an agent anything that was sent.

use ::store::delivery::{self, Again, Delivery, Kept, Why as Dead};
use ::store::{Actor, Channel, Entry, Fault, Tx};
use base::{Entropy, Lang, Timestamp};
use coverage::{Lend, Offer, Which, lend_to, offers};
use identity::Keys;
use identity::account;
use identity::contacts::{self, Way};
use identity::notices::{Notice, tell_every_channel};
use identity::waits;
use serde_json::json;
use web::{Frame, House};

use super::mail;
use super::rules::{AGAIN_WITHIN, CONSENT};
use crate::proof::Proved;
use crate::proof::store::{may_lift, spend_lift};
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
///
/// Once for each proof and twice a day for a member, whose every way on file hears of it: whoever
/// reads one mailbox must not get guesses back unseen or without end (SECURITY 15, 18).
pub fn lift(tx: &Tx, by: By<'_>, (proved, house): (&Proved, &House)) -> Result<Did, Fault> {
    if !may_lift(tx, proved)? {
        return Ok(Did::Enough);
    }
    if !waits::lift(tx, proved.of(), by.actor())? {
        return Ok(Did::Nothing);
    }
    spend_lift(tx, proved)?;
    let key = format!("lifted:{}/{}", proved.of().0, tx.now().micros());
    tell_every_channel(tx, house, proved.of(), (&key, &Notice::WaitLifted))?;
    by.done(tx, proved, What::WaitLifted)?;
    Ok(Did::Done)
}

/// The first number on file whose owner said STOP; never one that takes no texts, and never one
/// that another member has as well: whoever said STOP there may be the other.
pub fn stopped(tx: &Tx, proved: &Proved) -> Result<Option<Way>, Fault> {
    for contact in contacts::confirmed(tx, proved.of())? {
        if number(tx, &contact.way)?.is_some() && !is_shared(tx, proved, &contact.way)? {
            return Ok(Some(contact.way));
        }
    }
    Ok(None)
}

fn is_shared(tx: &Tx, proved: &Proved, way: &Way) -> Result<bool, Fault> {
    let Way::Phone(phone) = way else { return Ok(false) };
    for of in account::named(tx, phone.digits())? {
        // A number that ended may still name whom it belonged to.
        let theirs = match contacts::confirmed(tx, of) {
            Err(Fault::Forgotten) => Vec::new(),
            found => found?,
        };
        if of.1 != proved.of().1 && theirs.iter().any(|contact| contact.way == *way) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn number(tx: &Tx, way: &Way) -> Result<Option<Entropy>, Fault> {
    let Way::Phone(phone) = way else { return Ok(None) };
    let address = delivery::address(tx, Channel::Text, phone.digits());
    let dead = delivery::why_dead(tx, &address)?;
    Ok(dead.filter(|dead| dead.why == Dead::Stop).map(|_| address))
}

/// Texts go out again, because they said yes to the sentence that was read to them: who heard it,
/// when, and which words it had in which language, stand in the audit record. The number is told,
/// and how to stop.
pub fn consent(
    tx: &Tx,
    by: By<'_>,
    (proved, house, lang): (&Proved, &House, Lang),
) -> Result<Did, Fault> {
    let Some(way) = stopped(tx, proved)? else { return Ok(Did::Nothing) };
    let Some(address) = number(tx, &way)? else { return Ok(Did::Nothing) };
    if !delivery::revive(tx, &address, Dead::Stop)? {
        return Ok(Did::Nothing);
    }
    let member = proved.of().1;
    let entry = Entry::new("text.consented", by.actor()).owner(member).thing(&address);
    let read = json!({ "words": CONSENT, "lang": lang.tag(), "session": by.who.session });
    tx.audit(entry.detail(&read))?;
    mail::texts_on(tx, house, (proved.of(), &way))?;
    by.done(tx, proved, What::TextsOn)?;
    Ok(Did::Done)
}

/// The last notice that did not arrive by another way, went nowhere since, and whose text is kept:
/// neither it again, nor a copy of it to the way that was proved, is on its way or there.
/// Codes are not among them: each belongs to the browser that asked for it.
pub fn failed(tx: &Tx, proved: &Proved) -> Result<Option<Kept>, Fault> {
    let member = proved.of().1;
    let since = tx.now() - AGAIN_WITHIN;
    let here = match proved.way() {
        Way::Mail(email) => delivery::address(tx, Channel::Mail, email.as_str()),
        Way::Phone(phone) => delivery::address(tx, Channel::Text, phone.digits()),
    };
    let all = delivery::state(tx, member, "")?;
    let reached = |one: &Delivery| !one.state.has_failed();
    for sent in &all {
        let notice = Again::of(&sent.key) == Again::Text && !mail::is_again(&sent.key);
        let failed = notice && sent.state.has_failed();
        let goes = failed && sent.sent_at > since && sent.address != here;
        let copy = |one: &&Delivery| one.address == here && is_copy(one, sent);
        if !goes || all.iter().filter(copy).any(reached) {
            continue;
        }
        let again = delivery::state(tx, member, &mail::key_again(sent.id))?;
        if again.iter().any(reached) {
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

/// Whether both were written of one event at once: such keys end in the way that each went to.
fn is_copy(one: &Delivery, other: &Delivery) -> bool {
    let event = |key: &str| key.rsplit_once(':').map(|(event, _)| event.to_owned());
    let (one_event, other_event) = (event(&one.key), event(&other.key));
    one.sent_at == other.sent_at && one_event.is_some() && one_event == other_event
}

/// That notice once more, to the way that was proved.
pub fn again(tx: &Tx, by: By<'_>, (proved, house): (&Proved, &House)) -> Result<Did, Fault> {
    let Some(kept) = failed(tx, proved)? else { return Ok(Did::Nothing) };
    mail::again(tx, house, (proved.of(), proved.way()), &kept)?;
    by.done(tx, proved, What::SentAgain)?;
    Ok(Did::Done)
}

/// Their cards by name, where they have several and must be asked which. Whoever is shown these
/// sees which plans they have: that look is written down.
pub fn cards(tx: &Tx, by: By<'_>, (f, proved): (&Frame, &Proved)) -> Result<Vec<Offer>, Fault> {
    if offers(tx, f, warrant::to_lend(proved))?.is_empty() {
        return Ok(Vec::new());
    }
    let seen = warrant::look(tx, by.who, proved.of().1, (What::CardsNamed, by.why))?;
    seen.map_or_else(|| Ok(Vec::new()), |scope| offers(tx, f, scope))
}

/// Whether it is known which card to lend: one of several was named, and one alone need not be.
pub fn is_said(tx: &Tx, f: &Frame, (proved, card): (&Proved, &str)) -> Result<bool, Fault> {
    let cards = offers(tx, f, warrant::to_lend(proved))?;
    Ok(cards.is_empty() || cards.iter().any(|offer| offer.card == card))
}

/// A pharmacy code and its passcode, to the way that was proved and to nobody else.
pub fn card(
    tx: &Tx,
    by: By<'_>,
    (proved, house, keys): (&Proved, &House, &Keys),
    which: Which,
) -> Result<Did, Fault> {
    let whose = ((proved.of(), warrant::to_lend(proved)), which);
    match lend_to(tx, (house, keys), whose, (by.who.id, proved.way()))? {
        Lend::Made(_) => {}
        Lend::Wait(_) => return Ok(Did::Enough),
        Lend::NoCard => return Ok(Did::Nothing),
    }
    by.done(tx, proved, What::CardLent)?;
    Ok(Did::Done)
}
