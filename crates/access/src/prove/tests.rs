//! Proving it again as browsers meet it, on both engines.

use std::time::Duration;

use axum::http::StatusCode;

use crate::testing::{Browser, PASSWORD, Site, site};

const ANN: &str = "ann.wood";

fn signed_in(site: &Site) -> Browser<'_> {
    site.account(1, ANN, "ann@example.org");
    let browser = site.browser();
    browser.sign_in(ANN, PASSWORD);
    site.work();
    let code = site.latest_code();
    assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).to, "/home");
    browser
}

/// SECURITY 64.
#[test]
fn a_sensitive_page_asks_again_after_five_minutes_and_leads_back() {
    site(|site| {
        let browser = signed_in(site);
        let door = "/security/codes/new";
        assert_eq!(browser.get(door).status, StatusCode::OK);
        site.pass(Duration::from_mins(6));
        let reply = browser.get(door);
        assert_eq!(reply.to, "/prove?back=/security/codes/new");
        browser.get(&reply.to).sees("Is it still you?");
        let fields = [("back", door), ("password", PASSWORD)];
        assert_eq!(browser.post("/prove", &fields).to, door);
        assert_eq!(browser.get(door).status, StatusCode::OK);
    });
}

/// SECURITY 58.
#[test]
fn a_proof_brings_a_new_token_and_the_old_one_is_dead() {
    site(|site| {
        let browser = signed_in(site);
        let old = browser.cookies.borrow().clone();
        browser.post("/prove", &[("password", PASSWORD)]);
        assert_eq!(browser.get("/home").status, StatusCode::OK);
        let thief = site.browser();
        *thief.cookies.borrow_mut() = old;
        assert_eq!(thief.get("/home").to, "/sign-in?back=/home");
    });
}

#[test]
fn a_wrong_proof_is_told_exactly_and_rationed() {
    site(|site| {
        let browser = signed_in(site);
        browser.post("/prove", &[]).sees("Enter your password or a code");
        browser.post("/prove", &[("password", "not it")]).sees("That password is not right");
        for number in 0..6 {
            browser.post("/prove", &[("password", &format!("guess {number}"))]);
        }
        browser.post("/prove", &[("password", "another")]).sees("2 more tries");
        browser.post("/prove", &[("password", "and another")]).sees("1 more try");
        browser.post("/prove", &[("password", "the last of them")]).sees("possible in an hour");
        browser.get("/prove").sees("You can try your password again from");
        browser.post("/prove", &[("password", PASSWORD)]).sees("Too many were wrong");
    });
}

#[test]
fn nobody_is_led_anywhere_else_afterwards() {
    site(|site| {
        let browser = signed_in(site);
        for (back, lands) in [
            ("//evil.example", "/home"),
            ("https://evil.example/", "/home"),
            ("/prove", "/home"),
            ("/refills", "/refills"),
        ] {
            let fields = [("back", back), ("password", PASSWORD)];
            assert_eq!(browser.post("/prove", &fields).to, lands, "{back}");
        }
        assert_eq!(site.browser().get("/prove").to, "/sign-in?back=/prove");
    });
}
