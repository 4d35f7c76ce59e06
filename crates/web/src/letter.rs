//! Mail in one language, as text and as simple HTML, both from the same words. No drug, condition
//! or amount belongs in one (MEMBER-EXPERIENCE 4).

use std::fmt::{Display, Write};

use base::{Email, Entropy};
use store::{Channel, Message};

use crate::Frame;

/// A mail being written. The words come from the catalogue through `f`.
pub struct Letter {
    f: Frame,
    mark: String,
    subject: String,
    parts: Vec<Part>,
}

enum Part {
    Para(String),
    Code(String),
    Link { words: String, address: String },
}

impl Letter {
    /// `mark` becomes the six symbols by which anyone can ask whether we really sent this.
    pub fn new(f: &Frame, mark: Entropy) -> Self {
        Self { f: f.clone(), mark: symbols(mark), subject: String::new(), parts: Vec::new() }
    }

    #[must_use]
    pub fn subject(mut self, words: impl Display) -> Self {
        self.subject = words.to_string();
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
        let call = self.f.say("letter-call").put("phone", &plan.phone).put("hours", &plan.hours);
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
        Message {
            channel: Channel::Mail,
            to: to.as_str().into(),
            subject: self.subject.as_str().into(),
            text: self.text().into(),
            html: self.html().into(),
        }
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            let _ = match part {
                Part::Para(words) => writeln!(out, "{words}\n"),
                Part::Code(code) => writeln!(out, "    {code}\n"),
                Part::Link { words, address } => writeln!(out, "{words}\n{address}\n"),
            };
        }
        out
    }

    fn html(&self) -> String {
        let mut out = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <title>{}</title></head>\
             <body style=\"font:18px/1.5 sans-serif;color:#22262b;max-width:36em\">\n",
            self.f.lang(),
            escaped(&self.subject)
        );
        for part in &self.parts {
            let _ = match part {
                Part::Para(words) => writeln!(out, "<p>{}</p>", escaped(words)),
                Part::Code(code) => writeln!(
                    out,
                    "<p style=\"font:bold 28px monospace;letter-spacing:2px\">{}</p>",
                    escaped(code)
                ),
                Part::Link { words, address } => writeln!(
                    out,
                    "<p><a href=\"{0}\">{1}</a><br>{0}</p>",
                    escaped(address),
                    escaped(words)
                ),
            };
        }
        out + "</body></html>\n"
    }
}

/// Crockford's base 32, as people read it aloud: no I, L, O or U.
fn symbols(entropy: Entropy) -> String {
    const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    entropy.iter().take(6).map(|byte| char::from(SYMBOLS[usize::from(byte % 32)])).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for symbol in text.chars() {
        match symbol {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(symbol),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use base::Lang;

    use super::*;
    use crate::testing;

    fn letter(lang: Lang) -> Letter {
        let f = testing::frame(lang);
        Letter::new(&f, [31; 16]).subject("Code").greeting("<Ann>").code("A1 B2").closing()
    }

    #[test]
    fn text_and_html_carry_the_same_words_and_html_is_escaped() {
        let mail = letter(Lang::English).mail(&"ann@example.org".parse().unwrap());
        assert!(mail.text.contains("<Ann>") && mail.html.contains("&lt;Ann&gt;"));
        assert!(!mail.html.contains("<Ann>"));
        for sent in [&mail.text, &mail.html] {
            assert!(sent.contains("A1 B2") && sent.contains("ZZZZZZ"), "{sent:?}");
            assert!(sent.contains("Juniper Rx"));
        }
    }

    #[test]
    fn a_letter_has_all_its_words_in_both_languages() {
        for lang in Lang::ALL {
            let letter = letter(lang);
            assert_eq!(letter.f.take_missed(), Vec::<String>::new());
        }
    }

    #[test]
    fn a_link_leads_to_the_configured_host() {
        let f = testing::frame(Lang::English);
        let letter = Letter::new(&f, [0; 16]).link("Open", "/get-in/reset");
        assert!(letter.text().contains("\nhttps://juniper.example/get-in/reset\n"));
    }
}
