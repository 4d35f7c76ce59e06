//! What somebody without an account does, and what a guesser does not.

use std::time::Duration;

use super::super::rules::{Queue, WRONG_KEYS, numbered};
use super::super::store::{self, desk};
use super::{ANSWER, HERE, code_on, form, only, rooms, rosa};

#[test]
fn a_stranger_writes_and_reads_the_answer_with_a_number_and_a_key() {
    testkit::both(rooms, |portal| {
        let browser = portal.stranger();
        browser.opens(HERE).sees("You need no account for this").lacks("Your messages");
        let sent = browser.sends(HERE, &form("sign-in", "none", "I cannot get in."));
        assert_eq!(sent.status, 200);
        sent.sees("We do not show the key again").sees("Your medicine runs out soon");
        let (number, key) = (code_on(&sent, 0), code_on(&sent, 1));
        assert_eq!((number.len(), key.len()), (9, 14), "{number} {key}");
        let ticket = only(portal, Queue::Ordinary);
        assert!(ticket.owner.is_none());
        let (house, id) = (portal.house.clone(), ticket.id);
        portal.write(move |tx| {
            let ticket = &desk::find(tx, &[Queue::Ordinary], id)?.unwrap();
            let step = desk::Step { agent: &rosa(), ticket, seen: ticket.version };
            step.reply(tx, &house, "Try “Help me get in”.")
        });
        assert_eq!(portal.work().len(), 0, "nobody is written to");
        // The browser that sent it needs neither.
        browser.opens(ANSWER).sees("Try “Help me get in”.").sees("I cannot get in.");
        // Another one types both, however they were copied.
        let other = portal.stranger();
        other.opens(ANSWER).sees("Type the number and the key").lacks("I cannot get in.");
        let typed = [("number", number.to_lowercase()), ("key", key.replace('-', " "))];
        let page = other.sends(ANSWER, &typed);
        page.sees("Try “Help me get in”.");
        let held = [page.field("number"), page.field("key")];
        let mut fields: Vec<(&str, String)> = held.to_vec();
        fields.push(("text", "It worked, thank you".to_owned()));
        let said = other.sends(&format!("{ANSWER}/say"), &fields).follow();
        said.sees("It worked, thank you").sees("Waiting for our answer");
        other.sends(&format!("{ANSWER}/close"), &held).sees("Closed");
        other.presses(&format!("{ANSWER}/leave")).follow().lacks("It worked");
    });
}

#[test]
fn a_browser_without_cookies_reads_and_says_as_much() {
    testkit::sqlite(rooms, |portal| {
        let browser = portal.stranger();
        let sent = browser.sends(HERE, &form("else", "other", "No cookies here."));
        browser.cookies.borrow_mut().clear();
        let typed = [("number", code_on(&sent, 0)), ("key", code_on(&sent, 1))];
        let page = browser.sends(ANSWER, &typed);
        page.sees("No cookies here.");
        browser.cookies.borrow_mut().clear();
        let mut fields: Vec<(&str, String)> = typed.to_vec();
        fields.push(("text", String::new()));
        browser.sends(&format!("{ANSWER}/say"), &fields).sees("Write your message");
        browser.cookies.borrow_mut().clear();
        fields[2].1 = "One thing more".to_owned();
        let said = browser.sends(&format!("{ANSWER}/say"), &fields);
        assert_eq!(said.status, 200);
        said.sees("One thing more");
    });
}

#[test]
fn a_lost_answer_is_shown_again_to_the_same_page_alone() {
    testkit::both(rooms, |portal| {
        let browser = portal.stranger();
        let once = browser.opens(HERE).field("once").1;
        let mut fields = form("card", "other", "My card.");
        fields.push(("once", once.as_str()));
        let first = browser.sends(HERE, &fields);
        let again = browser.sends(HERE, &fields);
        assert_eq!(code_on(&first, 0), code_on(&again, 0));
        assert_eq!(code_on(&first, 1), code_on(&again, 1));
        only(portal, Queue::Ordinary);
        // A word that no page of ours gave makes nobody else's key.
        let made = |once: &str| {
            let mut fields = form("card", "other", "The same words");
            fields.push(("once", once));
            code_on(&portal.stranger().sends(HERE, &fields), 1)
        };
        assert_ne!(made("a"), made("a"));
        assert_ne!(made(""), made(""));
    });
}

