//! Small habits: nothing half-done stays, nothing names one machine, and some doors have one user.

use super::pure::has_word;
use super::{File, Finding, Tree};

/// Rust that is never left standing, and why.
const NOT_IN_CODE: &[(&str, &str)] = &[
    ("#[ignore", "a test that does not run proves nothing: repair it or delete it"),
    ("todo!(", "unfinished code does not land"),
    ("unimplemented!(", "unfinished code does not land"),
    ("dbg!(", "it prints what may be private"),
];

/// Doors with one user: the word, the rooms that may say it, and why.
const DOORS: &[(&str, &[&str], &str)] = &[
    (
        "std::env::var",
        &["latchkey", "xtask", "store", "fuzz"],
        "only `latchkey` reads configuration",
    ),
    ("env::var(", &["latchkey", "xtask", "store", "fuzz"], "only `latchkey` reads configuration"),
    ("rusqlite::", &["store"], "only `store` names an engine"),
    ("postgres::", &["store", "xtask"], "only `store` names an engine"),
    ("lettre::", &["messages"], "mail leaves only through the queue"),
];

pub fn check_code(tree: &Tree) -> Vec<Finding> {
    tree.rust().flat_map(habits_of).collect()
}

fn habits_of(file: &File) -> Vec<Finding> {
    let room = file.room().unwrap_or("");
    let mut findings = Vec::new();
    for (number, line) in file.code_lines() {
        for (word, why) in NOT_IN_CODE.iter().filter(|(word, _)| line.contains(word)) {
            findings.push(Finding::new(file, number, format!("`{word}`: {why}")));
        }
        let doors =
            DOORS.iter().filter(|(word, rooms, _)| has_word(line, word) && !rooms.contains(&room));
        for (word, _, why) in doors {
            findings.push(Finding::new(file, number, format!("`{word}`: {why}")));
        }
        if room != "web" && line.replace("askama::Template", "").contains("askama::") {
            let why =
                "only `web` knows the template engine; a page derives askama::Template, no more";
            findings.push(Finding::new(file, number, why));
        }
    }
    findings
}

pub fn check_comments(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| file.room() != Some("xtask")) {
        for (number, line) in file.lines() {
            let comment = comment_in(file, line);
            if has_word(comment, "FIXME") || has_word(comment, "XXX") {
                findings.push(Finding::new(file, number, "repair it, or say TODO with its issue"));
            }
            if has_word(comment, "TODO") && !names_an_issue(comment) {
                findings.push(Finding::new(
                    file,
                    number,
                    "a TODO carries its issue, as in TODO #12",
                ));
            }
        }
    }
    findings
}

fn comment_in<'a>(file: &File, line: &'a str) -> &'a str {
    let signs: &[&str] = match file.ending() {
        "rs" | "js" | "mjs" => &["//", "/*"],
        "css" => &["/*"],
        "html" => &["<!--", "{#"],
        "sql" => &["--"],
        "toml" | "ftl" | "yml" => &["#"],
        "md" => &["<!--"],
        _ => return "",
    };
    signs.iter().filter_map(|sign| line.find(sign)).min().map_or("", |at| &line[at..])
}

fn names_an_issue(comment: &str) -> bool {
    let mut after = comment.split('#').skip(1);
    after.any(|text| text.starts_with(|c: char| c.is_ascii_digit()))
}

/// Folders of one machine, put together here so that this file does not break its own rule.
const PLACES: &[&[&str]] =
    &[&["/wo", "rk/"], &["/ro", "ot/"], &["/ho", "me/runner"], &["/Us", "ers/"], &["/tmp/h", "w"]];

/// What a lock file keeps when a registry's address slipped in.
const ADDRESSES: &[&[&str]] = &[
    &["registry.", "npmjs.org"],
    &["static.", "crates.io"],
    &["index.", "crates.io"],
    &["\"reso", "lved\": \"http"],
    &["arti", "factory"],
];

pub fn check_places(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        for (number, line) in file.lines() {
            for place in PLACES.iter().map(|parts| parts.concat()) {
                if line.contains(&place) {
                    let why = format!("`{place}` is a folder of one machine");
                    findings.push(Finding::new(file, number, why));
                }
            }
            for address in ADDRESSES.iter().map(|parts| parts.concat()) {
                if line.contains(&address) {
                    let why = "a registry's address: each machine brings its own".to_string();
                    findings.push(Finding::new(file, number, why));
                }
            }
        }
        if file.path == "Cargo.lock" {
            findings.extend(foreign_sources(file));
        }
    }
    findings
}

fn foreign_sources(lock: &File) -> Vec<Finding> {
    const HOME: &str = "registry+https://github.com/rust-lang/crates.io-index";
    let sources = lock.lines().filter(|(_, line)| line.starts_with("source = "));
    let foreign = sources.filter(|(_, line)| !line.contains(HOME));
    foreign
        .map(|(number, _)| Finding::new(lock, number, "every crate comes from crates.io itself"))
        .collect()
}

/// Names of places where homeless code gathers.
const HOMELESS: &[&str] =
    &["utils", "util", "common", "helpers", "helper", "services", "misc", "manager", "shared"];

pub fn check_names(tree: &Tree) -> Vec<Finding> {
    let ours = tree.rust().filter(|file| file.path.contains("/src/"));
    let homeless = ours.filter(|file| {
        let place = file.path.trim_end_matches(".rs");
        place.split('/').any(|part| HOMELESS.contains(&part))
    });
    let why = "homeless code has not found its noun yet: name the place for what it is";
    homeless.map(|file| Finding::new(file, 1, why)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    #[test]
    fn unfinished_code_is_found() {
        let text = "fn f() { todo!() }\n#[ignore]\nfn g() { \"todo!()\"; }";
        assert_eq!(found_by(check_code, &[("crates/a/src/b.rs", text)]).len(), 2);
    }

    #[test]
    fn a_todo_without_its_issue_is_found() {
        let text = "// TODO: later\n// TODO #12: later\nlet all = \"TODO\";";
        assert_eq!(found_by(check_comments, &[("crates/a/b.rs", text)]), ["crates/a/b.rs:1"]);
    }

    #[test]
    fn the_template_engine_is_the_kits_own() {
        let text = "#[derive(askama::Template)]\nfn f(e: askama::Error) {}";
        assert_eq!(found_by(check_code, &[("crates/a/src/b.rs", text)]), ["crates/a/src/b.rs:2"]);
        assert!(found_by(check_code, &[("crates/web/src/b.rs", text)]).is_empty());
    }

    #[test]
    fn a_place_for_homeless_code_is_found() {
        assert_eq!(found_by(check_names, &[("crates/a/src/utils/x.rs", "")]).len(), 1);
        assert!(found_by(check_names, &[("crates/a/src/cost_share.rs", "")]).is_empty());
    }

    #[test]
    fn a_foreign_source_is_found() {
        let text = "source = \"git+https://example.org/x\"";
        assert_eq!(found_by(check_places, &[("Cargo.lock", text)]).len(), 1);
    }

    #[test]
    fn one_machines_folder_is_found() {
        let text = ["see /wo", "rk/notes"].concat();
        assert_eq!(found_by(check_places, &[("docs/a.md", &text)]).len(), 1);
    }
}
