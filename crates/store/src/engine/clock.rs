//! What time the database has. Each engine says it in words of its own, so this is a fork.

use base::Timestamp;

use super::Connection;
use crate::{Fault, Sql, Tx};

const POSTGRES: Sql = Sql {
    name: "CLOCK_OF_POSTGRES",
    text: "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)",
};

/// The database's own clock; SQLite has none but this machine's.
pub fn now(tx: &Tx) -> Result<Option<Timestamp>, Fault> {
    match &tx.connection {
        Connection::Sqlite(_) => Ok(None),
        Connection::Postgres(_) => tx.maybe(POSTGRES, &[], |row| row.get(0)),
    }
}
