//! Registration as browsers meet it, on both engines.

use std::time::Duration;

use axum::http::StatusCode;
use base::{Lang, MemberId};

use super::{NewInvitation, Reach, invite};
use crate::testing::{PASSWORD, Site, site};

const MAIL: &str = "ann@example.org";

/// Invites Ann and returns her code.
fn invited(site: &Site, number: u8) -> String {
    let new = NewInvitation {
        member: MemberId::new([number; 16]),
        first_name: "Ann".into(),
        reach: Reach::Mail(MAIL.parse().unwrap()),
        lang: Lang::English,
        about: vec!["JRX204817".into()],
    };
    let house = site.house.clone();
    site.write(move |tx| invite(tx, &house, &new));
    site.work();
    site.latest_code()
}

#[test]
fn an_invited_person_chooses_a_name_and_a_password_and_is_signed_in() {
    site(|site| {
        let code = invited(site, 1);
        let browser = site.browser();
        browser.get("/register").sees("Code from your invitation or letter");
        let fields = [("email", " Ann@Example.org "), ("code", code.as_str())];
        assert_eq!(browser.post("/register", &fields).to, "/register/account");
        let wrong = [("username", "ann wood"), ("password", "Ann JRX204817 ann")];
        browser
            .post("/register/account", &wrong)
            .sees("Use only letters, digits")
            .sees("made of your own name");
        let right = [("username", "Ann.Wood"), ("password", PASSWORD)];
        assert_eq!(browser.post("/register/account", &right).to, "/home");
        assert_eq!(browser.get("/home").status, StatusCode::OK);
        assert!(site.work()[0].subject.contains("ready"));
        browser.post("/register", &fields).sees("already used");
    });
}

#[test]
fn which_of_email_and_code_was_wrong_is_never_said() {
    site(|site| {
        let code = invited(site, 1);
        let browser = site.browser();
        let wrong_mail = browser.post("/register", &[("email", "x@example.org"), ("code", &code)]);
        let wrong_code =
            browser.post("/register", &[("email", "x@example.org"), ("code", "AAAA-AAAA-AAAA")]);
        wrong_mail.sees("do not belong together");
        let plain = |body: &str| {
            let nonce = body.split("nonce=\"").nth(1).unwrap().split('"').next().unwrap();
            body.replace(nonce, "")
        };
        assert_eq!(plain(&wrong_mail.body), plain(&wrong_code.body));
    });
}

#[test]
fn a_late_invitation_sends_a_fresh_one_once() {
    site(|site| {
        let code = invited(site, 1);
        site.pass(Duration::from_hours(25));
        let browser = site.browser();
        let late = [("email", MAIL), ("code", code.as_str())];
        browser.post("/register", &late).sees("We have sent a new one");
        assert_eq!(site.work().len(), 1);
        let fresh = site.latest_code();
        browser.post("/register", &late).sees("already used");
        assert_eq!(site.work().len(), 0);
        let fields = [("email", MAIL), ("code", fresh.as_str())];
        assert_eq!(browser.post("/register", &fields).to, "/register/account");
    });
}

#[test]
fn suggested_words_can_be_used_with_one_press() {
    site(|site| {
        let code = invited(site, 1);
        let browser = site.browser();
        browser.post("/register", &[("email", MAIL), ("code", &code)]);
        let offer =
            browser.post("/register/account", &[("username", "ann.wood"), ("suggest", "yes")]);
        let words = offer.body.split("name=\"offered\" value=\"").nth(1).unwrap();
        let words = words.split('"').next().unwrap();
        assert_eq!(words.split(' ').count(), 4);
        let fields =
            [("username", "ann.wood"), ("password", ""), ("offered", words), ("use", "yes")];
        assert_eq!(browser.post("/register/account", &fields).to, "/home");
        let other = site.browser();
        other.sign_in("ann.wood", words);
        site.work();
        let code = site.latest_code();
        assert_eq!(other.post("/sign-in/code", &[("code", &code)]).to, "/home");
    });
}

#[test]
fn a_taken_username_is_said_beside_the_field() {
    site(|site| {
        site.account(9, "ann.wood", "other@example.org");
        let code = invited(site, 1);
        let browser = site.browser();
        browser.post("/register", &[("email", MAIL), ("code", &code)]);
        let fields = [("username", "Ann.Wood"), ("password", PASSWORD)];
        browser.post("/register/account", &fields).sees("Somebody has this username");
    });
}

#[test]
fn fifty_presses_open_one_account() {
    site(|site| {
        let code = invited(site, 1);
        let browser = site.browser();
        browser.post("/register", &[("email", MAIL), ("code", &code)]);
        let fields = [("username", "ann.wood"), ("password", PASSWORD)];
        let requests = (0..50).map(|_| browser.form("/register/account", &fields)).collect();
        let answers = site.at_once(requests);
        assert_eq!(answers.iter().filter(|(_, to)| to == "/home").count(), 1, "{answers:?}");
        assert_eq!(site.count("SELECT COUNT(*) FROM account"), 1);
        assert_eq!(site.count("SELECT COUNT(*) FROM session"), 1);
    });
}

#[test]
fn the_second_page_waits_half_an_hour_and_the_code_still_works() {
    site(|site| {
        let code = invited(site, 1);
        let browser = site.browser();
        let fields = [("email", MAIL), ("code", code.as_str())];
        browser.post("/register", &fields);
        site.pass(Duration::from_mins(30));
        let late = [("username", "ann.wood"), ("password", PASSWORD)];
        browser.post("/register/account", &late).sees("More than 30 minutes went by");
        assert_eq!(browser.post("/register", &fields).to, "/register/account");
    });
}
