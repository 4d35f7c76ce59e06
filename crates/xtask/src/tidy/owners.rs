//! Data is asked for in somebody's name: a statement that touches a table with owners says whose
//! rows it means. So another member's row cannot be reached by its id, whatever a page forgets.

use std::collections::BTreeSet;

use super::pure::has_word;
use super::{File, Finding, Tree};

pub fn check(tree: &Tree) -> Vec<Finding> {
    let owned: BTreeSet<&str> = tree.with_ending("sql").flat_map(tables_with_owner).collect();
    // The store's own tables are jobs and records of the house, read by whoever runs it.
    let slices = tree.rust().filter(|file| !file.is_test() && file.room() != Some("store"));
    slices.flat_map(|file| ownerless(file, &owned)).collect()
}

fn ownerless(file: &File, owned: &BTreeSet<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // A broom goes by age through everybody's rows. It may name and remove them, never read them.
    let broom = file.path.ends_with("/sweeps.rs");
    for (line, sql) in statements(&file.text).into_iter().filter(|(_, sql)| !broom || !sweeps(sql))
    {
        let touched = owned.iter().find(|table| touches(sql, table));
        let queue = file.path == DESK && goes_by_queue(sql);
        if let Some(table) = touched.filter(|_| !has_word(sql, "owner") && !queue) {
            let why = format!("this reaches rows of `{table}` by something else than their owner");
            findings.push(Finding::new(file, line, why));
        }
    }
    findings
}

/// The one room that looks at many people's rows: those of a queue which its agent may see.
const DESK: &str = "crates/help/src/contact/store/desk.rs";

/// Reads the rows of one queue and of no other.
fn goes_by_queue(sql: &str) -> bool {
    let named = ["WHERE queue = $", "AND queue = $"].iter().any(|name| sql.contains(name));
    sql.starts_with("SELECT ") && named && !has_word(sql, "OR")
}

/// Names rows by one column, or takes them away, by how old they are.
fn sweeps(sql: &str) -> bool {
    let shape = sql.strip_prefix("SELECT ").and_then(|rest| rest.split_once(" FROM "));
    let names = shape.is_some_and(|(column, _)| !column.contains(',') && column != "body");
    sql.contains(" < $") && (names || sql.starts_with("DELETE FROM "))
}

fn touches(sql: &str, table: &str) -> bool {
    let words: Vec<&str> = sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
    let doors = ["FROM", "INTO", "UPDATE", "JOIN"];
    words.windows(2).any(|pair| doors.contains(&pair[0]) && pair[1] == table)
}

/// (line, text) of each statement in the file's `statements!` block.
fn statements(text: &str) -> Vec<(usize, &str)> {
    let Some(start) = text.find("statements! {") else { return Vec::new() };
    let length = text[start..].find("\n}").unwrap_or(0);
    let mut found = Vec::new();
    let mut at = start;
    while let Some(open) = text[at..start + length].find("= \"").map(|open| at + open + 3) {
        let close = text[open..].find("\";").map_or(text.len(), |close| open + close);
        found.push((text[..open].matches('\n').count() + 1, &text[open..close]));
        at = close.min(start + length);
    }
    found
}

fn tables_with_owner(schema: &File) -> Vec<&str> {
    let tables = schema.text.split("CREATE TABLE ").skip(1).filter_map(|rest| {
        let (name, columns) = rest.split_once('(')?;
        let columns = columns.split(';').next()?;
        columns.lines().any(|line| line.trim().starts_with("owner ")).then_some(name.trim())
    });
    tables.collect()
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    const SCHEMA: (&str, &str) = (
        "crates/money/schema/0001_claims.sql",
        "CREATE TABLE claim (\n  id BYTEA PRIMARY KEY,\n  owner BYTEA NOT NULL\n);\n\
         CREATE TABLE plan (\n  id BYTEA\n);",
    );

    fn at(statement: &str) -> Vec<String> {
        let text = format!("store::statements! {{\n    A = \"{statement}\";\n}}\n");
        found_by(check, &[SCHEMA, ("crates/money/src/claims/store.rs", &text)])
    }

    #[test]
    fn a_row_reached_by_its_bare_id_is_found() {
        assert_eq!(at("SELECT body FROM claim WHERE id = $1").len(), 1);
        assert!(at("SELECT body FROM claim WHERE id = $1 AND owner = $2").is_empty());
    }

    #[test]
    fn a_broom_may_name_and_remove_what_is_old_and_nothing_else() {
        let swept = |statement: &str| {
            let text = format!("store::statements! {{\n    A = \"{statement}\";\n}}\n");
            found_by(check, &[SCHEMA, ("crates/money/src/sweeps.rs", &text)])
        };
        assert!(swept("SELECT id FROM claim WHERE at < $1 LIMIT $2").is_empty());
        assert!(swept("DELETE FROM claim WHERE id = $1 AND at < $2").is_empty());
        assert_eq!(swept("SELECT body FROM claim WHERE at < $1").len(), 1);
        assert_eq!(swept("SELECT id, body FROM claim WHERE at < $1").len(), 1);
        assert_eq!(swept("DELETE FROM claim WHERE id = $1").len(), 1);
        assert_eq!(swept("UPDATE claim SET at = 1 WHERE at < $1").len(), 1);
        assert_eq!(at("DELETE FROM claim WHERE id = $1 AND at < $2").len(), 1, "not elsewhere");
    }

    #[test]
    fn the_desk_may_go_by_the_queue_that_its_agent_may_see() {
        let told = |path: &str, statement: &str| {
            let text = format!("store::statements! {{\n    A = \"{statement}\";\n}}\n");
            found_by(check, &[SCHEMA, (path, &text)]).len()
        };
        let desk = "crates/help/src/contact/store/desk.rs";
        assert_eq!(told(desk, "SELECT at FROM claim WHERE queue = $1"), 0);
        assert_eq!(told(desk, "SELECT at FROM claim WHERE id = $1"), 1);
        assert_eq!(told(desk, "SELECT at FROM claim WHERE id = $1 AND queue = $2"), 0);
        assert_eq!(told(desk, "SELECT at FROM claim WHERE queue = $1 OR at < $2"), 1);
        assert_eq!(told(desk, "DELETE FROM claim WHERE queue = $1"), 1);
        for other in ["crates/money/src/store.rs", "crates/money/src/store/desk.rs"] {
            assert_eq!(told(other, "SELECT at FROM claim WHERE queue = $1"), 1, "{other}");
        }
    }

    #[test]
    fn tables_of_the_house_have_no_owner_to_name() {
        assert!(at("SELECT id FROM plan WHERE id = $1").is_empty());
    }
}
