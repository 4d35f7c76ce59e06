//! Sessions as browsers meet them, on both engines.

use std::time::Duration;

use axum::http::StatusCode;

use crate::testing::{Browser, PASSWORD, Site, site};

fn signed_in(site: &Site, shared: bool) -> Browser<'_> {
    let browser = site.browser();
    let mut fields = vec![("username", "ann.wood"), ("password", PASSWORD)];
    if shared {
        fields.push(("shared", "yes"));
    }
    browser.post("/sign-in", &fields);
    site.work();
    let code = site.latest_code();
    let fields = [("code", code.as_str()), ("remember", "yes")];
    assert_eq!(browser.post("/sign-in/code", &fields).to, "/home");
    site.work();
    browser
}

#[test]
fn fifteen_quiet_minutes_end_a_session_and_the_page_says_so_and_leads_back() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        let browser = signed_in(site, false);
        for _ in 0..10 {
            site.pass(Duration::from_mins(14));
            assert_eq!(browser.get("/refills").status, StatusCode::OK);
        }
        site.pass(Duration::from_mins(15));
        let away = browser.get("/refills");
        assert_eq!(away.to, "/sign-in?back=/refills");
        browser.get(&away.to).sees("after 15 quiet minutes").sees("value=\"/refills\"");
    });
}

#[test]
fn a_shared_computer_is_signed_out_after_five_minutes_and_never_remembered() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        let browser = signed_in(site, true);
        assert_eq!(browser.cookies.borrow().len(), 1, "the session alone");
        site.pass(Duration::from_mins(5));
        browser.arrive(browser.get("/home")).sees("after 5 quiet minutes");
    });
}

#[test]
fn twelve_hours_are_the_most_however_busy() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        let browser = signed_in(site, false);
        for _ in 0..71 {
            site.pass(Duration::from_mins(10));
            assert_eq!(browser.get("/home").status, StatusCode::OK);
        }
        site.pass(Duration::from_mins(10));
        browser.arrive(browser.get("/home")).sees("signed in for 12 hours");
    });
}

#[test]
fn one_press_stays_signed_in_with_scripts_and_without() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        let browser = signed_in(site, false);
        for _ in 0..10 {
            site.pass(Duration::from_mins(14));
            assert_eq!(browser.post("/session/stay", &[("back", "/refills")]).to, "/refills");
        }
        site.pass(Duration::from_mins(15));
        assert_eq!(browser.scripted("/session/stay").status, StatusCode::UNAUTHORIZED);
        let late = browser.post("/session/stay", &[]);
        assert_eq!(late.to, "/sign-in?ended=1");
        browser.arrive(late).sees("after 15 quiet minutes");
        let other = signed_in(site, false);
        let stayed = other.scripted("/session/stay");
        let ends = (site.now() + Duration::from_mins(15)).seconds();
        stayed.sees(&format!("\"ends\":{ends}")).sees("\"time\":\"");
    });
}

#[test]
fn signing_out_ends_the_record_so_that_a_kept_cookie_opens_nothing() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        let browser = signed_in(site, false);
        let kept = browser.cookies.borrow().clone();
        browser.get("/sign-out").sees("Stay signed in");
        let out = browser.post("/sign-out", &[]);
        let clears = out.headers.iter().any(|(name, value)| {
            name == "clear-site-data" && value.contains("cache") && value.contains("storage")
        });
        assert!(clears, "{:?}", out.headers);
        browser.arrive(out).sees("You are signed out");
        *browser.cookies.borrow_mut() = kept;
        assert_eq!(browser.get("/home").to, "/sign-in?back=/home");
        assert_eq!(browser.post("/sign-out", &[]).to, "/sign-out", "twice does no harm");
    });
}

