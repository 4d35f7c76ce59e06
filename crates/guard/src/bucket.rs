//! A bucket of answers that fills again with time.

use std::time::Duration;

use base::Timestamp;

/// How many answers fit, and how long until one comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ration {
    capacity: u32,
    back_every: Duration,
}

/// One bucket, as the moment at which it will be full again. One whole number is all its state, so
/// nothing decays between reads and no rounding is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    full_at: Timestamp,
}

/// Nothing left; one answer comes back at `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Empty {
    pub until: Timestamp,
}

impl Ration {
    pub const fn new(capacity: u32, back_every: Duration) -> Self {
        Self { capacity, back_every }
    }

    /// How long before `full_at` the bucket holds exactly nothing.
    fn span(self, answers: u32) -> Duration {
        self.back_every.saturating_mul(answers)
    }

    /// Whole answers left at `now`.
    pub fn left(self, bucket: Bucket, now: Timestamp) -> u32 {
        let missing = bucket.full_at.since(now).as_micros();
        let gone = missing.div_ceil(self.back_every.as_micros().max(1));
        self.capacity.saturating_sub(u32::try_from(gone).unwrap_or(u32::MAX))
    }

    /// The bucket with one answer fewer, or when the next one comes.
    pub fn take(self, bucket: Bucket, now: Timestamp) -> Result<Bucket, Empty> {
        if self.left(bucket, now) == 0 {
            // With `capacity` spans of waiting the bucket holds nothing; one answer is back when
            // only `capacity - 1` remain.
            return Err(Empty {
                until: bucket.full_at - self.span(self.capacity.saturating_sub(1)),
            });
        }
        Ok(Bucket { full_at: bucket.full_at.max(now) + self.back_every })
    }
}

impl Bucket {
    /// A bucket nobody has drawn from.
    pub const FULL: Self = Self { full_at: Timestamp::from_micros(0) };

    pub const fn full_at(self) -> Timestamp {
        self.full_at
    }

    pub const fn from_full_at(full_at: Timestamp) -> Self {
        Self { full_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOURLY: Ration = Ration::new(10, Duration::from_hours(1));

    fn at(minutes: u64) -> Timestamp {
        Timestamp::from_seconds(1_800_000_000) + Duration::from_mins(minutes)
    }

    fn drained(ration: Ration, mut bucket: Bucket, now: Timestamp) -> (u32, Bucket) {
        let mut taken = 0;
        while let Ok(less) = ration.take(bucket, now) {
            (bucket, taken) = (less, taken + 1);
        }
        (taken, bucket)
    }

    #[test]
    fn ten_answers_fit_and_the_eleventh_waits_an_hour() {
        let (taken, empty) = drained(HOURLY, Bucket::FULL, at(0));
        assert_eq!(taken, 10);
        assert_eq!(HOURLY.take(empty, at(0)), Err(Empty { until: at(60) }));
        assert_eq!(HOURLY.take(empty, at(59)), Err(Empty { until: at(60) }));
        assert!(HOURLY.take(empty, at(60)).is_ok());
    }

    #[test]
    fn one_answer_comes_back_each_hour_and_never_more_than_ten() {
        let (_, empty) = drained(HOURLY, Bucket::FULL, at(0));
        for hours in 0..=12 {
            assert_eq!(HOURLY.left(empty, at(60 * hours)), u32::try_from(hours.min(10)).unwrap());
        }
    }

    #[test]
    fn a_clock_that_steps_back_gives_nothing_away() {
        let (_, empty) = drained(HOURLY, Bucket::FULL, at(600));
        assert_eq!(HOURLY.left(empty, at(0)), 0);
    }

    proptest! {
        /// Over any stretch, no more than the capacity and what came back meanwhile.
        #[test]
        fn no_order_of_asking_yields_more_than_the_ration(
            gaps in prop::collection::vec(0_u64..200, 1..120)
        ) {
            let (mut bucket, mut minutes, mut taken) = (Bucket::FULL, 0, 0_u64);
            for gap in gaps {
                minutes += gap;
                if let Ok(less) = HOURLY.take(bucket, at(minutes)) {
                    (bucket, taken) = (less, taken + 1);
                }
                prop_assert!(taken <= 10 + minutes / 60);
            }
        }

        #[test]
        fn a_moment_given_as_the_end_of_the_wait_is_the_end_of_the_wait(spent in 0_u64..9000) {
            let (_, empty) = drained(HOURLY, Bucket::FULL, at(0));
            let now = at(0) + Duration::from_secs(spent);
            if let Err(Empty { until }) = HOURLY.take(empty, now) {
                prop_assert!(until > now);
                prop_assert!(HOURLY.take(empty, until).is_ok());
            }
        }
    }
}
