//! A letter as plain text and as simple HTML, for mail programs old and new.

use std::fmt::Write;

use super::{Letter, Part};

/// Mail programs that know style sheets show this one; the others show plain paragraphs. Sizes
/// grow with the reader's letters, and colours follow a dark screen.
pub(crate) const STYLE: &str = "body{max-width:36em;margin:0 auto;padding:1rem;\
font:1.125rem/1.5 sans-serif;color:#22262b;background:#fffdf9;overflow-wrap:anywhere}\
h1{font:bold 1.5rem/1.25 Georgia,serif}a{color:#1c5187}\
.code{padding:.5em .7em;border:2px solid #77705f;border-radius:8px;\
font:bold 1.6rem/1.3 monospace;letter-spacing:.08em}\
@media(prefers-color-scheme:dark){body{color:#f3ede1;background:#23201b}a{color:#9cc6f0}}";
/// For whoever asked for large letters: half as large again.
pub(crate) const LARGER: &str = "html{font-size:150%}";

impl Letter {
    pub(super) fn plain(&self) -> String {
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

    pub(super) fn html(&self) -> String {
        let subject = escaped(&self.subject);
        let larger = if self.f.large() { LARGER } else { "" };
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">\
             <title>{subject}</title><style>{STYLE}{larger}</style></head>\n<body><main>\n\
             <h1>{subject}</h1>\n",
            self.f.lang(),
        );
        for part in &self.parts {
            let _ = match part {
                Part::Para(words) => writeln!(out, "<p>{}</p>", escaped(words)),
                Part::Code(code) => writeln!(out, "<p class=\"code\">{}</p>", escaped(code)),
                Part::Link { words, address } => writeln!(
                    out,
                    "<p><a href=\"{0}\">{1}</a><br>{0}</p>",
                    escaped(address),
                    escaped(words)
                ),
            };
        }
        out + "</main></body></html>\n"
    }
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
