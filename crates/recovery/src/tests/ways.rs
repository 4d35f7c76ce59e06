//! The ways back, one after the other.

use super::*;

#[test]
fn a_forgotten_password_by_the_mailbox_alone_is_full_after_72_hours() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        let told = site.by_mail(&browser, "ann.wood");
        to(&told, "ann@example.org");
        browser.opens("/get-in/case").sees("Your new password works.").sees("March 7, 2027");
        assert!(site.opens(ann, PASSWORD), "the one before stays good meanwhile");
        site.portal.pass(DAY * 3);
        let told = site.portal.work();
        assert!(!told.is_empty(), "every channel hears of the end");
        browser.opens("/get-in/case").sees("signed out");
        assert!(site.opens(ann, NEW_PASSWORD));
    });
}

#[test]
fn mailbox_and_phone_together_are_full_at_once() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        browser.opens("/get-in/proved").sees("ann.wood").sees("ends in 43");
        browser.presses("/get-in/text").sees("We have sent a text message");
        let text = site.portal.work();
        browser.sends("/get-in/more", &[("code", code_in(&text[0]))]);
        browser.opens("/get-in/proved").sees("You have proved enough");
        choose(&browser);
        assert!(site.opens(ann, NEW_PASSWORD));
    });
}

#[test]
fn a_second_proof_days_later_completes_what_the_first_began() {
    site_of(Profile::Strict, |site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let browser = site.portal.stranger();
        site.by_mail(&browser, "ann.wood");
        site.portal.pass(DAY);
        let text = site.asks(&browser, "212-555-0143");
        browser.sends("/get-in/reset", &[("code", code_in(to(&text, "212")))]);
        browser.opens("/get-in/proved").sees("You have proved enough");
        choose(&browser);
        browser.opens("/get-in/case").sees("signed out");
        assert!(site.opens(ann, NEW_PASSWORD));
    });
}

#[test]
fn a_lost_mailbox_is_helped_by_the_number_on_file() {
    site(|site| {
        site.person(1, "ann.wood", ("", "212-555-0143"));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "(212) 555-0143");
        let proved = browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        assert_eq!(proved.place(), "/get-in/proved");
    });
}

#[test]
fn a_texted_code_works_on_the_visit_it_was_sent_for_and_nowhere_else() {
    site(|site| {
        site.person(1, "ann.wood", ("", "212-555-0143"));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        let other = site.portal.stranger();
        let fields = [("name", "ann.wood".to_owned()), ("code", code_in(&sent[0]))];
        other.sends("/get-in/reset", &fields).sees("This is not the code we sent");
        assert_eq!(browser.sends("/get-in/reset", &fields).place(), "/get-in/proved");
    });
}

#[test]
fn a_household_at_one_mailbox_gets_one_message_and_says_who_it_is() {
    site(|site| {
        site.person(1, "ann.wood", ("wood@example.org", ""));
        let ben = site.person(2, "ben.wood", ("wood@example.org", ""));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "wood@example.org");
        assert_eq!(sent.len(), 1);
        assert!(sent[0].text.contains("username b…d"), "{}", sent[0].text.as_str());
        assert!(!sent[0].text.contains("ben.wood"));
        browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        browser.opens("/get-in/proved").sees("Whose account is it?");
        let fields = [("password", NEW_PASSWORD.to_owned())];
        browser.sends("/get-in/proved", &fields).sees("Say whose account it is");
        let whose = [("password", NEW_PASSWORD.to_owned()), ("person", ben.0.to_string())];
        assert_eq!(browser.sends("/get-in/proved", &whose).place(), "/get-in/case");
        site.portal.pass(DAY * 3);
        site.portal.work();
        assert!(site.opens(ben, NEW_PASSWORD));
    });
}

