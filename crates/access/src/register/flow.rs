//! One invitation. Pure.
//!
//! ```text
//!   Open ──code and address, in time──▶ Accepted ──username, password──▶ Used
//!    │                                   │
//!    └──a day later──▶ Late ──one press──▶ another letter to the same address
//! ```

use std::time::Duration;

use base::Timestamp;

/// How long a mailed invitation works (SECURITY 45 allows no more).
pub const INVITATION_LIFE: Duration = Duration::from_hours(24);
/// A letter takes its time: 21 days, and 30 where the post crosses an ocean (SECURITY 45).
pub const LETTER_LIFE: Duration = Duration::from_hours(21 * 24);
pub const FAR_LETTER_LIFE: Duration = Duration::from_hours(30 * 24);

/// States, territories and military mail outside the 48 states that touch each other and DC.
const FAR: [&str; 10] = ["AK", "HI", "PR", "GU", "VI", "AS", "MP", "AA", "AE", "AP"];

/// How long a letter to that state works.
pub fn letter_life(state: &str) -> Duration {
    let far = FAR.iter().any(|code| code.eq_ignore_ascii_case(state.trim()));
    if far { FAR_LETTER_LIFE } else { LETTER_LIFE }
}
/// How long after that its holder may ask for a fresh one themself.
const RENEWAL_LIFE: Duration = Duration::from_hours(30 * 24);
/// How long the second page waits for a username and a password.
pub const CHOOSING_LIFE: Duration = Duration::from_mins(30);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Open,
    /// Its time is over, but whoever holds it may be sent another.
    Late,
    Used,
    /// Too old to say anything about.
    Gone,
}

impl Invitation {
    pub fn standing(self, now: Timestamp) -> Standing {
        if self.used_at.is_some() {
            return Standing::Used;
        }
        if now < self.expires_at {
            return Standing::Open;
        }
        if now < self.expires_at + RENEWAL_LIFE { Standing::Late } else { Standing::Gone }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_seconds(1_800_000_000);

    #[test]
    fn an_invitation_works_a_day_may_be_renewed_a_month_and_opens_one_account() {
        let invitation = Invitation { expires_at: START + INVITATION_LIFE, used_at: None };
        let after = |hours| invitation.standing(START + Duration::from_hours(hours));
        assert_eq!(after(23), Standing::Open);
        assert_eq!(after(24), Standing::Late);
        assert_eq!(after(24 * 31), Standing::Gone);
        let used = Invitation { used_at: Some(START), ..invitation };
        assert_eq!(used.standing(START), Standing::Used);
    }

    #[test]
    fn a_letter_works_three_weeks_and_longer_where_the_post_does() {
        for (state, days) in [("OR", 21), ("pr", 30), ("AE", 30), ("", 21)] {
            assert_eq!(letter_life(state), Duration::from_hours(24 * days), "{state}");
        }
    }
}
