//! Where a house of the sample plan keeps its things: a folder, and on PostgreSQL a database.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use base::{SeededLuck, Timestamp};
use store::{Db, Durability, Keyring, Location, Options};
use tempfile::TempDir;

/// What the sample members follow from, here and in the house.
pub const SEED: u64 = 7;

/// The cluster that may be filled with throw-away databases.
const CLUSTER: &str = "LATCHKEY_TEST_POSTGRES";

pub struct Place {
    folder: TempDir,
    pub members: u32,
    database: Option<Database>,
}

/// A database of its own in a cluster, dropped with its place.
struct Database {
    cluster: String,
    name: String,
}

impl Place {
    pub fn sqlite() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), members: 0, database: None }
    }

    /// In the cluster the environment names; nothing where it names none.
    pub fn postgres() -> Option<Self> {
        Some(Self::in_cluster(&std::env::var(CLUSTER).ok()?))
    }

    pub fn in_cluster(cluster: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("latchkey_it_{}_{number}", std::process::id());
        let database = Database { cluster: cluster.to_owned(), name };
        psql(cluster, &format!("CREATE DATABASE {} TEMPLATE template0", database.name));
        Self { database: Some(database), ..Self::sqlite() }
    }

    #[must_use]
    pub fn with_members(self, members: u32) -> Self {
        Self { members, ..self }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn keys(&self) -> PathBuf {
        self.folder().join("keys")
    }

    pub fn engine(&self) -> &'static str {
        if self.database.is_some() { "PostgreSQL" } else { "SQLite" }
    }

    /// How a client reaches the database, where there is a server to reach.
    pub fn conninfo(&self) -> Option<String> {
        let database = self.database.as_ref()?;
        Some(format!("{} dbname={}", database.cluster, database.name))
    }

    /// `latchkey demo` for this place, on a port of the system's choice.
    pub fn demo(&self) -> Command {
        let mut command = latchkey();
        self.ask_for_demo(&mut command);
        command
    }

    /// The same words for a command that leads to the program by another way.
    pub fn ask_for_demo(&self, command: &mut Command) {
        command.arg("demo").arg("--data").arg(self.folder());
        command.args(["--listen", "127.0.0.1:0"]);
        command.args(["--members", &self.members.to_string(), "--seed", &SEED.to_string()]);
        if let Some(conninfo) = self.conninfo() {
            command.args(["--database", &conninfo]);
        }
    }

    /// The store, opened beside the house or after its end, with the house's own keys.
    pub fn store(&self) -> Db {
        let location = self.conninfo().map_or_else(
            || Location::Sqlite(self.folder().join("latchkey.db")),
            Location::Postgres,
        );
        let options = Options {
            location,
            keyring: Keyring::load(&self.keys()).unwrap(),
            luck: Arc::new(SeededLuck::new(u64::from(std::process::id()))),
            threads: 2,
            durability: Durability::Full,
        };
        Db::open(options, &[], now()).unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // After a failure it stays, to be looked into.
        if !std::thread::panicking() {
            psql(&self.cluster, &format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

/// The program under test.
pub fn latchkey() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command.env_remove("LATCHKEY_CONFIG").stdin(Stdio::null());
    command
}

pub fn now() -> Timestamp {
    Timestamp::from_micros(jiff::Timestamp::now().as_microsecond())
}

/// Runs SQL by PostgreSQL's own client and gives what it printed.
pub fn psql(conninfo: &str, sql: &str) -> Vec<u8> {
    let mut command = Command::new("psql");
    command.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"]);
    command.args(["--set=ON_ERROR_STOP=1", "--dbname", conninfo, "--command", sql]);
    let done = command.output().unwrap();
    assert!(done.status.success(), "psql: {}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}
