//! Somebody with two cards, a household at one browser, and an account that is frozen.

use std::collections::{BTreeMap, BTreeSet};

use formats::records::{Party, SourceRef};

use super::*;

/// A second card, of another payer; its id.
fn second_card(portal: &Portal, person: &Person) -> String {
    another_card(portal, person, "second")
}

fn another_card(portal: &Portal, person: &Person, name: &str) -> String {
    let (_, mut card) = crate::tests::card();
    card.source = SourceRef::new("test", name);
    card.payor = Party::default();
    card.plan_name = Some("Lakeside Rx".to_owned());
    card.rx_bin = Some("610011".into());
    let scope = person.scope;
    portal.write(move |tx| {
        let id = crate::coverage_id(tx, &card.source);
        crate::take_coverage(tx, scope, id, &card)?;
        Ok(id.to_string())
    })
}

fn first_card(portal: &Portal) -> String {
    let (_, card) = crate::tests::card();
    portal.read(move |tx| Ok(crate::coverage_id(tx, &card.source).to_string()))
}

/// Ben, with an account and a card of the other payer.
fn ben(portal: &Portal) -> Person {
    let new = NewAccount {
        member: Person::ben().scope.member(),
        username: "ben.whitfield".parse().unwrap(),
        first_name: "Ben".into(),
        lang: Lang::English,
        email: Some("ben@example.org".parse().unwrap()),
        password: None,
    };
    let made = portal.write(move |tx| account::create(tx, &new));
    let Created::Account(account) = made else { panic!("{made:?}") };
    let ben = Person { account, ..Person::ben() };
    second_card(portal, &ben);
    ben
}

#[test]
fn who_has_two_cards_chooses_and_the_pharmacist_reads_of_which_plan_it_is() {
    covered(|portal, ann| {
        let (first, second) = (first_card(portal), second_card(portal, ann));
        let member = portal.visited_by(ann);
        let card = member.opens("/card");
        for id in [&first, &second] {
            card.sees(&format!("href=\"/card/pharmacy?card={id}\""));
        }
        let page = member.opens(&format!("/card/pharmacy?card={second}"));
        page.sees("Which card?").sees("Acme Gold Plus").sees("Lakeside Rx");
        page.sees(&format!("value=\"{second}\" checked"));
        let page = member.sends("/card/pharmacy", &[("card", &second)]).follow();
        let (code, passcode) = told(page.sees("Lakeside Rx"));
        let pharmacist = portal.stranger();
        let seen = typed(&pharmacist, &code, &passcode);
        seen.sees("Lakeside Rx").sees("610011").lacks("100045").lacks("Acme");
        portal.pass(Duration::from_secs(1));
        let page = member.sends("/card/pharmacy", &[("card", &first)]).follow();
        let (code, passcode) = told(&page);
        typed(&pharmacist, &code, &passcode).sees("Acme Gold Plus").sees("100045");
        portal.work();
        // The code of one card is not shown to whoever asks for the other.
        let page = member.opens(&format!("/card/pharmacy?card={second}"));
        page.sees(&format!("value=\"{second}\" checked")).lacks("Read this aloud");
        member.opens(&format!("/card/pharmacy?card={first}")).sees("Read this aloud");
        // Nobody else's card is lent by its id.
        let other = portal.visited_by(&Person::ben());
        other.sends("/card/pharmacy", &[("card", &first)]).follow().lacks("Read this aloud");
    });
}

#[test]
fn a_remembered_browser_offers_each_card_of_its_member() {
    covered(|portal, ann| {
        second_card(portal, ann);
        let browser = remembered(portal, ann);
        let page = browser.opens("/pharmacy/show");
        page.sees("Make a pharmacy code for Ann: Lakeside Rx");
        page.sees("Make a pharmacy code for Ann: Acme Gold Plus");
        let chosen = [("person", ann.account.to_string()), ("card", first_card(portal))];
        let page = browser.sends("/pharmacy/show", &chosen).follow();
        let (code, passcode) = told(page.sees("Acme Gold Plus"));
        typed(&portal.stranger(), &code, &passcode).sees("100045");
        assert_eq!(portal.work().len(), 2, "the making and the look");
    });
}

