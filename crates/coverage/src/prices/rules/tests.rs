use super::*;

fn share(place: &str, copay: Option<i64>, coinsurance: Option<u32>) -> CostShare {
    CostShare {
        tier: "generic".into(),
        pharmacy_type: place.into(),
        copay: copay.map(Money::cents),
        coinsurance,
        copay_when: None,
        coinsurance_when: None,
    }
}

#[test]
fn places_are_read_in_the_guides_own_words() {
    let place = |out_of_network, months, by_mail| Place { out_of_network, months, by_mail };
    for (word, read) in [
        ("1-month-in-retail", Some(place(false, 1, false))),
        ("1-month-out-retail", Some(place(true, 1, false))),
        ("1-month-in-mail", Some(place(false, 1, true))),
        ("1-month-out-mail", Some(place(true, 1, true))),
        ("3-month-in-retail", Some(place(false, 3, false))),
        ("3-month-out-retail", Some(place(true, 3, false))),
        ("3-month-in-mail", Some(place(false, 3, true))),
        ("3-month-out-mail", Some(place(true, 3, true))),
        ("2-month-in-mail", None),
        ("1-month-in", None),
        ("1-month-in-retail-x", None),
        ("", None),
    ] {
        assert_eq!(Place::read(word), read, "{word}");
    }
}

#[test]
fn mail_saves_only_where_both_prices_are_copays_and_it_is_less() {
    let money = |cents| Some(cents);
    for (month, mail, saved) in [
        ((money(1_200), None), (money(2_400), None), Some(1_200)),
        ((money(500), None), (money(1_500), None), None),
        ((money(500), None), (money(2_000), None), None),
        ((None, Some(40_000)), (None, Some(40_000)), None),
        ((money(1_200), None), (None, Some(25_000)), None),
        ((money(1_200), Some(10_000)), (money(2_400), None), None),
        ((money(1_200), Some(0)), (money(0), Some(0)), Some(3_600)),
    ] {
        let shares = [
            share("1-month-in-retail", month.0, month.1),
            share("3-month-in-mail", mail.0, mail.1),
            share("3-month-out-mail", money(1), None),
        ];
        let saving = by_mail(&prices(&shares)).map(|saving| saving.saved().as_cents());
        assert_eq!(saving, saved, "{month:?} {mail:?}");
    }
    assert_eq!(by_mail(&prices(&[share("1-month-in-retail", money(500), None)])), None);
}

#[test]
fn what_hangs_on_a_deductible_is_no_exact_price() {
    use Deductible::{After, Before, Waived};
    for (copay_when, coinsurance_when, exact) in [
        (None, None, true),
        (Some(Waived), None, true),
        (Some(After), None, false),
        (Some(Before), None, false),
        (None, Some(After), false),
    ] {
        let nothing = coinsurance_when.map(|_| 0);
        let share = CostShare {
            copay_when,
            coinsurance_when,
            ..share("1-month-in-retail", Some(1_200), nothing)
        };
        let found = month_in_network(&prices(&[share]));
        assert_eq!(found.is_some(), exact, "{copay_when:?} {coinsurance_when:?}");
    }
}

#[test]
fn a_price_for_one_is_multiplied_before_it_is_rounded() {
    for (per_unit, units, cents) in [(3_456, 30, 104), (333, 30, 10), (16, 30, 0), (17, 30, 1)] {
        assert_eq!(units_cost(per_unit, units), Money::cents(cents), "{per_unit}");
    }
}

#[test]
fn a_tier_is_lower_only_where_both_are_steps_of_the_guide() {
    for (tier, than, lower) in [
        ("generic", "preferred-brand", true),
        ("preferred-generic", "generic", true),
        ("preferred-brand", "generic", false),
        ("generic", "generic", false),
        ("tier-1", "specialty", false),
        ("generic", "medical-service", false),
        ("non-preferred-generic", "specialty", false),
    ] {
        assert_eq!(is_lower(tier, than), lower, "{tier} {than}");
    }
}

#[test]
fn percents_are_said_without_needless_zeros() {
    for (thousandths, said) in [(25_000, "25"), (12_500, "12.5"), (125, "0.125"), (0, "0")] {
        assert_eq!(percent(thousandths), said);
    }
}
