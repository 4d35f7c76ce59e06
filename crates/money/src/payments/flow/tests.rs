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

fn disputed() -> impl Strategy<Value = Disputed> {
    (0_i64..4, 0_i64..4).prop_map(|(held, taken_back)| Disputed {
        held: Money::cents(held),
        taken_back: Money::cents(taken_back),
    })
}

/// Something of a payment that we hear.
#[derive(Debug, Clone, Copy)]
enum Heard {
    Event(News),
    /// What the provider answered when a dispute was a reason to ask.
    Answer(Disputed),
}

proptest! {
    #[test]
    fn how_a_dispute_stands_is_what_the_provider_answered_last_whatever_else_is_told_when(
        (first, second) in prop::collection::vec(
            prop_oneof![news().prop_map(Heard::Event), disputed().prop_map(Heard::Answer)], 0..12
        )
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        last in disputed(),
    ) {
        let hear = |all: &[Heard]| all.iter().fold(Facts::default(), |facts, heard| match heard {
            Heard::Event(news) => facts.hear(*news),
            Heard::Answer(disputed) => facts.dispute(*disputed),
        });
        let (first, second) = (hear(&first).dispute(last), hear(&second).dispute(last));
        prop_assert_eq!(first, second);
        // What is owed of it again is what the bank has, and with refunds never more than was paid.
        let rest = (first.taken - first.back).max(Money::ZERO);
        prop_assert_eq!(first.taken_back(), last.taken_back.min(rest));
        prop_assert_eq!(first.held(), last.held.min(rest - first.taken_back()));
        prop_assert!(!first.stage().may_take(true) || first.taken == Money::ZERO);
    }
}

#[test]
fn a_bank_takes_back_what_was_not_given_back_and_its_decision_may_turn() {
    let cents = Money::cents;
    let facts = |back, held, taken_back| {
        let disputed = Disputed { held: cents(held), taken_back: cents(taken_back) };
        told(&[News::Returned { taken: cents(900), back: cents(back) }]).dispute(disputed)
    };
    // Given back, in dispute, taken back by banks; what counts as in dispute and as taken back.
    for (back, held, taken_back, counts, stage) in [
        (0, 0, 0, (0, 0), Stage::Succeeded),
        (0, 900, 0, (900, 0), Stage::Disputed),
        (0, 0, 900, (0, 900), Stage::TakenBack),
        (0, 0, 300, (0, 300), Stage::TakenBack),
        (0, 600, 300, (600, 300), Stage::Disputed),
        (400, 900, 0, (500, 0), Stage::Disputed),
        (400, 0, 900, (0, 500), Stage::TakenBack),
        (400, 0, 0, (0, 0), Stage::PartlyRefunded),
        (900, 900, 0, (0, 0), Stage::Refunded),
        (900, 0, 900, (0, 0), Stage::Refunded),
    ] {
        let facts = facts(back, held, taken_back);
        let counted = (facts.held().as_cents(), facts.taken_back().as_cents());
        assert_eq!((counted, facts.stage()), (counts, stage), "{back} {held} {taken_back}");
        assert_eq!(facts.is_disputed(), held + taken_back > 0);
    }
    // Of a payment that we have not heard was paid, nothing can be taken back yet.
    let early = Facts::default().dispute(Disputed { held: cents(0), taken_back: cents(900) });
    assert_eq!((early.taken_back(), early.stage()), (cents(0), Stage::Created));
    assert_eq!(early.hear(News::Taken(cents(900))).stage(), Stage::TakenBack);
    // A refund that did not arrive leaves more for the bank.
    assert_eq!(facts(400, 0, 900).lose(cents(400)).taken_back(), cents(900));
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

#[test]
fn each_stage_has_a_word_of_its_own_for_staff() {
    let whys = [Why::Funds, Why::Expired, Why::Proof, Why::NotAsked, Why::Bank, Why::Other];
    let stages = [
        Stage::Created,
        Stage::NeedsAction,
        Stage::Processing,
        Stage::Succeeded,
        Stage::Cancelled,
        Stage::Refunded,
        Stage::PartlyRefunded,
        Stage::Disputed,
        Stage::TakenBack,
    ];
    let mut words: Vec<&str> =
        stages.into_iter().chain(whys.map(Stage::Failed)).map(Stage::word).collect();
    let all = words.len();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), all);
}
