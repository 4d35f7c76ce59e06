//! A password chosen in a recovery that is not complete. The one before stays good meanwhile, so
//! that a stranger with a mailbox takes nothing from the owner; this one opens limited sessions
//! until the recovery is complete and it takes the other's place.

use ::store::{Actor, Entry, Fault, Place, Tx, args};
use base::{AccountId, Entropy, MemberId, Timestamp};
use guard::Answers;
use serde::{Deserialize, Serialize};

use super::{Kept, store};
use crate::passwords::Stored;

::store::statements! {
    PROVISIONAL_ADD = "INSERT INTO provisional_password \
        (account, owner, recovery, limited_until, full_at, wrong_streak, version, body) \
        VALUES ($1, $2, $3, $4, 0, 0, 1, $5) ON CONFLICT (account) DO UPDATE SET \
        recovery = excluded.recovery, limited_until = excluded.limited_until, full_at = 0, \
        wrong_streak = 0, version = provisional_password.version + 1, body = excluded.body";
    PROVISIONAL_GET = "SELECT recovery, limited_until, full_at, wrong_streak, version, body \
        FROM provisional_password WHERE account = $1 AND owner = $2";
    PROVISIONAL_ANSWERED = "UPDATE provisional_password SET full_at = $3, wrong_streak = $4 \
        WHERE account = $1 AND owner = $2";
    PROVISIONAL_DROP = "DELETE FROM provisional_password WHERE account = $1 AND owner = $2";
}

type Of = (AccountId, MemberId);

/// The password of an unfinished recovery.
#[derive(Debug, Clone)]
pub struct Provisional {
    /// The recovery it belongs to.
    pub recovery: Entropy,
    /// When that recovery is to be complete, unless somebody objects.
    pub limited_until: Timestamp,
    pub kept: Kept,
}

#[derive(Serialize, Deserialize)]
struct ProvisionalBody {
    current: Stored,
}

/// Sets it, in place of an earlier one.
pub fn set(
    tx: &Tx,
    of: Of,
    password: &Stored,
    (recovery, limited_until): (Entropy, Timestamp),
) -> Result<(), Fault> {
    let body = tx.seal(&place(of), &ProvisionalBody { current: password.clone() })?;
    tx.run(PROVISIONAL_ADD, &args![of.0, of.1, recovery, limited_until, body])?;
    tx.audit(Entry::new("password.provisional-set", Actor::House).owner(of.1).thing(of.0.bytes()))
}

pub fn kept(tx: &Tx, of: Of) -> Result<Option<Provisional>, Fault> {
    let row = tx.maybe(PROVISIONAL_GET, &args![of.0, of.1], |row| {
        let case: (Entropy, Timestamp) = (row.get(0)?, row.get(1)?);
        Ok((case, store::answers(row, 2)?, row.get::<i64>(4)?, row.get::<Vec<u8>>(5)?))
    })?;
    let Some(((recovery, limited_until), answers, version, sealed)) = row else { return Ok(None) };
    let body: ProvisionalBody = tx.open(&place(of), &sealed)?;
    let (account, member) = of;
    let kept = Kept { account, member, current: body.current, previous: None, answers, version };
    Ok(Some(Provisional { recovery, limited_until, kept }))
}

pub fn save_answers(tx: &Tx, of: Of, answers: Answers) -> Result<(), Fault> {
    let (full_at, streak) = (answers.bucket.full_at(), answers.streak.wrong());
    tx.run(PROVISIONAL_ANSWERED, &args![of.0, of.1, full_at, streak])?;
    Ok(())
}

/// The recovery came to nothing.
pub fn drop(tx: &Tx, of: Of) -> Result<(), Fault> {
    tx.run(PROVISIONAL_DROP, &args![of.0, of.1])?;
    Ok(())
}

/// The recovery is complete: it becomes the password. False when there is none.
pub fn promote(tx: &Tx, of: Of) -> Result<bool, Fault> {
    let Some(found) = kept(tx, of)? else { return Ok(false) };
    super::set_password(tx, of, &found.kept.current)?;
    drop(tx, of)?;
    Ok(true)
}

fn place(of: Of) -> Place {
    Place::new(of.1, "provisional_password", of.0.bytes())
}
