//! How long an answer takes, as the last ones took. Pure.

use std::time::Duration;

/// As many of the last answers as are looked at.
pub const SAMPLE: i64 = 60;
/// Older answers say nothing of now.
pub const WINDOW: Duration = Duration::from_hours(28 * 24);
/// With fewer, one slow answer would be the whole picture.
const FEWEST: usize = 10;

/// Half of the last answers came within `half`, nine of ten within `most`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    pub half: Duration,
    pub most: Duration,
}

/// Nothing where there are too few to say.
pub fn expected(mut times: Vec<Duration>) -> Option<Expected> {
    times.sort_unstable();
    let at = |percent: usize| times.get((times.len() * percent).div_ceil(100).checked_sub(1)?);
    if times.len() < FEWEST {
        return None;
    }
    Some(Expected { half: *at(50)?, most: *at(90)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(hours: impl IntoIterator<Item = u64>) -> Vec<Duration> {
        hours.into_iter().map(Duration::from_hours).collect()
    }

    #[test]
    fn nine_answers_are_too_few_to_promise_anything_from() {
        assert_eq!(expected(Vec::new()), None);
        assert_eq!(expected(hours(1..=9)), None);
    }

    #[test]
    fn half_and_nine_of_ten_are_counted_in_any_order() {
        let told = |half, most| {
            Some(Expected { half: Duration::from_hours(half), most: Duration::from_hours(most) })
        };
        assert_eq!(expected(hours((1..=10).rev())), told(5, 9));
        assert_eq!(expected(hours((1..=11).rev())), told(6, 10));
        // One who waited a month does not become what everybody is told.
        assert_eq!(expected(hours([1, 1, 1, 1, 1, 1, 1, 1, 2, 700])), told(1, 2));
    }
}
