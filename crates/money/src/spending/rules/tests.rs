use super::*;

fn amounts(parts: &[(Amount, i64)]) -> Amounts {
    parts.iter().map(|(kind, cents)| (*kind, Money::cents(*cents))).collect()
}

fn added(claims: &[(&str, ClaimStatus, Amounts)]) -> Year {
    add_up(claims.iter().map(|(day, status, amounts)| Counted {
        day: day.parse().unwrap(),
        status: *status,
        amounts,
    }))
}

#[test]
fn what_is_not_covered_is_paid_and_counts_toward_no_limit() {
    let claim = amounts(&[
        (Amount::Deductible, 2_000),
        (Amount::Copay, 500),
        (Amount::Coinsurance, 100),
        (Amount::NonCovered, 400),
        (Amount::MemberLiability, 3_000),
        (Amount::PaidToProvider, 7_000),
    ]);
    let year = added(&[("2027-03-04", ClaimStatus::Paid, claim)]);
    assert_eq!(year.toward_deductible, Money::cents(2_000));
    assert_eq!(year.toward_limit, Money::cents(2_600));
    let (owed, plan) = (Money::cents(3_000), Money::cents(7_000));
    let march = Sum { paid: Money::ZERO, owed, plan, fills: 1 };
    assert_eq!((year.months[2], year.all, year.unexplained), (march, march, 0));
}

#[test]
fn what_was_taken_back_counts_nowhere_and_what_was_paid_for_a_denied_fill_is_spent() {
    let paid = || amounts(&[(Amount::PaidByPatient, 1_000), (Amount::Copay, 1_000)]);
    let reversed = added(&[("2027-01-01", ClaimStatus::Reversed, paid())]);
    assert_eq!(reversed, Year::default());
    let denied = added(&[("2027-01-01", ClaimStatus::Denied, paid())]);
    assert_eq!((denied.all.paid, denied.toward_limit), (Money::cents(1_000), Money::ZERO));
    let unpaid = added(&[("2027-01-01", ClaimStatus::Denied, amounts(&[]))]);
    assert_eq!(unpaid, Year::default());
}

#[test]
fn a_claim_that_does_not_say_what_counts_is_told() {
    let bare = amounts(&[(Amount::PaidByPatient, 1_000)]);
    assert_eq!(added(&[("2027-12-31", ClaimStatus::Paid, bare)]).unexplained, 1);
}

type Told<'a> = (Option<&'a str>, ClaimStatus, Amounts);

#[test]
fn medicines_stand_dearest_first_and_their_sums_are_the_year_whatever_was_taken_back() {
    let names: Vec<String> = (0..15).map(|at| format!("Medicine {at:02}")).collect();
    let claim = |cents| amounts(&[(Amount::PaidByPatient, cents)]);
    let mut claims: Vec<Told<'_>> = vec![
        (Some(&names[14]), ClaimStatus::Paid, claim(900)),
        (Some(&names[14]), ClaimStatus::PartlyPaid, claim(100)),
        (Some(&names[0]), ClaimStatus::Reversed, claim(90_000)),
        (None, ClaimStatus::Paid, claim(950)),
    ];
    claims.extend(names.iter().map(|name| (Some(name.as_str()), ClaimStatus::Paid, claim(10))));
    let day = "2027-03-04".parse().unwrap();
    let counted = claims
        .iter()
        .map(|(name, status, amounts)| (*name, Counted { day, status: *status, amounts }));
    let all = add_up(counted.clone().map(|(_, claim)| claim)).all;
    let found = by_medicine(counted);
    let you: Vec<(Option<&str>, i64)> =
        found.dearest.iter().map(|(name, sum)| (*name, sum.you().as_cents())).collect();
    assert_eq!(you[..3], [(Some("Medicine 14"), 1_010), (None, 950), (Some("Medicine 00"), 10)]);
    let others = found.others.unwrap();
    assert_eq!((you.len(), others.you(), others.fills), (12, Money::cents(40), 4));
    let shown = found.dearest.iter().map(|(_, sum)| sum.you()).sum::<Money>() + others.you();
    assert_eq!(shown, all.you());
}

#[test]
fn a_meter_ends_at_its_end_and_says_full_only_when_full() {
    for (met, limit, percent, left) in [
        (0, 20_000, 0, 20_000),
        (19_999, 20_000, 99, 1),
        (20_000, 20_000, 100, 0),
        (25_000, 20_000, 100, 0),
        (-5, 20_000, 0, 20_000),
        (0, 0, 100, 0),
    ] {
        let meter = Meter::of(Money::cents(met), Money::cents(limit));
        assert_eq!((meter.percent(), meter.left()), (percent, Money::cents(left)), "{met}");
    }
}

