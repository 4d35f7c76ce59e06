//! How much is said at once, and how long somebody waits. Pure.

use std::time::Duration;

use guard::Ration;

/// The longest line, in characters. (house)
pub const LONGEST_LINE: usize = 2_000;
/// So many lines of both, and of what was done to its ticket: then it goes on as a message. (house)
pub const MOST_LINES: i64 = 400;
/// What one chat's visitor says: as fast as anybody types. (house)
pub const LINES: Ration = Ration::new(30, Duration::from_secs(3));

/// Whole minutes, rounded up, so that we are rather early than late.
pub fn minutes(time: Duration) -> i64 {
    i64::try_from(time.as_secs().div_ceil(60).max(1)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_whole_minutes_and_never_as_none() {
        let told = |seconds| minutes(Duration::from_secs(seconds));
        assert_eq!([told(0), told(60), told(61), told(3_600)], [1, 1, 2, 60]);
    }
}
