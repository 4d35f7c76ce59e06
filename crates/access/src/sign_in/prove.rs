//! The password, once the mailbox is proved: checked, and answered exactly.

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use base::{AccountId, AttemptId, MemberId, Secret, Timestamp};
use guard::{Answers, Empty, PROVED_ANSWERS};
use web::{Browser, Cx, Fault, Grade, House};

use super::checked::{Checked, check};
use super::flow::Stage;
use super::store;
use identity::Means;
use identity::account::{self, Kept};
use identity::devices::{self, Pass};
use identity::notices::{self, Notice};
use identity::sessions::Route;
use identity::sessions::store::{self as sessions, Opening};

/// How the password fared.
#[derive(Debug)]
pub(crate) enum Proving {
    SignedIn {
        token: Secret,
        pass: Option<Pass>,
    },
    Wrong {
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
    /// The attempt is somewhere else by now.
    Moved,
}

/// What the visitor chose.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub attempt: AttemptId,
    pub browser: Browser,
    pub shared: bool,
    pub remember: bool,
}

pub(crate) async fn prove(
    cx: &Cx,
    access: &Means,
    choice: Choice,
    password: &Secret,
) -> Result<Proving, Fault> {
    let attempt = choice.attempt;
    let Some(all) = cx.read(move |tx| meant(tx, attempt)).await? else {
        return Ok(Proving::Moved);
    };
    let open: Vec<Kept> = all.iter().filter(|kept| !kept.is_off()).cloned().collect();
    if open.is_empty() {
        return Ok(Proving::Off);
    }
    if let Some(until) = wait_of(&open, cx.now()) {
        return Ok(Proving::Wait(until));
    }
    let mut checked = Vec::new();
    for kept in open {
        let found = check(access, password, &kept, cx.house().luck.entropy()).await?;
        checked.push((kept, found));
    }
    let house = cx.house().clone();
    cx.write(move |tx| conclude(tx, &house, &choice, &checked)).await
}

/// The passwords of everyone the proved code was sent to.
fn meant(tx: &Tx, attempt: AttemptId) -> Result<Option<Vec<Kept>>, StoreFault> {
    let Some(found) = store::attempt(tx, attempt)? else { return Ok(None) };
    let Stage::Proved(proved) = &found.stage else { return Ok(None) };
    let accounts = store::meant(tx, attempt, proved)?;
    let kept: Result<Vec<_>, _> =
        accounts.into_iter().map(|of| account::store::kept(tx, of)).collect();
    Ok(Some(kept?.into_iter().flatten().collect()))
}

/// Until when everyone meant is out of answers, if so. Asked before hashing, so that a spent
/// ration costs nothing.
fn wait_of(all: &[Kept], now: Timestamp) -> Option<Timestamp> {
    let waits: Option<Vec<Timestamp>> = all
        .iter()
        .map(|kept| PROVED_ANSWERS.take(kept.answers.bucket, now).err().map(|empty| empty.until))
        .collect();
    waits?.into_iter().min()
}

fn conclude(
    tx: &Tx,
    house: &House,
    choice: &Choice,
    checked: &[(Kept, Checked)],
) -> Result<Proving, StoreFault> {
    let Some(found) = store::attempt(tx, choice.attempt)? else { return Ok(Proving::Moved) };
    if !matches!(found.stage, Stage::Proved(_)) {
        return Ok(Proving::Moved);
    }
    for (kept, _) in checked {
        // Changed while we hashed: the answer would be about a password of the past.
        let now = account::store::kept(tx, (kept.account, kept.member))?;
        if now.is_none_or(|now| now.version != kept.version) {
            return Ok(Proving::Moved);
        }
    }
    let mut right = checked.iter().filter(|(_, checked)| checked.is_right());
    let (one, more) = (right.next(), right.next().is_some());
    if more {
        return Ok(Proving::Several);
    }
    let Some((kept, Checked::Right(again))) = one else { return wrong(tx, checked) };
    if let Err(Empty { until }) = count(tx, kept, true)? {
        return Ok(Proving::Wait(until));
    }
    if !store::advance(tx, &found, &Stage::Done)? {
        return Ok(Proving::Moved);
    }
    if let Some(again) = again {
        account::store::rehash_password(tx, kept, again)?;
    }
    signed_in(tx, house, choice, (kept.account, kept.member))
}

/// A guess counts against everyone it could have been for.
fn wrong(tx: &Tx, checked: &[(Kept, Checked)]) -> Result<Proving, StoreFault> {
    let mut left = 0;
    for (kept, _) in checked {
        match count(tx, kept, false)? {
            Ok(answers) => left = left.max(PROVED_ANSWERS.left(answers.bucket, tx.now())),
            Err(Empty { until }) if checked.len() == 1 => return Ok(Proving::Wait(until)),
            Err(_) => {}
        }
        let entry = Entry::new("sign-in.wrong-password", Actor::Stranger).owner(kept.member);
        tx.audit(entry.thing(kept.account.bytes()))?;
    }
    let old = checked.iter().find_map(|(_, checked)| match checked {
        Checked::Old(until) => Some(*until),
        _ => None,
    });
    Ok(old.map_or(Proving::Wrong { left }, |until| Proving::Old { until, left }))
}

/// Counts one answer as the row stands now.
fn count(tx: &Tx, kept: &Kept, right: bool) -> Result<Result<Answers, Empty>, StoreFault> {
    let of = (kept.account, kept.member);
    let now = account::store::kept(tx, of)?.map_or(Answers::FRESH, |kept| kept.answers);
    let answered = now.answer(right, PROVED_ANSWERS, tx.now());
    if let Ok(answers) = answered {
        account::store::save_answers(tx, of, answers)?;
    }
    Ok(answered)
}

fn signed_in(
    tx: &Tx,
    house: &House,
    choice: &Choice,
    of: (AccountId, MemberId),
) -> Result<Proving, StoreFault> {
    let (account, member) = of;
    let remember = choice.remember && !choice.shared;
    let pass =
        if remember { Some(devices::store::remember(tx, of, &choice.browser)?) } else { None };
    let opening = Opening {
        account,
        member,
        device: pass.map(|pass| pass.device),
        shared: choice.shared,
        route: Route::MailedCode,
        grade: Grade::Full,
        browser: choice.browser.clone(),
    };
    let token = sessions::open(tx, opening)?;
    let entry = Entry::new("sign-in.new-device", Actor::Account(account)).owner(member);
    tx.audit(entry.thing(choice.attempt.bytes()))?;
    let notice = Notice::NewBrowser(choice.browser.clone());
    notices::tell_every_channel(tx, house, of, (&choice.attempt.to_string(), &notice))?;
    Ok(Proving::SignedIn { token, pass })
}
