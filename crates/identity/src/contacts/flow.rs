//! Adding an address or number: it counts once a code sent there comes back. Pure.
//!
//! ```text
//!            right code
//!   Waiting ────────────▶ Done
//!      │
//!      └─ 5th wrong code, or an hour ──▶ Ended
//! ```

use std::time::Duration;

use base::Timestamp;
use guard::Tries;

use crate::keys::Mark;

/// How long the code works: a mailed or texted code, as at sign-in (DESIGN 2).
pub const CODE_LIFE: Duration = Duration::from_mins(10);
/// For this long after a recovery no contact changes, and the other way round (GUARD 19).
pub const APART: Duration = Duration::from_hours(72);
/// More ways to reach one person than this help a stranger more than the person.
pub const MOST: usize = 6;
/// Codes that may be asked for in a day: each goes to an address that may be a stranger's.
pub const MOST_A_DAY: i64 = 6;

/// A code has gone to the new address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub mark: Mark,
    pub sent_at: Timestamp,
    pub tries: Tries,
}

/// What typing a code led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    Right,
    Expired,
    Wrong(Waiting),
    Ended,
}

impl Waiting {
    pub fn enter(self, typed: Mark, now: Timestamp) -> Typed {
        if typed == self.mark {
            return if now < self.sent_at + CODE_LIFE { Typed::Right } else { Typed::Expired };
        }
        match self.tries.miss() {
            Some(tries) => Typed::Wrong(Self { tries, ..self }),
            None => Typed::Ended,
        }
    }
}

/// Why a contact may not change now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// Somebody got back into the account a short while ago.
    Recovered { until: Timestamp },
    /// There are enough.
    Enough,
    /// It is the last one by which the person can be reached.
    Last,
}

/// Whether a way may be added: `standing` stand already.
pub fn may_add(
    standing: usize,
    recovered_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), NotNow> {
    apart(recovered_at, now)?;
    if standing >= MOST { Err(NotNow::Enough) } else { Ok(()) }
}

/// Whether a way may be ended, with `living` ways that are confirmed and take messages. The last
/// of them stays; one at which nothing arrives may go.
pub fn may_end(
    living: usize,
    is_living: bool,
    (recovered_at, now): (Option<Timestamp>, Timestamp),
) -> Result<(), NotNow> {
    apart(recovered_at, now)?;
    if is_living && living <= 1 { Err(NotNow::Last) } else { Ok(()) }
}

fn apart(recovered_at: Option<Timestamp>, now: Timestamp) -> Result<(), NotNow> {
    let until = recovered_at.map(|at| at + APART).filter(|until| now < *until);
    until.map_or(Ok(()), |until| Err(NotNow::Recovered { until }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn waiting() -> Waiting {
        Waiting { mark: [7; 32], sent_at: NOW, tries: Tries::default() }
    }

    #[test]
    fn the_code_works_for_ten_minutes_and_a_late_one_costs_no_try() {
        let last = NOW + CODE_LIFE;
        assert_eq!(waiting().enter([7; 32], NOW), Typed::Right);
        assert_eq!(waiting().enter([7; 32], last), Typed::Expired);
    }

    #[test]
    fn the_fifth_wrong_code_ends_the_change_and_nothing_else() {
        let mut waiting = waiting();
        for _ in 0..4 {
            let Typed::Wrong(next) = waiting.enter([8; 32], NOW) else { panic!("too soon") };
            waiting = next;
        }
        assert_eq!(waiting.enter([8; 32], NOW), Typed::Ended);
    }

    #[test]
    fn a_recovery_and_a_contact_change_stay_three_days_apart() {
        let until = NOW + APART;
        let held = Err(NotNow::Recovered { until });
        assert_eq!(may_add(1, Some(NOW), NOW), held);
        assert_eq!(may_end(3, true, (Some(NOW), NOW)), held);
        assert_eq!(may_add(1, Some(NOW), until), Ok(()));
        assert_eq!(may_add(1, None, NOW), Ok(()));
    }

    #[test]
    fn the_last_way_to_reach_somebody_stays() {
        assert_eq!(may_end(1, true, (None, NOW)), Err(NotNow::Last));
        assert_eq!(may_end(2, true, (None, NOW)), Ok(()));
        assert_eq!(may_end(1, false, (None, NOW)), Ok(()), "nothing arrives there");
        assert_eq!(may_add(MOST, None, NOW), Err(NotNow::Enough));
    }
}
