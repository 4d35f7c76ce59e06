//! Sign-in as browsers meet it, on both engines.

mod back;
mod closed;
mod factors;
mod lanes;
mod met;
mod reads;
mod why;
mod worlds;

use std::time::Duration;

use ::store::delivery::{self, About, Again};
use axum::http::StatusCode;

use crate::testing::{Browser, PASSWORD, Site, site, site_behind_a_proxy, slow_site};

const ANN: &str = "ann.wood";
const MAIL: &str = "ann@example.org";

/// Signs in on a browser nobody knows, remembering it if asked to.
fn by_code(site: &Site, browser: &Browser, remember: bool) {
    browser.sign_in(ANN, PASSWORD);
    site.work();
    let code = site.latest_code();
    let mut fields = vec![("code", code.as_str())];
    if remember {
        fields.push(("remember", "yes"));
    }
    let reply = browser.post("/sign-in/code", &fields);
    assert_eq!((reply.status, reply.to.as_str()), (StatusCode::SEE_OTHER, "/home"));
}

fn mask(body: &str, reply: &crate::testing::Reply, name: &str) -> String {
    let nonce = body.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    body.replace(nonce, "NONCE").replace(&reply.sealed(), "SEALED").replace(name, "NAME")
}

#[test]
fn a_member_signs_in_on_a_new_browser_with_a_mailed_code_and_hears_of_it() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.get("/sign-in").sees("Username or email").sees("This is a shared computer");
        let reply = browser.sign_in(ANN, PASSWORD);
        assert_eq!(reply.to, "/sign-in/code?sent=1");
        browser.get(&reply.to).sees("Enter your code").sees(ANN);
        let sent = site.work();
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].to.0, MAIL);
        let code = site.latest_code().to_lowercase().replace('-', " ");
        let reply = browser.post("/sign-in/code", &[("code", &code)]);
        assert_eq!(reply.to, "/home");
        assert_eq!(browser.get("/home").status, StatusCode::OK);
        let told = site.work();
        assert!(told[0].subject.contains("new browser"), "{:?}", told[0].subject.0);
    });
}

#[test]
fn guard_1_2_every_name_and_password_leads_to_the_same_page_byte_for_byte() {
    site(|site| {
        let ann = site.account(1, ANN, MAIL);
        site.account(2, "bob.ford", "");
        site.set_password(ann, "a newer and longer password");
        let visit = |name: &str, password: &str| {
            let browser = site.browser();
            let posted = browser.sign_in(name, password);
            let page = browser.get(&posted.to);
            let heads = |headers: &[(String, String)]| {
                let mut kept: Vec<_> = headers.to_vec();
                kept.retain(|(name, _)| name != "set-cookie" && name != "content-security-policy");
                kept
            };
            let lengths: Vec<usize> =
                page.headers.iter().chain(&posted.headers).map(|(_, value)| value.len()).collect();
            let body = mask(&page.body, &page, name);
            (posted.status, posted.to, heads(&posted.headers), page.status, lengths, body)
        };
        let right = visit(ANN, "a newer and longer password");
        for (name, password) in [
            (ANN, "wrong but long enough it is"),
            (ANN, PASSWORD),
            ("nobody.1", PASSWORD),
            ("bob.ford", PASSWORD),
            ("bob.ford", "another very wrong password"),
        ] {
            assert_eq!(visit(name, password), right, "{name} {password}");
        }
    });
}

