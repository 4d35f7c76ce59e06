use super::*;
use proptest::prelude::*;

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Waits),
        Just(Step::NeedsAction),
        Just(Step::Processing),
        Just(Step::Failed(Why::Funds)),
        Just(Step::Failed(Why::Other)),
    ]
}

fn news() -> impl Strategy<Value = News> {
    prop_oneof![
        (0_i64..5, step()).prop_map(|(at, step)| News::Step { at, step }),
        (1_i64..3).prop_map(|cents| News::Taken(Money::cents(cents))),
        (1_i64..3, 0_i64..3).prop_map(|(taken, back)| News::Returned {
            taken: Money::cents(taken),
            back: Money::cents(back)
        }),
        Just(News::Cancelled),
        Just(News::Bounced),
    ]
}

fn told(all: &[News]) -> Facts {
    all.iter().fold(Facts::default(), |facts, news| facts.hear(*news))
}

proptest! {
    #[test]
    fn events_in_any_order_and_told_twice_end_in_the_same_facts(
        (first, second) in prop::collection::vec(news(), 0..12)
            .prop_flat_map(|all| {
                let twice = [all.clone(), all.clone()].concat();
                (Just(all), Just(twice).prop_shuffle())
            })
    ) {
        prop_assert_eq!(told(&first), told(&second));
    }

    #[test]
    fn money_that_was_taken_is_never_unsaid(before in prop::collection::vec(news(), 0..9)) {
        let facts = told(&before).hear(News::Taken(Money::cents(500)));
        let stage = facts.stage();
        prop_assert!(matches!(
            stage,
            Stage::Succeeded | Stage::PartlyRefunded | Stage::Refunded
        ));
        prop_assert!(!stage.may_take(true));
    }
}

#[test]
fn money_that_did_not_arrive_may_be_given_back_again() {
    let cents = Money::cents;
    let given = |facts: Facts| facts.hear(News::Returned { taken: cents(900), back: cents(400) });
    let once = given(Facts::default());
    assert_eq!((once.stage(), once.sent()), (Stage::PartlyRefunded, cents(400)));
    let lost = once.lose(cents(400));
    assert_eq!((lost.stage(), lost.sent()), (Stage::Succeeded, cents(400)));
    let again = given(lost);
    assert_eq!((again.stage(), again.sent()), (Stage::PartlyRefunded, cents(800)));
    assert_eq!(lost.lose(cents(400)), lost);
}

#[test]
fn what_a_bank_did_not_pay_is_over_whatever_is_told_beside_it() {
    let refused = |at| News::Step { at, step: Step::Failed(Why::Other) };
    for after in [refused(9), News::Cancelled] {
        for all in [[News::Bounced, after], [after, News::Bounced]] {
            let stage = told(&all).stage();
            assert_eq!(stage, Stage::Failed(Why::Bank), "{all:?}");
            assert!(!stage.may_take(true) && !stage.may_take(false));
        }
    }
    let older = r#"{"taken":0,"back":0,"cancelled":false,"latest":null}"#;
    assert_eq!(serde_json::from_str::<Facts>(older).unwrap(), Facts::default());
}

#[test]
fn a_refused_card_may_be_followed_by_another_on_their_page_alone() {
    let facts = told(&[News::Step { at: 1, step: Step::Failed(Why::Funds) }]);
    assert_eq!(facts.stage(), Stage::Failed(Why::Funds));
    assert!(facts.stage().may_take(true) && !facts.stage().may_take(false));
    assert_eq!(facts.hear(News::Taken(Money::cents(5))).stage(), Stage::Succeeded);
}
