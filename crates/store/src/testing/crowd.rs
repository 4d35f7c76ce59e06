//! Rows of nobody, in every table there is: enough of them that an engine's planner has to think.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::Connection;
use crate::engine::shape::{self, Column, Holds, Table};
use crate::{Db, Fault, Sql, Tx};

/// What opens the house: rows of nobody would lock it.
const KEPT: [&str; 2] = ["schema_step", "system_key"];

/// So many rows share an owner, an account, a member.
const EACH: u32 = 10;

/// One row in so many has something where it may have nothing.
const SOME: u32 = 3;

/// Puts `rows` rows into every table, for a tenth as many owners, and has the engine look at what
/// there is. The bodies are no bodies: nothing but plans can be read from such a database. Words
/// such as states are those that the `statements` ask for.
pub fn crowd(db: &Db, rows: u32, statements: &[Sql]) {
    let said = said(statements);
    let filled = db.write_blocking(super::NOW, move |tx| {
        let crowd = Crowd { rows, said: &said, maybe: maybe(tx)? };
        for table in shape::tables(tx)? {
            if !KEPT.contains(&table.name.as_str()) {
                tx.connection.batch(&crowd.filling(tx, &table))?;
            }
        }
        tx.connection.batch("ANALYZE")
    });
    filled.expect("the tables can be filled");
}

struct Crowd<'s> {
    rows: u32,
    said: &'s Said,
    /// Table and column of everything that may be nothing.
    maybe: BTreeSet<(String, String)>,
}

impl Crowd<'_> {
    fn filling(&self, tx: &Tx, table: &Table) -> String {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let values: Vec<String> =
            table.columns.iter().map(|column| self.cell(tx, table, column)).collect();
        format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) \
             INSERT INTO {} ({}) SELECT {} FROM n WHERE TRUE ON CONFLICT DO NOTHING",
            self.rows,
            table.name,
            names.join(", "),
            values.join(", ")
        )
    }

    fn cell(&self, tx: &Tx, table: &Table, column: &Column) -> String {
        let value = self.value(tx, table, column);
        if self.maybe.contains(&(table.name.clone(), column.name.clone())) {
            return format!("CASE WHEN i % {SOME} = 0 THEN {value} END");
        }
        value
    }

    /// A column's value in row `i`.
    fn value(&self, tx: &Tx, table: &Table, column: &Column) -> String {
        let keys = table.columns.iter().filter(|column| column.key.is_some()).count();
        let alone = column.key.is_some() && keys == 1;
        match (column.holds, column.name.as_str()) {
            (Holds::Bytes, "owner" | "account" | "member") if !alone => {
                bytes(tx, &format!("i % {}", self.rows.div_ceil(EACH)), 16)
            }
            (Holds::Bytes, "body") => bytes(tx, "i", 300),
            (Holds::Bytes, _) if column.key.is_some() && !alone => bytes(tx, "i / 3", 16),
            (Holds::Bytes, _) => bytes(tx, "i", 16),
            (Holds::Truth, _) => "(i % 10 <> 0)".to_owned(),
            (Holds::Number, name) if name == "at" || name == "ends" || name.ends_with("_at") => {
                "1700000000000000 + i * CAST(60000000 AS BIGINT)".to_owned()
            }
            (Holds::Number, _) => "i".to_owned(),
            (Holds::Text, name) => self.said.get(name).map_or_else(|| text(name), one_of),
        }
    }
}

fn maybe(tx: &Tx) -> Result<BTreeSet<(String, String)>, Fault> {
    let text = match &tx.connection {
        Connection::Sqlite(_) => {
            "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c \
             WHERE t.type = 'table' AND c.\"notnull\" = 0 AND c.pk = 0"
        }
        Connection::Postgres(_) => {
            "SELECT CAST(t.relname AS TEXT), CAST(a.attname AS TEXT) FROM pg_class t \
             JOIN pg_attribute a ON a.attrelid = t.oid \
             WHERE t.relkind = 'r' AND a.attnum > 0 AND NOT a.attnotnull"
        }
    };
    let pairs = tx.all(Sql { name: "MAYBE", text }, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(pairs.into_iter().collect())
}

fn one_of(words: &BTreeSet<String>) -> String {
    let arms = words.iter().enumerate().map(|(at, word)| format!("WHEN {at} THEN '{word}' "));
    format!("CASE i % {} {}ELSE 'other' END", words.len() + 1, arms.collect::<String>())
}

fn text(name: &str) -> String {
    let is_day = name.contains("day") || ["until", "placed", "moved"].contains(&name);
    let day = "'20' || (10 + i % 17) || '-0' || (1 + i % 9) || '-1' || (i % 10)";
    if is_day { day.to_owned() } else { format!("'{name}-' || i") }
}

/// The digits of a number as so many bytes: each engine writes that in its own way.
fn bytes(tx: &Tx, number: &str, width: u16) -> String {
    match &tx.connection {
        Connection::Sqlite(_) => format!("CAST(printf('%0{width}d', {number}) AS BLOB)"),
        Connection::Postgres(_) => {
            format!("convert_to(lpad(CAST({number} AS TEXT), {width}, '0'), 'UTF8')")
        }
    }
}

/// The words that statements compare each column with.
type Said = BTreeMap<String, BTreeSet<String>>;

fn said(statements: &[Sql]) -> Said {
    let mut said = Said::new();
    for sql in statements {
        let quoted: Vec<&str> = sql.text.split('\'').collect();
        let mut column = None;
        // What stands between quotes has an odd place.
        for pair in quoted.chunks(2) {
            column = compared(pair[0]).or(column.filter(|_| pair[0].trim() == ","));
            if let (Some(column), Some(word)) = (&column, pair.get(1)) {
                said.entry(String::clone(column)).or_default().insert((*word).to_owned());
            }
        }
    }
    said
}

/// `AND o.status <> ` compares `status`, and so do `status IN (` and `status NOT IN (`.
fn compared(before: &str) -> Option<String> {
    let before = before.trim_end();
    let signs = [" NOT IN (", " IN (", " <>", " ="];
    let left = signs.iter().find_map(|sign| before.strip_suffix(sign))?;
    let word = left.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next()?;
    (!word.is_empty()).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_that_statements_ask_for() {
        let text = "SELECT a FROM t WHERE o.status NOT IN ('new', 'old') AND kind = 'x' AND b = $1";
        let said = said(&[Sql { name: "A", text }]);
        let words = |column: &str| said[column].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!((words("status"), words("kind")), (vec!["new", "old"], vec!["x"]));
        assert_eq!(said.len(), 2);
    }
}
