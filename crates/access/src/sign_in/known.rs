//! The lane of a browser we remember for the account that was named: checked at once, answered
//! exactly, and touched by nothing a stranger does.

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use base::{Secret, Timestamp};
use guard::DEVICE_ANSWERS;
use identity::sessions::Route;
use web::{Browser, Cx, Fault, Grade};

use super::checked::{Checked, check};
use super::unknown::Typing;
use identity::Means;
use identity::account::{self, Kept};
use identity::devices::{self, Device, Pass};
use identity::sessions::store::{self as sessions, Opening};

/// A remembered browser, and the password of the account it is remembered for.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    device: Device,
    kept: Kept,
}

/// What the known lane answered.
pub(crate) enum Answered {
    /// Without a pass on a shared computer: nothing new is remembered there.
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
    /// No answers left: one extra proof, never refusal.
    NeedsProof,
}

/// The remembered browser among `passes` that may answer for the account called `name`.
pub(crate) async fn find(cx: &Cx, passes: Vec<Pass>, name: String) -> Result<Option<Known>, Fault> {
    if passes.is_empty() {
        return Ok(None);
    }
    cx.read(move |tx| {
        let named = account::named(tx, &name)?;
        let pass = passes.iter().find(|pass| named.iter().any(|of| of.0 == pass.account));
        let Some(pass) = pass else { return Ok(None) };
        let Some(device) = devices::store::device(tx, *pass)?.filter(Device::is_known) else {
            return Ok(None);
        };
        let kept = account::store::kept(tx, (device.account, device.member))?;
        let kept = kept.filter(|kept| !kept.is_off() && has_answers(&device, tx.now()));
        Ok(kept.map(|kept| Known { device, kept }))
    })
    .await
}

fn has_answers(device: &Device, now: Timestamp) -> bool {
    DEVICE_ANSWERS.left(device.answers.bucket, now) > 0
}

pub(crate) async fn answer(
    cx: &Cx,
    access: &Means,
    known: Known,
    typing: &Typing,
) -> Result<Answered, Fault> {
    let place = (typing.shared, cx.browser().clone());
    let checked = check(access, &typing.password, &known.kept, cx.house().luck.entropy()).await?;
    cx.write(move |tx| conclude(tx, &known, &checked, &place)).await
}

/// Counts the answer first, as the row stands now: guesses sent side by side share one ration.
fn conclude(
    tx: &Tx,
    known: &Known,
    checked: &Checked,
    place: &(bool, Browser),
) -> Result<Answered, StoreFault> {
    let (of, pass) = ((known.device.account, known.device.member), pass_of(&known.device));
    let Some(device) = devices::store::device(tx, pass)?.filter(Device::is_known) else {
        return Ok(Answered::NeedsProof);
    };
    let Some(kept) = account::store::kept(tx, of)?.filter(|now| now.version == known.kept.version)
    else {
        // It was changed while we hashed: the answer would be about a password of the past.
        return Ok(Answered::NeedsProof);
    };
    let Ok(answers) = device.answers.answer(checked.is_right(), DEVICE_ANSWERS, tx.now()) else {
        return Ok(Answered::NeedsProof);
    };
    devices::store::save_answers(tx, &device, answers)?;
    let left = DEVICE_ANSWERS.left(answers.bucket, tx.now());
    if let Checked::Right(again) = checked {
        return signed_in(tx, known, again.as_ref(), place);
    }
    let mut failures = kept.answers;
    failures.streak = failures.streak.miss();
    account::store::save_answers(tx, of, failures)?;
    let entry = Entry::new("sign-in.wrong-password", Actor::Stranger).owner(of.1);
    tx.audit(entry.thing(device.id.bytes()))?;
    Ok(match checked {
        Checked::Old(until) => Answered::Old { until: *until, left },
        _ => Answered::Wrong { left },
    })
}

fn signed_in(
    tx: &Tx,
    known: &Known,
    again: Option<&identity::passwords::Stored>,
    (shared, browser): &(bool, Browser),
) -> Result<Answered, StoreFault> {
    let Device { id, account, member, .. } = known.device;
    if let Some(again) = again {
        account::store::rehash_password(tx, &known.kept, again)?;
    }
    account::store::save_answers(tx, (account, member), guard::Answers::FRESH)?;
    let pass = if *shared { None } else { Some(devices::store::renew(tx, &known.device)?) };
    let opening = Opening {
        account,
        member,
        device: Some(id),
        shared: *shared,
        route: Route::KnownDevice,
        grade: Grade::Full,
        browser: browser.clone(),
    };
    let token = sessions::open(tx, opening)?;
    let entry = Entry::new("sign-in.known-device", Actor::Account(account)).owner(member);
    tx.audit(entry.thing(id.bytes()))?;
    Ok(Answered::SignedIn { token, pass })
}

const fn pass_of(device: &Device) -> Pass {
    Pass { account: device.account, device: device.id, expires_at: Timestamp::from_micros(0) }
}
