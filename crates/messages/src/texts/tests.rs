//! Against a stand-in that speaks the provider's language and signs as it does.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::routing::post;
use base::{JobId, Secret};
use store::delivery::State;
use store::testing::NOW;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use web::{Fields, Leave, Mode};

use super::*;
use crate::bounces::Intake;
use crate::testing::{ANN, ORIGIN, Site, site};
use crate::{Out, Smtp, Ways};

const KEY: &str = "the account's key";
const ACCOUNT: &str = "AC00000000000000000000000000000001";

/// What the provider was asked: the login, and the fields.
type Asked = Arc<Mutex<Vec<(String, BTreeMap<String, String>)>>>;

fn provider(runtime: &Runtime, answer: (u16, &'static str)) -> (String, Asked) {
    let asked = Asked::default();
    let kept = Arc::clone(&asked);
    let path = format!("/2010-04-01/Accounts/{ACCOUNT}/Messages.json");
    let handler = post(move |headers: HeaderMap, body: Bytes| async move {
        let login = headers[header::AUTHORIZATION].to_str().unwrap().to_owned();
        let fields = Fields::parse(std::str::from_utf8(&body).unwrap()).unwrap();
        let fields = fields.pairs().map(|(name, text)| (name.to_owned(), text.to_owned()));
        kept.lock().unwrap().push((login, fields.collect()));
        (StatusCode::from_u16(answer.0).unwrap(), answer.1)
    });
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let app = Router::new().route(&path, handler);
    runtime.spawn(async move { axum::serve(listener, app).await });
    (base, asked)
}

fn through(base: String) -> Ways {
    let mail = Smtp::new("127.0.0.1:9", "no-reply@juniper.example", None).unwrap();
    let from = "+15035550142".to_owned();
    let key = Secret::new(KEY.to_owned());
    let texts = Texts::new(Setting { account: ACCOUNT.to_owned(), key, from, base }).unwrap();
    let bounces = Intake::default();
    Ways::Out(Box::new(Out { mail, texts: Some(texts), printer: None, bounces }))
}

fn with_provider(answer: (u16, &'static str), mut test: impl FnMut(&Site, &Asked)) {
    let asked = std::cell::RefCell::new(Asked::default());
    let ways = |runtime: &Runtime| {
        let (base, kept) = provider(runtime, answer);
        asked.replace(kept);
        through(base)
    };
    site(Mode::Live, ways, |site| test(site, &asked.borrow()));
}

const TAKEN: (u16, &str) = (201, r#"{"sid":"SM01","status":"queued","error_code":null}"#);

/// A call as the provider makes it.
fn call(path: &str, fields: &[(&str, &str)], key: &str) -> Request<Body> {
    let address = format!("{ORIGIN}{path}");
    let signed = signature::sign(&Secret::new(key.to_owned()), &address, fields);
    let escaped = |text: &str| text.replace('+', "%2B").replace(' ', "+");
    let pairs = fields.iter().map(|(name, text)| format!("{name}={}", escaped(text)));
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8")
        .header(signature::HEADER, signed)
        .body(Body::from(pairs.collect::<Vec<_>>().join("&")))
        .unwrap()
}

fn tell(site: &Site, id: JobId, status: &str, code: &str) -> StatusCode {
    let path = format!("/messages/text/status?m={id}");
    let mut fields =
        vec![("MessageSid", "SM01"), ("MessageStatus", status), ("To", "+15035550101")];
    if !code.is_empty() {
        fields.push(("ErrorCode", code));
    }
    site.ask(call(&path, &fields, KEY)).0
}

fn say(site: &Site, words: &str) -> String {
    let fields = [("From", "+15035550101"), ("Body", words), ("To", "+15035550142")];
    let (status, body) = site.ask(call("/messages/text/inbound", &fields, KEY));
    assert_eq!(status, StatusCode::OK);
    String::from_utf8(body).unwrap()
}

#[test]
fn a_text_is_handed_over_as_the_provider_asks() {
    with_provider(TAKEN, |site, asked| {
        let id = site.send("access.code:1", site.text("503-555-0101"));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Accepted);
        let (login, fields) = asked.lock().unwrap().pop().unwrap();
        // "AC…:the account's key", in base 64.
        assert!(login.starts_with("Basic QUMwMDAw"), "{login}");
        assert_eq!(fields["To"], "+15035550101");
        assert_eq!(fields["From"], "+15035550142");
        assert!(fields["Body"].contains("123456 is your sign-in code."));
        assert_eq!(fields["StatusCallback"], format!("{ORIGIN}/messages/text/status?m={id}"));
    });
}

#[test]
fn a_landline_takes_no_texts_from_now_on() {
    let refused = r#"{"code":21614,"message":"'To' number is not a valid mobile number"}"#;
    with_provider((400, refused), |site, _| {
        site.send("access.code:1", site.text("503-555-0101"));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Refused);
        assert!(site.is_dead("access.code:1"));
        assert_eq!(site.jobs("dead"), 0);
    });
}

#[test]
fn a_provider_that_is_down_is_asked_again() {
    with_provider((503, "down"), |site, _| {
        site.send("access.code:1", site.text("503-555-0101"));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Queued);
        assert_eq!(site.jobs("ready"), 1);
    });
}

