use super::*;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

fn after(guesses: u64, members: u64) -> Standing {
    let record = Record { score: Score::NONE.add(Points::whole(guesses), NOW), members };
    standing(record, None, NOW)
}

#[test]
fn guard_3_a_wrong_guess_costs_one_an_unknown_name_two_and_a_hot_password_four_times_that() {
    assert_eq!(Guess::Wrong.points(false), Points::whole(1));
    assert_eq!(Guess::UnknownName.points(false), Points::whole(2));
    assert_eq!(Guess::Wrong.points(true), Points::whole(4));
    assert_eq!(Guess::UnknownName.points(true), Points::whole(8));
}

#[test]
fn guard_3_ten_guesses_are_free_and_each_member_who_lives_there_brings_another_0_4() {
    assert_eq!(after(10, 0), Standing::New);
    assert_eq!(after(11, 0), Standing::Over);
    assert_eq!(after(12, 5), Standing::Familiar);
    assert_eq!(after(13, 5), Standing::Over);
    assert_eq!(after(410, 1_000), Standing::Familiar);
}

#[test]
fn guard_3_half_of_a_score_is_gone_after_twelve_hours() {
    let score = Score::NONE.add(Points::whole(64), NOW);
    for halvings in 0..7 {
        let left = Points::whole(64 >> halvings);
        assert_eq!(score.points(NOW + HALF_LIFE * halvings), left);
    }
    assert_eq!(score.points(NOW + HALF_LIFE * 400), Points::whole(0));
}

#[test]
fn guard_3_an_operator_may_score_twenty_times_a_prefix() {
    let operator = |points| {
        let score = Score::NONE.add(Points::whole(points), NOW);
        standing(Record::BLANK, Some(Record { score, members: 0 }), NOW)
    };
    assert_eq!(operator(200), Standing::New);
    assert_eq!(operator(201), Standing::Over);
}

#[test]
fn guard_3_members_of_the_operator_make_no_prefix_familiar() {
    let operator = Record { score: Score::NONE, members: 9_000 };
    assert_eq!(standing(Record::BLANK, Some(operator), NOW), Standing::New);
}

#[test]
fn guard_3_a_member_adds_to_a_history_once_and_for_fourteen_days() {
    let mut history = History::default();
    for minute in 0..1_000 {
        history.completed(7, NOW + Duration::from_mins(minute));
    }
    history.completed(8, NOW);
    assert_eq!(history.members(NOW), 2);
    assert_eq!(history.members(NOW + HISTORY), 1);
    history.forget(NOW + HISTORY);
    assert_eq!(history.members(NOW), 1);
}

#[test]
fn guard_3_an_attempt_that_ends_signed_in_costs_nothing() {
    let later = NOW + Duration::from_mins(9);
    let score = Score::NONE.add(Points::whole(1), NOW);
    assert_eq!(score.forgive(Points::whole(1), NOW, later).points(later), Points::whole(0));
    assert_eq!(Score::NONE.forgive(Points::whole(1), NOW, later).points(later), Points::whole(0));
}

#[test]
fn guard_3_a_clock_that_steps_back_fades_nothing() {
    let score = Score::NONE.add(Points::whole(8), NOW);
    assert_eq!(score.points(NOW - HALF_LIFE), Points::whole(8));
}

fn score() -> impl Strategy<Value = Score> {
    (0_u64..1_000_000_000_000, 0_u64..1_000_000).prop_map(|(points, seconds)| {
        Score::from_parts(Points(points), NOW + Duration::from_secs(seconds))
    })
}

proptest! {
    #[test]
    fn guard_2_scores_of_two_nodes_add_up_in_any_order(a in score(), b in score()) {
        prop_assert_eq!(a.plus(b), b.plus(a));
        prop_assert_eq!(a.plus(Score::NONE), a);
    }

    #[test]
    fn guard_3_a_score_never_grows_by_waiting(
        score in score(), first in 0_u64..2_000_000, more in 0_u64..2_000_000
    ) {
        let at = |seconds| score.points(NOW + Duration::from_secs(1_000_000 + seconds));
        prop_assert!(at(first + more) <= at(first));
    }

    /// The straight lines stay within 0.05 % of the curve, however often a score is saved between.
    #[test]
    fn guard_3_fading_in_two_steps_is_fading_in_one(
        points in 1_000_000_u64..1_000_000_000_000, first in 0_u64..200_000, then in 0_u64..200_000
    ) {
        let (first, then) = (Duration::from_secs(first), Duration::from_secs(then));
        let twice = faded(faded(Points(points), first), then).0;
        let once = faded(Points(points), first + then).0;
        prop_assert!(twice.abs_diff(once) <= once / 500 + 4, "{} {}", twice, once);
    }

    #[test]
    fn guard_3_histories_of_two_nodes_join_without_counting_anybody_twice(
        a in prop::collection::vec(0_u64..30, 0..40), b in prop::collection::vec(0_u64..30, 0..40)
    ) {
        let of = |tags: &[u64]| {
            let mut history = History::default();
            for tag in tags {
                history.completed(*tag, NOW);
            }
            history
        };
        let (mut joined, both) = (of(&a), of(&[a.clone(), b.clone()].concat()));
        joined.join(&of(&b));
        joined.join(&of(&b));
        prop_assert_eq!(joined, both);
    }
}