#[test]
fn guard_1_1_a_strangers_request_looks_up_no_account_and_hashes_nothing() {
    site(|site| {
        site.account(1, ANN, MAIL);
        for table in ["account", "sign_in_name", "password", "contact", "device"] {
            let text = format!("ALTER TABLE {table} RENAME TO {table}_away").leak();
            let sql = ::store::Sql { name: "AWAY", text };
            site.write(move |tx| tx.run(sql, &[]));
        }
        let browser = site.browser();
        let reply = browser.sign_in(ANN, PASSWORD);
        assert_eq!(reply.to, "/sign-in/code?sent=1");
        let reply = browser.post("/sign-in/code", &[("code", "AAAA-AAAA")]);
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn five_wrong_codes_end_the_attempt_keep_the_name_and_block_nobody() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.sign_in(ANN, PASSWORD);
        site.work();
        for left in ["4 more tries", "3 more tries", "2 more tries", "1 more try"] {
            browser.post("/sign-in/code", &[("code", "AAAA-AAAA")]).sees(left);
        }
        let right = site.latest_code();
        let ended = browser.post("/sign-in/code", &[("code", "AAAA-AAAA")]);
        ended.sees("fifth wrong code").sees(&format!("value=\"{ANN}\""));
        let reply = browser.post("/sign-in/code", &[("code", &right)]);
        browser.arrive(reply).sees("fifth wrong code");
        by_code(site, &browser, false);
    });
}

#[test]
fn a_code_that_cannot_be_one_costs_no_try() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.sign_in(ANN, PASSWORD);
        site.work();
        for _ in 0..9 {
            browser.post("/sign-in/code", &[("code", "12")]).sees("8 letters and digits");
        }
        let code = site.latest_code();
        assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).to, "/home");
    });
}

#[test]
fn an_expired_code_explains_itself_and_another_one_works() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.sign_in(ANN, PASSWORD);
        site.work();
        let early = browser.post("/sign-in/again", &[]);
        early.sees("Wait 30 seconds");
        site.pass(Duration::from_mins(11));
        let code = site.latest_code();
        browser.post("/sign-in/code", &[("code", &code)]).sees("expired");
        let reply = browser.post("/sign-in/again", &[]);
        browser.arrive(reply).sees("asked for another code");
        site.work();
        let code = site.latest_code();
        // The password that waited is older than ten minutes by now, so it is asked for again.
        let reply = browser.post("/sign-in/code", &[("code", &code)]);
        browser.arrive(reply).sees("Your code was right");
        assert_eq!(browser.post("/sign-in/password", &[("password", PASSWORD)]).to, "/home");
    });
}

#[test]
fn after_the_code_a_wrong_password_is_told_exactly_and_may_be_tried_again() {
    site(|site| {
        let ann = site.account(1, ANN, MAIL);
        site.pass(Duration::from_hours(24 * 61));
        site.set_password(ann, "a newer and longer password");
        let browser = site.browser();
        browser.sign_in(ANN, PASSWORD);
        site.work();
        let code = site.latest_code();
        browser
            .post("/sign-in/code", &[("code", &code)])
            .sees("That is your old password. It was changed on")
            .sees("May 4, 2027");
        browser.post("/sign-in/password", &[("password", "nonsense")]).sees("is not right");
        let reply =
            browser.post("/sign-in/password", &[("password", "a newer and longer password")]);
        assert_eq!(reply.to, "/home");
    });
}

#[test]
fn a_reader_of_the_mailbox_cannot_guess_without_end_and_is_told_until_when() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.sign_in(ANN, "first wrong guess of many");
        site.work();
        let code = site.latest_code();
        browser.post("/sign-in/code", &[("code", &code)]).sees("not right");
        for number in 0..9 {
            let guess = format!("another guess, number {number}");
            browser.post("/sign-in/password", &[("password", &guess)]).sees("not right");
        }
        let waiting = browser.post("/sign-in/password", &[("password", PASSWORD)]);
        waiting.sees("You can try again from").sees("1-800-555-0199");
        site.pass(Duration::from_mins(59));
        site.pass(Duration::from_mins(1));
        let other = site.browser();
        by_code(site, &other, false);
    });
}

#[test]
fn a_remembered_browser_needs_the_password_alone_and_hears_the_truth() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        browser.post("/sign-out", &[]);
        browser.sign_in(ANN, "not it at all").sees("That password is not right.");
        assert_eq!(browser.sign_in(MAIL, PASSWORD).to, "/home");
        browser.post("/sign-out", &[]);
        // For another name the same browser is a stranger.
        assert_eq!(browser.sign_in("nobody.1", PASSWORD).to, "/sign-in/code?sent=1");
        site.pass(Duration::from_hours(24 * 30));
        assert_eq!(browser.sign_in(ANN, PASSWORD).to, "/sign-in/code?sent=1");
    });
}

