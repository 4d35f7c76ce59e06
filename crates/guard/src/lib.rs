//! Rationing answers (GUARD 1). A lockout rations access, which hurts the owner; we ration answers,
//! which is what a guesser consumes.
//!
//! Nothing here knows a database, HTTP, a clock or chance, so the drill can run the very functions
//! the product runs.
//!
//! What one visitor may ask: `answers`, `bucket`, `repeat`, `streak`, `tries`. What many visitors
//! together tell us: `source`, `hot`, `pressure`, added up over nodes by `counters`. What follows
//! from both: `lane`. Which passwords are refused: `breach`, `guessed`. What we say about slips:
//! `typos`. What visitors carry while we are busy or our store is away: `overload`.

mod address;
mod answers;
pub mod breach;
mod bucket;
pub mod counters;
#[cfg(any(test, feature = "drill"))]
pub mod drill;
mod guessed;
pub mod hot;
mod lane;
pub mod overload;
pub mod pressure;
mod repeat;
pub mod source;
mod streak;
mod tries;
pub mod typos;

pub use address::{Net, Prefix, client_address};
pub use answers::Answers;
pub use bucket::{Bucket, Empty, Ration};
pub use guessed::is_common;
pub use hot::Hot;
pub use lane::{Asking, Lane, STRANGER_STREAK, may_check_blind};
pub use pressure::Pressure;
pub use repeat::{Given, Misses, WrongTag};
pub use source::{Points, Score, Source, Standing};
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

/// Codes the blind lane sends after right passwords whose code nobody entered: 10, one back each
/// hour. Whoever holds a password but no mailbox must not be able to fill that mailbox either.
pub const BLIND_MESSAGES: Ration = Ration::new(10, HOUR);

/// Wrong answers since the last success after which a remembered browser is a stranger again.
pub const DEVICE_STREAK: u32 = 25;

/// Consecutive failures after which one authenticator is switched off (SECURITY 15).
pub const AUTHENTICATOR_STREAK: u32 = 100;

/// Pharmacy codes a member may make: 6, one back every 10 minutes, which is how long each works.
/// More would only fill their mailbox with notices.
pub const PHARMACY_CODES: Ration = Ration::new(6, Duration::from_mins(10));
