//! The security pages as their owner meets them.

use std::sync::Arc;
use std::time::Duration;

use ::store::delivery::{self, Why};
use ::store::testing;
use base::{Lang, MemberScope};
use testkit::{Person, Portal};
use web::{Browser, Grade};

use crate::account::{self, Created, NewAccount};
use crate::contacts::{self, Way};
use crate::passwords::{Cost, Passwords, Pepper, Pool};
use crate::{Keys, Means, devices, notices};

/// A portal with Ann's account in it, on either engine.
fn portal(test: impl Fn(&Portal, &Person)) {
    testing::both(&[::store::SCHEMA, crate::SCHEMA], |db| {
        let pool = Pool::start(Cost::TRIFLING, 1).unwrap();
        let passwords = Passwords::new(Pepper::new(&[5; 32]), pool);
        let means = Arc::new(Means::new(Keys::derive(&[6; 32]), passwords).texting(true));
        let portal = Portal::stamped(db, vec![crate::slice()], |_, router| {
            let keys = axum::Extension(means.keys.clone());
            router.layer(axum::Extension(means)).layer(keys)
        });
        let ann = Person::ann();
        let new = NewAccount {
            member: ann.scope.member(),
            username: "ann.wood".parse().unwrap(),
            first_name: "Ann".into(),
            lang: Lang::English,
            email: Some("ann@example.org".parse().unwrap()),
            password: None,
        };
        let Created::Account(account) = portal.write(move |tx| account::create(tx, &new)) else {
            panic!("Ann has no account yet");
        };
        test(&portal, &Person { account, ..ann });
    });
}

fn code_in(text: &str) -> String {
    text.lines().find_map(|line| line.strip_prefix("    ")).unwrap().to_owned()
}

#[test]
fn every_page_is_whole_in_every_state_and_language() {
    assert_eq!(testkit::complaints(|| vec![crate::slice()]), Vec::<String>::new());
}

#[test]
fn a_new_address_counts_once_its_code_comes_back_and_old_and_new_hear_of_it() {
    portal(|portal, ann| {
        let browser = portal.visited_by(ann);
        browser.opens("/security/contacts").sees("ann@example.org").lacks("new@example.org");
        let sent = browser.sends("/security/contacts/new", &[("reach", " New@example.org ")]);
        assert_eq!(sent.place(), "/security/contacts/code");
        sent.follow().sees("New@example.org");
        let mail = portal.work();
        assert_eq!(mail.len(), 1);
        assert_eq!(mail[0].to.0, "New@example.org");
        let code = code_in(&mail[0].text);
        browser.sends("/security/contacts/code", &[("code", "AAAA-AAAA")]).sees("4 more times");
        let added = browser.sends("/security/contacts/code", &[("code", code.as_str())]);
        added.follow().sees("Added. Codes can go there").sees("New@example.org");
        let mut told: Vec<String> = portal.work().into_iter().map(|mail| mail.to.0).collect();
        told.sort();
        assert_eq!(told, ["New@example.org", "ann@example.org"]);
        let again = browser.sends("/security/contacts/code", &[("code", code.as_str())]);
        assert_eq!(again.place(), "/security/contacts", "a code is used once");
        browser.opens("/security/history").sees("An address or number was added");
    });
}

#[test]
fn five_wrong_codes_end_the_change_and_the_right_one_comes_too_late() {
    portal(|portal, ann| {
        let browser = portal.visited_by(ann);
        browser.sends("/security/contacts/new", &[("reach", "(202) 555-0123")]);
        let text = portal.work().remove(0).text.0;
        let right: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
        let wrong = if right == "000000" { "111111" } else { "000000" };
        for _ in 0..5 {
            browser.sends("/security/contacts/code", &[("code", wrong)]);
        }
        let late = browser.sends("/security/contacts/code", &[("code", right.as_str())]);
        assert_eq!(late.place(), "/security/contacts");
        late.follow().lacks("202-555-0123");
    });
}

#[test]
fn what_is_no_address_is_said_beside_the_field_and_kept() {
    portal(|portal, ann| {
        let browser = portal.visited_by(ann);
        for odd in ["", "ann at example", "555", "a@b", "<script>@example.org"] {
            let page = browser.sends("/security/contacts/new", &[("reach", odd)]);
            page.sees("Enter an email address such as");
            let kept = odd.replace('<', "&#60;").replace('>', "&#62;");
            page.sees(&format!("value=\"{kept}\""));
        }
        browser.sends("/security/contacts/new", &[("reach", "ann@example.org")]).sees("already");
        assert_eq!(portal.work().len(), 0);
    });
}

#[test]
fn the_last_address_stays_and_another_can_be_removed_and_is_told() {
    portal(|portal, ann| {
        let of = (ann.account, ann.scope.member());
        let browser = portal.visited_by(ann);
        let first = portal.read(move |tx| contacts::current(tx, of)).remove(0).id;
        let end = format!("/security/contacts/{first}/end");
        browser.opens(&end).sees("Remove this one?").sees("ann@example.org");
        browser.presses(&end).sees("the only way we can reach you");
        let phone = Way::Phone("202-555-0123".parse().unwrap());
        portal.write(move |tx| contacts::add(tx, of, &phone, true));
        browser.presses(&end).follow().sees("Removed.").lacks("ann@example.org");
        let told: Vec<String> = portal.work().into_iter().map(|message| message.to.0).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.contains(&"ann@example.org".to_owned()), "its former owner hears too");
        assert_eq!(browser.presses(&end).status, 404, "it is gone");
    });
}

