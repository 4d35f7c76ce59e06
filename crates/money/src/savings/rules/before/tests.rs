use super::*;

fn fill(pharmacy: &str, day: &str, (days, cents): (u16, i64)) -> Bought {
    Bought {
        medicine: "Atorvastatin 20 mg tablet".to_owned().into(),
        ndc: None,
        pharmacy: pharmacy.to_owned().into(),
        day: day.parse().unwrap(),
        status: ClaimStatus::Paid,
        days,
        cost: Money::cents(cents),
    }
}

/// `medicine: pharmacy days cents, …; …`
fn check(fills: Vec<Bought>, expected: &str) {
    let said =
        |one: &Bought| format!("{} {} {}", one.pharmacy.as_str(), one.days, one.cost.as_cents());
    let told = by_pharmacy(fills);
    let told: Vec<String> = told
        .iter()
        .map(|before| before.fills.iter().map(said).collect::<Vec<_>>().join(", "))
        .collect();
    assert_eq!(told.join("; "), expected);
}

#[test]
fn each_pharmacy_is_told_by_its_newest_fill_the_cheapest_first() {
    check(
        vec![
            fill("Larkspur", "2027-01-10", (30, 1_500)),
            fill("Millwheel", "2027-02-10", (30, 900)),
            fill("LARKSPUR", "2027-03-10", (30, 1_200)),
        ],
        "Millwheel 30 900, LARKSPUR 30 1200",
    );
}

#[test]
fn only_as_much_of_the_same_medicine_is_compared() {
    let other = |strength: &str, one: Bought| Bought {
        medicine: format!("Atorvastatin {strength} mg tablet").into(),
        ..one
    };
    let month = || fill("Larkspur", "2027-01-10", (30, 1_500));
    check(vec![month()], "");
    check(vec![month(), fill("Larkspur", "2027-02-10", (30, 900))], "");
    check(vec![month(), fill("Millwheel", "2027-02-10", (90, 2_400))], "");
    check(vec![month(), other("40", fill("Millwheel", "2027-02-10", (30, 900)))], "");
    // What cannot be compared stands beside what can.
    check(
        vec![
            month(),
            fill("Millwheel", "2027-02-10", (90, 2_400)),
            fill("Millwheel", "2027-02-10", (30, 900)),
        ],
        "Millwheel 30 900, Larkspur 30 1500, Millwheel 90 2400",
    );
}

#[test]
fn what_was_not_covered_or_was_taken_back_is_no_price() {
    for status in [ClaimStatus::Denied, ClaimStatus::Reversed] {
        let none = Bought { status, ..fill("Millwheel", "2027-02-10", (30, 900)) };
        check(vec![fill("Larkspur", "2027-01-10", (30, 1_500)), none], "");
    }
}
