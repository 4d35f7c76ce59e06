//! Whether a coverage counts today, and which card a pharmacist should see first.

use base::Day;
use formats::records::CoverageStatus;

/// How a coverage stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Active,
    /// It begins on this day.
    Starts(Day),
    /// The plan has announced it but not confirmed it: too new to show as covered.
    TooNew,
    /// Its last day, where the plan gave one that has passed.
    Ended(Option<Day>),
}

/// How a coverage stands `today`; nothing for one that the plan says was never meant.
pub fn standing(
    status: CoverageStatus,
    start: Option<Day>,
    end: Option<Day>,
    today: Day,
) -> Option<Standing> {
    match status {
        CoverageStatus::EnteredInError => return None,
        // A cancelled coverage must not look usable even if its last day was still to come.
        CoverageStatus::Cancelled => {
            return Some(Standing::Ended(end.filter(|end| *end < today)));
        }
        CoverageStatus::Draft | CoverageStatus::Active => {}
    }
    // The end is the last day covered, so the coverage still counts on it.
    if let Some(end) = end.filter(|end| *end < today) {
        return Some(Standing::Ended(Some(end)));
    }
    if status == CoverageStatus::Draft {
        return Some(Standing::TooNew);
    }
    Some(start.filter(|start| *start > today).map_or(Standing::Active, Standing::Starts))
}

/// Sorts before whatever is less use at the counter: active first (the newest of them), then what
/// starts soonest, then the unconfirmed, then what ended last.
pub fn rank(standing: Standing, start: Option<Day>) -> (u8, i32) {
    let age = |day: Option<Day>| day.map_or(i32::MAX, |day| -count(day));
    match standing {
        Standing::Active => (0, age(start)),
        Standing::Starts(day) => (1, count(day)),
        Standing::TooNew => (2, age(start)),
        Standing::Ended(end) => (3, age(end)),
    }
}

/// Days since a day long before any coverage.
fn count(day: Day) -> i32 {
    Day::year_start(1900).map_or(0, |origin| day.days_since(origin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Option<Day> {
        text.parse().ok()
    }

    fn check(status: CoverageStatus, start: &str, end: &str, expected: &str) {
        let today = Day::new(2027, 3, 4).unwrap();
        let found = match standing(status, day(start), day(end), today) {
            None => "hidden".to_owned(),
            Some(Standing::Active) => "active".to_owned(),
            Some(Standing::Starts(day)) => format!("starts {day}"),
            Some(Standing::TooNew) => "too new".to_owned(),
            Some(Standing::Ended(None)) => "ended".to_owned(),
            Some(Standing::Ended(Some(day))) => format!("ended {day}"),
        };
        assert_eq!(found, expected, "{status:?} {start} to {end}");
    }

    #[test]
    fn a_coverage_counts_from_its_first_day_through_its_last() {
        use CoverageStatus::{Active, Cancelled, Draft, EnteredInError};
        check(Active, "2027-01-01", "", "active");
        check(Active, "", "", "active");
        check(Active, "2027-03-04", "2027-03-04", "active");
        check(Active, "2026-01-01", "2027-03-03", "ended 2027-03-03");
        check(Active, "2027-03-05", "", "starts 2027-03-05");
        check(Draft, "2027-04-01", "", "too new");
        check(Draft, "2026-01-01", "2026-12-31", "ended 2026-12-31");
        check(Cancelled, "2027-01-01", "2027-12-31", "ended");
        check(Cancelled, "2026-01-01", "2026-12-31", "ended 2026-12-31");
        check(EnteredInError, "2027-01-01", "", "hidden");
    }

    #[test]
    fn the_card_in_force_comes_first_and_the_longest_ended_last() {
        let order = [
            (Standing::Active, day("2027-01-01")),
            (Standing::Active, day("2020-01-01")),
            (Standing::Active, None),
            (Standing::Starts(day("2027-04-01").unwrap()), day("2027-04-01")),
            (Standing::Starts(day("2028-01-01").unwrap()), day("2028-01-01")),
            (Standing::TooNew, None),
            (Standing::Ended(day("2026-12-31")), None),
            (Standing::Ended(day("2019-12-31")), None),
            (Standing::Ended(None), None),
        ];
        assert!(order.is_sorted_by_key(|(standing, start)| rank(*standing, *start)));
    }

    proptest! {
        #[test]
        fn no_coverage_is_active_outside_its_days(start in -800..800_i32, length in 0..900_i32) {
            let today = Day::new(2027, 3, 4).unwrap();
            let (start, end) = (today.plus_days(start), today.plus_days(start + length));
            let inside = start <= today && today <= end;
            let found = standing(CoverageStatus::Active, Some(start), Some(end), today);
            prop_assert_eq!(found == Some(Standing::Active), inside);
        }
    }
}
