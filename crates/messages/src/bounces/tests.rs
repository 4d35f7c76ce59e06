#![expect(clippy::disallowed_methods, reason = "a test may wait for its own files")]

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base::JobId;
use store::delivery::State;
use web::Mode;

use super::*;
use crate::testing::{Site, site};
use crate::{Out, Smtp, Ways, signed};

const DOOR: &str = "/messages/mail/bounce";

fn key() -> Secret {
    Secret::new("what the relay signs with".to_owned())
}

fn with_intake(mut test: impl FnMut(&Site)) {
    let ways = |_: &tokio::runtime::Runtime| {
        let mail = Smtp::new("127.0.0.1:9", "no-reply@juniper.example", None).unwrap();
        let bounces = Intake { mailbox: None, key: Some(key()) };
        Ways::Out(Box::new(Out { mail, texts: None, printer: None, bounces }))
    };
    site(Mode::Live, ways, |site| test(site));
}

fn report(id: JobId, status: &str) -> String {
    let action = if status.starts_with('5') { "failed" } else { "delayed" };
    format!(
        "To: bounces+{id}@juniper.example\r\nFrom: MAILER-DAEMON@relay\r\n\
         Content-Type: multipart/report; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; relay\r\n\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b--\r\n"
    )
}

fn look(site: &Site, mailbox: &std::path::Path) -> Round {
    let intake = Intake { mailbox: Some(mailbox.to_owned()), key: None };
    site.runtime.block_on(round(&site.house, &intake)).unwrap()
}

#[test]
fn returned_mail_in_a_maildir_is_read_once_and_the_rest_is_left_for_a_person() {
    with_intake(|site| {
        let id = site.send("access.code:1", site.mail("ann@example.org"));
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("new")).unwrap();
        let put = |name: &str, text: &str| {
            std::fs::write(folder.path().join("new").join(name), text).unwrap();
        };
        put("1.relay", &report(id, "5.1.1"));
        put("2.relay", "From: ann@example.org\nSubject: hello?\n\nHello?");
        assert_eq!(look(site, folder.path()), Round { read: 2, known: 1 });
        assert_eq!(site.state("access.code:1"), State::Bounced);
        assert!(site.is_dead("access.code:1"));
        assert_eq!(look(site, folder.path()), Round { read: 0, known: 0 });
        let cur = folder.path().join("cur");
        assert!(cur.join("1.relay:2,S").exists() && cur.join("2.relay:2,").exists());
    });
}

#[test]
fn an_mbox_is_taken_away_in_one_round_and_read_in_the_next() {
    with_intake(|site| {
        let late = site.send("access.code:1", site.mail("ann@example.org"));
        let full = site.send("access.code:2", site.mail("ben@example.org"));
        let folder = tempfile::tempdir().unwrap();
        let mbox = folder.path().join("bounces");
        let both = [report(late, "4.4.1"), report(full, "5.2.2")];
        let text = both.map(|mail| format!("From MAILER-DAEMON Thu\r\n{mail}\r\n")).concat();
        std::fs::write(&mbox, text).unwrap();
        assert_eq!(look(site, &mbox).read, 0);
        assert_eq!(look(site, &mbox), Round { read: 1, known: 1 });
        assert_eq!(site.state("access.code:1"), State::Delayed);
        assert_eq!(site.state("access.code:2"), State::Bounced);
        assert!(!site.is_dead("access.code:2"));
        assert_eq!(look(site, &mbox).read, 0);
    });
}

fn hand_in(site: &Site, kind: &str, body: &str, key: &Secret) -> StatusCode {
    let signature = signed::sign(key, site.house.clock.now(), body.as_bytes());
    let request = Request::post(DOOR)
        .header(header::CONTENT_TYPE, kind)
        .header(signed::HEADER, signature)
        .body(Body::from(body.to_owned()))
        .unwrap();
    site.ask(request).0
}

#[test]
fn a_relay_may_hand_in_a_mail_as_it_came_or_what_it_made_of_it() {
    with_intake(|site| {
        let (mail, json) = ("message/rfc822", "application/json");
        let first = site.send("access.code:1", site.mail("ann@example.org"));
        let second = site.send("access.code:2", site.mail("ben@example.org"));
        let third = site.send("access.code:3", site.mail("cay@example.org"));
        assert_eq!(hand_in(site, mail, &report(first, "5.1.1"), &key()), StatusCode::NO_CONTENT);
        let event = |id: JobId, event: &str| {
            format!("{{\"message\":\"{id}\",\"event\":\"{event}\",\"status\":\"5.7.1\"}}")
        };
        hand_in(site, json, &event(second, "delivered"), &key());
        hand_in(site, json, &event(third, "bounced"), &key());
        assert_eq!(site.state("access.code:1"), State::Bounced);
        assert_eq!(site.state("access.code:2"), State::Delivered);
        assert_eq!(site.state("access.code:3"), State::Bounced);
        assert!(site.is_dead("access.code:1") && !site.is_dead("access.code:3"));
        for odd in ["", "{", "[]", "{\"message\":\"x\",\"event\":\"bounced\"}"] {
            assert_eq!(hand_in(site, json, odd, &key()), StatusCode::NO_CONTENT, "{odd}");
        }
    });
}

#[test]
fn a_bounce_without_our_signature_is_turned_away() {
    with_intake(|site| {
        let id = site.send("access.code:1", site.mail("ann@example.org"));
        let other = Secret::new("guessed".to_owned());
        let sent = hand_in(site, "message/rfc822", &report(id, "5.1.1"), &other);
        assert_eq!(sent, StatusCode::FORBIDDEN);
        let bare = Request::post(DOOR).body(Body::from(report(id, "5.1.1"))).unwrap();
        assert_eq!(site.ask(bare).0, StatusCode::FORBIDDEN);
        assert_eq!(site.state("access.code:1"), State::Queued);
    });
}

#[test]
fn an_mbox_is_split_where_its_mails_begin() {
    let text = b"From a\nSubject: x\n\nFrom here\n\nFrom b\nSubject: y\n";
    let starts = folder::parse_mbox(text);
    // "From here" follows a blank line too: an mbox that does not quote it is read as two.
    assert_eq!(starts.len(), 3);
    assert_eq!(starts[0], 7);
    assert!(folder::parse_mbox(b"no mail at all").is_empty());
}
