use proptest::prelude::*;

use super::*;

fn today() -> Day {
    Day::new(2027, 3, 4).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_birth_date_reads_in_every_common_form() {
    for typed in [
        "1962-03-14",
        "3/14/1962",
        "03-14-1962",
        "03.14.1962",
        "3 14 1962",
        "3/14/62",
        "03141962",
        "031462",
        "19620314",
        "March 14, 1962",
        "mar 14 1962",
        "14 March 1962",
        "March 14th 1962",
        "14 de marzo de 1962",
        "14/marzo/1962",
        "14/3/1962",
        "１９６２-03-14",
        "1962 March 14",
    ] {
        assert_eq!(birth_days(typed, today()).first(), Some(&day("1962-03-14")), "{typed}");
    }
}

#[test]
fn a_date_that_reads_two_ways_means_both_and_month_first_is_likelier() {
    assert_eq!(birth_days("3/4/1962", today()), [day("1962-03-04"), day("1962-04-03")]);
    assert_eq!(birth_days("3/14/24", today()), [day("2024-03-14"), day("1924-03-14")]);
    assert_eq!(birth_days("4 de mayo de 1962", today()), [day("1962-05-04")]);
    assert_eq!(birth_days("Sept 9 1971", today()), [day("1971-09-09")]);
}

#[test]
fn what_is_no_birth_date_of_anybody_alive_means_nothing() {
    for typed in
        ["", "soon", "1962", "13/32/1962", "3/14/1862", "3/14/2028", "2/30/1962", "1/2/3/4"]
    {
        assert_eq!(birth_days(typed, today()), [], "{typed}");
    }
}

#[test]
fn given_names_agree_in_the_forms_people_use() {
    for (typed, known, agrees) in [
        ("Ann", "Ann", true),
        ("ANN", "Ann Marie", true),
        ("Marie", "Ann Marie", true),
        ("Ann-Marie", "Ann Marie", true),
        ("AnnMarie", "Ann Marie", true),
        ("Jon", "Jonathan", true),
        ("José", "Jose", true),
        ("Bill", "William", true),
        ("Pepe", "José", true),
        ("A.", "Ann", true),
        ("Micheal", "Michael", true),
        ("Ann", "Bea", false),
        ("Bob", "Bill", false),
        ("", "Ann", false),
        ("Ann", "", false),
    ] {
        assert_eq!(given_agrees(typed, known), agrees, "{typed} {known}");
    }
}

#[test]
fn family_names_agree_with_hyphens_accents_parts_and_slips() {
    for (typed, known, agrees) in [
        ("García Márquez", "GARCIA-MARQUEZ", true),
        ("Márquez", "García Márquez", true),
        ("Garcia", "García Márquez", true),
        ("Smith", "Smith-Jones", true),
        ("Jones", "Smith-Jones", true),
        ("OBrien", "O’Brien", true),
        ("O Brien", "O'Brien", true),
        ("de la Cruz", "Cruz", true),
        ("Delacruz", "De la Cruz", true),
        ("Nuñez", "Nunez", true),
        ("Weiß", "Weiss", true),
        ("Ortiz Jr.", "Ortiz", true),
        ("Johnosn", "Johnson", true),
        ("Garcia Ruiz", "García López", false),
        ("Wood", "Ford", false),
        ("", "Ford", false),
    ] {
        assert_eq!(family_agrees(typed, known), agrees, "{typed} {known}");
    }
}

#[test]
fn a_card_number_reads_with_spaces_hyphens_letters_for_digits_and_a_person_code() {
    assert_eq!(number_readings(" jrx-204 817 "), ["jrx204817", "jrx2048"]);
    assert!(number_readings("JRX2O4817").contains(&"jrx204817".to_owned()));
    assert!(number_readings("JRX204817-01").contains(&"jrx204817".to_owned()));
    assert_eq!(number_readings("12"), Vec::<String>::new());
    assert_eq!(number_readings("--- ---"), Vec::<String>::new());
}

fn facts(given: &str, family: &str, birth: &str) -> CardFacts {
    let number = "JRX204817".into();
    CardFacts { number, given: given.into(), family: family.into(), birth: birth.into() }
}

fn person(of: u8, given: &str, family: &str, birth: &str) -> Candidate<u8> {
    let name = Name { given: vec![given.into()], family: family.into(), suffix: None };
    Candidate { of, names: vec![name], birth: birth.parse().ok() }
}

/// A household under one number: twins, and a father and son of one name.
fn household() -> Vec<Candidate<u8>> {
    vec![
        person(1, "Ann", "Ortiz", "1990-03-14"),
        person(2, "Bea", "Ortiz", "1990-03-14"),
        person(3, "Juan", "Ortiz", "1960-01-02"),
        person(4, "Juan", "Ortiz", "1992-01-02"),
    ]
}

#[test]
fn facts_find_the_one_person_they_can_mean() {
    for (given, family, birth, found) in [
        ("Ann", "Ortiz", "3/14/1990", Located::One(1)),
        ("Bea", "Ortiz", "14 marzo 1990", Located::One(2)),
        ("Ortiz", "Ann", "1990-03-14", Located::One(1)),
        ("Ann", "Newlywed", "1990-03-14", Located::One(1)),
        ("Juan", "Ortiz", "1/2/60", Located::One(3)),
        ("Juan", "Ortiz", "1/2/92", Located::One(4)),
        ("Juan", "Ortiz", "2/1/1992", Located::One(4)),
        ("Carl", "Ortiz", "1990-03-14", Located::Nobody),
        ("Ann", "Ortiz", "1990-03-15", Located::Nobody),
        ("Ann", "Ortiz", "", Located::Nobody),
    ] {
        let located = locate(&facts(given, family, birth), today(), &household());
        assert_eq!(located, found, "{given} {family} {birth}");
    }
}

#[test]
fn two_people_whom_the_facts_cannot_tell_apart_are_nobody_for_certain() {
    let twins =
        [person(1, "Ana", "Ortiz", "1990-03-14"), person(2, "Anabel", "Ortiz", "1990-03-14")];
    assert_eq!(locate(&facts("Ana", "Ortiz", "3/14/90"), today(), &twins), Located::Several);
}

#[test]
fn a_former_name_counts_as_much_as_todays() {
    let mut ann = person(1, "Ann", "Wood", "1990-03-14");
    ann.names.push(Name { given: vec!["Ann".into()], family: "Ortiz".into(), suffix: None });
    let other = person(2, "Ann", "Ford", "1990-03-14");
    let located = locate(&facts("Ann", "Ortiz", "3/14/1990"), today(), &[ann, other]);
    assert_eq!(located, Located::One(1));
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(a in "\\PC{0,24}", b in "\\PC{0,24}", c in "\\PC{0,24}") {
        let _ = birth_days(&a, today());
        let _ = number_readings(&b);
        let _ = (given_agrees(&a, &b), family_agrees(&b, &c));
        let _ = locate(&facts(&a, &b, &c), today(), &household());
    }

    #[test]
    fn any_day_reads_back_in_every_form(
        year in 1900_i16..2027, month in 1_i8..=12, d in 1_i8..=28
    ) {
        let wanted = Day::new(year, month, d).unwrap();
        let (m, y2) = (month, year % 100);
        for typed in [
            format!("{year}-{m:02}-{d:02}"), format!("{m}/{d}/{year}"), format!("{d}.{m}.{year}"),
            format!("{m:02}{d:02}{year}"), format!("{m:02}/{d:02}/{y2:02}"),
        ] {
            prop_assert!(birth_days(&typed, today()).contains(&wanted), "{}", typed);
        }
    }

    #[test]
    fn agreement_has_no_direction(a in "[A-Za-zé' -]{1,12}", b in "[A-Za-zé' -]{1,12}") {
        prop_assert_eq!(family_agrees(&a, &b), family_agrees(&b, &a));
    }

    #[test]
    fn a_name_agrees_with_itself(name in "[A-Za-zñ][A-Za-zéñ' -]{0,14}") {
        prop_assert!(given_agrees(&name, &name));
        prop_assert!(family_agrees(&name, &name));
    }

    /// Whoever is found always shares birth date and given name with what was typed.
    #[test]
    fn nobody_is_found_against_their_birth_date(
        given in "[A-C][a-z]{1,5}", family in "[O-P][a-z]{1,5}", birth in "19[0-9]{2}-0[1-9]-1[0-9]"
    ) {
        if let Located::One(of) = locate(&facts(&given, &family, &birth), today(), &household()) {
            let found = household().into_iter().find(|person| person.of == of).unwrap();
            prop_assert_eq!(found.birth, birth.parse().ok());
        }
    }
}
