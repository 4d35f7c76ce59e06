//! Rows of remembered browsers.

use ::store::{Actor, Entry, Fault, Tx, args};
use base::{AccountId, DeviceId, MemberId};
use guard::Answers;

use super::{Device, LIFE, Pass};
use crate::account;

store::statements! {
    DEVICE_ADD = "INSERT INTO device \
        (id, account, owner, created_at, expires_at, full_at, wrong_streak) \
        VALUES ($1, $2, $3, $4, $5, 0, 0)";
    DEVICE_GET = "SELECT owner, full_at, wrong_streak FROM device \
        WHERE id = $1 AND account = $2 AND ended_at IS NULL AND expires_at > $3";
    DEVICE_ANSWERED = "UPDATE device SET full_at = $3, wrong_streak = $4 \
        WHERE id = $1 AND owner = $2";
    DEVICE_RENEW = "UPDATE device SET expires_at = $3 WHERE id = $1 AND owner = $2";
}

/// Remembers this browser for an account.
pub fn remember(tx: &Tx, account: AccountId, member: MemberId) -> Result<Pass, Fault> {
    let device = DeviceId::new(tx.entropy());
    let expires_at = tx.now() + LIFE;
    tx.run(DEVICE_ADD, &args![device, account, member, tx.now(), expires_at])?;
    let entry = Entry::new("device.remembered", Actor::Account(account)).owner(member);
    tx.audit(entry.thing(device.bytes()))?;
    Ok(Pass { account, device, expires_at })
}

pub fn device(tx: &Tx, pass: Pass) -> Result<Option<Device>, Fault> {
    tx.maybe(DEVICE_GET, &args![pass.device, pass.account, tx.now()], |row| {
        Ok(Device {
            id: pass.device,
            account: pass.account,
            member: row.get(0)?,
            answers: account::store::answers(row, 1)?,
        })
    })
}

pub fn save_answers(tx: &Tx, device: &Device, answers: Answers) -> Result<(), Fault> {
    let (full_at, streak) = (answers.bucket.full_at(), answers.streak.wrong());
    tx.run(DEVICE_ANSWERED, &args![device.id, device.member, full_at, streak])?;
    Ok(())
}

/// Another 30 days, from a sign-in on it.
pub fn renew(tx: &Tx, device: &Device) -> Result<Pass, Fault> {
    let expires_at = tx.now() + LIFE;
    tx.run(DEVICE_RENEW, &args![device.id, device.member, expires_at])?;
    Ok(Pass { account: device.account, device: device.id, expires_at })
}
