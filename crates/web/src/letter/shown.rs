//! Every message as its reader meets it, for the gallery: the mail itself, and a page with what
//! goes out as plain text and by telephone.

use askama::Template;

use super::Letter;
use crate::Frame;

/// What mail programs without pictures, and telephones, show.
#[derive(Template)]
#[template(path = "letter.html")]
pub(crate) struct LetterPage {
    f: Frame,
    subject: String,
    text: String,
    /// As a telephone shows it.
    sms: String,
}

impl LetterPage {
    pub(crate) fn of(f: &Frame, letter: &Letter) -> Self {
        let sms = if letter.short.is_empty() { String::new() } else { letter.said() };
        Self { f: f.clone(), subject: letter.subject.clone(), text: letter.plain(), sms }
    }
}

impl Letter {
    /// What no message of ours may lack or have (MEMBER-EXPERIENCE 4, SECURITY 55).
    pub(crate) fn complaints(&self) -> Vec<&'static str> {
        let (mail, text) = (self.html(), self.plain());
        let mailed = !self.subject.is_empty();
        let checks = [
            (mailed || !self.short.is_empty(), "has neither a subject nor a text message"),
            (!mailed || (text.contains(&self.mark) && mail.contains(&self.mark)), "lacks its code"),
            (self.short.is_empty() || self.said().contains(&self.mark), "texts without its code"),
            (!text.contains("/sign-in"), "leads to the sign-in page"),
        ];
        checks.into_iter().filter(|(holds, _)| !holds).map(|(_, why)| why).collect()
    }

    /// The mail as it is sent; nothing where a letter is only ever a text message.
    pub(crate) fn shown_as_mail(&self) -> Option<String> {
        (!self.subject.is_empty()).then(|| self.html())
    }
}
