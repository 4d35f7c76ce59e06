use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_claim_is_the_price_of_the_parcel_nearest_to_it() {
    let sent = [day("2027-03-04"), day("2027-03-28")];
    let cents = |cents| Some(Money::cents(cents));
    for (claims, wanted) in [
        (vec![], [None, None]),
        (vec![("2027-03-01", 500)], [cents(500), None]),
        (vec![("2027-03-27", 500), ("2027-03-02", 700)], [cents(700), cents(500)]),
        // Two parts of one fill are one bill; a claim of nothing is an answer.
        (vec![("2027-03-02", 300), ("2027-03-05", 200)], [cents(500), None]),
        (vec![("2027-03-02", 0)], [cents(0), None]),
        // Too early, and too late.
        (vec![("2027-02-17", 500), ("2027-04-05", 500)], [None, None]),
    ] {
        let claims: Vec<(Day, Money)> =
            claims.iter().map(|(on, cents)| (day(on), Money::cents(*cents))).collect();
        assert_eq!(shares(&sent, &claims), wanted, "{claims:?}");
    }
}

proptest! {
    #[test]
    fn no_claim_is_billed_twice_whatever_left(
        sent in prop::collection::vec(0_i32..90, 0..6),
        claims in prop::collection::vec((0_i32..90, 1_i64..9_000), 0..8),
    ) {
        let start = day("2027-01-01");
        let sent: Vec<Day> = sent.into_iter().map(|at| start.plus_days(at)).collect();
        let claims: Vec<(Day, Money)> = claims
            .into_iter()
            .map(|(at, cents)| (start.plus_days(at), Money::cents(cents)))
            .collect();
        let billed: Money = shares(&sent, &claims).into_iter().flatten().sum();
        prop_assert!(billed <= claims.iter().map(|(_, owed)| *owed).sum());
    }
}

proptest! {
    #[test]
    fn whatever_came_settles_a_parcel_as_the_whole_year_would(
        mut sent in prop::collection::vec(0_i32..365, 0..20),
        claims in prop::collection::vec((-20_i32..385, 1_i64..9_000), 0..20),
        came in 0_i32..365,
    ) {
        let start = day("2027-01-01");
        sent.sort_unstable();
        let sent: Vec<Day> = sent.into_iter().map(|at| start.plus_days(at)).collect();
        let claims: Vec<(Day, Money)> = claims
            .into_iter()
            .map(|(at, cents)| (start.plus_days(at), Money::cents(cents)))
            .collect();
        prop_assert_eq!(seen_from(start.plus_days(came), &sent, &claims), Ok(()));
    }

    #[test]
    fn fills_of_a_month_keep_their_bills_all_year(
        (every, gap) in (29_i32..=31, -AFTER_DAYS..=BEFORE_DAYS),
    ) {
        let start = day("2027-01-01");
        let sent: Vec<Day> = (0..12).map(|at| start.plus_days(at * every)).collect();
        let claims: Vec<(Day, Money)> =
            sent.iter().map(|left| (left.plus_days(-gap), Money::cents(700))).collect();
        for left in &sent {
            prop_assert_eq!(seen_from(*left, &sent, &claims), Ok(()));
        }
    }
}

/// The share of each parcel within reach of a day, by what is read for that day alone; an error
/// where all there is would say something else.
fn seen_from(came: Day, sent: &[Day], claims: &[(Day, Money)]) -> Result<(), String> {
    let reach = Reach::of(came);
    let within = |(from, to): (Day, Day), day: Day| from <= day && day <= to;
    let near: Vec<Day> = sent.iter().copied().filter(|left| within(reach.sent(), *left)).collect();
    let read: Vec<(Day, Money)> =
        claims.iter().copied().filter(|(day, _)| within(reach.claims(), *day)).collect();
    let settled = |sent: &[Day], shares: Vec<Option<Money>>| -> Vec<(Day, Option<Money>)> {
        sent.iter().copied().zip(shares).filter(|(left, _)| reach.settles(*left)).collect()
    };
    let seen = settled(&near, shares(&near, &read));
    let all = settled(sent, shares(sent, claims));
    if seen == all { Ok(()) } else { Err(format!("{seen:?} and not {all:?}")) }
}

#[test]
fn what_is_old_is_given_back_and_never_billed() {
    let cents = |cents| Some(Money::cents(cents));
    for (billed, share, new, old) in [
        (None, cents(500), true, false),
        (cents(500), cents(700), true, false),
        (cents(500), cents(300), true, true),
        (cents(500), None, true, true),
        (cents(500), cents(500), false, false),
        (None, cents(0), true, false),
    ] {
        assert_eq!(follows((billed, share), false), new, "{billed:?} {share:?}");
        assert_eq!(follows((billed, share), true), old, "{billed:?} {share:?}");
    }
    let today = day("2027-05-01");
    assert!(!is_old(today.plus_days(-120), today) && is_old(today.plus_days(-121), today));
}
