//! The Fluent files, read as far as the checks need: keys, texts, placeables, and where they stand.

use std::collections::BTreeSet;

use crate::tidy::{File, Tree};

pub struct Message {
    pub language: &'static str,
    pub key: String,
    pub text: String,
    pub path: String,
    pub line: usize,
}

pub struct Catalogue {
    pub messages: Vec<Message>,
    /// Messages whose key their language already had.
    pub twice: Vec<Message>,
    /// Beginnings of keys that the program puts together, each declared in a comment
    /// `# dynamic: orders-step-`.
    pub dynamic: Vec<String>,
}

impl Catalogue {
    pub fn read(tree: &Tree) -> Self {
        let mut all = Self { messages: Vec::new(), twice: Vec::new(), dynamic: Vec::new() };
        for language in super::LANGUAGES {
            let name = format!("{language}.ftl");
            for file in tree.with_ending("ftl").filter(|file| file.name() == name) {
                all.add(file, language);
            }
        }
        all
    }

    fn add(&mut self, file: &File, language: &'static str) {
        for line in file.text.lines() {
            if let Some(start) = line.strip_prefix("# dynamic:") {
                self.dynamic.push(start.trim().to_string());
            }
        }
        for message in messages(file, language) {
            if self.find(language, &message.key).is_some() {
                self.twice.push(message);
            } else {
                self.messages.push(message);
            }
        }
    }

    pub fn find(&self, language: &str, key: &str) -> Option<&Message> {
        self.messages.iter().find(|m| m.language == language && m.key == key)
    }

    pub fn keys(&self) -> BTreeSet<&str> {
        self.messages.iter().map(|message| message.key.as_str()).collect()
    }
}

impl Message {
    /// How many words stand outside of placeables.
    pub fn words(&self) -> usize {
        let outside = self.text.split('{').map(|piece| piece.rsplit('}').next().unwrap_or(""));
        outside.map(|piece| piece.split_whitespace().count()).sum()
    }

    /// The names in `{ $name }`, `{ $count -> … }` and the like.
    pub fn placeables(&self) -> BTreeSet<&str> {
        let pieces = self.text.split('$').skip(1);
        let names = pieces.map(|piece| {
            let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
            &piece[..end.unwrap_or(piece.len())]
        });
        names
            .filter(|name| !name.is_empty() && name.starts_with(|c: char| c.is_ascii_alphabetic()))
            .collect()
    }
}

fn messages(file: &File, language: &'static str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for (number, line) in file.lines() {
        if let Some((key, text)) = opening(line) {
            messages.push(Message {
                language,
                key: key.to_string(),
                text: text.trim().to_string(),
                path: file.path.clone(),
                line: number,
            });
        } else if line.starts_with([' ', '}']) {
            // A continuation, a plural's branches, or an attribute: all part of what is said.
            if let Some(message) = messages.last_mut() {
                message.text.push('\n');
                message.text.push_str(line.trim());
            }
        }
    }
    messages
}

/// `key = text`, or `-term = text`.
fn opening(line: &str) -> Option<(&str, &str)> {
    let (key, text) = line.split_once('=')?;
    let key = key.trim_end();
    let word = key.strip_prefix('-').unwrap_or(key);
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let good = word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(letters);
    good.then_some((key, text))
}