#[test]
fn the_last_way_at_which_something_arrives_stays_and_one_where_nothing_does_may_go() {
    portal(|portal, ann| {
        let of = (ann.account, ann.scope.member());
        let browser = portal.visited_by(ann);
        let phone = Way::Phone("202-555-0123".parse().unwrap());
        let new = Way::Mail("new@example.org".parse().unwrap());
        let mail = portal.read(move |tx| contacts::current(tx, of)).remove(0).id;
        let phone_id = portal.write({
            let phone = phone.clone();
            move |tx| contacts::add(tx, of, &phone, true)
        });
        let end = |id| format!("/security/contacts/{id}/end");
        let buried = |portal: &Portal, way: Way, why| {
            portal.write(move |tx| {
                let (channel, to) = way.sent_to();
                delivery::bury(tx, &delivery::address(tx, channel, to), why)
            });
        };
        buried(portal, phone, Why::Stop);
        browser.presses(&end(mail)).sees("the only way we can reach you");
        browser.presses(&end(phone_id)).follow().sees("Removed.").lacks("202-555-0123");
        // What bounces is passed over, whenever it was added.
        portal.write(move |tx| contacts::add(tx, of, &new, true));
        buried(portal, Way::Mail("ann@example.org".parse().unwrap()), Why::Gone);
        let to = portal.read(move |tx| account::mail_of(tx, of.0));
        assert_eq!(to.map(|email| email.as_str().to_owned()).as_deref(), Some("new@example.org"));
    });
}

#[test]
fn contacts_stay_as_they_are_for_three_days_after_a_recovery() {
    portal(|portal, ann| {
        let of = (ann.account, ann.scope.member());
        portal.write(move |tx| crate::holds::note_recovered(tx, of));
        let browser = portal.visited_by(ann);
        let reach = [("reach", "new@example.org")];
        browser.sends("/security/contacts/new", &reach).sees("can be changed again from March 7");
        portal.pass(Duration::from_hours(72));
        let begun = browser.sends("/security/contacts/new", &reach);
        assert_eq!(begun.place(), "/security/contacts/code");
    });
}

#[test]
fn somebody_elses_contact_session_or_browser_is_not_there() {
    portal(|portal, ann| {
        let of = (ann.account, ann.scope.member());
        let contact = portal.read(move |tx| contacts::current(tx, of)).remove(0).id;
        let pass = portal.write(move |tx| devices::store::remember(tx, of, &Browser::default()));
        let ben = Person { account: ann.account, ..Person::ben() };
        assert_ne!(ben.scope.member(), MemberScope::member(&ann.scope));
        let browser = portal.visited_by(&ben);
        assert_eq!(browser.opens(&format!("/security/contacts/{contact}/end")).status, 404);
        browser.sends("/security/devices/forget", &[("id", pass.device.to_string())]);
        let left = portal.read(move |tx| devices::store::list(tx, of));
        assert_eq!(left.len(), 1);
    });
}

#[test]
fn whoever_is_in_by_an_unfinished_recovery_changes_nothing_here() {
    portal(|portal, ann| {
        let until = portal.now() + Duration::from_hours(72);
        let limited = Person { grade: Grade::Limited { until }, ..ann.clone() };
        let browser = portal.visited_by(&limited);
        for path in ["/security/devices/sign-out", "/security/devices/forget"] {
            assert_eq!(browser.presses(path).place(), "/security/limits", "{path}");
        }
        assert_eq!(browser.opens("/security/contacts/new").place(), "/security/limits");
        let frozen = Person { frozen: true, ..ann.clone() };
        let browser = portal.visited_by(&frozen);
        assert_eq!(browser.opens("/security/contacts/new").place(), "/security/limits");
        let stale = Person { proved: Duration::from_mins(5), ..ann.clone() };
        let browser = portal.visited_by(&stale);
        let place = browser.opens("/security/contacts/new").place();
        assert_eq!(place, "/prove?back=/security/contacts/new");
    });
}

#[test]
fn a_day_has_six_codes() {
    portal(|portal, ann| {
        let browser = portal.visited_by(ann);
        for number in 0..6 {
            let reach = format!("ann{number}@example.org");
            let sent = browser.sends("/security/contacts/new", &[("reach", reach)]);
            assert_eq!(sent.place(), "/security/contacts/code");
        }
        let reach = [("reach", "ann9@example.org")];
        browser.sends("/security/contacts/new", &reach).sees("6 codes today");
        portal.pass(Duration::from_hours(24));
        let sent = browser.sends("/security/contacts/new", &reach);
        assert_eq!(sent.place(), "/security/contacts/code");
    });
}

#[test]
fn a_browser_we_could_not_name_begins_small_in_a_sentence_and_large_in_a_list() {
    portal(|portal, ann| {
        let of = (ann.account, ann.scope.member());
        portal.write(move |tx| devices::store::remember(tx, of, &Browser::default()));
        let browser = portal.visited_by(ann);
        let page = browser.opens("/security/devices");
        page.sees("<th scope=\"row\">A browser we could not recognize</th>");
        page.sees("aria-label=\"Forget a browser we could not recognize\"");
        let windows = Browser { name: String::new(), system: "Windows".to_owned() };
        let f = portal.house.frame(Lang::Spanish, portal.now());
        assert_eq!(notices::named(&f, &windows), "un navegador en Windows");
        assert_eq!(notices::named_alone(&f, &windows), "Un navegador en Windows");
    });
}
