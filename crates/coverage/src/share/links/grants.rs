//! What a link shows. Whoever has it acts for the member who made it: they read this one card, as
//! long as the link is open, and nothing else.

use std::time::Duration;

use base::{Day, LinkId, MemberScope, Timestamp};
use identity::{account, holds};
use serde_json::{Value, json};
use store::{Fault, Tx};
use web::House;

use super::sealing::jwe;
use super::store::{self as kept, Link, Tried};
use crate::card::store::held;
use crate::share::fhir::{Facts, bundle};
use crate::share::health_card;

/// How long a file's own address is good: the guide allows an hour.
const TICKET: Duration = Duration::from_mins(15);

/// What an app asks for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// How they name themselves; shown to the member.
    pub recipient: String,
    pub passcode: String,
    /// Files longer than this are fetched from an address of their own.
    pub longest: Option<usize>,
}

/// What a link answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered {
    Files(Value),
    /// So many tries are left.
    Wrong(i64),
    /// Never was, has ended, or has borne too many wrong passcodes: one answer.
    Gone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Signed,
    Fhir,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Signed, Self::Fhir];

    const fn media(self) -> &'static str {
        match self {
            Self::Signed => "application/smart-health-card",
            Self::Fhir => "application/fhir+json",
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Signed => 's',
            Self::Fhir => 'f',
        }
    }
}

pub fn manifest(tx: &Tx, house: &House, token: &str, asked: &Asked) -> Result<Answered, Fault> {
    let Some(link) = kept::by_token(tx, token)? else { return Ok(Answered::Gone) };
    if is_frozen(tx, &link)? {
        return Ok(Answered::Gone);
    }
    match kept::try_passcode(tx, &link, &asked.passcode)? {
        Tried::Right => {}
        Tried::Wrong(left) => return Ok(Answered::Wrong(left)),
        Tried::Spent => return Ok(Answered::Gone),
    }
    let mut files = Vec::new();
    for kind in Kind::ALL {
        let Some(sealed) = sealed(tx, house, (&link, kind))? else { continue };
        let mut file = json!({
            "contentType": kind.media(),
            "lastUpdated": tx.now().to_string(),
            "status": if link.long { "can-change" } else { "finalized" },
        });
        if kind == Kind::Fhir {
            file["fhirVersion"] = "4.0.1".into();
        }
        if asked.longest.is_some_and(|longest| sealed.len() > longest) {
            file["location"] = format!("{}{}", house.origin, location(tx, &link, kind)).into();
        } else {
            file["embedded"] = sealed.into();
        }
        files.push(file);
    }
    if files.is_empty() {
        return Ok(Answered::Gone);
    }
    kept::note_opening(tx, &link, &asked.recipient)?;
    Ok(Answered::Files(json!({ "files": files })))
}

/// One file behind a ticket of ours; nothing when it has run out, or its link has ended.
pub fn file(tx: &Tx, house: &House, ticket: &str) -> Result<Option<String>, Fault> {
    let Some((id, kind)) = read_ticket(tx, ticket) else { return Ok(None) };
    let Some(link) = kept::by_ticket(tx, id)? else { return Ok(None) };
    if is_frozen(tx, &link)? {
        return Ok(None);
    }
    sealed(tx, house, (&link, kind))
}

/// Who froze their account suspects a stranger in it, and the stranger may have made the link.
fn is_frozen(tx: &Tx, link: &Link) -> Result<bool, Fault> {
    let Some(account) = account::of_member(tx, link.owner)? else { return Ok(false) };
    Ok(holds::frozen(tx, (account, link.owner))?.is_some())
}

/// A file as it is today, under the link's own key.
fn sealed(tx: &Tx, house: &House, (link, kind): (&Link, Kind)) -> Result<Option<String>, Fault> {
    let (who, today) = (MemberScope::of(link.owner), tx.now().day_in(&house.plan.zone));
    let Some(text) = plain(tx, house, (who, today), (link, kind))? else { return Ok(None) };
    let mut nonce = [0; 12];
    tx.fill(&mut nonce);
    let sealed = jwe(&link.key, kind.media(), (&text, nonce));
    sealed.map(Some).ok_or_else(|| Fault::corrupt("a link's key"))
}

fn plain(
    tx: &Tx,
    house: &House,
    (who, today): (MemberScope, Day),
    (link, kind): (&Link, Kind),
) -> Result<Option<String>, Fault> {
    let found = held(tx, who, today)?.into_iter().find(|held| held.id == link.coverage);
    let Some(held) = found else { return Ok(None) };
    let person = crate::person(tx, who)?.unwrap_or_default();
    let facts = Facts { person: &person, held: &held, plan: &house.plan, today };
    Ok(match kind {
        Kind::Fhir => Some(bundle(facts).to_string()),
        Kind::Signed => {
            let jws = health_card::issue(tx, who, &house.origin, facts)?;
            jws.map(|jws| health_card::store::file(&jws))
        }
    })
}

/// Names the link, the file and the moment it runs out, with a keyed hash over all three.
fn location(tx: &Tx, link: &Link, kind: Kind) -> String {
    let until = (tx.now() + TICKET).seconds();
    let told = format!("{}.{}.{until}", link.id, kind.letter());
    format!("/shl/file/{told}.{}", seal(tx, &told))
}

fn seal(tx: &Tx, told: &str) -> LinkId {
    LinkId::new(tx.blind("health-link-file", told))
}

fn read_ticket(tx: &Tx, ticket: &str) -> Option<(LinkId, Kind)> {
    let (told, seal_typed) = ticket.rsplit_once('.')?;
    if seal_typed.parse() != Ok(seal(tx, told)) {
        return None;
    }
    let mut parts = told.split('.');
    let id = parts.next()?.parse().ok()?;
    let letter = parts.next()?;
    let kind = Kind::ALL.into_iter().find(|kind| letter == kind.letter().to_string())?;
    let until = Timestamp::from_seconds(parts.next()?.parse().ok()?);
    (tx.now() < until).then_some((id, kind))
}
