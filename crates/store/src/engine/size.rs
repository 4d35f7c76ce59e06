//! How much room a database takes. Each engine says it in its own way.

use crate::{Fault, Sql, Tx};

use super::Connection;

const SQLITE: Sql = Sql {
    name: "SIZE_OF_SQLITE",
    text: "SELECT p.page_count * s.page_size FROM pragma_page_count AS p, pragma_page_size AS s",
};

const POSTGRES: Sql =
    Sql { name: "SIZE_OF_POSTGRES", text: "SELECT pg_database_size(current_database())" };

/// Bytes of tables and indexes; what SQLite keeps beside its file until the next checkpoint is not
/// counted.
pub fn bytes(tx: &Tx) -> Result<u64, Fault> {
    let sql = match &tx.connection {
        Connection::Sqlite(_) => SQLITE,
        Connection::Postgres(_) => POSTGRES,
    };
    let bytes: i64 = tx.one(sql, &[], |row| row.get(0))?;
    u64::try_from(bytes).map_err(|_| Fault::corrupt("a size below nothing"))
}
