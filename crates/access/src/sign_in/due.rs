//! Codes that should have come back by now: whether mail or texts still arrive (GUARD 22).
//!
//! Anybody may ask for a code in somebody's name and never type it, so most codes that do not come
//! back say nothing. One that was asked for from a browser known for the account does, and so does
//! one that is typed when its time is over: only who got the message could know it.

use std::sync::Arc;

use ::store::{Fault, Job, NewJob, Tx};
use base::{AccountId, AttemptId, DeviceId, Private, Timestamp};
use identity::account;
use identity::devices::{self, Pass};
use identity::keys::Mark;
use identity::sessions::Route;
use serde::{Deserialize, Serialize};
use web::{Carrier, Shared, Trouble};

use super::flow::{CODE_LIFE, Stage};
use super::jobs::{self, Of};
use super::store;
use super::unknown::SendCode;
use crate::door::Door;

/// The kind of the job that looks whether a code came back.
pub(super) const CODE_DUE: &str = "access.code_due";

/// A code that somebody in a known browser waits for.
#[derive(Serialize, Deserialize)]
struct Expected {
    attempt: AttemptId,
    name: Private<String>,
}

/// Where a known browser asked, looks again when the attempt's first code has had its time.
pub(super) fn expect(tx: &Tx, asked: &SendCode, accounts: &[Of]) -> Result<(), Fault> {
    if !is_known(tx, &asked.remembered, accounts)? {
        return Ok(());
    }
    let key = format!("{CODE_DUE}:{}", asked.attempt);
    let expected = Expected { attempt: asked.attempt, name: asked.name.clone() };
    tx.queue(NewJob::new(CODE_DUE, key, &expected)?.due(tx.now() + CODE_LIFE))
}

/// Whether the asking browser is known for one of those who were named.
fn is_known(tx: &Tx, remembered: &[(AccountId, DeviceId)], accounts: &[Of]) -> Result<bool, Fault> {
    for &(account, device) in remembered {
        if !accounts.iter().any(|of| of.0 == account) {
            continue;
        }
        let pass = Pass { account, device, expires_at: Timestamp::from_micros(0) };
        if devices::store::device(tx, pass)?.is_some_and(|device| device.is_known()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Counts a code that did not come back. Whoever got on by another way, or guessed, is not counted.
pub(super) async fn look(house: &Shared, door: Arc<Door>, job: Job) -> Result<(), Trouble> {
    let now = house.clock.now();
    let found = house.db.read(now, move |tx| missing(tx, &door, &job)).await;
    let found = found.map_err(|fault| Trouble::Later(fault.to_string()))?;
    if let Some((carrier, attempt)) = found {
        house.tally.note_code(now, carrier, (*attempt.bytes(), false));
    }
    Ok(())
}

fn missing(tx: &Tx, door: &Door, job: &Job) -> Result<Option<(Carrier, AttemptId)>, Fault> {
    let Expected { attempt, name } = job.body(tx)?;
    let waits =
        store::attempt(tx, attempt)?.is_some_and(|found| matches!(found.stage, Stage::Waiting(_)));
    if !waits {
        return Ok(None);
    }
    let accounts = account::named(tx, &name)?;
    let to = jobs::ways(tx, (door, &accounts), &name)?;
    let carrier =
        if to.mail.is_empty() { Some(Carrier::TEXTS) } else { Carrier::of_mail(&to.mail) };
    Ok(carrier.map(|carrier| (carrier, attempt)))
}

/// Who carried the code of this mark; nothing where it was no code we sent.
pub(super) fn carrier(
    tx: &Tx,
    door: &Door,
    (attempt, mark): (AttemptId, &Mark),
    name: &Private<String>,
) -> Result<Option<Carrier>, Fault> {
    let meant = store::meant(tx, attempt, mark)?;
    Ok(match meant.route {
        Route::TextedCode => Some(Carrier::TEXTS),
        Route::MailedCode => Carrier::of_mail(&jobs::ways(tx, (door, &meant.accounts), name)?.mail),
        _ => None,
    })
}
