use proptest::prelude::*;

use super::*;

fn name(given: &[&str], family: &str) -> Name {
    let given = given.iter().map(|one| (*one).into()).collect();
    Name { given, family: family.into(), suffix: None }
}

/// Whether a person with this name on file is come upon by what was typed.
fn is_found(typed: &str, on_file: &Name) -> bool {
    !typed_keys(typed).is_disjoint(&family_keys(&on_file.family)) && is_named(typed, on_file)
}

#[test]
fn a_family_name_is_found_however_it_is_written_and_by_either_of_two() {
    for (family, typed) in [
        ("O'Neil", &["O'Neil", "o’neil", "ONEIL", "O Neil", "Pat O'Neil", "O'Neil, Pat"][..]),
        ("O NEIL", &["O'Neil", "oneil"]),
        (
            "García Márquez",
            &["Garcia Marquez", "García", "MÁRQUEZ", "Pat García", "marquez garcia"],
        ),
        ("GARCIA-MARQUEZ", &["García Márquez", "Garcia"]),
        ("de la Cruz", &["De la Cruz", "Cruz", "Delacruz", "Pat de la Cruz"]),
        ("Delacruz", &["de la Cruz"]),
        ("Smith-Jones", &["Smith", "Jones", "Smith Jones", "smithjones"]),
        ("Woodward Jr.", &["Woodward", "Woodward, Jr., Pat", "Pat Woodward III"]),
        ("Nuñez", &["Nunez", "NUN\u{303}EZ"]),
        ("Weiß", &["Weiss"]),
        ("Le", &["Le", "Pat Le"]),
        ("O", &["O", "Pat O"]),
    ] {
        for typed in typed {
            assert!(is_found(typed, &name(&["Pat"], family)), "{family}: {typed}");
        }
    }
}

#[test]
fn another_name_or_a_piece_of_one_finds_nobody() {
    for (family, typed) in [
        ("Woodward", &["Wood", "Ward", "Woodwards", "W", ""][..]),
        ("García Márquez", &["García López", "Garc", "de"]),
        ("de la Cruz", &["de la", "la", "de"]),
        ("O'Neil", &["Neil", "O"]),
    ] {
        for typed in typed {
            assert!(!is_found(typed, &name(&["Pat"], family)), "{family}: {typed}");
        }
    }
}

#[test]
fn a_given_name_that_was_typed_counts_and_one_that_was_not_does_not() {
    let bill = name(&["William", "Lee"], "Woodward");
    for typed in ["Woodward", "William Woodward", "Bill Woodward", "Woodward, Lee", "W Woodward"] {
        assert!(is_found(typed, &bill), "{typed}");
    }
    for typed in ["Ann Woodward", "Woodward Bea"] {
        assert!(!is_found(typed, &bill), "{typed}");
    }
}

proptest! {
    #[test]
    fn nothing_typed_makes_more_than_a_few_keys(typed in "\\PC{0,120}") {
        prop_assert!(typed_keys(&typed).len() <= 18);
        prop_assert!(family_keys(&typed).len() <= MOST_PARTS + 1);
    }

    #[test]
    fn whoever_types_the_whole_name_on_file_finds_it(
        given in "[A-Z][a-zé]{2,8}", family in "[A-Z][a-zñ]{2,9}([ -][A-Z][a-zó]{2,9})?"
    ) {
        let on_file = name(&[&given], &family);
        let (spoken, listed) = ([&*given, &*family].join(" "), [&*family, &*given].join(", "));
        prop_assert!(is_found(&spoken, &on_file) && is_found(&listed.to_uppercase(), &on_file));
    }
}
