//! Fresh databases for tests, one on each engine.
//!
//! SQLite always; PostgreSQL when `LATCHKEY_TEST_POSTGRES` names a cluster that may be filled with
//! throw-away databases, as `cargo xtask test` sees to.

mod crowd;
mod plans;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base::{Luck, SeededLuck, Timestamp};

use crate::engine::postgres::Handle;
use crate::{Db, Durability, Keyring, Location, Options, Slice};

pub use crowd::crowd;
pub use plans::{Plan, plans};

/// What is done to a fresh database.
type Test<'a> = &'a mut dyn FnMut(&Db);

/// 2027-03-04T15:00:00Z, a Thursday.
pub const NOW: Timestamp = Timestamp::from_seconds(1_804_172_400);

static NUMBER: AtomicU64 = AtomicU64::new(1);

fn options(location: Location, keyring: Option<&Keyring>) -> Options {
    let luck: Arc<dyn Luck> = Arc::new(SeededLuck::new(unique()));
    let keyring = keyring.cloned().unwrap_or_else(|| Keyring::in_memory(luck.as_ref()));
    Options { location, keyring, luck, threads: 4, durability: Durability::None }
}

fn unique() -> u64 {
    (u64::from(std::process::id()) << 24) | NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// Runs `test` on a fresh database of each engine.
pub fn both(slices: &[Slice], mut test: impl FnMut(&Db)) {
    each(None, slices, &mut test);
}

/// The same with these keys, for what moves from one database to another.
pub fn each_with(keyring: &Keyring, slices: &[Slice], mut test: impl FnMut(&Db)) {
    each(Some(keyring), slices, &mut test);
}

fn each(keyring: Option<&Keyring>, slices: &[Slice], test: &mut dyn FnMut(&Db)) {
    on_sqlite(keyring, slices, test);
    if let Ok(cluster) = std::env::var("LATCHKEY_TEST_POSTGRES") {
        postgres(&cluster, keyring, (slices, test));
    }
}

/// Runs `test` on a fresh SQLite file.
pub fn sqlite(slices: &[Slice], test: &mut impl FnMut(&Db)) {
    on_sqlite(None, slices, test);
}

/// Runs `test` with what opens a place nobody has used, once for each engine; the same place and
/// keys however often it is asked for.
pub fn places(mut test: impl FnMut(&dyn Fn() -> Options)) {
    let keyring = Keyring::in_memory(&SeededLuck::new(unique()));
    in_a_folder(&mut |file| test(&|| options(file.clone(), Some(&keyring))));
    if let Ok(cluster) = std::env::var("LATCHKEY_TEST_POSTGRES") {
        in_a_cluster(&cluster, &mut |database| {
            test(&|| options(database.clone(), Some(&keyring)));
        });
    }
}

fn on_sqlite(keyring: Option<&Keyring>, slices: &[Slice], test: &mut dyn FnMut(&Db)) {
    in_a_folder(&mut |file| {
        test(&Db::open(options(file, keyring), slices, NOW).expect("SQLite opens"));
    });
}

fn postgres(cluster: &str, keyring: Option<&Keyring>, (slices, test): (&[Slice], Test<'_>)) {
    in_a_cluster(cluster, &mut |database| {
        test(&Db::open(options(database, keyring), slices, NOW).expect("PostgreSQL opens"));
    });
}

fn in_a_folder(test: &mut dyn FnMut(Location)) {
    let folder = std::env::temp_dir().join(format!("latchkey-test-{}", unique()));
    // What a run that was killed left under the same number.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
    test(Location::Sqlite(folder.join("test.db")));
    std::fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
}

fn in_a_cluster(cluster: &str, test: &mut dyn FnMut(Location)) {
    let name = format!("latchkey_test_{}", unique());
    let admin = Handle::open(cluster, Durability::Full).expect("the cluster answers");
    admin
        .batch(&format!(
            // Copying files beats writing every page to the log as well.
            "CREATE DATABASE {name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C' \
                STRATEGY FILE_COPY"
        ))
        .expect("a database can be made");
    test(Location::Postgres(format!("{cluster} dbname={name}")));
    admin
        .batch(&format!("DROP DATABASE {name} WITH (FORCE)"))
        .expect("the database can be dropped");
}