#[test]
fn a_number_opens_nothing_with_another_key_and_guessing_is_rationed() {
    testkit::both(rooms, |portal| {
        let ann = portal.stranger();
        let sent = ann.sends(HERE, &form("privacy", "other", "PRIVATE-WORDS"));
        let (number, key) = (code_on(&sent, 0), code_on(&sent, 1));
        let ben = portal.stranger();
        let others_key = code_on(&ben.sends(HERE, &form("else", "other", "Mine")), 1);
        let thief = portal.stranger();
        let tries = |number: &str, key: &str| {
            let page = thief.sends(ANSWER, &[("number", number), ("key", key)]);
            page.lacks("PRIVATE-WORDS");
            (page.status, page.text().contains("There is no message with this number"))
        };
        let mut wrong = vec![(number.as_str(), others_key.as_str()), ("7K2Q-M4XB", &key)];
        wrong.extend([(number.as_str(), "0000-0000-0000"), ("", ""), (number.as_str(), "é")]);
        for (number, key) in &wrong {
            assert_eq!(tries(number, key), (422, true), "{number} {key}");
        }
        // A cookie made up is one more try.
        thief.cookies.borrow_mut().insert("__Host-help-ticket".to_owned(), "0".repeat(20));
        thief.opens(ANSWER).sees("Type the number and the key").lacks("PRIVATE-WORDS");
        let mut left = 0;
        while tries(&number, "0000-0000-0000").1 {
            left += 1;
            assert!(left < 40, "guessing is never held");
        }
        assert_eq!(left, 14, "of 20, six were wrong before");
        // Held: the right key is looked at no more than a wrong one, which says nothing of either.
        let held = thief.sends(ANSWER, &[("number", &number), ("key", &key)]);
        held.sees("so we look at none for a while").lacks("PRIVATE-WORDS");
        portal.pass(Duration::from_hours(1));
        ann.opens(ANSWER).sees("PRIVATE-WORDS");
        assert_eq!(WRONG_KEYS.left(guard::Bucket::FULL, portal.now()), 20);
    });
}

#[test]
fn twenty_messages_come_from_one_neighbourhood_and_then_one_in_ten_minutes() {
    testkit::sqlite(rooms, |portal| {
        let sent = |number: usize| {
            let text = format!("Message {number}");
            let browser = portal.stranger();
            let page = browser.sends(HERE, &form("else", "other", &text));
            if page.status == 422 {
                page.sees("Many messages have just come").sees(&text).sees("1-800-555-0199");
            }
            page.status
        };
        for number in 0..20 {
            assert_eq!(sent(number), 200, "{number}");
        }
        assert_eq!(sent(20), 422);
        // A member of the same place is not held up by it.
        let ann = portal.visited_by(&testkit::Person::ann());
        assert_eq!(ann.sends(HERE, &form("else", "other", "Hello")).status, 303);
        portal.pass(Duration::from_mins(10));
        assert_eq!((sent(20), sent(21)), (200, 422));
    });
}

#[test]
fn a_case_code_is_kept_where_its_check_fits() {
    testkit::sqlite(rooms, |portal| {
        let code = crate::Code::draw([7; 16]);
        let shown = code.to_string();
        let mut fields = form("sign-in", "other", "See my number");
        fields.push(("case", &shown));
        assert_eq!(portal.stranger().sends(HERE, &fields).status, 200);
        assert_eq!(only(portal, Queue::Ordinary).body.case, Some(code.plain().into()));
    });
}

#[test]
fn a_number_names_its_ticket_for_the_desk_and_no_other() {
    testkit::both(rooms, |portal| {
        let ann = portal.stranger();
        let sent = ann.sends(HERE, &form("fraud", "other", "Odd mail"));
        let range = numbered(&code_on(&sent, 0)).unwrap();
        let found = |queues: &'static [Queue]| {
            portal.read(move |tx| desk::by_number(tx, queues, range)).len()
        };
        assert_eq!(found(&[Queue::Ordinary, Queue::Privacy]), 0);
        assert_eq!(found(&[Queue::Fraud]), 1);
        let none = portal.read(move |tx| store::by_key(tx, range, "000000000000"));
        assert!(none.is_none());
    });
}
