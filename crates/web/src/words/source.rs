//! What can be read off the words' source text itself.

use std::collections::BTreeSet;
use std::fmt::Display;

/// The keys of a source and the values each asks for, in order of the alphabet. Reading the text
/// rather than the syntax tree finds the values of every variant of a plural at once.
pub(super) fn values_asked(source: &str) -> Vec<(String, Vec<String>)> {
    let mut keys: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in source.lines() {
        if let Some(key) = key_of(line) {
            keys.push((key.to_owned(), BTreeSet::new()));
        } else if !continues(line) {
            continue;
        }
        if let Some((_, values)) = keys.last_mut() {
            values.extend(values_in(line));
        }
    }
    keys.into_iter().map(|(key, values)| (key, values.into_iter().collect())).collect()
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let named = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    named.then_some(key)
}

/// The rest of a message is indented, or closes a selector.
fn continues(line: &str) -> bool {
    line.starts_with([' ', '\t', '}'])
}

fn values_in(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).filter_map(|rest| {
        let name: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
            .collect();
        (!name.is_empty() && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
    })
}

/// Which lines could not be read, for whoever wrote them.
pub(super) fn parse_complaint<E: Display>(source: &str, errors: &[E]) -> String {
    let first = errors.first().map(ToString::to_string).unwrap_or_default();
    format!("{} of {} lines do not parse; the first: {first}", errors.len(), source.lines().count())
}
