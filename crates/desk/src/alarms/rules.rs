//! When an alarm is raised, and who may close it. Pure.
//!
//! ```text
//!   Open ──somebody takes it──▶ Taken ──they or another say what it was──▶ Closed
//!    └──────────────────────somebody says what it was───────────────────────┘
//! ```
//!
//! What goes on after it was closed is another alarm, once it has grown.

use base::StaffId;
use recovery::assist::AGENT_DAILY;

/// So many people who were not found in one day are too many. (house)
const MISSES: i64 = 15;
/// So many of the staff looking at one member within a day are too many (GUARD 16).
pub const EYES: usize = 3;
/// Looks above so many times one's own usual are too many (GUARD 16).
const TIMES: i64 = 3;
/// Below this a day is no busy one, whatever is usual. (house)
const QUIET: i64 = 30;
/// With fewer days known nothing is usual yet. (house)
const FEWEST_DAYS: usize = 5;
/// What is taken for usual then: looks of one day. (house)
const FIRST_USUAL: i64 = 20;

/// Why somebody should look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// One of us helped as many people back in as one may in a day.
    Helped,
    /// Far more people than usual are helped back in.
    Surge,
    /// One of us looks at far more people than they usually do.
    Looks,
    /// One of us sought many who were not found.
    Misses,
    /// Several of us looked at one member within a day.
    Eyes,
    /// Something was done for a member while nobody answers our phones.
    Hours,
    /// Whoever should approve said that somebody seems to be pressed.
    Pressed,
    /// A member said that they had not called.
    Denied,
    /// One of us opened a record in an emergency (SECURITY 71).
    Emergency,
    /// … without anybody's yes, and nobody looked into it in time.
    Unreviewed,
}

impl Cause {
    pub const ALL: [Self; 10] = [
        Self::Helped,
        Self::Surge,
        Self::Looks,
        Self::Misses,
        Self::Eyes,
        Self::Hours,
        Self::Pressed,
        Self::Denied,
        Self::Emergency,
        Self::Unreviewed,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Helped => "helped",
            Self::Surge => "surge",
            Self::Looks => "looks",
            Self::Misses => "misses",
            Self::Eyes => "eyes",
            Self::Hours => "hours",
            Self::Pressed => "pressed",
            Self::Denied => "denied",
            Self::Emergency => "emergency",
            Self::Unreviewed => "unreviewed",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.word() == word)
    }
}

/// What it was: a closed list, so that nobody writes about anybody here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// There is a good reason for it.
    Explained,
    /// Somebody spoke with them, and it will be otherwise.
    Spoken,
    /// Others look into it: the fraud or privacy officer, the plan.
    Passed,
}

impl Finding {
    pub const ALL: [Self; 3] = [Self::Explained, Self::Spoken, Self::Passed];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Explained => "explained",
            Self::Spoken => "spoken",
            Self::Passed => "passed",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finding| finding.word() == word)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    Taken,
    Closed,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Open, Self::Taken, Self::Closed];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "taken",
            Self::Closed => "closed",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// What is done with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Take,
    Close(Finding),
}

/// Why it is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// It is about them.
    AboutYou,
    /// It is closed, or theirs already.
    TooLate,
}

/// Nobody decides about an alarm that is about themselves. Where somebody has taken it another may
/// still close it: people go home.
pub fn may(
    act: Act,
    (state, taken_by): (State, Option<StaffId>),
    about: &[StaffId],
    who: StaffId,
) -> Result<State, No> {
    if about.contains(&who) {
        return Err(No::AboutYou);
    }
    match (act, state) {
        (_, State::Closed) => Err(No::TooLate),
        (Act::Take, State::Taken) if taken_by == Some(who) => Err(No::TooLate),
        (Act::Take, _) => Ok(State::Taken),
        (Act::Close(_), _) => Ok(State::Closed),
    }
}

/// What somebody did in one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worked {
    pub looks: i64,
    pub misses: i64,
    pub helped: i64,
}

/// Whether these are far more looks than on the days before on which they worked.
pub fn many_looks(today: i64, before: &[i64]) -> bool {
    let usual = match i64::try_from(before.len()) {
        Ok(days) if before.len() >= FEWEST_DAYS => before.iter().sum::<i64>() / days,
        _ => FIRST_USUAL,
    };
    today > QUIET.max(usual.saturating_mul(TIMES))
}

/// Whether it happened as often again as whoever closed an alarm knew of.
pub const fn grown(weighed: i64, many: i64) -> bool {
    many >= weighed.saturating_mul(2)
}

pub const fn many_misses(today: i64) -> bool {
    today >= MISSES
}

pub fn many_helped(today: i64) -> bool {
    today >= i64::from(AGENT_DAILY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: StaffId = StaffId::new([1; 16]);
    const BO: StaffId = StaffId::new([2; 16]);

    #[test]
    fn three_times_ones_own_usual_is_much_and_a_busy_desks_day_is_not() {
        assert!(!many_looks(150, &[50; 20]) && many_looks(151, &[50; 20]));
        assert!(!many_looks(30, &[2; 20]) && many_looks(31, &[2; 20]), "a quiet desk");
        assert!(!many_looks(60, &[]) && many_looks(61, &[500; 4]), "nothing is usual yet");
    }

    #[test]
    fn fifteen_misses_and_twenty_people_helped_are_much() {
        assert!(!many_misses(14) && many_misses(15));
        assert!(!many_helped(19) && many_helped(20));
    }

    #[test]
    fn what_was_closed_has_grown_when_it_is_twice_as_much() {
        assert!(!grown(15, 29) && grown(15, 30) && grown(1, 2) && !grown(2, 3));
    }

    #[test]
    fn nobody_decides_about_an_alarm_about_themselves() {
        for act in [Act::Take, Act::Close(Finding::Explained)] {
            for state in State::ALL {
                assert_eq!(may(act, (state, None), &[BO, ANA], ANA), Err(No::AboutYou));
            }
            assert_eq!(may(act, (State::Closed, None), &[BO], ANA), Err(No::TooLate));
        }
        assert_eq!(may(Act::Take, (State::Open, None), &[BO], ANA), Ok(State::Taken));
        assert_eq!(may(Act::Take, (State::Taken, Some(ANA)), &[], ANA), Err(No::TooLate));
        assert_eq!(may(Act::Take, (State::Taken, Some(BO)), &[], ANA), Ok(State::Taken));
        let close = Act::Close(Finding::Passed);
        assert_eq!(may(close, (State::Taken, Some(BO)), &[], ANA), Ok(State::Closed));
    }

    #[test]
    fn every_word_reads_back() {
        for cause in Cause::ALL {
            assert_eq!(Cause::read(cause.word()), Some(cause));
        }
        for finding in Finding::ALL {
            assert_eq!(Finding::read(finding.word()), Some(finding));
        }
        for state in State::ALL {
            assert_eq!(State::read(state.word()), Some(state));
        }
    }
}
