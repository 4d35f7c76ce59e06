//! What the link to "Why can't I sign in?" says of the page it stands on.

use std::time::Duration;

use web::{News, NewsLine};

use super::{ANN, MAIL, by_code};
use crate::testing::{Browser, PASSWORD, Reply, Site, site};

const NEW: &str = "a newer and longer password";

/// What follows the address of every such link on a page.
fn ends(page: &Reply) -> Vec<&str> {
    let links = page.body.split("href=\"/help/sign-in").skip(1);
    links.map(|rest| rest.split('"').next().unwrap_or_default()).collect()
}

#[track_caller]
fn check(pages: &[(&str, Reply, &str, &[&str])]) {
    for (what, page, words, wanted) in pages {
        page.sees(words);
        assert_eq!(ends(page), *wanted, "{what}");
    }
}

/// Where somebody stands who typed name and password in a browser we do not know.
fn waiting(site: &Site) -> (Browser<'_>, Reply) {
    let browser = site.browser();
    let page = browser.arrive(browser.sign_in(ANN, PASSWORD));
    site.work();
    (browser, page)
}

#[test]
fn the_form_says_that_the_password_was_wrong_where_one_was_and_never_of_an_empty_field() {
    site(|site| {
        let of = site.account(1, ANN, MAIL);
        let (known, stranger) = (site.browser(), site.browser());
        by_code(site, &known, true);
        known.post("/sign-out", &[]);
        let long = "x".repeat(1025);
        check(&[
            ("the form", stranger.get("/sign-in"), "Username or email", &[""]),
            ("after a session", stranger.get("/sign-in?ended=1"), "Username or email", &[""]),
            ("nothing", stranger.sign_in(" ", ""), "Enter your username", &[""]),
            ("no name", stranger.sign_in("", PASSWORD), "Enter your username", &[""]),
            ("no password", stranger.sign_in(ANN, ""), "Enter your password", &[""]),
            ("none, where we know her", known.sign_in(ANN, ""), "Enter your password", &[""]),
            ("too long", known.sign_in(ANN, &long), "at most 256", &[""]),
            ("wrong", known.sign_in(ANN, "not it at all"), "is not right", &["?after=wrong"]),
            // An empty field after a wrong one is an empty field.
            ("none again", known.sign_in(ANN, ""), "Enter your password", &[""]),
            (
                "caps lock",
                known.sign_in(ANN, &PASSWORD.to_uppercase()),
                "Caps lock was on",
                &["?after=wrong"],
            ),
        ]);
        site.set_password(of, NEW);
        let old = known.sign_in(ANN, PASSWORD);
        check(&[("old", old, "That is your old password", &["?after=wrong"])]);
    });
}

#[test]
fn the_page_of_the_code_asks_why_it_does_not_work_and_an_attempt_says_how_it_ended() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let (browser, page) = waiting(site);
        let code = |typed: &str| browser.post("/sign-in/code", &[("code", typed)]);
        // Whoever follows it says so themselves, whatever they typed.
        check(&[
            ("waiting", page, "Why does the code not work?", &["?after=code"]),
            ("empty", code(""), "Why does the code not work?", &["?after=code"]),
            ("wrong", code("AAAA-AAAA"), "4 more tries", &["?after=code"]),
        ]);
        for left in ["3 more tries", "2 more tries", "1 more try"] {
            code("AAAA-AAAA").sees(left);
        }
        check(&[("fifth", code("AAAA-AAAA"), "fifth wrong code", &["?after=code"])]);
        let (late, _) = waiting(site);
        site.pass(Duration::from_hours(1));
        let page = late.get("/sign-in/code");
        check(&[("late", page, "more than an hour ago", &["?after=expired"])]);
    });
}

#[test]
fn a_browser_that_kept_no_cookie_is_led_on_with_just_that_and_a_wrong_password_there_is_not() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        let reply = browser.sign_in(ANN, "not it at all");
        let kept = std::mem::take(&mut *browser.cookies.borrow_mut());
        let blocked = browser.get(&reply.to);
        check(&[("no cookie", blocked, "did not keep our cookie", &["?after=cookies"])]);
        // With the cookie it is an ordinary code, and the password's page has no such link.
        *browser.cookies.borrow_mut() = kept;
        site.work();
        let code = site.latest_code();
        let wrong = browser.post("/sign-in/code", &[("code", &code)]);
        let empty = browser.post("/sign-in/password", &[("password", "")]);
        check(&[
            ("wrong after the code", wrong, "is not right", &[]),
            ("empty after the code", empty, "Enter your password", &[]),
        ]);
    });
}

#[test]
fn what_lasts_stands_above_the_form_in_the_readers_language_until_it_is_over() {
    site(|site| {
        let line = |title: &str, works: &str| {
            let (title, works) = (title.to_owned(), works.to_owned());
            NewsLine { title, works }
        };
        let en = line("Codes are <b>late</b>", "Refills work");
        let es = line("Los códigos tardan", "Los surtidos funcionan");
        site.house.tell(Some(News { en, es, hinders: web::Hinders::Nothing }));
        let told = site.browser().get("/sign-in");
        told.sees("Codes are &#60;b&#62;late").sees("Refills work").sees("href=\"/status\"");
        let reader = site.browser();
        reader.get("/language?to=es&back=/sign-in");
        reader.get("/sign-in").sees("Los códigos tardan").sees("Los surtidos funcionan");
        site.house.tell(None);
        assert!(!site.browser().get("/sign-in").body.contains("href=\"/status\""));
    });
}
