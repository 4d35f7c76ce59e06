//! Rows of remembered browsers.

use ::store::{Actor, Entry, Fault, Place, Tx, args};
use base::{AccountId, DeviceId, MemberId, Timestamp};
use guard::Answers;
use serde::{Deserialize, Serialize};
use web::Browser;

use super::{Device, LIFE, Pass};
use crate::account;

store::statements! {
    DEVICE_ADD = "INSERT INTO device \
        (id, account, owner, created_at, expires_at, full_at, wrong_streak, seen_at, body) \
        VALUES ($1, $2, $3, $4, $5, 0, 0, $4, $6)";
    DEVICE_GET = "SELECT owner, full_at, wrong_streak FROM device \
        WHERE id = $1 AND account = $2 AND ended_at IS NULL AND expires_at > $3";
    DEVICE_ANSWERED = "UPDATE device SET full_at = $3, wrong_streak = $4 \
        WHERE id = $1 AND owner = $2";
    DEVICE_RENEW = "UPDATE device SET expires_at = $3, seen_at = $4 \
        WHERE id = $1 AND owner = $2";
    /// Remembered browsers, the latest used first.
    DEVICES = "SELECT id, created_at, seen_at, expires_at, body FROM device \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL AND expires_at > $3 \
        ORDER BY seen_at DESC, id LIMIT 50";
    DEVICE_FORGET = "UPDATE device SET ended_at = $3 \
        WHERE id = $1 AND owner = $2 AND ended_at IS NULL";
    DEVICES_FORGET_ALL = "UPDATE device SET ended_at = $3 \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL";
}

type Of = (AccountId, MemberId);

/// A remembered browser as its owner sees it.
#[derive(Debug, Clone)]
pub struct Remembered {
    pub id: DeviceId,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
    pub browser: Browser,
}

#[derive(Serialize, Deserialize)]
struct DeviceBody {
    #[serde(default)]
    browser: Browser,
}

/// Remembers this browser for an account.
pub fn remember(tx: &Tx, (account, member): Of, browser: &Browser) -> Result<Pass, Fault> {
    let device = DeviceId::new(tx.entropy());
    let expires_at = tx.now() + LIFE;
    let body = DeviceBody { browser: browser.clone() };
    let body = tx.seal(&Place::new(member, "device", device.bytes()), &body)?;
    tx.run(DEVICE_ADD, &args![device, account, member, tx.now(), expires_at, body])?;
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
    tx.run(DEVICE_RENEW, &args![device.id, device.member, expires_at, tx.now()])?;
    Ok(Pass { account: device.account, device: device.id, expires_at })
}

/// Remembered browsers, the latest used first.
pub fn list(tx: &Tx, of: Of) -> Result<Vec<Remembered>, Fault> {
    let rows = tx.all(DEVICES, &args![of.0, of.1, tx.now()], |row| {
        let times = (row.get(1)?, row.get(2)?, row.get(3)?);
        Ok((row.get::<DeviceId>(0)?, times, row.get::<Vec<u8>>(4)?))
    })?;
    let open = |(id, (created_at, seen_at, expires_at), sealed): (DeviceId, _, Vec<u8>)| {
        let body: DeviceBody = tx.open(&Place::new(of.1, "device", id.bytes()), &sealed)?;
        Ok(Remembered { id, created_at, seen_at, expires_at, browser: body.browser })
    };
    rows.into_iter().map(open).collect()
}

/// Forgets a browser: the next sign-in there asks for a code. True the first time.
pub fn forget(tx: &Tx, of: Of, device: DeviceId) -> Result<bool, Fault> {
    let changed = tx.run(DEVICE_FORGET, &args![device, of.1, tx.now()])? > 0;
    if changed {
        let entry = Entry::new("device.forgotten", Actor::Account(of.0)).owner(of.1);
        tx.audit(entry.thing(device.bytes()))?;
    }
    Ok(changed)
}

/// Forgets every browser of an account.
pub fn forget_all(tx: &Tx, of: Of, actor: Actor) -> Result<u64, Fault> {
    let changed = tx.run(DEVICES_FORGET_ALL, &args![of.0, of.1, tx.now()])?;
    tx.audit(Entry::new("device.all-forgotten", actor).owner(of.1).thing(of.0.bytes()))?;
    Ok(changed)
}
