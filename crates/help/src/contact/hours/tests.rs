use proptest::prelude::*;

use super::*;

const PLAN: &str = "Monday to Friday, 8 AM to 8 PM Eastern";

fn new_york() -> TimeZone {
    Zone::Eastern.clock()
}

/// A moment as New York's clocks show it; 2027-03-04 is a Thursday.
fn at(day: i8, hour: i8, minute: i8) -> Timestamp {
    let day = Day::new(2027, 3, day).unwrap().date().at(hour, minute, 0, 0);
    let at = day.to_zoned_datetime(new_york()).unwrap().timestamp();
    Timestamp::from_micros(at.as_microsecond())
}

fn hours(text: &str) -> Hours {
    Hours::read(text, &new_york()).unwrap_or_else(|| panic!("“{text}” can be read"))
}

#[test]
fn a_plans_hours_are_read_as_plans_write_them() {
    let open = |until| Some(Opening::Open { until });
    let closed = |next| Some(Opening::Closed { next });
    for text in [PLAN, "Mon-Fri 8am\u{2013}8pm ET", "weekdays, 8 a.m. through 8 p.m. Eastern time"]
    {
        let plan = hours(text);
        assert_eq!(plan.opening(at(4, 8, 0)), open(at(4, 20, 0)), "{text}");
        assert_eq!(plan.opening(at(4, 7, 59)), closed(at(4, 8, 0)), "{text}");
        assert_eq!(plan.opening(at(4, 20, 0)), closed(at(5, 8, 0)), "{text}");
        // Over the weekend, in which New York's clocks change as well a week later.
        assert_eq!(plan.opening(at(5, 20, 0)), closed(at(8, 8, 0)), "{text}");
        assert_eq!(plan.opening(at(13, 12, 0)), closed(at(15, 8, 0)), "{text}");
    }
}

#[test]
fn other_days_other_hours_and_other_zones_are_read_too() {
    let two = hours("Monday to Friday, 8 AM to 8 PM; Saturday, 9:30 AM to noon");
    assert_eq!(two.opening(at(6, 10, 0)), Some(Opening::Open { until: at(6, 12, 0) }));
    assert_eq!(two.opening(at(6, 9, 0)), Some(Opening::Closed { next: at(6, 9, 30) }));
    let every = hours("8 AM to 8 PM");
    assert_eq!(every.opening(at(7, 9, 0)), Some(Opening::Open { until: at(7, 20, 0) }));
    let west = hours("daily 8 AM to 5 PM Pacific");
    assert_eq!(west.opening(at(4, 10, 0)), Some(Opening::Closed { next: at(4, 11, 0) }));
    let always = hours("24 hours a day, 7 days a week");
    assert!(
        matches!(always.opening(at(4, 3, 0)), Some(Opening::Open { until }) if until > at(12, 0, 0))
    );
    let night = hours("10 PM to 6 AM");
    assert_eq!(night.opening(at(4, 1, 0)), Some(Opening::Open { until: at(4, 6, 0) }));
}

#[test]
fn words_that_do_not_say_when_promise_nothing() {
    for text in [
        "",
        " ; ",
        "Ask at the counter",
        "8 to 8",
        "Monday",
        "8 AM",
        "25 AM to 8 PM",
        "Monday to Friday, 8 AM to 8 PM Mars",
        "8 AM to 1 PM, 2 PM to 5 PM",
        "Mon 8 AM to 5 PM Eastern; Tue 8 AM to 5 PM Pacific",
    ] {
        assert_eq!(Hours::read(text, &new_york()), None, "{text}");
    }
}

#[test]
fn a_call_comes_in_the_callers_part_of_the_day_and_in_our_hours() {
    let plan = hours(PLAN);
    let earliest = |part, zone, now| plan.earliest(part, zone, now);
    // Thursday at 9 in New York: at once with some notice, or when the part begins there.
    let now = at(4, 9, 0);
    assert_eq!(earliest(Part::Any, Zone::Eastern, now), Some(at(4, 9, 30)));
    assert_eq!(earliest(Part::Morning, Zone::Eastern, now), Some(at(4, 9, 30)));
    assert_eq!(earliest(Part::Afternoon, Zone::Eastern, now), Some(at(4, 12, 0)));
    assert_eq!(earliest(Part::Morning, Zone::Pacific, now), Some(at(4, 11, 0)));
    assert_eq!(earliest(Part::Evening, Zone::Eastern, now), Some(at(4, 17, 0)));
    // Honolulu's evening is our night.
    assert_eq!(earliest(Part::Evening, Zone::Hawaii, now), None);
    // Too late today, and then comes the weekend.
    assert_eq!(earliest(Part::Any, Zone::Eastern, at(5, 19, 30)), Some(at(8, 8, 0)));
    assert_eq!(earliest(Part::Any, Zone::Eastern, at(5, 19, 15)), Some(at(5, 19, 45)));
}

#[test]
fn every_zone_has_a_clock_and_is_known_by_it() {
    for zone in Zone::ALL {
        assert_eq!(Zone::of(&zone.clock()), Some(*zone), "{zone:?}");
    }
    assert_eq!(Zone::of(&TimeZone::UTC), None);
}

proptest! {
    #[test]
    fn no_words_make_reading_hours_panic(text in "\\PC{0,60}|[a-z0-9:;,. -]{0,60}") {
        let _ = Hours::read(&text, &TimeZone::UTC);
    }

    #[test]
    fn whenever_somebody_asks_the_call_is_later_and_while_we_are_open(
        minutes in 0_u64..40_000, part in 0_usize..4, zone in 0_usize..8,
    ) {
        let (plan, now) = (hours(PLAN), at(1, 0, 0) + Duration::from_mins(minutes));
        if let Some(start) = plan.earliest(Part::ALL[part], Zone::ALL[zone], now) {
            prop_assert!(start >= now + NOTICE);
            let Some(Opening::Open { until }) = plan.opening(start) else {
                return Err(TestCaseError::fail(format!("closed at {start}")));
            };
            prop_assert!(until >= start + CALL, "{}", start);
        } else {
            // West of the plan its last hours are no evening any more.
            prop_assert_eq!(Part::ALL[part], Part::Evening);
            prop_assert_ne!(Zone::ALL[zone], Zone::Eastern);
        }
    }
}