#[test]
fn a_link_opens_and_is_pressed_by_a_scanner_and_nothing_comes_of_it() {
    site(|site| {
        site.person(1, "ann.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        let link = link_in(&sent[0]);
        let value = link.split_once('=').unwrap().1.to_owned();
        let scanner = site.portal.stranger();
        scanner.opens(&link).sees("Code");
        let pressed = scanner.sends("/get-in/reset", &[("link", value.clone())]);
        assert_eq!(pressed.status, 422);
        assert_eq!(scanner.opens("/get-in/proved").place(), "/get-in/reset");
        // The browser that asked needs the link and one press.
        browser.opens(&link).sees("Press Continue");
        let own = browser.sends("/get-in/reset", &[("link", value.clone())]);
        assert_eq!(own.place(), "/get-in/proved");
    });
}

#[test]
fn the_message_works_in_another_browser_with_its_code() {
    site(|site| {
        site.person(1, "ann.wood", ("ann@example.org", ""));
        let sent = site.asks(&site.portal.stranger(), "ann.wood");
        let link = link_in(&sent[0]);
        let value = link.split_once('=').unwrap().1.to_owned();
        let by_link = site.portal.stranger();
        let fields = [("link", value), ("code", code_in(&sent[0]))];
        assert_eq!(by_link.sends("/get-in/reset", &fields).place(), "/get-in/proved");
        let sent = site.asks(&site.portal.stranger(), "ann.wood");
        let by_name = site.portal.stranger();
        let fields = [("name", "ann.wood".to_owned()), ("code", code_in(&sent[0]))];
        assert_eq!(by_name.sends("/get-in/reset", &fields).place(), "/get-in/proved");
    });
}

#[test]
fn an_earlier_message_still_works_and_an_old_one_explains_itself() {
    site(|site| {
        site.person(1, "ann.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        let first = site.asks(&browser, "ann.wood");
        site.portal.pass(Duration::from_mins(30));
        site.asks(&browser, "ann.wood");
        site.portal.pass(Duration::from_mins(29));
        let proved = browser.sends("/get-in/reset", &[("code", code_in(&first[0]))]);
        assert_eq!(proved.place(), "/get-in/proved");
        let other = site.portal.stranger();
        let late = site.asks(&other, "ann.wood");
        site.portal.pass(Duration::from_hours(1));
        let old = other.sends("/get-in/reset", &[("code", code_in(&late[0]))]);
        old.sees("more than 60 minutes old").sees("Send a fresh message");
        let elsewhere = site.portal.stranger();
        let link = link_in(&late[0]);
        elsewhere.opens(&link).sees("Send a fresh message");
        let value = link.split_once('=').unwrap().1.to_owned();
        elsewhere.sends("/get-in/again", &[("link", value)]);
        let fresh = site.portal.work();
        let proved = elsewhere.sends("/get-in/reset", &[("code", code_in(&fresh[0]))]);
        assert_eq!(proved.place(), "/get-in/proved");
    });
}

#[test]
fn five_wrong_codes_end_the_visit_and_nothing_else() {
    site(|site| {
        site.person(1, "ann.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        for left in ["4 tries", "3 tries", "2 tries", "1 try"] {
            browser.sends("/get-in/reset", &[("code", "0000-0000")]).sees(left);
        }
        browser.sends("/get-in/reset", &[("code", "0000-0000")]).sees("too many wrong codes");
        browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]).sees("too many wrong codes");
        let other = site.portal.stranger();
        let fields = [("name", "ann.wood".to_owned()), ("code", code_in(&sent[0]))];
        assert_eq!(other.sends("/get-in/reset", &fields).place(), "/get-in/proved");
    });
}

#[test]
fn a_code_is_used_once() {
    site(|site| {
        site.person(1, "ann.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        let fields = [("name", "ann.wood".to_owned()), ("code", code_in(&sent[0]))];
        assert_eq!(browser.sends("/get-in/reset", &fields).place(), "/get-in/proved");
        site.portal.stranger().sends("/get-in/reset", &fields).sees("has been used");
        assert_eq!(browser.sends("/get-in/reset", &fields).place(), "/get-in/proved");
    });
}

#[test]
fn a_strict_plan_waits_two_days_and_seven() {
    site_of(Profile::Strict, |site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        site.by_mail(&browser, "ann.wood");
        browser.opens("/get-in/case").sees("starts to work a little later").sees("March 6, 2027");
        site.portal.pass(DAY * 2);
        site.portal.work();
        browser.opens("/get-in/case").sees("Your new password works.").sees("March 11, 2027");
        site.portal.pass(DAY * 5);
        site.portal.work();
        assert!(site.opens(ann, NEW_PASSWORD));
    });
}

#[test]
fn a_password_that_strangers_try_first_is_refused_and_words_are_offered() {
    site(|site| {
        site.person(1, "ann.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        let weak = browser.sends("/get-in/proved", &[("password", "passwordpassword")]);
        weak.sees("passwords that strangers try first");
        let offered = browser.sends("/get-in/proved", &[("suggest", "yes")]);
        let field = offered.field("offered");
        let used = browser.sends("/get-in/proved", &[("use", "yes".to_owned()), field]);
        assert_eq!(used.place(), "/get-in/case");
    });
}
