//! Changing one's password as browsers meet it, on both engines.

use axum::http::StatusCode;
use store::Actor;

use crate::testing::{Browser, PASSWORD, Site, site};

const ANN: &str = "ann.wood";
const NEW: &str = "a newer and longer password";

fn signed_in(site: &Site) -> Browser<'_> {
    let browser = site.browser();
    browser.sign_in(ANN, PASSWORD);
    site.work();
    let code = site.latest_code();
    assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).to, "/home");
    site.work();
    browser
}

#[test]
fn a_new_password_ends_every_other_session_and_every_way_on_file_is_told() {
    site(|site| {
        site.account(1, ANN, "ann@example.org");
        let (here, there) = (signed_in(site), signed_in(site));
        let fields = [("current", PASSWORD), ("password", NEW)];
        let reply = here.post("/security/password", &fields);
        here.arrive(reply).sees("Your password is changed.");
        assert_eq!(here.get("/home").status, StatusCode::OK);
        assert_eq!(there.get("/home").to, "/sign-in?back=/home");
        let told = site.work();
        assert_eq!(told.len(), 1);
        let other = site.browser();
        other.sign_in(ANN, NEW);
        site.work();
        let code = site.latest_code();
        assert_eq!(other.post("/sign-in/code", &[("code", &code)]).to, "/home");
    });
}

/// SECURITY 13.
#[test]
fn the_present_password_is_asked_for_and_rationed() {
    site(|site| {
        site.account(1, ANN, "ann@example.org");
        let browser = signed_in(site);
        let change = |current: &str| {
            browser.post("/security/password", &[("current", current), ("password", NEW)])
        };
        change("").sees("Enter the password you use now");
        for number in 0..10 {
            change(&format!("a wrong one, number {number}")).sees("is not right");
        }
        change(PASSWORD).sees("Too many were wrong");
    });
}

#[test]
fn a_new_password_is_judged_and_words_are_suggested() {
    site(|site| {
        site.account(1, ANN, "ann@example.org");
        let browser = signed_in(site);
        let change = |password: &str| {
            browser.post("/security/password", &[("current", PASSWORD), ("password", password)])
        };
        change("short").sees("15");
        change(PASSWORD).sees("another password than the one you use now");
        let page = browser.post("/security/password", &[("suggest", "yes")]);
        let words = page.body.split("name=\"offered\" value=\"").nth(1).unwrap();
        let words = words.split('"').next().unwrap();
        let fields = [("current", PASSWORD), ("offered", words), ("use", "yes")];
        assert_eq!(browser.post("/security/password", &fields).to, "/security/password?done=1");
    });
}

#[test]
fn a_frozen_account_is_led_to_what_is_held() {
    site(|site| {
        let ann = site.account(1, ANN, "ann@example.org");
        let browser = signed_in(site);
        site.write(move |tx| identity::holds::freeze(tx, ann, Actor::Account(ann.0)));
        assert_eq!(browser.get("/security/password").to, "/security/limits");
        let fields = [("current", PASSWORD), ("password", NEW)];
        assert_eq!(browser.post("/security/password", &fields).to, "/security/limits");
    });
}
