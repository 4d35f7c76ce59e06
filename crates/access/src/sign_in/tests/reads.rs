//! How a member reads, kept by the browser they sign in with: for good in their own, for the visit
//! in one that others use as well.

use base::{Lang, Reading, TextSize};
use identity::account;

use super::{ANN, MAIL};
use crate::testing::{Browser, PASSWORD, Reply, Site, site};

const YEAR: Option<&str> = Some("Max-Age=31536000");
const VISIT: Option<&str> = None;

/// Somebody who reads Spanish in large letters.
fn ann(site: &Site) {
    let of = site.account(1, ANN, MAIL);
    let reading = Reading { lang: Lang::Spanish, text: TextSize::Large };
    site.write(move |tx| account::choose_reading(tx, of, reading));
}

fn form(browser: &Browser, shared: bool) -> Reply {
    let mut fields = vec![("username", ANN), ("password", PASSWORD)];
    if shared {
        fields.push(("shared", "yes"));
    }
    browser.post("/sign-in", &fields)
}

fn by_code(site: &Site, browser: &Browser, shared: bool) -> Reply {
    form(browser, shared);
    site.work();
    let code = site.latest_code();
    let reply = browser.post("/sign-in/code", &[("code", code.as_str()), ("remember", "yes")]);
    assert_eq!(reply.to, "/home");
    reply
}

/// What the cookie of this name holds, and what it says of how long it is kept.
#[track_caller]
fn kept<'r>(reply: &'r Reply, name: &str) -> (&'r str, Option<&'r str>) {
    let set = reply.headers.iter().filter(|(header, _)| header == "set-cookie");
    let named = |(_, cookie): &'r (String, String)| cookie.strip_prefix(name)?.strip_prefix('=');
    let [cookie] = set.filter_map(named).collect::<Vec<_>>().try_into().expect("one such cookie");
    let mut parts = cookie.split("; ");
    let value = parts.next().expect("a value");
    (value, parts.find(|part| part.starts_with("Max-Age") || part.starts_with("Expires")))
}

#[test]
fn language_and_letters_last_in_an_own_browser_and_end_with_the_visit_in_a_shared_one() {
    site(|site| {
        ann(site);
        for (shared, life) in [(true, VISIT), (false, YEAR)] {
            let browser = site.browser();
            let welcome = by_code(site, &browser, shared);
            assert_eq!(kept(&welcome, "lang"), ("es", life), "shared: {shared}");
            assert_eq!(kept(&welcome, "text"), ("large", life), "shared: {shared}");
            // The switches on a page, while she is signed in.
            for (switch, name, value) in [
                ("/language?to=en&back=/home", "lang", "en"),
                ("/text-size?to=normal&back=/home", "text", "normal"),
            ] {
                let switched = browser.get(switch);
                assert_eq!(switched.to, "/home");
                assert_eq!(kept(&switched, name), (value, life), "{switch}, shared: {shared}");
            }
        }
    });
}

#[test]
fn whoever_calls_a_browser_that_knows_them_shared_today_leaves_no_lasting_choice_in_it() {
    site(|site| {
        ann(site);
        let browser = site.browser();
        by_code(site, &browser, false);
        for (shared, life) in [(false, YEAR), (true, VISIT), (false, YEAR)] {
            browser.post("/sign-out", &[]);
            let welcome = form(&browser, shared);
            assert_eq!(welcome.to, "/home", "the password alone, shared: {shared}");
            assert_eq!(kept(&welcome, "lang"), ("es", life), "shared: {shared}");
            assert_eq!(kept(&welcome, "text"), ("large", life), "shared: {shared}");
        }
    });
}

#[test]
fn a_visitor_who_is_not_signed_in_keeps_what_they_chose() {
    site(|site| {
        let switched = site.browser().get("/language?to=es&back=/sign-in");
        assert_eq!(kept(&switched, "lang"), ("es", YEAR));
        let switched = site.browser().get("/text-size?to=large&back=/sign-in");
        assert_eq!(kept(&switched, "text"), ("large", YEAR));
    });
}
