//! Failures in a row.

/// Wrong answers since the last right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Streak(u32);

impl Streak {
    pub const fn from_wrong(wrong: u32) -> Self {
        Self(wrong)
    }

    pub const fn wrong(self) -> u32 {
        self.0
    }

    #[must_use]
    pub const fn miss(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// Whether `limit` failures stand in a row.
    pub const fn reached(self, limit: u32) -> bool {
        self.0 >= limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AUTHENTICATOR_STREAK, DEVICE_STREAK};

    #[test]
    fn a_browser_turns_stranger_long_before_a_password_is_switched_off() {
        let streak = (0..DEVICE_STREAK).fold(Streak::default(), |streak, _| streak.miss());
        assert!(streak.reached(DEVICE_STREAK));
        assert!(!streak.reached(AUTHENTICATOR_STREAK));
    }
}
