//! Who helps whom, on both engines.

use std::sync::Arc;
use std::time::Duration;

use ::store::testing;
use base::{AccountId, Lang, MemberId, MemberScope};
use testkit::{Person, Portal, Visitor};

use super::store;
use crate::account::{self, Created, NewAccount};
use crate::passwords::{Cost, Passwords, Pepper, Pool};
use crate::{Keys, Means};

type Of = (AccountId, MemberId);

/// Ann, whom somebody is to help, and Ben.
fn portal(test: impl Fn(&Portal, &Person, &Person)) {
    testing::both(&[::store::SCHEMA, crate::SCHEMA], |db| {
        let pool = Pool::start(Cost::TRIFLING, 1).unwrap();
        let passwords = Passwords::new(Pepper::new(&[5; 32]), pool);
        let means = Arc::new(Means::new(Keys::derive(&[6; 32]), passwords).texting(true));
        let portal = Portal::stamped(db, vec![crate::slice()], |_, router| {
            router.layer(axum::Extension(means))
        });
        let (ann, ben) = (person(&portal, 1, "Ann"), person(&portal, 2, "Ben"));
        test(&portal, &ann, &ben);
    });
}

fn person(portal: &Portal, number: u8, name: &'static str) -> Person {
    let member = MemberId::new([number; 16]);
    let new = NewAccount {
        member,
        username: format!("{}.wood", name.to_lowercase()).parse().unwrap(),
        first_name: name.into(),
        lang: Lang::English,
        email: Some(format!("{}@example.org", name.to_lowercase()).parse().unwrap()),
        password: None,
    };
    let Created::Account(account) = portal.write(move |tx| account::create(tx, &new)) else {
        panic!("{name} has no account yet");
    };
    Person { account, scope: MemberScope::of(member), ..Person::new(number, name) }
}

fn of(person: &Person) -> Of {
    (person.account, person.scope.member())
}

/// The code on a page: three groups of four.
fn shown(page: &str) -> String {
    let at = page.find("lk-num\">").unwrap() + 8;
    page[at..at + 14].to_owned()
}

fn asked(browser: &Visitor<'_>) -> String {
    shown(browser.presses("/family/ask").text())
}

#[test]
fn whoever_types_the_code_helps_and_both_hear_of_it() {
    portal(|portal, ann, ben| {
        let (anns, bens) = (portal.visited_by(ann), portal.visited_by(ben));
        let code = asked(&anns);
        anns.opens("/family").sees("Somebody you gave a code to");
        bens.sends("/family", &[("code", &code.to_lowercase().replace('-', " "))])
            .follow()
            .sees("Thank you")
            .sees("Ann")
            .lacks("make a code");
        anns.opens("/family").sees("Ben").sees("Can help from").lacks("Somebody you gave");
        let mut told: Vec<_> =
            portal.work().into_iter().map(|mail| (mail.to.0, mail.text.0)).collect();
        told.sort();
        assert_eq!(told.len(), 2);
        assert!(told[0].0 == "ann@example.org" && told[0].1.contains("Ben agreed"), "{told:?}");
        assert!(told[1].0 == "ben@example.org" && told[1].1.contains("help Ann"), "{told:?}");
        anns.opens("/security/history").sees("Somebody agreed to help you");
        portal.pass(Duration::from_hours(14 * 24));
        let bens = portal.visited_by(ben);
        bens.opens("/family").sees("Ann is locked out: make a code");
    });
}

#[test]
fn a_code_is_used_once_is_not_ones_own_and_two_agree_once() {
    portal(|portal, ann, ben| {
        let (anns, bens) = (portal.visited_by(ann), portal.visited_by(ben));
        let code = asked(&anns);
        let sends = |browser: &Visitor<'_>, code: &str, words: &str| {
            browser.sends("/family", &[("code", code)]).sees(words);
        };
        sends(&bens, "", "Enter the code of 12");
        sends(&bens, "0000-0000-0000", "does not work");
        sends(&anns, &code, "your own code");
        bens.sends("/family", &[("code", code.as_str())]);
        sends(&bens, &code, "does not work");
        let second = asked(&anns);
        sends(&bens, &second, "help this person already");
        let cy = person(portal, 3, "Cy");
        sends(&portal.visited_by(&cy), &code, "does not work");
    });
}

