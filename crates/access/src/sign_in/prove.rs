//! The password, once a possession is proved: checked, and answered exactly.

use std::sync::Arc;

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use base::{AccountId, AttemptId, MemberId, Secret, Timestamp};
use guard::typos::Slip;
use guard::{Answers, Empty, PROVED_ANSWERS};
use web::{Cx, Fault, Grade, House};

use super::checked::{Against, Checked, check, counted, slip};
use super::finish::{self, Place, SignedIn};
use super::flow::{Half, Proved, Stage};
use super::store::{self, Attempt};
use crate::door::Door;
use guard::Tries;
use identity::account;
use identity::history::{self, Event};
use identity::sessions::Route;

type Of = (AccountId, MemberId);

/// How the password fared.
#[derive(Debug)]
pub(crate) enum Proving {
    SignedIn(SignedIn),
    Wrong {
        left: u32,
    },
    /// Right but for a slip of the hand.
    Slipped {
        slip: Slip,
        left: u32,
    },
    Old {
        until: Timestamp,
        left: u32,
    },
    /// It is the password of two people who share the mailbox: only a username tells them apart.
    Several,
    /// No answers left; one comes back then.
    Wait(Timestamp),
    /// A hundred failures in a row: it must be set anew.
    Off,
    /// Right, and the plan has closed the account.
    Closed,
    /// Right, and the account wants a second factor as well.
    NeedsFactor,
    /// The attempt is somewhere else by now.
    Moved,
}

pub(crate) async fn prove(
    cx: &Cx,
    door: &Arc<Door>,
    (attempt, place): (AttemptId, Place),
    password: &Secret,
) -> Result<Proving, Fault> {
    let Some(all) = cx.read(move |tx| meant(tx, attempt)).await? else {
        return Ok(Proving::Moved);
    };
    let open: Vec<Against> = all.into_iter().filter(|against| !against.kept.is_off()).collect();
    if open.is_empty() {
        return Ok(Proving::Off);
    }
    if let Some(until) = wait_of(&open, cx.now()) {
        return Ok(Proving::Wait(until));
    }
    let mut checked = Vec::new();
    for against in &open {
        let found = check(door, password, against, cx.house().luck.entropy()).await?;
        checked.push((against.clone(), found));
    }
    let (house, door_too) = (cx.house().clone(), Arc::clone(door));
    let (prefix, times, cost) = (place.prefix, (place.began_at, cx.now()), place.cost);
    let proving =
        cx.write(move |tx| conclude(tx, (&house, &door_too), (attempt, &place), &checked)).await?;
    match proving {
        Proving::Wrong { left } => explained(door, password, (&open, left)).await,
        Proving::SignedIn(signed_in) => {
            door.watch.ended_well(prefix, cost, times);
            Ok(Proving::SignedIn(signed_in))
        }
        other => Ok(other),
    }
}

/// The passwords of everyone the proved code was sent to.
fn meant(tx: &Tx, attempt: AttemptId) -> Result<Option<Vec<Against>>, StoreFault> {
    let Some(found) = store::attempt(tx, attempt)? else { return Ok(None) };
    let Stage::Proved(proved) = &found.stage else { return Ok(None) };
    let meant = store::meant(tx, attempt, &proved.by)?;
    let against: Result<Vec<_>, _> =
        meant.accounts.into_iter().map(|of| Against::read(tx, of)).collect();
    Ok(Some(against?.into_iter().flatten().collect()))
}

/// Until when everyone meant is out of answers, if so. Asked before hashing, so that a spent
/// ration costs nothing.
fn wait_of(all: &[Against], now: Timestamp) -> Option<Timestamp> {
    let wait = |against: &Against| {
        PROVED_ANSWERS.take(against.kept.answers.bucket, now).err().map(|empty| empty.until)
    };
    let waits: Option<Vec<Timestamp>> = all.iter().map(wait).collect();
    waits?.into_iter().min()
}

/// Counted already; where one account alone is meant, a slip of the hand is named.
async fn explained(
    door: &Door,
    password: &Secret,
    (open, left): (&[Against], u32),
) -> Result<Proving, Fault> {
    let [only] = open else { return Ok(Proving::Wrong { left }) };
    let slip = slip(door, password, only).await.unwrap_or_default();
    Ok(slip.map_or(Proving::Wrong { left }, |slip| Proving::Slipped { slip, left }))
}