#[test]
fn signing_out_leaves_a_card_that_a_member_keeps_except_on_a_shared_computer() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        for shared in [false, true] {
            let browser = signed_in(site, shared);
            let name = format!("__Host-{}", identity::sessions::KEPT_CARD);
            browser.cookies.borrow_mut().insert(name.clone(), "yes".to_owned());
            let out = browser.post("/sign-out", &[]);
            let clears = |what: &str| {
                let mut headers = out.headers.iter();
                headers.any(|(name, value)| name == "clear-site-data" && value.contains(what))
            };
            assert!(clears("cache"));
            assert_eq!(clears("storage"), shared);
            assert_eq!(browser.cookies.borrow().contains_key(&name), !shared);
        }
    });
}

#[test]
fn a_browser_that_is_forgotten_here_forgets_the_card_as_well() {
    site(|site| {
        let (account, member) = site.account(1, "ann.wood", "ann@example.org");
        let browser = signed_in(site, false);
        let name = format!("__Host-{}", identity::sessions::KEPT_CARD);
        let own = identity::sessions::kept_mark(&site.access.keys, (account, member));
        let copy = "__Host-card-copy";
        let other = site.write(move |tx| {
            let other = web::Browser::default();
            identity::devices::store::remember(tx, (account, member), &other)
        });
        for (id, kept) in [(other.device.to_string(), true), (String::new(), false)] {
            browser.cookies.borrow_mut().insert(name.clone(), own.clone());
            browser.cookies.borrow_mut().insert(copy.to_owned(), "sealed".to_owned());
            let out = browser.post("/security/devices/forget", &[("id", &id)]);
            let clears = out.headers.iter().any(|(name, _)| name == "clear-site-data");
            assert_eq!((browser.cookies.borrow().contains_key(&name), clears), (kept, !kept));
            assert_eq!(browser.cookies.borrow().contains_key(copy), kept, "for an outage");
        }
        let left = site.write(move |tx| identity::devices::store::list(tx, (account, member)));
        assert!(left.is_empty());
    });
}

#[test]
fn whoever_has_a_browser_forget_them_leaves_the_card_that_another_member_keeps_there() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        let ben = site.account(2, "ben.wood", "ben@example.org");
        let bens = identity::sessions::kept_mark(&site.access.keys, ben);
        let name = format!("__Host-{}", identity::sessions::KEPT_CARD);
        // What nobody can tell whose it is counts as another's.
        for kept in [bens.as_str(), "yes"] {
            let browser = signed_in(site, false);
            browser.cookies.borrow_mut().insert(name.clone(), kept.to_owned());
            let out = browser.post("/security/devices/forget", &[]);
            assert!(out.headers.iter().all(|(name, _)| name != "clear-site-data"), "{kept}");
            assert_eq!(browser.cookies.borrow()[&name], kept);
            browser.arrive(out).sees("so it stays");
        }
    });
}

#[test]
fn signing_in_again_kills_the_old_token() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        let browser = signed_in(site, false);
        let old = browser.cookies.borrow().clone();
        let fields = [("username", "ann.wood"), ("password", PASSWORD)];
        assert_eq!(browser.post("/sign-in", &fields).to, "/home");
        let new = std::mem::replace(&mut *browser.cookies.borrow_mut(), old);
        assert_eq!(browser.get("/home").status, StatusCode::SEE_OTHER);
        *browser.cookies.borrow_mut() = new;
        assert_eq!(browser.get("/home").status, StatusCode::OK);
    });
}

#[test]
fn a_busy_session_is_written_down_once_a_minute() {
    site(|site| {
        site.account(1, "ann.wood", "ann@example.org");
        let browser = signed_in(site, false);
        let seen = || site.count("SELECT MAX(seen_at) FROM session");
        let before = seen();
        for _ in 0..5 {
            site.pass(Duration::from_secs(10));
            browser.get("/home");
        }
        assert_eq!(seen(), before);
        site.pass(Duration::from_secs(10));
        browser.get("/home");
        assert_eq!(seen(), site.now().micros());
    });
}
