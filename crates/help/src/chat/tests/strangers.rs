//! Strangers, who have a number and a key.

use testkit::Portal;

use super::{HERE, SAY, all, answers, begins, both, only, says, staffed, takes};
use crate::chat::flow::Stage;
use crate::contact::rules::Queue;

/// What the page tells a stranger to keep.
fn number_and_key(text: &str) -> (String, String) {
    let mut shown = text.split("class=\"lk-num lk-whole\">").skip(1);
    let mut next = || shown.next().unwrap().split('<').next().unwrap().to_owned();
    (next(), next())
}

#[test]
fn a_stranger_talks_comes_back_and_reads_it_later_with_number_and_key() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let one = portal.stranger();
        one.opens(HERE).sees("You are not signed in");
        let page = begins(&one, ("sign-in", "few"), "No code comes.");
        assert_eq!(page.status, 200, "number and key are shown once and at once");
        page.sees("No code comes.").sees("If you lose this page").sees("Waiting for somebody");
        let (number, key) = number_and_key(page.text());
        assert_eq!((number.len(), key.len()), (9, 12), "{number} {key}");
        let id = only(portal, Stage::Waiting).id;
        assert!(takes(portal, 5, id));
        answers(portal, id, "Which address is it?");
        one.opens(HERE).sees("Which address is it?");
        assert_eq!(says(&one, "The old one.").place(), "/help/chat#text");
        let ended = one.presses("/help/chat/end");
        assert_eq!(ended.place(), "/help/contact/answer");
        ended.follow().sees("No code comes.").sees("Which address is it?").sees("The old one.");
        one.opens(HERE).lacks("No code comes.");

        let other = portal.stranger();
        other.opens(HERE).lacks("No code comes.");
        let fields = [("number", number.as_str()), ("key", key.as_str())];
        other.sends("/help/contact/answer", &fields).sees("The old one.");
    });
}

#[test]
fn without_cookies_the_forms_bring_along_what_opens_the_chat() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let one = portal.stranger();
        let page = begins(&one, ("sign-in", "few"), "No code comes.");
        one.cookies.borrow_mut().clear();
        let (number, key) = number_and_key(page.text());
        let fields = [("once", "1"), ("text", "And now?"), ("number", &number), ("key", &key)];
        let said = one.sends(SAY, &fields);
        assert_eq!(said.status, 200);
        said.sees("And now?").sees("name=\"key\"");
        one.cookies.borrow_mut().clear();
        let ended = one.sends("/help/chat/end", &[("number", &number), ("key", &key)]);
        assert_eq!(ended.place(), "/help/contact/answer");
    });
}

#[test]
fn a_made_up_key_opens_nothing_and_counts_as_one_that_was_typed() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let one = portal.stranger();
        begins(&one, ("sign-in", "few"), "No code comes.");
        let cookie = one.cookies.borrow()["__Host-help-chat"].clone();
        let thief = portal.stranger();
        let guess = |portal: &Portal, text: &str| {
            let thief = portal.stranger();
            thief.cookies.borrow_mut().insert("__Host-help-chat".to_owned(), text.to_owned());
            let page = thief.opens(HERE);
            page.lacks("No code comes.");
            let said = thief.sends(SAY, &[("text", "It was me.")]);
            assert_eq!(said.status, 422, "what was typed stands in the form that begins one");
            said.sees("It was me.").sees("no chat of yours").lacks("No code comes.");
        };
        let wrong = format!("{}0000", &cookie[..cookie.len() - 4]);
        for text in [wrong.as_str(), "", "x", "00000000000000000000"] {
            guess(portal, text);
        }
        for _ in 0..10 {
            guess(portal, &wrong);
        }
        // The neighbourhood has guessed its ration away: right ones open nothing there either.
        thief.cookies.borrow_mut().insert("__Host-help-chat".to_owned(), cookie);
        thief.opens(HERE).lacks("No code comes.");
        assert_eq!(all(portal, Queue::Ordinary, Stage::Waiting).len(), 1);
    });
}
