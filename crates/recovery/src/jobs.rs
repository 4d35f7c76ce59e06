//! What happens away from the request: finding whom a name means, letters, clocks.
//!
//! Here alone is known whether what was typed is anybody's, so the page that asked answers alike
//! for everyone (GUARD 1).

use std::sync::Arc;

use ::store::{Actor, Entry, Fault, Job, NewJob, Tx, args};
use base::{
    AccountId, Email, Entropy, Lang, MemberId, MemberScope, Phone, Private, Timestamp, folded,
};
use coverage::PersonView;
use identity::account::{self, Account};
use identity::codes::{Code, INVITATION, MAILED};
use identity::contacts::{self, Contact, Way};
use serde::{Deserialize, Serialize};
use web::{Browser, House, Jobs};

use crate::Door;
use crate::cases::{self, Hand, TICK};
use crate::flow::Move;
use crate::flow::evidence::LONG_KNOWN_AFTER;
use crate::mail;
use crate::requests::{self, Kind, MESSAGE_LIFE, Of, Sent};

pub(crate) const ASK: &str = "recovery.ask";
pub(crate) const LETTER: &str = "recovery.letter";
pub(crate) const PAPER: &str = "recovery.paper";

store::statements! {
    ADDRESS_GET = "SELECT digest, since FROM letter_address WHERE account = $1 AND owner = $2";
    ADDRESS_PUT = "INSERT INTO letter_address (account, owner, digest, since) \
        VALUES ($1, $2, $3, $4) ON CONFLICT (account) DO UPDATE SET \
        digest = excluded.digest, since = excluded.since";
}

/// All of it typed by the visitor, so nothing of it is known to be anybody's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub request: Entropy,
    pub typed: Private<String>,
    pub lang: Lang,
}

/// A case that everybody must hear of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Begun {
    pub account: AccountId,
    pub member: MemberId,
    pub case: Entropy,
    pub full_at: Option<Timestamp>,
}

pub(crate) fn jobs(door: &Arc<Door>) -> Jobs {
    let (asking, writing, ticking) = (Arc::clone(door), Arc::clone(door), Arc::clone(door));
    let telling = Arc::clone(door);
    Jobs::new()
        .inside(ASK, move |tx: &Tx, job: &Job, house: &House| {
            ask(tx, (&asking, house), (&job.key, &job.body(tx)?))
        })
        .inside(LETTER, move |tx: &Tx, job: &Job, house: &House| {
            letter(tx, (&writing, house), (&job.key, &job.body(tx)?))
        })
        .inside(PAPER, move |tx: &Tx, job: &Job, house: &House| {
            notice_on_paper(tx, (&telling, house), &job.body(tx)?)
        })
        .inside(TICK, move |tx: &Tx, job: &Job, house: &House| {
            tick(tx, (&ticking, house), &job.body(tx)?)
        })
}

/// Queues the look-up of what was typed.
pub(crate) fn queue(tx: &Tx, kind: &'static str, asked: &Asked) -> Result<(), Fault> {
    let key = format!("{kind}:{}:{}", base::JobId::new(asked.request), tx.now().micros());
    tx.queue(NewJob::new(kind, key, asked)?)
}

/// Queues the notice on paper, once for a case.
pub(crate) fn queue_paper(tx: &Tx, begun: &Begun) -> Result<(), Fault> {
    let key = format!("{PAPER}:{}", base::JobId::new(begun.case));
    tx.queue(NewJob::new(PAPER, key, begun)?.owner(begun.member))
}

fn tick(tx: &Tx, (door, house): (&Arc<Door>, &House), account: &AccountId) -> Result<(), Fault> {
    let Some(member) = account::store::owner(tx, *account)? else { return Ok(()) };
    let browser = Browser::default();
    let hand = Hand { door, house, actor: Actor::House, browser: &browser };
    cases::make(tx, hand, (*account, member), (Move::Tick, None)).map(|_| ())
}

/// Whom the name means: a username, an address, a number, or the number on a card.
fn named(tx: &Tx, typed: &str) -> Result<Vec<Of>, Fault> {
    let text = typed.trim();
    let phone: Option<Phone> = text.parse().ok();
    let found = account::named(tx, phone.as_ref().map_or(text, Phone::digits))?;
    if !found.is_empty() {
        return Ok(found);
    }
    let Some(member) = coverage::find_by_member_id(tx, text)? else { return Ok(found) };
    Ok(account::of_member(tx, member)?.into_iter().map(|account| (account, member)).collect())
}

