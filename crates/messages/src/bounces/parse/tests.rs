use proptest::prelude::*;

use super::*;

const ID: &str = "0g40r40m30e209185gr38e1m8g";

/// As Postfix writes it.
fn postfix(action: &str, status: &str, diagnostic: &str) -> String {
    format!(
        "Return-Path: <>\r\n\
         Delivered-To: bounces+{ID}@plan.example\r\n\
         From: MAILER-DAEMON@relay.plan.example (Mail Delivery System)\r\n\
         Subject: Undelivered Mail Returned to Sender\r\n\
         To: bounces+{ID}@plan.example\r\n\
         Auto-Submitted: auto-replied\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status;\r\n\
         \tboundary=\"A/relay\"\r\n\r\n\
         --A/relay\r\nContent-Description: Notification\r\nContent-Type: text/plain\r\n\r\n\
         This is the mail system at host relay.plan.example.\r\n\r\n\
         --A/relay\r\nContent-Description: Delivery report\r\n\
         Content-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; relay.plan.example\r\n\
         Arrival-Date: Thu,  4 Mar 2027 15:00:00 +0000 (UTC)\r\n\r\n\
         Final-Recipient: rfc822; ann@example.org\r\n\
         Original-Recipient: rfc822;ann@example.org\r\n\
         Action: {action}\r\nStatus: {status}\r\n\
         Remote-MTA: dns; mx.example.org\r\n\
         Diagnostic-Code: smtp; {diagnostic}\r\n\
         \x20   and more of it\r\n\r\n\
         --A/relay\r\nContent-Type: text/rfc822-headers\r\n\r\n\
         Message-ID: <{ID}@plan.example>\r\nSubject: Your code\r\n\r\n\
         --A/relay--\r\n"
    )
}

fn read(text: &str) -> Option<(Outcome, String)> {
    let bounce = parse_bounce(text.as_bytes())?;
    assert_eq!(bounce.message.to_string(), ID);
    Some((bounce.outcome, bounce.status.map_or_else(String::new, |status| status.to_string())))
}

fn says(text: &str, outcome: Outcome, status: &str) {
    assert_eq!(read(text), Some((outcome, status.to_owned())), "{text}");
}

#[test]
fn a_delivery_report_names_its_message_and_what_became_of_it() {
    let gone = postfix("failed", "5.1.1", "550 5.1.1 no such user");
    says(&gone, Outcome::Failed, "5.1.1");
    let words = parse_bounce(gone.as_bytes()).unwrap().words.0;
    assert_eq!(words, "smtp; 550 5.1.1 no such user and more of it");
    let late = postfix("delayed", "4.4.1", "connection timed out");
    says(&late, Outcome::Delayed, "4.4.1");
    says(&postfix("delivered", "2.1.5", "250 ok"), Outcome::Delivered, "2.1.5");
    assert_eq!(read(&postfix("relayed", "2.0.0", "250 ok")), None);
}

#[test]
fn a_vague_status_gives_way_to_the_far_servers_own() {
    let text = postfix("failed", "5.0.0", "550-5.2.1 The account is disabled");
    says(&text, Outcome::Failed, "5.2.1");
}

#[test]
fn the_id_is_found_in_what_was_sent_back_where_the_address_does_not_carry_it() {
    let text = postfix("failed", "5.1.1", "550").replace(&format!("+{ID}"), "");
    says(&text, Outcome::Failed, "5.1.1");
    let whole = text.replace("text/rfc822-headers", "message/rfc822");
    says(&whole, Outcome::Failed, "5.1.1");
    assert_eq!(read(&whole.replace(ID, "somebody-elses-message-id")), None);
}

#[test]
fn old_servers_are_understood_by_the_codes_they_write() {
    let letter = |from: &str, words: &str| {
        format!(
            "From: {from}\nTo: bounces+{ID}@plan.example\nSubject: failure notice\n\n\
             Hi. This is the qmail-send program.\n\n<ann@example.org>:\n{words}\n"
        )
    };
    let daemon = "MAILER-DAEMON@mx.example.org";
    let plain = |words| letter(daemon, words);
    says(&plain("Sorry, no mailbox here. (#5.1.1)"), Outcome::Failed, "5.1.1");
    says(&plain("Remote host said: 550 no such user"), Outcome::Failed, "5.1.1");
    says(&plain("said: 554 looks like spam"), Outcome::Failed, "");
    says(&plain("said: 451 try later"), Outcome::Delayed, "");
    assert_eq!(read(&plain("I am afraid it did not work.")), None);
    // Somebody on holiday, with a room number in the signature.
    assert_eq!(read(&letter("Ann <ann@example.org>", "back Monday, room 5.1.1")), None);
}

// Whatever comes in by mail was written by a stranger.
proptest! {
    #[test]
    fn no_bytes_make_reading_a_bounce_panic(bytes: Vec<u8>) {
        let _ = parse_bounce(&bytes);
    }

    #[test]
    fn no_mangled_report_makes_reading_panic(cut in 0_usize..1_400, with in "\\PC{0,12}|\r\n\r\n") {
        let whole = postfix("failed", "5.1.1", "550 no such user");
        let mut text = whole.clone();
        let at = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        text.insert_str(at, &with);
        let _ = parse_bounce(text.as_bytes());
        let _ = parse_bounce(&whole.as_bytes()[..at.min(whole.len())]);
        let _ = parse_report(&text);
    }
}
