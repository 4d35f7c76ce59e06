//! What is counted of codes that come back, or do not (GUARD 22), on both engines.

use std::time::Duration;

use web::Tallied;

use super::{ANN, by_code};
use crate::testing::{Browser, PASSWORD, Site, site};

const GMAIL: &str = "ann@gmail.com";

/// What was counted of codes since it was last asked, minute by minute as it came.
fn told(site: &Site) -> Vec<(String, u32, u32)> {
    site.pass(Duration::from_mins(1));
    let minutes = site.house.tally.take(site.now());
    let of_codes = |(name, one): (&String, &Tallied)| {
        let is_code = name.starts_with("mail/") || name.starts_with("text/");
        is_code.then(|| (name.clone(), one.tries, one.failed))
    };
    minutes.iter().flat_map(|minute| minute.slices.iter().filter_map(of_codes)).collect()
}

/// Codes to that provider are no longer too few to be told of.
fn warmed(site: &Site) {
    site.account(1, ANN, GMAIL);
    site.house.tally.take(site.now());
    for _ in 0..5 {
        by_code(site, &site.browser(), false);
    }
    assert_eq!(told(site), [("mail/gmail.com".to_owned(), 5, 0)]);
}

fn gmail(tries: u32, failed: u32) -> Vec<(String, u32, u32)> {
    vec![("mail/gmail.com".to_owned(), tries, failed)]
}

fn types(browser: &Browser<'_>, code: &str) {
    browser.post("/sign-in/code", &[("code", code)]);
}

#[test]
fn codes_that_strangers_ask_for_and_never_type_count_for_nothing() {
    site(|site| {
        warmed(site);
        for name in [ANN, GMAIL, "nobody.1", "nobody@gmail.com"] {
            let away = site.browser();
            away.sign_in(name, "a strangers guess");
            site.work();
            types(&away, "AAAA-AAAA");
        }
        for _ in 0..3 {
            site.pass(Duration::from_mins(5));
            site.work();
            assert_eq!(told(site), []);
        }
    });
}

#[test]
fn a_code_that_comes_back_too_late_counts_once_as_a_failure() {
    site(|site| {
        warmed(site);
        let away = site.browser();
        away.sign_in(ANN, PASSWORD);
        site.work();
        let code = site.latest_code();
        site.pass(Duration::from_mins(10));
        site.house.tally.take(site.now());
        for _ in 0..4 {
            types(&away, &code);
        }
        assert_eq!(told(site), gmail(1, 1));
        types(&away, &code);
        assert_eq!(told(site), []);
    });
}

/// A browser that is known for Ann and has no answers left, so that it is sent a code.
fn spent(site: &Site) -> Browser<'_> {
    let home = site.browser();
    by_code(site, &home, true);
    home.post("/sign-out", &[]);
    for number in 0..10 {
        home.sign_in(ANN, &format!("what was it {number}"));
    }
    told(site);
    home
}

#[test]
fn a_known_browsers_code_that_never_comes_back_counts_when_its_time_is_over() {
    site(|site| {
        warmed(site);
        let home = spent(site);
        home.sign_in(ANN, PASSWORD);
        site.work();
        site.pass(Duration::from_secs(599));
        site.work();
        site.house.tally.take(site.now());
        assert_eq!(told(site), []);
        site.work();
        assert_eq!(told(site), gmail(1, 1));
        types(&home, &site.latest_code());
        site.pass(Duration::from_mins(10));
        site.work();
        assert_eq!(told(site), [], "it was counted");
    });
}

#[test]
fn a_known_browsers_code_that_came_back_counts_as_well_and_only_so() {
    site(|site| {
        warmed(site);
        let home = spent(site);
        home.sign_in(ANN, PASSWORD);
        site.work();
        types(&home, &site.latest_code());
        assert_eq!(told(site), gmail(1, 0));
        site.pass(Duration::from_mins(10));
        site.house.tally.take(site.now());
        site.work();
        assert_eq!(told(site), []);
    });
}