fn ask(tx: &Tx, at: (&Arc<Door>, &House), (key, asked): (&str, &Asked)) -> Result<(), Fault> {
    let typed: Option<Email> = asked.typed.trim().parse().ok();
    let people = named(tx, &asked.typed)?;
    let ration = requests::ration_key(tx, &asked.typed, &people);
    // Who types a number has it at hand; everybody else is written to.
    let number: Option<Phone> = asked.typed.trim().parse().ok();
    let texted = number.is_some() && at.0.texts;
    let to = if texted { Vec::new() } else { mailboxes(tx, &people, typed.as_ref())? };
    let phones = if to.is_empty() { phones(tx, at.0, (&people, number))? } else { Vec::new() };
    let answer = people.is_empty().then_some(typed).flatten();
    if to.is_empty() && phones.is_empty() && answer.is_none() {
        return no_channel(tx, asked, &people);
    }
    if !requests::take_message(tx, &ration)? {
        return Ok(());
    }
    if let Some(email) = answer {
        return mail::nobody(tx, at.1, (key, asked.lang), &email);
    }
    for (number, (email, people)) in to.iter().enumerate() {
        write(tx, at, (&format!("{key}:{number}"), asked), (email, people))?;
    }
    for (number, (phone, of, contact)) in phones.iter().enumerate() {
        let asked = (asked.request, requests::name_key(tx, &asked.typed));
        text(tx, at, (&format!("{key}:t{number}"), asked), (phone, *of, contact))?;
    }
    note(tx, "recovery.code-sent", asked, &people)
}

/// Somebody without a way on file: a letter or a person must help. The page says so to everyone.
fn no_channel(tx: &Tx, asked: &Asked, people: &[Of]) -> Result<(), Fault> {
    if people.is_empty() {
        return Ok(());
    }
    note(tx, "recovery.no-channel", asked, people)
}

fn note(tx: &Tx, action: &'static str, asked: &Asked, people: &[Of]) -> Result<(), Fault> {
    let owner = people.first().map(|of| of.1);
    tx.audit(Entry::new(action, Actor::House).owner(owner).thing(&asked.request))
}

type Household = Vec<(Of, Contact)>;

/// One entry for each mailbox, with all whom it may mean: the address itself where one was typed,
/// else each person's first.
fn mailboxes(
    tx: &Tx,
    people: &[Of],
    typed: Option<&Email>,
) -> Result<Vec<(Email, Household)>, Fault> {
    let mut to: Vec<(Email, Household)> = Vec::new();
    for of in people {
        let mut own = contacts::confirmed(tx, *of)?.into_iter().filter(|contact| {
            let meant = |email: &Email| {
                typed.is_none_or(|typed| folded(typed.as_str()) == folded(email.as_str()))
            };
            contact.way.email().is_some_and(meant)
        });
        let Some(contact) = own.next() else { continue };
        let Some(email) = contact.way.email().cloned() else { continue };
        let same =
            |known: &&mut (Email, Household)| folded(known.0.as_str()) == folded(email.as_str());
        match to.iter_mut().find(same) {
            Some((_, household)) => household.push((*of, contact)),
            None => to.push((email, vec![(*of, contact)])),
        }
    }
    Ok(to)
}

/// The number that was typed, or each person's first.
fn phones(
    tx: &Tx,
    door: &Door,
    (people, typed): (&[Of], Option<Phone>),
) -> Result<Vec<(Phone, Of, Contact)>, Fault> {
    let mut found = Vec::new();
    if !door.texts {
        return Ok(found);
    }
    for of in people {
        let contact = contacts::confirmed(tx, *of)?.into_iter().find_map(|contact| {
            let Way::Phone(phone) = &contact.way else { return None };
            let meant = typed.as_ref().is_none_or(|typed| typed == phone);
            meant.then(|| (phone.clone(), *of, contact.clone()))
        });
        found.extend(contact);
    }
    Ok(found)
}

/// One message for everybody at one mailbox: one code, one link.
fn write(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    (key, asked): (&str, &Asked),
    (email, people): (&Email, &Household),
) -> Result<(), Fault> {
    let code = Code::draw(&tx.entropy(), MAILED);
    let link = Code::draw(&tx.entropy(), INVITATION);
    let name = requests::name_key(tx, &asked.typed);
    let mut accounts: Vec<Account> = Vec::new();
    for (of, contact) in people {
        accounts.extend(account::store::account(tx, *of)?);
        let from = (asked.request, name);
        let keys = &door.means.keys;
        let sent = sent(tx, (*of, contact), (Kind::Mail, from))?;
        requests::keep(tx, &requests::mark(keys, Some(&name), &code), &sent)?;
        let sent = Sent { kind: Kind::Link, ..sent };
        requests::keep(tx, &requests::mark(keys, None, &link), &sent)?;
    }
    let Some(first) = accounts.first() else { return Ok(()) };
    let reset = mail::Reset {
        reading: first.reads(),
        people: &accounts,
        code: &code.shown(),
        link: &mail::link_path(&link),
        until: tx.now() + MESSAGE_LIFE,
    };
    mail::reset(tx, house, (key, (email, people[0].0)), &reset)
}

