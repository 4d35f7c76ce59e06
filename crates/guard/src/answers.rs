//! What a guesser consumes: answers, right or wrong.

use base::Timestamp;

use crate::{Bucket, Empty, Ration, Streak};

/// The answers one browser, or one account behind a proof, has left, and its failures in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    pub bucket: Bucket,
    pub streak: Streak,
}

impl Answers {
    pub const FRESH: Self = Self { bucket: Bucket::FULL, streak: Streak::from_wrong(0) };

    /// Gives one answer. With nothing left none is given, not even that the guess was right: fifty
    /// guesses at the same moment learn no more than the ration.
    pub fn answer(self, right: bool, ration: Ration, now: Timestamp) -> Result<Self, Empty> {
        let bucket = ration.take(self.bucket, now)?;
        Ok(if right { Self::FRESH } else { Self { bucket, streak: self.streak.miss() } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DEVICE_ANSWERS;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    #[test]
    fn the_right_answer_clears_the_wrong_ones() {
        let wrong = Answers::FRESH.answer(false, DEVICE_ANSWERS, NOW).unwrap();
        assert_eq!(wrong.streak.wrong(), 1);
        assert_eq!(wrong.answer(true, DEVICE_ANSWERS, NOW), Ok(Answers::FRESH));
    }

    #[test]
    fn once_nothing_is_left_the_right_guess_looks_like_the_others() {
        let mut answers = Answers::FRESH;
        while let Ok(next) = answers.answer(false, DEVICE_ANSWERS, NOW) {
            answers = next;
        }
        assert_eq!(answers.streak.wrong(), 10);
        let guess = |right| answers.answer(right, DEVICE_ANSWERS, NOW);
        assert_eq!(guess(true), guess(false));
    }
}
