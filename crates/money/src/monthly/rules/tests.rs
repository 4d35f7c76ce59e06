use super::*;
use proptest::prelude::*;

const THRESHOLD: Money = Money::cents(200_000);

/// The bills of a year, for costs of each month from the one it began in.
fn bills(begun: i8, before: i64, costs: &[i64]) -> Vec<i64> {
    let (mut owed, mut billed, mut all) = (0, 0, Vec::new());
    for (month, cost) in (begun..=12).zip(costs) {
        owed += cost;
        let month = Month { year: 2025, month };
        let first =
            (month.month == begun).then(|| first_cap(THRESHOLD, Money::cents(before), month));
        let bill = bill(Money::cents(owed - billed), month, first).as_cents();
        billed += bill;
        all.push(bill);
    }
    all
}

#[test]
fn the_years_that_medicare_works_out_come_to_the_same_cents() {
    let high = [50_000, 50_000, 50_000, 50_000, 0, 0, 0, 0, 0, 0, 0, 0];
    let mut wanted = vec![16_667, 7_576, 12_576];
    wanted.extend([18_131; 9]);
    // The cents that do not divide evenly fall on the last months.
    let found = bills(1, 0, &high);
    assert_eq!(found.iter().sum::<i64>(), 200_000);
    assert!(found.iter().zip(&wanted).all(|(one, other)| (one - other).abs() <= 1), "{found:?}");
    let from_april = [61_700, 400, 400, 12_400, 400, 400, 12_400, 400, 400];
    assert_eq!(
        bills(4, 1_200, &from_april),
        [22_089, 5_001, 5_059, 7_125, 7_205, 7_305, 11_439, 11_639, 12_038]
    );
    let small_first = [400, 199_600, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    assert_eq!(bills(1, 0, &small_first)[..3], [400, 18_145, 18_146]);
}

proptest! {
    #[test]
    fn every_cent_is_billed_by_december_and_the_first_month_keeps_its_cap(
        begun in 1_i8..=12,
        before in 0_i64..200_000,
        costs in prop::collection::vec(0_i64..60_000, 12),
    ) {
        let found = bills(begun, before, &costs);
        let owed: i64 = costs.iter().take(found.len()).sum();
        if begun < 12 {
            prop_assert_eq!(found.iter().sum::<i64>(), owed);
        }
        let month = Month { year: 2025, month: begun };
        prop_assert!(found[0] <= first_cap(THRESHOLD, Money::cents(before), month).as_cents());
        prop_assert!(found.iter().all(|bill| *bill >= 0));
    }
}

#[test]
fn what_was_billed_too_much_comes_back_at_once() {
    let month = Month { year: 2027, month: 5 };
    assert_eq!(bill(Money::cents(-700), month, None), Money::cents(-700));
    assert_eq!(month.next(), Month { year: 2027, month: 6 });
    assert_eq!(Month { year: 2027, month: 12 }.next(), Month { year: 2028, month: 1 });
    assert_eq!(Month { year: 2028, month: 1 }.before(), Month { year: 2027, month: 12 });
    assert_eq!(month.before().next(), month);
    assert_eq!(month.words(), "05/2027");
}
