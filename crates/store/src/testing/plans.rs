//! How an engine would answer a statement: so that a test can see that no page makes it wade
//! through a whole table.

use std::collections::BTreeMap;

use crate::engine::Connection;
use crate::{Db, Fault, Sql, Tx, Value};

/// What an engine would do for one statement, without doing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub sql: &'static str,
    pub text: &'static str,
    /// Steps that go through a whole table or a whole index. None where each row is looked up.
    pub wades: Vec<String>,
    /// The whole plan, line by line, as the engine tells it.
    pub told: Vec<String>,
}

/// The plans of these statements, whatever values they may be given.
pub fn plans(db: &Db, statements: &[Sql]) -> Vec<Plan> {
    let statements = statements.to_vec();
    let looked = db.read_blocking(super::NOW, move |tx| {
        let plan = |sql: &Sql| match &tx.connection {
            Connection::Sqlite(_) => in_sqlite(tx, *sql),
            Connection::Postgres(_) => in_postgres(tx, *sql),
        };
        // SQLite takes note of a changed schema only when it reads, which EXPLAIN does not.
        tx.one(AWAKE, &[], |row| row.get::<i64>(0))?;
        let leading = leading(tx)?;
        statements.iter().map(|sql| plan(sql).map(|told| judged(*sql, told, &leading))).collect()
    });
    looked.expect("an engine tells its plans")
}

const AWAKE: Sql = Sql { name: "AWAKE", text: "SELECT COUNT(*) FROM schema_step" };

/// The first column of each of PostgreSQL's indexes; of no use to SQLite, which tells it itself.
type Leading = BTreeMap<String, String>;

const LEADING: &str = "SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT) FROM pg_index i \
    JOIN pg_class c ON c.oid = i.indexrelid \
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]";

fn leading(tx: &Tx) -> Result<Leading, Fault> {
    match &tx.connection {
        Connection::Sqlite(_) => Ok(Leading::new()),
        Connection::Postgres(_) => {
            let sql = Sql { name: "LEADING", text: LEADING };
            let pairs = tx.all(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(pairs.into_iter().collect())
        }
    }
}

fn judged(sql: Sql, told: Vec<String>, leading: &Leading) -> Plan {
    let wades = if leading.is_empty() { wades_sqlite(&told) } else { wades(&told, leading) };
    Plan { sql: sql.name, text: sql.text, wades, told }
}

fn in_sqlite(tx: &Tx, sql: Sql) -> Result<Vec<String>, Fault> {
    // Whatever is prepared is known by where its text lies, so the text has to stay.
    let text = format!("EXPLAIN QUERY PLAN {}", sql.text).leak();
    let nothing = vec![Value::Null; parameters(sql.text)];
    tx.all(Sql { name: sql.name, text }, &nothing, |row| row.get(3))
}

/// `SEARCH t USING INDEX i (owner=?)` looks up, and so does what is made of rows found before: a
/// part of the statement that has a name of its own runs beside it, as a `CO-ROUTINE`.
/// `(ANY(owner) AND at<?)` goes through each owner there is.
fn wades_sqlite(told: &[String]) -> Vec<String> {
    let parts: Vec<&str> =
        told.iter().filter_map(|step| step.strip_prefix("CO-ROUTINE ")).collect();
    let wades = |step: &&String| {
        let scanned = step.strip_prefix("SCAN ");
        let scans = scanned.is_some_and(|what| {
            !what.starts_with("CONSTANT ROW") && !what.starts_with('(') && !parts.contains(&what)
        }) && !step.contains("VALUES CLAUSE");
        scans || step.contains("(ANY(") || step.contains("AUTOMATIC")
    };
    told.iter().filter(wades).cloned().collect()
}

/// The plan for values unknown (`force_generic_plan`, as the door asks for).
fn in_postgres(tx: &Tx, sql: Sql) -> Result<Vec<String>, Fault> {
    let text = sql.text.replace("{skip_locked}", "FOR UPDATE SKIP LOCKED");
    let nothing = vec!["NULL"; parameters(&text)].join(", ");
    let values = if nothing.is_empty() { nothing } else { format!("({nothing})") };
    tx.connection.batch(&format!("PREPARE looked_at AS {text}"))?;
    let explain = format!("EXPLAIN (COSTS OFF) EXECUTE looked_at{values}").leak();
    let told = tx.all(Sql { name: sql.name, text: explain }, &[], |row| row.get(0));
    tx.connection.batch("DEALLOCATE looked_at")?;
    told
}

/// A node and what is said of it: `Index Scan using i on t` is followed by its `Index Cond`.
fn wades(told: &[String], leading: &Leading) -> Vec<String> {
    let node = |line: &str| line.trim_start().trim_start_matches("->").trim_start().to_owned();
    let mut wades = Vec::new();
    for (at, line) in told.iter().enumerate() {
        let node = node(line);
        let condition = told.get(at + 1).map(|next| next.trim_start());
        let condition = condition.and_then(|next| next.strip_prefix("Index Cond: "));
        if node.contains("Seq Scan on ") {
            wades.push(node);
        } else if let Some(index) = index_of(&node) {
            let first = leading.get(index).map_or("", String::as_str);
            if !condition.is_some_and(|condition| names(condition, first)) {
                wades.push(format!("{node} without its {first}"));
            }
        }
    }
    wades
}

fn index_of(node: &str) -> Option<&str> {
    let starts = ["Index Scan using ", "Index Scan Backward using ", "Index Only Scan using "];
    let more = ["Index Only Scan Backward using ", "Bitmap Index Scan on "];
    let named = starts.iter().chain(&more).find_map(|start| node.strip_prefix(start))?;
    named.split_whitespace().next()
}

fn names(condition: &str, column: &str) -> bool {
    condition.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == column)
}

/// How many parameters a statement has: the highest that it names.
fn parameters(text: &str) -> usize {
    let numbers = text.split('$').skip(1).map(|rest| {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse().unwrap_or(0)
    });
    numbers.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn what_goes_through_everything_is_told_from_what_looks_up() {
        let found = "SEARCH claim USING INDEX claim_list (owner=?)\nSCAN (subquery-1)";
        assert!(wades_sqlite(&lines(found)).is_empty());
        let part = "CO-ROUTINE found\nSEARCH claim USING INDEX claim_list (owner=?)\nSCAN found";
        assert!(wades_sqlite(&lines(part)).is_empty());
        let waded = "SCAN claim USING INDEX claim_list\nSEARCH c USING INDEX i (ANY(a) AND b<?)";
        assert_eq!(wades_sqlite(&lines(waded)).len(), 2);
    }

    #[test]
    fn an_index_that_is_asked_for_its_second_column_alone_is_waded_through() {
        let leading = [("claim_list".to_owned(), "owner".to_owned())].into_iter().collect();
        let scan = "Limit\n  ->  Index Scan using claim_list on claim\n        Index Cond: ";
        let plan = |condition: &str| lines(&format!("{scan}{condition}"));
        assert!(wades(&plan("((owner = $1) AND (day > $2))"), &leading).is_empty());
        assert_eq!(wades(&plan("(day > $2)"), &leading).len(), 1);
        assert_eq!(wades(&lines("Limit\n  ->  Seq Scan on claim"), &leading).len(), 1);
    }

    #[test]
    fn parameters_are_counted_by_the_highest() {
        assert_eq!(parameters("a = $2 AND b = $12 AND c = $1"), 12);
        assert_eq!(parameters("SELECT 1"), 0);
    }
}
