use proptest::prelude::*;

use super::typed::LINE;
use super::*;

fn typed(street: &str, city: &str, (state, zip): (&str, &str)) -> Typed {
    let (street, city) = (street.into(), city.into());
    let when = Some(When::Asked);
    Typed { street, city, state: state.into(), zip: zip.into(), when, ..Typed::default() }
}

fn faults(typed: &Typed) -> Vec<(&'static str, &'static str)> {
    let faults = typed.check().map_or_else(|faults| faults, |_| Vec::new());
    faults.into_iter().map(|wrong| (wrong.field, wrong.key)).collect()
}

fn label(typed: &Typed) -> Vec<String> {
    let own = vec![(AddressId::new([1; 16]), typed.check().unwrap())];
    gather(None, own, None)[0].parcel().into_iter().map(|line| line.0).collect()
}

#[test]
fn an_address_is_printed_as_the_post_office_writes_it() {
    let albany = typed(" 1200  Juniper\tLane ", "Albany", ("NY", "12207"));
    assert_eq!(label(&albany), ["1200 Juniper Lane", "Albany, NY 12207"]);
    let unit = Typed { unit: "Apt 4".into(), ..albany };
    assert_eq!(label(&unit), ["1200 Juniper Lane", "Apt 4", "Albany, NY 12207"]);
    let ponce = typed("150 Calle A", "San Juan", ("PR", "009263232"));
    for written in ["Las Gladiolas", "Urb. Las Gladiolas", "Urbanización Las Gladiolas"] {
        let ponce = Typed { urbanization: written.into(), ..ponce.clone() };
        let lines = ["URB Las Gladiolas", "150 Calle A", "San Juan, PR 00926-3232"];
        assert_eq!(label(&ponce), lines, "{written}");
    }
    let base = typed("PSC 802 Box 74", "apo", ("AE", "09499-0074"));
    assert_eq!(label(&base), ["PSC 802 Box 74", "APO AE 09499-0074"]);
    assert!(typed("USS Nimitz", "FPO", ("AP", "96620")).check().is_ok());
    // As it stands on their mail, with the region behind it.
    for city in ["APO AE", "apo, ae"] {
        let base = typed("PSC 802 Box 74", city, ("AE", "09499-0074"));
        assert_eq!(label(&base), ["PSC 802 Box 74", "APO AE 09499-0074"], "{city}");
    }
}

#[test]
fn what_is_wrong_is_said_of_its_own_field() {
    let good = ("NY", "12207");
    let table = [
        (typed("1 Elm St", "Albany", good), vec![]),
        (typed("", "Albany", good), vec![("street", "address-wrong-street")]),
        (typed("--", "Albany", good), vec![("street", "address-wrong-street")]),
        (typed("1 Elm St", "12207", good), vec![("city", "address-wrong-city")]),
        (typed("1 Elm St", "Albany", ("", "12207")), vec![("state", "address-wrong-state")]),
        (typed("1 Elm St", "Albany", ("NY", "1220")), vec![("zip", "address-wrong-zip")]),
        (typed("1 Elm St", "Albany", ("NJ", "12207")), vec![("zip", "address-wrong-zip-state")]),
        (typed("1 Elm St", "Albany", ("NY", "00000")), vec![("zip", "address-wrong-zip-nowhere")]),
        (typed("1 Elm St", "APO", ("AE", "09499")), vec![("street", "address-wrong-unit")]),
        (typed("PSC 3 Box 20", "Ramstein", ("AE", "09499")), vec![("city", "address-wrong-apo")]),
        (typed("PSC 3 Box 20", "APO", good), vec![("state", "address-wrong-region")]),
        (typed(&"x".repeat(47), "Albany", good), vec![("street", "address-wrong-long")]),
        (
            typed("", "", ("", "")),
            vec![
                ("street", "address-wrong-street"),
                ("city", "address-wrong-city"),
                ("state", "address-wrong-state"),
                ("zip", "address-wrong-zip"),
            ],
        ),
    ];
    for (typed, wrong) in table {
        assert_eq!(faults(&typed), wrong, "{typed:?}");
    }
    let elsewhere =
        Typed { urbanization: "Las Gladiolas".into(), ..typed("1 Elm St", "Albany", good) };
    assert_eq!(faults(&elsewhere), [("urbanization", "address-wrong-urbanization")]);
}

