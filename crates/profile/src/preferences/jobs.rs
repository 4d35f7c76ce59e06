//! The mail that tells of what was gathered for somebody until now.

use std::collections::BTreeSet;
use std::time::Duration;

use ::store::delivery::{self, After};
use ::store::{Fault, Job, Tx};
use base::{MemberId, MemberScope, Timestamp};
use identity::account;
use web::{Frame, GATHERED, House, Jobs};

use super::rules::Topic;
use super::{mail, news, store};

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
    let topics: BTreeSet<Topic> = about.iter().map(|(topic, _)| *topic).collect();
    let topics: Vec<Topic> = topics.into_iter().collect();
    let named = about.into_iter().map(|(_, about)| about);
    let about: Vec<String> = named.map(|about| about.unwrap_or_else(|| unnamed(&f))).collect();
    let letter = mail::gathered(&f, tx.entropy(), (found.first_name.as_str(), &about));
    let key = format!("{}{}", mail::DIGEST, job.id);
    mail::tell_of(tx, &f, MemberScope::of(owner), (&key, &letter, &topics))
}

/// Of a kind that may not be read again (`store/delivery/kinds.rs`).
fn unnamed(f: &Frame) -> String {
    f.t("messages-other").into_owned()
}

/// What something gathered is about, and its subject where that may be told.
type Gathered = (Topic, Option<String>);

/// What was gathered for that moment, newest first, but for what its reader wants no mail about
/// any more: switched off, left, or asked for another way.
fn gathered(tx: &Tx, owner: MemberId, at: Timestamp) -> Result<Vec<Gathered>, Fault> {
    let choices = store::current(tx, owner)?;
    let (code, oldest) = (delivery::gathered(at), at - REACHES_BACK);
    let (mut after, mut about) = (After::START, Vec::new());
    loop {
        let (kept, more) = delivery::sent(tx, owner, after)?;
        let due = kept.iter().filter(|kept| kept.code == code);
        let due = due.filter_map(|kept| Some((Topic::of(&kept.kind)?, &kept.subject.0)));
        let due = due.filter(|(topic, _)| choices.wants_mail(*topic));
        about.extend(
            due.map(|(topic, subject)| (topic, (!subject.is_empty()).then(|| subject.clone()))),
        );
        match kept.last().filter(|last| more && last.sent_at > oldest && about.len() < NAMED) {
            Some(last) => after = After { at: last.sent_at, id: last.id },
            None => break,
        }
    }
    about.truncate(NAMED);
    Ok(about)
}
