//! The lanes under GUARD 1, on both engines.

use std::time::Duration;

use axum::http::StatusCode;

use super::{ANN, MAIL, by_code};
use crate::testing::{PASSWORD, Site, site, site_behind_a_proxy, site_with};
use crate::{Assurance, Policy};

const HOME: &str = "192.0.2.7";
const AWAY: &str = "198.51.100.9";

/// Types a name and a password on a fresh browser at that address.
fn tries(site: &Site, from: &str, name: &str, password: &str) {
    let fields = [("username", name), ("password", password)];
    let reply = site.browser().post_from(from, "/sign-in", &fields);
    assert_eq!(reply.to, "/sign-in/code?sent=1");
}

#[test]
fn guard_3_a_source_over_its_budget_gets_no_message_out_but_for_the_right_password() {
    site_behind_a_proxy(|site| {
        site.account(1, ANN, MAIL);
        for number in 0..12 {
            tries(site, AWAY, &format!("nobody.{number}"), "a strangers guess at it");
        }
        site.work();
        tries(site, AWAY, ANN, "a strangers guess at it");
        assert_eq!(site.work().len(), 0, "wrong, from a source over its budget");
        tries(site, AWAY, ANN, PASSWORD);
        assert_eq!(site.work().len(), 1, "right, so a code goes out");
        // Another neighbourhood is untouched.
        tries(site, HOME, ANN, "a strangers guess at it");
        assert_eq!(site.work().len(), 1);
    });
}

#[test]
fn guard_3_an_address_a_stranger_writes_into_a_header_counts_for_nothing() {
    site(|site| {
        site.account(1, ANN, MAIL);
        for number in 0..12 {
            // Not our proxy: all of these come from one place.
            tries(site, &format!("203.0.{number}.1"), "nobody.1", "a strangers guess at it");
        }
        site.work();
        tries(site, "203.0.113.77", ANN, "a strangers guess at it");
        assert_eq!(site.work().len(), 0);
    });
}

#[test]
fn with_no_message_left_a_code_goes_out_only_after_the_right_password() {
    site_behind_a_proxy(|site| {
        site.account(1, ANN, MAIL);
        for number in 0..3 {
            tries(site, &format!("192.0.{number}.1"), ANN, "somebodys guess");
        }
        assert_eq!(site.work().len(), 3);
        tries(site, AWAY, ANN, "somebodys guess");
        assert_eq!(site.work().len(), 0);
        let browser = site.browser();
        let fields = [("username", ANN), ("password", PASSWORD)];
        let reply = browser.post_from(HOME, "/sign-in", &fields);
        browser.arrive(reply);
        assert_eq!(site.work().len(), 1);
        let code = site.latest_code();
        assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).to, "/home");
    });
}

#[test]
fn guard_6_under_pressure_only_sources_where_members_live_keep_the_open_lane() {
    site_behind_a_proxy(|site| {
        site.account(1, ANN, MAIL);
        site.account(2, "bob.ford", "bob@example.org");
        // Ann lives at home: she completed a sign-in there.
        let browser = site.browser();
        let fields = [("username", ANN), ("password", PASSWORD)];
        browser.post_from(HOME, "/sign-in", &fields);
        site.work();
        let code = site.latest_code();
        browser.post_from(HOME, "/sign-in/code", &[("code", &code)]);
        site.work();
        for number in 0..60 {
            tries(site, &format!("10.0.{number}.1"), "nobody.1", &format!("guess number {number}"));
        }
        site.work();
        tries(site, HOME, "bob.ford", "bobs wrong password");
        assert_eq!(site.work().len(), 1, "members live here");
        tries(site, AWAY, "bob.ford", "bobs wrong password");
        assert_eq!(site.work().len(), 0, "nobody we know lives here");
        tries(site, AWAY, "bob.ford", PASSWORD);
        assert_eq!(site.work().len(), 1);
    });
}

#[test]
fn guard_5_the_same_wrong_password_again_costs_a_known_browser_nothing() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        browser.post("/sign-out", &[]);
        for _ in 0..30 {
            browser.sign_in(ANN, "what the manager saved").sees("That password is not right.");
        }
        for _ in 0..9 {
            browser.sign_in(ANN, "what the manager saved").sees("Check it and try again");
        }
        assert_eq!(browser.sign_in(ANN, PASSWORD).to, "/home");
    });
}

#[test]
fn strangers_alone_never_switch_a_password_off() {
    site_behind_a_proxy(|site| {
        site.account(1, ANN, MAIL);
        for number in 0..130 {
            tries(site, AWAY, ANN, &format!("a strangers guess number {number}"));
        }
        site.work();
        let streak = site.count("SELECT wrong_streak FROM password");
        assert_eq!(streak, i64::from(guard::STRANGER_STREAK));
    });
}

#[test]
fn guard_8_a_slip_of_the_hand_is_explained_where_possession_is_proved_and_never_accepted() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        browser.post("/sign-out", &[]);
        for (typed, words) in [
            (PASSWORD.to_uppercase(), "Caps lock was on"),
            (format!("{PASSWORD} "), "There was a space"),
            (PASSWORD.replacen('m', "M", 1), "The first letter"),
        ] {
            let reply = browser.sign_in(ANN, &typed);
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
            reply.sees(words);
        }
        // A stranger is told nothing of it.
        assert_eq!(
            site.browser().sign_in(ANN, &PASSWORD.to_uppercase()).to,
            "/sign-in/code?sent=1"
        );
    });
}