#[test]
fn months_may_go_over_the_turn_of_the_year_and_are_never_all_of_it() {
    let day = |month| Day::new(2027, month, 15).unwrap();
    let winter = Season::new(11, 4).unwrap();
    let held: Vec<i8> = (1..=12).filter(|month| winter.holds(day(*month))).collect();
    assert_eq!(held, [1, 2, 3, 4, 11, 12]);
    let june = Season::new(6, 6).unwrap();
    assert!(june.holds(day(6)) && !june.holds(day(7)) && !june.holds(day(5)));
    for (from, to) in [(1, 12), (6, 5), (0, 3), (3, 13)] {
        assert_eq!(Season::new(from, to), None, "{from} {to}");
    }
    let good = typed("1 Elm St", "Albany", ("NY", "12207"));
    let odd = Typed { when: Some(When::Months), from: "x".into(), ..good };
    assert_eq!(faults(&odd), [("from", "address-wrong-months")]);
    let open = Typed { from: "3".into(), ..odd };
    assert_eq!(faults(&open), [("to", "address-wrong-months")]);
    let whole = Typed { to: "2".into(), ..open };
    assert_eq!(faults(&whole), [("from", "address-wrong-season")]);
}

#[test]
fn when_things_go_there_is_asked_and_months_are_never_dropped_unsaid() {
    let (missing, unsaid) = ("address-wrong-when", "address-wrong-when-months");
    let months = Some(When::Months);
    for (when, from, to, wrong) in [
        (None, "", "", vec![("when", missing)]),
        (None, "11", "4", vec![("when", unsaid)]),
        (Some(When::Asked), "11", "4", vec![("when", unsaid)]),
        (Some(When::Always), "", "4", vec![("when", unsaid)]),
        (Some(When::Always), "", "", vec![]),
        (Some(When::Asked), "", "", vec![]),
        (months, "11", "4", vec![]),
        (months, "", "", vec![("from", "address-wrong-months")]),
    ] {
        let (from, to) = (from.into(), to.into());
        let typed = Typed { when, from, to, ..typed("1 Elm St", "Albany", ("NY", "12207")) };
        assert_eq!(faults(&typed), wrong, "{when:?} {typed:?}");
        assert!(
            typed.check().is_err() || typed.check().unwrap().season.is_some() == (when == months)
        );
    }
}

#[test]
fn it_is_known_beforehand_where_things_go_once_an_address_is_saved() {
    let entry = |street, season| Entry {
        season,
        ..typed(street, "Albany", ("NY", "12207")).check().unwrap()
    };
    let (one, two) = (AddressId::new([1; 16]), AddressId::new([2; 16]));
    let (home, winter) = (entry("1 Elm St", None), entry("2 Elm St", Season::new(11, 4)));
    let plan = records::Address { lines: vec!["9 Oak St".into()], ..records::Address::default() };
    let stands = || (vec![(one, home.clone())], Some(one));
    let none = || (Vec::new(), None);
    let table = [
        (Some(plan.clone()), none(), (one, &home, true), [Which::Own(one); 2]),
        (Some(plan.clone()), none(), (one, &home, false), [Which::Plan; 2]),
        (None, none(), (one, &home, false), [Which::Own(one); 2]),
        (Some(plan.clone()), none(), (two, &winter, false), [Which::Own(two), Which::Plan]),
        (Some(plan.clone()), stands(), (two, &winter, false), [Which::Own(two), Which::Own(one)]),
        // It was preferred, and is not any more.
        (Some(plan.clone()), stands(), (one, &home, false), [Which::Plan; 2]),
        (
            Some(plan),
            (vec![(two, winter.clone())], None),
            (one, &home, true),
            [Which::Own(two), Which::Own(one)],
        ),
    ];
    for (plan, stands, saved, goes) in table {
        let all = gather_with(plan, stands, saved);
        let which = |month| all[goes_to(&all, Day::new(2027, month, 15).unwrap()).unwrap()].which;
        assert_eq!([which(1), which(7)], goes, "{saved:?}");
    }
}