#[test]
fn two_cards_of_one_plan_are_told_apart_by_the_end_of_their_groups_or_else_by_their_days() {
    covered(|portal, ann| {
        let (scope, f) = (ann.scope, portal.house.frame(Lang::English, portal.now()));
        let (_, first) = crate::tests::card();
        let gives = |name: &'static str, group: Option<&str>, plan: Option<&str>| {
            let mut card = first.clone();
            card.source = SourceRef::new("test", name);
            card.rx_group = group.map(Into::into);
            card.plan_name = plan.map(str::to_owned).or(card.plan_name);
            portal.write(move |tx| {
                let id = crate::coverage_id(tx, &card.source);
                crate::take_coverage(tx, scope, id, &card).map(drop)
            });
        };
        let names = || {
            let f = f.clone();
            let all = portal.read(move |tx| crate::offers(tx, &f, scope));
            all.into_iter().map(|offer| offer.name.0).collect::<Vec<_>>()
        };
        assert!(names().is_empty(), "one card needs no name");
        gives("twin", Some("RXGRP7788"), None);
        let both = names();
        assert!(both.contains(&"Acme Gold Plus (group …7788)".to_owned()), "{both:?}");
        assert!(both.iter().all(|name| !name.contains("RXGRP")), "{both:?}");
        let member = portal.visited_by(ann);
        let page = member.opens("/card/pharmacy");
        for name in &both {
            page.sees(name);
        }
        gives("triplet", Some("RXGRP7788"), None);
        let (days, distinct) = (names(), BTreeSet::from_iter(names()));
        assert!(days.iter().all(|name| name.contains("Plus (From ")), "{days:?}");
        assert_eq!(distinct.len(), 3, "{days:?}");
        gives("other", None, Some("Lakeside Rx"));
        assert!(names().contains(&"Lakeside Rx".to_owned()), "{:?}", names());
    });
}

/// The cookies of a browser in which Ann and Ben were, and where both are remembered.
fn shared_by(portal: &Portal, (ann, ben): (&Person, &Person)) -> BTreeMap<String, String> {
    let passes = [ann, ben].map(|person| {
        let of = (person.account, person.scope.member());
        portal.write(move |tx| devices::store::remember(tx, of, &Browser::default()))
    });
    let cookie = devices::cookie_with(&keys(), &SeededLuck::new(9), passes[1], &passes[..1]);
    let name = format!("__Host-{}", devices::COOKIE);
    let mut cookies = BTreeMap::from([(name, cookie.expose().to_owned())]);
    for person in [ann, ben] {
        let member = portal.visited_by(person);
        *member.cookies.borrow_mut() = cookies;
        member.opens("/card");
        cookies = member.cookies.borrow().clone();
    }
    cookies
}

#[test]
fn whoever_has_a_shared_browser_forget_them_takes_their_own_copy_along_and_no_other() {
    covered(|portal, ann| {
        let ben = ben(portal);
        let member = portal.visited_by(ann);
        *member.cookies.borrow_mut() = shared_by(portal, (ann, &ben));
        member.presses("/security/devices/forget");
        member.opens("/card").sees("100045");
        let browser = portal.stranger();
        *browser.cookies.borrow_mut() = member.cookies.borrow().clone();
        browser.opens("/pharmacy/show").sees("Make a pharmacy code for Ben").lacks("Ann");
        // From afar: the next look at the card takes it away.
        let of = (ben.account, ben.scope.member());
        portal.write(move |tx| devices::store::forget_all(tx, of, store::Actor::House));
        let later = portal.visited_by(&ben);
        *later.cookies.borrow_mut() = browser.cookies.borrow().clone();
        later.opens("/card").sees("610011");
        portal.write(|tx| tx.run(AWAY, &args![]));
        let page = browser.opens("/pharmacy/show");
        page.sees("This is the copy of Ben’s card").lacks("100045").lacks("Ann’s");
        *browser.cookies.borrow_mut() = later.cookies.borrow().clone();
        browser.opens("/pharmacy/show").sees("has no copy of your card");
    });
}

#[test]
fn a_copy_from_the_days_when_a_browser_kept_one_is_shown_to_whoever_is_remembered_alone() {
    covered(|portal, ann| {
        let until = (portal.now() + Duration::from_hours(24)).micros();
        let old = format!(
            r#"{{"facts":{{"worth":"active","start":"2026-01-01","end":null,"rx_bin":"100045",
            "rx_pcn":null,"rx_group":null,"member_id":"…2-02","help_desk":null}},
            "at":{},"until":{until}}}"#,
            portal.now().micros()
        );
        let old = keys().card.seal(&SeededLuck::new(3), old.as_bytes());
        let name = "__Host-card-copy";
        let alone = remembered(portal, ann);
        let both = portal.stranger();
        *both.cookies.borrow_mut() = shared_by(portal, (ann, &ben(portal)));
        for browser in [&alone, &both] {
            browser.cookies.borrow_mut().insert(name.to_owned(), old.expose().to_owned());
        }
        portal.write(|tx| tx.run(AWAY, &args![]));
        alone.opens("/pharmacy/show").sees("This is the copy of your card").sees("100045");
        both.opens("/pharmacy/show").sees("has no copy of your card").lacks("100045");
    });
}

