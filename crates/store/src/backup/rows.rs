//! Rows of tables nobody here knows: cells out, cells in.

use std::io::Write;

use super::Problem;
use super::frames::{Frame, Writer};
use crate::engine::shape::{Column, Holds, Table};
use crate::value::Cell;
use crate::{Fault, Row, Sql, Tx, Value};

/// Rows asked for at once: PostgreSQL hands over an answer whole.
const PAGE: usize = 500;

const NULL: u8 = 0;
const NUMBER: u8 = 1;
const TEXT: u8 = 2;
const BYTES: u8 = 3;

/// A cell that outlives its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owned {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Owned {
    fn of(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Null => Self::Null,
            Cell::Int(number) => Self::Number(number),
            Cell::Text(text) => Self::Text(text.to_owned()),
            Cell::Bytes(bytes) => Self::Bytes(bytes.to_vec()),
        }
    }

    /// As a parameter for a column; nothing where it cannot stand there.
    pub fn value(&self, holds: Holds) -> Option<Value<'_>> {
        Some(match (self, holds) {
            (Self::Null, _) => Value::Null,
            (Self::Number(number), Holds::Number) => Value::Int(*number),
            // SQLite has no booleans of its own: 0 and 1 stand for them.
            (Self::Number(number @ (0 | 1)), Holds::Truth) => Value::Bool(*number == 1),
            (Self::Text(text), Holds::Text) => Value::from(text),
            (Self::Bytes(bytes), Holds::Bytes) => Value::from(bytes),
            _ => return None,
        })
    }
}

/// A text made here lasts as long as the process: the engines know statements by address. There
/// are four for each table, in a command that ends.
pub fn lasting(text: String) -> Sql {
    Sql { name: "BACKUP", text: text.leak() }
}

/// Writes a table from its first key to its last.
pub fn write(
    tx: &Tx,
    (number, table): (u16, &Table),
    out: &mut Writer<impl Write>,
) -> Result<u64, Problem> {
    let keys = keys(table)?;
    let (first, next) = pages(table, &keys);
    let (mut count, mut after): (u64, Option<Vec<Owned>>) = (0, None);
    loop {
        let mut page = 0;
        let mut broken = None;
        let args = args(&keys, after.as_deref())?;
        let sql = if args.is_empty() { first } else { next };
        let mut last = None;
        tx.each(sql, &args, |row| {
            page += 1;
            let end = cells(row, table.columns.len())
                .and_then(|bytes| Ok(out.frame(&Frame::Row(number, bytes))?));
            broken = end.err();
            if page == PAGE {
                last = Some(key_of(row, table, &keys)?);
            }
            Ok(broken.is_none())
        })?;
        if let Some(problem) = broken {
            return Err(problem);
        }
        count += page as u64;
        if page < PAGE {
            break;
        }
        after = last;
    }
    let all = lasting(format!("SELECT COUNT(*) FROM {}", table.name));
    let there: i64 = tx.one(all, &[], |row| row.get(0))?;
    if u64::try_from(there) != Ok(count) {
        return Err(Fault::Defect(format!("{} has {there} rows, not {count}", table.name)).into());
    }
    Ok(count)
}

fn keys(table: &Table) -> Result<Vec<&Column>, Fault> {
    let mut keys: Vec<&Column> =
        table.columns.iter().filter(|column| column.key.is_some()).collect();
    keys.sort_by_key(|column| column.key);
    if keys.is_empty() {
        return Err(Fault::Defect(format!("{} has no primary key", table.name)));
    }
    Ok(keys)
}

fn pages(table: &Table, keys: &[&Column]) -> (Sql, Sql) {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let order: Vec<&str> = keys.iter().map(|column| column.name.as_str()).collect();
    let places: Vec<String> = (1..=keys.len()).map(|place| format!("${place}")).collect();
    let (names, order, places) = (names.join(", "), order.join(", "), places.join(", "));
    let from = &table.name;
    let end = format!("ORDER BY {order} LIMIT {PAGE}");
    (
        lasting(format!("SELECT {names} FROM {from} {end}")),
        lasting(format!("SELECT {names} FROM {from} WHERE ({order}) > ({places}) {end}")),
    )
}

fn args<'a>(keys: &[&Column], after: Option<&'a [Owned]>) -> Result<Vec<Value<'a>>, Fault> {
    let Some(after) = after else { return Ok(Vec::new()) };
    let value = |(column, cell): (&&Column, &'a Owned)| cell.value(column.holds);
    let values: Option<Vec<Value>> = keys.iter().zip(after).map(value).collect();
    values.ok_or(Fault::corrupt("a key is not what its column holds"))
}

fn key_of(row: &Row<'_>, table: &Table, keys: &[&Column]) -> Result<Vec<Owned>, Fault> {
    let place = |key: &&&Column| table.columns.iter().position(|column| column.name == key.name);
    let places = keys.iter().filter_map(|key| place(&key));
    places.map(|at| Ok(Owned::of(row.cell(at)?))).collect()
}

fn cells(row: &Row<'_>, columns: usize) -> Result<Vec<u8>, Problem> {
    let mut out = Vec::with_capacity(256);
    for column in 0..columns {
        match row.cell(column)? {
            Cell::Null => out.push(NULL),
            Cell::Int(number) => {
                out.push(NUMBER);
                out.extend(number.to_le_bytes());
            }
            Cell::Text(text) => put(&mut out, TEXT, text.as_bytes())?,
            Cell::Bytes(bytes) => put(&mut out, BYTES, bytes)?,
        }
    }
    Ok(out)
}

fn put(out: &mut Vec<u8>, kind: u8, bytes: &[u8]) -> Result<(), Problem> {
    let long = |_| Fault::Defect("a cell of more than 4 GiB".to_owned());
    out.push(kind);
    out.extend(u32::try_from(bytes.len()).map_err(long)?.to_le_bytes());
    out.extend_from_slice(bytes);
    Ok(())
}

/// The cells of one row, which must be as many as its table has columns.
pub fn read(bytes: &[u8], columns: usize) -> Result<Vec<Owned>, Problem> {
    let broken = Problem::Damaged("a row does not read");
    let (mut rest, mut row) = (bytes, Vec::with_capacity(columns));
    while let Some((cell, after)) = cell(rest) {
        row.push(cell);
        rest = after;
    }
    if rest.is_empty() && row.len() == columns { Ok(row) } else { Err(broken) }
}

fn cell(bytes: &[u8]) -> Option<(Owned, &[u8])> {
    let (kind, rest) = bytes.split_first()?;
    match *kind {
        NULL => Some((Owned::Null, rest)),
        NUMBER => {
            let (number, rest) = rest.split_first_chunk::<8>()?;
            Some((Owned::Number(i64::from_le_bytes(*number)), rest))
        }
        TEXT | BYTES => {
            let (length, rest) = rest.split_first_chunk::<4>()?;
            let (content, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            let cell = if *kind == TEXT {
                Owned::Text(String::from_utf8(content.to_vec()).ok()?)
            } else {
                Owned::Bytes(content.to_vec())
            };
            Some((cell, rest))
        }
        _ => None,
    }
}
