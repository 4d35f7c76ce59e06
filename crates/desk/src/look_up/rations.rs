//! How often somebody at the desk may look, and how often they may find nobody: enough for a busy
//! hour, and too little for trying numbers one after the other.

use std::time::Duration;

use ::store::{Fault, Tx, args};
use base::{Entropy, StaffId};
use guard::{Bucket, Ration};

store::statements! {
    RATION = "SELECT full_at FROM desk_ration WHERE name = $1";
    SAVE_RATION = "INSERT INTO desk_ration (name, full_at) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET full_at = excluded.full_at";
}

/// 60 an hour. (house)
const LOOKS: Ration = Ration::new(60, Duration::from_mins(1));
/// 20 an hour. (house)
const MISSES: Ration = Ration::new(20, Duration::from_mins(3));

/// Takes a look; false where they have had theirs, or have found nobody too often.
pub fn take_look(tx: &Tx, staff: StaffId) -> Result<bool, Fault> {
    let (misses, _) = bucket(tx, "desk-misses", staff)?;
    Ok(MISSES.left(misses, tx.now()) > 0 && take(tx, ("desk-looks", LOOKS), staff)?)
}

pub fn note_miss(tx: &Tx, staff: StaffId) -> Result<(), Fault> {
    take(tx, ("desk-misses", MISSES), staff).map(|_| ())
}

fn take(tx: &Tx, (what, ration): (&'static str, Ration), staff: StaffId) -> Result<bool, Fault> {
    let (bucket, name) = bucket(tx, what, staff)?;
    let Ok(less) = ration.take(bucket, tx.now()) else { return Ok(false) };
    tx.run(SAVE_RATION, &args![name, less.full_at()])?;
    Ok(true)
}

fn bucket(tx: &Tx, what: &'static str, staff: StaffId) -> Result<(Bucket, Entropy), Fault> {
    let name = tx.blind(what, &staff.to_string());
    let full_at = tx.maybe(RATION, &args![name], |row| row.get(0))?;
    Ok((full_at.map_or(Bucket::FULL, Bucket::from_full_at), name))
}
