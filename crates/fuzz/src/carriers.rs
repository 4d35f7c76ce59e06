//! What relays and providers tell us: mail that came back, calls about messages, replies to texts.

use base::{Secret, Timestamp};
use messages::bounces::{Bounce, parse_bounce, parse_event, parse_mbox};
use messages::{parse_reply, signed};
use web::Fields;

const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

/// A mailbox of one mail or of many.
pub fn bounce(bytes: &[u8]) {
    check(parse_bounce(bytes), bytes);
    let starts = parse_mbox(bytes);
    assert!(starts.iter().all(|start| *start <= bytes.len()), "each begins inside");
    assert!(starts.is_sorted_by(|one, next| one < next), "one after the other");
    for start in starts.iter().take(8) {
        check(parse_bounce(&bytes[*start..]), bytes);
    }
}

/// The first line is the header that signs, the rest the body.
pub fn callback(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (header, body) = (&bytes[..end], bytes.get(end + 1..).unwrap_or_default());
    if let Ok(header) = std::str::from_utf8(header) {
        let key = Secret::new("a key that nobody guesses".to_owned());
        assert!(!signed::fits(&key, header, (NOW, body)), "nobody signs without the key");
        let ours = signed::sign(&key, NOW, body);
        assert!(signed::fits(&key, &ours, (NOW, body)), "and whoever has it is believed");
    }
    check(parse_event(body), body);
    let Ok(text) = std::str::from_utf8(body) else { return };
    if let Ok(fields) = Fields::parse(text) {
        let _ = parse_reply(fields.text("Body"));
    }
    let _ = parse_reply(text);
}

/// It names a message of ours in so many letters, and keeps few of theirs.
fn check(bounce: Option<Bounce>, bytes: &[u8]) {
    let Some(bounce) = bounce else { return };
    assert!(bytes.len() >= bounce.message.to_string().len(), "an id is never made up");
    assert!(bounce.words.0.chars().count() <= 300, "a novel is not kept");
}
