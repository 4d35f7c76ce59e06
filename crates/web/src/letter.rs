//! A message in one language, written once and sent by any way: mail as text and simple HTML, a
//! text message, or a letter on paper. No drug, condition or amount belongs in one
//! (MEMBER-EXPERIENCE 4).

mod markup;
mod shown;

use std::fmt::Display;

use base::{Email, Entropy, Phone};
use store::{Message, Sheet, SheetPart};

use crate::Frame;

pub(crate) use markup::STYLE;
pub(crate) use shown::LetterPage;

/// A message being written. The words come from the catalogue through `f`.
#[derive(Clone)]
pub struct Letter {
    f: Frame,
    mark: String,
    subject: String,
    short: String,
    parts: Vec<Part>,
}

#[derive(Clone)]
enum Part {
    Para(String),
    Code(String),
    Link { words: String, address: String },
}

impl Letter {
    /// `mark` becomes the six symbols by which anyone can ask whether we really sent this.
    pub fn new(f: &Frame, mark: Entropy) -> Self {
        let (subject, short) = (String::new(), String::new());
        Self { f: f.clone(), mark: symbols(mark), subject, short, parts: Vec::new() }
    }

    #[must_use]
    pub fn subject(mut self, words: impl Display) -> Self {
        self.subject = words.to_string();
        self
    }

    /// The one sentence a text message says; mail and paper leave it out.
    #[must_use]
    pub fn short(mut self, words: impl Display) -> Self {
        self.short = words.to_string();
        self
    }

    /// "Hello Ann,"
    #[must_use]
    pub fn greeting(self, first_name: impl Display) -> Self {
        let words = self.f.say("letter-greeting").put("name", first_name).to_string();
        self.para(words)
    }

    #[must_use]
    pub fn para(mut self, words: impl Display) -> Self {
        self.parts.push(Part::Para(words.to_string()));
        self
    }

    /// A code on a line of its own, large, ready to be copied.
    #[must_use]
    pub fn code(mut self, code: impl Display) -> Self {
        self.parts.push(Part::Code(code.to_string()));
        self
    }

    /// A link to a page of ours; the host is the configured one, whatever a request said.
    #[must_use]
    pub fn link(mut self, words: impl Display, path: &str) -> Self {
        let address = format!("{}{path}", self.f.origin().trim_end_matches('/'));
        self.parts.push(Part::Link { words: words.to_string(), address });
        self
    }

    /// Who wrote, how to reach a person, and how to know it was really us.
    #[must_use]
    pub fn closing(self) -> Self {
        let plan = self.f.plan();
        let signed = self.f.say("letter-closing").put("plan", &plan.name).to_string();
        let call = self.f.say("letter-call").put("phone", &plan.phone).put("hours", self.f.hours());
        let call = call.to_string();
        let really = self
            .f
            .say("letter-really-us")
            .put("mark", &self.mark)
            .put("address", &plan.short_address)
            .to_string();
        self.para(signed).para(call).para(really)
    }

    /// The six symbols, for the record that answers "did you really send this?".
    pub fn mark(&self) -> &str {
        &self.mark
    }

    pub fn mail(&self, to: &Email) -> Message {
        Message::mail(to, &self.subject, (self.plain(), self.html())).marked(&self.mark)
    }

    /// A mail that one press ends for good: by a link beneath it, and by the mailbox's own button
    /// (RFC 8058). Paper and texts have other ways to be left.
    pub fn mail_to_leave(&self, to: &Email, (words, path): (impl Display, &str)) -> Message {
        let leave = format!("{}{path}", self.f.origin().trim_end_matches('/'));
        let mail = self.clone().link(words, path).mail(to);
        Message { leave: Some(leave.into()), ..mail }
    }

    /// Says `short`, or the first paragraph where none was written: who we are, what there is to
    /// say, and the six symbols.
    pub fn text(&self, to: &Phone) -> Message {
        Message::text(to, self.said()).marked(&self.mark)
    }

    fn said(&self) -> String {
        let first = self.parts.iter().find_map(|part| match part {
            Part::Para(words) => Some(words),
            _ => None,
        });
        let words = if self.short.is_empty() { first.unwrap_or(&self.short) } else { &self.short };
        let plan = self.f.plan();
        self.f
            .say("letter-text")
            .put("plan", &plan.name)
            .put("words", ended(words))
            .put("mark", &self.mark)
            .put("address", &plan.short_address)
            .to_string()
    }

    /// On paper; `address` is the lines that show in the envelope's window.
    pub fn post(&self, address: &[String]) -> Message {
        let lines = self.parts.iter().map(|part| match part {
            Part::Para(words) => SheetPart::Para(words.as_str().into()),
            Part::Code(code) => SheetPart::Code(code.as_str().into()),
            // Nobody types a long address from paper: the words and the short one must do.
            Part::Link { words, .. } => {
                let address = &self.f.plan().short_address;
                SheetPart::Para(format!("{words}: {address}").into())
            }
        });
        let sheet = Sheet {
            lang: self.f.lang(),
            large: self.f.large(),
            address: base::Private(address.to_vec()),
            parts: lines.collect(),
        };
        Message::post(sheet, &self.subject, self.plain()).marked(&self.mark)
    }
}

/// As a sentence in a row of others: a subject has no full stop, and an address takes none.
fn ended(words: &str) -> String {
    let is_open = words.ends_with(char::is_alphanumeric);
    let is_address = words.split_whitespace().next_back().is_some_and(|last| last.contains('/'));
    if is_open && !is_address { format!("{words}.") } else { words.to_owned() }
}

/// Crockford's base 32, as people read it aloud: no I, L, O or U.
fn symbols(entropy: Entropy) -> String {
    const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    entropy.iter().take(6).map(|byte| char::from(SYMBOLS[usize::from(byte % 32)])).collect()
}

#[cfg(test)]
mod tests;
