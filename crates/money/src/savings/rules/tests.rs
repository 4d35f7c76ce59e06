use super::*;

fn fill(ndc: &str, day: &str) -> Fill {
    Fill {
        ndc: ndc.parse().unwrap(),
        day: day.parse().unwrap(),
        status: ClaimStatus::Paid,
        days: Some(30),
        network: Some(Network::In),
        cost: Some(Money::cents(1_200)),
    }
}

#[test]
fn only_what_is_filled_again_and_lately_is_a_habit() {
    let today: Day = "2027-06-01".parse().unwrap();
    let denied = Fill { status: ClaimStatus::Denied, ..fill("99101100130", "2027-05-20") };
    let fills = [
        fill("99101100330", "2026-07-01"),
        fill("99101100330", "2026-08-01"),
        fill("99101100230", "2027-04-20"),
        fill("99101100230", "2027-05-20"),
        fill("99101100130", "2027-05-01"),
        denied,
    ];
    let found = habits(fills, today);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].ndc.as_str(), found[0].fills), ("99101100230", 2));
}

#[test]
fn advice_stands_on_two_known_figures_and_on_a_saving() {
    let cents = Money::cents;
    let mail = Saving { dearer: cents(3_600), cheaper: cents(2_400) };
    let deals = Deals { by_mail: Some(mail), month_in_network: Some(cents(1_200)) };
    let network = |dearer| {
        let (dearer, cheaper) = (cents(dearer), cents(1_200));
        Some(Advice::InNetwork(Saving { dearer, cheaper }))
    };
    let by_mail = |dearer| {
        let (dearer, cheaper) = (cents(dearer), cents(2_400));
        Some(Advice::ByMail(Saving { dearer, cheaper }))
    };
    let nothing = Deals::default();
    let (inside, outside) = (Some(Network::In), Some(Network::Out));
    for (days, place, cost, deals, wanted) in [
        (Some(30), inside, Some(1_200), deals, Some(Advice::ByMail(mail))),
        (Some(30), None, Some(1_200), deals, Some(Advice::ByMail(mail))),
        // What is not known is not compared, and nobody pays less than nothing.
        (Some(30), None, None, deals, None),
        (Some(30), inside, Some(0), deals, None),
        (Some(30), inside, Some(800), deals, None),
        (Some(30), inside, Some(900), deals, by_mail(2_700)),
        (Some(30), inside, Some(9_000), deals, Some(Advice::ByMail(mail))),
        (Some(90), inside, Some(3_600), deals, None),
        (None, inside, Some(1_200), deals, None),
        (Some(30), outside, Some(4_000), deals, network(4_000)),
        (Some(30), outside, Some(1_200), deals, None),
        (Some(30), outside, None, deals, None),
        (Some(30), inside, Some(1_200), nothing, None),
        (Some(30), outside, Some(4_000), nothing, None),
    ] {
        let habit = Habit {
            ndc: "99101100230".parse().unwrap(),
            last: "2027-05-20".parse().unwrap(),
            fills: 2,
            days,
            network: place,
            cost: cost.map(cents),
        };
        let found = advice(&habit, deals, None, |_| false);
        assert_eq!(found, wanted, "{days:?} {place:?} {cost:?}");
    }
}

#[test]
fn one_thing_is_advised_at_a_time_and_what_is_hidden_makes_room_for_the_next() {
    let cents = Money::cents;
    let saving = |dearer, cheaper| Saving { dearer: cents(dearer), cheaper: cents(cheaper) };
    let deals = Deals { by_mail: Some(saving(3_600, 2_400)), month_in_network: Some(cents(1_200)) };
    let equal = Equal {
        of: "Lipitor 20 mg tablet".into(),
        name: "Atorvastatin 20 mg tablet".into(),
        saving: saving(4_500, 500),
        lower_tier: true,
    };
    let (inside, outside) = (Some(Network::In), Some(Network::Out));
    for (place, days, has_equal, hidden, wanted) in [
        (inside, 30, true, &[] as &[Kind], Some(Kind::Equal)),
        (None, 30, true, &[], Some(Kind::Equal)),
        (inside, 90, true, &[], None),
        (inside, 30, false, &[], Some(Kind::Mail)),
        (inside, 30, true, &[Kind::Equal], Some(Kind::Mail)),
        (inside, 30, true, &[Kind::Mail], Some(Kind::Equal)),
        (inside, 30, true, &[Kind::Mail, Kind::Equal], None),
        (outside, 30, true, &[], Some(Kind::Network)),
        (outside, 30, true, &[Kind::Network], None),
    ] {
        let habit = Habit {
            ndc: "99101100230".parse().unwrap(),
            last: "2027-05-20".parse().unwrap(),
            fills: 2,
            days: Some(days),
            network: place,
            cost: Some(cents(4_500)),
        };
        let equal = Some(equal.clone()).filter(|_| has_equal);
        let found = advice(&habit, deals, equal, |kind| hidden.contains(&kind));
        assert_eq!(found.map(|one| one.kind()), wanted, "{place:?} {days} {hidden:?}");
    }
}

#[test]
fn an_equal_is_compared_with_what_the_member_pays_today() {
    let cents = Money::cents;
    let equal = Equal {
        of: "Lipitor 20 mg tablet".into(),
        name: "Atorvastatin 20 mg tablet".into(),
        saving: Saving { dearer: cents(4_500), cheaper: cents(500) },
        lower_tier: true,
    };
    for (cost, saved) in [
        (None, None),
        (Some(0), None),
        (Some(500), None),
        (Some(900), Some(400)),
        (Some(6_000), Some(4_000)),
    ] {
        let last = fill("99101100230", "2027-05-20");
        let habit = Habit {
            ndc: last.ndc,
            last: last.day,
            fills: 2,
            days: last.days,
            network: last.network,
            cost: cost.map(cents),
        };
        let found = match advice(&habit, Deals::default(), Some(equal.clone()), |_| false) {
            Some(Advice::Equal(equal)) => Some(equal.saving.saved()),
            _ => None,
        };
        assert_eq!(found, saved.map(cents), "{cost:?}");
    }
}

#[test]
fn a_kind_is_read_back_from_its_own_word() {
    for kind in [Kind::Network, Kind::Equal, Kind::Mail] {
        assert_eq!(kind.word().parse::<Kind>().ok(), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
    }
    assert!("other".parse::<Kind>().is_err());
}
