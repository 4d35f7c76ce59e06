use proptest::prelude::*;

use super::*;

fn shipped(carrier: Option<&str>, number: Option<&str>) -> Fact {
    let carrier = carrier.map(str::to_owned);
    Fact::Shipped(Shipment { carrier, tracking: number.map(Into::into) })
}

fn arrived(number: &str) -> Fact {
    Fact::Delivered(Some(number.into()))
}

/// One report a minute, in this order.
fn told(facts: &[Fact]) -> Told {
    (1_u8..).zip(facts).map(|(minute, fact)| (at(minute, fact), fact.clone())).collect()
}

fn at(minute: u8, fact: &Fact) -> (Timestamp, Rank, Entropy) {
    (Timestamp::from_micros(i64::from(minute) * 60_000_000), fact.rank(), [minute; 16])
}

fn step(facts: &[Fact]) -> Step {
    stands(&told(facts)).unwrap().step()
}

#[test]
fn nothing_told_says_nothing_and_gaps_are_bridged() {
    assert_eq!(stands(&Told::new()), None);
    assert_eq!(step(&[Fact::Accepted]), Step::Checking);
    assert_eq!(step(&[shipped(None, None)]), Step::Shipped);
    assert_eq!(step(&[Fact::Delivered(None)]), Step::Delivered);
}

#[test]
fn a_hold_lasts_until_it_is_released_or_filling_goes_on() {
    let held = Fact::Held(HoldReason::Address);
    assert_eq!(step(&[Fact::Filling, held.clone()]), Step::Held);
    assert_eq!(step(&[Fact::Filling, held.clone(), Fact::Released]), Step::Filling);
    assert_eq!(step(&[held.clone(), Fact::Released]), Step::Checking);
    assert_eq!(step(&[held, Fact::Filling]), Step::Filling);
}

#[test]
fn what_has_left_is_neither_held_nor_rejected_any_more() {
    let rejected = Fact::Rejected(RejectReason::TooSoon);
    assert_eq!(step(&[Fact::Filling, rejected.clone()]), Step::Rejected);
    assert_eq!(step(&[shipped(None, None), Fact::Held(HoldReason::Other)]), Step::Shipped);
    assert_eq!(step(&[rejected, Fact::Delivered(None)]), Step::Delivered);
}

#[test]
fn an_order_of_two_parcels_has_arrived_when_both_have() {
    let (a, b) = (shipped(Some("ups"), Some("1Z A")), shipped(Some("USPS"), Some("9400 B")));
    assert_eq!(step(&[a.clone(), b.clone(), arrived("1z-a")]), Step::Shipped);
    assert_eq!(step(&[a.clone(), b.clone(), arrived("1ZA"), arrived("9400b")]), Step::Delivered);
    assert_eq!(step(&[a, b, Fact::Delivered(None)]), Step::Delivered);
}

#[test]
fn one_parcel_told_of_in_parts_is_one_parcel() {
    let parts = [shipped(None, None), shipped(Some("UPS"), Some("1ZA")), shipped(None, None)];
    let found = parcels(&told(&parts));
    let shipment = Shipment { carrier: Some("UPS".into()), tracking: Some("1ZA".into()) };
    assert_eq!(found, [Parcel { shipment, delivered: false }]);
}

#[test]
fn a_whole_life_told_of_one_day_stands_in_the_order_of_the_road() {
    let held = Fact::Held(HoldReason::Payment);
    let life = [Fact::Delivered(None), shipped(None, Some("A")), Fact::Released, held];
    let moment = Timestamp::from_micros(0);
    let day: Told =
        (1_u8..).zip(life).map(|(name, fact)| ((moment, fact.rank(), [name; 16]), fact)).collect();
    assert_eq!(stands(&day).unwrap().step(), Step::Delivered);
}

fn any_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        Just(Fact::Accepted),
        Just(Fact::Filling),
        proptest::sample::select(&HoldReason::ALL[..]).prop_map(Fact::Held),
        Just(Fact::Released),
        proptest::sample::select(&RejectReason::ALL[..]).prop_map(Fact::Rejected),
        proptest::option::of("[AB]").prop_map(|number| shipped(Some("UPS"), number.as_deref())),
        proptest::option::of("[ab]").prop_map(|number| Fact::Delivered(number.map(Private))),
    ]
}

/// What happened, and the places of those reports as they come in: shuffled, some more than once.
fn lives() -> impl Strategy<Value = (Vec<Fact>, Vec<usize>)> {
    proptest::collection::vec(any_fact(), 1..9).prop_flat_map(|facts| {
        let again = proptest::collection::vec(0..facts.len(), 0..6);
        let places = again.prop_map({
            let all = facts.len();
            move |again| (0..all).chain(again).collect::<Vec<_>>()
        });
        (Just(facts), places.prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn however_reports_come_in_the_order_ends_where_it_would_have(
        (facts, arrivals) in lives(),
    ) {
        let in_turn = told(&facts);
        let (mut so_far, mut furthest) = (Told::new(), Step::Received);
        for place in arrivals {
            let minute = u8::try_from(place + 1).unwrap();
            so_far.insert(at(minute, &facts[place]), facts[place].clone());
            let now = stands(&so_far).unwrap().step();
            // Only a parcel not known before takes an arrival back; nothing takes back a shipping.
            prop_assert!(furthest < Step::Shipped || now == Step::Shipped
                || now == Step::Delivered);
            furthest = if now <= Step::Delivered { furthest.max(now) } else { furthest };
        }
        prop_assert_eq!(stands(&so_far), stands(&in_turn));
        prop_assert_eq!(so_far, in_turn);
    }
}
