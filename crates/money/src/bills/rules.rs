//! Which claim is the price of which parcel. Pure.

use base::{Day, Money};

/// A pharmacy files its claim when it fills, some days before the parcel leaves or a little after.
const BEFORE_DAYS: i32 = 14;
const AFTER_DAYS: i32 = 7;
/// Claims and parcels farther apart than this have nothing to do with each other.
pub const REACH_DAYS: i32 = 60;
/// Of an older claim nothing is billed: it was settled where the plan kept its books before.
pub const OLDEST_DAYS: i32 = 120;

/// What is owed for each parcel of one prescription: the sum of the claims nearest to it. Nothing
/// where no claim has come yet.
pub fn shares(sent: &[Day], claims: &[(Day, Money)]) -> Vec<Option<Money>> {
    let mut shares = vec![None; sent.len()];
    for (day, owed) in claims {
        let near = sent.iter().enumerate().filter(|(_, left)| {
            let days = left.days_since(*day);
            (-AFTER_DAYS..=BEFORE_DAYS).contains(&days)
        });
        let nearest = near.min_by_key(|(at, left)| (left.days_since(*day).abs(), *at));
        if let Some((at, _)) = nearest {
            shares[at] = Some(shares[at].unwrap_or_default() + *owed);
        }
    }
    shares
}

/// A prescription's number as both sides mean it: pharmacies and plans differ in leading zeros,
/// dashes and case.
pub fn plain(rx_number: &str) -> String {
    let kept = rx_number.chars().filter(char::is_ascii_alphanumeric);
    let text: String = kept.map(|letter| letter.to_ascii_uppercase()).collect();
    text.trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for written in ["0070-0012", "700012", "70 0012", "00700012"] {
            assert_eq!(plain(written), "700012");
        }
        assert_eq!(plain("rx-7a"), plain("RX7A"));
    }
}
