//! A password against what is kept of it, exactly.

use ::store::{Fault as StoreFault, Tx};
use base::{AccountId, MemberId, Secret, Timestamp};
use guard::typos::{Slip, alternatives};
use guard::{Answers, Empty, Given, Ration, WrongTag};
use web::{Fault, Grade};

use crate::watch::store as watch;
use identity::Means;
use identity::account::provisional::{self, Provisional};
use identity::account::{self, Kept};
use identity::passwords::{Stored, Verdict};

type Of = (AccountId, MemberId);

/// How long a visitor is asked to wait when more sign in than can be checked.
pub(crate) const COME_BACK: std::time::Duration = guard::overload::TURN_AFTER;

/// What there is to check against: the password, and the one of a recovery that is not complete.
#[derive(Debug, Clone)]
pub(crate) struct Against {
    pub kept: Kept,
    pub provisional: Option<Provisional>,
}

impl Against {
    pub fn read(tx: &Tx, of: Of) -> Result<Option<Self>, StoreFault> {
        let Some(kept) = account::store::kept(tx, of)? else { return Ok(None) };
        Ok(Some(Self { kept, provisional: provisional::kept(tx, of)? }))
    }

    pub const fn of(&self) -> Of {
        (self.kept.account, self.kept.member)
    }

    /// Whether both are still what was checked: the answer must not be about a password of the
    /// past.
    pub fn still_stands(&self, tx: &Tx) -> Result<bool, StoreFault> {
        let now = Self::read(tx, self.of())?;
        let versions = |against: &Self| {
            let provisional = against.provisional.as_ref().map(|other| other.kept.version);
            (against.kept.version, provisional)
        };
        Ok(now.is_some_and(|now| versions(&now) == versions(self)))
    }
}

/// What the slow hash found.
#[derive(Debug, Clone)]
pub(crate) enum Checked {
    /// With the same password under today's cost, where that has changed.
    Right(Option<Stored>),
    /// The one of a recovery that will be complete then.
    Provisional(Timestamp),
    /// The one before; it was good until then.
    Old(Timestamp, WrongTag),
    Wrong(WrongTag),
}

impl Checked {
    pub const fn is_right(&self) -> bool {
        matches!(self, Self::Right(_) | Self::Provisional(_))
    }

    /// How much a session may do that this opens.
    pub const fn grade(&self) -> Grade {
        match self {
            Self::Provisional(until) => Grade::Limited { until: *until },
            _ => Grade::Full,
        }
    }

    const fn given(&self) -> Given {
        match self {
            Self::Right(_) | Self::Provisional(_) => Given::Right,
            Self::Old(_, tag) | Self::Wrong(tag) => Given::Wrong(*tag),
        }
    }
}

/// Checks in the hash pool. `salt` is for the new hash, if one is made.
pub(crate) async fn check(
    access: &Means,
    password: &Secret,
    against: &Against,
    salt: base::Entropy,
) -> Result<Checked, Fault> {
    let kept = &against.kept;
    let verdict = access.passwords.verify(password, &kept.current).await.map_err(busy)?;
    let tag = match verdict {
        Verdict::Right { stale: false } => return Ok(Checked::Right(None)),
        Verdict::Right { stale: true } => {
            let again = access.passwords.hash(password, salt).await.map_err(busy)?;
            return Ok(Checked::Right(Some(again)));
        }
        Verdict::Wrong { tag } => WrongTag(tag),
    };
    if let Some(other) = &against.provisional
        && is_right(access, password, &other.kept.current).await?
    {
        return Ok(Checked::Provisional(other.limited_until));
    }
    if let Some((previous, until)) = &kept.previous
        && is_right(access, password, previous).await?
    {
        return Ok(Checked::Old(*until, tag));
    }
    Ok(Checked::Wrong(tag))
}

async fn is_right(access: &Means, password: &Secret, stored: &Stored) -> Result<bool, Fault> {
    let verdict = access.passwords.verify(password, stored).await.map_err(busy)?;
    Ok(matches!(verdict, Verdict::Right { .. }))
}

/// The slip of the hand that made a right password wrong, if it was one: to be explained, never to
/// be accepted (GUARD 8). Only for whoever has proved a possession.
pub(crate) async fn slip(
    access: &Means,
    password: &Secret,
    against: &Against,
) -> Result<Option<Slip>, Fault> {
    for (slip, meant) in alternatives(password) {
        if is_right(access, &meant, &against.kept.current).await? {
            return Ok(Some(slip));
        }
    }
    Ok(None)
}

/// Counts one answer of an account, but for a wrong one that was given lately (GUARD 5).
pub(crate) fn counted(
    tx: &Tx,
    of: Of,
    checked: &Checked,
    (answers, ration): (Answers, Ration),
) -> Result<Result<Answers, Empty>, StoreFault> {
    let misses = watch::misses(tx, of)?;
    let answered = misses.answer(answers, checked.given(), (ration, tx.now()));
    let Ok((misses, answers)) = answered else { return Ok(answered.map(|_| answers)) };
    watch::save_misses(tx, of, &misses)?;
    Ok(Ok(answers))
}

pub(crate) fn busy(_: identity::passwords::Overloaded) -> Fault {
    Fault::busy(COME_BACK)
}
