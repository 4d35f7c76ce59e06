//! Finding somebody by their card and writing to them, away from the request that asked.

use std::sync::Arc;
use std::time::Duration;

use ::store::{Actor, Entry, Fault, Job, NewJob, Tx};
use base::{AttemptId, Day, Email, Entropy, Lang, MemberId, Phone, Private};
use coverage::PersonView;
use guard::{Points, Ration, Standing, UNASKED_MESSAGES};
use serde::{Deserialize, Serialize};
use web::{House, Jobs};

use super::super::rules::{Candidate, CardFacts, Located, locate, number_readings};
use super::super::store::{NewInvitation, Reach};
use super::super::{invite, mail as letters};
use super::cases::{self, RETRY, Waiting};
use super::{mail, store};
use crate::door::Door;
use crate::sign_in::flow::Stage;
use crate::sign_in::store as attempts;
use crate::watch::store as watch;
use identity::account;
use identity::codes::{Code, MAILED};

/// The kind of the job that looks for somebody.
pub(super) const ENROL: &str = "access.enrol";

/// Letters cost money and a stranger's card facts must not fill a letter box.
const LETTERS: Ration = Ration::new(1, Duration::from_hours(14 * 24));

/// By which way somebody would like their code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum By {
    Mail,
    Text,
    Post,
}

/// What the job is told: all of it typed by the visitor.
#[derive(Serialize, Deserialize)]
pub(super) struct Enrol {
    pub attempt: AttemptId,
    pub facts: CardFacts,
    pub email: Private<String>,
    pub lang: Lang,
    pub by: By,
    /// The first of its attempt: only then the typed address is written to.
    pub first: bool,
    /// The neighbourhood it was asked from.
    pub prefix: Vec<u8>,
}

/// Facts that name nobody cost their source as much as an unknown name at sign-in (GUARD 3).
const NOBODY: Points = Points::whole(2);

pub(crate) fn jobs(jobs: Jobs, door: &Arc<Door>) -> Jobs {
    let access = Arc::clone(door);
    jobs.inside(ENROL, move |tx: &Tx, job: &Job, house: &House| {
        enrol(tx, &access, house, (&job.key, &job.body(tx)?))
    })
    .inside(RETRY, |tx: &Tx, job: &Job, house: &House| retry(tx, house, (&job.key, &job.body(tx)?)))
}

pub(super) fn queue(tx: &Tx, body: &Enrol) -> Result<(), Fault> {
    let key = format!("{ENROL}:{}:{}", body.attempt, tx.now().micros());
    tx.queue(NewJob::new(ENROL, key, body)?)
}

fn enrol(tx: &Tx, access: &Door, house: &House, (key, asked): (&str, &Enrol)) -> Result<(), Fault> {
    let Some(attempt) = attempts::attempt_in(tx, &store::BOOK, asked.attempt)? else {
        return Ok(());
    };
    if !matches!(attempt.stage, Stage::Waiting(_)) {
        return Ok(());
    }
    let over = is_over(tx, access, asked)?;
    if asked.first && !over {
        acknowledge(tx, house, (key, asked))?;
    }
    let Located::One((member, person)) = find(tx, &asked.facts, today(tx, house))? else {
        if let Some(prefix) = watch::prefix_of(&asked.prefix) {
            access.watch.unknown_name(prefix, NOBODY, tx.now());
        }
        // Whoever tries one card after another fills no shelf of ours.
        let (facts, email) = (asked.facts.clone(), asked.email.clone());
        let waiting = Waiting { facts, email, lang: asked.lang };
        return if over { Ok(()) } else { cases::keep(tx, &waiting) };
    };
    if already(tx, house, (key, member))? {
        return Ok(());
    }
    match reach(&person, asked.by) {
        None => note(tx, "register.no-channel", member, attempt.id.bytes()),
        Some(Reach::Post(address)) => {
            let new = invitation(member, &person, Reach::Post(address));
            by_letter(tx, house, &new)
        }
        Some(reach) => {
            let new = invitation(member, &person, reach);
            send_code(tx, (access, house), (key, &attempt), &new)
        }
    }
}

fn is_over(tx: &Tx, door: &Door, asked: &Enrol) -> Result<bool, Fault> {
    let Some(prefix) = watch::prefix_of(&asked.prefix) else { return Ok(false) };
    let members = watch::members(tx, prefix)?;
    Ok(door.watch.standing(prefix, members, tx.now()) == Standing::Over)
}

fn today(tx: &Tx, house: &House) -> Day {
    tx.now().day_in(&house.plan.zone)
}

/// "We have what you sent": the same whether it named anybody or not.
fn acknowledge(tx: &Tx, house: &House, (key, asked): (&str, &Enrol)) -> Result<(), Fault> {
    let Ok(email) = asked.email.parse::<Email>() else { return Ok(()) };
    let ration = crate::sign_in::ration_key(tx, email.as_str(), &[]);
    if attempts::take_message(tx, &ration)? {
        mail::received(tx, house, (key, asked.lang), &email)?;
    }
    Ok(())
}

