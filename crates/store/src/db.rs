//! The door: closures in, answers out.

use std::path::PathBuf;
use std::sync::Arc;

use base::{Luck, Timestamp};
use tokio::sync::{Notify, oneshot};

use crate::engine::{self, Engine, Work};
use crate::first_load::{self, Hold};
use crate::keys::KeyShelf;
use crate::{Fault, Keyring, Slice, Sql, Tx, migrate};

/// Where the data lives.
#[derive(Clone)]
pub enum Location {
    /// A file; its folder must exist.
    Sqlite(PathBuf),
    /// libpq's `key=value` words or a `postgresql://` address.
    Postgres(String),
}

/// The address of a PostgreSQL may hold a password.
impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "Sqlite({})", path.display()),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

impl Location {
    /// Whether a first load was begun here and not settled.
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Sqlite(path) if first_load::is_begun(path))
    }
}

/// What an acknowledged write survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Power loss: every commit reaches the disk before the caller hears of it.
    Full,
    /// The same, for a process that takes in a great many records at a time: some 64 MiB more of
    /// pages in memory, and what was written is brought to its place in larger pieces.
    FullInBulk,
    /// On SQLite: nothing until `Db::settle`, and after a power cut the house cannot be opened. For
    /// the first load of a house that nobody uses yet; up to 1 GiB of pages stays in memory. On
    /// PostgreSQL the last second's commits may be lost, never half of one, and those before are
    /// kept.
    FirstLoad,
    /// Nothing; for tests and for filling a database that can be made again.
    None,
}

pub struct Options {
    pub location: Location,
    pub keyring: Keyring,
    pub luck: Arc<dyn Luck>,
    /// Threads that read (SQLite), or connections in all (PostgreSQL).
    pub threads: usize,
    pub durability: Durability,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Options({:?}, {} threads)", self.location, self.threads)
    }
}

/// A database, ready for work. Cheap to clone; the threads end with the last clone.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
    shelf: Arc<KeyShelf>,
    queued: Arc<Notify>,
    /// The file whose first load this is.
    loading: Option<PathBuf>,
    _hold: Option<Arc<Hold>>,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Db")
    }
}

impl Db {
    /// Opens the database, brings its schema up to `slices`, and starts the threads.
    /// Blocks; call it before the runtime serves anybody.
    pub fn open(options: Options, slices: &[Slice], now: Timestamp) -> Result<Self, Fault> {
        let (hold, loading) = match &options.location {
            Location::Sqlite(path) => {
                let hold = first_load::hold(path, options.durability)?;
                let is_first = options.durability == Durability::FirstLoad;
                (Some(Arc::new(hold)), is_first.then(|| path.clone()))
            }
            Location::Postgres(_) => (None, None),
        };
        let shelf = Arc::new(migrate::prepare(&options, slices, now)?);
        let engine = Engine::start(&options, &shelf, now)?;
        let (engine, queued) = (Arc::new(engine), Arc::new(Notify::new()));
        Ok(Self { engine, shelf, queued, loading, _hold: hold })
    }

    /// Brings what a first load wrote to the disk: from here on it survives a power cut, and the
    /// house may be opened. Blocks; to be called once the last write was answered.
    pub fn settle(&self) -> Result<(), Fault> {
        match &self.loading {
            Some(file) => first_load::end(file),
            None => self.write_blocking(Timestamp::from_micros(0), |tx| tx.connection.settle()),
        }
    }

