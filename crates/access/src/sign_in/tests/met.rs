//! What of signing in is counted for the status page (GUARD 22), on both engines.

use std::collections::BTreeMap;
use std::time::Duration;

use web::{Tallied, TalliedMinute};

use super::factors::saved_codes;
use super::{ANN, MAIL, by_code};
use crate::testing::{PASSWORD, Site, site};

/// What was met since it was last asked.
fn told(site: &Site) -> TalliedMinute {
    site.pass(Duration::from_mins(1));
    let mut minutes = site.house.tally.take(site.now());
    assert_eq!(minutes.len(), 1);
    minutes.remove(0)
}

fn steps(minute: &TalliedMinute) -> BTreeMap<&str, (u32, u32, u32)> {
    let count = |one: &Tallied| (one.tries, one.failed, one.members);
    let steps = minute
        .slices
        .iter()
        .filter_map(|(name, one)| name.strip_prefix("step/").map(|step| (step, count(one))));
    steps.collect()
}

#[test]
fn what_strangers_guess_counts_for_nothing() {
    site(|site| {
        site.account(1, ANN, MAIL);
        assert_eq!(site.house.tally.take(site.now()), [], "it begins to count");
        for name in [ANN, "nobody.1"] {
            let away = site.browser();
            for _ in 0..3 {
                away.sign_in(name, "a strangers guess");
                away.post("/sign-in/code", &[("code", "AAAA-AAAA"), ("second", "yes")]);
            }
        }
        let minute = told(site);
        assert_eq!((minute.known, minute.slices), (Tallied::default(), BTreeMap::new()));
    });
}

#[test]
fn a_known_browser_counts_as_one_member_however_often_it_fails() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let home = site.browser();
        by_code(site, &home, true);
        let minute = told(site);
        assert_eq!(minute.known, Tallied::default(), "it was new");
        assert_eq!(steps(&minute), BTreeMap::from([("code", (1, 0, 0)), ("password", (1, 0, 0))]));
        home.post("/sign-out", &[]);
        for password in ["what it was", "or was it this", PASSWORD] {
            home.sign_in(ANN, password);
        }
        let minute = told(site);
        assert_eq!(minute.known, Tallied { tries: 3, failed: 2, members: 1 });
        assert_eq!(steps(&minute), BTreeMap::from([("password", (3, 2, 1))]));
    });
}

#[test]
fn what_fails_after_a_possession_counts_and_is_not_of_a_known_browser() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let home = site.browser();
        by_code(site, &home, false);
        saved_codes(&home);
        told(site);
        let away = site.browser();
        away.sign_in(ANN, "not the password of ann");
        site.work();
        let code = site.latest_code();
        away.post("/sign-in/code", &[("code", &code)]);
        away.post("/sign-in/password", &[("password", PASSWORD)]);
        away.get("/sign-in/code");
        away.post("/sign-in/code", &[("code", "AAAA-AAAA")]);
        let minute = told(site);
        assert_eq!(minute.known, Tallied::default());
        let want = [("code", (1, 0, 0)), ("factor", (1, 1, 1)), ("password", (2, 1, 1))];
        assert_eq!(steps(&minute), BTreeMap::from(want));
    });
}
