//! What the pure parts must not know. `flow.rs`, `rules.rs` and the crates under everything decide
//! from their arguments alone, so that tests, the drill and the model checker run the very
//! functions the product runs.

use super::{File, Finding, Tree};

const PURE_CRATES: &[&str] = &["base", "guard", "formats"];

/// What would bring a clock, chance, waiting or the machine into a decision.
const WORLD: &[&str] = &[
    "SystemTime",
    "Instant",
    "async fn",
    "async move",
    ".await",
    "axum",
    "tokio",
    "hyper",
    "tower",
    "rusqlite",
    "postgres",
    "reqwest",
    "lettre",
    "rand::",
    "SystemRandom",
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
];

/// A decision does not fetch, either: it is given what it needs.
const DOORS: &[&str] = &["store::Db", "store::Tx", "&Tx", "Tx<", "web::", "Cx"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.rust().flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let pure_crate = file.room().is_some_and(|room| PURE_CRATES.contains(&room));
    let decision = is_decision(file);
    if file.is_test() || !(pure_crate || decision) {
        return Vec::new();
    }
    let doors: &[&str] = if decision { DOORS } else { &[] };
    let mut findings = Vec::new();
    for (number, line) in file.code_lines() {
        for word in WORLD.iter().chain(doors).filter(|word| has_word(line, word)) {
            let why =
                format!("`{word}` in a pure file: what it decides must follow from its arguments");
            findings.push(Finding::new(file, number, why));
        }
    }
    findings
}

fn is_decision(file: &File) -> bool {
    let folders = ["/flow/", "/rules/"];
    matches!(file.name(), "flow.rs" | "rules.rs") || folders.iter().any(|f| file.path.contains(f))
}

/// Whether the word stands there by itself, and not within a longer name.
pub fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let mut from = 0;
    while let Some(at) = line[from..].find(word).map(|at| at + from) {
        let before = line[..at].chars().next_back().is_some_and(part);
        let after = line[at + word.len()..].chars().next().is_some_and(part);
        let opens = word.starts_with(part);
        let closes = word.ends_with(part);
        if !(before && opens || after && closes) {
            return true;
        }
        from = at + word.len();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    #[test]
    fn a_flow_that_asks_the_clock_is_found() {
        let text = "//! Uses no SystemTime.\nfn f() { SystemTime::now(); }";
        assert_eq!(found_by(check, &[("crates/access/src/a/flow.rs", text)]).len(), 1);
        assert!(found_by(check, &[("crates/access/src/a/store.rs", text)]).is_empty());
    }

    #[test]
    fn a_rule_that_fetches_is_found() {
        let text = "fn due(tx: &Tx) {}";
        assert_eq!(found_by(check, &[("crates/money/src/claims/rules.rs", text)]).len(), 1);
    }

    #[test]
    fn a_longer_name_is_another_name() {
        assert!(!has_word("let x: &Txt = Instantly", "&Tx") && !has_word("Instantly", "Instant"));
        assert!(has_word("at: Instant,", "Instant"));
    }

    #[test]
    fn a_pure_crate_stays_pure() {
        let text = "use std::fs::File;";
        assert_eq!(found_by(check, &[("crates/formats/src/x12/mod.rs", text)]).len(), 1);
    }
}
