//! Who lives in the drill: accounts, homes, habits, slips of the hand.

use std::time::Duration;

use base::{SeededLuck, Timestamp};

use super::policy::{Account, Place};
use crate::Prefix;
use crate::source::Operator;

/// How many of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub accounts: u32,
    /// Sign-ins of owners, per thousand accounts and day.
    pub visits: u64,
    /// Guesses of a week, where the mix does not say otherwise.
    pub guesses: u64,
    /// Addresses of the smaller and of the larger crowd of attackers.
    pub addresses: (u64, u64),
    pub victims: u32,
}

impl Size {
    /// GUARD 3: 100,000 accounts, a million guesses, 10,000 and 200,000 addresses, 100 victims.
    pub const GUARD: Self = Self {
        accounts: 100_000,
        visits: 667,
        guesses: 1_000_000,
        addresses: (10_000, 200_000),
        victims: 100,
    };

    /// The same, `times` smaller in every direction.
    #[must_use]
    pub const fn smaller(self, times: u32) -> Self {
        let by = times as u64;
        Self {
            accounts: self.accounts / times,
            visits: self.visits,
            guesses: self.guesses / by,
            addresses: (self.addresses.0 / by, self.addresses.1 / by),
            victims: self.victims / times,
        }
    }
}

/// The people and the seed of all chance.
#[derive(Debug, Clone, Copy)]
pub struct World {
    pub size: Size,
    pub seed: u64,
}

/// Monday, 00:00 UTC.
pub const BEGIN: Timestamp = Timestamp::from_seconds(1_799_020_800);

/// What an owner is about to type, one after the other, and from where.
#[derive(Debug, Clone)]
pub struct Visit {
    pub account: Account,
    pub from: Place,
    pub known_device: bool,
    pub values: Vec<u64>,
    /// Ends with the right password. The others have forgotten it and will ask for a new one.
    pub remembers: bool,
    /// Sees a code through once it has come. One in a hundred is called away.
    pub stays: bool,
}

/// How busy each hour of the day is, in tenths of the mean.
const BUSY: [u64; 24] =
    [2, 1, 1, 1, 2, 4, 7, 11, 14, 16, 17, 16, 15, 14, 14, 14, 14, 15, 16, 16, 13, 9, 5, 3];

/// Between two presses of "Sign in".
pub const RETYPING: Duration = Duration::from_secs(20);

/// The right password of an account. One owner in a thousand has one that everybody tries.
pub fn right(account: Account) -> u64 {
    if account % 1_000 == 3 { popular(u64::from(account / 1_000)) } else { mixed(account, 1) }
}

/// The password an owner changed, which some browser still offers.
fn stale(account: Account) -> u64 {
    mixed(account, 2)
}

/// What sprayers try: fifty values.
pub const fn popular(number: u64) -> u64 {
    number % 50
}

/// Three in a hundred have no mailbox and no telephone on file.
pub const fn has_channel(account: Account) -> bool {
    !account.is_multiple_of(33)
}

/// Attackers who stuff hold the true password of 2 %.
pub const fn is_leaked(account: Account) -> bool {
    account % 50 == 7
}

fn mixed(account: Account, purpose: u64) -> u64 {
    SeededLuck::new(u64::from(account) << 8 | purpose).number()
}

/// Networks that thousands share: carriers, offices. 15 % of visits come through one.
const CROWDS: u32 = 20;

pub fn crowd(number: u32) -> Place {
    place(1, number % CROWDS)
}

/// A quarter live among some eight members of the plan behind one IPv4 /24, the others two or three
/// to an IPv6 /56.
pub fn home(account: Account) -> Place {
    if account.is_multiple_of(4) { place(2, account / 32) } else { place(3, account / 3) }
}

/// Neighbourhoods of one kind, each its own prefix; members share sixty operators.
fn place(kind: u8, number: u32) -> Place {
    let [a, b, c, d] = number.to_be_bytes();
    let prefix =
        if kind == 2 { Prefix::V4([b, c, d]) } else { Prefix::V6([0x20, kind, a, b, c, d, 0]) };
    Place { prefix, operator: Operator(u64::from(number) % 60) }
}

/// An address of an attacker. One in a hundred stands in a neighbourhood where members live, one in
/// five with an operator of theirs; the others in 300 networks of rented machines.
pub fn hostile(number: u64, world: &World) -> Place {
    if number.is_multiple_of(100) {
        let account = number.wrapping_mul(7_919) % u64::from(world.size.accounts);
        return home(Account::try_from(account).unwrap_or(0));
    }
    let rented = place(9, u32::try_from(number % (1 << 32)).unwrap_or(0));
    let operator = if number % 5 == 1 { number % 60 } else { 1_000 + number % 300 };
    Place { prefix: rented.prefix, operator: Operator(operator) }
}

impl World {
    /// Chance of its own for each purpose and hour, whatever else was drawn.
    pub fn luck(&self, purpose: u64, hour: u64) -> SeededLuck {
        let seed = SeededLuck::new(self.seed ^ (purpose << 32) ^ hour).number();
        SeededLuck::new(seed)
    }

    pub fn account(&self, luck: &SeededLuck) -> Account {
        Account::try_from(luck.below(u64::from(self.size.accounts))).unwrap_or(0)
    }

    /// How many owners come within an hour.
    pub fn owners_in(&self, hour: u64) -> u64 {
        let busy = BUSY[usize::try_from(hour % 24).unwrap_or(0)];
        u64::from(self.size.accounts) * self.size.visits * busy / 240_000
    }

    pub fn visits(&self, hour: u64) -> Vec<(Timestamp, Visit)> {
        let luck = self.luck(1, hour);
        let visit = |number| (moment(hour, &luck), self.visit(&luck, hour * 7 + number));
        (0..self.owners_in(hour)).map(visit).collect()
    }

    /// Seven of ten visits come from a known device (GUARD 3).
    fn visit(&self, luck: &SeededLuck, number: u64) -> Visit {
        let account = self.account(luck);
        let known_device = number % 10 < 7;
        let from = match luck.below(100) {
            0..15 => crowd(account),
            15..20 if !known_device => place(4, u32::try_from(luck.below(1 << 24)).unwrap_or(0)),
            _ => home(account),
        };
        let (values, remembers) = typed(account, luck);
        Visit { account, from, known_device, values, remembers, stays: luck.below(100) > 0 }
    }
}

/// One first try in five is wrong (GUARD 3): of those seven in ten slip, and perhaps again; two let
/// a browser offer the old password a few times; one has forgotten it.
fn typed(account: Account, luck: &SeededLuck) -> (Vec<u64>, bool) {
    if luck.below(100) >= 20 {
        return (vec![right(account)], true);
    }
    let mut values = match luck.below(10) {
        0..7 => {
            let slips = 1 + (0..3).take_while(|_| luck.below(5) == 0).count();
            (0..slips).map(|_| luck.number()).collect()
        }
        7..9 => vec![stale(account); 2 + usize::try_from(luck.below(5)).unwrap_or(0)],
        _ => return ((0..=luck.below(4)).map(|_| luck.number()).collect(), false),
    };
    values.push(right(account));
    (values, true)
}

/// Any moment of the hour.
pub fn moment(hour: u64, luck: &SeededLuck) -> Timestamp {
    BEGIN + Duration::from_hours(hour) + Duration::from_micros(luck.below(3_600_000_000))
}
