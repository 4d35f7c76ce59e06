//! One pharmacy code, from its making to its end.
//!
//! ```text
//! live ──right──▶ live (seen once, twice) ──right──▶ over: seen three times
//!   ├──wrong──▶ live (up to four times) ──wrong──▶ over: guessed at
//!   ├──ten minutes──▶ over: ran out
//!   └──its member──▶ over: stopped
//! ```

use std::time::Duration;

use base::Timestamp;
use guard::Tries;

/// How long a code works (DESIGN 5).
pub const LIFE: Duration = Duration::from_mins(10);
/// How often it shows the card (DESIGN 5).
pub const OPENS: u32 = 3;

/// What has been counted of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub opened: u32,
    pub wrong: u32,
}

/// A code as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub began_at: Timestamp,
    pub counts: Counts,
    pub stopped_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Live(Live),
    Over(Over),
}

/// A code that still shows a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Live {
    pub until: Timestamp,
    counts: Counts,
}

/// Why it shows nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    Stopped,
    Seen,
    Guessed,
    RanOut,
}

/// What somebody who typed a passcode is answered, and what is counted from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    Shown(Counts),
    Nothing(Counts),
}

impl Kept {
    pub fn at(self, now: Timestamp) -> Stage {
        let Self { began_at, counts, stopped_at } = self;
        if stopped_at.is_some() {
            Stage::Over(Over::Stopped)
        } else if counts.opened >= OPENS {
            Stage::Over(Over::Seen)
        } else if counts.wrong >= Tries::LIMIT {
            Stage::Over(Over::Guessed)
        } else if now >= began_at + LIFE || now < began_at {
            // A clock that was set back must not make ten minutes longer.
            Stage::Over(Over::RanOut)
        } else {
            Stage::Live(Live { until: began_at + LIFE, counts })
        }
    }
}

impl Live {
    /// A right passcode is no wrong try, and a wrong one is no look.
    pub fn enter(self, right: bool) -> Entered {
        let Counts { opened, wrong } = self.counts;
        if right {
            Entered::Shown(Counts { opened: opened + 1, wrong })
        } else {
            Entered::Nothing(Counts { opened, wrong: wrong + 1 })
        }
    }

    pub const fn looks_left(self) -> u32 {
        OPENS - self.counts.opened
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn fresh() -> Kept {
        Kept { began_at: NOW, counts: Counts::default(), stopped_at: None }
    }

    #[test]
    fn a_code_ends_after_ten_minutes_three_looks_five_tries_or_by_its_member() {
        let counts = |opened, wrong| Kept { counts: Counts { opened, wrong }, ..fresh() };
        let over = |kept: Kept, now| match kept.at(now) {
            Stage::Over(over) => Some(over),
            Stage::Live(_) => None,
        };
        assert_eq!(over(fresh(), NOW + LIFE - Duration::from_micros(1)), None);
        assert_eq!(over(fresh(), NOW + LIFE), Some(Over::RanOut));
        assert_eq!(over(fresh(), NOW - Duration::from_secs(1)), Some(Over::RanOut));
        assert_eq!(over(counts(2, 4), NOW), None);
        assert_eq!(over(counts(3, 0), NOW), Some(Over::Seen));
        assert_eq!(over(counts(0, 5), NOW), Some(Over::Guessed));
        assert_eq!(over(Kept { stopped_at: Some(NOW), ..fresh() }, NOW), Some(Over::Stopped));
    }

    proptest! {
        #[test]
        fn no_order_of_tries_shows_a_card_more_than_thrice_or_after_a_fifth_wrong_one(
            tries in prop::collection::vec(any::<bool>(), 0..20)
        ) {
            let (mut kept, mut shown, mut wrong) = (fresh(), 0, 0);
            for right in tries {
                let Stage::Live(live) = kept.at(NOW) else { break };
                match live.enter(right) {
                    Entered::Shown(counts) => {
                        shown += 1;
                        kept.counts = counts;
                    }
                    Entered::Nothing(counts) => {
                        wrong += 1;
                        kept.counts = counts;
                    }
                }
            }
            prop_assert!(shown <= 3 && wrong <= 5);
        }
    }
}