#[test]
fn an_outage_asks_a_household_whose_card_it_needs_and_names_the_one_it_shows() {
    covered(|portal, ann| {
        let ben = ben(portal);
        let browser = portal.stranger();
        *browser.cookies.borrow_mut() = shared_by(portal, (ann, &ben));
        let length = browser.cookies.borrow()["__Host-card-copy"].len();
        assert!(length < 3_700, "browsers drop what is longer than 4 KB: {length}");
        portal.write(|tx| tx.run(AWAY, &args![]));
        let page = browser.opens("/pharmacy/show");
        page.sees("Which card do you need?").sees("Show Ann’s card").sees("Show Ben’s card");
        page.lacks("<path fill=\"#000\"").lacks("610011");
        let page = browser.opens(&format!("/pharmacy/show?whose={}", ben.account));
        page.sees("This is the copy of Ben’s card").sees("<path fill=\"#000\"");
        page.sees("610011").sees("Lakeside Rx").lacks("100045");
        page.sees("We can give your card’s numbers to your pharmacy.");
        let page = browser.opens(&format!("/pharmacy/show?whose={}", ann.account));
        page.sees("This is the copy of Ann’s card").sees("100045");
    });
}

#[test]
fn an_outage_asks_which_of_several_cards_is_needed_and_nobodys_first_gives_way_to_a_second() {
    covered(|portal, ann| {
        let (ben, second) = (ben(portal), another_card(portal, ann, "annex"));
        let browser = portal.stranger();
        *browser.cookies.borrow_mut() = shared_by(portal, (ann, &ben));
        portal.write(|tx| tx.run(AWAY, &args![]));
        let page = browser.opens("/pharmacy/show");
        page.sees("Show Ann’s card: Acme Gold Plus").sees("Show Ann’s card: Lakeside Rx");
        page.sees("Show Ben’s card<").lacks("610011").lacks("100045");
        let of_ann = |card: &str| format!("/pharmacy/show?whose={}-{card}", ann.account);
        let page = browser.opens(&of_ann(&second));
        page.sees("This is the copy of Ann’s card").sees("610011").lacks("100045");
        browser.opens(&of_ann(&first_card(portal))).sees("100045").lacks("610011");
        // Of whom it does not say which, or one that is not kept: all are offered.
        for odd in [ann.account.to_string(), format!("{}-{second}", ben.account)] {
            let page = browser.opens(&format!("/pharmacy/show?whose={odd}"));
            page.sees("Which card do you need?").lacks("<path fill=\"#000\"");
        }
    });
    covered(|portal, ann| {
        for at in 0..12 {
            another_card(portal, ann, &format!("more-{at}"));
        }
        let ben = ben(portal);
        let browser = portal.stranger();
        *browser.cookies.borrow_mut() = shared_by(portal, (ann, &ben));
        portal.write(|tx| tx.run(AWAY, &args![]));
        browser.opens("/pharmacy/show").sees("Show Ann’s card: ").sees("Show Ben’s card<");
    });
}

#[test]
fn under_a_freeze_being_remembered_makes_no_code_and_a_session_still_does() {
    covered(|portal, ann| {
        let of = (ann.account, ann.scope.member());
        let browser = remembered(portal, ann);
        portal.write(move |tx| identity::holds::freeze(tx, of, store::Actor::Account(of.0)));
        let page = browser.opens("/pharmacy/show");
        page.sees("Changes to Ann’s account are stopped").sees("Help me get in");
        page.lacks("name=\"person\"");
        // As from a page that was open since before.
        let person = [("person", ann.account.to_string())];
        let page = browser.sends("/pharmacy/show", &person).follow();
        page.sees("Changes to Ann’s account are stopped").lacks("Read this aloud");
        assert!(portal.work().is_empty(), "no code, no letter");
        let (code, passcode) = made(&portal.visited_by(ann));
        typed(&portal.stranger(), &code, &passcode).sees("100045");
        portal.work();
    });
}

#[test]
fn a_passcode_in_groups_is_read_and_what_cannot_be_one_is_not_counted_as_a_try() {
    covered(|portal, ann| {
        let (code, passcode) = made(&portal.visited_by(ann));
        let pharmacist = portal.stranger();
        for odd in ["123", "12345", "12-345", "four", "1 2 3"] {
            let page = typed(&pharmacist, &code, odd);
            assert_eq!(page.status, 422);
            page.sees("A passcode has 4 digits.").lacks(WRONG);
        }
        let grouped = format!("{}-{}", &passcode[..2], &passcode[2..]);
        typed(&pharmacist, &code, &grouped).sees("100045");
        portal.work();
    });
}