fn conclude(
    tx: &Tx,
    (house, door): (&House, &Door),
    (attempt, place): (AttemptId, &Place),
    checked: &[(Against, Checked)],
) -> Result<Proving, StoreFault> {
    let Some(found) = store::attempt(tx, attempt)? else { return Ok(Proving::Moved) };
    let Stage::Proved(proved) = found.stage.clone() else { return Ok(Proving::Moved) };
    for (against, _) in checked {
        if !against.still_stands(tx)? {
            return Ok(Proving::Moved);
        }
    }
    let mut right = checked.iter().filter(|(_, checked)| checked.is_right());
    let (one, more) = (right.next(), right.next().is_some());
    if more {
        return Ok(Proving::Several);
    }
    let Some((against, right)) = one else { return wrong(tx, place, checked) };
    let before = against.kept.answers.streak.wrong();
    if let Err(Empty { until }) = count(tx, against, right)? {
        return Ok(Proving::Wait(until));
    }
    if let Checked::Right(Some(again)) = right {
        account::store::rehash_password(tx, &against.kept, again)?;
    }
    finish::after_many(tx, house, (against.of(), before), attempt.bytes())?;
    on(tx, (house, door), (&found, proved), (against, right, place))
}

/// The password was right: signed in, or one factor more.
fn on(
    tx: &Tx,
    (house, door): (&House, &Door),
    (found, proved): (&Attempt, Proved),
    (against, right, place): (&Against, &Checked, &Place),
) -> Result<Proving, StoreFault> {
    let (of, route) = (against.of(), store::meant(tx, found.id, &proved.by)?.route);
    if account::closing::is_closed(tx, of)? {
        store::advance(tx, found, &Stage::Done)?;
        return Ok(Proving::Closed);
    }
    // A recovery that is not complete has its own evidence; who lost a factor cannot show it.
    let wants_factor = right.grade() == Grade::Full
        && finish::wants_factor(door, factors::enrolled(tx, of)?, route);
    let stage = if wants_factor {
        let by = store::narrow(tx, found.id, of, route)?;
        Stage::Half(Half { tries: Tries::from_wrong(0), began_at: proved.began_at, by })
    } else {
        Stage::Done
    };
    if !store::advance(tx, found, &stage)? {
        return Ok(Proving::Moved);
    }
    if wants_factor {
        return Ok(Proving::NeedsFactor);
    }
    let opening = (of, route, right.grade());
    Ok(Proving::SignedIn(finish::on_new_browser(tx, (house, door), (place, found.id), opening)?))
}

/// A guess counts against everyone it could have been for.
fn wrong(tx: &Tx, place: &Place, checked: &[(Against, Checked)]) -> Result<Proving, StoreFault> {
    let mut left = 0;
    for (against, found) in checked {
        match count(tx, against, found)? {
            Ok(answers) => left = left.max(PROVED_ANSWERS.left(answers.bucket, tx.now())),
            Err(Empty { until }) if checked.len() == 1 => return Ok(Proving::Wait(until)),
            Err(_) => {}
        }
        let of = against.of();
        history::note(tx, of, Event::WrongPassword, &place.browser)?;
        let entry = Entry::new("sign-in.wrong-password", Actor::Stranger).owner(of.1);
        tx.audit(entry.thing(of.0.bytes()))?;
    }
    let old = checked.iter().find_map(|(_, checked)| match checked {
        Checked::Old(until, _) => Some(*until),
        _ => None,
    });
    Ok(old.map_or(Proving::Wrong { left }, |until| Proving::Old { until, left }))
}

/// Counts one answer as the row stands now.
fn count(
    tx: &Tx,
    against: &Against,
    checked: &Checked,
) -> Result<Result<Answers, Empty>, StoreFault> {
    let of = against.of();
    let now = account::store::kept(tx, of)?.map_or(Answers::FRESH, |kept| kept.answers);
    let answered = counted(tx, of, checked, (now, PROVED_ANSWERS))?;
    if let Ok(answers) = answered {
        account::store::save_answers(tx, of, answers)?;
    }
    Ok(answered)
}

/// Whoever stands behind a proof, for the second factor.
pub(crate) fn half_of(
    tx: &Tx,
    attempt: AttemptId,
    half: &Half,
) -> Result<Option<(Of, Route)>, StoreFault> {
    let meant = store::meant(tx, attempt, &half.by)?;
    Ok(meant.accounts.first().map(|of| (*of, meant.route)))
}