#[test]
fn things_go_to_the_place_of_the_season_then_to_the_preferred_one_then_to_the_plans() {
    let entry = |street, season| Entry {
        season,
        ..typed(street, "Albany", ("NY", "12207")).check().unwrap()
    };
    let (one, two) = (AddressId::new([1; 16]), AddressId::new([2; 16]));
    let own = || vec![(one, entry("1 Elm St", None)), (two, entry("2 Elm St", Season::new(11, 4)))];
    let plan = records::Address { lines: vec!["9 Oak St".into()], ..records::Address::default() };
    let day = |month| Day::new(2027, month, 15).unwrap();
    let which = |all: &[Address], month| goes_to(all, day(month)).map(|at| all[at].which);
    let table = [
        (gather(Some(plan.clone()), own(), Some(one)), [Which::Own(two), Which::Own(one)]),
        (gather(Some(plan.clone()), own(), None), [Which::Own(two), Which::Plan]),
        (gather(None, own(), None), [Which::Own(two), Which::Own(one)]),
        (gather(None, own()[1..].to_vec(), None), [Which::Own(two), Which::Own(two)]),
    ];
    for (all, [winter, summer]) in table {
        assert_eq!((which(&all, 1), which(&all, 7)), (Some(winter), Some(summer)));
        assert!(all.iter().filter(|address| address.preferred).count() <= 1);
    }
    assert_eq!(goes_to(&gather(Some(records::Address::default()), Vec::new(), None), day(1)), None);
}

#[test]
fn a_post_office_box_is_known_however_it_is_written() {
    for line in ["PO Box 12", "P.O. Box 12", "p. o. box 12", "Post Office Box 9", "POB 3"] {
        assert!(is_box(line), "{line}");
    }
    for line in ["Box 77", "Apartado 1234", "Apdo. 12", "12 Main St PO Box 4", "GPO Box 4"] {
        assert!(is_box(line), "{line}");
    }
    for line in ["HC 1 Box 30", "RR 2 Box 152", "PSC 3 Box 20", "12 Boxwood Lane", "1 Poe St", ""] {
        assert!(!is_box(line), "{line}");
    }
}

#[test]
fn a_recovery_and_a_change_of_address_stay_three_days_apart() {
    let now = Timestamp::from_seconds(1_800_000_000);
    let until = now + APART;
    assert_eq!(may_change(Some(now), now), Err(NotNow::Recovered { until }));
    assert_eq!(may_change(Some(now), until), Ok(()));
    assert_eq!(may_change(None, now), Ok(()));
    assert_eq!(may_add(MOST), Err(NotNow::Enough));
    assert_eq!(may_add(MOST - 1), Ok(()));
}

#[test]
fn an_address_is_named_in_a_form_and_read_again() {
    for which in [Which::Plan, Which::Own(AddressId::new([7; 16]))] {
        assert_eq!(which.to_string().parse(), Ok(which));
    }
    assert!("".parse::<Which>().is_err());
}

proptest! {
    /// Whatever is typed, a checked address prints lines that fit a label, and checks again.
    #[test]
    fn whatever_passes_fits_a_label_and_passes_again(
        street in "\\PC{0,60}", unit in "\\PC{0,60}", city in "\\PC{0,20}", zip in "122[0-9]{2}",
    ) {
        let unit = unit.as_str().into();
        let typed = Typed { unit, ..typed(&street, &city, ("NY", &zip)) };
        if let Ok(entry) = typed.check() {
            for line in [&entry.street, &entry.unit, &entry.city] {
                prop_assert!(line.chars().count() <= LINE);
                prop_assert!(!line.contains(char::is_control));
            }
            prop_assert_eq!(Typed::of(&entry, true).check(), Ok(entry));
        }
    }
}
