//! Who comes for the owners, and with what.

use base::{SeededLuck, Timestamp};

use super::people::{self, World, crowd, hostile, moment, popular, right};
use super::policy::{Account, Name, Place, Try};

/// A week of one kind of attack (GUARD 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mix {
    Quiet,
    /// Fifty popular passwords over everybody.
    Spray,
    /// Pairs of name and password from elsewhere, from the smaller crowd of addresses.
    Stuffing,
    /// The same from the larger crowd.
    WideStuffing,
    /// A hundred guesses at each of the chosen.
    Targeted,
    /// A wrong password for each victim, once a minute.
    Lockout,
    /// Somebody behind an address that thousands of members share.
    Neighbour,
    /// One guess from each address, one a minute in all.
    SlowStuffing,
    /// As much as hides among the owners: just too little for pressure to be felt.
    Hidden,
    /// All of SECURITY 100 at once.
    Everything,
    /// One wrong password an hour for each victim, for a month.
    Patient,
}

impl Mix {
    /// The weeks of GUARD 3, and one more that looks for the gap between them.
    pub const DRILL: [Self; 9] = [
        Self::Quiet,
        Self::Spray,
        Self::Stuffing,
        Self::WideStuffing,
        Self::Targeted,
        Self::Lockout,
        Self::Neighbour,
        Self::SlowStuffing,
        Self::Hidden,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Spray => "spray",
            Self::Stuffing => "stuffing",
            Self::WideStuffing => "wide stuffing",
            Self::Targeted => "targeted",
            Self::Lockout => "lockout",
            Self::Neighbour => "noisy neighbour",
            Self::SlowStuffing => "slow stuffing",
            Self::Hidden => "hidden",
            Self::Everything => "everything",
            Self::Patient => "patient",
        }
    }

    /// Whether the week sends the whole million.
    pub const fn is_loud(self) -> bool {
        matches!(
            self,
            Self::Spray | Self::Stuffing | Self::WideStuffing | Self::Targeted | Self::Lockout
        )
    }

    /// Whether a visit is one of those the mix is about.
    pub fn watches(self, account: Account, from: Place, world: &World) -> bool {
        match self {
            Self::Lockout | Self::Patient => account < world.size.victims,
            Self::Neighbour => from == crowd(0),
            _ => true,
        }
    }

    /// The guesses of an hour of that week.
    pub fn guesses(self, world: &World, hour: u64) -> Vec<(Timestamp, Try)> {
        let luck = world.luck(100 + self as u64, hour);
        let count = self.in_hour(world, hour);
        // Only the even weeks count their guesses on from hour to hour.
        let first = hour * count;
        let guess = |number| {
            let at = moment(hour, &luck);
            (at, self.guess(world, &luck, (first + number, at)))
        };
        (0..count).map(guess).collect()
    }

    fn in_hour(self, world: &World, hour: u64) -> u64 {
        const WEEK: u64 = 168;
        match self {
            Self::Quiet => 0,
            Self::Lockout => u64::from(world.size.victims) * 60,
            Self::Patient => world.size.victims.into(),
            Self::Neighbour => 120,
            Self::SlowStuffing => 60,
            // Three in ten owners come by the open lane. A little fewer than those, hour by hour,
            // and failures stay safely under the 60 % of all tries at which pressure is felt.
            Self::Hidden => world.owners_in(hour) * 25 / 100,
            _ => world.size.guesses / WEEK,
        }
    }

    fn guess(self, world: &World, luck: &SeededLuck, (number, at): (u64, Timestamp)) -> Try {
        let (name, value) = self.pair(world, luck, number);
        let from = hostile(self.address(world, luck, number), world);
        let from = if self == Self::Neighbour { crowd(0) } else { from };
        Try { name, value, from, known_device: false, reads_mail: false, proved: false, at }
    }

    fn address(self, world: &World, luck: &SeededLuck, number: u64) -> u64 {
        let (few, many) = world.size.addresses;
        match self {
            Self::WideStuffing => luck.below(many),
            // Hardly ever the same twice.
            Self::SlowStuffing | Self::Patient => 1_000_000 + number,
            Self::Hidden => 1_000_000 + luck.below(4_000_000_000),
            _ => luck.below(few),
        }
    }

    fn pair(self, world: &World, luck: &SeededLuck, number: u64) -> (Name, u64) {
        let anybody = world.account(luck);
        match self {
            Self::Spray => (somebody(anybody, 30, luck), popular(luck.number())),
            Self::Targeted => {
                // A hundred in a row at each, weighted: 2 % of the chosen fall to the hundredth.
                let account = chosen(world, number / 100);
                let hit = number % 100 == 99 && people::is_leaked(account);
                (Name::Of(account), if hit { right(account) } else { luck.number() })
            }
            Self::Lockout | Self::Patient => {
                let victim = luck.below(u64::from(world.size.victims));
                (Name::Of(Account::try_from(victim).unwrap_or(0)), luck.number())
            }
            Self::Everything => super::full::pair(world, luck, number),
            _ => (somebody(anybody, 50, luck), leaked(anybody, luck)),
        }
    }
}

/// A name that exists, or in so many of a hundred one that does not.
pub fn somebody(account: Account, unknown: u64, luck: &SeededLuck) -> Name {
    if luck.below(100) < unknown { Name::Nobodys(luck.number()) } else { Name::Of(account) }
}

/// What a list from elsewhere says about an account.
fn leaked(account: Account, luck: &SeededLuck) -> u64 {
    if people::is_leaked(account) { right(account) } else { luck.number() }
}

/// The accounts of the targeted mix, one after the other.
pub fn chosen(world: &World, number: u64) -> Account {
    let account = number.wrapping_mul(7_919) % u64::from(world.size.accounts);
    Account::try_from(account).unwrap_or(0)
}