/// Whom card facts mean, in the plan's files as they are today.
fn find(
    tx: &Tx,
    facts: &CardFacts,
    today: Day,
) -> Result<Located<(MemberId, Box<PersonView>)>, Fault> {
    for number in number_readings(&facts.number) {
        let mut people = coverage::card_holders(tx, &number)?;
        people.retain(|(_, person)| person.died.is_none());
        let candidates: Vec<Candidate<usize>> =
            people.iter().enumerate().map(|(at, (_, person))| candidate(at, person)).collect();
        match locate(facts, today, &candidates) {
            Located::One(at) => {
                let (member, person) = people.swap_remove(at);
                return Ok(Located::One((member, Box::new(person))));
            }
            Located::Several => return Ok(Located::Several),
            Located::Nobody => {}
        }
    }
    Ok(Located::Nobody)
}

fn candidate(at: usize, person: &PersonView) -> Candidate<usize> {
    let names = std::iter::once(&person.name).chain(&person.former).cloned().collect();
    Candidate { of: at, names, birth: person.birth_date.as_ref().map(|birth| birth.0) }
}

/// Whoever has an account is written to where the account is reached, never on the page.
fn already(tx: &Tx, house: &House, (key, member): (&str, MemberId)) -> Result<bool, Fault> {
    let Some(id) = account::of_member(tx, member)? else { return Ok(false) };
    let of = (id, member);
    let ration = crate::sign_in::ration_key(tx, "", &[of]);
    if attempts::take_message(tx, &ration)? {
        mail::already(tx, house, key, of)?;
    }
    note(tx, "register.has-account", member, id.bytes())?;
    Ok(true)
}

/// The way they asked for, where the file has one; else the quickest it has.
fn reach(person: &PersonView, by: By) -> Option<Reach> {
    let mail = || person.emails.iter().find_map(|text| text.parse::<Email>().ok()).map(Reach::Mail);
    let text = || person.phones.iter().find_map(|text| text.parse::<Phone>().ok()).map(Reach::Text);
    let post = || letters::address_of(person).map(Reach::Post);
    match by {
        By::Mail => mail().or_else(text).or_else(post),
        By::Text => text().or_else(mail).or_else(post),
        By::Post => post().or_else(mail).or_else(text),
    }
}

fn invitation(member: MemberId, person: &PersonView, reach: Reach) -> NewInvitation {
    NewInvitation {
        member,
        first_name: person.name.first().into(),
        reach,
        lang: person.lang.unwrap_or_default(),
        about: person.member_id.iter().cloned().collect(),
    }
}

fn send_code(
    tx: &Tx,
    (access, house): (&Door, &House),
    (key, attempt): (&str, &attempts::Attempt),
    to: &NewInvitation,
) -> Result<(), Fault> {
    if !attempts::take_from(tx, &ration(tx, to.member, "code"), UNASKED_MESSAGES)? {
        return note(tx, "register.code-held", to.member, attempt.id.bytes());
    }
    let code = match to.reach {
        Reach::Text(_) => Code::digits(&tx.entropy()),
        _ => Code::draw(&tx.entropy(), MAILED),
    };
    let mark = access.keys.mark(attempt.id.bytes(), code.symbols());
    store::add_code(tx, attempt, mark, to)?;
    mail::code(tx, house, (key, to), &code)?;
    note(tx, "register.code-sent", to.member, attempt.id.bytes())
}

fn by_letter(tx: &Tx, house: &House, to: &NewInvitation) -> Result<(), Fault> {
    if attempts::take_from(tx, &ration(tx, to.member, "letter"), LETTERS)? {
        invite(tx, house, to)?;
    }
    Ok(())
}

fn ration(tx: &Tx, member: MemberId, of: &str) -> Entropy {
    tx.blind("access.register-ration", &format!("{of} {member}"))
}

/// Tries every open case again, a handful in each transaction.
fn retry(tx: &Tx, house: &House, (key, after): (&str, &Entropy)) -> Result<(), Fault> {
    if *after == [0; 16] {
        cases::sweep(tx)?;
    }
    let cases = cases::after(tx, after)?;
    let Some((last, _)) = cases.last().cloned() else { return Ok(()) };
    let today = today(tx, house);
    for (id, waiting) in cases {
        let Located::One((member, person)) = find(tx, &waiting.facts, today)? else { continue };
        cases::found(tx, &id)?;
        if already(tx, house, (key, member))? {
            continue;
        }
        if let Some(reach) = reach(&person, By::Mail) {
            by_letter(tx, house, &invitation(member, &person, reach))?;
        }
    }
    let round: Vec<&str> = key.split(':').take(2).collect();
    let next = format!("{}:{}", round.join(":"), base::JobId::new(last));
    tx.queue(NewJob::new(RETRY, next, &last)?)
}

fn note(tx: &Tx, action: &'static str, of: MemberId, thing: &Entropy) -> Result<(), Fault> {
    tx.audit(Entry::new(action, Actor::House).owner(of).thing(thing))
}
