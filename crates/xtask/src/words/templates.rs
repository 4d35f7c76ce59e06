//! A sentence written into a template is said in one language only.

use crate::tidy::{File, Finding, Tree};

/// Attributes that are read to people.
const SPOKEN: &[&str] = &[" alt=\"", " title=\"", " placeholder=\"", " aria-label=\""];

pub fn loose_sentences(tree: &Tree) -> Vec<Finding> {
    let ours = tree.with_ending("html").filter(|file| file.room().is_some());
    ours.flat_map(loose_in).collect()
}

fn loose_in(file: &File) -> Vec<Finding> {
    let text = without_expressions(&file.text);
    let spoken = SPOKEN.iter().flat_map(|start| {
        text.match_indices(start).map(|(at, _)| {
            let inside = &text[at + start.len()..];
            (at, &inside[..inside.find('"').unwrap_or(0)])
        })
    });
    let loose =
        between_tags(&text).into_iter().chain(spoken).filter(|(_, words)| is_sentence(words));
    loose
        .map(|(at, words)| {
            let line = text[..at].matches('\n').count() + 1;
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            Finding::new(file, line, format!("\"{words}\" belongs in the catalogue"))
        })
        .collect()
}

/// The same text with `{{ }}`, `{% %}`, `{# #}`, comments, scripts and styles blanked.
fn without_expressions(text: &str) -> String {
    const PAIRS: &[(&str, &str)] = &[
        ("{{", "}}"),
        ("{%", "%}"),
        ("{#", "#}"),
        ("<!--", "-->"),
        ("<style", "</style>"),
        ("<script", "</script>"),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let pair = PAIRS.iter().find(|(open, _)| rest.starts_with(open));
        let length = pair.map_or(first.len_utf8(), |(_, close)| {
            rest.find(close).map_or(rest.len(), |at| at + close.len())
        });
        match pair {
            Some(_) => out.extend(rest[..length].chars().map(|c| if c == '\n' { c } else { ' ' })),
            None => out.push(first),
        }
        rest = &rest[length..];
    }
    out
}

/// (where, text) of each run of text that is no tag.
fn between_tags(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split('<') {
        // The first piece stands before any tag; every other one begins inside its tag.
        let start = if at == 0 { 0 } else { piece.find('>').map_or(piece.len(), |end| end + 1) };
        let words = &piece[start..];
        let skipped = words.len() - words.trim_start().len();
        found.push((at + start + skipped, words.trim()));
        at += piece.len() + 1;
    }
    found
}

/// Two letters in a row outside of a character reference; "×" or "·" is no sentence.
fn is_sentence(words: &str) -> bool {
    let mut plain = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        rest = after.split_once(';').map_or(after, |(_, after)| after);
    }
    plain.push_str(rest);
    // A macro may give a piece of a tag: its attributes and class names are for the browser.
    let read = plain
        .split_whitespace()
        .filter(|w| !(w.contains(['=', '"']) || w.starts_with("lk-") || w.starts_with('-')));
    let plain = read.collect::<Vec<_>>().join(" ");
    let letters: Vec<bool> = plain.chars().map(char::is_alphabetic).collect();
    letters.windows(2).any(|pair| pair[0] && pair[1])
}
