//! The lane of a browser we remember for the account that was named: checked at once, answered
//! exactly, and touched by nothing a stranger does.

use std::sync::Arc;

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use base::{AccountId, AttemptId, Timestamp};
use guard::typos::Slip;
use guard::{Answers, DEVICE_ANSWERS};
use web::{Cx, Fault, Grade, House};

use super::checked::{Against, Checked, check, counted, slip};
use super::finish::{self, Place, SignedIn};
use super::store;
use super::unknown::Typing;
use crate::door::{Assurance, Door};
use identity::account;
use identity::devices::{self, Device, Pass};
use identity::history::{self, Event};
use identity::sessions::Route;

/// A remembered browser, and the password of the account it is remembered for.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    device: Device,
    against: Against,
}

impl Known {
    pub const fn account(&self) -> AccountId {
        self.against.of().0
    }
}

/// What the known lane answered.
pub(crate) enum Answered {
    /// Without a pass on a shared computer: nothing new is remembered there.
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
    /// The plan wants a second factor as well.
    NeedsFactor(AttemptId),
    /// No answers left, or a password that is on a list of leaked ones: one extra proof, never
    /// refusal.
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
        let against = Against::read(tx, (device.account, device.member))?;
        let against =
            against.filter(|against| !against.kept.is_off() && has_answers(&device, tx.now()));
        Ok(against.map(|against| Known { device, against }))
    })
    .await
}

fn has_answers(device: &Device, now: Timestamp) -> bool {
    DEVICE_ANSWERS.left(device.answers.bucket, now) > 0
}

pub(crate) async fn answer(
    cx: &Cx,
    door: &Arc<Door>,
    known: Known,
    (typing, place): (&Typing, &Place),
) -> Result<Answered, Fault> {
    let salt = cx.house().luck.entropy();
    let checked = check(door, &typing.password, &known.against, salt).await?;
    if checked.is_right() && door.is_listed(&typing.password) {
        return Ok(Answered::NeedsProof);
    }
    let (house, place, door_too) = (cx.house().clone(), place.clone(), Arc::clone(door));
    let against = known.against.clone();
    let answered =
        cx.write(move |tx| conclude(tx, (&house, &door_too), (&known, &checked), &place)).await?;
    let Answered::Wrong { left } = answered else { return Ok(answered) };
    // Counted first, explained afterwards: the explanation is no further answer.
    // Nor does a busy house take the answer back.
    let slip = slip(door, &typing.password, &against).await.unwrap_or_default();
    Ok(slip.map_or(Answered::Wrong { left }, |slip| Answered::Slipped { slip, left }))
}

/// Counts the answer first, as the row stands now: guesses sent side by side share one ration.
fn conclude(
    tx: &Tx,
    (house, door): (&House, &Door),
    (known, checked): (&Known, &Checked),
    place: &Place,
) -> Result<Answered, StoreFault> {
    let (of, pass) = (known.against.of(), pass_of(&known.device));
    if account::closing::is_closed(tx, of)? {
        return Ok(Answered::NeedsProof);
    }
    let Some(device) = devices::store::device(tx, pass)?.filter(Device::is_known) else {
        return Ok(Answered::NeedsProof);
    };
    if !known.against.still_stands(tx)? {
        return Ok(Answered::NeedsProof);
    }
    let Ok(answers) = counted(tx, of, checked, (device.answers, DEVICE_ANSWERS))? else {
        return Ok(Answered::NeedsProof);
    };
    devices::store::save_answers(tx, &device, answers)?;
    if checked.is_right() {
        return right(tx, (house, door), (known, checked), place);
    }
    let left = DEVICE_ANSWERS.left(answers.bucket, tx.now());
    if answers.streak.wrong() > device.answers.streak.wrong() {
        missed(tx, known)?;
    }
    history::note(tx, of, Event::WrongPassword, &place.browser)?;
    let entry = Entry::new("sign-in.wrong-password", Actor::Stranger).owner(of.1);
    tx.audit(entry.thing(device.id.bytes()))?;
    Ok(match checked {
        Checked::Old(until, _) => Answered::Old { until: *until, left },
        _ => Answered::Wrong { left },
    })
}

/// One of the hundred failures in a row after which the password is switched off (SECURITY 15).
fn missed(tx: &Tx, known: &Known) -> Result<(), StoreFault> {
    let of = known.against.of();
    let now = account::store::kept(tx, of)?.map_or(Answers::FRESH, |kept| kept.answers);
    account::store::save_answers(tx, of, Answers { streak: now.streak.miss(), ..now })
}

fn right(
    tx: &Tx,
    (house, door): (&House, &Door),
    (known, checked): (&Known, &Checked),
    place: &Place,
) -> Result<Answered, StoreFault> {
    let (of, id) = (known.against.of(), known.device.id);
    if let Checked::Right(Some(again)) = checked {
        account::store::rehash_password(tx, &known.against.kept, again)?;
    }
    let wrong = known.against.kept.answers.streak.wrong();
    finish::after_many(tx, house, (of, wrong), &tx.entropy())?;
    account::store::save_answers(tx, of, Answers::FRESH)?;
    let route = Route::KnownDevice;
    let whole = checked.grade() == Grade::Full;
    if whole && finish::wants_factor(door, factors::enrolled(tx, of)?, route) {
        return Ok(Answered::NeedsFactor(store::begin_at(tx, of, route, true)?));
    }
    let token = finish::open(tx, place, (of, route, checked.grade()), Some(id))?;
    let pass = if place.shared { None } else { Some(devices::store::renew(tx, &known.device)?) };
    let entry = Entry::new("sign-in.known-device", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(id.bytes()))?;
    let bare = matches!(door.policy.assurance, Assurance::Aal2) && whole;
    let lead = bare.then_some(finish::SET_UP);
    Ok(Answered::SignedIn(SignedIn { token, pass, lead }))
}

const fn pass_of(device: &Device) -> Pass {
    Pass { account: device.account, device: device.id, expires_at: Timestamp::from_micros(0) }
}