#[test]
fn what_the_provider_tells_us_counts_once_and_in_any_order() {
    with_provider(TAKEN, |site, _| {
        let id = site.send("access.code:1", site.text("503-555-0101"));
        // Before our own note of it, even.
        assert_eq!(tell(site, id, "delivered", ""), StatusCode::NO_CONTENT);
        site.work();
        for status in ["queued", "sent", "delivered", "sending", "dancing"] {
            assert_eq!(tell(site, id, status, ""), StatusCode::NO_CONTENT);
            assert_eq!(site.state("access.code:1"), State::Delivered, "{status}");
        }
    });
}

#[test]
fn a_phone_that_is_gone_is_told_from_one_that_is_switched_off() {
    with_provider(TAKEN, |site, _| {
        let off = site.send("access.code:1", site.text("503-555-0101"));
        let gone = site.send("access.code:2", site.text("503-555-0102"));
        site.work();
        tell(site, off, "undelivered", "30003");
        tell(site, gone, "undelivered", "30006");
        assert_eq!(site.state("access.code:1"), State::Bounced);
        assert!(!site.is_dead("access.code:1") && site.is_dead("access.code:2"));
    });
}

#[test]
fn whoever_cannot_sign_is_turned_away_and_changes_nothing() {
    with_provider(TAKEN, |site, _| {
        let id = site.send("access.code:1", site.text("503-555-0101"));
        let path = format!("/messages/text/status?m={id}");
        let fields = [("MessageStatus", "undelivered"), ("ErrorCode", "30006")];
        let other = JobId::new([9; 16]);
        let elsewhere = call(&format!("/messages/text/status?m={other}"), &fields, KEY);
        let (mut parts, body) = elsewhere.into_parts();
        parts.uri = path.parse().unwrap();
        let bare = Request::post(&path).body(Body::from("MessageStatus=delivered")).unwrap();
        for request in [call(&path, &fields, "guessed"), Request::from_parts(parts, body), bare] {
            assert_eq!(site.ask(request).0, StatusCode::FORBIDDEN);
        }
        assert_eq!(site.state("access.code:1"), State::Queued);
        let stop = call("/messages/text/inbound", &[("From", "+15035550101")], "guessed");
        assert_eq!(site.ask(stop).0, StatusCode::FORBIDDEN);
    });
}

#[test]
fn stop_is_heard_at_once_and_start_lifts_it() {
    with_provider(TAKEN, |site, asked| {
        site.send("access.code:1", site.text("503-555-0101"));
        say(site, "Stop.");
        site.work();
        assert_eq!(site.state("access.code:1"), State::Refused);
        assert!(asked.lock().unwrap().is_empty());
        say(site, "START");
        site.send("access.code:2", site.text("503-555-0101"));
        site.work();
        assert_eq!(site.state("access.code:2"), State::Accepted);
    });
}

#[test]
fn help_is_answered_in_the_language_it_was_asked_in_and_other_words_once_a_day() {
    with_provider(TAKEN, |site, _| {
        assert!(say(site, "HELP").contains("<Message>Juniper Rx: sign-in codes"));
        assert!(say(site, "ayuda").contains("Responda STOP"));
        let silent = |words| say(site, words).ends_with("<Response></Response>");
        assert!(say(site, "quien es").contains("Responda STOP"));
        assert!(silent("thank you") && silent("<script>"), "one answer a day");
        site.later(Duration::from_hours(24));
        assert!(say(site, "who is this").contains("Answer STOP"));
        site.later(Duration::from_hours(24));
        assert!(silent("stop texting me") && silent("why"), "whoever said STOP is let be");
    });
}

#[test]
fn news_of_no_message_of_ours_is_taken_and_dropped() {
    with_provider(TAKEN, |site, _| {
        assert_eq!(tell(site, JobId::new([9; 16]), "delivered", ""), StatusCode::NO_CONTENT);
    });
}

#[test]
fn a_text_its_reader_does_not_want_stays_and_one_in_quiet_hours_leaves_when_they_end() {
    with_provider(TAKEN, |site, asked| {
        let told = || asked.lock().unwrap().len();
        site.send("order-placed/1", site.text("503-555-0199"));
        site.work_heeding(|_, _, message| {
            assert_eq!((message.owner, message.key), (ANN, "order-placed/1"));
            Ok(Leave::Kept)
        });
        assert_eq!((told(), site.state("order-placed/1")), (0, State::Refused));

        site.send("order-sent/1", site.text("503-555-0199"));
        let heed: web::Heed = |tx, _, _| {
            let morning = NOW + Duration::from_hours(8);
            Ok(if tx.now() < morning { Leave::Later(morning) } else { Leave::Now })
        };
        site.work_heeding(heed);
        assert_eq!((told(), site.state("order-sent/1")), (0, State::Queued));
        assert_eq!((site.jobs("ready"), site.jobs("dead")), (1, 0));
        site.later(Duration::from_hours(7));
        site.work_heeding(heed);
        assert_eq!(told(), 0, "not a minute before");
        site.later(Duration::from_hours(1));
        site.work_heeding(heed);
        assert_eq!((told(), site.state("order-sent/1")), (1, State::Accepted));
    });
}
