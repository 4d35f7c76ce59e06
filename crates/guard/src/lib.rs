//! Rationing answers (GUARD 1). A lockout rations access, which hurts the owner; we ration answers,
//! which is what a guesser consumes.
//!
//! Nothing here knows a database, HTTP, a clock or chance, so the drill can run the very functions
//! the product runs. Today: the bucket, the message allowance and the tries of one attempt. Source
//! score, hot passwords, pressure and outage detection move in beside them, a file each.

mod answers;
mod bucket;
mod streak;
mod tries;

pub use answers::Answers;
pub use bucket::{Bucket, Empty, Ration};
pub use streak::Streak;
pub use tries::Tries;

use std::time::Duration;

const HOUR: Duration = Duration::from_hours(1);

/// Wrong answers a remembered browser gets: 10, one back each hour (DESIGN 2).
pub const DEVICE_ANSWERS: Ration = Ration::new(10, HOUR);

/// Wrong passwords after a mailed code was right: the same, counted per account, because whoever
/// reads the mailbox could otherwise begin again and again.
pub const PROVED_ANSWERS: Ration = Ration::new(10, HOUR);

/// Messages a name may be sent that nobody has answered: 3, one back every 6 hours (DESIGN 2).
pub const UNASKED_MESSAGES: Ration = Ration::new(3, Duration::from_hours(6));

/// Wrong answers since the last success after which a remembered browser is a stranger again.
pub const DEVICE_STREAK: u32 = 25;

/// Consecutive failures after which one authenticator is switched off (SECURITY 15).
pub const AUTHENTICATOR_STREAK: u32 = 100;
