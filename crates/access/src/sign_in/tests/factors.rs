//! Second factors at the door, on both engines.

use std::time::Duration;

use super::{ANN, MAIL, by_code};
use crate::testing::{Browser, PASSWORD, Reply, Site, site, site_with, totp};
use crate::{Assurance, Policy};

/// Ten saved codes, made as a member makes them.
pub fn saved_codes(browser: &Browser) -> Vec<String> {
    let page = browser.post("/security/codes/new", &[]);
    let words = page.body.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let is_code = |word: &&str| word.len() > 26 && word.replace('-', "").len() == 26;
    let codes: Vec<String> = words.filter(is_code).map(str::to_owned).collect();
    assert!(codes.len() >= 10, "{}", codes.len());
    codes
}

/// An authenticator app, set up as a member does; its key.
fn app(site: &Site, browser: &Browser) -> String {
    let page = browser.get("/security/authenticator/new");
    let field = |name: &str| {
        let start = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
        Some(start.split('"').next()?.to_owned())
    };
    let groups = page.body.split(['<', '>']).map(str::trim).find(|text| {
        let plain = text.replace(' ', "");
        plain.len() >= 32 && plain.chars().all(|c| c.is_ascii_uppercase() || "234567".contains(c))
    });
    let key = groups.expect("a key to type").to_owned();
    let sealed = field("seed").or_else(|| field("sealed")).expect("a sealed seed");
    let code = totp(&key, site.now().seconds());
    let fields = [("seed", sealed.as_str()), ("sealed", sealed.as_str()), ("code", &code)];
    let reply = browser.post("/security/authenticator/new", &fields);
    assert!(reply.to.starts_with("/security"), "{} {}", reply.status, reply.to);
    site.pass(Duration::from_mins(1));
    key
}

fn mailed(site: &Site, browser: &Browser) -> Reply {
    browser.sign_in(ANN, PASSWORD);
    site.work();
    let code = site.latest_code();
    browser.post("/sign-in/code", &[("code", &code)])
}

#[test]
fn an_account_with_a_second_factor_wants_it_on_a_new_browser_and_not_on_a_known_one() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let home = site.browser();
        by_code(site, &home, true);
        let codes = saved_codes(&home);
        home.post("/sign-out", &[]);
        assert_eq!(home.sign_in(ANN, PASSWORD).to, "/home", "a known browser is a possession");
        let away = site.browser();
        let reply = mailed(site, &away);
        away.arrive(reply).sees("One more step");
        away.get("/sign-in/code").sees("One more step");
        away.post("/sign-in/code", &[("code", "AAAA-AAAA")]).sees("4 more tries");
        assert_eq!(away.post("/sign-in/code", &[("code", &codes[0])]).to, "/home");
        // Used once, it opens nothing again.
        let other = site.browser();
        site.pass(Duration::from_hours(6));
        mailed(site, &other);
        other.post("/sign-in/code", &[("code", &codes[0])]).sees("used already");
        assert_eq!(other.post("/sign-in/code", &[("code", &codes[1])]).to, "/home");
    });
}

#[test]
fn an_authenticator_code_or_a_saved_one_takes_the_place_of_the_mail() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let home = site.browser();
        by_code(site, &home, false);
        let key = app(site, &home);
        let codes = saved_codes(&home);
        for code in [totp(&key, site.now().seconds()), codes[0].clone()] {
            let away = site.browser();
            away.sign_in(ANN, PASSWORD);
            assert_eq!(away.post("/sign-in/code", &[("code", &code)]).to, "/home", "{code}");
        }
        let strong = "SELECT COUNT(*) FROM session WHERE route IN ('authenticator', 'saved-code')";
        assert_eq!(site.count(strong), 2);
        // The password is still asked, and answered exactly.
        let away = site.browser();
        away.sign_in(ANN, "not the password of ann");
        away.post("/sign-in/code", &[("code", &codes[1])]).sees("That password is not right");
    });
}

