//! People who cannot sign in, and what they are told.

use std::time::Duration;

use ::store::{Message, Owner};
use testkit::{Page, Person, Portal, Visitor};

use super::causes::{Anyone, Cause, Shown};

const HERE: &str = "/help/sign-in";

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice()]
}

fn on(test: impl FnMut(&Portal)) {
    testkit::sqlite(rooms, test);
}

fn says<'v, 'p>(visitor: &'v Visitor<'p>, fields: &[(&str, &str)]) -> Page<'v, 'p> {
    visitor.sends(HERE, fields)
}

#[test]
fn one_question_at_a_time_leads_to_one_cause_and_one_thing_to_do() {
    on(|portal| {
        let anyone = portal.stranger();
        anyone.opens(HERE).sees("What happens?").sees("No code comes").lacks("Most likely");
        let more = says(&anyone, &[("asked", "what"), ("happens", "no-code")]);
        more.sees("How should the code come?").lacks("What happens?");
        let fields = [("happens", "no-code"), ("asked", "more"), ("detail", "by-email")];
        let told = says(&anyone, &fields);
        told.sees("Most likely:").sees("The email is slow").sees("href=\"/sign-in\"");
        told.sees("Need medicine today?").sees("name=\"no\" value=\"mail-late\"");
        let fields = [("happens", "no-code"), ("detail", "by-email"), ("no", "mail-late")];
        says(&anyone, &fields).lacks("The email is slow");
    });
}

#[test]
fn the_page_reads_what_the_request_shows_before_it_asks() {
    on(|portal| {
        let anyone = portal.stranger();
        let told = anyone.opens("/help/sign-in?after=expired");
        told.sees("The page was out of date").lacks("What happens?");
        // Not this: now it asks.
        let asked = says(&anyone, &[("after", "expired"), ("no", "old-page")]);
        asked.sees("What happens?").sees("name=\"after\" value=\"expired\"");
        anyone.opens("/help/sign-in?after=wrong").sees("What happens?");
    });
}

#[test]
fn a_passkey_that_does_nothing_is_told_apart_from_scripts_that_do_not_run() {
    on(|portal| {
        let anyone = portal.stranger();
        anyone.opens(HERE).sees("<noscript><input type=\"hidden\" name=\"no-scripts\"");
        let fields = [("asked", "more"), ("happens", "else"), ("detail", "passkey")];
        says(&anyone, &fields).sees("The passkey is on another device");
        let without = [fields.as_slice(), &[("no-scripts", "1")]].concat();
        says(&anyone, &without).sees("Your browser blocks JavaScript").sees("href=\"/sign-in\"");
        // Without scripts all else works: nobody is told of it before they say what happens.
        says(&anyone, &[("no-scripts", "1")]).sees("What happens?");
    });
}

#[test]
fn what_the_status_page_tells_is_said_before_anything_is_asked() {
    on(|portal| {
        let line = || web::NewsLine { title: "Late".to_owned(), works: String::new() };
        let tell = |hinders| portal.house.tell(Some(web::News { en: line(), es: line(), hinders }));
        let anyone = portal.stranger();
        tell(web::Hinders::Nothing);
        anyone.opens(HERE).sees("What happens?").lacks("Something of ours");
        tell(web::Hinders::SignIn);
        anyone.opens(HERE).sees("Most likely:").sees("Something of ours does not work");
        // Whoever failed with a password twice under it is told that we are not sure.
        let wrong = says(&anyone, &[("happens", "wrong"), ("after", "wrong"), ("detail", "none")]);
        wrong.sees("We are not sure").sees("href=\"/status\"");
        tell(web::Hinders::Codes);
        says(&anyone, &[("happens", "wrong"), ("detail", "forgotten")]).sees("another one");
        says(&anyone, &[("happens", "no-code"), ("detail", "none")]).sees("leave late today");
        tell(web::Hinders::SignInForWork);
        let work = anyone.opens(HERE);
        work.sees("We are working on the portal").sees("href=\"/status\"").lacks("What happens?");
        // Not this: the questions come all the same.
        says(&anyone, &[("no", "maintenance")]).sees("What happens?");
        portal.house.tell(None);
    });
}

