//! The mail that tells of what was gathered for somebody until now.

use std::time::Duration;

use ::store::delivery::{self, After};
use ::store::{Fault, Job, Tx};
use base::{MemberId, MemberScope, Timestamp};
use identity::account;
use web::{Frame, GATHERED, House, Jobs};

use super::{mail, news};

/// Writes news of the plan to the next members.
pub const NEWS: &str = "profile.news";

/// The oldest that can be in it: a week, and the day it may have waited for a carrier.
const REACHES_BACK: Duration = Duration::from_hours(24 * 9);
/// As many as one mail names. All of them can be read here.
const NAMED: usize = 40;

pub fn jobs() -> Jobs {
    Jobs::new().inside(GATHERED, send).inside(NEWS, on)
}

/// Once for each round: the next one is queued in the same transaction.
fn on(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    news::go_on(tx, house, job.body(tx)?, MemberScope::of)
}

/// Once: its own completion is in the same transaction.
fn send(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let at: Timestamp = job.body(tx)?;
    let about = gathered(tx, owner, at)?;
    let Some(account) = account::of_member(tx, owner)? else { return Ok(()) };
    let Some(found) = account::store::account(tx, (account, owner))? else { return Ok(()) };
    if about.is_empty() {
        return Ok(());
    }
    let f = house.frame(found.reads(), tx.now());
    let named = about.into_iter();
    let about: Vec<String> = named.map(|about| about.unwrap_or_else(|| unnamed(&f))).collect();
    let letter = mail::gathered(&f, tx.entropy(), (found.first_name.as_str(), &about));
    mail::tell(tx, &f, MemberScope::of(owner), (&format!("digest:{}", job.id), &letter))
}

/// Of a kind that may not be read again (`store/delivery/kinds.rs`).
fn unnamed(f: &Frame) -> String {
    f.t("messages-other").into_owned()
}

/// The subjects of what was gathered for that moment, newest first.
fn gathered(tx: &Tx, owner: MemberId, at: Timestamp) -> Result<Vec<Option<String>>, Fault> {
    let (code, oldest) = (delivery::gathered(at), at - REACHES_BACK);
    let (mut after, mut about) = (After::START, Vec::new());
    loop {
        let (kept, more) = delivery::sent(tx, owner, after)?;
        let due = kept.iter().filter(|kept| kept.code == code).map(|kept| &kept.subject.0);
        about.extend(due.map(|subject| (!subject.is_empty()).then(|| subject.clone())));
        match kept.last().filter(|last| more && last.sent_at > oldest && about.len() < NAMED) {
            Some(last) => after = After { at: last.sent_at, id: last.id },
            None => break,
        }
    }
    about.truncate(NAMED);
    Ok(about)
}
