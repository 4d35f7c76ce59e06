use std::collections::BTreeMap;

use base::{MemberId, Private};
use coverage::NameBook;
use formats::records::Amount;
use proptest::prelude::*;
use store::testing::{NOW, both};

use super::super::{Incoming, take_claim};
use super::*;

const SCHEMAS: &[store::Slice] = &[identity::SCHEMA, coverage::SCHEMA, crate::SCHEMA];
const ANN: MemberScope = MemberScope::of(MemberId::new([1; 16]));
const BEA: MemberScope = MemberScope::of(MemberId::new([2; 16]));

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A number, a day, a prescription's number, how it went, and the cents paid.
type Told = (usize, &'static str, Option<&'static str>, ClaimStatus, Option<i64>);

fn takes(tx: &Tx, who: MemberScope, told: Told) -> Result<(), Fault> {
    let (number, on, rx_number, status, cents) = told;
    let mut claim = crate::tests::claim(number, on.to_owned(), "Sample 1 mg tablet");
    claim.drug.ndc = "99101100130".parse().ok();
    claim.rx_number = rx_number.map(Private::from);
    claim.status = status;
    claim.amounts = cents
        .map(|cents| (Amount::PaidByPatient, Money::cents(cents)))
        .into_iter()
        .collect::<BTreeMap<_, _>>();
    take_claim(tx, who, &Incoming::of(tx, &claim, &mut NameBook::default())?).map(|_| ())
}

/// The cents of each fill; a claim that says none is -1, no claim is nothing.
fn cents(costs: &[Option<FillCost>]) -> Vec<Option<i64>> {
    costs.iter().map(|cost| cost.map(|(_, cost)| cost.map_or(-1, Money::as_cents))).collect()
}

#[test]
fn each_fill_has_the_cost_of_its_own_claim_and_of_nobody_elses() {
    use ClaimStatus::{Denied, Paid, Reversed};
    both(SCHEMAS, |db| {
        let found = db.write_blocking(NOW, |tx| {
            // Filled on the day; filled two days before it left; taken back; says nothing.
            takes(tx, ANN, (1, "2027-02-01", Some("70-12345"), Paid, Some(1_000)))?;
            takes(tx, ANN, (2, "2026-12-30", Some("0070 12345"), Paid, Some(700)))?;
            takes(tx, ANN, (3, "2026-11-03", Some("7012345"), Reversed, Some(900)))?;
            takes(tx, ANN, (4, "2026-10-02", Some("7012345"), Paid, None))?;
            // Another prescription, another person, and a code without a number.
            takes(tx, ANN, (5, "2027-02-01", Some("999"), Paid, Some(5_000)))?;
            takes(tx, BEA, (6, "2027-02-01", Some("7012345"), Paid, Some(6_000)))?;
            takes(tx, ANN, (7, "2026-09-01", None, Paid, Some(300)))?;
            takes(tx, ANN, (8, "2026-09-02", None, Paid, Some(400)))?;
            // Refused, then paid.
            takes(tx, ANN, (9, "2026-08-01", Some("7012345"), Denied, None))?;
            takes(tx, ANN, (10, "2026-08-01", Some("7012345"), Paid, Some(250)))?;
            let code: Option<Ndc> = "99101100130".parse().ok();
            let days = [
                "2027-02-01",
                "2027-01-01",
                "2026-11-03",
                "2026-10-02",
                "2026-09-01",
                "2026-08-01",
            ];
            let fills = days.map(|on| (day(on), code));
            let anns = fill_costs(tx, ANN, Some("7012345"), &fills)?;
            let nameless = fill_costs(tx, ANN, None, &fills[..1])?;
            Ok((cents(&anns), cents(&nameless), fill_costs(tx, ANN, Some("7012345"), &[])?.len()))
        });
        let wanted = [Some(1_000), Some(700), None, Some(-1), Some(300), Some(250)];
        assert_eq!(found.unwrap(), (wanted.to_vec(), vec![None], 0));
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However the days lie, a claim is counted for the nearest fill or for none.
    #[test]
    fn a_claim_is_the_price_of_no_fill_but_the_nearest(
        fills in proptest::collection::vec(0_i32..200, 0..20),
        claimed in 0_i32..200,
    ) {
        let start = day("2026-01-01");
        let days: Vec<Day> = fills.iter().map(|on| start.plus_days(*on)).collect();
        let claimed = start.plus_days(claimed);
        let may = |left: &Day| (-7..=14).contains(&left.days_since(claimed));
        let gap = |left: &Day| left.days_since(claimed).abs();
        let least = days.iter().filter(|left| may(left)).map(gap).min();
        prop_assert_eq!(nearest(&days, claimed).map(|at| gap(&days[at])), least);
    }
}
