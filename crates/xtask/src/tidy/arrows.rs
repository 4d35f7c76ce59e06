//! Who may lean on whom. Arrows point down; crates on one floor never import each other.

use toml::Table;

use super::{File, Finding, Tree};

/// The floors, lowest first. A crate may use any crate of a lower floor.
const FLOORS: &[&[&str]] = &[
    &["base"],
    &["guard", "formats", "store"],
    &["web"],
    &["identity", "messages", "status"],
    &["coverage", "factors"],
    &["profile"],
    &["access", "recovery", "help", "medicines", "money", "connect"],
    &["home", "desk", "api", "import"],
    &["latchkey"],
];

/// Crates that stand beside the floors, with all they may use of ours.
const BESIDE: &[(&str, &[&str])] = &[
    ("juniper", &["base", "formats"]),
    ("fuzz", &["base", "guard", "formats", "web", "identity", "factors", "messages", "access"]),
    ("xtask", &[]),
];

/// Libraries that only one of our crates may link, and why.
const KEPT_IN: &[(&str, &[&str], &str)] = &[
    ("rusqlite", &["store"], "only `store` names an engine"),
    ("libsqlite3-sys", &["store"], "only `store` names an engine"),
    ("postgres", &["store"], "only `store` names an engine"),
    ("tokio-postgres", &["store"], "only `store` names an engine"),
    ("tokio-postgres-rustls", &["store"], "only `store` names an engine"),
    ("fluent-bundle", &["web"], "only `web` knows the catalogue; ask a Frame for words"),
    ("lettre", &["messages"], "mail leaves only through the queue"),
    ("clap", &["latchkey"], "only `latchkey` reads the command line"),
    ("toml", &["latchkey", "xtask"], "only `latchkey` reads configuration"),
];

const NEVER: &[&str] = &["openssl", "native-tls", "ring", "sqlx", "chrono"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    manifests(tree).flat_map(|(file, name, table)| arrows_of(file, name, &table)).collect()
}

fn arrows_of(file: &File, name: &str, table: &Table) -> Vec<Finding> {
    if floor(name).is_none() && beside(name).is_none() && name != "testkit" {
        let why = format!("`{name}` stands nowhere on the map: give it a floor in tidy/arrows.rs");
        return vec![Finding::new(file, 1, why)];
    }
    let uses = named(table, "dependencies").into_iter().chain(named(table, "build-dependencies"));
    let mut findings: Vec<Finding> = uses
        .filter(|other| is_ours(other) && !may_use(name, other))
        .map(|other| {
            let why = format!("`{name}` may not lean on `{other}`: arrows point down the map only");
            Finding::new(file, line_of(file, &other), why)
        })
        .collect();
    findings.extend(named(table, "dev-dependencies").into_iter().filter_map(|other| {
        let allowed =
            other == name || other == "testkit" || other == "juniper" || may_use(name, &other);
        let why = format!("the tests of `{name}` may not lean on `{other}`, which stands no lower");
        (is_ours(&other) && !allowed).then(|| Finding::new(file, line_of(file, &other), why))
    }));
    findings
}

fn may_use(name: &str, other: &str) -> bool {
    if let Some(allowed) = beside(name) {
        return allowed.contains(&other);
    }
    if name == "testkit" {
        return other != "xtask";
    }
    match (floor(name), floor(other)) {
        // The binary brings the sample plan and nothing else that stands beside the floors.
        (Some(_), None) => name == "latchkey" && other == "juniper",
        (Some(mine), Some(theirs)) => theirs < mine,
        _ => false,
    }
}

