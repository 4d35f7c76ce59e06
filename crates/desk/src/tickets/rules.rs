//! What an agent may do with a ticket, read from a form. Pure.

use base::{Private, StaffId, TicketId};
use help::tickets::{LONGEST, Queue, State, holds_card_number, numbered, plain};

/// What the form says.
#[derive(Clone, Default)]
pub struct Typed {
    pub act: String,
    /// The version and the moment of the page that was answered.
    pub seen: i64,
    pub since: i64,
    pub text: String,
    pub note: String,
    pub ready: String,
    pub to: String,
    pub queue: String,
    pub into: String,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Puts a ready answer into the field; nothing is written.
    Ready(String),
    Reply(Private<String>),
    Note(Private<String>),
    Take,
    /// To a colleague, or back to everybody.
    Give(Option<StaffId>),
    Send(Queue),
    Close,
    /// Into the ticket of this number.
    Merge((TicketId, TicketId)),
}

/// The field and the key of what is wrong with it.
pub type Wrong = (&'static str, &'static str);

impl Act {
    /// The key of what is said once it is done; nothing where the page itself shows it.
    pub const fn done(&self) -> &'static str {
        match self {
            Self::Ready(_) => "",
            Self::Reply(_) => "reply",
            Self::Note(_) => "note",
            Self::Take => "take",
            Self::Give(_) => "give",
            Self::Send(_) => "send",
            Self::Close => "close",
            Self::Merge(_) => "merge",
        }
    }

    /// What the ticket's own page says was done; where one was sent away, the list says so.
    pub const DONE: [&'static str; 7] =
        ["reply", "untold", "note", "take", "give", "close", "merge"];
}

impl Typed {
    /// Nothing for a button that no page of ours has.
    pub fn read(&self) -> Option<Result<Act, Wrong>> {
        Some(Ok(match self.act.as_str() {
            "ready" => Act::Ready(self.ready.clone()),
            "reply" => match written("text", &self.text) {
                Ok(text) => Act::Reply(text),
                Err(wrong) => return Some(Err(wrong)),
            },
            "note" => match written("note", &self.note) {
                Ok(text) => Act::Note(text),
                Err(wrong) => return Some(Err(wrong)),
            },
            "take" => Act::Take,
            "give" if self.to.is_empty() => Act::Give(None),
            "give" => match self.to.parse() {
                Ok(to) => Act::Give(Some(to)),
                Err(_) => return Some(Err(("to", "desk-ticket-to-wrong"))),
            },
            "send" => match Queue::read(&self.queue) {
                Some(queue) => Act::Send(queue),
                None => return Some(Err(("queue", "desk-ticket-queue-missing"))),
            },
            "close" => Act::Close,
            "merge" => match numbered(&self.into) {
                Some(range) => Act::Merge(range),
                None => return Some(Err(("into", "desk-ticket-into-wrong"))),
            },
            _ => return None,
        }))
    }
}

fn written(field: &'static str, typed: &str) -> Result<Private<String>, Wrong> {
    let text = plain(typed);
    if text.is_empty() {
        return Err((field, "desk-ticket-empty"));
    }
    if text.chars().count() > LONGEST {
        return Err((field, "desk-ticket-long"));
    }
    if holds_card_number(&text) {
        return Err((field, "desk-ticket-card-number"));
    }
    Ok(text.into())
}

/// The states a list can be of.
pub const STATES: [State; 3] = [State::Open, State::Answered, State::Closed];

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(act: &str) -> Typed {
        Typed { act: act.to_owned(), ..Typed::default() }
    }

    #[test]
    fn a_text_is_asked_for_where_one_is_needed() {
        assert_eq!(typed("reply").read(), Some(Err(("text", "desk-ticket-empty"))));
        assert_eq!(typed("note").read(), Some(Err(("note", "desk-ticket-empty"))));
        let long = Typed { text: "x".repeat(LONGEST + 1), ..typed("reply") };
        assert_eq!(long.read(), Some(Err(("text", "desk-ticket-long"))));
        let card = Typed { text: "pay 4539578763621486".to_owned(), ..typed("reply") };
        assert_eq!(card.read(), Some(Err(("text", "desk-ticket-card-number"))));
    }

    #[test]
    fn what_is_written_is_not_printed() {
        let reply = Typed { text: "Go to any pharmacy.".to_owned(), ..typed("reply") }.read();
        assert_eq!(format!("{reply:?}"), "Some(Ok(Reply(…)))");
    }

    #[test]
    fn a_button_that_is_not_ours_does_nothing() {
        for act in ["", "delete", "REPLY"] {
            assert_eq!(typed(act).read(), None, "{act}");
        }
    }

    #[test]
    fn a_colleague_a_queue_and_a_number_are_read_or_named_as_wrong() {
        let to = StaffId::new([7; 16]);
        let give = |to: String| Typed { to, ..typed("give") }.read();
        assert_eq!(give(to.to_string()), Some(Ok(Act::Give(Some(to)))));
        assert_eq!(give(String::new()), Some(Ok(Act::Give(None))));
        assert_eq!(give("ana".to_owned()), Some(Err(("to", "desk-ticket-to-wrong"))));
        assert_eq!(typed("send").read(), Some(Err(("queue", "desk-ticket-queue-missing"))));
        assert_eq!(typed("merge").read(), Some(Err(("into", "desk-ticket-into-wrong"))));
        let fraud = Typed { queue: "fraud".to_owned(), ..typed("send") };
        assert_eq!(fraud.read(), Some(Ok(Act::Send(Queue::Fraud))));
    }
}