#[test]
fn a_remembered_browser_has_ten_wrong_answers_and_then_needs_a_code_never_a_wait() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        browser.post("/sign-out", &[]);
        for number in 0..6 {
            browser.sign_in(ANN, &format!("not it, {number}")).sees("Check it and try again");
        }
        for left in ["3 more tries", "2 more tries", "1 more try", "For your next try"] {
            browser.sign_in(ANN, &format!("not it either: {left}")).sees(left);
        }
        assert_eq!(browser.sign_in(ANN, PASSWORD).to, "/sign-in/code?sent=1");
        site.pass(Duration::from_hours(1));
        assert_eq!(browser.sign_in(ANN, PASSWORD).to, "/home");
    });
}

#[test]
fn what_strangers_try_never_touches_a_remembered_browser() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        browser.post("/sign-out", &[]);
        for _ in 0..30 {
            let stranger = site.browser();
            stranger.sign_in(ANN, "a strangers guess");
            for _ in 0..5 {
                stranger.post("/sign-in/code", &[("code", "AAAA-AAAA")]);
            }
        }
        assert_eq!(browser.sign_in(ANN, PASSWORD).to, "/home");
    });
}

#[test]
fn a_name_is_sent_three_codes_and_one_more_every_six_hours() {
    site_behind_a_proxy(|site| {
        site.account(1, ANN, MAIL);
        let sends = |name: &str, times: u8| {
            for number in 0..times {
                // From all over the net, so that no one place is over its own budget.
                let fields = [("username", name), ("password", "not the right one")];
                site.browser().post_from(&format!("10.0.{number}.1"), "/sign-in", &fields);
            }
            site.work().len()
        };
        assert_eq!(sends(ANN, 5), 3);
        assert_eq!(sends(MAIL, 5), 0, "username and address share one ration");
        assert_eq!(sends("nobody@example.org", 5), 3, "invented names are counted too");
        assert_eq!(sends("nobody.1", 5), 0);
        site.pass(Duration::from_hours(6));
        assert_eq!(sends(ANN, 5), 1);
    });
}

#[test]
fn an_address_nobody_uses_still_gets_an_answer() {
    site(|site| {
        site.browser().sign_in("nobody@example.org", PASSWORD);
        let sent = site.work();
        assert!(sent[0].subject.contains("no account uses this address"));
        assert!(sent[0].text.contains("https://juniper.example/get-in"));
    });
}

#[test]
fn what_is_written_to_an_address_of_nobody_is_known_to_be_no_code_to_sign_in() {
    site(|site| {
        site.account(1, ANN, MAIL);
        for (name, kind, again, words) in [
            (MAIL, "access.send_code", Again::Code(About::SignIn), "Enter this code"),
            ("nobody@example.org", "access.no-account", Again::Text, "No account uses it"),
        ] {
            site.browser().sign_in(name, PASSWORD);
            let [letter] = site.work().try_into().expect("one message");
            assert_eq!(letter.to.0, name);
            assert!(letter.text.contains(words), "{}", letter.text.0);
            let carries = letter.text.lines().any(|line| line.starts_with("    "));
            assert_eq!(carries, matches!(again, Again::Code(_)), "{}", letter.text.0);
            // What anybody is told who asks whether it was really us.
            let mark = letter.mark.clone().expect("symbols to ask by");
            assert!(letter.text.contains(&mark), "{}", letter.text.0);
            let told = site.write(move |tx| delivery::by_mark(tx, &mark));
            let kinds: Vec<&str> = told.iter().map(|sent| sent.kind.as_str()).collect();
            assert_eq!((kinds.as_slice(), Again::of(kinds[0])), (&[kind][..], again));
        }
    });
}

