//! A backup into an empty database of either engine: all of it in one transaction, or nothing.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use base::Timestamp;

use super::rows::{Owned, lasting};
use super::{Header, KEYS_TABLE, Listed, Problem, STEPS_TABLE, Summary};
use super::{check, first, open, steps, walk};
use crate::engine::shape::{Column, Table, tables};
use crate::{Db, Fault, Keyring, Sql, Tx, Value};

/// Fills `db` from the file at `path`. The caller opens the database anew afterwards: this `Db`
/// still holds the keys it was made with.
pub fn restore(db: &Db, path: &Path, now: Timestamp) -> Result<Summary, Problem> {
    let keyring = db.keyring().clone();
    check(path, &keyring)?;
    let header = first(&mut open(path, &keyring)?, &keyring)?;
    let place = db.read_blocking(now, move |tx| Ok((steps(tx)?, full(tx)?)))?;
    if place.0 != header.steps {
        return Err(Problem::OtherVersion(difference(&header.steps, &place.0)));
    }
    if let Some(table) = place.1 {
        return Err(Problem::NotEmpty(table));
    }
    let why = Arc::new(Mutex::new(None));
    let (path, mine) = (path.to_owned(), Arc::clone(&why));
    let filled = db.write_blocking(now, move |tx| {
        fill(tx, &keyring, &path).map_err(|problem| match problem {
            Problem::Store(fault) => fault,
            other => {
                *mine.lock().unwrap_or_else(PoisonError::into_inner) = Some(other);
                Fault::corrupt("the backup stopped being readable")
            }
        })
    });
    match why.lock().unwrap_or_else(PoisonError::into_inner).take() {
        Some(problem) => Err(problem),
        None => Ok(filled?),
    }
}

/// One step that only one of them knows.
fn difference(file: &[(String, String, String)], here: &[(String, String, String)]) -> String {
    let only = |from: &[(String, String, String)], other: &[(String, String, String)]| {
        let step = from.iter().find(|step| !other.contains(step))?;
        Some(format!("{}/{}", step.0, step.1))
    };
    let in_file = only(file, here).map(|step| format!("it has the schema step {step}"));
    let or_here = || only(here, file).map(|step| format!("it lacks the schema step {step}"));
    in_file.or_else(or_here).unwrap_or_default()
}

/// A table that holds rows already, other than those every new database has.
fn full(tx: &Tx) -> Result<Option<String>, Fault> {
    for table in tables(tx)? {
        if table.name == STEPS_TABLE || table.name == KEYS_TABLE {
            continue;
        }
        let any = lasting(format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM {} LIMIT 1) AS any_row",
            table.name
        ));
        if tx.one(any, &[], |row| row.get::<i64>(0))? > 0 {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}

fn fill(tx: &Tx, keyring: &Keyring, path: &Path) -> Result<Summary, Problem> {
    // Asked again inside the transaction: a server may have been started meanwhile.
    if let Some(table) = full(tx)? {
        return Err(Problem::NotEmpty(table));
    }
    tx.run(lasting(format!("DELETE FROM {KEYS_TABLE}")), &[])?;
    let mut reader = open(path, keyring)?;
    let header = first(&mut reader, keyring)?;
    let targets = targets(&header, &tables(tx)?)?;
    walk(&mut reader, &header, |number, cells| {
        let (sql, columns) = &targets[number];
        let values = cells.iter().zip(columns).map(|(cell, column)| cell.value(column.holds));
        let values: Option<Vec<Value>> = values.collect();
        let values = values.ok_or(Problem::Damaged("a cell is not what its column holds"))?;
        tx.run(*sql, &values)?;
        Ok(())
    })
}

/// How a row of each table in the file is written here.
fn targets(header: &Header, here: &[Table]) -> Result<Vec<(Sql, Vec<Column>)>, Problem> {
    let target = |listed: &Listed| {
        let odd = || Problem::OtherVersion(format!("the table {}", listed.name));
        let table = here.iter().find(|table| table.name == listed.name).ok_or_else(odd)?;
        let column =
            |name: &String| table.columns.iter().find(|column| column.name == *name).cloned();
        let columns: Option<Vec<Column>> = listed.columns.iter().map(column).collect();
        let columns = columns.ok_or_else(odd)?;
        let places: Vec<String> = (1..=columns.len()).map(|at| format!("${at}")).collect();
        let (names, places) = (listed.columns.join(", "), places.join(", "));
        let text = format!("INSERT INTO {} ({names}) VALUES ({places})", table.name);
        Ok((lasting(text), columns))
    };
    header.tables.iter().map(target).collect()
}

/// The house's own keys must open with the master keys at hand, or nothing restored ever would.
pub fn check_key(keyring: &Keyring, listed: &Listed, cells: &[Owned]) -> Result<(), Problem> {
    let cell = |name: &str| cells.get(listed.columns.iter().position(|column| column == name)?);
    match (cell("name"), cell("master"), cell("wrapped")) {
        (Some(Owned::Text(name)), Some(Owned::Number(master)), Some(Owned::Bytes(wrapped))) => {
            crate::keys::opens(keyring, name, (*master, wrapped)).map_err(|_| Problem::OtherKeys)
        }
        _ => Err(Problem::Damaged("a key does not read")),
    }
}