/// A code to a phone, kept as what it proves.
pub(crate) fn text(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    (key, from): (&str, (Entropy, Entropy)),
    (phone, of, contact): (&Phone, Of, &Contact),
) -> Result<(), Fault> {
    let code = Code::digits(&tx.entropy());
    let sent = sent(tx, (of, contact), (Kind::Text, from))?;
    // Six digits are few: they count on the visit they were sent for, with its five tries.
    requests::keep(tx, &requests::mark(&door.means.keys, Some(&from.0), &code), &sent)?;
    let until = tx.now() + std::time::Duration::from_mins(10);
    mail::text(tx, house, (key, (phone, of)), (&code.shown(), until))
}

fn sent(
    tx: &Tx,
    (of, contact): (Of, &Contact),
    (kind, (request, name)): (Kind, (Entropy, Entropy)),
) -> Result<Sent, Fault> {
    let original = contact.bound_at <= account::store::opened_at(tx, of)? + crate::FIRST_DAYS;
    let (bound_at, at) = (contact.bound_at, tx.now());
    Ok(Sent { of, name, request, kind, bound_at, original, at })
}

/// A code on paper, to an address that has been the same for 30 days (R3).
fn letter(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    (key, asked): (&str, &Asked),
) -> Result<(), Fault> {
    for of in named(tx, &asked.typed)?.into_iter().take(1) {
        let Some(person) = coverage::person(tx, MemberScope::of(of.1))? else { continue };
        let Some(lines) = address_lines(&person) else { continue };
        let since = address_since(tx, of, &lines)?;
        let ration = tx.blind("recovery.letter", &of.0.to_string());
        if tx.now() < since + LONG_KNOWN_AFTER || !requests::take_message(tx, &ration)? {
            note(tx, "recovery.letter-refused", asked, &[of])?;
            continue;
        }
        let Some(found) = account::store::account(tx, of)? else { continue };
        let code = Code::draw(&tx.entropy(), INVITATION);
        let sent = Sent {
            of,
            name: requests::name_key(tx, &asked.typed),
            request: asked.request,
            kind: Kind::Letter,
            bound_at: since,
            original: true,
            at: tx.now(),
        };
        requests::keep(tx, &requests::mark(&door.means.keys, None, &code), &sent)?;
        let f = house.frame(found.reads(), tx.now());
        let parts = (found.first_name.as_str(), &*code.shown());
        let sheet = mail::paper_letter(&f, tx.entropy(), parts);
        let to = [vec![person.name.full()], lines].concat();
        tx.send(format!("recovery.letter:{key}"), of.1, &sheet.post(&to))?;
        note(tx, "recovery.letter-sent", asked, &[of])?;
    }
    Ok(())
}

fn address_lines(person: &PersonView) -> Option<Vec<String>> {
    let address = person.address.as_ref()?;
    let street = address.lines.iter().map(ToString::to_string);
    let lines: Vec<String> = street.chain(address.place()).collect();
    (!lines.is_empty()).then_some(lines)
}

/// The notice of a beginning, on paper: for whoever may have no other channel left (SECURITY 53;
/// the patience of R2s is measured by it).
fn notice_on_paper(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    begun: &Begun,
) -> Result<(), Fault> {
    let of = (begun.account, begun.member);
    let Some(person) = coverage::person(tx, MemberScope::of(of.1))? else { return Ok(()) };
    let Some(lines) = address_lines(&person) else { return Ok(()) };
    let to = [vec![person.name.full()], lines].concat();
    mail::began_on_paper(tx, (door, house), of, (&begun.case, begun.full_at, &to))
}

/// Since when the plan's file has said the same address. The first time we look, it is taken to
/// have been so since the account was opened.
fn address_since(tx: &Tx, of: Of, lines: &[String]) -> Result<Timestamp, Fault> {
    let digest = tx.digest(&lines)?;
    let known = tx.maybe(ADDRESS_GET, &args![of.0, of.1], |row| {
        Ok((row.get::<Entropy>(0)?, row.get::<Timestamp>(1)?))
    })?;
    let since = match known {
        Some((same, since)) if same == digest => return Ok(since),
        Some(_) => tx.now(),
        None => account::store::opened_at(tx, of)?,
    };
    tx.run(ADDRESS_PUT, &args![of.0, of.1, digest, since])?;
    Ok(since)
}
