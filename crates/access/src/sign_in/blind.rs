//! The lane under attack: the password is checked unseen, in the bounded pool, and a code goes out
//! only if it was right. The page that asked never hears of it (DESIGN 2).
//!
//! Wrong ones tell nobody anything, yet they count among the failures after which a password is
//! switched off; so past half of those, strangers are not checked any more (`may_check_blind`).

use std::sync::Arc;
use std::time::Duration;

use ::store::{Actor, Entry, Fault as StoreFault, Job, Tx};
use guard::{Answers, Ration, WrongTag, may_check_blind};
use web::{House, Shared, Trouble};

use super::flow::Stage;
use super::jobs::{self, Of};
use super::store;
use super::unknown::SendCode;
use crate::door::Door;
use crate::watch::store as watch;
use identity::account::{self, Kept};
use identity::passwords::Verdict;

/// The kind of the job that checks a password unseen.
pub(super) const CHECK_BLIND: &str = "access.check_blind";

/// Codes that follow a right password however many others were asked for. Whoever knows the
/// password of somebody else must not fill their mailbox either.
const AFTER_RIGHT: Ration = Ration::new(5, Duration::from_hours(1));

pub(super) async fn check(house: &Shared, door: Arc<Door>, job: Job) -> Result<(), Trouble> {
    let (now, read) = (house.clock.now(), job.clone());
    let read = house.db.read(now, move |tx| asked(tx, &read)).await.map_err(later)?;
    let Some((asked, all)) = read else { return Ok(()) };
    let mut checked = Vec::new();
    for kept in all {
        let verdict = door.passwords.verify_peppered(asked.password.clone(), &kept.current).await;
        let verdict = verdict.map_err(|_| Trouble::Later("the hash pool is full".to_owned()))?;
        checked.push((kept, verdict));
    }
    let house_too = house.clone();
    let work = move |tx: &Tx| conclude(tx, (&door, &house_too), (&job.key, &asked), &checked);
    house.db.write(now, work).await.map_err(later)
}

fn later(fault: StoreFault) -> Trouble {
    Trouble::Later(fault.to_string())
}

/// What was typed, and the passwords it may be, as far as they may still be checked.
fn asked(tx: &Tx, job: &Job) -> Result<Option<(SendCode, Vec<Kept>)>, StoreFault> {
    let asked: SendCode = job.body(tx)?;
    let Some(attempt) = store::attempt(tx, asked.attempt)? else { return Ok(None) };
    if !matches!(attempt.stage, Stage::Waiting(_)) {
        return Ok(None);
    }
    let mut all = Vec::new();
    for of in account::named(tx, &asked.name)? {
        let kept = account::store::kept(tx, of)?;
        all.extend(kept.filter(|kept| may_check_blind(kept.answers.streak)));
    }
    Ok(Some((asked, all)))
}

fn conclude(
    tx: &Tx,
    (door, house): (&Door, &House),
    (key, asked): (&str, &SendCode),
    checked: &[(Kept, Verdict)],
) -> Result<(), StoreFault> {
    let Some(attempt) = store::attempt(tx, asked.attempt)? else { return Ok(()) };
    let mut right: Vec<Of> = Vec::new();
    for (kept, verdict) in checked {
        let of = (kept.account, kept.member);
        match verdict {
            Verdict::Right { .. } => right.push(of),
            Verdict::Wrong { tag } => missed(tx, of, WrongTag(*tag))?,
        }
    }
    if right.is_empty() || !matches!(attempt.stage, Stage::Waiting(_)) {
        return Ok(());
    }
    let ration = tx.blind("access.ration-right", &right[0].0.to_string());
    let to = jobs::ways(tx, (door, &right), &asked.name)?;
    if to.is_empty() || !store::take_from(tx, &ration, AFTER_RIGHT)? {
        return Ok(());
    }
    // Told of as what it is to its reader: a code that was asked for.
    let key = key.strip_prefix(CHECK_BLIND).map_or(key, |rest| rest.trim_start_matches(':'));
    jobs::send(tx, (door, house), (key, asked), (&attempt, &right, &to))
}

/// Counts a failure, but for the same wrong answer again (GUARD 5); takes none of the answers that
/// whoever proves the mailbox has.
fn missed(tx: &Tx, of: Of, tag: WrongTag) -> Result<(), StoreFault> {
    let misses = watch::misses(tx, of)?;
    if misses.holds(tag) {
        return Ok(());
    }
    watch::save_misses(tx, of, &misses.with(tag))?;
    if let Some(now) = account::store::kept(tx, of)? {
        let answers = Answers { streak: now.answers.streak.miss(), ..now.answers };
        account::store::save_answers(tx, of, answers)?;
    }
    tx.audit(Entry::new("sign-in.blind-wrong", Actor::Stranger).owner(of.1).thing(of.0.bytes()))
}
