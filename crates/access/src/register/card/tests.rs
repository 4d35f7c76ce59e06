//! Registering by card as browsers meet it, on both engines.

use std::time::Duration;

use axum::http::StatusCode;
use base::{Day, Lang, MemberId, Private};
use formats::records::{Address, Name, Person, SourceRef};
use store::{Channel, Message};

use crate::testing::{Browser, PASSWORD, Reply, Site, site};

const MAIL: &str = "ana.on.file@example.org";

/// Somebody in the plan's file.
fn person(given: &str, family: &str, birth: &str) -> Person {
    Person {
        refs: vec![SourceRef::new("test", &format!("{given} {family}"))],
        member_id: Some("JRX 204-817".into()),
        name: Name { given: vec![given.into()], family: family.into(), suffix: None },
        birth_date: birth.parse::<Day>().ok().map(Private),
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

fn ana() -> Person {
    Person {
        emails: vec![MAIL.into()],
        phones: vec!["503-555-0143".into()],
        address: Some(Address {
            lines: vec!["12 Calle Sol".into()],
            city: "Ponce".into(),
            state: "PR".into(),
            postal_code: "00731".into(),
        }),
        ..person("Ana", "García Márquez", "1962-03-14")
    }
}

fn in_file(site: &Site, person: &Person) -> MemberId {
    let person = person.clone();
    site.write(move |tx| coverage::take_person(tx, &person)).0
}

/// Types Ana's card in a way of her own, and arrives at the next page.
fn typed(browser: &Browser, email: &str) -> Reply {
    let fields = [
        ("number", "jrx204817"),
        ("given", "ANA"),
        ("family", "Marquez"),
        ("birth", "3/14/62"),
        ("email", email),
    ];
    browser.arrive(browser.post("/register/card", &fields))
}

fn choose(browser: &Browser) -> Reply {
    let fields = [("username", "ana.garcia"), ("password", PASSWORD)];
    browser.post("/register/account", &fields)
}

fn one(sent: &[Message]) -> &Message {
    assert_eq!(sent.len(), 1, "{:?}", sent.iter().map(|m| &m.subject.0).collect::<Vec<_>>());
    &sent[0]
}

#[test]
fn somebody_with_a_card_gets_a_code_at_the_address_on_file_and_opens_an_account() {
    site(|site| {
        in_file(site, &ana());
        let browser = site.browser();
        browser.get("/register").sees("Start with my card");
        browser.get("/register/card").sees("Member ID");
        typed(&browser, "").sees("Look for our code").sees("ANA Marquez");
        let sent = site.work();
        assert_eq!(one(&sent).to.0, MAIL);
        let code = site.latest_code();
        assert_eq!(browser.post("/register/code", &[("code", &code)]).to, "/register/account");
        assert_eq!(choose(&browser).to, "/home");
        assert_eq!(browser.get("/home").status, StatusCode::OK);
        // The proved address names the account from now on.
        let other = site.browser();
        other.sign_in(MAIL, PASSWORD);
        site.work();
        let code = site.latest_code();
        assert_eq!(other.post("/sign-in/code", &[("code", &code)]).to, "/home");
    });
}

#[test]
fn what_is_missing_on_the_form_itself_is_said_beside_the_field() {
    site(|site| {
        let browser = site.browser();
        let fields = [("number", "12"), ("given", ""), ("birth", "soon"), ("email", "ana@")];
        let reply = browser.post("/register/card", &fields);
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        reply
            .sees("Enter the member ID")
            .sees("Enter your first name")
            .sees("Enter your last name");
        reply.sees("Enter your birth date, such as March 14, 1962").sees("or leave it out");
        assert_eq!(site.count("SELECT COUNT(*) FROM job"), 0);
    });
}

fn mask(reply: &Reply) -> String {
    let nonce = reply.body.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next());
    reply.body.replace(nonce.unwrap(), "NONCE").replace(&reply.sealed(), "SEALED")
}

/// SECURITY 28, 31; GUARD 2.
#[test]
fn everybody_is_led_to_the_same_next_page_byte_for_byte_and_stays_there() {
    site(|site| {
        in_file(site, &ana());
        in_file(
            site,
            &Person { member_id: Some("NOWAY100".into()), ..person("Nora", "Poe", "1950-01-02") },
        );
        let bob =
            Person { member_id: Some("HASONE01".into()), ..person("Bob", "Ford", "1950-01-02") };
        let bob = in_file(site, &bob);
        site.account_of(bob, "bob.ford", "bob@example.org");
        let visit = |number: &str, birth: &str| {
            let browser = site.browser();
            // The name is shown back, so it is the same in every world.
            let fields =
                [("number", number), ("given", "Ana"), ("family", "Poe"), ("birth", birth)];
            let posted = browser.post("/register/card", &fields);
            let page = browser.get(&posted.to);
            site.work();
            let after = browser.get("/register/code");
            let wrong = browser.post("/register/code", &[("code", "AAAA-AAAA")]);
            let heads = |reply: &Reply| {
                let kept = reply.headers.iter();
                kept.map(|(name, value)| (name.clone(), value.len())).collect::<Vec<_>>()
            };
            let bodies = [mask(&page), mask(&after), mask(&wrong)];
            (posted.status, posted.to.clone(), heads(&posted), heads(&page), heads(&wrong), bodies)
        };
        let nobody = visit("ZZZ999999", "1/2/1950");
        for (number, birth) in
            [("JRX204817", "3/14/1962"), ("NOWAY100", "1/2/1950"), ("HASONE01", "1/2/1950")]
        {
            assert_eq!(visit(number, birth), nobody, "{number}");
        }
    });
}

#[test]
fn whoever_has_an_account_is_told_so_at_its_address_and_never_on_the_page() {
    site(|site| {
        let ana = in_file(site, &ana());
        site.account_of(ana, "ana.g", "ana.today@example.org");
        let browser = site.browser();
        typed(&browser, "").sees("Look for our code");
        let sent = site.work();
        let told = one(&sent);
        assert_eq!(told.to.0, "ana.today@example.org");
        assert!(told.text.contains("ana.g") && told.text.contains("/get-in"));
        assert_eq!(site.count("SELECT COUNT(*) FROM enrolment_code"), 0);
    });
}

#[test]
fn a_text_or_a_letter_comes_where_it_was_asked_for() {
    site(|site| {
        in_file(site, &ana());
        let browser = site.browser();
        typed(&browser, "");
        site.work();
        browser.post("/register/again", &[("by", "text")]).sees("Wait 30 seconds");
        site.pass(Duration::from_secs(30));
        let reply = browser.post("/register/again", &[("by", "text")]);
        browser.arrive(reply).sees("asked for another code");
        let sent = site.work();
        assert_eq!((one(&sent).channel, one(&sent).to.0.as_str()), (Channel::Text, "503-555-0143"));
        let digits = one(&sent).text.split_whitespace().find_map(|word| {
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            (digits.len() == 6).then_some(digits)
        });
        let code = digits.expect("six digits");
        assert_eq!(browser.post("/register/code", &[("code", &code)]).to, "/register/account");
        assert_eq!(choose(&browser).to, "/home");
        let phones = "SELECT COUNT(*) FROM contact WHERE channel = 'phone'";
        assert_eq!(site.count(phones), 1);
    });
}

#[test]
fn a_letters_code_works_three_weeks_and_longer_overseas_with_the_number_on_the_card() {
    site(|site| {
        let mut unreachable = ana();
        (unreachable.emails, unreachable.phones) = (Vec::new(), Vec::new());
        in_file(site, &unreachable);
        let browser = site.browser();
        typed(&browser, "");
        let sent = site.work();
        assert_eq!(one(&sent).channel, Channel::Post);
        assert!(one(&sent).to.contains("Ponce, PR 00731"));
        let code = site.latest_code();
        // A second letter within two weeks would only cost a stamp.
        typed(&site.browser(), "");
        assert_eq!(site.work().len(), 0);
        site.pass(Duration::from_hours(24 * 29));
        browser.post("/register/code", &[("code", &code)]).sees("looks like a code from a letter");
        let later = site.browser();
        let wrong = [("email", MAIL), ("code", code.as_str())];
        later.post("/register", &wrong).sees("do not belong together");
        let fields = [("email", "JRX-204817"), ("code", code.as_str())];
        assert_eq!(later.post("/register", &fields).to, "/register/account");
        assert_eq!(choose(&later).to, "/home");
    });
}

#[test]
fn facts_that_mean_nobody_wait_sealed_and_are_found_with_the_next_plan_file() {
    site(|site| {
        let browser = site.browser();
        typed(&browser, "ana.today@example.org").sees("Look for our code");
        let sent = site.work();
        assert!(one(&sent).subject.contains("we got your details"));
        typed(&browser, "");
        site.work();
        assert_eq!(site.count("SELECT COUNT(*) FROM registration_case"), 1, "one case, not two");
        site.write(crate::register::plan_file_loaded);
        assert_eq!(site.work().len(), 0, "still nobody");
        site.pass(Duration::from_hours(24));
        in_file(site, &ana());
        site.write(crate::register::plan_file_loaded);
        let sent = site.work();
        assert_eq!(one(&sent).to.0, MAIL, "never to the address that was typed");
        assert_eq!(site.count("SELECT COUNT(*) FROM registration_case"), 0);
        let code = site.latest_code();
        let fields = [("email", MAIL), ("code", code.as_str())];
        assert_eq!(site.browser().post("/register", &fields).to, "/register/account");
    });
}

#[test]
fn the_typed_address_hears_the_same_whether_somebody_was_found_or_not() {
    site(|site| {
        let words = |site: &Site| {
            typed(&site.browser(), "me@example.org");
            let sent = site.work();
            let mine = sent.iter().find(|message| message.to.0 == "me@example.org").unwrap();
            let mark = mine.mark.clone().unwrap();
            mine.text.replace(&mark, "MARK")
        };
        let before = words(site);
        in_file(site, &ana());
        assert_eq!(words(site), before);
    });
}

#[test]
fn guard_3_whoever_tries_one_card_after_another_fills_no_shelf_and_no_mailbox() {
    site(|site| {
        for number in 0..30 {
            let number = format!("ZZZ{number:06}");
            let fields = [
                ("number", number.as_str()),
                ("given", "Ann"),
                ("family", "Wood"),
                ("birth", "3/14/1962"),
                ("email", "somebody@example.org"),
            ];
            let reply = site.browser().post("/register/card", &fields);
            assert_eq!(reply.to, "/register/code?sent=1");
            site.work();
        }
        let kept = site.count("SELECT COUNT(*) FROM registration_case");
        assert!((5..=7).contains(&kept), "{kept}");
        // Whoever types what is on file still gets a code.
        in_file(site, &ana());
        typed(&site.browser(), "");
        assert_eq!(one(&site.work()).to.0, MAIL);
    });
}

#[test]
fn five_wrong_codes_end_the_attempt_and_keep_what_was_typed() {
    site(|site| {
        in_file(site, &ana());
        let browser = site.browser();
        typed(&browser, "");
        site.work();
        for left in ["4 more tries", "3 more tries", "2 more tries", "1 more try"] {
            browser.post("/register/code", &[("code", "123456")]).sees(left);
        }
        let ended = browser.post("/register/code", &[("code", "123456")]);
        ended.sees("fifth wrong code").sees("value=\"Marquez\"");
        let right = site.latest_code();
        let reply = browser.post("/register/code", &[("code", &right)]);
        browser.arrive(reply).sees("fifth wrong code");
        typed(&browser, "").sees("Look for our code");
    });
}

#[test]
fn a_member_is_sent_three_codes_however_many_ask_and_letters_by_two_weeks() {
    site(|site| {
        in_file(site, &ana());
        let sends = |times: usize| {
            (0..times).for_each(|_| drop(typed(&site.browser(), "")));
            site.work().len()
        };
        assert_eq!(sends(5), 3);
        site.pass(Duration::from_hours(6));
        assert_eq!(sends(5), 1);
    });
}

#[test]
fn fifty_of_the_same_right_code_at_once_let_one_in() {
    site(|site| {
        in_file(site, &ana());
        let browser = site.browser();
        typed(&browser, "");
        site.work();
        let code = site.latest_code();
        let requests = (0..50).map(|_| browser.form("/register/code", &[("code", &code)]));
        let answers = site.at_once(requests.collect());
        let won = answers.iter().filter(|(_, to)| to == "/register/account").count();
        assert_eq!(won, 1, "{answers:?}");
        assert_eq!(site.count("SELECT COUNT(*) FROM invitation"), 1);
    });
}

#[test]
fn a_reload_a_second_tab_and_blocked_cookies_are_ordinary() {
    site(|site| {
        in_file(site, &ana());
        let browser = site.browser();
        let first = typed(&browser, "");
        site.work();
        let code = site.latest_code();
        browser.get("/register/code").sees("Look for our code");
        browser.get("/register/card").sees("value=\"Marquez\"");
        // Another tab begins anew; the first still answers for its own attempt.
        typed(&browser, "");
        let sealed = first.sealed();
        let fields = [("sealed", sealed.as_str()), ("code", code.as_str())];
        assert_eq!(browser.post("/register/code", &fields).to, "/register/account");
        let blocked = site.browser();
        let fields = [("number", "JRX1"), ("given", "A"), ("family", "B"), ("birth", "1/1/1990")];
        let reply = blocked.post("/register/card", &fields);
        blocked.cookies.borrow_mut().clear();
        blocked.get(&reply.to).sees("did not keep our cookie");
        assert_eq!(blocked.get("/register/code").to, "/register");
    });
}

#[test]
fn spanish_speakers_are_written_to_in_spanish() {
    site(|site| {
        in_file(site, &Person { lang: Some(Lang::Spanish), ..ana() });
        typed(&site.browser(), "");
        assert!(one(&site.work()).subject.contains("su código para crear una cuenta"));
    });
}
