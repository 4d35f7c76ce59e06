//! What the neighbours of an address have lately done (GUARD 3): a score that fades, and a limit
//! that grows with the members who live there.

use std::collections::BTreeMap;
use std::time::Duration;

use base::Timestamp;

use crate::Prefix;

/// A network operator, by whatever number the caller knows it (such as its AS number).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Operator(pub u64);

/// What a score is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    Prefix(Prefix),
    Operator(Operator),
}

/// A guess by somebody we do not know.
///
/// In lane U nothing is checked, so a guess is scored as it begins and forgiven when it ends
/// signed in; otherwise ten minutes of waiting for codes would be ten minutes without a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    Wrong,
    /// No account has that name. Only the worker knows; the page does not.
    UnknownName,
}

/// Points in millionths, so that the whole numbers that are stored lose nothing that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Points(u64);

impl Points {
    pub const fn from_millionths(millionths: u64) -> Self {
        Self(millionths)
    }

    pub const fn whole(points: u64) -> Self {
        Self(points.saturating_mul(1_000_000))
    }

    pub const fn millionths(self) -> u64 {
        self.0
    }

    const fn times(self, times: u64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl Guess {
    /// Wrong 1, unknown name 2; four times that when the password is hot.
    pub const fn points(self, hot: bool) -> Points {
        let points = match self {
            Self::Wrong => Points::whole(1),
            Self::UnknownName => Points::whole(2),
        };
        if hot { points.times(4) } else { points }
    }
}

/// Half of a score is gone after this long.
pub const HALF_LIFE: Duration = Duration::from_hours(12);

/// An operator stands for so many prefixes.
const OPERATOR_TIMES: u64 = 20;

const FREE: Points = Points::whole(10);
const PER_MEMBER: Points = Points::from_millionths(400_000);

/// A score as it stood at one moment: two whole numbers. It fades when read, never in between, so
/// nothing has to sweep it, and scores of several nodes add up (GUARD 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    points: Points,
    at: Timestamp,
}

impl Score {
    pub const NONE: Self = Self { points: Points(0), at: Timestamp::from_micros(0) };

    pub const fn from_parts(points: Points, at: Timestamp) -> Self {
        Self { points, at }
    }

    pub const fn parts(self) -> (Points, Timestamp) {
        (self.points, self.at)
    }

    pub fn points(self, now: Timestamp) -> Points {
        faded(self.points, now.since(self.at))
    }

    #[must_use]
    pub fn add(self, more: Points, now: Timestamp) -> Self {
        self.plus(Self { points: more, at: now })
    }

    /// Takes back what an attempt cost that ended signed in, as far as it has not faded since.
    #[must_use]
    pub fn forgive(self, points: Points, began_at: Timestamp, now: Timestamp) -> Self {
        let cost = faded(points, now.since(began_at));
        let at = self.at.max(now);
        Self { points: Points(self.points(at).0.saturating_sub(cost.0)), at }
    }

    /// Both scores in one, as of the later moment: in any order, from any node.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let at = self.at.max(other.at);
        Self { points: Points(self.points(at).0.saturating_add(other.points(at).0)), at }
    }
}

/// Two to the power of minus an hour's twelfth, in parts of 2^32: how much is left of a half-life's
/// beginning after each of its hours.
const LEFT_AFTER: [u64; 13] = [
    4_294_967_296,
    4_053_909_305,
    3_826_380_858,
    3_611_622_603,
    3_408_917_802,
    3_217_589_947,
    3_037_000_500,
    2_866_546_760,
    2_705_659_852,
    2_553_802_834,
    2_410_468_894,
    2_275_179_671,
    2_147_483_648,
];

/// Whole numbers throughout, so that every node, engine and rerun fades alike. Straight between two
/// full hours, which is at most 0.05 % above the curve.
fn faded(points: Points, elapsed: Duration) -> Points {
    let hour = Duration::from_hours(1).as_micros();
    let halvings = elapsed.as_micros() / HALF_LIFE.as_micros();
    let rest = elapsed.as_micros() % HALF_LIFE.as_micros();
    let index = usize::try_from(rest / hour).unwrap_or(0);
    let (from, to) = (u128::from(LEFT_AFTER[index]), u128::from(LEFT_AFTER[index + 1]));
    let left = from - (from - to) * (rest % hour) / hour;
    let halved = u32::try_from(halvings).ok().and_then(|halvings| points.0.checked_shr(halvings));
    let left = (u128::from(halved.unwrap_or(0)) * left) >> 32;
    Points(u64::try_from(left).unwrap_or(u64::MAX))
}

/// How long a member who completed sign-in counts for a prefix.
pub const HISTORY: Duration = Duration::from_hours(14 * 24);

/// The members who completed sign-in from one source, each with the last time.
///
/// "A member adds once" needs the members themselves, or lasting blind tags of them: a counter
/// cannot know whether it has counted somebody, and one member who signs in a thousand times would
/// buy a thousand guesses for the neighbour. So this is a set, kept as rows of (source, tag, last
/// time); sets of several nodes are joined, never added. It counts sign-ins that were completed
/// with a possession: a right password alone proves nothing about who lives there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    members: BTreeMap<u64, Timestamp>,
}

impl History {
    pub fn completed(&mut self, member: u64, now: Timestamp) {
        let last = self.members.entry(member).or_insert(now);
        *last = now.max(*last);
    }

    /// Distinct members of the last 14 days. Older ones are let go by `forget`.
    pub fn members(&self, now: Timestamp) -> u64 {
        self.members.values().filter(|last| now.since(**last) < HISTORY).count() as u64
    }

    /// The same without looking at each: who has gone since the last `forget` is still counted.
    pub fn held(&self) -> u64 {
        self.members.len() as u64
    }

    pub fn forget(&mut self, now: Timestamp) {
        self.members.retain(|_, last| now.since(*last) < HISTORY);
    }

    pub fn join(&mut self, other: &Self) {
        for (member, last) in &other.members {
            self.completed(*member, *last);
        }
    }
}

/// A score beside the number of members who live there: all that judging a source needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    pub score: Score,
    /// Distinct members who completed sign-in from here in 14 days.
    pub members: u64,
}

impl Record {
    pub const BLANK: Self = Self { score: Score::NONE, members: 0 };
}

/// What the lane needs to know about a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Above its limit.
    Over,
    /// Within it, and no member has come from there lately.
    New,
    /// Within it, and members live there.
    Familiar,
}

/// The most a prefix may score: 10, and 0.4 for each member who lives there.
pub const fn limit(members: u64) -> Points {
    Points(FREE.0.saturating_add(PER_MEMBER.times(members).0))
}

/// How a prefix stands, and its operator if the caller knows it: an operator may score 20 times
/// what a prefix with as many members may. Only the prefix can make a source familiar, because
/// everybody in a country may share an operator.
pub fn standing(prefix: Record, operator: Option<Record>, now: Timestamp) -> Standing {
    let over =
        |record: Record, times| record.score.points(now) > limit(record.members).times(times);
    if over(prefix, 1) || operator.is_some_and(|record| over(record, OPERATOR_TIMES)) {
        return Standing::Over;
    }
    if prefix.members == 0 { Standing::New } else { Standing::Familiar }
}

#[cfg(test)]
mod tests;