pub fn check_engines(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, name, table) in manifests(tree) {
        let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
        for used in kinds.iter().flat_map(|kind| named(&table, kind)) {
            if NEVER.contains(&used.as_str()) {
                let why = format!(
                    "`{used}` has no place here (docs/decisions): one crypto library, one SQL door"
                );
                findings.push(Finding::new(file, line_of(file, &used), why));
            }
            let kept = KEPT_IN
                .iter()
                .find(|(library, homes, _)| *library == used && !homes.contains(&name));
            if let Some((library, _, reason)) = kept {
                let why = format!("`{name}` links `{library}`: {reason}");
                findings.push(Finding::new(file, line_of(file, &used), why));
            }
        }
    }
    findings
}

/// Each crate takes the lints of the house, and versions from the one list of the workspace.
pub fn check_manifests(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, _, table) in manifests(tree) {
        let lints = table.get("lints").and_then(|lints| lints.get("workspace"));
        if lints.and_then(toml::Value::as_bool) != Some(true) {
            findings.push(Finding::new(
                file,
                1,
                "[lints] workspace = true: one set of rules for all",
            ));
        }
        let versions = file.lines().filter(|(_, line)| line.contains("version = \""));
        findings.extend(versions.map(|(number, _)| {
            Finding::new(file, number, "versions stand in the workspace's Cargo.toml, each once")
        }));
    }
    findings
}

fn manifests(tree: &Tree) -> impl Iterator<Item = (&File, &str, Table)> {
    tree.files.iter().filter(|file| file.name() == "Cargo.toml").filter_map(|file| {
        let table = file.text.parse::<Table>().ok()?;
        Some((file, file.room()?, table))
    })
}

fn named(table: &Table, kind: &str) -> Vec<String> {
    let found = table.get(kind).and_then(toml::Value::as_table);
    found.into_iter().flat_map(Table::keys).cloned().collect()
}

fn is_ours(name: &str) -> bool {
    floor(name).is_some() || beside(name).is_some() || name == "testkit"
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

fn beside(name: &str) -> Option<&'static [&'static str]> {
    BESIDE.iter().find(|(beside, _)| *beside == name).map(|(_, allowed)| *allowed)
}

fn line_of(file: &File, word: &str) -> usize {
    file.lines().find(|(_, line)| line.starts_with(word)).map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    fn at(room: &str, text: &str) -> Vec<String> {
        found_by(check, &[(&format!("crates/{room}/Cargo.toml"), text)])
    }

    #[test]
    fn arrows_point_down() {
        assert!(at("money", "[dependencies]\ncoverage = {}\nweb = {}\nformats = {}").is_empty());
        assert_eq!(
            at("web", "[dependencies]\nstore = {}\nmoney = {}"),
            ["crates/web/Cargo.toml:3"]
        );
    }

    #[test]
    fn neighbours_on_one_floor_do_not_meet() {
        assert_eq!(at("money", "[dependencies]\nmedicines = {}").len(), 1);
        assert_eq!(at("store", "[dependencies]\nguard = {}").len(), 1);
    }

    #[test]
    fn the_test_kit_is_for_tests() {
        assert!(at("latchkey", "[dev-dependencies]\ntestkit = {}").is_empty());
        assert_eq!(at("latchkey", "[dependencies]\ntestkit = {}").len(), 1);
    }

    #[test]
    fn a_crate_without_a_floor_is_asked_for_one() {
        assert_eq!(at("utils", "[dependencies]").len(), 1);
    }

    #[test]
    fn a_crate_takes_the_rules_of_the_house() {
        let path = "crates/money/Cargo.toml";
        let good = "[package]\nversion.workspace = true\n[lints]\nworkspace = true";
        assert!(found_by(check_manifests, &[(path, good)]).is_empty());
        assert_eq!(found_by(check_manifests, &[(path, "[package]\nversion = \"1\"")]).len(), 2);
    }

    #[test]
    fn engines_stay_in_the_store() {
        let text = "[dependencies]\nrusqlite = {}";
        assert!(found_by(check_engines, &[("crates/store/Cargo.toml", text)]).is_empty());
        assert_eq!(found_by(check_engines, &[("crates/money/Cargo.toml", text)]).len(), 1);
    }
}
