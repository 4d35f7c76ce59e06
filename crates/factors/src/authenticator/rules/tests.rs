use super::*;
use proptest::prelude::*;

const SEED: &[u8] = b"12345678901234567890";
const FRESH: Pace = Pace { drift: 0, last_step: 0 };

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(seconds)
}

fn typed(text: &str) -> Digits {
    Digits::typed(&Secret::new(text.to_owned())).unwrap()
}

/// What the owner's phone shows, its clock being `ahead` by so many steps.
fn shown(now: Timestamp, ahead: i64) -> Digits {
    typed(&code(SEED, step_at(now) + ahead))
}

/// One in a million codes is that of a neighbouring step too.
fn are_distinct(step: i64) -> bool {
    let codes = [-1, 0, 1].map(|beside| code(SEED, step + beside));
    codes[0] != codes[1] && codes[1] != codes[2] && codes[0] != codes[2]
}

#[test]
fn codes_are_those_of_rfc_6238() {
    // Appendix B gives eight digits; ours are the last six.
    for (seconds, digits) in [
        (59, "94287082"),
        (1_111_111_109, "07081804"),
        (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ] {
        assert_eq!(code(SEED, step_at(at(seconds))), digits[2..], "{seconds}");
    }
}

#[test]
fn codes_are_those_of_rfc_4226() {
    let ours: Vec<String> = (0..10).map(|step| code(SEED, step)).collect();
    let theirs = [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
    ];
    assert_eq!(ours, theirs);
}

#[test]
fn a_code_is_taken_one_step_beside_and_no_farther() {
    let now = at(1_800_000_000);
    for (ahead, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
        let found = judge(SEED, &shown(now, ahead), FRESH, now);
        assert_eq!(matches!(found, Found::Right(_)), taken, "{ahead}");
    }
}

#[test]
fn a_code_is_used_once_and_none_before_it_counts_afterwards() {
    let now = at(1_800_000_000);
    let Found::Right(pace) = judge(SEED, &shown(now, 0), FRESH, now) else { panic!("right") };
    assert_eq!(judge(SEED, &shown(now, 0), pace, now), Found::Used);
    assert_eq!(judge(SEED, &shown(now, -1), pace, now), Found::Used);
    let later = at(1_800_000_030);
    assert!(matches!(judge(SEED, &shown(later, 0), pace, later), Found::Right(_)));
}

#[test]
fn an_app_is_set_up_with_a_clock_five_minutes_off_and_works_from_then_on() {
    let now = at(1_800_000_000);
    for ahead in [-FARTHEST, -3, 0, 3, FARTHEST] {
        let Found::Right(pace) = judge_first(SEED, &shown(now, ahead), now) else {
            panic!("{ahead}")
        };
        assert_eq!(pace.drift, ahead);
        let later = at(1_800_000_300);
        let found = judge(SEED, &shown(later, ahead), pace, later);
        assert!(matches!(found, Found::Right(_)), "{ahead}");
    }
    assert_eq!(judge_first(SEED, &shown(now, FARTHEST + 1), now), Found::Wrong);
}

#[test]
fn what_is_not_six_digits_is_no_code() {
    for text in ["", "12345", "1234567", "12345a", "１２３４５６"] {
        assert!(Digits::typed(&Secret::new(text.to_owned())).is_none(), "{text}");
    }
    assert_eq!(typed(" 123-456 ").text(), "123456");
}

proptest! {
    /// A clock that runs wrong by up to a step between two uses is followed wherever it goes,
    /// within five minutes of ours.
    #[test]
    fn drift_is_learned(
        walk in prop::collection::vec((-1_i64..=1, 1_i64..200), 1..60)
    ) {
        let (mut pace, mut ahead, mut now) = (FRESH, 0_i64, 1_800_000_000_i64);
        for (wander, pause) in walk {
            ahead = (ahead + wander).clamp(-FARTHEST, FARTHEST);
            // Two steps on, so that a clock that lost one shows a code nobody used.
            now += STEP_SECONDS * (pause + 1);
            if !are_distinct(step_at(at(now)) + pace.drift) {
                return Ok(());
            }
            let found = judge(SEED, &shown(at(now), ahead), pace, at(now));
            let Found::Right(kept) = found else { return Err(TestCaseError::fail("refused")) };
            prop_assert!(kept.last_step > pace.last_step);
            prop_assert_eq!(kept.drift, ahead);
            pace = kept;
        }
    }

    /// However tries and times come, no code counts twice and the last step never goes back.
    #[test]
    fn no_order_of_tries_uses_a_step_twice(
        tries in prop::collection::vec((-3_i64..=3, -90_i64..300), 1..80)
    ) {
        let (mut pace, mut now) = (FRESH, 1_800_000_000_i64);
        let mut used = std::collections::BTreeSet::new();
        for (ahead, later) in tries {
            now += later;
            if let Found::Right(kept) = judge(SEED, &shown(at(now), ahead), pace, at(now)) {
                prop_assert!(used.insert(kept.last_step), "step {} twice", kept.last_step);
                prop_assert!(kept.last_step > pace.last_step);
                prop_assert!(kept.drift.abs() <= FARTHEST);
                pace = kept;
            }
        }
    }

    #[test]
    fn no_text_makes_reading_digits_panic(text in "\\PC{0,20}") {
        let _ = Digits::typed(&Secret::new(text));
    }
}