/// ISSUE 3: an anonymous flood costs no hash.
#[test]
fn five_thousand_anonymous_posts_make_the_request_path_hash_nothing() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let before = site.access.passwords.hashes();
        let browser = site.browser();
        for round in 0..50 {
            let forms = (0..100).map(|number| {
                let name = if number == 0 { ANN.to_owned() } else { format!("n{round}.{number}") };
                browser.form("/sign-in", &[("username", &name), ("password", "a guess at it")])
            });
            let answers = site.at_once(forms.collect());
            assert!(answers.iter().all(|(_, to)| to == "/sign-in/code?sent=1"));
        }
        assert_eq!(site.access.passwords.hashes(), before, "no request hashed");
        assert_eq!(site.count("SELECT COUNT(*) FROM attempt"), 5_000);
    });
}

#[test]
fn invented_names_cost_no_hash_anywhere_not_even_under_attack() {
    site_behind_a_proxy(|site| {
        let before = site.access.passwords.hashes();
        for number in 0..60 {
            tries(site, AWAY, &format!("nobody.{number}"), "a strangers guess at it");
        }
        site.work();
        assert_eq!(site.access.passwords.hashes(), before);
    });
}

#[test]
fn guard_9_more_than_can_be_hashed_wait_in_line_and_lose_nothing() {
    crate::testing::slow_site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        browser.post("/sign-out", &[]);
        let fields = [("username", ANN), ("password", PASSWORD)];
        let requests = (0..240).map(|_| browser.form("/sign-in", &fields)).collect();
        let pages = site.pages_at_once(requests);
        let waiting = pages.iter().find(|page| page.contains("You have a place in line"));
        let waiting = waiting.expect("some had to wait");
        let field = |name: &str| {
            let start = waiting.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
            start.split('"').next().unwrap().to_owned()
        };
        let (turn, held) = (field("turn"), field("held"));
        let fields = [("turn", turn.as_str()), ("held", held.as_str())];
        browser.post("/sign-in/turn", &fields).sees("You have a place in line");
        site.pass(Duration::from_secs(15));
        assert_eq!(browser.post("/sign-in/turn", &fields).to, "/home");
        site.pass(Duration::from_mins(11));
        assert_eq!(browser.post("/sign-in/turn", &fields).to, "/sign-in");
        assert_eq!(browser.post("/sign-in/turn", &[("turn", "x"), ("held", "y")]).to, "/sign-in");
    });
}

#[test]
fn guard_7_a_listed_password_works_behind_possession_only_and_is_to_be_changed() {
    use guard::breach::{Grade, Print, Screen};
    let mut sha1 = [0; 20];
    let hash = aws_lc_rs::digest::digest(
        &aws_lc_rs::digest::SHA1_FOR_LEGACY_USE_ONLY,
        PASSWORD.as_bytes(),
    );
    sha1.copy_from_slice(hash.as_ref());
    let screen = Screen::build([Print::of_sha1(sha1)], Grade::Fine, "a test").unwrap();
    let policy = Policy { screen: Some(screen), ..Policy::default() };
    site_with(&policy, |site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.sign_in(ANN, PASSWORD);
        site.work();
        let code = site.latest_code();
        let reply = browser.post("/sign-in/code", &[("code", &code), ("remember", "yes")]);
        assert_eq!(reply.to, "/security/password?listed=1");
        browser.get(&reply.to).sees("on a list of leaked passwords");
        browser.post("/sign-out", &[]);
        assert_eq!(browser.sign_in(ANN, PASSWORD).to, "/sign-in/code?sent=1");
    });
}

#[test]
fn a_text_goes_where_there_is_no_mailbox_and_the_plan_sends_texts() {
    for (texts, messages) in [(true, 1), (false, 0)] {
        site_with(&Policy { texts, ..Policy::default() }, |site| {
            let of = site.account(1, ANN, "");
            let way = identity::contacts::Way::Phone("503-555-0143".parse().unwrap());
            site.write(move |tx| identity::contacts::add(tx, of, &way, true));
            let browser = site.browser();
            browser.sign_in(ANN, PASSWORD);
            let sent = site.work();
            assert_eq!(sent.len(), messages);
            let Some(text) = sent.first() else { return };
            let code: String = text.text.split_whitespace().find_map(digits).unwrap();
            assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).to, "/home");
            let route = "SELECT COUNT(*) FROM session WHERE route = 'texted-code'";
            assert_eq!(site.count(route), 1);
        });
    }
}

fn digits(word: &str) -> Option<String> {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 6).then_some(digits)
}

#[test]
fn a_plan_that_wants_a_factor_of_everyone_leads_whoever_has_none_to_set_one_up() {
    site_with(&Policy { assurance: Assurance::Aal2, ..Policy::default() }, |site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.sign_in(ANN, PASSWORD);
        site.work();
        let code = site.latest_code();
        let reply = browser.post("/sign-in/code", &[("code", &code)]);
        assert_eq!(reply.to, "/security/authenticator/new");
    });
}
