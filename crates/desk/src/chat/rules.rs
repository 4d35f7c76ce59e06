//! What an agent may do in a chat, read from a form. Pure.

use std::time::Duration;

use base::{Private, StaffId, Timestamp};
use help::chats::LONGEST_LINE;
use help::tickets::{holds_card_number, plain};

/// Whoever takes chats does so as long after their last sign of life as their session stands.
/// (house)
pub const TAKES_FOR: Duration = Duration::from_mins(15);
/// So often it is written down that they are still there.
const NOTE_EVERY: Duration = Duration::from_mins(1);

/// Whether a sign of life at `now` moves the end of it far enough to be written down.
pub fn is_worth_noting(until: Timestamp, now: Timestamp) -> bool {
    (now + TAKES_FOR).since(until) >= NOTE_EVERY
}

/// What the form says.
#[derive(Clone, Default)]
pub struct Typed {
    pub act: String,
    /// What makes the same page sent twice one line.
    pub once: String,
    pub text: String,
    pub ready: String,
    pub to: String,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    Take,
    Say(Private<String>),
    /// Puts a ready answer into the field; nothing is written.
    Ready(String),
    /// To a colleague who takes chats, or back to whoever comes.
    Give(Option<StaffId>),
    /// It goes on as a ticket of ours.
    Keep,
    End,
}

/// The field and the key of what is wrong with it.
pub type Wrong = (&'static str, &'static str);

impl Typed {
    /// Nothing for a button that no page of ours has.
    pub fn read(&self) -> Option<Result<Act, Wrong>> {
        Some(match self.act.as_str() {
            "take" => Ok(Act::Take),
            "say" => line(&self.text).map(Act::Say),
            "ready" => Ok(Act::Ready(self.ready.clone())),
            "give" if self.to.is_empty() => Ok(Act::Give(None)),
            "give" => {
                self.to.parse().map(Some).map(Act::Give).map_err(|_| ("to", "desk-chat-to-wrong"))
            }
            "keep" => Ok(Act::Keep),
            "end" => Ok(Act::End),
            _ => return None,
        })
    }
}

fn line(typed: &str) -> Result<Private<String>, Wrong> {
    let text = plain(typed);
    if text.is_empty() {
        return Err(("text", "desk-ticket-empty"));
    }
    if text.chars().count() > LONGEST_LINE {
        return Err(("text", "desk-chat-long"));
    }
    if holds_card_number(&text) {
        return Err(("text", "desk-ticket-card-number"));
    }
    Ok(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(act: &str, text: &str) -> Typed {
        Typed { act: act.to_owned(), text: text.to_owned(), ..Typed::default() }
    }

    #[test]
    fn a_line_is_plain_text_of_two_thousand_signs_and_no_card() {
        let say = |text: &str| typed("say", text).read();
        assert_eq!(say(" "), Some(Err(("text", "desk-ticket-empty"))));
        assert_eq!(say(&"x".repeat(2_000)), Some(Ok(Act::Say("x".repeat(2_000).into()))));
        assert_eq!(say(&"x".repeat(2_001)), Some(Err(("text", "desk-chat-long"))));
        assert_eq!(say("pay 4539578763621486"), Some(Err(("text", "desk-ticket-card-number"))));
        assert_eq!(say("ab\u{202E}c"), Some(Ok(Act::Say("abc".to_owned().into()))));
    }

    #[test]
    fn a_button_that_is_not_ours_does_nothing() {
        for act in ["", "delete", "TAKE", "note"] {
            assert_eq!(typed(act, "x").read(), None, "{act}");
        }
    }

    #[test]
    fn a_chat_goes_to_somebody_named_or_back_to_all() {
        let give = |to: &str| Typed { to: to.to_owned(), ..typed("give", "") }.read();
        let to = StaffId::new([7; 16]);
        assert_eq!(give(&to.to_string()), Some(Ok(Act::Give(Some(to)))));
        assert_eq!(give(""), Some(Ok(Act::Give(None))));
        assert_eq!(give("ana"), Some(Err(("to", "desk-chat-to-wrong"))));
    }

    #[test]
    fn being_there_is_written_down_once_a_minute() {
        let now = Timestamp::from_seconds(1_800_000_000);
        let until = |seconds| now + TAKES_FOR - Duration::from_secs(seconds);
        assert!(!is_worth_noting(until(59), now));
        assert!(is_worth_noting(until(60), now));
    }
}
