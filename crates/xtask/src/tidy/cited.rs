//! A document that says "met, by this test" names a test that stands.

use std::collections::HashSet;

use super::{File, Finding, Tree};

/// Documents whose claims rest on tests.
const DOCUMENTS: &[&str] = &["docs/asvs.md", "docs/sessions.md"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let tests = tests_of(tree);
    let documents = tree.files.iter().filter(|file| DOCUMENTS.contains(&file.path.as_str()));
    documents.flat_map(|file| claims_of(file, &tests)).collect()
}

/// Every function's name, and every journey's title.
fn tests_of(tree: &Tree) -> HashSet<&str> {
    let functions =
        tree.rust().flat_map(|file| file.text.split("fn ").skip(1)).filter_map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
            rest.get(..end)
        });
    let journeys = tree.with_ending("mjs").flat_map(|file| file.text.split(['"', '\'', '`']));
    functions.chain(journeys).collect()
}

/// Names of tests are sentences: three underscores or more, or a quoted journey.
fn claims_of(file: &File, tests: &HashSet<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        let spans = line.split('`').skip(1).step_by(2);
        for name in spans.filter(|span| span.matches('_').count() > 2 && !tests.contains(*span)) {
            let why = format!("`{name}` is no test of ours: a claim needs a test that stands");
            findings.push(Finding::new(file, number, why));
        }
        let quoted = line.split(['“', '”']).skip(1).step_by(2);
        for title in quoted.filter(|title| !tests.contains(*title)) {
            let why = format!("“{title}” is no journey of ours");
            findings.push(Finding::new(file, number, why));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::check;

    #[test]
    fn a_claim_whose_test_is_gone_is_found() {
        let test = ("crates/web/src/a.rs", "#[test]\nfn a_door_stays_shut_at_night() {}\n");
        let good = ("docs/asvs.md", "| 1 | `a_door_stays_shut_at_night` |\n");
        let bad = ("docs/asvs.md", "|\n| 1 | `a_door_stays_shut_by_day` |\n");
        assert!(found_by(check, &[test, good]).is_empty());
        assert_eq!(found_by(check, &[test, bad]), ["docs/asvs.md:2"]);
    }

    #[test]
    fn a_journey_is_cited_by_its_title() {
        let journey = ("journeys/tests/a.test.mjs", "test(\"a member signs in\", async () => {});");
        let good = ("docs/asvs.md", "“a member signs in”\n");
        let bad = ("docs/asvs.md", "“a member flies”\n");
        assert!(found_by(check, &[journey, good]).is_empty());
        assert_eq!(found_by(check, &[journey, bad]), ["docs/asvs.md:1"]);
    }
}
