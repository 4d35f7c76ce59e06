//! How often somebody at the desk may look, and how often they may find nobody: enough for a busy
//! hour, and too little for trying numbers one after the other.

use std::time::Duration;

use ::store::{Fault, Tx};
use base::StaffId;
use guard::Ration;
use help::rations::{self, Name};

/// 60 at once, one more each minute. (house)
const LOOKS: Ration = Ration::new(60, Duration::from_mins(1));
/// 20 at once, one more every 3 minutes. (house)
const MISSES: Ration = Ration::new(20, Duration::from_mins(3));

/// Takes a look; false where they have had theirs, or have found nobody too often.
pub fn take_look(tx: &Tx, staff: StaffId) -> Result<bool, Fault> {
    let misses = Name::of_staff(tx, "desk-misses", staff);
    let looks = Name::of_staff(tx, "desk-looks", staff);
    Ok(rations::left(tx, misses, MISSES)? > 0 && rations::take(tx, looks, LOOKS)?)
}

pub fn note_miss(tx: &Tx, staff: StaffId) -> Result<(), Fault> {
    rations::take(tx, Name::of_staff(tx, "desk-misses", staff), MISSES).map(|_| ())
}
