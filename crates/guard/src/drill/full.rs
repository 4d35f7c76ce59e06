//! The numbers of SECURITY 100: ten million attempts in a week, half of them hostile, from 100,000
//! addresses at 100,000 accounts, all kinds of guessing at once.

use base::SeededLuck;

use super::attack::{Mix, chosen, somebody};
use super::clock;
use super::ours::Latchkey;
use super::people::{Size, World, popular, right};
use super::policy::{Account, Name};
use super::tally::Tally;

/// What came of it, beside a week without any of them.
#[derive(Debug, Clone)]
pub struct Full {
    pub quiet: Tally,
    pub attacked: Tally,
}

impl Size {
    /// Seven visits an account and day make five million with their second tries.
    pub const FULL: Self = Self {
        accounts: 100_000,
        visits: 5_900,
        guesses: 5_000_000,
        addresses: (100_000, 100_000),
        victims: 100,
    };
}

/// Two quiet weeks, and the third once quiet and once attacked.
pub fn full(size: Size, seed: u64) -> Full {
    let world = World { size, seed };
    let mut policy = Latchkey::new(&world);
    clock::hours(&world, &mut policy, (Mix::Quiet, 0..336));
    let week = |mix| clock::hours(&world, &mut policy.clone(), (mix, 336..504));
    Full { quiet: week(Mix::Quiet), attacked: week(Mix::Everything) }
}

/// Six kinds in turn: popular, weighted, stuffing, tweaked, targeted, named owner.
pub fn pair(world: &World, luck: &SeededLuck, number: u64) -> (Name, u64) {
    let anybody = world.account(luck);
    match number % 6 {
        0 => (somebody(anybody, 30, luck), popular(luck.number())),
        // Weighted: half of the guesses are the five most popular.
        1 => {
            (somebody(anybody, 10, luck), popular(luck.below(if number % 12 < 6 { 5 } else { 50 })))
        }
        2 => (somebody(anybody, 50, luck), stuffed(anybody, luck)),
        // Tweaked: a leaked password with something changed, right for one in 300.
        3 => (Name::Of(anybody), if anybody % 300 == 1 { right(anybody) } else { luck.number() }),
        4 => (Name::Of(chosen(world, number / 600)), luck.number()),
        _ => {
            let victim = luck.below(u64::from(world.size.victims));
            (Name::Of(Account::try_from(victim).unwrap_or(0)), luck.number())
        }
    }
}

/// The true password of 1.5 % of the accounts.
fn stuffed(account: Account, luck: &SeededLuck) -> u64 {
    if account % 200 < 3 { right(account) } else { luck.number() }
}
