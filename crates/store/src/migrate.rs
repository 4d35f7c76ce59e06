//! Brings a database up to what this program expects: expand first, contract later, never back.

use std::sync::Arc;

use base::Timestamp;

use crate::audit::Chain;
use crate::engine::Connection;
use crate::keys::KeyShelf;
use crate::{Fault, Options, Slice, Step, Tx, args};

crate::statements! {
    APPLIED = "SELECT step, digest FROM schema_step WHERE slice = $1 ORDER BY step";
    RECORD = "INSERT INTO schema_step (slice, step, digest, applied_at) VALUES ($1, $2, $3, $4)";
}

const STEPS_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_step (\
    slice TEXT NOT NULL, step TEXT NOT NULL, digest TEXT NOT NULL, applied_at BIGINT NOT NULL, \
    PRIMARY KEY (slice, step))";

/// Applies what is missing and opens the house's keys.
pub(crate) fn prepare(
    options: &Options,
    slices: &[Slice],
    now: Timestamp,
) -> Result<KeyShelf, Fault> {
    let shelf = Arc::new(KeyShelf::empty(options.keyring.clone(), Arc::clone(&options.luck)));
    let tx = Tx::new(Connection::open(options)?, shelf, Chain::closed());
    tx.now.set(now);
    in_one(&tx, || tx.connection.batch(STEPS_TABLE))?;
    for slice in std::iter::once(&crate::SCHEMA).chain(slices) {
        bring_up(&tx, slice)?;
    }
    let mut opened = None;
    in_one(&tx, || {
        opened = Some(KeyShelf::open(&tx, options.keyring.clone(), Arc::clone(&options.luck))?);
        Ok(())
    })?;
    opened.ok_or_else(|| Fault::Defect("no key shelf".to_owned()))
}

fn in_one(tx: &Tx, mut work: impl FnMut() -> Result<(), Fault>) -> Result<(), Fault> {
    tx.connection.begin_write()?;
    let end = tx.connection.lock_schema().and_then(|()| work());
    match end {
        Ok(()) => tx.connection.batch("COMMIT"),
        Err(fault) => {
            let _ = tx.connection.batch("ROLLBACK");
            Err(fault)
        }
    }
}

fn bring_up(tx: &Tx, slice: &Slice) -> Result<(), Fault> {
    for step in slice.steps {
        in_one(tx, || apply(tx, slice, step))?;
    }
    Ok(())
}

fn apply(tx: &Tx, slice: &Slice, step: &Step) -> Result<(), Fault> {
    let applied = applied(tx, slice)?;
    let digest = digest(step.text);
    match applied.iter().find(|(name, _)| name == step.name) {
        Some((_, known)) if *known == digest => Ok(()),
        Some(_) => Err(changed(slice, step)),
        None => {
            tx.connection.batch(step.text)?;
            tx.run(RECORD, &args![slice.name, step.name, digest, tx.now()]).map(|_| ())
        }
    }
}

/// What this database has yet to be brought up to, as `slice/step`; asked without changing it.
pub(crate) fn missing(tx: &Tx, slices: &[Slice]) -> Result<Vec<String>, Fault> {
    let begun = crate::engine::shape::tables(tx)?.iter().any(|table| table.name == "schema_step");
    let mut missing = Vec::new();
    for slice in std::iter::once(&crate::SCHEMA).chain(slices) {
        let applied = if begun { applied(tx, slice)? } else { Vec::new() };
        for step in slice.steps {
            match applied.iter().find(|(name, _)| name == step.name) {
                Some((_, known)) if *known == digest(step.text) => {}
                Some(_) => return Err(changed(slice, step)),
                None => missing.push(format!("{}/{}", slice.name, step.name)),
            }
        }
    }
    Ok(missing)
}

fn applied(tx: &Tx, slice: &Slice) -> Result<Vec<(String, String)>, Fault> {
    tx.all(APPLIED, &args![slice.name], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn changed(slice: &Slice, step: &Step) -> Fault {
    Fault::Defect(format!(
        "schema step {}/{} was changed after it was applied",
        slice.name, step.name
    ))
}

fn digest(text: &str) -> String {
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes());
    data_encoding::HEXLOWER.encode(hash.as_ref())
}
