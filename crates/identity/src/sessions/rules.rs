//! When a session ends. Pure.

use std::time::Duration;

use base::Timestamp;

/// Without a sign of life (DESIGN 2).
const IDLE: Duration = Duration::from_mins(15);
/// The same on a computer others use.
const IDLE_SHARED: Duration = Duration::from_mins(5);
/// Whatever happens.
pub const LONGEST: Duration = Duration::from_hours(12);
/// A page seen less than this after the last is not written down: one write a minute at most.
const NOTE_EVERY: Duration = Duration::from_mins(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    pub started_at: Timestamp,
    pub seen_at: Timestamp,
    pub shared: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Until then, unless something is asked for before.
    Live {
        ends_idle_at: Timestamp,
    },
    Ended {
        at: Timestamp,
        why: Ending,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Idle {
        minutes: i64,
    },
    TwelveHours,
    /// Somebody signed out, or ended it from elsewhere.
    OnPurpose,
}

impl Life {
    pub fn standing(self, now: Timestamp) -> Standing {
        let idle = if self.shared { IDLE_SHARED } else { IDLE };
        let (idle_end, last) = (self.seen_at + idle, self.started_at + LONGEST);
        if now >= last && last <= idle_end {
            return Standing::Ended { at: last, why: Ending::TwelveHours };
        }
        if now >= idle_end {
            let minutes = i64::try_from(idle.as_secs() / 60).unwrap_or(i64::MAX);
            return Standing::Ended { at: idle_end, why: Ending::Idle { minutes } };
        }
        Standing::Live { ends_idle_at: idle_end.min(last) }
    }

    /// Whether a sign of life at `now` is worth a write.
    pub fn is_worth_noting(self, now: Timestamp) -> bool {
        now.since(self.seen_at) >= NOTE_EVERY
    }

    #[must_use]
    pub fn seen(self, now: Timestamp) -> Self {
        Self { seen_at: now.max(self.seen_at), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn at(minutes: u64) -> Timestamp {
        START + Duration::from_mins(minutes)
    }

    fn life(seen: u64, shared: bool) -> Life {
        Life { started_at: START, seen_at: at(seen), shared }
    }

    #[test]
    fn a_session_ends_after_fifteen_quiet_minutes_and_after_five_on_a_shared_computer() {
        for (shared, minutes) in [(false, 15), (true, 5)] {
            let life = life(0, shared);
            let end = at(minutes);
            assert_eq!(life.standing(at(minutes - 1)), Standing::Live { ends_idle_at: end });
            let why = Ending::Idle { minutes: i64::try_from(minutes).unwrap() };
            assert_eq!(life.standing(end), Standing::Ended { at: end, why });
        }
    }

    #[test]
    fn a_busy_session_ends_after_twelve_hours() {
        assert_eq!(life(710, false).standing(at(719)), Standing::Live { ends_idle_at: at(720) });
        let ended = Standing::Ended { at: at(720), why: Ending::TwelveHours };
        assert_eq!(life(719, false).standing(at(720)), ended);
    }

    #[test]
    fn one_that_went_quiet_before_its_twelve_hours_says_so() {
        let ended = Standing::Ended { at: at(615), why: Ending::Idle { minutes: 15 } };
        assert_eq!(life(600, false).standing(at(2000)), ended);
    }

    #[test]
    fn signs_of_life_are_written_once_a_minute() {
        let now = START + Duration::from_secs(59);
        assert!(!life(0, false).is_worth_noting(now));
        assert!(life(0, false).is_worth_noting(at(1)));
        assert_eq!(life(3, false).seen(at(1)), life(3, false), "a clock that stepped back");
    }
}
