use std::collections::BTreeMap;
use std::time::Duration;

use mail_parser::MessageParser;
use store::delivery::State;
use store::testing::NOW;
use web::Mode;

use super::*;
use crate::bounces::Intake;
use crate::testing::{Heard, Site, mail_server, site};
use crate::{Out, Ways};

fn through(server: &str) -> Ways {
    let mail = Smtp::new(server, "Juniper Rx <no-reply@juniper.example>", None).unwrap();
    let mail = mail.bouncing_to("bounces@juniper.example").unwrap();
    let mail = mail.signing("summer", PEM).unwrap();
    Ways::Out(Box::new(Out { mail, texts: None, printer: None, bounces: Intake::default() }))
}

/// The first key of RFC 8032, section 7.1, as a file holds it.
const PEM: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n\
    -----END PRIVATE KEY-----\n";

fn with_server(verdict: &'static str, mut test: impl FnMut(&Site, &Heard)) {
    let heard = std::cell::RefCell::new(Heard::default());
    let ways = |runtime: &tokio::runtime::Runtime| {
        let (address, kept) = mail_server(runtime, verdict);
        heard.replace(kept);
        through(&address)
    };
    site(Mode::Live, ways, |site| test(site, &heard.borrow()));
}

#[test]
fn a_mail_travels_with_every_header_once_and_its_id_in_the_return_path() {
    with_server("250 ok", |site, heard| {
        let id = site.send("access.code:1", site.mail("ann@example.org"));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Accepted);
        let heard = heard.lock().unwrap();
        let from = format!("MAIL FROM:<bounces+{id}@juniper.example>");
        assert!(heard.iter().any(|line| line.starts_with(&from)), "{heard:?}");
        let mail = MessageParser::default().parse(heard.last().unwrap().as_bytes()).unwrap();
        let mut counts = BTreeMap::<String, usize>::new();
        for (name, _) in mail.headers_raw() {
            *counts.entry(name.to_lowercase()).or_default() += 1;
        }
        assert!(counts.values().all(|count| *count == 1), "{counts:?}");
        let needed = ["from", "to", "subject", "date", "message-id", "mime-version"];
        assert!(needed.iter().all(|name| counts.contains_key(*name)), "{counts:?}");
        assert_eq!(mail.message_id().unwrap(), format!("{id}@juniper.example"));
        assert_eq!(mail.header_raw("Auto-Submitted").unwrap().trim(), "auto-generated");
        assert_eq!(mail.date().unwrap().to_timestamp(), NOW.seconds());
        let signature = mail.header_raw("DKIM-Signature").unwrap();
        assert!(signature.contains("d=juniper.example; s=summer;"), "{signature}");
        assert!(mail.body_text(0).unwrap().contains("ZZZZZZ"));
        assert!(mail.body_html(0).unwrap().contains("ZZZZZZ"));
    });
}

#[test]
fn an_address_nobody_has_is_known_as_dead_and_needs_no_operator() {
    with_server("550 5.1.1 no such user", |site, _| {
        site.send("access.code:1", site.mail("ann@example.org"));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Refused);
        assert!(site.is_dead("access.code:1"));
        assert_eq!((site.jobs("done"), site.jobs("dead")), (1, 0));
    });
}

#[test]
fn a_full_mailbox_refuses_one_mail_and_stays_alive() {
    with_server("552 5.2.2 mailbox full", |site, _| {
        site.send("access.code:1", site.mail("ann@example.org"));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Refused);
        assert!(!site.is_dead("access.code:1"));
    });
}

#[test]
fn a_busy_server_is_asked_again_and_what_never_left_is_said_to_be_refused() {
    with_server("451 4.7.1 try later", |site, _| {
        site.send("access.code:1", site.mail("ann@example.org"));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Queued);
        assert_eq!(site.jobs("ready"), 1);
        for _ in 1..store::queue::TRIES {
            site.later(Duration::from_hours(1));
            site.work();
        }
        assert_eq!(site.state("access.code:1"), State::Refused);
        assert_eq!(site.jobs("dead"), 1);
    });
}

#[test]
fn a_wrong_login_waits_for_a_person() {
    with_server("535 5.7.8 wrong login", |site, _| {
        site.send("access.code:1", site.mail("ann@example.org"));
        site.work();
        assert_eq!(site.jobs("dead"), 1);
        assert!(!site.is_dead("access.code:1"));
    });
}

#[test]
fn texts_and_letters_without_a_way_out_are_never_said_to_be_sent() {
    with_server("250 ok", |site, _| {
        site.send("access.code:1", site.text("503-555-0101"));
        site.send("access.letter:1", site.letter("Code").post(&["Ann Ortiz".to_owned()]));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Refused);
        assert_eq!(site.state("access.letter:1"), State::Refused);
        assert_eq!(site.jobs("dead"), 2);
    });
}

#[test]
fn a_mail_that_somebody_asked_for_can_be_left_by_one_press_of_their_mailbox() {
    with_server("250 ok", |site, heard| {
        let place = "https://status.juniper.example/subscribe/leave/7";
        let mail = store::Message { leave: Some(place.into()), ..site.mail("ann@example.org") };
        site.send("status-post:1", mail);
        site.work();
        let heard = heard.lock().unwrap();
        let mail = MessageParser::default().parse(heard.last().unwrap().as_bytes()).unwrap();
        let header = |name: &str| mail.header_raw(name).unwrap_or_default().trim().to_owned();
        assert_eq!(header("List-Unsubscribe"), format!("<{place}>"));
        assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        assert!(header("DKIM-Signature").contains(":list-unsubscribe:list-unsubscribe-post;"));
    });
}
