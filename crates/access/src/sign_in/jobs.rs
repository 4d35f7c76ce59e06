//! Sending a code, away from the request that asked for it.
//!
//! Here alone is known whether a name is anybody's. In the open lane a code goes out at once; in
//! the blind one, only if the password that was typed is right (`blind`).

use std::sync::Arc;

use ::store::{Actor, Entry, Fault, Job, NewJob, Tx};
use base::{AccountId, Email, Entropy, MemberId, Phone, Private, folded};
use guard::{Asking, Lane, Points};
use web::{House, Jobs, Shared};

use super::blind::{self, CHECK_BLIND};
use super::flow::{CODE_LIFE, Stage};
use super::unknown::{SEND_CODE, SendCode};
use super::{due, mail, store};
use crate::door::Door;
use crate::watch::store as watch;
use identity::account;
use identity::codes::{Code, MAILED};
use identity::contacts::{self, Way};
use identity::sessions::Route;

pub(super) type Of = (AccountId, MemberId);

pub(crate) fn jobs(door: &Arc<Door>) -> Jobs {
    let (open, shut, late) = (Arc::clone(door), Arc::clone(door), Arc::clone(door));
    Jobs::new()
        .inside(SEND_CODE, move |tx: &Tx, job: &Job, house: &House| {
            send_code(tx, &open, house, (&job.key, &job.body(tx)?))
        })
        .outside(CHECK_BLIND, move |house: Shared, job: Job| {
            let door = Arc::clone(&shut);
            async move { blind::check(&house, door, job).await }
        })
        .outside(due::CODE_DUE, move |house: Shared, job: Job| {
            let door = Arc::clone(&late);
            async move { due::look(&house, door, job).await }
        })
}

fn send_code(
    tx: &Tx,
    door: &Door,
    house: &House,
    (key, asked): (&str, &SendCode),
) -> Result<(), Fault> {
    let Some(attempt) = store::attempt(tx, asked.attempt)? else { return Ok(()) };
    if !matches!(attempt.stage, Stage::Waiting(_)) {
        return Ok(());
    }
    let accounts = account::named(tx, &asked.name)?;
    if accounts.is_empty()
        && let Some(prefix) = watch::prefix_of(&asked.prefix)
    {
        door.watch.unknown_name(prefix, Points::from_millionths(asked.cost), tx.now());
    }
    let ration = ration_key(tx, &asked.name, &accounts);
    let asking = Asking {
        known_device: false,
        standing: asked.standing(),
        pressure: asked.pressure,
        message_left: store::message_left(tx, &ration)?,
    };
    match asking.lane() {
        Lane::Known | Lane::Open => in_the_open(tx, (door, house), (key, asked), &attempt),
        Lane::Blind if accounts.is_empty() => Ok(()),
        Lane::Blind => {
            note(tx, "sign-in.code-held", &attempt, &accounts)?;
            tx.queue(NewJob::new(CHECK_BLIND, format!("{CHECK_BLIND}:{key}"), asked)?)
        }
    }
}

fn in_the_open(
    tx: &Tx,
    (door, house): (&Door, &House),
    (key, asked): (&str, &SendCode),
    attempt: &store::Attempt,
) -> Result<(), Fault> {
    let accounts = account::named(tx, &asked.name)?;
    let to = ways(tx, (door, &accounts), &asked.name)?;
    if to.is_empty() {
        return unsendable(tx, attempt, &accounts);
    }
    if !store::take_message(tx, &ration_key(tx, &asked.name, &accounts))? {
        return Ok(());
    }
    if accounts.is_empty() {
        return mail::no_account(tx, house, (key, asked.lang), &to.mail);
    }
    send(tx, (door, house), (key, asked), (attempt, &accounts, &to))
}

