//! Which of the three lanes a sign-in takes (DESIGN 2). One decision, and the same next page for
//! the two that are not known.

use crate::{Standing, Streak};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// The password is checked at once and the answer is exact.
    Known,
    /// Nothing is checked; a code goes out, and what was typed waits sealed.
    Open,
    /// The password is checked unseen, and a code goes out only if it was right.
    Blind,
}

/// What the choice depends on, and nothing else: not the name, not the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// The browser is remembered for this account and has answers left.
    pub known_device: bool,
    pub standing: Standing,
    /// Failures of strangers are far above the usual (GUARD 6).
    pub pressure: bool,
    /// The name may still be sent a message that nobody may have asked for.
    pub message_left: bool,
}

impl Asking {
    /// Nothing a stranger does reaches a known device. Pressure changes only sources without a
    /// history (GUARD 6).
    pub const fn lane(self) -> Lane {
        if self.known_device {
            return Lane::Known;
        }
        match (self.standing, self.pressure) {
            (Standing::Over, _) | (Standing::New, true) => Lane::Blind,
            _ if !self.message_left => Lane::Blind,
            _ => Lane::Open,
        }
    }
}

/// Wrong passwords in a row after which strangers' ones are no longer checked: 50 (SECURITY 19).
///
/// A blind check tells nobody anything, yet it is one of the hundred failures after which an
/// authenticator must be switched off (SECURITY 15). Stopping at half of that leaves the other half
/// to the devices the owner is known on: strangers alone can never switch a password off.
pub const STRANGER_STREAK: u32 = 50;

/// Whether the blind lane may still check this account's password. Past the limit the page stays
/// the same and "I can't get my code" still leads the owner in; any success begins the row anew.
pub const fn may_check_blind(streak: Streak) -> bool {
    !streak.reached(STRANGER_STREAK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AUTHENTICATOR_STREAK;

    /// Known device? Standing; pressure? message left?
    fn check(known_device: bool, standing: Standing, pressure: bool, message_left: bool) -> Lane {
        Asking { known_device, standing, pressure, message_left }.lane()
    }

    #[test]
    fn the_whole_table_of_lanes() {
        use Lane::{Blind, Open};
        use Standing::{Familiar, New, Over};
        let table = [
            // standing, pressure, message left, lane of a browser that is not known
            (Familiar, false, true, Open),
            (Familiar, false, false, Blind),
            (Familiar, true, true, Open),
            (Familiar, true, false, Blind),
            (New, false, true, Open),
            (New, false, false, Blind),
            (New, true, true, Blind),
            (New, true, false, Blind),
            (Over, false, true, Blind),
            (Over, false, false, Blind),
            (Over, true, true, Blind),
            (Over, true, false, Blind),
        ];
        for (standing, pressure, message_left, lane) in table {
            assert_eq!(check(false, standing, pressure, message_left), lane, "{standing:?}");
            assert_eq!(check(true, standing, pressure, message_left), Lane::Known);
        }
    }

    #[test]
    fn guard_6_pressure_changes_nothing_where_members_live() {
        for message_left in [true, false] {
            let lane = |pressure| check(false, Standing::Familiar, pressure, message_left);
            assert_eq!(lane(true), lane(false));
        }
    }

    #[test]
    fn strangers_alone_cannot_switch_a_password_off() {
        let mut streak = Streak::default();
        for _ in 0..100_000 {
            if may_check_blind(streak) {
                streak = streak.miss();
            }
        }
        assert_eq!(streak.wrong(), STRANGER_STREAK);
        assert!(!streak.reached(AUTHENTICATOR_STREAK));
    }
}