#[test]
fn fifty_of_the_same_right_code_at_once_sign_in_one() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.sign_in(ANN, PASSWORD);
        site.work();
        let code = site.latest_code();
        let requests = (0..50).map(|_| browser.form("/sign-in/code", &[("code", &code)]));
        let answers = site.at_once(requests.collect());
        let won = answers.iter().filter(|(_, to)| to == "/home").count();
        let moved = answers.iter().filter(|(_, to)| to == "/sign-in/code").count();
        assert_eq!((won, moved), (1, 49), "{answers:?}");
        assert_eq!(site.count("SELECT COUNT(*) FROM session"), 1);
    });
}

#[test]
fn fifty_wrong_passwords_at_once_get_ten_answers() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        browser.post("/sign-out", &[]);
        let requests = (0..50).map(|number| {
            let guess = format!("a parallel guess, number {number}");
            browser.form("/sign-in", &[("username", ANN), ("password", &guess)])
        });
        let answers = site.at_once(requests.collect());
        let told = answers.iter().filter(|(status, _)| *status == StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(told.count(), 10, "{answers:?}");
    });
}

#[test]
fn an_older_tab_answers_for_its_own_attempt_and_a_reload_finds_the_page_again() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        let first = browser.arrive(browser.sign_in(ANN, PASSWORD));
        site.work();
        let code = site.latest_code();
        let second = browser.arrive(browser.sign_in("somebody.else", "whatever it may be"));
        assert_ne!(first.sealed(), second.sealed());
        browser.get("/sign-in/code").sees("somebody.else");
        let sealed = first.sealed();
        let reply = browser.post("/sign-in/code", &[("sealed", &sealed), ("code", &code)]);
        assert_eq!(reply.to, "/home");
        browser.arrive(browser.post("/sign-in/code", &[("sealed", &sealed), ("code", &code)]));
        assert_eq!(browser.get("/home").status, StatusCode::OK, "the back button breaks nothing");
    });
}

#[test]
fn going_back_and_typing_the_password_again_leaves_the_first_code_good() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        browser.sign_in(ANN, "a slip of the hand");
        site.work();
        let code = site.latest_code();
        site.pass(Duration::from_mins(1));
        browser.sign_in(ANN, PASSWORD);
        site.work();
        assert_ne!(site.latest_code(), code, "another came all the same");
        assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).to, "/home");
    });
}

#[test]
fn a_browser_without_cookies_is_told_so() {
    site(|site| {
        let browser = site.browser();
        let reply = browser.sign_in(ANN, PASSWORD);
        browser.cookies.borrow_mut().clear();
        browser.get(&reply.to).sees("did not keep our cookie");
        assert_eq!(browser.get("/sign-in/code").to, "/sign-in");
    });
}

#[test]
fn the_member_arrives_where_they_wanted_to_go_and_nowhere_else() {
    site(|site| {
        site.account(1, ANN, MAIL);
        for (back, lands) in [
            ("/refills", "/refills"),
            ("//evil.example", "/home"),
            ("https://evil.example", "/home"),
            ("/no-such-page", "/home"),
            ("/sign-out", "/home"),
        ] {
            let browser = site.browser();
            let fields = [("username", ANN), ("password", PASSWORD), ("back", back)];
            browser.post("/sign-in", &fields);
            site.work();
            let code = site.latest_code();
            assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).to, lands, "{back}");
        }
        let browser = site.browser();
        assert_eq!(browser.get("/refills").to, "/sign-in?back=/refills");
        browser.get("/sign-in?back=/refills").sees("name=\"back\" value=\"/refills\"");
    });
}

