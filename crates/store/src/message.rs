//! What leaves the house for a person, as it waits in the queue.

use base::{Email, Lang, Phone, Private};
use serde::{Deserialize, Serialize};

/// By which way a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Mail,
    Text,
    /// A letter on paper.
    Post,
}

impl Channel {
    pub const ALL: [Self; 3] = [Self::Mail, Self::Text, Self::Post];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Text => "text",
            Self::Post => "post",
        }
    }
}

/// A finished message. No drug or condition names (MEMBER-EXPERIENCE 4).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Message {
    pub channel: Channel,
    /// An email address, a phone number, or the lines of a postal address.
    pub to: Private<String>,
    pub subject: Private<String>,
    pub text: Private<String>,
    /// Empty for texts.
    #[serde(default)]
    pub html: Private<String>,
    /// The six symbols by which anyone can ask whether we really sent this.
    #[serde(default)]
    pub mark: Option<String>,
    /// Where one press ends messages like this (RFC 8058); for mail to whoever asked for news.
    #[serde(default)]
    pub leave: Option<Private<String>>,
    /// What the paper says, for letters by post.
    #[serde(default)]
    pub sheet: Option<Sheet>,
}

impl Message {
    pub fn mail(to: &Email, subject: &str, (text, html): (String, String)) -> Self {
        let subject = subject.into();
        Self { subject, html: html.into(), ..Self::bare(Channel::Mail, to.as_str(), text) }
    }

    pub fn text(to: &Phone, text: String) -> Self {
        Self::bare(Channel::Text, &to.to_string(), text)
    }

    /// `text` is what a screen shows of it.
    pub fn post(sheet: Sheet, subject: &str, text: String) -> Self {
        let to = sheet.address.join("\n");
        let sheet = Some(sheet);
        Self { subject: subject.into(), sheet, ..Self::bare(Channel::Post, &to, text) }
    }

    /// The same message, known by these six symbols.
    #[must_use]
    pub fn marked(self, mark: &str) -> Self {
        Self { mark: Some(mark.to_owned()), ..self }
    }

    fn bare(channel: Channel, to: &str, text: String) -> Self {
        let nothing = Private::<String>::default;
        let (subject, html) = (nothing(), nothing());
        let (to, text) = (to.into(), text.into());
        Self { channel, to, subject, text, html, mark: None, leave: None, sheet: None }
    }
}

/// A letter before it is set on paper.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sheet {
    pub lang: Lang,
    /// For whoever asked for large print.
    #[serde(default)]
    pub large: bool,
    /// Name, street, town: as they show in the envelope's window.
    pub address: Private<Vec<String>>,
    pub parts: Vec<SheetPart>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SheetPart {
    Para(Private<String>),
    /// Large, on a line of its own.
    Code(Private<String>),
}

/// The kind of job that carries a message.
pub const KIND: &str = "message";
