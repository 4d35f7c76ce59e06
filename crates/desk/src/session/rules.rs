//! When a session at the desk ends. Pure.

use std::time::Duration;

use base::Timestamp;

/// Without a sign of life (DESIGN 2).
pub const IDLE: Duration = Duration::from_mins(15);
/// Whatever happens: a shift. (house)
pub const LONGEST: Duration = Duration::from_hours(8);
/// How long a passkey counts for acts on a member's account (DESIGN 2).
pub const FRESH: Duration = Duration::from_mins(15);
/// A page seen less than this after the last is not written down.
const NOTE_EVERY: Duration = Duration::from_mins(1);

/// Whether a passkey shown then still counts for acts on an account.
pub fn is_fresh(proved_at: Timestamp, now: Timestamp) -> bool {
    now < proved_at + FRESH
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    pub started_at: Timestamp,
    pub seen_at: Timestamp,
}

impl Life {
    /// When it ends unless something is asked for before; nothing where it has.
    pub fn ends_at(self, now: Timestamp) -> Option<Timestamp> {
        let end = (self.seen_at + IDLE).min(self.started_at + LONGEST);
        (now < end).then_some(end)
    }

    /// Whether a sign of life at `now` is worth a write.
    pub fn is_worth_noting(self, now: Timestamp) -> bool {
        now.since(self.seen_at) >= NOTE_EVERY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn at(minutes: u64) -> Timestamp {
        START + Duration::from_mins(minutes)
    }

    #[test]
    fn a_passkey_counts_for_a_quarter_of_an_hour() {
        assert!(is_fresh(START, at(14)));
        assert!(!is_fresh(START, at(15)));
    }

    #[test]
    fn a_session_ends_after_fifteen_quiet_minutes_and_after_eight_hours() {
        let life = |seen| Life { started_at: START, seen_at: at(seen) };
        assert_eq!(life(0).ends_at(at(14)), Some(at(15)));
        assert_eq!(life(0).ends_at(at(15)), None);
        assert_eq!(life(470).ends_at(at(479)), Some(at(480)));
        assert_eq!(life(479).ends_at(at(480)), None);
        assert!(!life(0).is_worth_noting(START) && life(0).is_worth_noting(at(1)));
    }
}