#[test]
fn a_household_on_one_mailbox_is_told_apart_by_password() {
    site(|site| {
        site.account(1, ANN, MAIL);
        let bob = site.account(2, "bob.wood", MAIL);
        let enter = |password: &str| {
            site.work();
            let browser = site.browser();
            browser.sign_in(MAIL, password);
            assert_eq!(site.work().len(), 1, "one message for the household");
            let code = site.latest_code();
            browser.post("/sign-in/code", &[("code", &code)])
        };
        enter(PASSWORD).sees("More than one person uses this email address");
        site.set_password(bob, "bobs own long password");
        site.pass(Duration::from_hours(24));
        assert_eq!(enter("bobs own long password").to, "/home");
        assert_eq!(enter(PASSWORD).to, "/home");
    });
}

#[test]
fn what_is_missing_or_too_long_is_said_beside_the_field() {
    site(|site| {
        let browser = site.browser();
        let reply = browser.sign_in(" ", "");
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        reply.sees("Enter your username or email").sees("Enter your password");
        browser.sign_in(&"n".repeat(255), "x").sees("at most 254");
        browser.sign_in(ANN, &"x".repeat(1025)).sees("at most 256");
    });
}

#[test]
fn a_hundred_failures_in_a_row_switch_off_the_password_and_nothing_else() {
    site(|site| {
        let ann = site.account(1, ANN, MAIL);
        let browser = site.browser();
        for round in 0..10 {
            // The same guess again would cost nothing (GUARD 5).
            let guess = |number: u8| format!("guess {number} of round {round}");
            browser.sign_in(ANN, &guess(0));
            site.work();
            let code = site.latest_code();
            browser.post("/sign-in/code", &[("code", &code)]);
            for number in 1..10 {
                browser.post("/sign-in/password", &[("password", &guess(number))]);
            }
            site.pass(Duration::from_hours(10));
            assert!(round < 10);
        }
        browser.sign_in(ANN, PASSWORD);
        site.work();
        let code = site.latest_code();
        browser.post("/sign-in/code", &[("code", &code)]).sees("wrong 100 times in a row");
        site.set_password(ann, "a newer and longer password");
        let reply =
            browser.post("/sign-in/password", &[("password", "a newer and longer password")]);
        assert_eq!(reply.to, "/home");
    });
}

#[test]
fn guard_1_9_beyond_what_can_be_hashed_visitors_are_told_when_to_come_back() {
    slow_site(|site| {
        site.account(1, ANN, MAIL);
        let browser = site.browser();
        by_code(site, &browser, true);
        browser.post("/sign-out", &[]);
        let fields = [("username", ANN), ("password", PASSWORD)];
        let requests = (0..90).map(|_| browser.form("/sign-in", &fields)).collect();
        let answers = site.at_once(requests);
        let busy = answers.iter().filter(|(status, _)| *status == StatusCode::OK);
        let busy = busy.count();
        // At most 40 wait; how many are hashed meanwhile is the machine's affair.
        assert!((1..=50).contains(&busy), "{busy} were turned away");
        let served = answers.iter().filter(|(_, to)| to == "/home" || to.contains("/code"));
        assert_eq!(served.count(), 90 - busy, "{answers:?}");
        assert_eq!(browser.sign_in(ANN, PASSWORD).to, "/home");
    });
}

#[test]
fn a_page_that_went_stale_cannot_move_an_attempt() {
    use crate::sign_in::flow::{Ended, Stage};
    use crate::sign_in::store;
    site(|site| {
        let moves = site.write(|tx| {
            let id = store::begin(tx)?;
            let first = store::attempt(tx, id)?.unwrap();
            let second = first.clone();
            let moved = store::advance(tx, &first, &Stage::Ended(Ended::TooManyCodes))?;
            let stale = store::advance(tx, &second, &Stage::Done)?;
            Ok((moved, stale, store::attempt(tx, id)?.unwrap().stage))
        });
        assert_eq!(moves, (true, false, Stage::Ended(Ended::TooManyCodes)));
    });
}

#[test]
fn the_whole_sign_in_page_fits_the_first_network_flight() {
    site(|site| {
        let bytes = site.browser().weighs("/sign-in");
        assert!(bytes <= 14 * 1024, "{bytes} bytes");
        println!("/sign-in takes {bytes} bytes");
    });
}
