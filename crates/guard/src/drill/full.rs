//! The numbers of SECURITY 100: ten million attempts in a week, half of them hostile, from 100,000
//! addresses at 100,000 accounts, all kinds of guessing at once.

use base::SeededLuck;

use super::attack::{Mix, chosen, somebody};
use super::clock;
use super::ours::Latchkey;
use super::people::{Size, World, popular, right};
use super::policy::{Account, Name};
use super::tally::{Tally, Visits, ratio};

/// What came of it, beside a week without any of them, and a month of one guess an hour.
#[derive(Debug, Clone)]
pub struct Full {
    pub quiet: Tally,
    pub attacked: Tally,
    pub patient: Tally,
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
    let (quiet, attacked) = (week(Mix::Quiet), week(Mix::Everything));
    Full { quiet, attacked, patient: patient(World { size: patient_size(size), seed }) }
}

/// A month is long: a tenth of the owners, and a tenth as often.
const fn patient_size(size: Size) -> Size {
    Size { accounts: size.accounts / 10, visits: size.visits / 10, ..size }
}

fn patient(world: World) -> Tally {
    let mut policy = Latchkey::new(&world);
    clock::hours(&world, &mut policy, (Mix::Quiet, 0..336));
    clock::hours(&world, &mut policy, (Mix::Patient, 336..336 + 30 * 24))
}

impl Full {
    /// Each number of SECURITY 100 with what it must be, and whether it is. Where nothing was seen,
    /// it is below 3 in that many with 95 % confidence.
    pub fn lines(&self) -> Vec<(String, bool)> {
        let Self { quiet, attacked, patient } = self;
        let known = &attacked.known;
        let extra = |visits: &Visits| ratio(visits.extra_step, visits.signed_in);
        let friction = (extra(known) - extra(&quiet.known)).max(0.0);
        let (p95, calm) = (attacked.visits.p95_seconds(), quiet.visits.p95_seconds());
        let new = attacked.visits.refused;
        let line = |text: String, holds: bool| (text, holds);
        vec![
            line(format!("guesses: {} and {}", attacked.guesses, patient.guesses), true),
            line(zero("known devices refused", known.refused, known.all), known.refused == 0),
            line(zero("owners refused, any device", new, attacked.visits.all), new == 0),
            line(
                zero(
                    "victims refused in a month of one guess an hour",
                    patient.watched.refused,
                    patient.watched.all,
                ),
                patient.watched.refused == 0,
            ),
            line(
                zero("passwords confirmed", attacked.confirmed, attacked.right_guesses),
                attacked.confirmed + patient.confirmed == 0,
            ),
            line(
                format!(
                    "more extra steps on known devices: {:.4} %, at most 0.05 %",
                    friction * 100.0
                ),
                friction <= 0.0005,
            ),
            line(
                format!("95 % of owners in within {p95} s, {calm} s when quiet, at most twice"),
                p95 <= 2 * calm,
            ),
        ]
    }
}

fn zero(what: &str, seen: u64, of: u64) -> String {
    if seen == 0 {
        return format!("{what}: 0 of {of}, below {:.5} % with 95 %", ratio(300, of));
    }
    format!("{what}: {seen} of {of}")
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
