//! A first load: nobody else opens the house before it is on the disk.

#![expect(clippy::disallowed_methods, reason = "a test leaves the mark of another machine's start")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::path::{Path, PathBuf};

use store::testing::{NOW, places};
use store::{Db, Durability, Location, Options, Slice, Sql, Step, args};

const SHELF: Slice = Slice {
    name: "shelf",
    steps: &[Step { name: "0001_thing", text: "CREATE TABLE thing (id BIGINT PRIMARY KEY)" }],
    statements: &[],
};
const ADD: Sql = Sql { name: "ADD", text: "INSERT INTO thing (id) VALUES ($1)" };
const COUNT: Sql = Sql { name: "COUNT", text: "SELECT COUNT(*) FROM thing" };

fn open(options: Options, durability: Durability) -> Result<Db, String> {
    let options = Options { durability, ..options };
    Db::open(options, &[SHELF], NOW).map_err(|fault| fault.to_string())
}

fn add(db: &Db, id: i64) {
    db.write_blocking(NOW, move |tx| tx.put(ADD, &args![id])).unwrap();
}

fn count(db: &Db) -> i64 {
    db.read_blocking(NOW, |tx| tx.one(COUNT, &[], |row| row.get(0))).unwrap()
}

/// The file that the load leaves its mark beside; nothing on PostgreSQL, which needs none.
fn mark(options: &Options) -> Option<PathBuf> {
    match &options.location {
        Location::Sqlite(file) => Some(file.with_extension("db.loading")),
        Location::Postgres(_) => None,
    }
}

#[test]
fn a_load_that_was_cut_short_goes_on_and_is_there_once_it_is_settled() {
    places(|fresh| {
        let db = open(fresh(), Durability::FirstLoad).unwrap();
        add(&db, 1);
        drop(db);
        let db = open(fresh(), Durability::FirstLoad).unwrap();
        add(&db, 2);
        db.settle().unwrap();
        drop(db);
        assert!(!fresh().location.is_loading());
        assert_eq!(count(&open(fresh(), Durability::Full).unwrap()), 2);
        // Another may follow.
        let db = open(fresh(), Durability::FirstLoad).unwrap();
        add(&db, 3);
        db.settle().unwrap();
    });
}

#[test]
fn nobody_else_opens_a_house_before_its_first_load_is_settled() {
    places(|fresh| {
        let Some(mark) = mark(&fresh()) else { return };
        let db = open(fresh(), Durability::FirstLoad).unwrap();
        assert!(mark.exists() && fresh().location.is_loading());
        for durability in [Durability::Full, Durability::FullInBulk, Durability::None] {
            let refused = open(fresh(), durability).unwrap_err();
            assert!(refused.contains("--first again"), "{refused}");
        }
        db.settle().unwrap();
        drop(db);
        assert!(open(fresh(), Durability::Full).is_ok() && !mark.exists());
    });
}

#[test]
fn a_first_load_begins_only_where_nobody_else_is_and_alone() {
    places(|fresh| {
        if mark(&fresh()).is_none() {
            return;
        }
        let (here, there) =
            (open(fresh(), Durability::Full).unwrap(), open(fresh(), Durability::Full).unwrap());
        drop(here);
        let refused = open(fresh(), Durability::FirstLoad).unwrap_err();
        assert!(refused.contains("has this house open"), "{refused}");
        drop(there);
        let loading = open(fresh(), Durability::FirstLoad).unwrap();
        let refused = open(fresh(), Durability::FirstLoad).unwrap_err();
        assert!(refused.contains("has this house open"), "{refused}");
        loading.settle().unwrap();
    });
}

fn is_open_here(file: &Path) -> bool {
    let mut open = std::fs::read_dir("/proc/self/fd").unwrap();
    open.any(|one| std::fs::read_link(one.unwrap().path()).is_ok_and(|of| of == file))
}

#[test]
fn what_was_settled_does_not_wait_in_memory_for_the_last_to_leave() {
    places(|fresh| {
        let Location::Sqlite(file) = fresh().location else { return };
        let log = file.with_extension("db-wal");
        let db = open(fresh(), Durability::FirstLoad).unwrap();
        add(&db, 1);
        db.settle().unwrap();
        // The last to leave would work it into the file, and not wait for the disk.
        drop(db);
        while is_open_here(&log) {
            std::thread::yield_now();
        }
        assert!(std::fs::metadata(&log).unwrap().len() > 0, "the log was left as it was");
        let db = open(fresh(), Durability::Full).unwrap();
        assert_eq!(count(&db), 1);
    });
}

#[test]
fn a_load_that_the_machine_did_not_outlive_never_goes_on() {
    places(|fresh| {
        let Some(mark) = mark(&fresh()) else { return };
        drop(open(fresh(), Durability::FirstLoad).unwrap());
        for left in ["3f0c7f9e-0000-4000-8000-000000000000\n", ""] {
            std::fs::write(&mark, left).unwrap();
            let refused = open(fresh(), Durability::FirstLoad).unwrap_err();
            assert!(refused.contains("load the house again"), "{refused}");
            assert!(open(fresh(), Durability::Full).is_err());
        }
        // As it asks: the file and what lies beside it go, but for the mark that was overlooked.
        let Location::Sqlite(file) = fresh().location else { return };
        std::fs::remove_file(&file).unwrap();
        for end in ["db-wal", "db-shm"] {
            let _ = std::fs::remove_file(file.with_extension(end));
        }
        let db = open(fresh(), Durability::FirstLoad).unwrap();
        assert_eq!(count(&db), 0);
        db.settle().unwrap();
        drop(db);
        assert!(open(fresh(), Durability::Full).is_ok());
    });
}
