use proptest::prelude::*;

use super::*;

/// Tells an order its news in turn and writes down what became of each.
fn check(news: &str, expected: &str) {
    let mut stage = Stage::Received;
    let mut told = Vec::new();
    for word in news.split_whitespace() {
        match stage.hear(read(word)) {
            Moved::To(next) => {
                stage = next;
                told.push(stage.step().word().to_owned());
            }
            Moved::Same => told.push("same".to_owned()),
            Moved::Impossible => told.push("no".to_owned()),
        }
    }
    assert_eq!(told.join(" "), expected, "{news}");
}

fn read(word: &str) -> News {
    match word {
        "hand-over" => News::HandedOver,
        "accept" => News::Accepted,
        "fill" => News::Filling,
        "ship" => News::Shipped(Shipment { carrier: Some("USPS".into()), tracking: None }),
        "deliver" => News::Delivered,
        "hold" => News::Held(HoldReason::Address),
        "hold-payment" => News::Held(HoldReason::Payment),
        "release" => News::Released,
        "reject" => News::Rejected(RejectReason::TooSoon),
        "cancel" => News::Cancelled,
        "stop" => News::Stopped,
        other => panic!("no such news: {other}"),
    }
}

#[test]
fn the_usual_road_goes_from_received_to_delivered() {
    check("hand-over accept fill ship deliver", "received checking filling shipped delivered");
}

#[test]
fn an_order_can_be_called_back_only_until_it_is_handed_over() {
    check("cancel", "cancelled");
    check("hand-over cancel accept cancel", "received no checking no");
    check("hand-over accept fill cancel ship cancel deliver cancel", {
        "received checking filling no shipped no delivered no"
    });
}

#[test]
fn the_pharmacy_may_stop_it_until_it_ships() {
    check("hand-over stop accept", "received cancelled same");
    check("hand-over accept fill stop stop", "received checking filling cancelled same");
    check("hand-over accept hold stop release", "received checking held cancelled same");
    check("hand-over ship stop deliver stop", "received shipped no delivered no");
    check("hand-over reject stop", "received rejected no");
}

#[test]
fn the_answer_to_a_cancelled_order_changes_nothing() {
    check("cancel hand-over accept fill ship deliver", "cancelled same same same same same");
}

#[test]
fn news_that_comes_twice_or_late_changes_nothing() {
    check("hand-over hand-over accept accept", "received same checking same");
    check("hand-over accept ship fill accept deliver ship", {
        "received checking shipped same same delivered same"
    });
}

#[test]
fn a_pharmacy_that_tells_only_of_shipping_is_understood() {
    check("hand-over ship deliver", "received shipped delivered");
    check("deliver", "delivered");
}

#[test]
fn a_held_order_goes_back_to_where_it_stood() {
    check("hand-over accept hold release fill", "received checking held checking filling");
    check("hand-over accept fill hold release", "received checking filling held filling");
    check("hand-over accept fill hold hold hold-payment release", {
        "received checking filling held same held filling"
    });
}

#[test]
fn a_held_order_that_ships_anyway_has_shipped() {
    check("hand-over accept fill hold ship", "received checking filling held shipped");
}

#[test]
fn what_has_shipped_can_be_neither_held_nor_rejected() {
    check("hand-over ship hold reject deliver reject hold", {
        "received shipped no no delivered no no"
    });
}

#[test]
fn a_pharmacy_may_reject_until_it_ships() {
    check("hand-over reject", "received rejected");
    check("hand-over accept fill hold reject cancel", {
        "received checking filling held rejected no"
    });
}

#[test]
fn a_delivered_order_keeps_its_parcel() {
    let shipment = Shipment { carrier: Some("UPS".into()), tracking: Some("1Z9".into()) };
    let Moved::To(arrived) = Stage::Shipped(shipment.clone()).hear(News::Delivered) else {
        panic!("a shipped order can arrive");
    };
    assert_eq!(arrived.shipment(), Some(&shipment));
}

#[test]
fn every_step_reads_back_from_its_word() {
    for step in Step::ALL {
        assert_eq!(Step::from_word(step.word()), Some(step));
    }
    assert_eq!(Step::from_word("elsewhere"), None);
}

fn news_of_a_life(most: usize) -> impl Strategy<Value = Vec<News>> {
    prop::collection::vec(any_news(), 0..most)
}

fn any_news() -> impl Strategy<Value = News> {
    prop_oneof![
        Just("hand-over"),
        Just("accept"),
        Just("fill"),
        Just("ship"),
        Just("deliver"),
        Just("hold"),
        Just("hold-payment"),
        Just("release"),
        Just("reject"),
        Just("cancel"),
        Just("stop"),
    ]
    .prop_map(read)
}

proptest! {
    #[test]
    fn no_news_brings_an_order_back_to_life_or_backwards(news in news_of_a_life(24)) {
        let mut stage = Stage::Received;
        for item in news {
            let Moved::To(next) = stage.hear(item.clone()) else { continue };
            prop_assert!(stage.is_open(), "{stage:?} moved to {next:?}");
            prop_assert!(next.rank() >= stage.rank(), "{stage:?} fell back to {next:?}");
            let stopped = item == News::Stopped && stage.rank() < Stage::SHIPPED;
            prop_assert!(next != Stage::Cancelled || stopped || stage.can_be_cancelled());
            stage = next;
        }
    }

    #[test]
    fn hearing_the_same_news_again_never_moves_twice(
        news in any_news(),
        before in news_of_a_life(8),
    ) {
        let mut stage = Stage::Received;
        for item in before {
            if let Moved::To(next) = stage.hear(item) {
                stage = next;
            }
        }
        if let Moved::To(next) = stage.hear(news.clone()) {
            prop_assert!(!matches!(next.hear(news), Moved::To(_)));
        }
    }
}
