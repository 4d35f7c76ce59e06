//! Passkeys from the browser's side, over HTTP, on both engines.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;

use super::soft_key::SoftKey;
use crate::Of;
use crate::testing::{Reply, Site, Visitor, site};

const NEW: &str = "/security/passkeys/new";
const OPTIONS: &str = "/security/passkeys/options";
const SIGN_IN: &str = "/sign-in/passkey";
const SIGN_IN_OPTIONS: &str = "/sign-in/passkey/options";

fn sent(options: &Value, credential: &str) -> [(&'static str, String); 2] {
    [("ticket", ticket(options)), ("credential", credential.to_owned())]
}

fn ticket(options: &Value) -> String {
    options["ticket"].as_str().unwrap().to_owned()
}

fn posts(visitor: &Visitor, path: &str, fields: &[(&'static str, String)]) -> Reply {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
    visitor.post(path, &fields)
}

/// Makes a passkey in a browser that has just signed in.
fn made(site: &Site, of: Of, key: &mut SoftKey) -> String {
    let ann = site.signed_in(of);
    let options = ann.asks(OPTIONS);
    let credential = key.make(&options);
    let reply = posts(&ann, NEW, &sent(&options, &credential));
    let path = reply.to.strip_suffix("?made").unwrap_or_else(|| panic!("{reply:?}"));
    path.to_owned()
}

/// Shows a passkey at the sign-in door; where it leads.
fn shown(site: &Site, key: &mut SoftKey) -> String {
    let stranger = site.visitor();
    let options = stranger.asks(SIGN_IN_OPTIONS);
    let credential = key.show(&options);
    posts(&stranger, SIGN_IN, &sent(&options, &credential)).to
}

#[test]
fn a_passkey_signs_its_owner_in_without_a_name() {
    site(|site| {
        let mut key = SoftKey::new(1);
        made(site, site.account(1), &mut key);
        assert_eq!(shown(site, &mut key), "/home");
        assert_eq!(shown(site, &mut key), "/home");
        assert_eq!(site.count("SELECT COUNT(*) FROM passkey WHERE counter = 2"), 1);
    });
}

#[test]
fn options_have_one_shape_for_everybody() {
    site(|site| {
        let blank = |mut options: Value| {
            let challenge = options["publicKey"]["challenge"].take();
            let ticket = options["ticket"].take();
            let length = |value: Value| value.as_str().unwrap().len();
            (options.to_string(), length(challenge), length(ticket))
        };
        let nobody = blank(site.visitor().asks(SIGN_IN_OPTIONS));
        let mut key = SoftKey::new(1);
        let of = site.account(1);
        made(site, of, &mut key);
        let stranger = blank(site.visitor().asks(SIGN_IN_OPTIONS));
        let member = blank(site.signed_in(of).asks(SIGN_IN_OPTIONS));
        assert_eq!(stranger, nobody);
        assert_eq!(member, nobody);
        assert!(nobody.0.contains("\"allowCredentials\":[]"), "{}", nobody.0);
        assert_eq!(nobody.1, 43, "256 bits in base 64");
    });
}

#[test]
fn a_device_that_does_not_check_its_user_is_one_factor() {
    site(|site| {
        let mut key = SoftKey { verifies: false, ..SoftKey::new(1) };
        let path = made(site, site.account(1), &mut key);
        assert_eq!(shown(site, &mut key), "/and-the-password");
        let ann = site.signed_in(site.account(2));
        assert_eq!(ann.get(&path).status, StatusCode::NOT_FOUND, "another member's passkey");
    });
}

#[test]
fn a_device_that_checked_its_user_once_and_not_today_is_one_factor_today() {
    site(|site| {
        let mut key = SoftKey::new(1);
        made(site, site.account(1), &mut key);
        key.verifies = false;
        assert_eq!(shown(site, &mut key), "/and-the-password");
        key.verifies = true;
        assert_eq!(shown(site, &mut key), "/home");
    });
}

#[test]
fn a_synced_passkey_that_counts_nothing_works_for_ever() {
    site(|site| {
        let mut key = SoftKey { synced: true, counts: false, ..SoftKey::new(1) };
        let of = site.account(1);
        let path = made(site, of, &mut key);
        for _ in 0..3 {
            assert_eq!(shown(site, &mut key), "/home");
        }
        site.signed_in(of).get(&path).sees("On all your devices that share it");
    });
}

#[test]
fn a_copied_passkey_is_switched_off_and_its_owner_told() {
    site(|site| {
        let mut key = SoftKey::new(1);
        let of = site.account(1);
        made(site, of, &mut key);
        let mut copy = key.clone();
        assert_eq!(shown(site, &mut key), "/home");
        assert_eq!(shown(site, &mut key), "/home");
        assert_eq!(shown(site, &mut copy), "/passkey-refused-copied");
        assert_eq!(shown(site, &mut key), "/passkey-refused-copied", "neither is believed now");
        let ann = site.signed_in(of);
        ann.get("/security/passkeys").sees("We switched off the passkey");
        let told = "SELECT COUNT(*) FROM job WHERE key LIKE '%passkey-copied%'";
        assert_eq!(site.count(told), 1);
        let history = "SELECT COUNT(*) FROM history WHERE event = 'factor-off'";
        assert_eq!(site.count(history), 1);
    });
}

#[test]
fn a_removed_passkey_hears_that_it_was_removed() {
    site(|site| {
        let mut key = SoftKey::new(1);
        let of = site.account(1);
        let path = made(site, of, &mut key);
        let ann = site.signed_in(of);
        ann.get(&format!("{path}/remove")).sees("Remove this passkey?");
        assert_eq!(ann.post(&format!("{path}/remove"), &[]).to, "/security/passkeys?done=removed");
        assert_eq!(shown(site, &mut key), "/passkey-refused-removed");
        assert_eq!(ann.get(&path).status, StatusCode::NOT_FOUND);
        assert_eq!(site.count("SELECT COUNT(*) FROM passkey"), 1, "the record of it stays");
    });
}

#[test]
fn the_last_way_in_is_not_removed() {
    site(|site| {
        let mut key = SoftKey::new(1);
        let of = site.account_with(1, false);
        let path = made(site, of, &mut key);
        let ann = site.signed_in(of);
        ann.get(&format!("{path}/remove")).sees("This is your only way in");
        let reply = ann.post(&format!("{path}/remove"), &[]);
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(shown(site, &mut key), "/home");
        made(site, of, &mut SoftKey::new(2));
        assert_eq!(ann.post(&format!("{path}/remove"), &[]).to, "/security/passkeys?done=removed");
    });
}

#[test]
fn an_answer_made_for_another_origin_is_refused() {
    site(|site| {
        let mut key = SoftKey::new(1);
        let of = site.account(1);
        made(site, of, &mut key);
        for origin in ["https://juniper.example.evil.example", "https://evil.juniper.example"] {
            key.origin = origin.to_owned();
            assert_eq!(shown(site, &mut key), "/passkey-refused-unreadable");
        }
        let mut key = SoftKey { origin: "http://juniper.example".to_owned(), ..SoftKey::new(2) };
        let ann = site.signed_in(of);
        let options = ann.asks(OPTIONS);
        let credential = key.make(&options);
        let reply = posts(&ann, NEW, &sent(&options, &credential));
        reply.sees("Your browser sent something we could not read");
    });
}

#[test]
fn an_answer_counts_once_and_for_five_minutes() {
    site(|site| {
        let mut key = SoftKey::new(1);
        made(site, site.account(1), &mut key);
        let stranger = site.visitor();
        let options = stranger.asks(SIGN_IN_OPTIONS);
        let answer = sent(&options, &key.show(&options));
        assert_eq!(posts(&stranger, SIGN_IN, &answer).to, "/home");
        assert_eq!(posts(&stranger, SIGN_IN, &answer).to, "/passkey-refused-answered");

        let options = stranger.asks(SIGN_IN_OPTIONS);
        let answer = sent(&options, &key.show(&options));
        site.pass(Duration::from_mins(5));
        assert_eq!(posts(&stranger, SIGN_IN, &answer).to, "/passkey-refused-late");
    });
}

#[test]
fn a_challenge_opens_only_what_it_was_asked_for() {
    site(|site| {
        let mut key = SoftKey::new(1);
        let of = site.account(1);
        made(site, of, &mut key);
        let ann = site.signed_in(of);
        // One that was asked for making a passkey does not sign in.
        let making = ann.asks(OPTIONS);
        let mut asked = ann.asks(SIGN_IN_OPTIONS);
        asked["publicKey"]["challenge"] = making["publicKey"]["challenge"].clone();
        let credential = key.show(&asked);
        assert_eq!(posts(&ann, SIGN_IN, &sent(&making, &credential)).to, "/passkey-refused-late");
        // One of this session makes none in another.
        let credential = SoftKey::new(2).make(&making);
        let other = site.signed_in(of);
        posts(&other, NEW, &sent(&making, &credential)).sees("That took too long");
        // The answer to one challenge is none to another.
        let (first, second) = (ann.asks(SIGN_IN_OPTIONS), ann.asks(SIGN_IN_OPTIONS));
        let credential = key.show(&first);
        let mixed = sent(&second, &credential);
        assert_eq!(posts(&ann, SIGN_IN, &mixed).to, "/passkey-refused-unreadable");
    });
}

#[test]
fn a_passkey_that_claims_another_account_is_nobodys() {
    site(|site| {
        let mut key = SoftKey::new(1);
        let (ann, bob) = (site.account(1), site.account(2));
        made(site, ann, &mut key);
        // The device says so; the house knows whose it is.
        key.handle = bob.0.bytes().to_vec();
        assert_eq!(shown(site, &mut key), "/passkey-refused-unknown");
        assert_eq!(shown(site, &mut SoftKey::new(3)), "/passkey-refused-unknown");
    });
}

#[test]
fn one_credential_is_never_bound_to_two_accounts() {
    site(|site| {
        let mut key = SoftKey::new(1);
        made(site, site.account(1), &mut key);
        let bob = site.signed_in(site.account(2));
        let options = bob.asks(OPTIONS);
        let credential = key.make(&options);
        posts(&bob, NEW, &sent(&options, &credential)).sees("has a passkey for your account");
        assert_eq!(site.count("SELECT COUNT(*) FROM passkey"), 1);
    });
}

#[test]
fn fifty_submissions_of_one_answer_have_one_winner() {
    site(|site| {
        let mut key = SoftKey::new(1);
        made(site, site.account(1), &mut key);
        let stranger = site.visitor();
        let options = stranger.asks(SIGN_IN_OPTIONS);
        let credential = key.show(&options);
        let (ticket, credential) = (ticket(&options), credential.as_str());
        let fields = [("ticket", ticket.as_str()), ("credential", credential)];
        let sends = (0..50).map(|_| stranger.form(SIGN_IN, &fields)).collect();
        let led = site.at_once(sends);
        assert_eq!(led.iter().filter(|to| *to == "/home").count(), 1, "{led:?}");
        let beaten = led.iter().filter(|to| *to == "/passkey-refused-answered").count();
        assert_eq!(beaten, 49, "{led:?}");
        let sessions = "SELECT COUNT(*) FROM session WHERE route = 'passkey'";
        assert_eq!(site.count(sessions), 2, "the one that made the key, and the winner's");
    });
}

#[test]
fn changing_passkeys_asks_for_a_proof_of_the_last_five_minutes() {
    site(|site| {
        let mut key = SoftKey::new(1);
        let of = site.account(1);
        let path = made(site, of, &mut key);
        let ann = site.signed_in(of);
        site.pass(Duration::from_mins(5));
        ann.get("/security/passkeys").sees("Passkeys");
        assert_eq!(ann.get(NEW).to.split('?').next(), Some("/prove"));
        for door in [format!("{path}/remove"), format!("{path}/name"), NEW.to_owned()] {
            let reply = ann.post(&door, &[]);
            assert_eq!(reply.to.split('?').next(), Some("/prove"), "{door}");
        }
        assert_eq!(site.visitor().get("/security").to, "/sign-in?back=/security");
    });
}

#[test]
fn a_passkey_gets_the_name_its_owner_gives_it() {
    site(|site| {
        let mut key = SoftKey::new(1);
        let of = site.account(1);
        let path = made(site, of, &mut key);
        let ann = site.signed_in(of);
        ann.get(&format!("{path}?made")).sees("Your passkey is ready");
        ann.post(&format!("{path}/name"), &[("name", " ")]).sees("Enter a name");
        let named = ann.post(&format!("{path}/name"), &[("name", "Ann's  <phone>")]);
        assert_eq!(named.to, format!("{path}?named"));
        ann.get("/security/passkeys").sees("Ann&#39;s &#60;phone&#62;");
    });
}

#[test]
fn without_scripts_the_page_says_what_to_use_instead() {
    site(|site| {
        let ann = site.signed_in(site.account(1));
        ann.get(NEW).sees("This step needs JavaScript").sees("Set up an authenticator app");
        let reply = ann.post(NEW, &[("ticket", ""), ("credential", "")]);
        reply.sees("Using a passkey needs JavaScript");
        let stranger = site.visitor();
        let empty = stranger.post(SIGN_IN, &[("ticket", ""), ("credential", "")]);
        assert_eq!(empty.to, "/passkey-refused-script");
    });
}

#[test]
fn nothing_a_browser_sends_makes_checking_fail() {
    site(|site| {
        let stranger = site.visitor();
        let options = stranger.asks(SIGN_IN_OPTIONS);
        for odd in ["{", "null", "[]", "{\"id\":1}", "\u{1F511}", &"9".repeat(5_000)] {
            let reply = posts(&stranger, SIGN_IN, &sent(&options, odd));
            assert_eq!(reply.to, "/passkey-refused-unreadable", "{odd}");
        }
        let forged = [("ticket", "AAAA".to_owned()), ("credential", "{}".to_owned())];
        assert_eq!(posts(&stranger, SIGN_IN, &forged).to, "/passkey-refused-late");
    });
}
