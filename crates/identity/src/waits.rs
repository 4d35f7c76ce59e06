//! Waits that wrong answers brought about: for whoever helps their owner, once a way on file was
//! proved. Only the rations of answers are touched. Rows of failures that switch something off, and
//! every clock of a way back, stay as they are (GUARD 13).

use ::store::{Actor, Entry, Fault, Tx, args};
use base::{AccountId, MemberId, Timestamp};
use guard::{Bucket, DEVICE_ANSWERS, PROVED_ANSWERS, Ration};

store::statements! {
    WAIT_PASSWORD = "SELECT full_at FROM password WHERE account = $1 AND owner = $2";
    WAIT_PROVISIONAL = "SELECT full_at FROM provisional_password \
        WHERE account = $1 AND owner = $2";
    WAIT_DEVICES = "SELECT full_at FROM device \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL AND expires_at > $3";
    LIFT_PASSWORD = "UPDATE password SET full_at = 0 WHERE account = $1 AND owner = $2";
    LIFT_PROVISIONAL = "UPDATE provisional_password SET full_at = 0 \
        WHERE account = $1 AND owner = $2";
    LIFT_DEVICES = "UPDATE device SET full_at = 0 \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL AND expires_at > $3";
}

type Of = (AccountId, MemberId);

/// When the longest such wait gives the next answer; nothing where none keeps them waiting.
pub fn until(tx: &Tx, of: Of) -> Result<Option<Timestamp>, Fault> {
    let at = |row: &::store::Row<'_>| row.get::<Timestamp>(0);
    let passwords =
        [WAIT_PASSWORD, WAIT_PROVISIONAL].map(|sql| tx.all(sql, &args![of.0, of.1], at));
    let mut all = Vec::new();
    for found in passwords {
        all.extend(
            found?.into_iter().filter_map(|full_at| over(full_at, PROVED_ANSWERS, tx.now())),
        );
    }
    let devices = tx.all(WAIT_DEVICES, &args![of.0, of.1, tx.now()], at)?;
    all.extend(devices.into_iter().filter_map(|full_at| over(full_at, DEVICE_ANSWERS, tx.now())));
    Ok(all.into_iter().max())
}

/// Gives every ration back. False where nothing kept them waiting, and then nothing is changed.
pub fn lift(tx: &Tx, of: Of, actor: Actor) -> Result<bool, Fault> {
    if until(tx, of)?.is_none() {
        return Ok(false);
    }
    tx.run(LIFT_PASSWORD, &args![of.0, of.1])?;
    tx.run(LIFT_PROVISIONAL, &args![of.0, of.1])?;
    tx.run(LIFT_DEVICES, &args![of.0, of.1, tx.now()])?;
    tx.audit(Entry::new("account.wait-lifted", actor).owner(of.1).thing(of.0.bytes()))?;
    Ok(true)
}

/// When an empty ration gives the next answer.
fn over(full_at: Timestamp, ration: Ration, now: Timestamp) -> Option<Timestamp> {
    ration.take(Bucket::from_full_at(full_at), now).err().map(|empty| empty.until)
}
