//! Making a pharmacy code: in the member's own name, or by one thing they proved.

use ::store::{Actor, Entry, Fault, Tx};
use base::{AccountId, Day, Entropy, MemberId, MemberScope, StaffId, Timestamp};
use formats::records::Caller;
use identity::Keys;
use identity::contacts::Way;
use serde_json::json;
use web::House;

use super::mail;
use super::rules::{Facts, Worth, masked};
use super::store;
use crate::card::store::held;

type Of = (AccountId, MemberId);

/// By what somebody may make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    SignedIn,
    /// A browser that is remembered for the account.
    Device,
    /// A way on file by which a code came back.
    Channel,
    /// Somebody at the desk, for whoever on the phone has proved a way on file.
    Desk(StaffId),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lend {
    Made(Entropy),
    /// Too many lately; one more from then on.
    Wait(Timestamp),
    /// The plan has sent us no coverage.
    NoCard,
}

impl By {
    const fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::Device => "device",
            Self::Channel => "channel",
            Self::Desk(_) => "desk",
        }
    }

    const fn actor(self, account: AccountId) -> Actor {
        match self {
            Self::SignedIn => Actor::Account(account),
            Self::Device | Self::Channel => Actor::Stranger,
            Self::Desk(staff) => Actor::Staff(staff),
        }
    }
}

/// Makes a code for the card to show first. Whoever is not signed in makes none unseen: every way
/// on file hears of it.
pub fn lend(
    tx: &Tx,
    (house, keys): (&House, &Keys),
    (of, scope): (Of, MemberScope),
    by: By,
) -> Result<Lend, Fault> {
    let Some(facts) = facts(tx, scope, tx.now().day_in(&house.plan.zone))? else {
        return Ok(Lend::NoCard);
    };
    if let Err(empty) = store::take(tx, of.1)? {
        return Ok(Lend::Wait(empty.until));
    }
    let id = store::add(tx, keys, of, facts)?;
    let entry = Entry::new("pharmacy.code-made", by.actor(of.0)).owner(of.1).thing(&id);
    tx.audit(entry.detail(&json!({ "by": by.word() })))?;
    if by != By::SignedIn {
        mail::made(tx, house, of, &id)?;
    }
    Ok(Lend::Made(id))
}

/// The same at the desk: code and passcode go to this way of the member's and are shown to nobody.
pub fn lend_to(
    tx: &Tx,
    (house, keys): (&House, &Keys),
    (of, scope): (Of, MemberScope),
    (staff, way): (StaffId, &Way),
) -> Result<Lend, Fault> {
    let lent = lend(tx, (house, keys), (of, scope), By::Desk(staff))?;
    if let Lend::Made(id) = lent
        && let Some(slip) = store::one(tx, of.1, &id)?
    {
        mail::lent(tx, house, (of, way), &slip)?;
    }
    Ok(lent)
}

/// What a pharmacy would be told today.
pub fn facts(tx: &Tx, scope: MemberScope, today: Day) -> Result<Option<Facts>, Fault> {
    let Some(held) = held(tx, scope, today)?.into_iter().next() else { return Ok(None) };
    let person = crate::person(tx, scope)?.unwrap_or_default();
    let card = held.span.facts(&person);
    let text = |value: Option<base::Private<String>>| value.filter(|value| !value.is_empty());
    let line = held.payer.as_ref().and_then(|payer| payer.line(Caller::Pharmacists));
    Ok(Some(Facts {
        worth: Worth::of(held.standing),
        start: held.span.start.clone(),
        end: held.span.end.clone(),
        rx_bin: text(card.rx_bin),
        rx_pcn: text(card.rx_pcn),
        rx_group: text(card.rx_group),
        member_id: text(card.member_id).map(|number| masked(&number).into()),
        help_desk: line.map(Into::into),
    }))
}