/// Draws the codes and queues the messages: one code for all mailboxes, another for all phones.
pub(super) fn send(
    tx: &Tx,
    (door, house): (&Door, &House),
    (key, asked): (&str, &SendCode),
    (attempt, accounts, to): (&store::Attempt, &[Of], &Ways),
) -> Result<(), Fault> {
    let found = account::store::account(tx, accounts[0])?;
    let reading = found.map_or_else(|| asked.lang.into(), |found| found.reads());
    let until = tx.now() + CODE_LIFE;
    let keep = |code: &Code, route| {
        let mark = door.keys.mark(attempt.id.bytes(), code.symbols());
        store::add_code(tx, attempt, (mark, route), accounts)
    };
    if !to.mail.is_empty() {
        let code = Code::draw(&tx.entropy(), MAILED);
        keep(&code, Route::MailedCode)?;
        let letter = mail::CodeLetter { reading, code: &code, until };
        mail::send_code(tx, house, (key, accounts[0].1), (&letter, &to.mail))?;
    }
    if !to.text.is_empty() {
        let code = Code::digits(&tx.entropy());
        keep(&code, Route::TextedCode)?;
        let letter = mail::CodeLetter { reading, code: &code, until };
        mail::text_code(tx, house, (key, accounts[0].1), (&letter, &to.text))?;
    }
    due::expect(tx, asked, accounts)?;
    note(tx, "sign-in.code-sent", attempt, accounts)
}

/// Where a code may go.
#[derive(Debug, Default)]
pub(super) struct Ways {
    pub mail: Vec<Email>,
    pub text: Vec<Phone>,
}

impl Ways {
    pub const fn is_empty(&self) -> bool {
        self.mail.is_empty() && self.text.is_empty()
    }
}

/// Where a message for this name goes: the addresses on file for a username, the address itself
/// when one was typed; to a phone only where there is no address and the plan sends texts. An
/// address nobody uses still gets an answer; an invented username cannot.
pub(super) fn ways(
    tx: &Tx,
    (door, accounts): (&Door, &[Of]),
    name: &Private<String>,
) -> Result<Ways, Fault> {
    let typed: Option<Email> = name.trim().parse().ok();
    let mut to = Ways::default();
    for of in accounts {
        for contact in contacts::confirmed(tx, *of)? {
            match contact.way {
                Way::Mail(email) if is_meant(typed.as_ref(), &email) => {
                    if !to.mail.contains(&email) {
                        to.mail.push(email);
                    }
                }
                Way::Phone(phone) if !to.text.contains(&phone) => to.text.push(phone),
                Way::Mail(_) | Way::Phone(_) => {}
            }
        }
    }
    if !to.mail.is_empty() || !door.policy.texts {
        to.text.clear();
    }
    if accounts.is_empty() {
        to.mail.extend(typed);
    }
    Ok(to)
}

fn is_meant(typed: Option<&Email>, email: &Email) -> bool {
    typed.is_none_or(|typed| folded(typed.as_str()) == folded(email.as_str()))
}

/// Somebody without a way on file: a person must help. Nobody at all: nothing to record.
fn unsendable(tx: &Tx, attempt: &store::Attempt, accounts: &[Of]) -> Result<(), Fault> {
    if accounts.is_empty() {
        return Ok(());
    }
    note(tx, "sign-in.no-channel", attempt, accounts)
}

fn note(
    tx: &Tx,
    action: &'static str,
    attempt: &store::Attempt,
    accounts: &[Of],
) -> Result<(), Fault> {
    let owner = accounts.first().map(|of| of.1);
    tx.audit(Entry::new(action, Actor::House).owner(owner).thing(attempt.id.bytes()))
}

/// Under what a name's messages are counted: the accounts it means, so that a person's username and
/// address share one ration; or the name itself when it is nobody's.
pub(crate) fn ration_key(tx: &Tx, name: &str, accounts: &[Of]) -> Entropy {
    if accounts.is_empty() {
        return tx.blind("access.ration", &folded(name));
    }
    let ids: Vec<String> = accounts.iter().map(|of| of.0.to_string()).collect();
    tx.blind("access.ration", &ids.join(" "))
}
