//! An account that its plan has closed (ASVS 7.4.2): nothing opens it, and its owner is told.

use ::store::audit;
use identity::account::closing::{self, Order};

use super::{ANN, MAIL, by_code};
use crate::testing::{PASSWORD, Site, site};

const DAY: std::time::Duration = std::time::Duration::from_hours(24);
const CLOSED: &str = "Your plan has closed this online account";

pub fn order() -> Order {
    Order { by: "Ana of the plan".to_owned(), reason: "ticket 311".to_owned() }
}

fn close(site: &Site, of: (base::AccountId, base::MemberId)) {
    let house = site.house.clone();
    assert!(site.write(move |tx| closing::close(tx, &house, of, &order())));
}

#[test]
fn closing_ends_a_session_on_its_next_request_and_a_known_browser_is_told_after_a_code() {
    site(|site| {
        let of = site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        assert_eq!(browser.get("/home").status, 200);
        close(site, of);
        assert_ne!(browser.get("/home").status, 200);
        site.work();
        assert!(browser.sign_in(ANN, PASSWORD).to.starts_with("/sign-in/code"));
        site.work();
        let code = site.latest_code();
        browser.arrive(browser.post("/sign-in/code", &[("code", &code)])).sees(CLOSED);
        assert_ne!(browser.get("/home").status, 200);
    });
}

#[test]
fn whoever_knows_only_the_name_learns_nothing_and_a_wrong_password_is_only_wrong() {
    site(|site| {
        let of = site.account(1, ANN, MAIL);
        close(site, of);
        site.work();
        let browser = site.browser();
        browser.sign_in(ANN, "not this one at all");
        site.work();
        let code = site.latest_code();
        let answer = browser.arrive(browser.post("/sign-in/code", &[("code", &code)]));
        assert!(!answer.body.contains(CLOSED), "{}", answer.body);
    });
}

#[test]
fn reopened_it_opens_with_the_password_it_had() {
    site(|site| {
        let of = site.account(1, ANN, MAIL);
        close(site, of);
        let house = site.house.clone();
        let open = move |tx: &::store::Tx| closing::reopen(tx, &house, of, &order());
        assert!(site.write(open));
        site.work();
        let browser = site.browser();
        by_code(site, &browser, false);
        assert_eq!(browser.get("/home").status, 200);
    });
}

#[test]
fn the_record_says_which_operator_did_it_and_what_for() {
    site(|site| {
        let of = site.account(1, ANN, MAIL);
        close(site, of);
        let house = site.house.clone();
        site.write(move |tx| {
            closing::sign_out(tx, of, &order())?;
            closing::reopen(tx, &house, of, &order())
        });
        let told = site
            .write(move |tx| audit::of_member(tx, base::MemberScope::of(of.1), tx.now() + DAY, 50));
        for action in ["account.closed", "account.signed-out", "account.reopened"] {
            let entry = told.iter().find(|entry| entry.action == action).unwrap();
            let said = entry.detail.as_ref().unwrap();
            assert_eq!(
                (&said["by"], &said["reason"]),
                (&"Ana of the plan".into(), &"ticket 311".into())
            );
        }
    });
}
