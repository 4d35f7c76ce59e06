use super::*;
use proptest::prelude::*;

fn amounts(list: &[(Amount, i64)]) -> Amounts {
    list.iter().map(|(kind, cents)| (*kind, Money::cents(*cents))).collect()
}

fn check(network: Option<Network>, list: &[(Amount, i64)], expected: &[Doubt]) {
    assert_eq!(doubts(&amounts(list), network), expected, "{list:?}");
}

#[test]
fn only_sums_whose_terms_are_there_are_doubted() {
    use Amount::*;
    check(None, &[], &[]);
    check(None, &[(MemberLiability, 500)], &[]);
    check(None, &[(MemberLiability, 500), (Copay, 500)], &[]);
    check(None, &[(MemberLiability, 500), (Copay, 400)], &[Doubt::Share]);
    check(None, &[(Eligible, 900), (MemberLiability, 500), (PaidToProvider, 400)], &[]);
    check(
        None,
        &[(Eligible, 900), (MemberLiability, 500), (PaidToProvider, 500)],
        &[Doubt::PlanPart],
    );
}

#[test]
fn another_plans_money_counts_toward_the_price() {
    use Amount::*;
    let list = |share: i64, provider: i64| {
        [
            (Eligible, 900),
            (MemberLiability, share),
            (PaidToProvider, provider),
            (PriorPayerPaid, 500),
        ]
    };
    // The share as the other plan left it, and as it was before.
    check(None, &list(100, 300), &[]);
    check(None, &list(600, 300), &[]);
    check(None, &list(100, 400), &[Doubt::PlanPart]);
}

#[test]
fn another_plans_money_is_taken_off_a_share_once() {
    use Amount::*;
    for (list, owes) in [
        (
            vec![
                (Eligible, 900),
                (MemberLiability, 100),
                (PaidToProvider, 300),
                (PriorPayerPaid, 500),
            ],
            100,
        ),
        (
            vec![
                (Eligible, 900),
                (MemberLiability, 600),
                (PaidToProvider, 300),
                (PriorPayerPaid, 500),
            ],
            100,
        ),
        // What was sent to the member came out of the same rest.
        (
            vec![
                (Eligible, 900),
                (MemberLiability, 100),
                (PaidToProvider, 200),
                (PaidToPatient, 100),
                (PriorPayerPaid, 500),
            ],
            100,
        ),
        // Sums that agree with neither, and a claim that does not say.
        (
            vec![
                (Eligible, 900),
                (MemberLiability, 600),
                (PaidToProvider, 100),
                (PriorPayerPaid, 500),
            ],
            100,
        ),
        (vec![(MemberLiability, 600), (PriorPayerPaid, 500)], 100),
    ] {
        let amounts = amounts(&list);
        assert_eq!(owed(ClaimStatus::Paid, &amounts), Money::cents(owes), "{list:?}");
    }
}

#[test]
fn a_discount_is_expected_only_inside_the_network() {
    use Amount::*;
    let list = [(Submitted, 1000), (Eligible, 800), (Discount, 200)];
    check(Some(Network::In), &list, &[]);
    check(Some(Network::Out), &list, &[Doubt::Discount]);
    check(Some(Network::Out), &[(Submitted, 1000), (Eligible, 800), (Discount, 0)], &[]);
}

#[test]
fn what_was_paid_at_a_counter_is_told_apart_from_what_is_still_owed() {
    use Amount::*;
    use ClaimStatus::*;
    // What was paid, what is owed, and what it costs in all.
    for (status, list, (paid, owes, costs)) in [
        (Paid, vec![(PaidByPatient, 500), (MemberLiability, 500)], (Some(500), 0, Some(500))),
        (Paid, vec![(PaidByPatient, 300), (MemberLiability, 500)], (Some(300), 200, Some(500))),
        // The monthly plan: nothing at the counter, and a bill for the share.
        (Paid, vec![(PaidByPatient, 0), (MemberLiability, 500)], (Some(0), 500, Some(500))),
        (PartlyPaid, vec![(MemberLiability, 500), (Copay, 400)], (None, 500, Some(500))),
        (Paid, vec![(Copay, 400), (Deductible, 100)], (None, 500, Some(500))),
        // Paid in full at the counter, and the plan's part sent to the member.
        (
            Paid,
            vec![(PaidByPatient, 10_000), (PaidToPatient, 6_000), (MemberLiability, 4_000)],
            (Some(4_000), 0, Some(4_000)),
        ),
        (Paid, vec![(PaidByPatient, 500), (PaidToPatient, 900)], (Some(0), 0, Some(0))),
        // Another plan paid the share.
        (Paid, vec![(MemberLiability, 500), (PriorPayerPaid, 500)], (None, 0, Some(0))),
        (Paid, vec![(Submitted, 400)], (None, 0, None)),
        (Denied, vec![(MemberLiability, 500), (NonCovered, 500)], (None, 0, None)),
        (Denied, vec![(PaidByPatient, 500)], (Some(500), 0, Some(500))),
        (Reversed, vec![(PaidByPatient, 500)], (None, 0, None)),
    ] {
        let amounts = amounts(&list);
        let found = (taken(status, &amounts), owed(status, &amounts), cost(status, &amounts));
        let wanted = (paid.map(Money::cents), Money::cents(owes), costs.map(Money::cents));
        assert_eq!(found, wanted, "{status:?} {list:?}");
    }
}

#[test]
fn the_plans_payment_counts_the_pharmacy_and_the_member_once() {
    use Amount::*;
    for (list, cents) in [
        (vec![(PaidToProvider, 300), (PaidToPatient, 50), (Benefit, 350)], Some(350)),
        (vec![(Benefit, 350)], Some(350)),
        (vec![(Copay, 1)], None),
    ] {
        assert_eq!(
            plan_paid(ClaimStatus::Paid, &amounts(&list)),
            cents.map(Money::cents),
            "{list:?}"
        );
    }
}