#[test]
fn bars_stand_in_proportion_and_the_least_is_seen() {
    let cents = |cents: &[i64]| cents.iter().copied().map(Money::cents).collect::<Vec<_>>();
    assert_eq!(heights(&cents(&[0, 1, 500, 1_000])), [0, 1, 50, 100]);
    assert_eq!(heights(&cents(&[0, 0])), [0, 0]);
}

/// What is taken off for each sum that came back, all of them for one fill.
fn off(backs: &[i64], fill: &[(ClaimStatus, Amounts)]) -> Vec<Money> {
    let day = "2027-03-04".parse().unwrap();
    let fill = fill.iter().map(|(status, amounts)| Counted { day, status: *status, amounts });
    let fill: Vec<_> = fill.collect();
    let backs = backs.iter().map(|back| (Money::cents(*back), (0..fill.len()).collect()));
    taken_off(&fill, &backs.collect::<Vec<_>>())
}

/// IRS Publication 502: what was paid is less by what came back of it, once.
#[test]
fn money_back_is_taken_off_a_payment_that_is_in_the_sum_and_not_twice() {
    use Amount::{PaidByPatient, PaidToPatient};
    use ClaimStatus::{Denied, Paid, Reversed};
    let paid = || amounts(&[(PaidByPatient, 12_000)]);
    for (fill, cents) in [
        (vec![(Denied, paid())], 10_000),
        (vec![(Paid, paid())], 10_000),
        (vec![(Denied, amounts(&[(PaidByPatient, 12_000), (PaidToPatient, 0)]))], 10_000),
        // Never more than was paid.
        (vec![(Denied, amounts(&[(PaidByPatient, 4_000)]))], 4_000),
        // The claim has it already.
        (vec![(Paid, amounts(&[(PaidByPatient, 12_000), (PaidToPatient, 10_000)]))], 0),
        // No claim tells of the payment, or it counts no more.
        (vec![], 0),
        (vec![(Denied, amounts(&[]))], 0),
        (vec![(Reversed, paid())], 0),
    ] {
        assert_eq!(off(&[10_000], &fill), [Money::cents(cents)], "{fill:?}");
    }
}

#[test]
fn all_requests_for_one_fill_take_off_no_more_than_was_paid_for_it() {
    let claims = [4_000, 3_000, 5_000].map(|paid| amounts(&[(Amount::PaidByPatient, paid)]));
    let day = "2027-03-04".parse().unwrap();
    let claim = |amounts| Counted { day, status: ClaimStatus::Denied, amounts };
    let claims = claims.each_ref().map(claim);
    // The first two are one fill told by two claims; the third is another's.
    let backs = [(2_500, vec![0, 1]), (4_000, vec![0, 1]), (9_000, vec![0, 1]), (9_000, vec![2])];
    let backs = backs.map(|(cents, of)| (Money::cents(cents), of));
    let off = taken_off(&claims, &backs);
    assert_eq!(off, [2_500, 4_000, 500, 5_000].map(Money::cents));
}

proptest::proptest! {
    #[test]
    fn what_is_taken_off_is_never_more_than_came_back_or_was_paid(
        backs in proptest::collection::vec(0_i64..50_000, 0..4),
        fills in proptest::collection::vec((0_i64..50_000, 0_i64..3, 0_i64..20_000), 0..3),
    ) {
        let claim = |(paid, status, sent): &(i64, i64, i64)| {
            let all = [ClaimStatus::Paid, ClaimStatus::Denied, ClaimStatus::Reversed];
            let status = all[usize::try_from(*status).unwrap()];
            let sent = if *sent < 15_000 { 0 } else { *sent };
            let amounts =
                amounts(&[(Amount::PaidByPatient, *paid), (Amount::PaidToPatient, sent)]);
            (status, amounts)
        };
        let fills: Vec<_> = fills.iter().map(claim).collect();
        let off = off(&backs, &fills);
        let paid: Money = fills.iter().filter_map(|(status, all)| taken(*status, all)).sum();
        let each = off.iter().zip(&backs);
        for (off, back) in each {
            proptest::prop_assert!(*off >= Money::ZERO && *off <= Money::cents(*back));
        }
        proptest::prop_assert!(off.iter().copied().sum::<Money>() <= paid.max(Money::ZERO));
    }
}
