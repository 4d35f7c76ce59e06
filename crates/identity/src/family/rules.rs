//! Who may be asked to help, and when that help counts. Pure.

use std::time::Duration;

use base::Timestamp;

/// A code for a helper is handed over in person or read out, within a week.
pub const ASK_LIFE: Duration = Duration::from_hours(7 * 24);
/// Nobody needs many, and each is one more person to be talked into it.
pub const MOST: usize = 3;
/// New help counts as nothing for so long, as a new mailbox does (GUARD 17).
pub const COUNTS_AFTER: Duration = Duration::from_hours(14 * 24);
/// Whoever has just got back in names nobody yet (GUARD 19).
pub const APART: Duration = Duration::from_hours(72);

/// Why nobody can be asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    Enough,
    /// Somebody got back into the account a short while ago.
    Recovered {
        until: Timestamp,
    },
}

pub fn may_ask(open: usize, recovered_at: Option<Timestamp>, now: Timestamp) -> Result<(), NotNow> {
    let until = recovered_at.map(|at| at + APART).filter(|until| now < *until);
    match until {
        Some(until) => Err(NotNow::Recovered { until }),
        None if open >= MOST => Err(NotNow::Enough),
        None => Ok(()),
    }
}

/// When help agreed to then begins to count.
pub fn counts_from(accepted_at: Timestamp) -> Timestamp {
    accepted_at + COUNTS_AFTER
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    #[test]
    fn three_may_be_asked_and_none_within_72_hours_of_getting_back_in() {
        assert_eq!(may_ask(2, None, NOW), Ok(()));
        assert_eq!(may_ask(3, None, NOW), Err(NotNow::Enough));
        let until = NOW + APART;
        assert_eq!(may_ask(0, Some(NOW), NOW), Err(NotNow::Recovered { until }));
        assert_eq!(may_ask(0, Some(NOW), until), Ok(()));
    }

    #[test]
    fn guard_17_help_counts_after_fourteen_days() {
        assert_eq!(counts_from(NOW).since(NOW), Duration::from_hours(336));
    }
}