#[test]
fn the_choices_that_few_claims_have_are_kept_apart() {
    use ClaimStatus::{Denied, Reversed};
    let rare = Choice::EVERY.map(Choice::rare);
    assert_eq!(rare, [None, None, Some(Denied), Some(Reversed)]);
    for choice in Choice::EVERY {
        assert_eq!(Choice::from_word(choice.word()), choice);
    }
    assert_eq!(Choice::from_word("lost"), Choice::All);
}

#[test]
fn a_year_that_is_not_on_the_calendar_shows_every_claim() {
    let whole = Window::of(None);
    assert_eq!(Window::of(Some(9999)), whole);
    assert_eq!(Window::of(Some(-3)), whole);
    let year = Window::of(Some(2027));
    assert_eq!((year.from.as_str(), year.before.as_str()), ("2027-01-01", "2028-01-01"));
}

fn link(id: u8, replaces: u8, replaced_by: u8) -> Link {
    let claim = |id: u8| (id > 0).then(|| ClaimId::new([id; 16]));
    Link { id: ClaimId::new([id; 16]), replaces: claim(replaces), replaced_by: claim(replaced_by) }
}

#[test]
fn a_chain_is_ordered_by_whichever_end_names_the_other() {
    let order = |links: &[Link]| -> Vec<u8> {
        in_order(links).into_iter().map(|id| id.bytes()[0]).collect()
    };
    assert_eq!(order(&[link(3, 2, 0), link(1, 0, 2), link(2, 0, 0)]), [1, 2, 3]);
    assert_eq!(order(&[link(2, 0, 0), link(1, 0, 2)]), [1, 2]);
    assert_eq!(order(&[link(1, 2, 0), link(2, 1, 0)]).len(), 2);
}

proptest! {
    #[test]
    fn a_claim_priced_by_the_identities_is_never_doubted(
        price in 0..500_000_i64, deductible in 0..10_000_i64, copay in 0..10_000_i64,
        coinsurance in 0..10_000_i64, uncovered in 0..10_000_i64, markup in 0..50_000_i64,
        in_network: bool,
    ) {
        use Amount::*;
        let eligible = price + 20_000;
        let share = deductible + copay + coinsurance + uncovered;
        let discount = if in_network { markup } else { 0 };
        let list = amounts(&[
            (Submitted, eligible + uncovered + markup), (Eligible, eligible),
            (Discount, discount), (Deductible, deductible), (Copay, copay),
            (Coinsurance, coinsurance), (NonCovered, uncovered), (MemberLiability, share),
            (PaidToProvider, eligible - share), (PaidByPatient, share),
        ]);
        let network = if in_network { Network::In } else { Network::Out };
        prop_assert_eq!(doubts(&list, Some(network)), vec![]);
        prop_assert_eq!(
            cost(ClaimStatus::Paid, &list).unwrap()
                + plan_paid(ClaimStatus::Paid, &list).unwrap(), Money::cents(eligible)
        );
    }

    #[test]
    fn a_cent_taken_from_the_share_is_noticed(copay in 1..10_000_i64) {
        let list = amounts(&[(Amount::Copay, copay), (Amount::MemberLiability, copay - 1)]);
        prop_assert_eq!(doubts(&list, None), vec![Doubt::Share]);
    }

    #[test]
    fn every_amount_is_explained_once(present in proptest::collection::vec(any::<bool>(), 14)) {
        use Amount::*;
        let all = [
            Submitted, Copay, Eligible, Deductible, Benefit, Coinsurance, NonCovered,
            PriorPayerPaid, PaidByPatient, PaidToProvider, PaidToPatient, MemberLiability,
            Discount, DrugCost,
        ];
        let list: Amounts = all.into_iter().zip(present)
            .filter_map(|(kind, there)| there.then_some((kind, Money::cents(1)))).collect();
        let mut told: Vec<Amount> = explain(&list).into_iter().map(|line| line.kind).collect();
        told.sort();
        prop_assert_eq!(told, list.keys().copied().collect::<Vec<_>>());
    }
}

#[test]
fn days_narrow_a_year_and_never_widen_it() {
    let day = |text: &str| Some(text.parse().unwrap());
    let year = || Window::of(Some(2027));
    let window = |from: &str, before: &str| Window { from: from.into(), before: before.into() };
    for (first, last, wanted) in [
        (None, None, window("2027-01-01", "2028-01-01")),
        (day("2027-03-04"), None, window("2027-03-04", "2028-01-01")),
        (day("2026-03-04"), day("2027-02-28"), window("2027-01-01", "2027-03-01")),
        (None, day("2029-01-01"), window("2027-01-01", "2028-01-01")),
    ] {
        assert_eq!(year().between(first, last), wanted);
    }
}

#[test]
fn a_medicine_is_meant_whole_and_words_anywhere() {
    let of = |medicine: &str, words: &str| Sought {
        words: Needle::of(words),
        medicine: Some(medicine.to_owned()).filter(|name| !name.is_empty()),
        pharmacy: None,
    };
    let claim = (Some("Acetaminofén 500 mg"), Some("Farmacia Peña"));
    let texts = || ["Acetaminofén 500 mg", "Farmacia Peña"];
    for (sought, found) in [
        (of("", ""), true),
        (of("acetaminofen 500 MG", ""), true),
        (of("acetaminofen", ""), false),
        (of("", "pena"), true),
        (of("Acetaminofén 500 mg", "sur"), false),
    ] {
        assert_eq!(sought.is_of(claim, texts()), found, "{sought:?}");
    }
    assert!(!of("Acetaminofén", "").is_of((None, None), []));
}
