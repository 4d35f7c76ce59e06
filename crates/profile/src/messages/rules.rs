//! What became of a message in plain words, and how its text falls into paragraphs.

use store::Channel;
use store::delivery::{AFTER_STOP, About, Again, BY_CHOICE, Kept, State};

/// As many letters of a text message as stand for a subject.
const SUBJECT: usize = 60;

/// The word under which its end stands, and the look of its mark.
pub fn became(state: State, code: &str) -> (&'static str, &'static str) {
    match (state, code) {
        (State::Refused, BY_CHOICE) => ("kept", "wait"),
        (State::Refused, AFTER_STOP) => ("stopped", "wait"),
        (State::Refused, _) => ("refused", "stop"),
        (State::Bounced, _) => ("bounced", "stop"),
        (State::Queued, _) => ("queued", "wait"),
        (State::Unknown, _) => ("unknown", "wait"),
        (State::Delayed, _) => ("delayed", "wait"),
        (State::Accepted, _) => ("sent", "move"),
        (State::Delivered, _) => ("delivered", "good"),
    }
}

/// What stands for the subject of a message that may not be read again.
pub const fn about(again: Again) -> &'static str {
    match again {
        Again::Code(About::SignIn) => "messages-code-sign-in",
        Again::Code(About::Register) => "messages-code-register",
        Again::Code(About::Recovery) => "messages-code-recovery",
        Again::Code(About::Stop) => "messages-code-stop",
        Again::Code(About::Contact) => "messages-code-contact",
        Again::Text | Again::Nothing => "messages-other",
    }
}

/// The subject as it was sent; how a text message begins; nothing where neither is kept.
pub fn subject(kept: &Kept) -> Option<String> {
    let (subject, text) = (kept.subject.trim(), kept.text.trim());
    if !subject.is_empty() {
        return Some(subject.to_owned());
    }
    let line = text.lines().next().filter(|line| !line.is_empty())?;
    let begins: String = line.chars().take(SUBJECT).collect();
    let cut = begins.len() < line.len();
    Some(if cut { format!("{}…", begins.trim_end()) } else { begins })
}

/// Its paragraphs, each of some lines.
pub fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.lines().map(|line| line.trim().to_owned()).collect()).collect()
}

pub const fn way(channel: Channel, known: bool) -> &'static str {
    match (channel, known) {
        (Channel::Mail, true) => "messages-mail-to",
        (Channel::Mail, false) => "messages-mail",
        (Channel::Text, true) => "messages-text-to",
        (Channel::Text, false) => "messages-text",
        (Channel::Post, _) => "messages-post",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_its_reader_did_not_want_is_no_failure() {
        assert_eq!(became(State::Refused, "kept").0, "kept");
        assert_eq!(became(State::Refused, "stop").0, "stopped");
        assert_eq!(became(State::Refused, "550").0, "refused");
        assert_eq!(became(State::Bounced, "kept").0, "bounced");
    }

    #[test]
    fn a_text_falls_into_its_paragraphs_and_lines() {
        let parts = paragraphs("Hello Ann,\n\nLook here:\nhttps://rx.example/a\n\n\n\n");
        assert_eq!(parts, [vec!["Hello Ann,"], vec!["Look here:", "https://rx.example/a"]]);
        assert!(paragraphs(" \n\n ").is_empty());
    }
}
