//! SQLite: one thread writes, some read. Writers that wait together share one commit, each in a
//! savepoint of its own, because a durable commit costs a turn of the disk and a savepoint none.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection as Raw, ErrorCode, OpenFlags, ToSql};

use super::belt::{Feeder, Taker, belt};
use super::{Connection, Parcel};
use crate::audit::Chain;
use crate::keys::KeyShelf;
use crate::value::Cell;
use crate::{Durability, Fault, Options, Row, Sql, Tx, Value, first_load};

/// How many writers may share one commit.
const SHARED: usize = 128;
/// How long another process's writer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of a page, unless SQLite's own default ever changes.
const PAGE: u64 = 4_096;
/// Bytes of pages kept, and of the log before it is worked into the file, where a great many
/// records come in: they belong all over the indexes, and a page that several belong to is then
/// written once. A visitor who commits beside it may have to work off as much.
const IN_BULK: u64 = 64 << 20;
/// The same where nobody visits yet: pages kept, and the log.
const AT_FIRST: (u64, u64) = (1 << 30, 512 << 20);

pub struct Handle {
    raw: Raw,
    /// Statements in SQLite's spelling, by the address of ours.
    spelled: RefCell<HashMap<usize, Arc<str>>>,
}

impl Handle {
    pub fn open(path: &Path, durability: Durability) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        first_load::admit(path, durability)?;
        let raw = Raw::open_with_flags(path, flags).map_err(fault)?;
        raw.busy_timeout(PATIENCE).map_err(fault)?;
        raw.set_prepared_statement_cache_capacity(256);
        // Else SQLite prepares a statement anew whenever a parameter that its plan looked at gets
        // another value, which is nearly always and costs more than running it.
        raw.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(fault)?;
        if durability == Durability::FirstLoad {
            // What closes last would work the log into the file without waiting for the disk, after
            // both were brought there.
            raw.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(fault)?;
        }
        let synchronous = match durability {
            Durability::Full | Durability::FullInBulk => "FULL",
            Durability::FirstLoad | Durability::None => "OFF",
        };
        let (cache, checkpoint) = match durability {
            Durability::FullInBulk => (IN_BULK, IN_BULK / PAGE),
            Durability::FirstLoad => (AT_FIRST.0, AT_FIRST.1 / PAGE),
            Durability::Full | Durability::None => (8 << 20, 1_000),
        };
        let cache = cache >> 10;
        raw.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous};
             PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
             PRAGMA cache_size = -{cache}; PRAGMA temp_store = MEMORY;
             PRAGMA wal_autocheckpoint = {checkpoint};
             PRAGMA journal_size_limit = 67108864;"
        ))
        .map_err(fault)?;
        Ok(Self { raw, spelled: RefCell::default() })
    }

    pub fn batch(&self, text: &str) -> Result<(), Fault> {
        self.raw.execute_batch(text).map_err(fault)
    }

    /// A statement without parameters or answer, kept prepared.
    pub fn word(&self, text: &'static str) -> Result<(), Fault> {
        let mut statement = self.raw.prepare_cached(text).map_err(fault)?;
        statement.execute([]).map(|_| ()).map_err(fault)
    }

    /// SQLite takes `$2` for a name and numbers names in the order it meets them; `?2` is the
    /// second parameter wherever it stands. The token `{skip_locked}` says where PostgreSQL
    /// passes over rows that another node holds; here the writer is alone.
    fn spelled(&self, sql: Sql) -> Arc<str> {
        let mut spelled = self.spelled.borrow_mut();
        let text = spelled
            .entry(sql.text.as_ptr() as usize)
            .or_insert_with(|| sql.text.replace('$', "?").replace("{skip_locked}", "").into());
        Arc::clone(text)
    }

    pub fn prepare(&self, sql: Sql) -> Result<(), Fault> {
        self.raw.prepare(&self.spelled(sql)).map(|_| ()).map_err(fault)
    }

    pub fn run(&self, sql: Sql, args: &[Value<'_>]) -> Result<u64, Fault> {
        let mut statement = self.raw.prepare_cached(&self.spelled(sql)).map_err(fault)?;
        let changed = statement.execute(rusqlite::params_from_iter(args)).map_err(fault)?;
        Ok(changed as u64)
    }

    pub fn each(
        &self,
        sql: Sql,
        args: &[Value<'_>],
        mut see: impl FnMut(&Row<'_>) -> Result<bool, Fault>,
    ) -> Result<(), Fault> {
        let mut statement = self.raw.prepare_cached(&self.spelled(sql)).map_err(fault)?;
        let changes = !statement.readonly();
        let mut rows = statement.query(rusqlite::params_from_iter(args)).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            if !see(&Row::Sqlite(row))? {
                break;
            }
        }
        // An INSERT … RETURNING has done its work only once it is stepped to its end.
        while changes && rows.next().map_err(fault)?.is_some() {}
        Ok(())
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Bool(truth) => ValueRef::Integer(i64::from(*truth)),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

pub fn cell<'r>(row: &'r rusqlite::Row<'r>, index: usize) -> Result<Cell<'r>, Fault> {
    Ok(match row.get_ref(index).map_err(fault)? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Int(number),
        ValueRef::Text(text) => {
            Cell::Text(std::str::from_utf8(text).map_err(|_| Fault::corrupt("text is not UTF-8"))?)
        }
        ValueRef::Blob(bytes) => Cell::Bytes(bytes),
        ValueRef::Real(_) => return Err(Fault::corrupt("a column holds a fraction")),
    })
}

fn fault(error: rusqlite::Error) -> Fault {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Fault::Full,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Fault::Conflict("another process is writing".to_owned())
        }
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied) => {
            Fault::Unavailable(error.to_string())
        }
        // The text names tables and columns, never values.
        _ => Fault::Database(error.to_string()),
    }
}

