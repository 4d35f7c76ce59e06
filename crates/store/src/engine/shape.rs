//! Which tables there are, and of what columns. Each engine keeps that in a place of its own, so
//! this is a fork: nothing portable says it.

use crate::{Fault, Row, Sql, Tx};

use super::Connection;

/// What a column holds. SQLite would take anything anywhere; PostgreSQL would not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Number,
    Truth,
    Text,
    Bytes,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub holds: Holds,
    /// Its place in the primary key, counted from one.
    pub key: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

const SQLITE: Sql = Sql {
    name: "TABLES_OF_SQLITE",
    text: "SELECT t.name, c.name, c.type, c.pk \
        FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c \
        WHERE t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_' ORDER BY t.name, c.cid",
};

const POSTGRES: Sql = Sql {
    name: "TABLES_OF_POSTGRES",
    text: "SELECT CAST(t.relname AS TEXT), CAST(a.attname AS TEXT), \
        format_type(a.atttypid, NULL), \
        CAST(COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0) AS BIGINT) \
        FROM pg_class t \
        JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema() \
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped \
        LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary \
        WHERE t.relkind = 'r' ORDER BY t.relname COLLATE \"C\", a.attnum",
};

/// Every table of this database, by name.
pub fn tables(tx: &Tx) -> Result<Vec<Table>, Fault> {
    let sql = match &tx.connection {
        Connection::Sqlite(_) => SQLITE,
        Connection::Postgres(_) => POSTGRES,
    };
    let mut tables: Vec<Table> = Vec::new();
    tx.each(sql, &[], |row| {
        let (table, column) = (row.get::<String>(0)?, column(row)?);
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(column),
            None => tables.push(Table { name: table, columns: vec![column] }),
        }
        Ok(true)
    })?;
    Ok(tables)
}

fn column(row: &Row<'_>) -> Result<Column, Fault> {
    let holds = match row.get::<String>(2)?.to_ascii_lowercase().as_str() {
        "bigint" => Holds::Number,
        "boolean" => Holds::Truth,
        "text" => Holds::Text,
        "bytea" => Holds::Bytes,
        other => return Err(Fault::Defect(format!("a column of type {other}"))),
    };
    Ok(Column {
        name: row.get(1)?,
        holds,
        key: Some(row.get::<i64>(3)?).filter(|place| *place > 0),
    })
}
