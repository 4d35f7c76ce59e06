use super::*;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

fn hours(hours: u64) -> Duration {
    Duration::from_hours(hours)
}

/// Two weeks in which forty strangers fail every hour.
fn used_to_forty() -> (Pressure, Timestamp) {
    let mut pressure = Pressure::begin(Usual::NOTHING, NOW);
    // What is usual is told beforehand: a house that knows nothing takes forty for an attack.
    pressure.usual = Usual([4_000; HOURS_OF_WEEK]);
    for hour in 0..336 {
        pressure.note(Strangers { tried: 160, well: 120 }, NOW + hours(hour));
    }
    (pressure, NOW + hours(336))
}

fn after(tried: u64, failed: u64) -> bool {
    let (mut pressure, now) = used_to_forty();
    pressure.note(Strangers { tried, well: tried - failed }, now);
    pressure.is_on(now)
}

#[test]
fn guard_6_it_is_on_above_three_times_the_usual_and_twenty_more_when_most_tries_fail() {
    assert!(after(141, 141));
    assert!(!after(140, 140));
    assert!(after(230, 141));
    assert!(!after(235, 141));
}

#[test]
fn guard_6_it_holds_six_hours_and_ends_by_itself() {
    let (mut pressure, now) = used_to_forty();
    pressure.note(Strangers { tried: 500, well: 0 }, now);
    assert_eq!(pressure.until(now), Some(now + HOLDS));
    assert!(pressure.is_on(now + hours(5)));
    assert!(!pressure.is_on(now + hours(6)));
}

#[test]
fn guard_6_an_attack_of_weeks_does_not_become_the_usual() {
    let (mut pressure, mut now) = used_to_forty();
    let before = pressure.usual.clone();
    for _ in 0..336 {
        pressure.note(Strangers { tried: 6_000, well: 0 }, now);
        assert!(pressure.is_on(now));
        now = now + hours(1);
    }
    assert_eq!(pressure.usual, before);
}

#[test]
fn guard_6_an_hour_of_the_week_is_judged_by_its_own_past() {
    let (mut pressure, now) = used_to_forty();
    let busy = of_week(hour_of(now));
    pressure.usual.0[busy] = 100_000;
    pressure.note(Strangers { tried: 2_000, well: 0 }, now);
    assert!(!pressure.is_on(now));
    pressure.note(Strangers { tried: 2_000, well: 0 }, now + hours(1));
    assert!(pressure.is_on(now + hours(1)));
}

#[test]
fn guard_6_a_new_house_wakes_at_twenty_one_failures() {
    let mut pressure = Pressure::begin(Usual::NOTHING, NOW);
    for _ in 0..20 {
        pressure.note(Strangers::TRIED, NOW);
    }
    assert!(!pressure.is_on(NOW));
    pressure.note(Strangers::TRIED, NOW);
    assert!(pressure.is_on(NOW));
}

#[test]
fn guard_6_owners_who_get_in_are_no_failures_however_many() {
    let mut pressure = Pressure::begin(Usual::NOTHING, NOW);
    for minute in 0..60 {
        let now = NOW + Duration::from_mins(minute);
        (0..15).for_each(|_| pressure.note(Strangers::TRIED, now));
        (0..15).for_each(|_| pressure.note(Strangers::ENDED_WELL, now));
    }
    assert_eq!(pressure.so_far, Strangers { tried: 900, well: 900 });
    assert!(!pressure.is_on(NOW + hours(1)));
}

#[test]
fn guard_6_what_is_usual_reads_back() {
    let (pressure, _) = used_to_forty();
    assert_eq!(Usual::from_hundredths(pressure.usual().hundredths()), *pressure.usual());
    assert_eq!(Usual::from_hundredths(&[]), Usual::NOTHING);
}

proptest! {
    #[test]
    fn guard_2_counts_of_several_nodes_say_what_one_would_have_said(
        tries in prop::collection::vec(any::<bool>(), 1..200), cut in 0_usize..200
    ) {
        let each = |began: &bool| if *began { Strangers::TRIED } else { Strangers::ENDED_WELL };
        let (a, b) = tries.split_at(cut.min(tries.len()));
        let sum = |part: &[bool]| part.iter().map(each).fold(Strangers::default(), Strangers::plus);
        let (mut one, mut merged) = (used_to_forty().0, used_to_forty().0);
        for one_more in &tries {
            one.note(each(one_more), NOW + hours(336));
        }
        merged.note(sum(a), NOW + hours(336));
        merged.note(sum(b), NOW + hours(336));
        prop_assert_eq!(one.so_far, merged.so_far);
    }

    #[test]
    fn guard_6_no_order_of_moments_breaks_it(
        moments in prop::collection::vec((-400_i64..400, 0_u64..200), 0..60)
    ) {
        let mut pressure = Pressure::begin(Usual::NOTHING, NOW);
        for (hour, failed) in moments {
            let now = Timestamp::from_seconds(NOW.seconds() + hour * HOUR_SECONDS);
            pressure.note(Strangers { tried: failed, well: 0 }, now);
            prop_assert!(pressure.until(now).is_none_or(|until| until > now));
        }
    }
}