pub struct Threads {
    readers: Feeder<Parcel>,
    writer: Feeder<Parcel>,
    /// For single look-ups, which take less time than waking a thread would.
    at_hand: Mutex<Vec<Tx>>,
}

impl Threads {
    pub fn start(options: &Options, shelf: &Arc<KeyShelf>, now: Timestamp) -> Result<Self, Fault> {
        let (readers, reading) = belt();
        for number in 0..options.threads.max(1) {
            let tx = reader(options, shelf)?;
            let belt = reading.clone();
            spawn(format!("sqlite-read-{number}"), move || read_all(&tx, &belt))?;
        }
        let (writer, writing) = belt();
        let chain = Chain::start(shelf, now);
        let tx = Tx::new(Connection::open(options)?, Arc::clone(shelf), chain);
        spawn("sqlite-write".to_owned(), move || write_all(&tx, &writing))?;
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let at_hand: Result<_, _> = (0..cores).map(|_| reader(options, shelf)).collect();
        Ok(Self { readers, writer, at_hand: Mutex::new(at_hand?) })
    }

    /// Answers on the caller's own thread. A reader waits for no writer here, so this is some
    /// microseconds of work; where all hands are full it is a read like any other.
    pub fn ask(&self, mut parcel: Parcel) -> Result<(), Fault> {
        let Some(tx) = self.hands().pop() else { return self.readers.put(parcel) };
        let end = read_one(&tx, parcel.as_mut());
        tx.discard();
        self.hands().push(tx);
        parcel.finish(end);
        Ok(())
    }

    fn hands(&self) -> MutexGuard<'_, Vec<Tx>> {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn read(&self, parcel: Parcel) -> Result<(), Fault> {
        self.readers.put(parcel)
    }

    pub fn write(&self, parcel: Parcel) -> Result<(), Fault> {
        self.writer.put(parcel)
    }
}

pub fn spawn(name: String, work: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
    std::thread::Builder::new()
        .name(name)
        .spawn(work)
        .map(|_| ())
        .map_err(|error| Fault::Unavailable(error.to_string()))
}

fn reader(options: &Options, shelf: &Arc<KeyShelf>) -> Result<Tx, Fault> {
    let connection = Connection::open(options)?;
    // What a reader keeps is small, however much is taken in.
    connection.batch("PRAGMA query_only = ON; PRAGMA cache_size = -8192")?;
    Ok(Tx::new(connection, Arc::clone(shelf), Chain::closed()))
}

