//! The two engines. Only this folder knows which one stands behind the door.

pub mod ahead;
mod belt;
pub mod clock;
pub mod postgres;
pub mod shape;
pub mod size;
pub mod sqlite;

use std::sync::Arc;

use base::Timestamp;

use crate::keys::KeyShelf;
use crate::{Fault, Location, Options, Sql, Tx};

/// A piece of work for an engine thread.
pub trait Work: Send {
    /// Whether it asks one thing only and needs no transaction around it.
    fn is_one_question(&self) -> bool;

    /// Runs inside a transaction; may be called again after two transactions met.
    fn run(&mut self, tx: &Tx) -> Result<(), Fault>;

    /// Called once, when the transaction is known to stand or to be gone.
    fn finish(self: Box<Self>, end: Result<(), Fault>);
}

pub type Parcel = Box<dyn Work>;

pub enum Connection {
    Sqlite(sqlite::Handle),
    Postgres(Box<postgres::Handle>),
}

impl Connection {
    pub fn open(options: &Options) -> Result<Self, Fault> {
        Ok(match &options.location {
            Location::Sqlite(path) => Self::Sqlite(sqlite::Handle::open(path, options.durability)?),
            Location::Postgres(address) => {
                Self::Postgres(Box::new(postgres::Handle::open(address, options.durability)?))
            }
        })
    }

    /// Runs SQL text that takes no parameters: schema steps and transaction words.
    pub fn batch(&self, text: &str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(handle) => handle.batch(text),
            Self::Postgres(handle) => handle.batch(text),
        }
    }

    pub fn begin_write(&self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(handle) => handle.word("BEGIN IMMEDIATE"),
            Self::Postgres(handle) => handle.begin_write(),
        }
    }

    /// One transaction word, said so often that SQLite keeps it prepared.
    pub fn word(&self, text: &'static str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(handle) => handle.word(text),
            Self::Postgres(handle) => handle.batch(text),
        }
    }

    /// A transaction in which nothing can be changed.
    pub fn begin_look(&self) -> Result<(), Fault> {
        self.batch(match self {
            Self::Sqlite(_) => "PRAGMA query_only = ON; BEGIN",
            Self::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })
    }

    pub fn prepare(&self, sql: Sql) -> Result<(), Fault> {
        let prepared = match self {
            Self::Sqlite(handle) => handle.prepare(sql),
            Self::Postgres(handle) => handle.prepare(sql),
        };
        prepared.map_err(|fault| Fault::Defect(format!("{}: {fault}", sql.name)))
    }

    /// Said in a transaction: its commit, and each before it, reaches the disk. SQLite's files are
    /// brought there by whoever knows where they lie.
    pub fn settle(&self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(_) => Ok(()),
            // Without a word of its own in the log the commit would have nothing to wait for.
            Self::Postgres(_) => self.batch(
                "SET LOCAL synchronous_commit = on; \
                 SELECT pg_logical_emit_message(true, 'latchkey', '')",
            ),
        }
    }

    /// Holds other nodes off while the schema changes. SQLite's write lock already does.
    pub fn lock_schema(&self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(_) => self.batch("SELECT pg_advisory_xact_lock(7210402)"),
        }
    }
}

pub enum Engine {
    Sqlite(sqlite::Threads),
    Postgres(postgres::Threads),
}

impl Engine {
    pub fn start(options: &Options, shelf: &Arc<KeyShelf>, now: Timestamp) -> Result<Self, Fault> {
        Ok(match &options.location {
            Location::Sqlite(_) => Self::Sqlite(sqlite::Threads::start(options, shelf, now)?),
            Location::Postgres(_) => Self::Postgres(postgres::Threads::start(options, shelf, now)?),
        })
    }

    pub fn read(&self, parcel: Parcel) -> Result<(), Fault> {
        match self {
            Self::Sqlite(threads) => threads.read(parcel),
            Self::Postgres(threads) => threads.read(parcel),
        }
    }

    /// A read that makes a single look-up.
    pub fn ask(&self, parcel: Parcel) -> Result<(), Fault> {
        match self {
            Self::Sqlite(threads) => threads.ask(parcel),
            Self::Postgres(threads) => threads.read(parcel),
        }
    }

    pub fn write(&self, parcel: Parcel) -> Result<(), Fault> {
        match self {
            Self::Sqlite(threads) => threads.write(parcel),
            Self::Postgres(threads) => threads.write(parcel),
        }
    }
}
