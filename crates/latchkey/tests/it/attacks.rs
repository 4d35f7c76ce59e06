//! What a stranger tries first, against a running house: each of these is to change nothing.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use web::Who;

use super::browser::{Browser, PATIENCE};
use super::doors::doors;
use super::house::House;
use super::load::{Member, personas};
use super::place::Place;

const EVIL: &str = "evil.example";

/// Sends these bytes and reads whatever comes.
fn sent(house: &House, request: &str) -> String {
    let mut line = TcpStream::connect(house.address).unwrap();
    line.set_read_timeout(Some(PATIENCE)).unwrap();
    line.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    // A house that has heard enough may close before it has read everything.
    let _ = line.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn form(path: &str, head: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nconnection: close\r\n{head}\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0)
}

/// SECURITY 50: links lead to the configured host, whatever a request says.
#[test]
fn a_poisoned_host_reaches_no_message_and_no_address() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let heads = [
        format!("host: {EVIL}\r\n"),
        format!("host: {}\r\nx-forwarded-host: {EVIL}\r\n", house.address),
        format!("host: {}\r\nforwarded: host={EVIL}\r\nx-host: {EVIL}\r\n", house.address),
        format!("host: {}\r\nx-forwarded-proto: https\r\nx-original-url: /x\r\n", house.address),
    ];
    for (number, head) in heads.iter().enumerate() {
        let body = format!("username=nobody{number}%40example.org&password=some+long+guess");
        let answer = sent(&house, &form("/sign-in", head, &body));
        assert!(!answer.contains(EVIL), "{answer}");
        for path in ["/home", "/sign-in", "/no-such-page"] {
            let request = format!("GET {path} HTTP/1.1\r\nconnection: close\r\n{head}\r\n");
            let answer = sent(&house, &request);
            assert!(!answer.contains(EVIL), "{path}: {}", &answer[..answer.len().min(800)]);
        }
    }
    let mut browser = Browser::new(house.address);
    for number in 1..heads.len() {
        let address = format!("nobody{number}@example.org");
        let mail = browser.mailed_to(&address);
        assert!(mail.iter().all(|text| !text.contains(EVIL)), "{mail:?}");
        assert!(mail[0].contains("http://127.0.0.1"), "{mail:?}");
    }
}

/// SECURITY 65: a scanner or a prefetching browser opens everything and changes nothing.
#[test]
fn whoever_opens_every_link_with_get_and_head_changes_nothing() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let mut ann = Member::signed_in(&house, &personas()[0]);
    let store = place.store();
    let counts = || {
        ["session", "device", "password", "contact", "attempt", "invitation", "draft_order"]
            .map(|table| rows(&store, table))
    };
    let before = counts();
    let all = [Who::Public, Who::Member, Who::Proved].into_iter().flat_map(doors);
    for door in all.filter(|door| door.starts_with("GET ")) {
        let path = door.trim_start_matches("GET ").replace("{id}", "00000000000000000000000000");
        let path = path.replace("{file}", "none");
        ann.browser().get(&path).unwrap();
        ann.browser().head(&path).unwrap();
    }
    assert_eq!(counts(), before);
    assert_eq!(ann.browser().get("/home").unwrap().status, 200, "still signed in");
}

fn rows(store: &store::Db, table: &str) -> Option<i64> {
    let text = format!("SELECT COUNT(*) FROM {table}").leak();
    let sql = store::Sql { name: "ROWS", text };
    store.read_blocking(super::place::now(), move |tx| tx.one(sql, &[], |row| row.get(0))).ok()
}

/// SECURITY 58.
#[test]
fn a_session_planted_before_signing_in_is_worth_nothing_afterwards() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let mut victim = Browser::new(house.address);
    victim.plant("session", "planted-by-somebody-else");
    victim.sign_in(&personas()[0]);
    assert_ne!(victim.cookie("session"), Some("planted-by-somebody-else"));
    let mut thief = Browser::new(house.address);
    thief.plant("session", "planted-by-somebody-else");
    assert!(thief.get("/home").unwrap().leads_to("/sign-in"));
    // Signing in again kills the session before it.
    let old = victim.cookie("session").unwrap().to_owned();
    victim.sign_in(&personas()[0]);
    let mut thief = Browser::new(house.address);
    thief.plant("session", &old);
    assert!(thief.get("/home").unwrap().leads_to("/sign-in"));
}