fn read_all(tx: &Tx, belt: &Taker<Parcel>) {
    while let Some(mut parcel) = belt.take() {
        let end = read_one(tx, parcel.as_mut());
        tx.discard();
        parcel.finish(end);
    }
}

fn read_one(tx: &Tx, parcel: &mut dyn super::Work) -> Result<(), Fault> {
    if parcel.is_one_question() {
        return parcel.run(tx);
    }
    let end = tx.connection.word("BEGIN").and_then(|()| parcel.run(tx));
    // Nothing was written; COMMIT and ROLLBACK are the same here.
    end.and(tx.connection.word("ROLLBACK"))
}

fn write_all(tx: &Tx, belt: &Taker<Parcel>) {
    while let Some(first) = belt.take() {
        let mut waiting = vec![first];
        waiting.extend(belt.take_more(SHARED - 1));
        write_together(tx, waiting);
    }
}

/// Runs every parcel in its own savepoint and commits once.
fn write_together(tx: &Tx, parcels: Vec<Parcel>) {
    if let Err(fault) = tx.connection.begin_write() {
        return refuse(parcels, &fault);
    }
    let mut done = Vec::with_capacity(parcels.len());
    let mut parcels = parcels.into_iter();
    for mut parcel in parcels.by_ref() {
        match write_one(tx, parcel.as_mut()) {
            Ok(()) => done.push(parcel),
            Err(fault) if broken_off(tx) => {
                // A full disk may end the whole transaction, not only the savepoint.
                tx.discard_all();
                done.push(parcel);
                done.extend(parcels);
                return refuse(done, &fault);
            }
            Err(fault) => parcel.finish(Err(fault)),
        }
    }
    let end = tx.close_chain().and_then(|()| tx.connection.word("COMMIT"));
    match end {
        Ok(()) => {
            tx.keep();
            for parcel in done {
                parcel.finish(Ok(()));
            }
        }
        Err(fault) => {
            let _ = tx.connection.word("ROLLBACK");
            tx.discard_all();
            refuse(done, &fault);
        }
    }
}

fn write_one(tx: &Tx, parcel: &mut dyn super::Work) -> Result<(), Fault> {
    tx.connection.word("SAVEPOINT one")?;
    let mark = tx.mark();
    let end = parcel.run(tx);
    match end {
        Ok(()) => tx.connection.word("RELEASE one"),
        Err(fault) => {
            tx.back_to(mark);
            tx.connection.word("ROLLBACK TO one")?;
            tx.connection.word("RELEASE one")?;
            Err(fault)
        }
    }
}

fn broken_off(tx: &Tx) -> bool {
    match &tx.connection {
        Connection::Sqlite(handle) => handle.raw.is_autocommit(),
        Connection::Postgres(_) => false,
    }
}

fn refuse(parcels: Vec<Parcel>, fault: &Fault) {
    for parcel in parcels {
        parcel.finish(Err(match fault {
            Fault::Full => Fault::Full,
            Fault::Conflict(text) => Fault::Conflict(text.clone()),
            Fault::Unavailable(text) => Fault::Unavailable(text.clone()),
            other => Fault::Database(other.to_string()),
        }));
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::args;

    const ADD: Sql = Sql { name: "ADD", text: "INSERT INTO thing VALUES ($1, $2)" };
    const AFTER: Sql = Sql {
        name: "AFTER",
        text: "SELECT day FROM thing WHERE owner = $1 AND day > $2 ORDER BY day DESC LIMIT $3",
    };

    #[test]
    fn a_statement_is_prepared_once_whatever_values_it_is_given() {
        let handle = Handle::open(Path::new(":memory:"), Durability::None).unwrap();
        handle.batch("CREATE TABLE thing (owner INT, day INT)").unwrap();
        handle.batch("CREATE INDEX thing_day ON thing (owner, day)").unwrap();
        for day in 0..100_i64 {
            handle.run(ADD, &args![day % 3, day]).unwrap();
            handle.each(AFTER, &args![day % 3, day - 10, 1 + day % 5], |_| Ok(true)).unwrap();
        }
        let statement = handle.raw.prepare_cached(&handle.spelled(AFTER)).unwrap();
        assert_eq!(statement.get_status(StatementStatus::Run), 100);
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }
}