    /// Reads from one consistent picture of the data. `work` may run again.
    pub async fn read<T, F>(&self, now: Timestamp, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    {
        let (work, answer) = Pending::parcel(now, work, Manner::Read);
        self.engine.read(work)?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }

    /// One question: `work` makes a single look-up, so no transaction need stand around it. What
    /// must agree with each other belongs into one `read`.
    pub async fn ask<T, F>(&self, now: Timestamp, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    {
        let (work, answer) = Pending::parcel(now, work, Manner::Question);
        self.engine.ask(work)?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }

    /// One transaction. `work` may run again after two transactions met, so it does nothing but
    /// talk to `Tx`. The answer arrives after the commit is as durable as was asked for.
    pub async fn write<T, F>(&self, now: Timestamp, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    {
        let (work, answer) = Pending::parcel(now, work, Manner::Write(Arc::clone(&self.queued)));
        self.engine.write(work)?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }

    /// `read`, for commands and tests; never on the runtime's threads.
    pub fn read_blocking<T, F>(&self, now: Timestamp, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    {
        let (work, answer) = Pending::parcel(now, work, Manner::Read);
        self.engine.read(work)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(gone()))
    }

    /// `write`, for commands and tests; never on the runtime's threads.
    pub fn write_blocking<T, F>(&self, now: Timestamp, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    {
        let (work, answer) = Pending::parcel(now, work, Manner::Write(Arc::clone(&self.queued)));
        self.engine.write(work)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(gone()))
    }

    /// Rings when a transaction of this process has queued a job.
    pub fn queued(&self) -> &Notify {
        &self.queued
    }

    /// Keys that stand apart from the database, for other rooms' secrets.
    pub fn keyring(&self) -> &Keyring {
        self.shelf.keyring()
    }

    /// Forgets member keys held in memory, as after another node forgot a member.
    pub fn drop_cached_keys(&self) {
        self.shelf.drop_cached();
    }

    /// Bytes that tables and indexes take on the disk. Blocks; for commands and tests.
    pub fn bytes(&self) -> Result<u64, Fault> {
        self.read_blocking(Timestamp::from_micros(0), engine::size::bytes)
    }

    /// Asks the engine to prepare every statement: the test that one text serves both.
    pub fn prepare_all(&self, statements: Vec<Sql>) -> Result<(), Fault> {
        self.read_blocking(Timestamp::from_micros(0), move |tx| {
            statements.iter().try_for_each(|sql| tx.connection.prepare(*sql))
        })
    }
}

fn gone() -> Fault {
    Fault::Unavailable("the database's threads have ended".to_owned())
}

/// What a closure is going to do, and what rings when it has queued a job.
enum Manner {
    Question,
    Read,
    Write(Arc<Notify>),
}

/// A closure on its way to an engine thread, and its answer on the way back.
struct Pending<T, F> {
    now: Timestamp,
    work: F,
    done: Option<Result<T, Fault>>,
    answer: oneshot::Sender<Result<T, Fault>>,
    manner: Manner,
    rings: bool,
}

impl<T, F> Pending<T, F>
where
    T: Send + 'static,
    F: FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
{
    fn parcel(
        now: Timestamp,
        work: F,
        manner: Manner,
    ) -> (Box<dyn Work>, oneshot::Receiver<Result<T, Fault>>) {
        let (answer, receiver) = oneshot::channel();
        (Box::new(Self { now, work, done: None, answer, manner, rings: false }), receiver)
    }
}

impl<T, F> Work for Pending<T, F>
where
    T: Send + 'static,
    F: FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
{
    fn is_one_question(&self) -> bool {
        matches!(self.manner, Manner::Question)
    }

    fn run(&mut self, tx: &Tx) -> Result<(), Fault> {
        tx.now.set(self.now);
        tx.queued.set(false);
        let value = (self.work)(tx)?;
        self.rings = tx.queued.get();
        self.done = Some(Ok(value));
        Ok(())
    }

    fn finish(self: Box<Self>, end: Result<(), Fault>) {
        let answer = match end {
            Ok(()) => self.done.unwrap_or_else(|| Err(gone())),
            Err(fault) => Err(fault),
        };
        if answer.is_ok()
            && self.rings
            && let Manner::Write(ring) = &self.manner
        {
            ring.notify_one();
        }
        // Nobody waits any more: the visitor left, and the work is done all the same.
        let _ = self.answer.send(answer);
    }
}
