use base::{Day, Lang};
use identity::account::{self, Created, NewAccount};
use testkit::{Person, Portal};

use crate::tests::{claim, give};

fn rooms() -> Vec<web::Slice> {
    let profile = profile::slice(profile::Offers::default());
    vec![identity::slice(), coverage::slice(), profile, crate::slice()]
}

pub(crate) fn with_account(portal: &Portal, person: &Person, lang: Lang) {
    let new = NewAccount {
        member: person.scope.member(),
        username: "ann.whitfield".parse().unwrap(),
        first_name: person.first_name.into(),
        lang,
        email: Some("ann@example.org".parse().unwrap()),
        password: None,
    };
    let made = portal.write(move |tx| account::create(tx, &new));
    assert!(matches!(made, Created::Account(_)), "{made:?}");
}

fn ago(portal: &Portal, days: i32) -> Day {
    portal.now().day_in(&portal.house.plan.zone).plus_days(-days)
}

/// Claims of these days, numbered from here; what was mailed of them.
fn comes(portal: &Portal, who: &Person, first: usize, days: &[i32]) -> Vec<String> {
    let day = |days: &i32| ago(portal, *days).to_string();
    let claims = days.iter().enumerate();
    let claims = claims.map(|(at, days)| claim(first + at, day(days), "Metformin 500 mg tablet"));
    give(portal, who.scope, claims.collect());
    portal.work().into_iter().map(|told| told.text.0.clone()).collect()
}

#[test]
fn claims_that_came_are_told_once_a_day_and_what_is_old_is_no_news() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        with_account(portal, &ann, Lang::English);
        assert_eq!(comes(portal, &ann, 1, &[46, 400]).len(), 0, "the first file is history");
        let told = comes(portal, &ann, 10, &[0, 1, 45]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("Your plan has a new claim of yours"), "{told:?}");
        assert!(told[0].contains("/claims") && !told[0].contains("Metformin"), "{told:?}");
        assert_eq!(comes(portal, &ann, 20, &[2]).len(), 0, "once a day");
        assert_eq!(comes(portal, &ann, 20, &[2]).len(), 0, "the same claim is no change");

        let told = comes(portal, &ann, 20, &[3]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("has changed a claim of yours"), "{told:?}");
        portal.pass(std::time::Duration::from_hours(24));
        assert_eq!(comes(portal, &ann, 30, &[0]).len(), 1);
    });
}

#[test]
fn a_claim_is_told_in_the_language_of_its_reader_and_to_nobody_without_an_account() {
    testkit::both(rooms, |portal| {
        let (ann, ben) = (Person::ann(), Person::ben());
        with_account(portal, &ann, Lang::Spanish);
        let told = comes(portal, &ann, 1, &[0]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("una reclamación nueva"), "{told:?}");
        assert_eq!(comes(portal, &ben, 9, &[0]).len(), 0);
    });
}
