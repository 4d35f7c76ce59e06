use proptest::prelude::*;

use super::*;
use crate::orders::told::Inside;

const A: PrescriptionId = PrescriptionId::new([0xA; 16]);
const B: PrescriptionId = PrescriptionId::new([0xB; 16]);

fn shipped(carrier: Option<&str>, number: Option<&str>) -> Fact {
    let carrier = carrier.map(str::to_owned);
    Fact::Shipped(Shipment { carrier, tracking: number.map(Into::into) })
}

fn arrived(number: &str) -> Fact {
    Fact::Delivered(Some(number.into()))
}

/// One report a minute, in this order, of the whole order.
fn told(facts: &[Fact]) -> Told {
    apart(&facts.iter().map(|fact| (None, fact.clone())).collect::<Vec<_>>())
}

/// The same, of one medicine or of the order.
fn apart(facts: &[(Option<PrescriptionId>, Fact)]) -> Told {
    let said =
        |(line, fact): &(Option<PrescriptionId>, Fact)| Said { fact: fact.clone(), line: *line };
    (1_u8..).zip(facts).map(|(minute, one)| (at(minute, &one.1), said(one))).collect()
}

fn at(minute: u8, fact: &Fact) -> (Timestamp, Rank, Entropy) {
    (Timestamp::from_micros(i64::from(minute) * 60_000_000), fact.rank(), [minute; 16])
}

fn step(facts: &[Fact]) -> Step {
    stands(&told(facts), &[A, B]).unwrap().step()
}

fn step_apart(facts: &[(Option<PrescriptionId>, Fact)]) -> Step {
    stands(&apart(facts), &[A, B]).unwrap().step()
}

#[test]
fn among_medicines_that_wait_the_one_with_a_price_to_answer_is_shown() {
    let (address, price) = (HoldReason::Address, HoldReason::Price(base::Money::cents(4_000)));
    for (first, second, shown) in
        [(address, price, price), (price, address, price), (address, HoldReason::Payment, address)]
    {
        let told = apart(&[(Some(A), Fact::Held(first)), (Some(B), Fact::Held(second))]);
        let Some(Stage::Held(held)) = stands(&told, &[A, B]) else { panic!("held") };
        assert_eq!(held.reason, shown, "{first:?}, {second:?}");
    }
}

#[test]
fn nothing_told_says_nothing_and_gaps_are_bridged() {
    assert_eq!(stands(&Told::new(), &[A]), None);
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
    let found = parcels(&told(&parts), &[A, B]);
    let shipment = Shipment { carrier: Some("UPS".into()), tracking: Some("1ZA".into()) };
    let left = Some(Timestamp::from_micros(60_000_000));
    assert_eq!(found, [Parcel { shipment, left, delivered: false, inside: Inside::ALL }]);
}

#[test]
fn a_whole_life_told_of_one_day_stands_in_the_order_of_the_road() {
    let held = Fact::Held(HoldReason::Payment);
    let life = [Fact::Delivered(None), shipped(None, Some("A")), Fact::Released, held];
    let moment = Timestamp::from_micros(0);
    let named =
        |(name, fact): (u8, Fact)| ((moment, fact.rank(), [name; 16]), Said { fact, line: None });
    let day: Told = (1_u8..).zip(life).map(named).collect();
    assert_eq!(stands(&day, &[A]).unwrap().step(), Step::Delivered);
}

