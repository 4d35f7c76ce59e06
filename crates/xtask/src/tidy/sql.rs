//! SQL that only one engine understands, or that reads the clock by itself.

use std::ops::Range;

use super::pure::has_word;
use super::{File, Finding, Tree};

const NOT_PORTABLE: &[(&str, &str)] = &[
    ("LIKE", "case differs between engines: search a folded column"),
    ("ILIKE", "one engine only: search a folded column"),
    ("FOR UPDATE", "claim work by UPDATE .. RETURNING, guard edits by the version"),
    ("NOW()", "time is an argument"),
    ("CURRENT_TIMESTAMP", "time is an argument"),
    ("CURRENT_DATE", "time is an argument"),
    ("RANDOM()", "luck is an argument"),
    ("AUTOINCREMENT", "ids are random and come from the program"),
    ("SERIAL", "ids are random and come from the program"),
    ("JSONB", "JSON is TEXT, and personal JSON is sealed"),
    ("INTEGER", "numbers are BIGINT: INTEGER has 32 bits on one engine"),
    ("DATETIME", "moments are BIGINT microseconds, days are TEXT"),
    ("REAL", "money is BIGINT cents, and nothing else has fractions"),
];

pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.files.iter().filter(|file| file.room() != Some("xtask")).flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let spoken = match file.ending() {
        "sql" => 1..file.text.lines().count() + 1,
        "rs" => statements(file),
        _ => return Vec::new(),
    };
    let mut findings = Vec::new();
    for (number, line) in file.lines().filter(|(number, _)| spoken.contains(number)) {
        let said = line.split("--").next().unwrap_or("").to_uppercase();
        if said.trim_start().starts_with("//") {
            continue;
        }
        for (word, why) in NOT_PORTABLE.iter().filter(|(word, _)| has_word(&said, word)) {
            findings.push(Finding::new(file, number, format!("`{word}`: {why}")));
        }
    }
    findings
}

/// The lines of the `statements! { … }` block; none where there is no such block.
fn statements(file: &File) -> Range<usize> {
    let Some(start) = file.code.find("statements! {").filter(|_| !file.is_test()) else {
        return 0..0;
    };
    let length = file.code[start..].find("\n}").unwrap_or(0);
    let line = |at: usize| file.code[..at].matches('\n').count() + 1;
    line(start)..line(start + length) + 1
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    #[test]
    fn sql_of_one_engine_is_found() {
        let text = "CREATE TABLE a (id BYTEA, n INTEGER NOT NULL); -- no LIKE";
        assert_eq!(found_by(check, &[("crates/a/schema/0001_a.sql", text)]).len(), 1);
        let text = "statements! { A = \"SELECT a FROM b WHERE c LIKE $1\"; }";
        assert_eq!(found_by(check, &[("crates/a/src/store.rs", text)]).len(), 1);
        assert!(found_by(check, &[("crates/a/src/pages.rs", "// people LIKE it")]).is_empty());
    }
}