#[test]
fn whoever_keeps_no_cookies_is_told_so_after_the_first_answer() {
    on(|portal| {
        let keeps = portal.stranger();
        keeps.opens(HERE);
        let fields = [("asked", "what"), ("happens", "returns")];
        says(&keeps, &fields).lacks("does not keep our cookie").sees("How was the page open?");
        let forgets = portal.stranger();
        forgets.opens(HERE);
        forgets.cookies.borrow_mut().clear();
        says(&forgets, &fields).sees("does not keep our cookie").sees("href=\"/help/check\"");
    });
}

#[test]
fn whoever_is_signed_in_while_they_ask_is_told_so_first() {
    on(|portal| {
        let ann = portal.visited_by(&Person::ann());
        ann.opens(HERE).sees("Nothing seems to be wrong").lacks("What happens?");
        says(&ann, &[("no", "nothing-wrong")]).sees("What happens?");
    });
}

#[test]
fn while_our_own_messages_wait_whoever_misses_a_code_is_told_that_first() {
    on(|portal| {
        portal.write(|tx| {
            let to = "ann@example.org".parse().unwrap();
            let message = Message::mail(&to, "Your code", ("Hello".to_owned(), String::new()));
            tx.send("access.send_code:7:7:0".to_owned(), Owner::House, &message)
        });
        let anyone = portal.stranger();
        anyone.opens(HERE);
        let fields = [("asked", "what"), ("happens", "no-code")];
        says(&anyone, &fields).sees("How should the code come?");
        portal.pass(Duration::from_mins(3));
        says(&anyone, &fields).sees("Our messages leave late today").lacks("ann@");
        let fields = [("asked", "what"), ("happens", "lost-phone")];
        says(&anyone, &fields).lacks("Our messages leave late");
    });
}

#[test]
fn a_question_without_an_answer_is_asked_again_and_below_sixty_percent_we_say_so() {
    on(|portal| {
        let anyone = portal.stranger();
        anyone.opens(HERE);
        let again = says(&anyone, &[("asked", "what")]);
        assert_eq!(again.status, 422);
        again.sees("Choose the answer that fits best").sees("What happens?");
        let again = says(&anyone, &[("happens", "wrong"), ("asked", "more")]);
        assert_eq!(again.status, 422);
        let fields = [("happens", "wrong"), ("asked", "more"), ("detail", "none")];
        let unsure = says(&anyone, &fields);
        unsure.sees("We are not sure").lacks("Most likely").sees("action=\"/help/case\"");
        let fields = [("happens", "else"), ("asked", "more"), ("detail", "none")];
        says(&anyone, &fields).sees("We cannot see the reason from here").sees("href=\"/get-in\"");
    });
}

#[test]
fn nothing_but_closed_words_comes_back_and_nothing_of_an_account_is_said() {
    on(|portal| {
        let anyone = portal.stranger();
        anyone.opens("/help/sign-in?after=%3Cb%3Eann%40example.org").lacks("ann@").lacks("<b>");
        let odd = [("happens", "ann"), ("detail", "<b>"), ("no", "frozen"), ("no", "cookies")];
        let page = says(&anyone, &odd);
        page.sees("What happens?").lacks("ann").lacks("frozen").lacks("<b>");
        page.sees("name=\"no\" value=\"cookies\"");
        // However much is ruled out, no cause of another class appears.
        let mut fields = vec![("happens", "else"), ("detail", "none")];
        fields.extend(Cause::<Anyone>::ALL.iter().map(|cause| ("no", cause.name())));
        says(&anyone, &fields).sees("We cannot see the reason from here");
    });
}