#[test]
fn a_stranger_cannot_switch_an_authenticator_off_by_guessing() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let home = site.browser();
        by_code(site, &home, false);
        let key = app(site, &home);
        for round in 0..12 {
            for _ in 0..6 {
                let away = site.browser();
                away.sign_in(ANN, "a strangers guess");
                for _ in 0..5 {
                    away.post("/sign-in/code", &[("code", "000000")]);
                }
            }
            site.pass(Duration::from_hours(24));
            assert!(round < 12);
        }
        let misses = site.count("SELECT wrong_streak FROM authenticator");
        assert!(misses <= i64::from(guard::STRANGER_STREAK), "{misses}");
        let away = site.browser();
        mailed(site, &away);
        let code = totp(&key, site.now().seconds());
        assert_eq!(away.post("/sign-in/code", &[("code", &code)]).to, "/home");
    });
}

#[test]
fn whoever_knows_the_password_and_not_the_factor_is_told_of_to_the_owner() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let home = site.browser();
        by_code(site, &home, false);
        saved_codes(&home);
        let away = site.browser();
        mailed(site, &away);
        site.work();
        for _ in 0..4 {
            away.post("/sign-in/code", &[("code", "123456")]);
        }
        away.post("/sign-in/code", &[("code", "123456")]).sees("fifth wrong code");
        assert_eq!(site.work().len(), 1, "a notice");
    });
}

#[test]
fn where_the_plan_wants_a_factor_of_everyone_a_known_browser_is_asked_too() {
    site_with(&Policy { assurance: Assurance::Aal2, ..Policy::default() }, |site| {
        site.account(1, ANN, MAIL);
        let home = site.browser();
        home.sign_in(ANN, PASSWORD);
        site.work();
        let code = site.latest_code();
        home.post("/sign-in/code", &[("code", &code), ("remember", "yes")]);
        let codes = saved_codes(&home);
        home.post("/sign-out", &[]);
        let reply = home.sign_in(ANN, PASSWORD);
        assert_eq!(reply.to, "/sign-in/code");
        home.arrive(reply).sees("One more step");
        assert_eq!(home.post("/sign-in/code", &[("code", &codes[0])]).to, "/home");
    });
}

#[test]
fn fifty_of_the_same_saved_code_at_once_sign_in_one() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let home = site.browser();
        by_code(site, &home, false);
        let codes = saved_codes(&home);
        let away = site.browser();
        mailed(site, &away);
        let before = site.count("SELECT COUNT(*) FROM session");
        let fields = [("code", codes[0].as_str())];
        let requests = (0..50).map(|_| away.form("/sign-in/code", &fields)).collect();
        let answers = site.at_once(requests);
        assert_eq!(answers.iter().filter(|(_, to)| to == "/home").count(), 1, "{answers:?}");
        assert_eq!(site.count("SELECT COUNT(*) FROM session"), before + 1);
    });
}

/// SECURITY 29: options are the same for everyone, so there is nobody to tell apart.
#[test]
fn passkey_options_have_one_shape_and_refusals_their_reason() {
    site(|site| {
        let shape = |body: &str| {
            let value: serde_json::Value = serde_json::from_str(body).unwrap();
            let keys = |value: &serde_json::Value| {
                value.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
            };
            (keys(&value), body.len())
        };
        let before = shape(&site.browser().scripted("/sign-in/passkey/options").body);
        site.account(1, ANN, MAIL);
        assert_eq!(shape(&site.browser().scripted("/sign-in/passkey/options").body), before);
        let browser = site.browser();
        browser.get("/sign-in/passkey").sees("Sign in with a passkey");
        browser.post("/sign-in/passkey", &[]).sees("JavaScript");
        let fields = [("ticket", "nonsense"), ("credential", "{}")];
        browser.post("/sign-in/passkey", &fields).sees("too long");
    });
}
