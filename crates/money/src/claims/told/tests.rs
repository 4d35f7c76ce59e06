use std::time::Duration;

use base::{Day, Lang, Ndc};
use formats::records::{Claim, Drug};
use testkit::{Person, Portal};

use crate::tests::{claim, give};

fn rooms() -> Vec<web::Slice> {
    let profile = profile::slice(profile::Offers::default());
    vec![identity::slice(), coverage::slice(), profile, crate::slice()]
}

pub(crate) fn with_account(portal: &Portal, person: &Person, lang: Lang) {
    let (member, who) = (person.scope.member(), (person.first_name, lang));
    let names = ("ann.whitfield", "ann@example.org");
    portal.write(move |tx| identity::testing::account(tx, member, who, names));
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
    told(portal)
}

fn told(portal: &Portal) -> Vec<String> {
    portal.pass(Duration::from_mins(10));
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
        portal.pass(Duration::from_hours(24));
        assert_eq!(comes(portal, &ann, 30, &[0]).len(), 1);
    });
}

#[test]
fn one_message_speaks_for_the_whole_of_a_file() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        with_account(portal, &ann, Lang::English);
        for number in 1..4 {
            give(portal, ann.scope, vec![claim(number, ago(portal, 1).to_string(), "Metformin")]);
            assert_eq!(portal.work().len(), 0, "the file is not through");
        }
        assert_eq!(told(portal).len(), 1);
    });
}

#[test]
fn a_name_that_was_learnt_is_no_change_and_a_claim_that_moves_is_new_to_its_member() {
    testkit::both(rooms, |portal| {
        let (ann, ben) = (Person::ann(), Person::ben());
        with_account(portal, &ann, Lang::English);
        let ndc: Ndc = "99101100230".parse().unwrap();
        let by_code = Claim {
            drug: Drug { ndc: Some(ndc), ..Drug::default() },
            ..claim(1, ago(portal, 1).to_string(), "")
        };
        give(portal, ben.scope, vec![by_code.clone()]);
        give(portal, ann.scope, vec![by_code.clone()]);
        let texts = told(portal);
        assert_eq!(texts.len(), 1, "{texts:?}");
        assert!(texts[0].contains("Your plan has a new claim of yours"), "{texts:?}");
        portal.write(move |tx| coverage::learn_drug_name(tx, &ndc, "Metformin 500 mg tablet"));
        give(portal, ann.scope, vec![by_code]);
        assert_eq!(told(portal).len(), 0);
        let visitor = portal.visited_by(&ann);
        visitor.opens("/claims").sees("Metformin 500 mg tablet");
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