#[test]
fn a_code_is_over_after_a_week_and_the_fourth_person_is_too_many() {
    portal(|portal, ann, ben| {
        let anns = portal.visited_by(ann);
        let code = asked(&anns);
        portal.pass(Duration::from_hours(7 * 24));
        let bens = portal.visited_by(ben);
        bens.sends("/family", &[("code", code.as_str())]).sees("does not work");
        let anns = portal.visited_by(ann);
        for _ in 0..3 {
            asked(&anns);
        }
        anns.presses("/family/ask").sees("Three people are enough");
    });
}

#[test]
fn either_ends_it_at_once_and_nobody_else_can() {
    portal(|portal, ann, ben| {
        for ends in ["ann", "ben"] {
            let (anns, bens) = (portal.visited_by(ann), portal.visited_by(ben));
            let code = asked(&anns);
            bens.sends("/family", &[("code", code.as_str())]);
            portal.work();
            let owner = of(ann);
            let id = portal.read(move |tx| store::open(tx, owner)).remove(0).id;
            let stands = portal.read(move |tx| super::stands(tx, owner, id));
            assert!(stands);
            let cy = portal.visited_by(&person_again(portal, ends));
            assert_eq!(cy.presses(&format!("/family/{id}/end")).status, 404);
            assert_eq!(cy.presses(&format!("/family/{id}/stop")).status, 404);
            if ends == "ann" {
                anns.presses(&format!("/family/{id}/end")).follow().sees("Ended").lacks("Ben");
            } else {
                bens.presses(&format!("/family/{id}/stop")).follow().sees("Ended");
            }
            assert!(!portal.read(move |tx| super::stands(tx, owner, id)));
            bens.opens("/family").lacks("Stop helping");
            assert_eq!(portal.work().len(), 2, "both are told");
            assert_eq!(anns.presses(&format!("/family/{id}/end")).status, 404);
        }
    });
}

/// Somebody with no part in it.
fn person_again(portal: &Portal, ends: &str) -> Person {
    let (number, name) = if ends == "ann" { (3, "Cy") } else { (4, "Dee") };
    person(portal, number, name)
}

#[test]
fn fifty_who_type_one_code_at_once_make_one_helper() {
    portal(|portal, ann, ben| {
        let code = asked(&portal.visited_by(ann));
        let keys = Keys::derive(&[6; 32]);
        let (owner, helper) = (of(ann), of(ben));
        let tries: Vec<_> = (0..50)
            .map(|_| {
                let (house, keys, code) = (portal.house.clone(), keys.clone(), code.clone());
                std::thread::spawn(move || {
                    let typed = crate::codes::Code::typed(&code, 12).unwrap();
                    let (now, at) = (house.clock.now(), house.clone());
                    let by = web::Browser::default();
                    at.db.write_blocking(now, move |tx| {
                        super::take(tx, (&house, &by), (&keys, helper), &typed)
                    })
                })
            })
            .collect();
        let ended: Vec<_> = tries.into_iter().map(|try_| try_.join().unwrap().unwrap()).collect();
        let agreed = ended.iter().filter(|taken| **taken == super::Taken::Agreed).count();
        assert_eq!(agreed, 1);
        assert_eq!(portal.read(move |tx| store::open(tx, owner)).len(), 1);
        assert_eq!(portal.read(move |tx| store::helped(tx, helper)).len(), 1);
    });
}

#[test]
fn guard_12_a_limited_session_neither_ends_help_nor_agrees_to_any() {
    portal(|portal, ann, ben| {
        let code = asked(&portal.visited_by(ann));
        portal.visited_by(ben).sends("/family", &[("code", code.as_str())]);
        let (owner, until) = (of(ann), portal.now() + Duration::from_hours(72));
        let id = portal.read(move |tx| store::open(tx, owner)).remove(0).id;
        for thief in [ann, ben] {
            let thief = Person { grade: web::Grade::Limited { until }, ..thief.clone() };
            let browser = portal.visited_by(&thief);
            for act in ["end", "stop"] {
                assert_ne!(browser.presses(&format!("/family/{id}/{act}")).status, 200);
            }
            assert_ne!(browser.presses("/family/ask").status, 200);
        }
        assert!(portal.read(move |tx| super::stands(tx, owner, id)), "the help still stands");
        let cy = person(portal, 3, "Cy");
        let code = asked(&portal.visited_by(&cy));
        let limited = Person { grade: web::Grade::Limited { until }, ..ben.clone() };
        let sent = portal.visited_by(&limited).sends("/family", &[("code", code.as_str())]).place();
        assert_eq!(sent, "/security/limits");
        let helper = of(ben);
        assert_eq!(portal.read(move |tx| store::helped(tx, helper)).len(), 1);
    });
}