#[test]
fn two_medicines_told_of_apart_make_one_order() {
    let (a, b) = (Some(A), Some(B));
    let (held, refused) = (Fact::Held(HoldReason::Address), Fact::Rejected(RejectReason::TooSoon));
    let (one, two) = (shipped(None, Some("1Z A")), shipped(None, Some("9400 B")));
    for (facts, step) in [
        (vec![(a, Fact::Filling)], Step::Filling),
        // One that waits for the member is what the member should see.
        (vec![(a, Fact::Filling), (b, held.clone())], Step::Held),
        (vec![(b, held.clone()), (a, Fact::Filling)], Step::Held),
        (vec![(a, one.clone()), (b, held.clone())], Step::Held),
        (vec![(a, one.clone()), (b, held), (b, Fact::Released)], Step::Shipped),
        // It has arrived when everything has, and not before.
        (vec![(a, one.clone()), (a, Fact::Delivered(None))], Step::Shipped),
        (vec![(a, one.clone()), (b, two), (a, arrived("1ZA"))], Step::Shipped),
        (vec![(a, one.clone()), (b, one.clone()), (a, arrived("1ZA"))], Step::Delivered),
        (vec![(a, Fact::Filling), (None, Fact::Delivered(None))], Step::Delivered),
        // What was refused is waited for no more.
        (vec![(a, refused.clone())], Step::Checking),
        (vec![(a, one.clone()), (b, refused.clone())], Step::Shipped),
        (vec![(a, arrived("1ZA")), (b, refused.clone())], Step::Delivered),
        (vec![(a, refused.clone()), (b, refused)], Step::Rejected),
    ] {
        assert_eq!(step_apart(&facts), step, "{facts:?}");
    }
}

#[test]
fn a_parcel_says_what_is_in_it() {
    let one = shipped(Some("UPS"), Some("1ZA"));
    let parcels = |facts: &[(Option<PrescriptionId>, Fact)]| parcels(&apart(facts), &[A, B]);
    let both = parcels(&[(Some(A), one.clone()), (Some(B), one.clone())]);
    assert_eq!(both.len(), 1);
    assert_eq!(both[0].inside, Inside::These([A, B].into()));
    let two = parcels(&[(Some(A), one.clone()), (Some(B), shipped(None, None))]);
    assert!(two[0].holds(A) && !two[0].holds(B) && two[1].holds(B) && !two[1].holds(A));
    // A number told later belongs to the medicine's own parcel.
    let late = parcels(&[
        (Some(A), shipped(None, None)),
        (Some(B), shipped(None, None)),
        (Some(B), shipped(None, Some("9400"))),
        (None, arrived("9400")),
    ]);
    assert_eq!(late.iter().map(|one| one.delivered).collect::<Vec<_>>(), [false, true]);
    assert!(late[1].holds(B));
    assert_eq!(parcels(&[(None, one)])[0].inside, Inside::ALL);
}

#[test]
fn a_box_told_of_for_the_whole_order_holds_nothing_that_was_refused_or_held() {
    use Step::{Delivered, Held, Rejected, Shipped};
    let (a, b) = (Some(A), Some(B));
    let (refused, held) = (Fact::Rejected(RejectReason::TooSoon), Fact::Held(HoldReason::Address));
    let left = shipped(None, None);
    for (facts, steps) in [
        (vec![(a, refused.clone()), (b, Fact::Filling), (None, left.clone())], [Rejected, Shipped]),
        (vec![(a, held.clone()), (b, Fact::Filling), (None, left.clone())], [Held, Shipped]),
        (vec![(a, refused.clone()), (None, Fact::Delivered(None))], [Rejected, Delivered]),
        // Released, it goes with the others, or in a box of its own.
        (vec![(a, held.clone()), (None, Fact::Released), (None, left.clone())], [Shipped; 2]),
        (
            vec![(a, held.clone()), (None, left.clone()), (a, left.clone()), (a, arrived("1ZA"))],
            [Delivered, Shipped],
        ),
        // Were everything kept back, nothing could have left.
        (vec![(a, held), (b, refused), (None, left)], [Shipped; 2]),
    ] {
        let each = stands_each(&apart(&facts), &[A, B]);
        let each: Vec<Step> = each.iter().map(|(_, stage)| stage.step()).collect();
        assert_eq!(each, steps, "{facts:?}");
    }
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
            let said = Said { fact: facts[place].clone(), line: None };
            so_far.insert(at(minute, &facts[place]), said);
            let now = stands(&so_far, &[A]).unwrap().step();
            // Only a parcel not known before takes an arrival back; nothing takes back a shipping.
            prop_assert!(furthest < Step::Shipped || now == Step::Shipped
                || now == Step::Delivered);
            furthest = if now <= Step::Delivered { furthest.max(now) } else { furthest };
        }
        prop_assert_eq!(stands(&so_far, &[A]), stands(&in_turn, &[A]));
        prop_assert_eq!(so_far, in_turn);
    }
}
