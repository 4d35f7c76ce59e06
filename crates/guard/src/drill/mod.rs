//! The drill (GUARD 3): weeks of owners and attackers on a virtual clock, against the very
//! functions the product runs and, beside them, simplified readings of what others ship.
//!
//! `people` is who lives there and what they type, `attack` who comes for them, `policy` what
//! either can do and see. `ours` and `others` are the policies, `clock` runs a week, `tally`
//! counts, and `report` holds the counts against what GUARD 3 demands.
//!
//! Hashing is a comparison of numbers, mail arrives at once, and nothing is drawn but from the
//! seed: every policy meets the same people at the same moments.

mod attack;
mod clock;
mod full;
mod others;
mod ours;
mod people;
mod policy;
mod report;
mod tally;
#[cfg(test)]
mod tests;

pub use attack::Mix;
pub use full::{Full, full};
pub use people::Size;
pub use report::{Report, Row};
pub use tally::Tally;

use others::{DeviceCookies, FiveThenWait, PerAddress, TemporaryLockout};
use ours::Latchkey;

/// One policy through every mix.
#[derive(Debug, Clone)]
pub struct Weeks {
    pub policy: &'static str,
    pub weeks: Vec<(Mix, Tally)>,
}

/// Fourteen quiet days and then a week of each mix, once for every policy.
pub fn drill(size: Size, seed: u64) -> Report {
    let world = people::World { size, seed };
    Report::of(vec![
        clock::weeks("Latchkey", &world, Latchkey::new(&world)),
        clock::weeks("5, then 30 min", &world, FiveThenWait::default()),
        clock::weeks("temporary lockout", &world, TemporaryLockout::default()),
        clock::weeks("per address", &world, PerAddress::default()),
        clock::weeks("device cookies", &world, DeviceCookies::default()),
    ])
}
