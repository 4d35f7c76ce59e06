//! Wrong codes within one attempt.

/// How often a wrong code was typed in one attempt, over all its live codes together. The fifth
/// ends the attempt, never the account (DESIGN 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries(u32);

impl Tries {
    pub const LIMIT: u32 = 5;

    pub const fn from_wrong(wrong: u32) -> Self {
        Self(wrong)
    }

    pub const fn wrong(self) -> u32 {
        self.0
    }

    pub const fn left(self) -> u32 {
        Self::LIMIT.saturating_sub(self.0)
    }

    /// One more wrong code; nothing when it was the last one allowed.
    pub const fn miss(self) -> Option<Self> {
        let wrong = self.0.saturating_add(1);
        if wrong < Self::LIMIT { Some(Self(wrong)) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_wrong_code_is_the_last() {
        let mut tries = Tries::default();
        for left in [4, 3, 2, 1] {
            tries = tries.miss().unwrap();
            assert_eq!(tries.left(), left);
        }
        assert_eq!(tries.miss(), None);
    }
}
