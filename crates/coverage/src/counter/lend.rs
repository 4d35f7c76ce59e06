//! Making a pharmacy code: in the member's own name, or by one thing they proved.

use ::store::{Actor, Entry, Fault, Tx};
use base::{AccountId, Day, Entropy, MemberId, MemberScope, Private, StaffId, Timestamp};
use formats::records::Caller;
use identity::Keys;
use identity::contacts::Way;
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{Frame, House};

use super::mail;
use super::rules::{Facts, Worth, masked};
use super::store;
use crate::card::store::{Held, held};
use crate::card::{Standing, dates, plan_name};
use crate::people::PersonView;
use crate::share::pages::{Which, card};

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

/// Makes a code for one card. Whoever is not signed in makes none unseen: every way on file hears
/// of it.
pub fn lend(
    tx: &Tx,
    (house, keys): (&House, &Keys),
    ((of, scope), which): ((Of, MemberScope), Which),
    by: By,
) -> Result<Lend, Fault> {
    let today = tx.now().day_in(&house.plan.zone);
    let Some(facts) = facts(tx, scope, (which, today))? else { return Ok(Lend::NoCard) };
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
    ((of, scope), which): ((Of, MemberScope), Which),
    (staff, way): (StaffId, &Way),
) -> Result<Lend, Fault> {
    let lent = lend(tx, (house, keys), ((of, scope), which), By::Desk(staff))?;
    if let Lend::Made(id) = lent
        && let Some(slip) = store::one(tx, of.1, &id)?
    {
        mail::lent(tx, house, (of, way), &slip)?;
    }
    Ok(lent)
}

/// The cards to choose among: those that have not ended, or else the one to show first.
pub fn offered(tx: &Tx, scope: MemberScope, today: Day) -> Result<Vec<Held>, Fault> {
    let mut held = held(tx, scope, today)?;
    let open = held.iter().filter(|held| !matches!(held.standing, Standing::Ended(_))).count();
    // What has ended comes last.
    held.truncate(open.max(1));
    Ok(held)
}

/// One of several cards that a code may be made for, as it is told from the others.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Offer {
    pub card: String,
    pub name: Private<String>,
}

/// The cards to choose among, for whoever is not signed in and has proved something; none where
/// there is but one card: then nothing needs a name.
pub fn offers(tx: &Tx, f: &Frame, scope: MemberScope) -> Result<Vec<Offer>, Fault> {
    Ok(named(f, &offered(tx, scope, f.today())?))
}

fn named(f: &Frame, held: &[Held]) -> Vec<Offer> {
    if held.len() < 2 {
        return Vec::new();
    }
    let offer =
        |(held, name): (&Held, String)| Offer { card: held.id.to_string(), name: name.into() };
    held.iter().zip(names(f, held)).map(offer).collect()
}

/// What a pharmacy would be told today of each card to choose among, and which it is where there
/// are several.
pub fn each(tx: &Tx, f: &Frame, scope: MemberScope) -> Result<Vec<(Option<Offer>, Facts)>, Fault> {
    let held = offered(tx, scope, f.today())?;
    let person = crate::person(tx, scope)?.unwrap_or_default();
    let mut which = named(f, &held).into_iter();
    Ok(held.iter().map(|held| (which.next(), told(&person, held))).collect())
}

/// What each card is called: its plan, and no more where that tells it from the others. Two of one
/// plan are told apart by the end of their groups' numbers, or else by their days; those that even
/// these do not tell apart are counted.
pub fn names(f: &Frame, held: &[Held]) -> Vec<String> {
    let said = told_apart(f, held);
    let like = |upto: usize, name: &String| said[..upto].iter().filter(|one| *one == name).count();
    let name = |(at, name): (usize, &String)| {
        if like(said.len(), name) < 2 {
            return name.clone();
        }
        let number = (like(at, name) + 1).to_string();
        f.say("counter-card-number").put("card", name).put("number", number).to_string()
    };
    said.iter().enumerate().map(name).collect()
}

fn told_apart(f: &Frame, held: &[Held]) -> Vec<String> {
    let plans: Vec<String> = held.iter().map(|held| plan_name(f, held)).collect();
    let groups = held.iter().map(|held| held.span.rx_group.as_deref().map(|group| masked(group)));
    let groups: Vec<Option<String>> = groups.collect();
    let name = |at: usize| {
        let alike = |other: &usize| *other != at && plans[*other] == plans[at];
        let twins: Vec<usize> = (0..held.len()).filter(alike).collect();
        if twins.is_empty() {
            return plans[at].clone();
        }
        let said = f.say("counter-card-of-two").put("plan", &plans[at]);
        let span = &held[at].span;
        match &groups[at] {
            Some(group) if twins.iter().all(|twin| groups[*twin].as_ref() != Some(group)) => {
                let group = f.say("counter-card-group").put("group", group).to_string();
                said.put("which", group).to_string()
            }
            _ => said.put("which", dates(f, span.start(), span.end())).to_string(),
        }
    };
    (0..held.len()).map(name).collect()
}

/// What a pharmacy would be told of a card today.
pub fn facts(
    tx: &Tx,
    scope: MemberScope,
    (which, today): (Which, Day),
) -> Result<Option<Facts>, Fault> {
    Ok(card(tx, scope, (which, today))?.map(|(person, held)| told(&person, &held)))
}

fn told(person: &PersonView, held: &Held) -> Facts {
    let card = held.span.facts(person);
    let text = |value: Option<base::Private<String>>| value.filter(|value| !value.is_empty());
    let line = held.payer.as_ref().and_then(|payer| payer.line(Caller::Pharmacists));
    Facts {
        worth: Worth::of(held.standing),
        plan: held.plan_name(),
        start: held.span.start.clone(),
        end: held.span.end.clone(),
        rx_bin: text(card.rx_bin),
        rx_pcn: text(card.rx_pcn),
        rx_group: text(card.rx_group),
        member_id: text(card.member_id).map(|number| masked(&number).into()),
        help_desk: line.map(Into::into),
    }
}
