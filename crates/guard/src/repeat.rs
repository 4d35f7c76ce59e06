//! The same wrong answer again costs nothing (GUARD 5): a password manager that offers yesterday's
//! password ten times has told a guesser no more than once.

use base::Timestamp;

use crate::{Answers, Empty, Ration};

/// A wrong password as 16 bits of what the slow hash made of it. So few that a stolen table names
/// no password: each tag fits one in 65,536 of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongTag(pub u16);

/// Wrong answers remembered for each account.
pub const REMEMBERED: usize = 8;

/// The last eight different wrong answers, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Misses {
    tags: Vec<u16>,
}

/// What was answered, once the slow hash is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Right,
    Wrong(WrongTag),
}

impl Misses {
    /// Two bytes for each; what does not fit is let go.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (pairs, _) = bytes.as_chunks::<2>();
        Self { tags: pairs.iter().take(REMEMBERED).map(|pair| u16::from_be_bytes(*pair)).collect() }
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        self.tags.iter().flat_map(|tag| tag.to_be_bytes()).collect()
    }

    pub fn holds(&self, tag: WrongTag) -> bool {
        self.tags.contains(&tag.0)
    }

    #[must_use]
    pub fn with(&self, tag: WrongTag) -> Self {
        let others = self.tags.iter().copied().filter(|known| *known != tag.0);
        Self { tags: std::iter::once(tag.0).chain(others).take(REMEMBERED).collect() }
    }

    /// Gives one answer as `Answers` does, but without counting a wrong one that was given before.
    /// An empty bucket still gives none, not even that one.
    ///
    /// The price: a wrong guess that shares its tag with one of the eight is free, about one guess
    /// in 8,000. Whoever has ten an hour gains nothing by it.
    pub fn answer(
        &self,
        answers: Answers,
        given: Given,
        (ration, now): (Ration, Timestamp),
    ) -> Result<(Self, Answers), Empty> {
        let counted = answers.answer(given == Given::Right, ration, now)?;
        Ok(match given {
            // A right answer ends the row, and whoever knows it needs no memory of wrong ones.
            Given::Right => (Self::default(), counted),
            Given::Wrong(tag) if self.holds(tag) => (self.with(tag), answers),
            Given::Wrong(tag) => (self.with(tag), counted),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DEVICE_ANSWERS;
    use proptest::prelude::*;

    const WHEN: (Ration, Timestamp) = (DEVICE_ANSWERS, Timestamp::from_seconds(1_800_000_000));

    fn after(tags: &[u16]) -> (Misses, Answers) {
        let begin = (Misses::default(), Answers::FRESH);
        tags.iter().fold(begin, |(misses, answers), tag| {
            misses.answer(answers, Given::Wrong(WrongTag(*tag)), WHEN).unwrap()
        })
    }

    #[test]
    fn guard_5_a_stale_password_offered_fifty_times_costs_one_answer() {
        let (_, answers) = after(&[7; 50]);
        assert_eq!(DEVICE_ANSWERS.left(answers.bucket, WHEN.1), 9);
        assert_eq!(answers.streak.wrong(), 1);
    }

    #[test]
    fn guard_5_the_ninth_different_answer_pushes_out_the_first() {
        let (misses, _) = after(&[1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert!(!misses.holds(WrongTag(1)));
        assert!((2..=9).all(|tag| misses.holds(WrongTag(tag))));
    }

    #[test]
    fn guard_5_an_answer_given_again_is_the_newest() {
        let (misses, _) = after(&[1, 2, 3, 4, 5, 6, 7, 8, 1, 9]);
        assert!(misses.holds(WrongTag(1)) && !misses.holds(WrongTag(2)));
    }

    #[test]
    fn guard_5_with_nothing_left_even_a_known_wrong_answer_gets_none() {
        let (misses, answers) = after(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        for given in [Given::Wrong(WrongTag(10)), Given::Wrong(WrongTag(11)), Given::Right] {
            assert!(misses.answer(answers, given, WHEN).is_err());
        }
    }

    #[test]
    fn guard_5_the_right_answer_forgets_the_wrong_ones() {
        let (misses, answers) = after(&[1, 2]);
        let fresh = (Misses::default(), Answers::FRESH);
        assert_eq!(misses.answer(answers, Given::Right, WHEN), Ok(fresh));
    }

    proptest! {
        #[test]
        fn guard_5_what_is_kept_reads_back_and_never_passes_eight(tags in any::<Vec<u16>>()) {
            let misses = tags.iter().fold(Misses::default(), |so_far, tag| {
                so_far.with(WrongTag(*tag))
            });
            prop_assert!(misses.to_bytes().len() <= 2 * REMEMBERED);
            prop_assert_eq!(Misses::from_bytes(&misses.to_bytes()), misses);
        }

        #[test]
        fn guard_5_any_bytes_read_as_something(bytes in any::<Vec<u8>>()) {
            prop_assert!(Misses::from_bytes(&bytes).tags.len() <= REMEMBERED);
        }
    }
}
