use base::Private;
use proptest::prelude::*;

use super::*;

fn check(typed: &str, expected: &str) {
    let told = sought(typed).map(|sought| match sought {
        Sought::Zip(zip) => zip,
        Sought::City { city, state: None } => city,
        Sought::City { city, state: Some(state) } => format!("{city} in {state}"),
    });
    assert_eq!(told.as_deref().unwrap_or("nothing"), expected, "{typed:?}");
}

#[test]
fn a_zip_code_or_a_city_is_understood_as_people_type_it() {
    for (typed, expected) in [
        (" 97998 ", "97998"),
        ("97998-1234", "97998"),
        ("97 998", "97998"),
        ("979981234", "97998"),
        ("00998", "00998"),
        ("Fernhollow, OR 97998", "97998"),
        ("Fernhollow OR 97998-1234", "97998"),
        ("９７９９８", "97998"),
        ("FERNHOLLOW", "fernhollow"),
        ("Fernhollow, OR", "fernhollow in OR"),
        ("fernhollow or", "fernhollow in OR"),
        ("Fernhollow, Oregon", "fernhollow"),
        ("arroyo duenas", "arroyo duenas"),
        ("Arroyo  Dueñas", "arroyo duenas"),
        ("St. Paul, MN", "saint paul in MN"),
        ("Saint Paul MN", "saint paul in MN"),
        ("O’Fallon", "ofallon"),
        ("Winston-Salem", "winston salem"),
        // A code alone is no state of nothing.
        ("OR", "or"),
    ] {
        check(typed, expected);
    }
}

#[test]
fn what_is_neither_is_not_guessed_at() {
    for typed in ["", "  ", "a", "9799", "979981", "12 Main Street", "97998 Fernhollow", "--", "½"]
    {
        check(typed, "nothing");
    }
}

fn pharmacy(city: &str, zip: &str) -> Provider {
    Provider {
        refs: Vec::new(),
        kind: ProviderKind::Pharmacy,
        name: "Larkspur Street Pharmacy".into(),
        npi: None,
        ncpdp: None,
        phones: Vec::new(),
        lines: Vec::new(),
        address: Some(Address {
            lines: Vec::new(),
            city: Private(city.into()),
            state: "or".into(),
            postal_code: Private(zip.into()),
        }),
        mail_order: false,
    }
}

#[test]
fn a_pharmacy_is_where_its_address_says_and_by_mail_it_is_nowhere() {
    for (city, zip, expected) in [
        ("Fernhollow", "97998-1234", Some(("97998", "fernhollow"))),
        ("Quillport", "4998", Some(("04998", "quillport"))),
        ("Villa Jacinta", "998", Some(("00998", "villa jacinta"))),
        ("Fernhollow", "on file", Some(("", "fernhollow"))),
        ("", "97998", Some(("97998", ""))),
        ("", "", None),
    ] {
        let spot = spot(&pharmacy(city, zip));
        let told = spot.as_ref().map(|spot| (spot.zip.as_str(), spot.city.as_str()));
        assert_eq!(told, expected, "{city} {zip}");
    }
    let by_mail = spot(&Provider { mail_order: true, ..pharmacy("Fernhollow", "97998") }).unwrap();
    assert_eq!((by_mail.zip.as_str(), by_mail.city.as_str(), by_mail.by_mail), ("", "", true));
    let homeless = Provider { address: None, ..pharmacy("", "") };
    assert_eq!(spot(&homeless), None);
    for kind in [ProviderKind::Prescriber, ProviderKind::Payer, ProviderKind::Other] {
        assert_eq!(spot(&Provider { kind, ..pharmacy("Fernhollow", "97998") }), None);
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_a_zip_code_has_five_digits_and_a_city_letters(typed in "\\PC{0,40}") {
        match sought(&typed) {
            Some(Sought::Zip(zip)) => {
                prop_assert!(zip.len() == 5 && zip.bytes().all(|byte| byte.is_ascii_digit()));
                prop_assert_eq!(area(&zip).len(), 3);
            }
            Some(Sought::City { city, .. }) => prop_assert!(city.chars().any(char::is_alphabetic)),
            None => {}
        }
    }

    #[test]
    fn a_city_is_found_by_the_words_its_address_has(city in "\\p{L}{2,12}( [a-z]{3,8})?") {
        let spot = spot(&pharmacy(&city, "97998")).unwrap();
        if let Some(Sought::City { city, state: None }) = sought(&city) {
            prop_assert_eq!(city, spot.city);
        }
    }
}
