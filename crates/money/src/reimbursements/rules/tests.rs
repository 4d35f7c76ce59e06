use proptest::prelude::*;

use super::*;

fn today() -> Day {
    "2027-03-04".parse().unwrap()
}

fn known() -> Known {
    let day = |text: &str| text.parse().ok();
    let spans = vec![(day("2026-01-01"), day("2026-06-30")), (day("2026-09-01"), None)];
    Known { today: Some(today()), spans }
}

fn sound() -> Typed {
    Typed {
        medicine: "Amoxicillin 500 mg capsule".into(),
        pharmacy: "Harbor Street Drugs".into(),
        town: "Portland, ME".into(),
        day: "2/12/2027".into(),
        quantity: "21".into(),
        days: "7".into(),
        paid: "$41.80".into(),
        why: "away".into(),
        ..Typed::default()
    }
}

/// What is wrong, as `field key` each.
fn wrong(typed: &Typed) -> Vec<String> {
    let told = |wrong: Vec<Wrong>| {
        let one = |w: &Wrong| format!("{} {}", w.field, w.key.replace("reimbursement-", ""));
        wrong.iter().map(one).collect()
    };
    typed.read(&known()).err().map(told).unwrap_or_default()
}

#[test]
fn a_form_that_holds_together_says_what_it_says() {
    let answers = sound().read(&known()).unwrap();
    assert_eq!(answers.paid.0, Money::cents(4_180));
    assert_eq!(answers.filled.0, "2027-02-12".parse().unwrap());
    assert_eq!((answers.quantity.0, answers.days.0), (Quantity::whole(21), 7));
    // What was picked counts before what was typed.
    let picked = Typed { picked: "Metformin 500 mg".into(), ..sound() };
    assert_eq!(picked.read(&known()).unwrap().medicine.as_str(), "Metformin 500 mg");
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_by_its_field() {
    assert_eq!(
        wrong(&Typed::default()),
        [
            "medicine medicine-missing",
            "quantity quantity-missing",
            "days days-missing",
            "pharmacy pharmacy-missing",
            "town town-missing",
            "day day-missing",
            "paid paid-missing",
            "why why-missing",
        ]
    );
}

#[test]
fn days_are_held_against_today_and_the_coverage() {
    for (day, found) in [
        ("3/4/2027", vec![]),
        ("3/5/2027", vec!["day day-future"]),
        ("soon", vec!["day day-wrong"]),
        ("1/2/1999", vec!["day day-wrong"]),
        ("12/31/2025", vec![]),
        ("6/30/2026", vec![]),
        ("7/1/2026", vec!["day day-between"]),
        ("9/1/2026", vec![]),
    ] {
        assert_eq!(wrong(&Typed { day: day.into(), ..sound() }), found, "{day}");
    }
    let ended = Known { spans: vec![(None, "2027-01-31".parse().ok())], ..known() };
    let after = sound().read(&ended).unwrap_err();
    assert_eq!((after[0].key, after[0].day), ("reimbursement-day-after", ended.spans[0].1));
    // What lies before the first one we know of is warned of, and taken.
    assert_eq!(known().begins(), "2026-01-01".parse().ok());
    assert_eq!(ended.begins(), None);
    // Where no coverage is known nobody is turned away.
    assert!(sound().read(&Known { spans: Vec::new(), ..known() }).is_ok());
}

#[test]
fn amounts_and_quantities_are_read_and_absurd_ones_are_told() {
    for (paid, found) in [
        ("41", vec![]),
        ("0", vec!["paid paid-zero"]),
        ("-5", vec!["paid paid-zero"]),
        ("a lot", vec!["paid paid-wrong"]),
        ("50000", vec![]),
        ("50000.01", vec!["paid paid-most"]),
        ("4539578763621486", vec!["paid paid-wrong"]),
    ] {
        assert_eq!(wrong(&Typed { paid: paid.into(), ..sound() }), found, "{paid}");
    }
    for (quantity, sound_) in
        [("30", true), ("2.5", true), ("1,000", true), ("0", false), ("1e3", false), ("-3", false)]
    {
        let found = wrong(&Typed { quantity: quantity.into(), ..sound() });
        assert_eq!(found.is_empty(), sound_, "{quantity}");
    }
    for (days, sound_) in [("1", true), ("366", true), ("0", false), ("367", false), ("x", false)] {
        assert_eq!(wrong(&Typed { days: days.into(), ..sound() }).is_empty(), sound_, "{days}");
    }
}

#[test]
fn a_reason_may_ask_for_more() {
    let why = |why: &str| Typed { why: why.into(), ..sound() };
    assert_eq!(wrong(&why("other-insurance")), ["other_paid other-missing"]);
    let part = Typed { other_paid: "12".into(), ..why("other-insurance") };
    assert_eq!(part.read(&known()).unwrap().other_paid, Some(Private(Money::cents(1_200))));
    assert_eq!(wrong(&why("other")), ["words words-missing"]);
    let said = Typed { words: "The card came late.".into(), ..why("other") };
    assert!(wrong(&said).is_empty());
    // An amount beside another reason says nothing.
    let left = Typed { other_paid: "a part".into(), ..sound() };
    assert_eq!(left.read(&known()).unwrap().other_paid, None);
}

#[test]
fn no_card_number_and_no_endless_text_gets_in() {
    let card = "4539 5787 6362 1486";
    for typed in [
        Typed { medicine: card.into(), ..sound() },
        Typed { rx_number: card.into(), ..sound() },
        Typed { words: format!("Charge {card}").into(), ..sound() },
    ] {
        assert!(wrong(&typed)[0].ends_with("text-card"), "{:?}", wrong(&typed));
    }
    let long = Typed { pharmacy: "a".repeat(LONGEST + 1).into(), ..sound() };
    assert_eq!(wrong(&long), ["pharmacy text-long"]);
}

#[test]
fn the_same_money_is_known_again_however_its_name_is_written() {
    let one = sound().read(&known()).unwrap();
    let other =
        Typed { medicine: " amoxicillin 500 MG  capsule".into(), why: "no-card".into(), ..sound() };
    assert!(one.is_same(&other.read(&known()).unwrap()));
    for other in [
        Typed { paid: "41.81".into(), ..sound() },
        Typed { day: "2/13/2027".into(), ..sound() },
        Typed { rx_number: "12".into(), ..sound() },
    ] {
        assert!(!one.is_same(&other.read(&known()).unwrap()));
    }
    assert!(is_named_alike("Amoxicillin 500 mg capsule", "amoxicillin"));
    assert!(!is_named_alike("Amoxicillin 500 mg", "Metformin") && !is_named_alike("", "x"));
}

proptest! {
    #[test]
    fn no_form_stops_us_and_whatever_is_taken_is_within_bounds(
        day in ".{0,14}",
        quantity in "[0-9.,a-]{0,9}",
        days in "[0-9-]{0,6}",
        paid in "[0-9.,$ -]{0,14}",
        words in "\\PC{0,40}",
    ) {
        let typed = Typed {
            day: day.into(),
            quantity: quantity.into(),
            days: days.into(),
            paid: paid.into(),
            words: words.into(),
            ..sound()
        };
        if let Ok(answers) = typed.read(&known()) {
            prop_assert!(answers.paid.0 > Money::ZERO && answers.paid.0 <= MOST_PAID);
            prop_assert!((1..=MOST_DAYS).contains(&answers.days.0));
            prop_assert!(answers.quantity.0.as_thousandths() > 0);
            prop_assert!(answers.filled.0 <= today());
        }
    }
}