/// SECURITY 65: no form of another site is heard, at any door.
#[test]
fn a_form_from_another_site_is_refused_at_every_door() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let host = house.address;
    // Their carriers sign what they send, and the browser's own report is no form.
    let own = ["/messages/", "/csp-report"];
    let all = [Who::Public, Who::Member, Who::Proved].into_iter().flat_map(doors);
    for door in all.filter(|door| door.starts_with("POST ")) {
        let path = door.trim_start_matches("POST ").replace("{id}", "0");
        if own.iter().any(|own| path.starts_with(own)) {
            continue;
        }
        for head in [
            format!("host: {host}\r\norigin: https://{EVIL}\r\n"),
            format!("host: {host}\r\nsec-fetch-site: cross-site\r\n"),
            format!("host: {host}\r\norigin: null\r\n"),
        ] {
            let answer = sent(&house, &form(&path, &head, "username=a&password=b"));
            assert_eq!(status(&answer), 403, "{door} {head}");
        }
    }
}

/// SECURITY 78.
#[test]
fn nobody_is_sent_to_another_site() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let mut browser = Browser::new(house.address);
    browser.sign_in(&personas()[0]);
    for back in [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https://evil.example/home",
        "/%0d%0aLocation:%20https://evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "/home%00",
    ] {
        let encoded = back.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02x}"));
        for path in ["/language?to=es&back=", "/sign-in?back=", "/prove?back="] {
            let answer = browser.get(&format!("{path}{encoded}")).unwrap();
            let place = answer.place.clone().unwrap_or_default();
            assert!(!place.contains(EVIL), "{path}{back}: {place}");
            assert!(!answer.text.contains("https://evil.example"), "{path}{back}");
        }
    }
}

/// ASVS V1.2: what was typed starts no header of its own.
#[test]
fn a_line_break_in_a_field_starts_no_header() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let head = format!("host: {}\r\n", house.address);
    for field in ["username", "password", "back", "sealed", "code"] {
        let body = format!(
            "username=a&password=b&{field}=%0d%0aSet-Cookie:%20session=planted%0d%0ax-planted:%201"
        );
        for path in ["/sign-in", "/sign-in/code", "/register", "/register/card"] {
            let answer = sent(&house, &form(path, &head, &body));
            let head = answer.split("\r\n\r\n").next().unwrap().to_lowercase();
            assert!(!head.contains("planted"), "{path} {field}: {head}");
        }
    }
    // Nor a name in a letter: it reads as no address at all.
    let body = "username=a%40example.org%0d%0aBcc:%20b%40evil.example&password=some+long+guess";
    sent(&house, &form("/sign-in", &head, body));
    let mut browser = Browser::new(house.address);
    assert!(!browser.get("/demo/outbox.json").unwrap().text.contains("evil.example"));
}

/// SECURITY 77.
#[test]
fn too_much_too_deep_and_too_odd_get_a_calm_refusal() {
    let place = Place::sqlite();
    let mut house = House::open(&place);
    let head = format!("host: {}\r\n", house.address);
    let large = format!("username={}&password=b", "a".repeat(70_000));
    assert_eq!(status(&sent(&house, &form("/sign-in", &head, &large))), 413);
    let many = "a=1&".repeat(1_100);
    assert_eq!(status(&sent(&house, &form("/sign-in", &head, &many))), 400);
    let chunked = format!(
        "POST /sign-in HTTP/1.1\r\nconnection: close\r\n{head}transfer-encoding: chunked\r\n\
         content-type: application/x-www-form-urlencoded\r\n\r\n{}0\r\n\r\n",
        format!("4000\r\n{}\r\n", "a".repeat(0x4000)).repeat(6)
    );
    assert!((400..500).contains(&status(&sent(&house, &chunked))));
    for odd in [
        format!("TRACE /sign-in HTTP/1.1\r\nconnection: close\r\n{head}\r\n"),
        format!("DELETE /home HTTP/1.1\r\nconnection: close\r\n{head}\r\n"),
        format!("GET /{} HTTP/1.1\r\nconnection: close\r\n{head}\r\n", "a/".repeat(9_000)),
        format!("GET / HTTP/1.1\r\nconnection: close\r\n{head}x: {}\r\n\r\n", "a".repeat(40_000)),
        format!("POST /sign-in HTTP/1.1\r\nconnection: close\r\n{head}content-length: -1\r\n\r\n"),
        format!(
            "POST /sign-in HTTP/1.1\r\nconnection: close\r\n{head}content-length: 3\r\n\
             content-length: 5\r\n\r\na=b"
        ),
        "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\nxxxxx".to_owned(),
    ] {
        let answer = sent(&house, &odd);
        let found = status(&answer);
        assert!((200..500).contains(&found) || answer.is_empty(), "{found}: {}", &odd[..40]);
    }
    assert!(house.is_running());
    assert_eq!(Browser::new(house.address).get("/health/ready").unwrap().status, 200);
}
