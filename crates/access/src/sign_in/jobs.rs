//! Sending a code, away from the request that asked for it.

use std::sync::Arc;

use ::store::{Actor, Entry, Fault, Job, Tx};
use base::{AccountId, Email, Entropy, MemberId, Private, folded};
use web::{House, Jobs};

use super::flow::{CODE_LIFE, Stage};
use super::unknown::{SEND_CODE, SendCode};
use super::{mail, store};
use identity::Means;
use identity::account;
use identity::codes::{Code, MAILED};

type Of = (AccountId, MemberId);

pub(crate) fn jobs(access: &Arc<Means>) -> Jobs {
    let access = Arc::clone(access);
    Jobs::new().inside(SEND_CODE, move |tx: &Tx, job: &Job, house: &House| {
        send_code(tx, &access, house, (&job.key, &job.body(tx)?))
    })
}

fn send_code(
    tx: &Tx,
    access: &Means,
    house: &House,
    (key, asked): (&str, &SendCode),
) -> Result<(), Fault> {
    let Some(attempt) = store::attempt(tx, asked.attempt)? else { return Ok(()) };
    if !matches!(attempt.stage, Stage::Waiting(_)) {
        return Ok(());
    }
    let accounts = account::named(tx, &asked.name)?;
    let to = addresses(tx, &accounts, &asked.name)?;
    if to.is_empty() {
        return unsendable(tx, &attempt, &accounts);
    }
    if !store::take_message(tx, &ration_key(tx, &asked.name, &accounts))? {
        return note(tx, "sign-in.code-held", &attempt, &accounts);
    }
    if accounts.is_empty() {
        return mail::no_account(tx, house, (key, asked.lang), &to);
    }
    let code = Code::draw(&tx.entropy(), MAILED);
    let mark = access.keys.mark(asked.attempt.bytes(), code.symbols());
    store::add_code(tx, &attempt, mark, &accounts)?;
    note(tx, "sign-in.code-sent", &attempt, &accounts)?;
    let lang = account::store::account(tx, accounts[0])?.map_or(asked.lang, |found| found.lang);
    let letter = mail::CodeLetter { lang, code: &code, until: tx.now() + CODE_LIFE };
    mail::send_code(tx, house, (key, accounts[0].1), (&letter, &to))
}

/// Where a message for this name goes: the addresses on file for a username, the address itself
/// when one was typed. An address nobody uses still gets an answer; an invented username cannot.
fn addresses(tx: &Tx, accounts: &[Of], name: &Private<String>) -> Result<Vec<Email>, Fault> {
    let typed: Option<Email> = name.trim().parse().ok();
    let mut to = Vec::new();
    for of in accounts {
        for mailbox in account::store::mailboxes(tx, *of)? {
            let meant = typed
                .as_ref()
                .is_none_or(|typed| folded(typed.as_str()) == folded(mailbox.email.as_str()));
            if meant && !to.contains(&mailbox.email) {
                to.push(mailbox.email);
            }
        }
    }
    if accounts.is_empty() {
        to.extend(typed);
    }
    Ok(to)
}

/// Somebody without an address on file: a person must help. Nobody at all: nothing to record.
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
