//! Which keys the program and its templates ask for.

use std::collections::BTreeSet;

use super::catalogue::Catalogue;
use super::{finding, speaks};
use crate::tidy::{Finding, Tree};

/// Calls whose first argument is a key, and calls whose second one is.
const FIRST: &[&str] = &[".t(", ".say("];
const SECOND: &[&str] = &["problems.add("];

/// Keys asked for by name that no catalogue has.
pub fn unknown(tree: &Tree, catalogue: &Catalogue) -> Vec<Finding> {
    let keys = catalogue.keys();
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| speaks(file)) {
        // A test of the word giver may ask for a word that nobody has.
        if file.is_test() {
            continue;
        }
        for (number, key) in asked(&file.text) {
            if !keys.contains(key) {
                findings.push(Finding::new(file, number, format!("no catalogue says `{key}`")));
            }
        }
    }
    findings
}

/// Keys that stand in the catalogue and nowhere else.
pub fn orphans(tree: &Tree, catalogue: &Catalogue) -> Vec<Finding> {
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for file in tree.files.iter().filter(|file| speaks(file)) {
        said.extend(quoted(&file.text));
    }
    let mut inside: BTreeSet<&str> = BTreeSet::new();
    for message in &catalogue.messages {
        inside.extend(referred(&message.text));
    }
    let unused = catalogue.messages.iter().filter(|message| {
        let key = message.key.as_str();
        let built = catalogue.dynamic.iter().any(|start| key.starts_with(start));
        !(built || said.contains(key) || inside.contains(key))
    });
    unused
        .map(|m| finding(m, format!("nobody says `{}`: delete it, or declare its start", m.key)))
        .collect()
}

/// (line, key) of each call that gives a key as a plain string.
fn asked(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for call in FIRST {
        for (at, _) in text.match_indices(call) {
            found.extend(string_at(text, at + call.len()).map(|(key, _)| (line(text, at), key)));
        }
    }
    for call in SECOND {
        for (at, _) in text.match_indices(call) {
            let first = string_at(text, at + call.len());
            let second = first.and_then(|(_, end)| {
                let comma = text[end..].trim_start().strip_prefix(',')?;
                string_at(text, text.len() - comma.len())
            });
            found.extend(second.map(|(key, _)| (line(text, at), key)));
        }
    }
    found.retain(|(_, key)| looks_like_a_key(key));
    // An example in a comment asks for nothing.
    let comment =
        |line: usize| text.lines().nth(line - 1).unwrap_or("").trim_start().starts_with("//");
    found.retain(|(line, _)| !comment(*line));
    found
}

/// A string literal that begins at `from`, after white space: its inside, and where it ends.
fn string_at(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = text[from..].trim_start();
    let start = text.len() - rest.len() + 1;
    let inside = rest.strip_prefix('"')?;
    let length = inside.find('"')?;
    Some((&inside[..length], start + length + 1))
}

/// Everything between quotes that could be a key.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    // Splitting at every quote gives both insides and outsides; an outside is never shaped so.
    text.split(['"', '\'']).filter(|piece| looks_like_a_key(piece))
}

/// Messages and terms that a message includes: `{ plan-name }`, `{ -brand }`.
fn referred(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|piece| {
        let piece = piece.trim_start();
        let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        &piece[..end.unwrap_or(piece.len())]
    })
}

fn looks_like_a_key(piece: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !piece.is_empty() && piece.chars().all(letters)
}

fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}
